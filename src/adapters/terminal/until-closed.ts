import { MigrateError } from "../../core/errors.ts";

const GONE = ["end", "close", "error"] as const;

/**
 * Runs a prompt; Ctrl-C and the end of input become INTERRUPTED. A prompt whose input ended would leave Node
 * with nothing to do and exit status 13 ("unsettled top-level await").
 */
export async function untilClosed<T>(prompt: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const closing = new AbortController();
  // Ctrl-D closes readline without a word: that shows only by the loop running empty.
  const close = (): void => closing.abort();
  process.once("beforeExit", close);
  const { gone, forget } = whenGone();
  try {
    return await Promise.race([prompt(closing.signal), whenAborted(closing.signal), gone]);
  } catch (error) {
    if (isCancel(error)) throw new MigrateError("INTERRUPTED", { params: { targets: "-f FILE" } });
    throw error;
  } finally {
    process.off("beforeExit", close);
    forget();
  }
}

/** Rejects when the terminal itself is gone. The prompt is left alone then: tidying up would write to nowhere. */
function whenGone(): { readonly gone: Promise<never>; forget(): void } {
  let reject: (reason: MigrateError) => void;
  const gone = new Promise<never>((_, refuse) => (reject = refuse));
  const notice = (): void => {
    // Readline sets the mode back when it closes; a terminal that is gone answers EIO, and nobody hears that error.
    process.stdin.setRawMode = () => process.stdin;
    reject(new MigrateError("INTERRUPTED", { params: { targets: "-f FILE" } }));
  };
  for (const event of GONE) process.stdin.once(event, notice);
  return {
    gone,
    forget: () => {
      for (const event of GONE) process.stdin.off(event, notice);
    },
  };
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener(
      "abort",
      () => reject(new MigrateError("INTERRUPTED", { params: { targets: "-f FILE" } })),
      { once: true },
    );
  });
}

function isCancel(error: unknown): boolean {
  return error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
}
