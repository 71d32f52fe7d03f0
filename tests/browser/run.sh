#!/bin/bash
# tests/browser/run.sh - installs what the lock file names, once, then drives the page: run.sh HABEAS SCRATCH ROOT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
installed=node_modules/.package-lock.json
if [ ! -e $installed ] || [ package-lock.json -nt $installed ]; then
  npm install --no-save --silent
  touch $installed
fi
exec node page.mjs "$@"
