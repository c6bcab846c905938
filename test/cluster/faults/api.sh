# The API server and what it remembers. Sourced by bin/fault.
# shellcheck shell=bash

fault_apiserver() {
  case ${1:-} in
    stop) stop_service apiserver KILL ;;
    start)
      launch_service apiserver
      await 60 'the API server' api_is_ready
      ;;
    restart) fault_apiserver stop && fault_apiserver start ;;
    *) misuse ;;
  esac
}

# etcd answers JSON beside gRPC: no client program is needed. Keys are in base64, and "AA==" (a zero byte) as
# beginning and end means all.
etcd_call() { curl -fsS --noproxy '*' "http://127.0.0.1:2379/v3/$1" -d "$2"; }

fault_etcd() {
  [[ ${1:-} == compact ]] || misuse
  local revision
  revision=$(etcd_call kv/range '{"key": "AA==", "range_end": "AA==", "count_only": true}' |
    grep -o '"revision":"[0-9]*"' | tr -dc 0-9)
  etcd_call kv/compaction "{\"revision\": \"$revision\", \"physical\": true}" >/dev/null
  say "forgot every revision before $revision"
}

# The API server keeps recent events itself and would answer from there: only a new one has to ask etcd.
fault_watch_gone() {
  fault_etcd compact
  fault_apiserver restart
}

HALF_OPEN_PORT=7443

fault_half_open() {
  case ${1:-} in
    start)
      make_kubeconfig admin half-open "$HALF_OPEN_PORT"
      start_service 1 half-open "$TOOLS_BIN/half-open-proxy" "$SERVER_IP:$HALF_OPEN_PORT" "$SERVER_IP:6443"
      await 5 'the proxy' kubectl --kubeconfig "$STATE/half-open.kubeconfig" get --raw /readyz
      echo "$STATE/half-open.kubeconfig"
      ;;
    stall) signal_service half-open USR1 ;;
    heal) signal_service half-open USR2 ;;
    end) stop_service half-open ;;
    *) misuse ;;
  esac
}
