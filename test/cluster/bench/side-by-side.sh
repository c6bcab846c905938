#!/usr/bin/env bash
# Two clusters at once must both pass the same tests.
#
# usage: side-by-side.sh [WORD…]   the words select tests, as in conformance/run.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
"$CLUSTER_HOME/cluster.sh" build
for n in 1 2; do
  "$CLUSTER_HOME/cluster.sh" run "$CLUSTER_HOME/conformance/run.sh" "$@" >"$logs/$n" 2>&1 &
  launchers[n]=$!
done
status=0
for n in 1 2; do
  wait "${launchers[n]}" || status=$?
  echo "cluster $n:"
  sed 's/^/  /' "$logs/$n"
done
exit "$status"
