#!/usr/bin/env bash
# Every check, in order of how soon it can fail; stops at the first that does. `make test` and .ci/run come here.
# Leaves nothing outside target/, assets/dist and node_modules: what it needs besides lives in one folder, removed at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}

temp=$(mktemp -d "${TMPDIR:-/tmp}/kadr-test-XXXXXX")
chmod 755 "$temp" # an unprivileged Postgres must be able to pass through
export TMPDIR=$temp
# the tests leave their Postgres cluster running for one another; it ends here
cleanup() {
  local file pid
  for file in "$temp"/*/postgres/postmaster.pid; do
    [ -e "$file" ] || continue
    pid=$(head -n 1 "$file")
    kill -INT "$pid" 2>/dev/null || true
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  done
  rm -rf "$temp"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

now=0
stage() {
  local title=$1 began=$SECONDS
  shift
  now=$((now + 1))
  printf '\n=== %s. %s\n' "$now" "$title"
  if ! "$@"; then
    printf '\n=== FAILED at stage %s: %s\n' "$now" "$title" >&2
    exit 1
  fi
  printf '=== %s. done in %s s\n' "$now" "$((SECONDS - began))"
}

tests() {
  if "$cargo" nextest --version >/dev/null 2>&1; then
    "$cargo" nextest run --workspace
  else
    echo "cargo-nextest is not installed, so plain cargo test runs them (slower, same tests)."
    "$cargo" test --workspace --lib --bins --tests
  fi
}

browser() {
  # the program is there: the tests have built it. Built by itself it would get other features of its packages, and
  # most of them would be compiled once more.
  node tests/browser/run.mjs
}

stage "Formatting" "$cargo" fmt --all --check
stage "Lints" "$cargo" clippy --workspace --all-targets -- -D warnings
stage "Tests" tests
stage "Examples in the documentation" "$cargo" test --quiet --doc --workspace
stage "Pages in a browser" browser
printf '\nAll %s stages passed in %s s.\n' "$now" "$SECONDS"
