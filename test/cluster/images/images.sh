# The images that the cluster's registry serves, made once per set of inputs. Sourced.
# shellcheck shell=bash

. "$CLUSTER_HOME/images/debian.sh"

ARCHON=$PROJECT_HOME/examples/archon
IMAGE_HOME=$CLUSTER_HOME/images

# The packages, besides Debian's essential ones, of which the two bases are made.
PYTHON_PACKAGES=curl,passwd,python3,python3-fastapi,python3-uvicorn
NGINX_PACKAGES=busybox-static,curl,nginx-light,passwd

# make_registry PYTHON-ROOTFS NGINX-ROOTFS FOLDER: fills FOLDER/registry with all images.
make_registry() {
  say "building images …"
  mkdir "$3/registry"
  # In namespaces of its own: nothing listens on the machine, no mount stays, and no Dockerfile reaches a network.
  PYTHON_ROOTFS=$1 NGINX_ROOTFS=$2 REGISTRY=$3/registry BUILDAH_ROOT=$3/buildah TOOLS_BIN=$TOOLS_BIN \
    nice -n 10 unshare --mount --net --pid --uts --ipc --fork --kill-child --mount-proc \
    "$IMAGE_HOME/build-images.sh" >"$3/build.log" 2>&1 || {
    tail -n 30 "$3/build.log" >&2
    die "an image could not be built"
  }
  rm -rf "$3/buildah"
}

# build_images: sets IMAGES. TOOLS_BIN must be set.
build_images() {
  local python nginx key
  python=$(rootfs python "$PYTHON_PACKAGES")
  nginx=$(rootfs nginx "$NGINX_PACKAGES")
  key=$(hash_of "$python" "$nginx" "$TOOLS_BIN" -- "$IMAGE_HOME" /bin/busybox "$ARCHON"/{python,archon-ui-main})
  IMAGES=$CACHE/images/$key
  cached "$IMAGES" make_registry "$python" "$nginx"
}
