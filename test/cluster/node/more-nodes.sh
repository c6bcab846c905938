# Nodes beside the first: each in mount, network and host-name namespaces of its own, joined to the bridge. Sourced.
# shellcheck shell=bash

add_node() {
  local number=$1 home=$STATE/node-$1 holder
  mkdir -p "$home"
  # One idle process holds the namespaces open; every daemon of the node joins it.
  setsid unshare --mount --net --uts sleep infinity >/dev/null 2>&1 </dev/null &
  holder=$!
  echo "$holder" >"$home/holder"
  await 5 'the namespaces of the node' has_own_network "$holder"
  nsenter --target "$holder" --uts hostname "$(node_name "$number")"
  nsenter --target "$holder" --mount bash -c '. "$1/lib/common.sh"; . "$1/node/node.sh"; prepare_mounts "$2"' \
    prepare "$CLUSTER_HOME" "$number"
  join_bridge "$holder" "port-$number" "$(node_ip "$number")"
  nsenter --target "$holder" --net sysctl -qw net.ipv4.ip_forward=1
  route_pods "$number" "$holder"

  configure_containerd "$number"
  start_containerd "$number" "$holder"
  configure_kubelet "$number"
  start_kubelet "$number" "$holder"
  start_proxy "$number" "$holder"
  await 60 "$(node_name "$number")" node_is_ready "$number"
}

has_own_network() { [[ $(readlink "/proc/$1/ns/net") != "$(readlink /proc/1/ns/net)" ]]; }

# Pods of different nodes reach each other by plain routes over the bridge.
route_pods() {
  ip route replace "$(pod_cidr "$1")" via "$(node_ip "$1")"
  nsenter --target "$2" --net ip route replace "$(pod_cidr 1)" via "$SERVER_IP"
}

# remove_node NUMBER: as when its machine is switched off for good.
remove_node() {
  local home=$STATE/node-$1 name process
  [[ -e $home/holder ]] || return 0
  for name in kubelet proxy containerd; do
    stop_service "$(service_name "$name" "$1")" KILL
  done
  # Its containers and their shims are the processes in its namespaces and cgroups.
  for process in $(node_processes "$1"); do kill -KILL "$process" 2>/dev/null || true; done
  # The cable often goes with the namespace at its other end.
  ip link delete "port-$1" 2>/dev/null || true
  kubectl delete node "$(node_name "$1")" --ignore-not-found
  # A node of the same name later is a new machine.
  remove_groups "$GROUP/$1"
  rm -rf "$home"
}

# node_processes NUMBER: what lives in the node's mount namespace, and what its cgroups hold.
node_processes() {
  local holder space process root
  holder=$(<"$STATE/node-$1/holder")
  space=$(readlink "/proc/$holder/ns/mnt")
  for process in /proc/[0-9]*; do
    [[ $(readlink "$process/ns/mnt") != "$space" ]] || basename "$process"
  done
  for root in $(hierarchies); do
    [[ ! -d $root/$GROUP/$1 ]] || find "$root/$GROUP/$1" -name cgroup.procs -exec cat {} +
  done | sort -u
}
