#!/usr/bin/env bash
# Runs every fuzz target for a bounded time: `make fuzz`, `make fuzz ARGS=300` for five minutes each.
# A finding stays in fuzz/artifacts and ends the run with an error. Corpora grow in fuzz/corpus and are not kept in git.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}
seconds=${1:-60}
if ! "$cargo" fuzz --version >/dev/null 2>&1; then
  echo "Installing cargo-fuzz (once)…"
  "$cargo" install cargo-fuzz --locked --quiet
fi
# no sanitizer: the code is safe Rust, and without one the stable compiler is enough
for target in $("$cargo" fuzz list); do
  echo "=== $target, $seconds s"
  RUSTC_BOOTSTRAP=1 "$cargo" fuzz run --sanitizer none "$target" -- -max_total_time="$seconds" -max_len=4096 -rss_limit_mb=4096 -print_final_stats=1 2>&1 |
    grep -vE '^(INFO|#[0-9]+\s+(REDUCE|NEW))' | tail -n 12
done
