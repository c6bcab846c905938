# The words of the transcripts besides ordinary programs. Sourced by every command of them.
# shellcheck shell=bash

archon-migrate() { node "$PROJECT/bin/run.js" "$@"; }

# Asks the frontend from outside the cluster.
ask() { client curl -fsS -m 5 "http://192.168.240.1:30080$1"; }

# four-are-ready: the example's Deployments, as many pods as each wants, all of the newest kind.
four-are-ready() {
  local service
  for service in mcp agents server frontend; do
    kubectl -n archon rollout status "deployment/archon-$service" --timeout=90s | tail -n 1
  done
}

# The namespaces of a transcript, without the grace periods of images that do not end on SIGTERM.
clean() {
  # The pods first: when the namespace has told them to end, their grace period can no longer be shortened.
  kubectl -n archon delete deployments,replicasets --all --cascade=orphan
  kubectl -n archon delete pods --all --grace-period=1 --wait=false
  kubectl delete namespace archon archon-restricted --ignore-not-found --wait=false
  kubectl wait --for=delete namespace/archon namespace/archon-restricted --timeout=60s
}

restart-under-load() { node "$LIVE/words/restart-under-load.ts" "$@"; }
hunk-subsets() { node "$LIVE/words/hunk-subsets.ts" "$@"; }
pods-of() { node "$LIVE/words/pods-of.ts" "$@"; }
