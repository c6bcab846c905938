export const strace = "strace";

/**
 * Everything through which Node could change a disk, and what only frames it. open(2) and close(2) count too,
 * so some points are reads: they do no harm.
 */
const CALLS = [
  "openat",
  "write",
  "pwrite64",
  "writev",
  "pwritev",
  "close",
  "fsync",
  "fdatasync",
  "fchmod",
  "fchmodat",
  "chmod",
  "fchown",
  "chown",
  "fchownat",
  "rename",
  "renameat",
  "renameat2",
  "link",
  "linkat",
  "unlink",
  "unlinkat",
  "mkdir",
  "mkdirat",
  "rmdir",
  "symlink",
  "symlinkat",
  "ftruncate",
  "truncate",
  "utimensat",
  "copy_file_range",
  "sendfile",
];

/** Without `-f` only the main thread is traced, which makes every synchronous call: the count is that thread's alone. */
export function traceTo(log: string): string[] {
  return ["-o", log, "-e", `trace=${CALLS.join(",")}`];
}

/** SIGKILL reaches the process as it enters its n-th call of that name, before the call has any effect. */
export function killAt(call: string, n: number): string[] {
  return ["-o", "/dev/null", "-e", `trace=${call}`, "-e", `inject=${call}:signal=KILL:when=${n}`];
}
