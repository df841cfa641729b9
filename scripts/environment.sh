#!/usr/bin/env bash
# Fills .venv: pip and uv first, then torch, then everything else, each file checked against the hashes of the locks.
#
# torch stands outside the lock. Of one version there is a file for each kind of machine: the CPU build for Linux comes
# from an index of its own and has another hash than the build of several GB that the general index offers, so that no
# one list of hashes fits. Its version is pinned, and so is everything it needs. Which build is taken:
#   TORCH_INDEX=ADDRESS   the one that an index of your choice offers
#   TORCH_BUILD=any       whatever the general index offers, with all it needs (a graphics card is not used)
#   otherwise             pip's own choice if that is a CPU build or this is not Linux, else uv's "cpu" build
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin

"${PYTHON:-python3}" -m venv .venv
$bin/pip install --quiet --require-hashes --requirement requirements-setup.lock
# What is used is compiled when it is first imported: compiling everything takes longer than installing it.
$bin/uv pip install --quiet --python $bin/python --require-hashes --no-deps --requirement requirements.lock

torch=$(grep '^torch==' requirements.txt)
there=$($bin/python -c 'from importlib.metadata import distributions as all
print(*("torch==" + one.version.partition("+")[0] for one in all(name="torch")))')
if [ "$there" = "$torch" ]; then exit 0; fi

# Asks for names and versions only; nothing of the build itself is fetched.
would_take() {
  $bin/pip install --quiet --dry-run --no-deps --report - "$torch" |
    $bin/python -c 'import json, sys; print(json.load(sys.stdin)["install"][0]["metadata"]["version"])'
}
by_pip=($bin/pip install --quiet --no-compile)
if [ -n "${TORCH_INDEX:-}" ]; then
  "${by_pip[@]}" --no-deps --index-url "$TORCH_INDEX" "$torch"
elif [ "${TORCH_BUILD:-}" = any ]; then
  "${by_pip[@]}" "$torch"
elif [ "$(uname -s)" != Linux ] || [[ $(would_take) == *+cpu ]]; then
  "${by_pip[@]}" --no-deps "$torch"
elif ! $bin/uv pip install --quiet --python $bin/python --no-deps --torch-backend cpu "$torch"; then
  printf 'The CPU build of %s cannot be reached from here. Name an index that has it (TORCH_INDEX=ADDRESS make setup),\n' "$torch" >&2
  printf 'or take the build of several GB that the general index offers (TORCH_BUILD=any make setup).\n' >&2
  exit 1
fi
