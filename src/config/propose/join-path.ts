/** Joins paths with `/` and resolves `.` and `..`; the project itself is `.`. */
export function joinPath(...parts: readonly string[]): string {
  const steps: string[] = [];
  for (const step of parts.join("/").split("/")) {
    if (step === "" || step === ".") continue;
    const last = steps.at(-1);
    if (step === ".." && last !== undefined && last !== "..") steps.pop();
    else steps.push(step);
  }
  return steps.length === 0 ? "." : steps.join("/");
}

/** The folder of a file. */
export function folderOf(path: string): string {
  return joinPath(path, "..");
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
