# A cluster that stays while one works: up, shell, down. Sourced.
# shellcheck shell=bash

bring_up_and_stay() {
  local name=$1 log
  claim "$name"
  log=$STATE/up.log
  COMMAND=(sleep infinity)
  # Its own session, and no death signal: it outlives this terminal.
  enter_namespaces setsid >"$log" 2>&1 </dev/null &
  UNSHARE=$!
  trap 'tear_down; exit 130' INT TERM HUP
  echo "$UNSHARE" >"$STATE/unshare.pid"
  tail --pid="$UNSHARE" -n +1 -f "$log" >&2 &
  local tail=$!
  until [[ -e $STATE/ready ]]; do
    kill -0 "$UNSHARE" 2>/dev/null || {
      tear_down
      die 'it did not come up'
    }
    sleep 0.2
  done
  kill "$tail"
  say "up. Work in it with: npm run cluster:shell, end it with: npm run cluster:down"
}

take_down() {
  local state=$STATES/$1
  [[ -e $STATES/$1.lock ]] || die "no cluster named $1 is up"
  UNSHARE=$(<"$state/unshare.pid")
  kill -KILL "$UNSHARE"
  # Its lock comes free when its last process is gone.
  flock "$STATES/$1.lock" true
  with_states remove_traces "$1"
  say 'down'
}

# enter_cluster NAME [COMMAND…]: runs the command, or a shell, inside.
enter_cluster() {
  local state=$STATES/$1 first
  shift
  [[ -e $state/ready ]] || die 'no cluster is up: npm run cluster:up'
  first=$(first_process "$(<"$state/unshare.pid")")
  (($# > 0)) || set -- "${SHELL:-/bin/bash}"
  local environment
  mapfile -d '' -t environment <"$state/environment"
  # The working directory is the caller's: nsenter would leave it.
  exec nsenter --target "$first" --mount --net --pid --uts --ipc --wdns="$PWD" \
    env "${environment[@]}" TERM="${TERM:-dumb}" "$@"
}
