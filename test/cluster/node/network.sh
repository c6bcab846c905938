# The cluster's network: one bridge that stands for the network between machines. Sourced.
# shellcheck shell=bash

NODE_NETWORK=192.168.240
SERVER_IP=$NODE_NETWORK.1
CLIENT_IP=$NODE_NETWORK.9
POD_NETWORK=10.240
SERVICE_CIDR=10.250.0.0/24

node_ip() { echo "$NODE_NETWORK.$1"; }
pod_cidr() { echo "$POD_NETWORK.$(($1 - 1)).0/24"; }

lay_bridge() {
  ip link set lo up
  ip link add node0 type bridge
  ip addr add "$SERVER_IP/24" dev node0
  ip link set node0 up
  # A bridge without ports has no carrier, and addresses on it are then not used as sources.
  ip link add port0 type veth peer name port1
  ip link set port0 master node0 up
  ip link set port1 up
  # Service addresses are rewritten only after a route was found for them.
  ip route add default dev node0
  sysctl -qw net.ipv4.ip_forward=1
}

# join_bridge NAMESPACE PORT ADDRESS: gives another network namespace its cable to the bridge.
# The namespace is told by its name or by the id of a process in it.
join_bridge() {
  local namespace=$1 port=$2 address=$3 enter=(ip netns exec "$1")
  [[ $namespace == *[!0-9]* ]] || enter=(nsenter --target "$namespace" --net)
  ip link add "$port" type veth peer name eth0 netns "$namespace"
  ip link set "$port" master node0 up
  "${enter[@]}" ip link set lo up
  "${enter[@]}" ip addr add "$address/24" dev eth0
  "${enter[@]}" ip link set eth0 up
  "${enter[@]}" ip route add default via "$SERVER_IP"
}

# A machine outside the cluster. Probes go from here: on the node itself a request takes another way through
# the packet filter than any real client's.
add_client() {
  ip netns add client
  join_bridge client port-client "$CLIENT_IP"
}
