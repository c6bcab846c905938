import type { Files } from "../../ports/files.ts";
import { listFiles } from "./list-files.ts";
import { readFile } from "./read-file.ts";

export const localFiles: Files = { list: listFiles, read: readFile };
