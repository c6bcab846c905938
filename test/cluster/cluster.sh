#!/usr/bin/env bash
# A real Kubernetes for tests, in namespaces of its own. See README.md.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'EOF'
usage: cluster.sh [VERB] [--kubernetes 1.37|1.35] [--name NAME] [COMMAND…]

  run COMMAND…      brings a cluster up, runs the command in it, removes the cluster, passes the exit status on
  up                brings up a cluster that stays
  shell [COMMAND…]  opens a shell in it, or runs the command there
  down              removes it
  build             makes the programs and images in the cache, and no cluster
  reap              removes what killed clusters left behind; each run and up does so first
  doctor            tells what this machine lacks
EOF
}

verb=${1:-help}
(($# == 0)) || shift
version=${KUBERNETES_VERSIONS[0]}
name=default
while (($# > 0)); do
  case $1 in
    --kubernetes=* | --name=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    --kubernetes) version=${2:?a version} && shift 2 ;;
    --name) name=${2:?a name} && shift 2 ;;
    --) shift && break ;;
    -*) usage >&2 && exit 64 ;;
    *) break ;;
  esac
done
[[ " ${KUBERNETES_VERSIONS[*]} " == *" $version "* ]] || die "--kubernetes takes one of: ${KUBERNETES_VERSIONS[*]}"
[[ $name =~ ^[a-z0-9-]{1,20}$ ]] || die '--name takes up to 20 small letters, digits and hyphens'

for part in doctor build cgroups run stay; do
  . "$CLUSTER_HOME/lib/$part.sh"
done
. "$CLUSTER_HOME/images/images.sh"

make_ready() {
  doctor
  build_programs "$version"
  build_images
}

# npm run, killed by SIGKILL, would leave this script alive below it: it asks to be told.
follow_npm() {
  [[ -n ${npm_lifecycle_event:-} && -z ${ARCHON_CLUSTER_FOLLOWS:-} ]] || return 0
  ARCHON_CLUSTER_FOLLOWS=npm exec setpriv --pdeathsig TERM "${BASH_SOURCE[0]}" run --kubernetes "$version" -- "$@"
}

case $verb in
  run)
    (($# > 0)) || { usage >&2 && exit 64; }
    follow_npm "$@"
    make_ready
    reap
    run_in_cluster "$@"
    ;;
  up)
    make_ready
    reap
    bring_up_and_stay "$name"
    ;;
  shell) enter_cluster "$name" "$@" ;;
  down) take_down "$name" ;;
  build) make_ready ;;
  reap) reap ;;
  doctor) doctor && say 'this machine has all that the test cluster needs' ;;
  help | -h | --help) usage ;;
  *) usage >&2 && exit 64 ;;
esac
