# The node, its kubelet and its runtime, and a second node. Sourced by bin/fault.
# shellcheck shell=bash

# Kubelet's own judgement, by thresholds that this machine cannot meet: taints and evictions follow as in earnest.
# Soft thresholds, because hard ones are also taken off what the node offers to pods.
fault_pressure() {
  local signal config=$STATE/node-1/kubelet.yaml
  case ${1:-} in
    memory) signal=memory.available ;;
    disk) signal=nodefs.available ;;
    pid) signal=pid.available ;;
    none) signal= ;;
    *) misuse ;;
  esac
  sed -i -e "s|^evictionSoft:.*|evictionSoft: {${signal:+$signal: \"99.99%\"}}|" \
    -e "s|^evictionSoftGracePeriod:.*|evictionSoftGracePeriod: {${signal:+$signal: 1s}}|" "$config"
  restart_service kubelet
  await 60 'kubelet' kubelet_is_up
}

kubelet_is_up() { curl -fsS --noproxy '*' http://127.0.0.1:10248/healthz; }

fault_kubelet() {
  case ${1:-} in
    pause) signal_service kubelet STOP ;;
    resume) signal_service kubelet CONT ;;
    *) misuse ;;
  esac
}

fault_low_ports() {
  local allowed
  case ${1:-} in
    refused) allowed=false ;;
    allowed) allowed=true ;;
    *) misuse ;;
  esac
  sed -i "s|enable_unprivileged_ports = .*|enable_unprivileged_ports = $allowed|" "$STATE/node-1/containerd.toml"
  # Containers live on below their shims while containerd restarts.
  restart_service containerd
  await 30 'containerd' ctr version
}

fault_node() {
  case ${1:-} in
    add) add_node 2 ;;
    remove) remove_node 2 ;;
    *) misuse ;;
  esac
}
