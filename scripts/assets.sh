#!/usr/bin/env bash
# Builds assets/dist when a source is newer than the last build; otherwise ends at once, without starting node.
set -euo pipefail
cd "$(dirname "$0")/.."
stamp=assets/dist/.stamp
if [ -e "$stamp" ] && [ -e assets/dist/manifest.json ] && cmp -s assets/package-lock.json assets/node_modules/.kadr-lock &&
  [ -z "$(find assets/scss assets/js assets/icons assets/build.mjs assets/package-lock.json -newer "$stamp" -print -quit)" ]; then
  exit 0
fi
scripts/packages.sh assets
started=$(mktemp)
trap 'rm -f "$started"' EXIT
echo "Building the style sheets and scripts…"
(cd assets && node build.mjs)
cp -p "$started" "$stamp" # as old as the start of the build: a source saved meanwhile counts as newer
