#!/usr/bin/env bash
# Sees to it that this machine has what the tests drive besides Python: a Chromium, PostgreSQL's server, Pango (it draws
# the report as PDF) and setpriv. Says nothing and asks no package server where nothing is missing. Debian and Ubuntu are
# helped by apt, with sudo where that is needed; elsewhere it names what is missing and ends with 1.
set -euo pipefail

lacking=() packages=()
lacks() { # what it is, and the packages that bring it on Debian
  lacking+=("$1")
  shift
  packages+=("$@")
}

found() { # whether one of these programs is there
  local name
  for name in "$@"; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  return 1
}

# Ubuntu's package of this name brings the program by snap.
chromium=chromium
if grep -qsx 'ID=ubuntu' /etc/os-release; then chromium=chromium-browser; fi
found "${CHROMIUM:-chromium}" chromium-browser google-chrome || lacks "a Chromium (or its path in CHROMIUM)" "$chromium" fonts-dejavu-core
found initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || lacks "PostgreSQL's server (initdb, postgres)" postgresql
found setpriv || lacks "setpriv" util-linux
missing=$("${PYTHON:-python3}" -c '
from ctypes.util import find_library
print(*(name for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset") if not find_library(name)))')
for library in $missing; do
  case $library in
    harfbuzz-subset) lacks "the library HarfBuzz, subsets" libharfbuzz-subset0 ;;
    *) lacks "the library Pango ($library)" "lib$library-0" ;;
  esac
done

if [ "${#lacking[@]}" = 0 ]; then exit 0; fi
if ! found apt-get; then
  printf 'The tests need what this machine does not have:\n' >&2
  printf '  - %s\n' "${lacking[@]}" >&2
  printf 'Install them with the system'\''s package manager (on Debian: apt-get install %s),\n' "${packages[*]}" >&2
  printf 'or run "make test-quick", which needs neither a browser nor a database server.\n' >&2
  exit 1
fi
printf 'Installing %s\n' "${packages[*]}"
as_root=()
if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
