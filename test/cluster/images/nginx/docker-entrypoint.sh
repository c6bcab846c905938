#!/bin/sh
# As the original's: first the scripts that images built on this one add, then the command in this process's place.
set -e
for script in /docker-entrypoint.d/*.sh; do
  if [ -x "$script" ]; then "$script"; fi
done
exec "$@"
