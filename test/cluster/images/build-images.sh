#!/usr/bin/env bash
# Builds every image and pushes it to a registry that lives only as long as this script. Runs in namespaces of its
# own, called by images.sh.
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
: "${PYTHON_ROOTFS:?}" "${NGINX_ROOTFS:?}" "${REGISTRY:?}" "${BUILDAH_ROOT:?}" "${TOOLS_BIN:?}"

ARCHON=$PROJECT_HOME/examples/archon
REPOSITORY=luis.erlacher/archon
# Stands for the commit from which Archon's workflow would have built the images; tests find it in the tags.
COMMIT=$(<"$CLUSTER_HOME/images/commit")

ip link set lo up
mount -t tmpfs tmpfs /run
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=overlay XDG_RUNTIME_DIR=/run TMPDIR=$BUILDAH_ROOT/tmp
mkdir -p "$BUILDAH_ROOT"/{tmp,scratch}
buildah() { command buildah --root "$BUILDAH_ROOT/storage" --runroot /run/buildah "$@"; }

# Without a signature policy of its own buildah looks for one below /etc/containers.
echo '{"default": [{"type": "insecureAcceptAnything"}]}' >"$BUILDAH_ROOT/policy.json"

cat >"$BUILDAH_ROOT/registry.yml" <<EOF
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $REGISTRY}}
http: {addr: "127.0.0.1:5000"}
EOF
docker-registry serve "$BUILDAH_ROOT/registry.yml" &
trap 'kill %1' EXIT
until curl -fsS --noproxy '*' http://127.0.0.1:5000/v2/ >/dev/null; do sleep 0.1; done

# build TAG DOCKERFILE CONTEXT [OPTION…]: a layer for each instruction, as other builders make them. The Docker
# format, because OCI's has no place for HEALTHCHECK.
build() { buildah bud --layers --format docker --signature-policy "$BUILDAH_ROOT/policy.json" --tag "$1" --file "$2" "${@:4}" "$3"; }

# publish IMAGE NAME:TAG…
publish() {
  local image=$1 name
  shift
  for name; do
    buildah push --signature-policy "$BUILDAH_ROOT/policy.json" --tls-verify=false \
      "$image" "docker://127.0.0.1:5000/$name"
  done
}

# own NAME FILE…: an image of the cluster's own, its Dockerfile's folder joined by files from elsewhere.
own() {
  local name=$1 context=$BUILDAH_ROOT/scratch/$1
  shift
  cp -r "$CLUSTER_HOME/images/$name" "$context"
  # A link where the file system allows it: the archives are large.
  local file
  for file; do cp --reflink=auto "$file" "$context/"; done
  build "localhost/$name" "$context/Dockerfile" "$context"
  rm -rf "$context"
}

# archon NAME CONTEXT COMPOSE-DOCKERFILE KUBERNETES-DOCKERFILE
archon() {
  local name=$REPOSITORY/$1 bases=(--build-arg PYTHON_BASE=localhost/python --build-arg NGINX_BASE=localhost/nginx)
  build "localhost/$1-compose" "$ARCHON/$2/$3" "$ARCHON/$2" "${bases[@]}"
  build "localhost/$1-kubernetes" "$ARCHON/$2/$4" "$ARCHON/$2" "${bases[@]}"
  publish "localhost/$1-compose" "$name:latest" "$name:docker-latest" "$name:docker-$COMMIT"
  publish "localhost/$1-kubernetes" "$name:k8s-latest" "$name:k8s-$COMMIT"
}

own pause "$TOOLS_BIN/pause"
own busybox /bin/busybox
own python "$PYTHON_ROOTFS/rootfs.tar"
own nginx "$NGINX_ROOTFS/rootfs.tar"
publish localhost/pause pause:1
publish localhost/busybox library/busybox:1
# The bases are there as well, for images that tests build themselves.
publish localhost/python library/python:3.12-slim
publish localhost/nginx library/nginx:alpine
for service in server mcp agents; do
  archon "$service" python "Dockerfile.$service" "Dockerfile.k8s.$service"
done
archon frontend archon-ui-main Dockerfile.production Dockerfile.k8s.production
