# Starting, stopping and restarting the daemons of the cluster. Sourced inside its namespaces.
# shellcheck shell=bash
#
# Each daemon has a folder $STATE/services/NAME with its command, its process id, its log, and the process whose
# network, mount and host-name namespaces it lives in, so that a restart from anywhere puts it back in its place.

# start_service HOLDER NAME COMMAND…
start_service() {
  local holder=$1 name=$2
  shift 2
  mkdir -p "$STATE/services/$name"
  printf '%s' "$holder" >"$STATE/services/$name/holder"
  printf '%q ' "$@" >"$STATE/services/$name/command"
  launch_service "$name"
}

launch_service() {
  local folder=$STATE/services/$1 holder command
  holder=$(<"$folder/holder")
  command=$(<"$folder/command")
  # A session of its own: Ctrl-C at the terminal is for the command, not for the daemons under it.
  setsid nsenter --target "$holder" --net --mount --uts bash -c "exec $command" \
    >>"$folder/log" 2>&1 </dev/null &
  printf '%s' "$!" >"$folder/pid"
}

signal_service() { kill "-$2" "$(<"$STATE/services/$1/pid")"; }

# A zombie still has a process id. While other threads of it are still ending, it also still has its ports.
is_running() {
  local process threads
  process=/proc/$(<"$STATE/services/$1/pid")
  threads=("$process"/task/*/stat)
  [[ -e $process ]] && ! { ((${#threads[@]} == 1)) && grep -q ') [ZX] ' "$process/stat"; }
}

# stop_service NAME [SIGNAL]
stop_service() {
  is_running "$1" || return 0
  signal_service "$1" "${2:-TERM}"
  await 30 "the end of $1" not is_running "$1"
}

restart_service() {
  stop_service "$@"
  launch_service "$1"
}

not() { ! "$@"; }

# await SECONDS WHAT COMMAND…: repeats the command until it succeeds.
await() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || {
      say "waited in vain for $what"
      return 1
    }
    sleep 0.1
  done
}
