# The registry. Sourced by bin/fault.
# shellcheck shell=bash

fault_registry() {
  case ${1:-} in
    off) stop_service registry-proxy KILL ;;
    ok | [1-5][0-9][0-9] | slow)
      [[ $1 != slow || ${2:-} =~ ^[0-9.]+$ ]] || misuse
      echo "$*" >"$STATE/registry/mode"
      is_running registry-proxy || launch_service registry-proxy
      await 5 'the registry' is_listening "$SERVER_IP" 5000
      ;;
    *) misuse ;;
  esac
}

is_listening() { (: >"/dev/tcp/$1/$2"); }
