import { MigrateError } from "../../core/errors.ts";

/**
 * Runs a prompt; Ctrl-C and the end of input become INTERRUPTED. A prompt whose input ended would leave Node
 * with nothing to do and exit status 13 ("unsettled top-level await"). Ctrl-D closes readline without a word:
 * that shows only by the loop running empty.
 */
export async function untilClosed<T>(prompt: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const closing = new AbortController();
  const close = (): void => closing.abort();
  const ends = ["end", "close", "error"] as const;
  for (const event of ends) process.stdin.once(event, close);
  process.once("beforeExit", close);
  try {
    return await Promise.race([prompt(closing.signal), whenAborted(closing.signal)]);
  } catch (error) {
    if (isCancel(error)) throw new MigrateError("INTERRUPTED");
    throw error;
  } finally {
    for (const event of ends) process.stdin.off(event, close);
    process.off("beforeExit", close);
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new MigrateError("INTERRUPTED")), { once: true });
  });
}

function isCancel(error: unknown): boolean {
  return error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
}
