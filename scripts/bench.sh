#!/usr/bin/env bash
# The engine alone, then the whole product under load; one line per figure. Arguments go to the load: --people 1000
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}
echo "=== search-index"
"$cargo" bench --quiet -p search-index --bench search -- --output-format bencher
echo "=== verdicts and matches"
"$cargo" bench --quiet -p kadr --bench matching
echo "=== the whole product"
"$cargo" bench --quiet -p kadr --bench load -- "$@"
