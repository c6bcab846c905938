#!/usr/bin/env bash
# Brings clusters up and down in many ways, five of them by SIGKILL, and compares what is on the machine before and
# after: processes, mounts, cgroups, interfaces, namespaces, listening ports, files, kernel settings.
#
# usage: updown.sh [TIMES]   (20)
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
CLUSTER=$CLUSTER_HOME/cluster.sh
times=${1:-20}

# What a cluster can leave behind, one per line. A process counts if it lives in namespaces of its own or was
# started by the cluster's scripts.
snapshot() {
  local process own space
  own=$(readlink /proc/self/ns/pid)
  for process in /proc/[0-9]*; do
    # Whatever ended since the listing has none any more.
    space=$(readlink "$process/ns/pid") || continue
    if [[ $space != "$own" ]] ||
      tr '\0' ' ' <"$process/cmdline" | grep -q 'cluster\.sh run\|--pdeathsig\|node/init\.sh'; then
      echo "process ${process#/proc/} $(tr '\0' ' ' <"$process/cmdline")"
    fi
  done 2>/dev/null
  sed 's/^/mount /' /proc/self/mounts
  find /sys/fs/cgroup -type d -path '*archon-migrate*' | sed 's/^/cgroup /'
  ip -o link | awk -F': ' '{print "interface " $2}'
  lsns --noheadings --output NS,TYPE | sed 's/^/namespace /'
  ss -Hltn | awk '{print "port " $4}'
  find /etc /opt /run /var "$STATES" -xdev 2>/dev/null | sed 's/^/file /'
  sysctl vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys \
    net.ipv4.ip_forward net.netfilter.nf_conntrack_max 2>/dev/null | sed 's/^/setting /'
}

# start SECONDS: a cluster whose command would run for long; sets LAUNCHER. As from a terminal, it is a group.
start() {
  setsid env --default-signal=INT "$CLUSTER" run sleep 1000 2>/dev/null &
  LAUNCHER=$!
  sleep "$1"
}

ended_with() {
  local status=0
  wait "$LAUNCHER" || status=$?
  [[ " $* " == *" $status "* ]] || die "the launcher ended with $status, expected $*"
}

nothing_runs() { ! snapshot | grep -q '^process .*archon-migrate-clusters\|^process .*init\.sh'; }

# The ways to end, by number: most by themselves, the others at different moments of a cluster's life.
one() {
  case $1 in
    3 | 7 | 11 | 15 | 19)
      start "$(((RANDOM % 60) + 5))e-1"
      kill -KILL "$LAUNCHER"
      ended_with 137
      for _ in {1..50}; do ! nothing_runs || return 0 && sleep 0.1; done
      die 'processes outlived their killed launcher'
      ;;
    5) start 8 && kill -INT -- "-$LAUNCHER" && ended_with 130 ;;
    9) start 2 && kill -TERM "$LAUNCHER" && ended_with 143 ;;
    13)
      local status=0
      "$CLUSTER" run sh -c 'exit 42' 2>/dev/null || status=$?
      ((status == 42)) || die "the command's status 42 came out as $status"
      ;;
    *) "$CLUSTER" run kubectl run box --image=busybox:1 --command -- sleep 1000 >/dev/null 2>&1 ;;
  esac
}

"$CLUSTER" build
"$CLUSTER" reap
before=$(snapshot | sort)
for ((n = 1; n <= times; n++)); do
  one "$n"
  say "$n of $times"
done
# What the last killed one left is for the next run to remove.
"$CLUSTER" reap
sleep 1
after=$(snapshot | sort)
left=$(comm -13 <(echo "$before") <(echo "$after"))
gone=$(comm -23 <(echo "$before") <(echo "$after"))
for kind in process mount cgroup interface namespace port file setting; do
  printf '%-10s %6d before %6d after\n' "$kind" "$(grep -c "^$kind " <<<"$before")" "$(grep -c "^$kind " <<<"$after")"
done
[[ -z $gone ]] || printf 'gone: %s\n' "$gone"
[[ -z $left ]] || printf 'left: %s\n' "$left"
echo "$times ups and downs, $(grep -c . <<<"$left") leftovers"
[[ -z $left ]]
