import { systemCalls, type SystemCalls } from "../../src/adapters/files/system-calls.ts";

export interface Faults {
  readonly calls: SystemCalls;
  /** Names of the calls made so far, in order. */
  readonly made: (keyof SystemCalls)[];
}

/** Fault injection, not the real thing: the real system calls, of which those that `fails` picks end with `errno`. */
export function faults(fails: (position: number, name: keyof SystemCalls) => boolean, errno = "EIO"): Faults {
  const made: (keyof SystemCalls)[] = [];
  const calls = new Proxy(systemCalls, {
    get(target, name: keyof SystemCalls) {
      const call = target[name] as (...parameters: unknown[]) => unknown;
      return (...parameters: unknown[]) => {
        made.push(name);
        if (fails(made.length, name))
          throw Object.assign(new Error(`${errno}: injected`), { code: errno, syscall: name });
        return call(...parameters);
      };
    },
  });
  return { calls, made };
}
