# etcd, the API server, the controllers and the scheduler. Sourced.
# shellcheck shell=bash

start_store() {
  # No fsync: the store need not outlive the machine, and shared disks make it slow.
  start_service 1 etcd "$KUBE_BIN/etcd" --name=e --data-dir="$STATE/etcd" --unsafe-no-fsync --log-level=warn \
    --listen-client-urls=http://127.0.0.1:2379 --advertise-client-urls=http://127.0.0.1:2379 \
    --listen-peer-urls=http://127.0.0.1:2380 --initial-advertise-peer-urls=http://127.0.0.1:2380 \
    --initial-cluster=e=http://127.0.0.1:2380
}

start_apiserver() {
  start_service 1 apiserver "$KUBE_BIN/kube-apiserver" \
    --etcd-servers=http://127.0.0.1:2379 --secure-port=6443 --advertise-address="$SERVER_IP" \
    --service-cluster-ip-range="$SERVICE_CIDR" --service-node-port-range=30000-32767 \
    --tls-cert-file="$STATE/pki/apiserver.crt" --tls-private-key-file="$STATE/pki/apiserver.key" \
    --client-ca-file="$STATE/pki/ca.crt" \
    --kubelet-client-certificate="$STATE/pki/admin.crt" --kubelet-client-key="$STATE/pki/admin.key" \
    --kubelet-preferred-address-types=InternalIP \
    --service-account-issuer=https://kubernetes.default.svc \
    --service-account-key-file="$STATE/pki/service-accounts.key" \
    --service-account-signing-key-file="$STATE/pki/service-accounts.key" \
    --requestheader-client-ca-file="$STATE/pki/ca.crt" --requestheader-allowed-names=nobody \
    --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --allow-privileged=true
}

api_is_ready() { kubectl get --raw /readyz; }

# Both give up when they find no API server at their start: they come after it.
start_controllers() {
  local access=(--kubeconfig="$KUBECONFIG" --authentication-kubeconfig="$KUBECONFIG"
    --authorization-kubeconfig="$KUBECONFIG" --leader-elect=false --bind-address=127.0.0.1)
  start_service 1 controller-manager "$KUBE_BIN/kube-controller-manager" "${access[@]}" \
    --root-ca-file="$STATE/pki/ca.crt" --service-account-private-key-file="$STATE/pki/service-accounts.key"
  start_service 1 scheduler "$KUBE_BIN/kube-scheduler" "${access[@]}"
}

start_dns() {
  cat >"$STATE/Corefile" <<EOF
.:53 {
  bind $SERVER_IP
  errors
  ready 127.0.0.1:8181
  kubernetes cluster.local in-addr.arpa {
    kubeconfig $KUBECONFIG
    ttl 5
  }
  cache 5
}
EOF
  start_service 1 coredns "$DNS_BIN/coredns" -conf "$STATE/Corefile"
}

dns_is_ready() { curl -fsS --noproxy '*' http://127.0.0.1:8181/ready; }
