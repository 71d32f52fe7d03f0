#!/bin/bash
# tests/browser/run.sh - installs what the lock file names, once, then runs one script: run.sh SCRIPT HABEAS SCRATCH ROOT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
installed=node_modules/.package-lock.json
exec 9> ../../build/browser_packages.lock
flock 9
if [ ! -e $installed ] || [ package-lock.json -nt $installed ]; then
  npm install --no-save --loglevel=error
  touch $installed
fi
flock -u 9
exec node "$@"
