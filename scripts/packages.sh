#!/usr/bin/env bash
# Installs the npm packages of one folder exactly as its lock file says, when the lock file has changed since last time.
#   scripts/packages.sh assets
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root/$1"
# npm's cache and log go into the build folder, not into the home of whoever builds
case "${CARGO_TARGET_DIR:-target}" in /*) build=$CARGO_TARGET_DIR ;; *) build=$root/${CARGO_TARGET_DIR:-target} ;; esac
export npm_config_cache=$build/npm npm_config_update_notifier=false
stamp=node_modules/.kadr-lock
cmp -s package-lock.json "$stamp" && exit 0
echo "Installing the npm packages of $1 (once, and after its package-lock.json changes)…"
if ! out=$(npm ci --no-audit --no-fund --loglevel=error </dev/null 2>&1); then
  printf '%s\n' "$out" >&2
  echo "npm could not install the packages of $1. Is there a network?" >&2
  exit 1
fi
cp package-lock.json "$stamp"
