#!/usr/bin/env bash
# How long a cluster takes to be ready, and how much memory it has then: the medians of some ups and downs.
#
# usage: ready.sh [TIMES]   (5)
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
times=${1:-5}

median() { sort -n | sed -n "$((($1 + 1) / 2))p"; }

# Proportional: what processes share counts once. In the cluster's own view of processes all belong to it.
# shellcheck disable=SC2016 # expanded inside
measure='cat /proc/[0-9]*/smaps_rollup 2>/dev/null | awk "/^Pss:/ {sum += \$2} END {printf \"%d\n\", sum / 1024}"'

ready=() memory=()
for ((n = 1; n <= times; n++)); do
  log=$(mktemp)
  memory+=("$("$CLUSTER_HOME/cluster.sh" run bash -c "sleep 5; $measure" 2>"$log")")
  ready+=("$(sed -n 's/.*node ready after \([0-9.]*\) s/\1/p' "$log")")
  rm "$log"
  echo "$n: ready after ${ready[-1]} s, ${memory[-1]} MB"
done
echo "median: ready after $(printf '%s\n' "${ready[@]}" | median "$times") s," \
  "$(printf '%s\n' "${memory[@]}" | median "$times") MB"
