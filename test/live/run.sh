#!/usr/bin/env bash
# End-to-end proofs on a real Kubernetes; see README.md.
#
# usage: run.sh [--kubernetes 1.37|1.35] [WORD…]   only transcripts whose file name holds one of the words
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PROJECT=$(cd "$here/../.." && pwd)
export PROJECT PATH=$PROJECT/node_modules/.bin:$PATH

options=()
while (($# > 0)); do
  case $1 in
    --kubernetes) options+=("$1" "${2:?a version}") && shift 2 ;;
    --kubernetes=*) options+=("$1") && shift ;;
    --) shift && break ;;
    -*) sed -n '/^# usage/s/^# //p' "${BASH_SOURCE[0]}" >&2 && exit 64 ;;
    *) break ;;
  esac
done

# What a machine cannot run it skips, with the reason; in CI that is a failure.
if ! "$PROJECT/test/cluster/cluster.sh" doctor 2>&1; then
  echo 'live: skipped'
  echo '0 passed, 0 failed'
  [[ -z ${CI:-} ]] && exit 0 || exit 1
fi
exec "$PROJECT/test/cluster/cluster.sh" run "${options[@]}" -- node "$here/run.ts" "$@"
