# The cgroups of a cluster, on machines with one hierarchy (version 2) and with one per controller (version 1).
# Sourced.
# shellcheck shell=bash

group_of() { echo "archon-migrate-$1"; }

hierarchies() {
  local root
  if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then
    echo /sys/fs/cgroup
    return
  fi
  for root in /sys/fs/cgroup/*; do
    # Links are second names, as cpu for cpu,cpuacct.
    [[ ! -e $root/cgroup.procs || -L $root ]] || echo "$root"
  done
}

# make_groups GROUP
make_groups() {
  local root
  for root in $(hierarchies); do mkdir -p "$root/$1"; done
}

# remove_groups GROUP: with all groups below it. They stay busy for an instant after the end of their processes.
remove_groups() {
  local root tries
  for root in $(hierarchies); do
    for ((tries = 0; tries < 50; tries++)); do
      [[ -d $root/$1 ]] || continue 2
      find "$root/$1" -depth -type d -exec rmdir {} + 2>/dev/null || sleep 0.1
    done
    [[ ! -d $root/$1 ]] || say "cgroup $root/$1 is still in use"
  done
}
