#!/bin/sh
# Builds the peers of bench to a folder, each only if its sources changed:
#   bench/peers/build.sh OUTDIR
# gives OUTDIR/yamlv3, OUTDIR/kyaml and OUTDIR/kubectl.
set -eu
[ $# -eq 1 ] || { echo "usage: build.sh OUTDIR" >&2; exit 64; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")"
export CGO_ENABLED=0 GOWORK=off

# kubectl tells its version from the linker's flags, as upstream's build does.
kubectl=v1.37.2
flags="-s -w"
for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
  flags="$flags -X $package.gitVersion=$kubectl -X $package.gitMajor=1 -X $package.gitMinor=37 -X $package.gitTreeState=clean"
done

# build NAME DIR PACKAGE LDFLAGS FILE...: the files are what the key is made of.
build() {
  name=$1 dir=$2 package=$3 ldflags=$4
  shift 4
  key=$({ go version; echo "$ldflags"; cat build.sh "$@"; } | sha256sum | cut -d' ' -f1)
  if [ -x "$out/$name" ] && [ "$(cat "$out/.$name.key" 2>/dev/null)" = "$key" ]; then return; fi
  echo "building $name" >&2
  rm -f "$out/.$name.key"
  (cd "$dir" && go build -trimpath -ldflags "$ldflags" -o "$out/$name.new" "$package")
  mv "$out/$name.new" "$out/$name"
  echo "$key" >"$out/.$name.key"
}

shared=$(find go.mod go.sum internal -type f | sort)
# shellcheck disable=SC2086 # a list of files without white space
for name in yamlv3 kyaml; do build $name . ./cmd/$name "-s -w" $shared cmd/$name/main.go; done
build kubectl cmd/kubectl . "$flags" cmd/kubectl/go.mod cmd/kubectl/go.sum cmd/kubectl/main.go
