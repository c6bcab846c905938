import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export async function kubectl(...args: string[]): Promise<string> {
  return (await run("kubectl", args)).stdout.trim();
}
