#!/usr/bin/env bash
# Asks the cluster for what Kubernetes promises and the project's tests rely on. Each file in tests/ is one promise:
# its first comment says it as a sentence, its exit status tells whether it holds.
#
# usage, inside a cluster: run.sh [WORD…]   only tests whose file name holds one of the words
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
: "${ARCHON_CLUSTER_STATE:?this runs inside the cluster: npm run cluster -- test/cluster/conformance/run.sh}"
HERE=$CLUSTER_HOME/conformance

wanted() {
  local word
  (($# > 1)) || return 0
  for word in "${@:2}"; do [[ $1 != *"$word"* ]] || return 0; done
  return 1
}

passed=0 failed=0
for file in "$HERE"/tests/*.sh; do
  wanted "$(basename "$file")" "$@" || continue
  sentence=$(sed -n '1s/^# //p' "$file")
  begun=$(date +%s%N)
  namespace=$(basename "$file" .sh)
  kubectl create namespace "$namespace" >/dev/null
  log=$ARCHON_CLUSTER_STATE/conformance-$namespace.log
  if NAMESPACE=$namespace timeout 150 bash "$HERE/test.sh" "$file" >"$log" 2>&1; then
    passed=$((passed + 1))
    printf 'ok      %5s s  %s\n' "$(seconds_since "$begun")" "$sentence"
  else
    failed=$((failed + 1))
    printf 'FAILED  %5s s  %s\n' "$(seconds_since "$begun")" "$sentence"
    tail -n 40 "$log" | sed 's/^/        | /'
    kubectl -n "$namespace" get pods,events | tail -n 15 | sed 's/^/        | /'
  fi
  kubectl delete namespace "$namespace" --wait=false >/dev/null
done
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
