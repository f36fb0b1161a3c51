#!/usr/bin/env bash
# Every check, in order of how soon it can fail; stops at the first that does. `make test` and .ci/run come here.
# Leaves nothing outside target/, assets/dist and node_modules: what it needs besides lives in one folder, removed at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}

temp=$(mktemp -d "${TMPDIR:-/tmp}/kadr-test-XXXXXX")
chmod 755 "$temp" # an unprivileged Postgres must be able to pass through
export TMPDIR=$temp
# what looks for a home of its own (npm, Chromium, fonts) finds one in there; cargo keeps what it has in the real one
export CARGO_HOME=${CARGO_HOME:-$HOME/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
mkdir "$temp/home"
export HOME=$temp/home XDG_CONFIG_HOME=$temp/home/config XDG_CACHE_HOME=$temp/home/cache XDG_DATA_HOME=$temp/home/data
export XDG_STATE_HOME=$temp/home/state
unset XDG_RUNTIME_DIR

# the tests leave their Postgres cluster running for one another; it ends here
stop_clusters() {
  local file pid
  for file in "$temp"/*/postgres/postmaster.pid; do
    [ -e "$file" ] || continue
    pid=$(head -n 1 "$file")
    kill -INT "$pid" 2>/dev/null || true
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  done
}

# processes that work in our folder, by what their command line says
strays() {
  local file pid line
  for file in /proc/[0-9]*/cmdline; do
    pid=${file#/proc/} pid=${pid%/cmdline}
    [ "$pid" != $$ ] && [ "$pid" != "$BASHPID" ] || continue
    line=$(tr '\0' ' ' 2>/dev/null <"$file") || continue
    case $line in *"$temp"*) printf '%s %s\n' "$pid" "${line:0:160}" ;; esac
  done
}

# every process that the tests have started has ended, but for the cluster, which is ended here
nothing_left() {
  local left
  stop_clusters
  for _ in $(seq 50); do
    left=$(strays)
    [ -n "$left" ] || return 0
    sleep 0.1
  done
  printf 'Still running after the tests:\n%s\n' "$left" >&2
  return 1
}

cleanup() {
  local pid
  stop_clusters
  strays | while read -r pid _; do kill -KILL "$pid" 2>/dev/null || true; done
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

lints() {
  "$cargo" clippy --workspace --all-targets -- -D warnings || return
  # the fuzz targets are a workspace of their own and run in `make fuzz`; here only whether they fit what they call
  "$cargo" clippy --manifest-path fuzz/Cargo.toml --target-dir target --no-default-features -- -D warnings
}

stage "Formatting" "$cargo" fmt --all --check
stage "Lints" lints
stage "Tests" tests
stage "Examples in the documentation" "$cargo" test --quiet --doc --workspace
stage "Pages in a browser" browser
stage "Nothing left behind" nothing_left
printf '\nAll %s stages passed in %s s.\n' "$now" "$SECONDS"
