#!/usr/bin/env bash
# Installs torch, given as NAME==VERSION, by the pip and uv of a folder, in the build for machines without a graphics card.
#
# torch stands outside the lock. Of one version there is a file for each kind of machine: the CPU build for Linux comes
# from an index of its own and has another hash than the build of several GB that the general index offers, so that no
# one list of hashes fits. Its version is pinned, and so is everything it needs. Which build is taken:
#   TORCH_INDEX=ADDRESS   the one that an index of your choice offers
#   TORCH_BUILD=any       whatever the general index offers, with all it needs
#   otherwise             pip's own choice if that is a CPU build or this is not Linux, else uv's "cpu" build
set -euo pipefail
torch=$1 bin=$2

there=$("$bin/pip" show torch 2>/dev/null | sed -n 's/^Version: //p') || true
if [ "torch==${there%%+*}" = "$torch" ]; then exit 0; fi

# Asks what pip would take; nothing of the build itself is fetched.
would_take() { "$bin/pip" install --quiet --dry-run --no-deps --report - "$torch" || true; }

by_pip=("$bin/pip" install --quiet --no-compile)
if [ -n "${TORCH_INDEX:-}" ]; then
  "${by_pip[@]}" --no-deps --index-url "$TORCH_INDEX" "$torch"
elif [ "${TORCH_BUILD:-}" = any ]; then
  "${by_pip[@]}" "$torch"
elif [ "$(uname -s)" != Linux ] || [[ $(would_take) =~ \"version\":\ \"[0-9.]+\+cpu\" ]]; then
  "${by_pip[@]}" --no-deps "$torch"
elif ! "$bin/uv" pip install --quiet --python "$bin/python" --no-deps --torch-backend cpu "$torch"; then
  printf 'The CPU build of %s cannot be reached from here. Name an index that has it (make setup TORCH_INDEX=ADDRESS),\n' "$torch" >&2
  printf 'or take the build of several GB that the general index offers (make setup TORCH_BUILD=any).\n' >&2
  exit 1
fi
