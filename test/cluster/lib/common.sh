# Places and small verbs that every script here shares. Sourced, never run.
# shellcheck shell=bash

set -euo pipefail
# Without it a failure inside $(…) would go on.
shopt -s inherit_errexit

CLUSTER_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PROJECT_HOME=$(cd "$CLUSTER_HOME/../.." && pwd)
CACHE=${ARCHON_MIGRATE_CACHE:-$HOME/.cache/archon-migrate}

# One folder for the state of every cluster on this machine, so that a later run finds what a killed one left.
# It is short because the paths of unix sockets in it may not pass 107 characters.
STATES=${TMPDIR:-/tmp}/archon-migrate-clusters

KUBERNETES_VERSIONS=(1.37 1.35)

say() { printf '%s\n' "cluster: $*" >&2; }

die() {
  say "$@"
  exit 1
}

# seconds_since NANOSECONDS: the time passed, as "4.2".
seconds_since() {
  local tenths=$((($(date +%s%N) - $1) / 100000000))
  printf '%d.%d' $((tenths / 10)) $((tenths % 10))
}

# hash_of WORD… -- PATH…: one short name for these words and the content of these files and folders.
# File names count by their place below the project, so that two checkouts share a cache.
hash_of() {
  local words=()
  while [[ $1 != -- ]]; do
    words+=("$1")
    shift
  done
  shift
  {
    printf '%s\n' "${words[@]}"
    find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sed "s|$PROJECT_HOME/||"
  } | sha256sum | cut -c1-16
}

# cached FOLDER MAKE…: if FOLDER is not there, runs MAKE with the path of an empty folder, which becomes FOLDER
# when MAKE succeeds. Half-made things thus never enter the cache, and two builds at once wait for each other.
cached() {
  local folder=$1 making
  shift
  if [[ -d $folder ]]; then
    touch "$folder"
    return
  fi
  mkdir -p "$(dirname "$folder")"
  exec {building}>"$folder.lock"
  flock "$building"
  if [[ ! -d $folder ]]; then
    # Whoever left such a folder is dead: it would hold the lock.
    rm -rf "$folder".making.*
    making=$(mktemp -d "$folder.making.XXXXXX")
    chmod 755 "$making"
    "$@" "$making"
    mv -T "$making" "$folder"
    # Older ones that nobody has asked for in two weeks make room.
    find "$(dirname "$folder")" -mindepth 1 -maxdepth 1 -mtime +14 -exec rm -rf {} +
  fi
  exec {building}>&-
}
