import type { Messages } from "./messages.ts";

export const errors = {
  FILE_NOT_FOUND: {
    what: "{path} does not exist",
    why: "no file or folder has this name, and as a pattern it matches none",
    next: "ls {folder}",
  },
  FILE_UNREADABLE: { what: "{path} cannot be read", why: "{reason}", next: "ls -ld {path}" },
  FILE_BINARY: {
    what: "{path} is not a text file",
    why: "it holds a zero byte, which no YAML or JSON has",
    next: "file {path}",
  },
  FILE_ENCODING: {
    what: "{path} is not UTF-8 text",
    why: "manifests are read as UTF-8; guessing another encoding would change bytes",
    next: "file -i {path}",
  },
  FILE_TOO_LARGE: {
    what: "{path} has {size} MiB",
    why: "files of up to {limit} MiB are read; it can be split at its --- lines",
    next: "grep -n -- '^---' {path}",
  },
  DIRECTORY_LOOP: {
    what: "{path} leads back into a folder above it",
    why: "a symbolic link goes round in a circle",
    next: "ls -ld {path}",
    when: {
      "reason=ELOOP": {
        what: "{path} is a symbolic link that leads to itself",
        why: "the kernel gave up following it (ELOOP)",
      },
    },
  },
  NO_FILES: {
    what: "there are no manifests in {path}",
    why: "manifests end in .yaml, .yml or .json; subfolders are searched only with -R",
    next: "archon-migrate plan -R -f {path}",
    when: {
      "recursive=1": {
        why: "manifests end in .yaml, .yml or .json; node_modules and folders with a leading dot are left out",
        next: "ls -aR {path}",
      },
    },
  },
  STDIN_IS_TERMINAL: {
    what: "-f - reads manifests from standard input, and nothing is piped into it",
    why: "standard input is the terminal",
    next: "archon-migrate plan -f - < FILE",
  },
  CONFIG_SYNTAX: { what: "the configuration is not valid YAML", why: "{reason}", next: "archon-migrate init --stdout" },
  CONFIG_INVALID: {
    what: "the configuration is not valid: {reason}",
    why: "{hint}",
    next: "archon-migrate explain CONFIG_INVALID",
  },
  PLAN_INVALID: { what: "{path} is not a plan", why: "{reason}", next: "archon-migrate plan --out plan.json -f FILE" },
  PLAN_VERSION: {
    what: "{path} is a plan of version {found}",
    why: "this archon-migrate reads {expected} only",
    next: "archon-migrate plan --out {path} -f FILE",
  },
  FILE_CHANGED: {
    what: "{path} has changed since the plan was made",
    why: "a plan fits only the bytes it was made for; nothing was written",
    next: "archon-migrate plan -f {path}",
  },
  EDITS_INVALID: {
    what: "an edit does not fit its file; nothing was written",
    why: "{reason}",
    next: "archon-migrate plan --out plan.json -f FILE",
  },
  MANIFEST_UNREADABLE: {
    what: "nothing was written: {count} {count#file|files} could not be read",
    why: "all files are written or none; {path}: {reason}",
    next: "archon-migrate plan -f {path}",
  },
  DIRECTORY_READ_ONLY: {
    what: "{path} cannot be replaced; nothing was written",
    why: "its folder {directory} may not be written to ({reason})",
    next: "ls -ld {directory}",
  },
  DISK_FULL: {
    what: "there is no room to write {path}; nothing was written",
    why: "{reason}",
    next: "df -h {directory}",
  },
  HARD_LINK: {
    what: "{path} is one of {links} names of the same file (hard links)",
    why: "replacing it would part it from the others; nothing was written",
    next: "cp -p {path} {path}.new && mv {path}.new {path}",
  },
  WRITE_FAILED: {
    what: "{path} could not be written",
    why: "{reason}; what had been replaced was put back",
    next: "df -h {folder}",
    when: {
      "reason=LOCKED": {
        what: "another archon-migrate is writing; nothing was written",
        why: "it holds the lock {path}, whose name gives its process id",
        next: "ls -l {path}",
      },
      "reason=OWNER": {
        what: "{path} belongs to {uid}:{gid}; nothing was written",
        why: "only root can give the new file to them, and it must not change hands",
        next: 'sudo chown "$(id -u):$(id -g)" {path}',
      },
      "reason=ROLLBACK": {
        what: "{path} could not be put back",
        why: "writing failed, and so did restoring; the journal holds the former bytes",
        next: "archon-migrate undo",
      },
    },
  },
  NOT_A_TERMINAL: {
    what: "--interactive needs a terminal",
    why: "standard input or output is not one, so nobody can answer",
    next: "archon-migrate apply --yes {targets}",
    when: {
      "targets=-f -": {
        what: "--interactive cannot be used with -f -",
        why: "apply writes files, and standard input is none",
        next: "archon-migrate plan -f - < FILE",
      },
    },
  },
  JOURNAL_NOT_FOUND: {
    what: "there is no journal {name}",
    why: "each apply leaves one, named by its time",
    next: 'ls -t "${XDG_STATE_HOME:-$HOME/.local/state}/archon-migrate/journals"',
    when: {
      "name=": {
        what: "there is nothing to undo",
        why: "every apply on record has been undone, or none has written anything",
      },
    },
  },
  JOURNAL_INVALID: {
    what: "{path} is not a journal, or is damaged",
    why: "{field} is missing or wrong",
    next: 'ls -t "${XDG_STATE_HOME:-$HOME/.local/state}/archon-migrate/journals"',
    when: {
      "field=json": { why: "it is not JSON" },
      "field=inverse": {
        what: "{path} is damaged",
        why: "it does not lead back to the former bytes of {file}; nothing was written",
      },
    },
  },
  UNDO_CONFLICT: {
    what: "{path} has changed since it was written",
    why: "undo restores only what it knows; nothing was written",
    next: "git diff -- {path}",
    when: {
      "reason=missing": {
        what: "{path} is gone",
        why: "undo restores files where they were; nothing was written",
        next: "ls -la {folder}",
      },
    },
  },
  USAGE: { what: "{reason}", why: "", next: "archon-migrate {command} --help" },
  INTERRUPTED: {
    what: "interrupted; nothing was written",
    why: "what was decided is kept for the next walk over the same files",
    next: "archon-migrate apply --interactive {targets}",
  },
} as const satisfies Messages["errors"];
