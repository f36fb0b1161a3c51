#!/usr/bin/env bash
# The engine alone, then the whole product under load; one line per figure: name, value, unit, aim. Arguments go to the
# load: --people 1000
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}

# criterion's `test NAME, aim AIM ... bench:   12,345 ns/iter (+/- 678)` as the other figures are printed
# (tests/load/figures.rs)
figures() {
  awk '/ bench: / {
    name = $0; sub(/^test /, "", name); sub(/ +\.\.\. bench:.*/, "", name)
    aim = ""
    if (match(name, /, aim /)) { aim = substr(name, RSTART + RLENGTH); name = substr(name, 1, RSTART - 1) }
    value = $0; sub(/.* bench: */, "", value); sub(/ ns\/iter.*/, "", value); gsub(/,/, "", value); value += 0
    unit = "ns"
    if (value >= 1000000) { value /= 1000000; unit = "ms" } else if (value >= 1000) { value /= 1000; unit = "µs" }
    printf value < 10 ? "%-46s %10.2f %-12s %s\n" : "%-46s %10.0f %-12s %s\n", name, value, unit, aim
    next
  } { print }'
}

echo "=== search-index"
"$cargo" bench --quiet -p search-index --bench search -- --output-format bencher | figures
"$cargo" bench --quiet -p search-index --bench analysis -- --output-format bencher | figures
"$cargo" bench --quiet -p search-index --bench percolate -- --output-format bencher | figures
echo "=== verdicts and matches"
"$cargo" bench --quiet -p kadr --bench matching
echo "=== the whole product"
"$cargo" bench --quiet -p kadr --bench load -- day "$@"
echo "=== search"
"$cargo" bench --quiet -p kadr --bench load -- searching "$@"
