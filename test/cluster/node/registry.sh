# The registry that holds the images, under the name that Archon's manifests use. Sourced.
# shellcheck shell=bash

REGISTRY_NAME=git.automatizase.com.br

start_registry() {
  mkdir -p "$STATE/registry"/{own,work,data}
  # What a test pushes stays in its own cluster; the images in the cache are shared and never written to.
  mount -t overlay overlay "$STATE/registry/data" \
    -o "lowerdir=$IMAGES/registry,upperdir=$STATE/registry/own,workdir=$STATE/registry/work"
  cat >"$STATE/registry/config.yml" <<EOF
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $STATE/registry/data}, delete: {enabled: true}}
http: {addr: "127.0.0.1:5001"}
EOF
  echo ok >"$STATE/registry/mode"
  start_service 1 registry docker-registry serve "$STATE/registry/config.yml"
  # Tools outside containerd reach it as they would the real one: by name, on port 443, with a certificate.
  start_service 1 registry-proxy "$TOOLS_BIN/registry-proxy" ":5000" http://127.0.0.1:5001 "$STATE/registry/mode" \
    "$SERVER_IP:443" "$STATE/pki/registry.crt" "$STATE/pki/registry.key"
}
