#!/usr/bin/env bash
# The first process of the cluster's namespaces: brings everything up, runs the command, and ends. Its end is the
# end of every process of the cluster. Called by lib/run.sh.
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
. "$CLUSTER_HOME/lib/cgroups.sh"
for part in services network pki control-plane registry node; do
  . "$CLUSTER_HOME/node/$part.sh"
done
: "${STATE:?}" "${GROUP:?}" "${KUBE_BIN:?}" "${RUNTIME_BIN:?}" "${DNS_BIN:?}" "${TOOLS_BIN:?}" "${IMAGES:?}"

begun=$(date +%s%N)
export KUBECONFIG=$STATE/admin.kubeconfig PATH=$CLUSTER_HOME/bin:$KUBE_BIN:$RUNTIME_BIN:/usr/sbin:/sbin:$PATH
# What is inside is reached without any proxy that the machine uses for the outside.
export NO_PROXY=localhost,127.0.0.0/8,192.168.240.0/24,10.240.0.0/16,10.250.0.0/24,.cluster.local,git.automatizase.com.br
export no_proxy=$NO_PROXY

explain_failure() {
  say "the cluster did not come up; the ends of its logs:"
  tail -n 8 "$STATE"/services/*/log >&2
  exit 1
}

bring_up() {
  mkdir -p "$STATE"/{pki,services,node-1}
  hostname "$(node_name 1)"
  mount --make-rprivate /
  prepare_mounts 1
  lay_bridge
  add_client
  make_certificates
  name_hosts

  start_store
  start_apiserver
  start_registry
  configure_containerd 1
  start_containerd 1 1
  configure_kubelet 1
  await 60 "the API server" api_is_ready || explain_failure
  say "API ready after $(seconds_since "$begun") s"
  start_controllers
  start_kubelet 1 1
  start_proxy 1 1
  start_dns
  await 60 "the node" node_is_ready 1 || explain_failure
  await 30 "the cluster's DNS" dns_is_ready || explain_failure
  # Pods are refused until their namespace has its service account.
  await 30 "the default service account" kubectl get serviceaccount default || explain_failure
  say "node ready after $(seconds_since "$begun") s"
}

# The registry's name leads to the cluster's own for every program, not for containerd alone.
name_hosts() {
  printf '%s\n' '127.0.0.1 localhost' "$SERVER_IP $(node_name 1) $REGISTRY_NAME" >"$STATE/hosts"
  mount --bind "$STATE/hosts" /etc/hosts
}

# The command is told of a request to end, and given some time, before everything goes.
command_pid=
stop() {
  if [[ -n $command_pid ]]; then
    kill -TERM "$command_pid" 2>/dev/null || true
    await 5 "the command" not kill -0 "$command_pid" || true
  fi
  exit 143
}
trap stop TERM

# What the command finds in its environment, and what a shell that joins later is given.
share_environment() {
  export ARCHON_CLUSTER_STATE=$STATE NODE_EXTRA_CA_CERTS=$STATE/pki/ca.crt
  ARCHON_CLUSTER_COMMIT=$(<"$CLUSTER_HOME/images/commit")
  export ARCHON_CLUSTER_COMMIT
  env -0 >"$STATE/environment"
  touch "$STATE/ready"
}

trap '' INT
bring_up
share_environment
# A background process of a script ignores Ctrl-C unless told otherwise, and has no terminal to read from.
env --default-signal=INT,QUIT,TERM "$@" <&0 &
command_pid=$!
status=0
wait "$command_pid" || status=$?
exit "$status"
