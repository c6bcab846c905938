# The programs of the cluster, compiled from Go modules once per set of inputs. Sourced.
# shellcheck shell=bash

GO_HOME=$CLUSTER_HOME/go

# Static programs run in any namespace and make the cache independent of the machine's C library.
go_build() {
  say "compiling $1 …"
  (cd "$GO_HOME/$2" && CGO_ENABLED=0 nice -n 10 go build -trimpath "${@:3}")
}

# mod_file VERSION: the module file that holds this Kubernetes. go.mod is the default version's.
mod_file() {
  if [[ $1 == "${KUBERNETES_VERSIONS[0]}" ]]; then echo go.mod; else echo "go-$1.mod"; fi
}

make_kube() {
  local mod version
  mod=$(mod_file "$1")
  version=$(awk '$1 == "k8s.io/kubernetes" {print $2}' "$GO_HOME/kube/$mod")
  # Without these the programs report v0.0.0, and clients that look at the version misjudge the server.
  local flags="-s -w -X k8s.io/component-base/version.gitVersion=$version"
  flags+=" -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=${1#1.}"
  go_build "Kubernetes $version (some minutes the first time)" kube -modfile="$mod" -ldflags "$flags" -o "$2/kube" .
  go_build "kubectl $version" kube -modfile="$mod" -ldflags "$flags" -o "$2/kubectl" ./kubectl
  local name
  for name in etcd kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet; do
    ln -s kube "$2/$name"
  done
}

make_runtime() {
  local module=github.com/containerd/containerd/v2 version
  version=$(awk -v module="$module" '$2 == module {print $3}' "$GO_HOME/runtime/go.mod")
  go_build "containerd $version" runtime -tags 'no_btrfs no_zfs no_aufs no_devmapper' \
    -ldflags "-s -w -X $module/version.Version=$version" -o "$1/" \
    "$module/cmd/containerd" "$module/cmd/containerd-shim-runc-v2" "$module/cmd/ctr"
}

make_dns() { go_build CoreDNS dns -ldflags '-s -w' -o "$1/coredns" .; }

make_tools() { go_build 'small tools' tools -ldflags '-s -w' -o "$1/" ./...; }

# build_programs VERSION: sets KUBE_BIN, RUNTIME_BIN, DNS_BIN and TOOLS_BIN, building what is not in the cache.
build_programs() {
  local compiler recipe mod
  compiler=$(go env GOVERSION)
  recipe=$CLUSTER_HOME/lib/build.sh
  mod=$GO_HOME/kube/$(mod_file "$1")
  KUBE_BIN=$CACHE/bin/kube-$1-$(hash_of "$compiler" -- "$recipe" "$mod" "${mod%.mod}.sum" "$GO_HOME"/kube/{main.go,kubectl})
  RUNTIME_BIN=$CACHE/bin/runtime-$(hash_of "$compiler" -- "$recipe" "$GO_HOME/runtime")
  DNS_BIN=$CACHE/bin/dns-$(hash_of "$compiler" -- "$recipe" "$GO_HOME/dns")
  TOOLS_BIN=$CACHE/bin/tools-$(hash_of "$compiler" -- "$recipe" "$GO_HOME/tools")
  cached "$KUBE_BIN" make_kube "$1"
  cached "$RUNTIME_BIN" make_runtime
  cached "$DNS_BIN" make_dns
  cached "$TOOLS_BIN" make_tools
}
