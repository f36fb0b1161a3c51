#!/usr/bin/env bash
# The engine alone (criterion), then the whole product under load, if its load tool is built.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}
target=${CARGO_TARGET_DIR:-target}
echo "=== search-index"
"$cargo" bench -p search-index
if [ -x "$target/release/kadr-load" ]; then
  echo "=== the whole product"
  "$target/release/kadr-load" "$@"
fi
