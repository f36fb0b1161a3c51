#!/usr/bin/env bash
# Sees that this machine has what Kadr needs besides Rust, and installs what is missing.
#   scripts/setup.sh          for `make run`: C compiler, PostgreSQL 15+, Node 18+
#   scripts/setup.sh fuzz     for `make fuzz`: also a C++ compiler
#   scripts/setup.sh test     for `make test`: also Chromium, a font with Kazakh letters, curl and jq
# Says what it installs and why. Installs with apt-get as root (or sudo that asks no password); otherwise it names the
# command for you and stops. When nothing is missing it prints nothing and ends at once.
set -euo pipefail

want_tests=false
[ "${1:-}" = test ] && want_tests=true
want_fuzz=false
[ "${1:-}" = fuzz ] && want_fuzz=true

missing=()   # Debian packages
reasons=()   # one line each, in plain words
need() { reasons+=("$1"); shift; missing+=("$@"); }

# --- what there is ---------------------------------------------------------------------------------------------------

postgres_bin() {   # prints the folder of the newest complete PostgreSQL ≥ 15, or fails
  local dir version
  while read -r dir; do
    [ -x "$dir/initdb" ] && [ -x "$dir/pg_ctl" ] && [ -x "$dir/postgres" ] || continue
    version=$("$dir/postgres" --version | sed -E 's/[^0-9]*([0-9]+).*/\1/')
    [ "$version" -ge 15 ] && { printf '%s\n' "$dir"; return 0; }
  done < <({ printf '%s\n' /usr/lib/postgresql/*/bin; command -v postgres 2>/dev/null | xargs -r dirname; } | sort -Vr)
  return 1
}

node_ok() {
  # 18.18 is the lowest that the packages in assets/ and tests/browser/ accept
  command -v node >/dev/null && command -v npm >/dev/null || return 1
  local version major minor
  version=$(node --version); version=${version#v}
  major=${version%%.*}; minor=${version#*.}; minor=${minor%%.*}
  [ "$major" -gt 18 ] || { [ "$major" -eq 18 ] && [ "$minor" -ge 18 ]; }
}

c_headers() { echo '#include <stdio.h>' | cc -E -x c - >/dev/null 2>&1; }

kazakh_font() {
  [ -n "$(fc-list ':lang=kk' 2>/dev/null | head -n 1)" ]
}

chromium_found() {
  [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && return 0
  [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ]
}

cargo_found() { command -v cargo >/dev/null || [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; }

# --- what is missing -------------------------------------------------------------------------------------------------

if ! cargo_found; then
  echo "Kadr needs Rust, and no cargo was found in PATH or ~/.cargo/bin. Install it with rustup, then run this again." >&2
  exit 1
fi

{ command -v cc >/dev/null && c_headers; } || need "a C compiler and linker: Rust uses them to build the program" gcc libc6-dev
postgres_bin >/dev/null || need "PostgreSQL 15 or newer: Kadr keeps its data in a private server of its own" postgresql
node_ok || need "Node.js 18.18 or newer with npm: builds the style sheets and scripts of the pages" nodejs npm
if $want_fuzz; then
  command -v c++ >/dev/null || need "a C++ compiler: the fuzzer is partly written in it" g++
fi
if $want_tests; then
  chromium_found || need "Chromium: the browser tests look at every page with it" chromium
  command -v curl >/dev/null && command -v jq >/dev/null ||
    need "curl and jq: the walk by curl in README.md is run as it stands" curl jq
  kazakh_font || need "a font with Kazakh letters: so that those pages show text, not boxes" fonts-noto-core fontconfig
fi

[ ${#missing[@]} -eq 0 ] && exit 0

# --- installing ------------------------------------------------------------------------------------------------------

echo "Some things that Kadr needs are not on this machine:"
printf '  - %s\n' "${reasons[@]}"

install="apt-get install --yes --no-install-recommends ${missing[*]}"
if ! command -v apt-get >/dev/null; then
  echo "This machine has no apt-get. Please install the above with its own package manager, then run this again." >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
  else
    echo "Installing needs root. Please run this, then start again:" >&2
    echo "  sudo apt-get update && sudo $install" >&2
    exit 1
  fi
fi
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() { "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }; }

# Lists of packages are fetched only if apt does not know what to install, or if what it knows is no longer there.
known() { apt-get -s install --no-install-recommends "${missing[@]}" >/dev/null 2>&1; }
if ! known; then
  echo "Fetching the lists of packages…"
  quietly apt update || { echo "The lists of packages could not be fetched. Is there a network?" >&2; exit 1; }
fi

# Debian would create and start a database server as soon as the package arrives. Kadr starts its own; tell Debian first.
created_conf=/etc/postgresql-common/createcluster.d/kadr.conf
if [[ " ${missing[*]} " == *" postgresql "* ]] && [ ! -e "$created_conf" ]; then
  "${as_root[@]}" mkdir -p "${created_conf%/*}"
  printf '%s\n' "# Kadr runs its own PostgreSQL; remove this file if you want Debian to make clusters by itself." \
    "create_main_cluster = false" | "${as_root[@]}" tee "$created_conf" >/dev/null
fi

echo "Installing: ${missing[*]}"
if ! quietly apt install --yes --no-install-recommends "${missing[@]}"; then
  # old lists name files the mirror has replaced
  quietly apt update
  quietly apt install --yes --no-install-recommends "${missing[@]}" || { echo "apt-get could not install them." >&2; exit 1; }
fi

# --- did it help? ----------------------------------------------------------------------------------------------------

if ! postgres_bin >/dev/null; then
  echo "This system's PostgreSQL is older than 15. Please install a newer one (or use Debian 12, Ubuntu 24.04 or later)." >&2
  exit 1
fi
if ! node_ok; then
  echo "This system's Node.js is $(node --version 2>/dev/null || echo missing); 18.18 or newer is needed. Please install a newer one." >&2
  exit 1
fi
if $want_tests && ! chromium_found; then
  echo "Chromium did not arrive at /usr/bin/chromium. Please install it and set CHROMIUM to its path." >&2
  exit 1
fi
echo "Everything is in place."
