#!/usr/bin/env bash
# The words in which the tests are written; runs one of them. Called by run.sh.
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
# The command's own namespace; -n in a test still wins.
k() { kubectl --namespace "$NAMESPACE" "$@"; }

# manifest: applies what it reads.
manifest() { k apply -f -; }

# [IMAGE=…] [GRACE=…] a_pod NAME SHELL-SCRIPT [FIELD…]: a pod of one container; the fields are YAML lines of the
# container. Debian's static busybox crashes where it would ask the C library for a name or a port: whatever sends
# requests is of another image.
a_pod() {
  manifest <<EOF
apiVersion: v1
kind: Pod
metadata: {name: $1, labels: {app: $1}}
spec:
  restartPolicy: Never
  terminationGracePeriodSeconds: ${GRACE:-2}
  containers:
    - name: main
      image: ${IMAGE:-busybox:1}
      command: [sh, -c, $(quote "$2")]
$(printf '      %s\n' "${@:3}")
EOF
}

# web_servers NAME REPLICAS: a Deployment that answers with the pod's name, and its Service on port 80.
web_servers() {
  manifest <<EOF
apiVersion: apps/v1
kind: Deployment
metadata: {name: $1}
spec:
  replicas: $2
  selector: {matchLabels: {app: $1}}
  template:
    metadata: {labels: {app: $1}}
    spec:
      terminationGracePeriodSeconds: 2
      containers:
        - name: main
          image: nginx:alpine
          command: [sh, -c, "mkdir /www && hostname >/www/index.html && exec busybox httpd -f -p 80 -h /www"]
          readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 1}
          lifecycle: {preStop: {sleep: {seconds: 2}}}
---
apiVersion: v1
kind: Service
metadata: {name: $1}
spec: {selector: {app: $1}, ports: [{port: 80}]}
EOF
  k rollout status "deployment/$1" --timeout=60s
}

# JSON strings are YAML strings.
quote() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  printf '"%s"' "${text//$'\n'/\\n}"
}

field() { k get "$1" -o "jsonpath={$2}"; }
ready() { k wait --for=condition=Ready "pod/$1" --timeout=60s; }
finished() { eventually 60 phase_is "$1" Succeeded; }
phase_is() { [[ $(field "pod/$1" .status.phase) == "$2" ]]; }

# eventually SECONDS COMMAND…
eventually() {
  local end=$((SECONDS + $1))
  shift
  # Each try would fill the log.
  set +x
  until "$@"; do
    ((SECONDS < end)) || fail "in vain: $*"
    sleep 0.3
  done
  set -x
}

equal() { [[ $1 == "$2" ]] || fail "got '$1', expected '$2'"; }
contains() { [[ $1 == *"$2"* ]] || fail "'$2' is not in: $1"; }
between() { awk -v n="$1" -v a="$2" -v b="$3" 'BEGIN {exit !(n >= a && n <= b)}' || fail "$1 is not in $2 … $3"; }

fail() {
  echo "$*"
  exit 1
}

set -x
. "$1"
