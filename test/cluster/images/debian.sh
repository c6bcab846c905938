# Root file systems made of Debian packages, once per list of packages. Sourced.
# shellcheck shell=bash

# apt_sources: the Debian sources that this machine itself uses, one per line, third parties left out.
apt_sources() {
  local suite=$1 uri release component
  # shellcheck disable=SC2016 # the dollars are apt's
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' | sort -u |
    while read -r uri release component; do
      [[ $release == "$suite" || $release == "$suite"-* ]] && echo "deb $uri $release $component"
    done
}

# make_rootfs PACKAGES FOLDER: writes FOLDER/rootfs.tar.
make_rootfs() {
  local suite sources
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  sources=$(apt_sources "$suite")
  [[ -n $sources ]] || die "apt knows no source for $suite: run apt-get update"
  say "collecting Debian packages: $1 …"
  # In a mount namespace of its own, an interrupted run leaves no /proc mounted below the temporary folder.
  nice -n 10 unshare --mount mmdebstrap --quiet --mode=root --variant=essential --include="$1" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$suite" "$2/rootfs.tar" - <<<"$sources"
}

# rootfs NAME PACKAGES: prints the folder in the cache that holds rootfs.tar.
rootfs() {
  local folder
  folder=$CACHE/rootfs/$1-$(hash_of "$2" -- "$CLUSTER_HOME/images/debian.sh" /etc/os-release)
  cached "$folder" make_rootfs "$2"
  echo "$folder"
}
