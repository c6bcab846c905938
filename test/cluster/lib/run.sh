# Making a cluster's namespaces and state, and removing every trace of them. Sourced.
# shellcheck shell=bash
#
# A cluster owns $STATES/ID, $STATES/ID.lock and the cgroups named archon-migrate-ID. Every process of it inherits
# the lock, so a lock that can be had tells that all of them are dead, whatever killed them.

# remove_traces ID: the cluster's processes must be gone.
remove_traces() {
  remove_groups "$(group_of "$1")"
  rm -rf --one-file-system "${STATES:?}/$1"
  rm -f "$STATES/$1.lock"
}

# with_states COMMAND…: one at a time, so that nobody removes what another is just making.
with_states() {
  mkdir -p "$STATES" "$CACHE"
  local alone
  # Kept in the cache, because the states' folder goes with the last of them.
  exec {alone}>"$CACHE/clusters.lock"
  flock "$alone"
  "$@"
  # It stays as long as any cluster has its folder there.
  rmdir "$STATES" 2>/dev/null || true
  exec {alone}>&-
}

reap() { with_states reap_all; }

reap_all() {
  local file id held
  for file in "$STATES"/*.lock; do
    [[ -e $file ]] || continue
    id=$(basename "$file" .lock)
    exec {held}<"$file"
    if flock --nonblock "$held"; then
      say "removing what is left of $id"
      remove_traces "$id"
    fi
    exec {held}<&-
  done
}

# claim [NAME]: makes the cluster's folder, sets ID, STATE and GROUP, and holds its lock from then on.
claim() { with_states claim_now "${1:-}"; }

claim_now() {
  ID=$1
  if [[ -n $ID ]]; then
    [[ ! -e $STATES/$ID.lock ]] || die "a cluster named $ID is up already"
  else
    ID=$(cd "$STATES" && basename "$(mktemp -d run-XXXXXX)")
  fi
  exec {LOCK}>"$STATES/$ID.lock"
  flock "$LOCK"
  STATE=$STATES/$ID
  GROUP=$(group_of "$ID")
  mkdir -p "$STATE"
  chmod 700 "$STATE"
  make_groups "$GROUP"
}

# enter_namespaces COMMAND…: becomes the command, first process of new namespaces. The two death signals make a
# chain: when the launcher dies, even by SIGKILL, unshare dies, then the first process, then all others.
enter_namespaces() {
  export STATE GROUP KUBE_BIN RUNTIME_BIN DNS_BIN TOOLS_BIN IMAGES
  exec env --default-signal=INT,QUIT,TERM,HUP "$@" \
    unshare --mount --net --pid --uts --ipc --fork --kill-child --mount-proc "$CLUSTER_HOME/node/init.sh" \
    "${COMMAND[@]}"
}

# first_process UNSHARE-PID: the cluster's first process, as this side of the namespaces counts it.
first_process() { pgrep --parent "$1"; }

run_in_cluster() {
  COMMAND=("$@")
  claim
  trap 'tear_down' EXIT
  enter_namespaces setpriv --pdeathsig KILL <&0 &
  UNSHARE=$!
  trap 'ask_to_end 0' TERM HUP
  trap 'ask_to_end "$(patience)"' INT
  local status=0
  # wait returns early when a signal comes in: then the cluster is still there.
  while wait "$UNSHARE" || status=$?; kill -0 "$UNSHARE" 2>/dev/null; do :; done
  exit "$status"
}

# At a terminal the command has seen Ctrl-C itself: it may finish in its own way first.
patience() { if [[ -e $STATE/ready ]]; then echo 5; else echo 0; fi; }

ask_to_end() {
  local first
  first=$(first_process "$UNSHARE") || return 0
  (
    sleep "$1"
    kill -TERM "$first"
    sleep 8
    kill -KILL "$UNSHARE"
  ) 2>/dev/null &
  ENDING=$!
}

tear_down() {
  trap '' INT TERM HUP
  [[ -z ${ENDING:-} ]] || pkill -P "$ENDING" || true
  [[ -z ${ENDING:-} ]] || kill "$ENDING" 2>/dev/null || true
  kill -KILL "$UNSHARE" 2>/dev/null || true
  wait "$UNSHARE" 2>/dev/null || true
  with_states remove_traces "$ID"
}
