# One node: containerd, kubelet and kube-proxy. Node 1 lives in the cluster's own namespaces, further ones in
# namespaces below it. Sourced.
# shellcheck shell=bash

node_name() { if (($1 == 1)); then echo archon-node; else echo "archon-node-$1"; fi; }
service_name() { if (($2 == 1)); then echo "$1"; else echo "$1-$2"; fi; }

# prepare_mounts NODE: runs in the node's mount namespace, so that what the daemons write to fixed places of the
# machine lands in the cluster's state and is gone with it.
prepare_mounts() {
  local home=$STATE/node-$1
  mkdir -p "$home"/{kubelet,containerd,cni,log,lib,lib-work,kernel}
  mount -t tmpfs tmpfs /run
  mkdir -p /run/{containerd,lock,netns}
  mount --bind "$home/log" /var/log
  mount -t overlay overlay /var/lib -o "lowerdir=/var/lib,upperdir=$home/lib,workdir=$home/lib-work"
  # Volumes mounted by kubelet must become visible to containerd.
  mount --bind "$home/kubelet" "$home/kubelet"
  mount --make-shared "$home/kubelet"
  keep_kernel_settings "$home/kernel"
}

# Kubelet sets these for the whole machine (pkg/kubelet/cm/container_manager_linux.go, setupKernelTunables).
# It leaves them alone when they read as it wants, so it reads files of its own.
keep_kernel_settings() {
  local setting value
  while read -r setting value; do
    echo "$value" >"$1/${setting//\//.}"
    mount --bind "$1/${setting//\//.}" "/proc/sys/$setting"
  done <<'EOF'
vm/overcommit_memory 1
vm/panic_on_oom 0
kernel/panic 10
kernel/panic_on_oops 1
kernel/keys/root_maxkeys 1000000
kernel/keys/root_maxbytes 25000000
EOF
}

configure_containerd() {
  local home=$STATE/node-$1
  mkdir -p "$home/certs.d/_default"
  # Every image comes from the cluster's registry. It is named as the server too: otherwise containerd would go on
  # to ask the real one, and "not found" would read "no such host".
  cat >"$home/certs.d/_default/hosts.toml" <<EOF
server = "http://$SERVER_IP:5000"
[host."http://$SERVER_IP:5000"]
  capabilities = ["pull", "resolve"]
EOF
  cat >"$home/cni/10-pods.conflist" <<EOF
{"cniVersion": "1.0.0", "name": "pods", "plugins": [
  {"type": "ptp", "ipMasq": false, "ipam": {
    "type": "host-local", "dataDir": "$home/cni-addresses",
    "ranges": [[{"subnet": "$(pod_cidr "$1")"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
EOF
  sed -e "s|@HOME@|$home|g" -e "s|@RUNC@|$(command -v runc)|g" \
    "$CLUSTER_HOME/node/containerd.toml" >"$home/containerd.toml"
}

configure_kubelet() {
  local name
  name=$(node_name "$1")
  make_certificate "$name" "/O=system:nodes/CN=system:node:$name" "IP:$(node_ip "$1"),DNS:$name"
  make_kubeconfig "$name"
  make_groups "$GROUP/$1"
  sed -e "s|@STATE@|$STATE|g" -e "s|@NAME@|$name|g" -e "s|@CGROUP@|/$GROUP/$1|g" -e "s|@DNS@|$SERVER_IP|g" \
    "$CLUSTER_HOME/node/kubelet.yaml" >"$STATE/node-$1/kubelet.yaml"
}

start_containerd() {
  start_service "$2" "$(service_name containerd "$1")" \
    env "PATH=$RUNTIME_BIN:$PATH" containerd --config "$STATE/node-$1/containerd.toml"
}

start_kubelet() {
  start_service "$2" "$(service_name kubelet "$1")" "$KUBE_BIN/kubelet" \
    --kubeconfig="$STATE/$(node_name "$1").kubeconfig" --config="$STATE/node-$1/kubelet.yaml" \
    --root-dir="$STATE/node-$1/kubelet" --hostname-override="$(node_name "$1")" --node-ip="$(node_ip "$1")"
}

start_proxy() {
  # Zeros: the size of the connection table belongs to the machine, not to the namespace.
  start_service "$2" "$(service_name proxy "$1")" "$KUBE_BIN/kube-proxy" --kubeconfig="$KUBECONFIG" \
    --hostname-override="$(node_name "$1")" --cluster-cidr="$POD_NETWORK.0.0/16" --proxy-mode=iptables \
    --conntrack-max-per-core=0 --conntrack-tcp-timeout-established=0 --conntrack-tcp-timeout-close-wait=0 \
    --metrics-bind-address=127.0.0.1:10249 --healthz-bind-address=127.0.0.1:10256
}

node_is_ready() { kubectl wait --for=condition=Ready "node/$(node_name "$1")" --timeout=1s; }
