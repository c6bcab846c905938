# What this machine lacks for the cluster, told in one list before anything starts. Sourced.
# shellcheck shell=bash

# program=package, as Debian names them.
PROGRAMS=(
  bash=bash buildah=buildah busybox=busybox-static conntrack=conntrack curl=curl docker-registry=docker-registry
  ethtool=ethtool find=findutils flock=util-linux ip=iproute2 iptables=iptables mmdebstrap=mmdebstrap
  mount=mount nsenter=util-linux openssl=openssl pgrep=procps runc=runc setpriv=util-linux
  socat=socat sysctl=procps unshare=util-linux
)
# Programs that are looked up by their place.
PLUGINS=/usr/lib/cni
PLUGINS_PACKAGE=containernetworking-plugins

missing_packages() {
  local pair
  {
    for pair in "${PROGRAMS[@]}"; do
      PATH=$PATH:/usr/sbin:/sbin command -v "${pair%%=*}" >/dev/null || echo "${pair#*=}"
    done
    [[ -x $PLUGINS/ptp ]] || echo "$PLUGINS_PACKAGE"
    # The ordinary busybox needs a C library, which its image would not have.
    needs_interpreter /bin/busybox && echo busybox-static
    true
  } 2>/dev/null | sort -u | tr '\n' ' '
}

needs_interpreter() { grep -aq '/lib64/ld-linux\|/lib/ld-linux' "$1"; }

missing_go() {
  local wanted have
  wanted=$(awk '$1 == "go" {print $2}' "$CLUSTER_HOME"/go/*/go.mod | sort -V | tail -n 1)
  have=$(go env GOVERSION 2>/dev/null) || have=none
  [[ $have == go* && $(printf '%s\n' "$wanted" "${have#go}" | sort -V | head -n 1) == "$wanted" ]] ||
    echo "Go $wanted or newer (found: $have)"
}

# The kernel is asked in throw-away namespaces, which end with the question.
missing_kernel() {
  local ns=(unshare --mount --net --pid --uts --ipc --fork --kill-child --mount-proc)
  if ! "${ns[@]}" true 2>/dev/null; then
    echo 'namespaces: this user or container may not create them (unshare --mount --net --pid)'
    return
  fi
  "${ns[@]}" ip link add probe0 type veth peer name probe1 2>/dev/null ||
    echo 'virtual network cables (CONFIG_VETH; modprobe veth)'
  "${ns[@]}" ip link add probe0 type bridge 2>/dev/null || echo 'bridges (CONFIG_BRIDGE; modprobe bridge)'
  "${ns[@]}" iptables -t nat -L -n >/dev/null 2>&1 || echo 'address translation (iptables -t nat; CONFIG_NF_NAT)'
  # shellcheck disable=SC2016 # expanded by the inner shell
  "${ns[@]}" bash -c 'mount -t tmpfs t /run && mkdir /run/{a,b,c} && mount -t overlay o /run/c \
    -o lowerdir=/usr,upperdir=/run/a,workdir=/run/b' 2>/dev/null || echo 'overlay mounts (CONFIG_OVERLAY_FS; modprobe overlay)'
  local controller
  for controller in cpu memory pids; do
    grep -q "^${controller}[[:space:]].*1$" /proc/cgroups || grep -qw "$controller" /sys/fs/cgroup/cgroup.controllers 2>/dev/null ||
      echo "the cgroup controller $controller"
  done
  [[ -w /sys/fs/cgroup ]] || echo 'a writable /sys/fs/cgroup'
}

# doctor: prints what is missing and fails if anything is.
doctor() {
  local packages findings=()
  [[ $(uname -s) == Linux ]] || findings+=("Linux: the cluster is made of its namespaces (this is $(uname -s))")
  [[ $EUID == 0 ]] || findings+=('root: run this as root, e.g. with sudo --preserve-env=PATH')
  if [[ $(uname -s) == Linux ]]; then
    packages=$(missing_packages)
    [[ -z $packages ]] || findings+=("Debian packages: apt-get install --no-install-recommends ${packages% }")
    mapfile -t -O "${#findings[@]}" findings < <(missing_go)
    # The kernel is asked through the programs of those packages.
    [[ $EUID != 0 || -n $packages ]] || mapfile -t -O "${#findings[@]}" findings < <(missing_kernel)
  fi
  ((${#findings[@]} > 0)) || return 0
  say 'this machine cannot run the test cluster yet. It lacks:'
  printf '  - %s\n' "${findings[@]}" >&2
  return 1
}
