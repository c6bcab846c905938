const HELD: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Listeners stay until the loop has turned; work that follows before that shares them. */
let holding = false;

/**
 * Runs synchronous work that Ctrl-C must not cut in two. With a listener in place libuv only notes a signal and
 * Node looks at its notes when the stack is empty; without one the kernel would end the process at once, signal(7).
 * A signal that came meanwhile takes its usual effect right after.
 */
export function holdSignals<T>(work: () => T): T {
  if (holding) return work();
  const release = hold();
  try {
    return work();
  } finally {
    // Two turns of the loop: the notes are read in the poll phase, which may lie behind the first.
    setImmediate(() => setImmediate(release));
  }
}

function hold(): () => void {
  const seen = new Set<NodeJS.Signals>();
  const note = (signal: NodeJS.Signals): void => void seen.add(signal);
  const listened = new Set(HELD.filter((signal) => process.listenerCount(signal) > 0));
  for (const signal of HELD) process.on(signal, note);
  holding = true;
  return () => {
    holding = false;
    for (const signal of HELD) process.off(signal, note);
    // Whoever listened before has heard it too; for the others the default is made up for.
    for (const signal of seen) if (!listened.has(signal)) process.kill(process.pid, signal);
  };
}
