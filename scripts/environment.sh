#!/usr/bin/env bash
# Fills .venv: pip and uv first, then everything else, each file checked against the hashes of the locks; torch last.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin

"${PYTHON:-python3}" -m venv .venv
$bin/pip install --quiet --require-hashes --requirement requirements-setup.lock
# What is used is compiled when it is first imported: compiling everything takes longer than installing it.
$bin/uv pip install --quiet --python $bin/python --require-hashes --no-deps --requirement requirements.lock
exec scripts/torch.sh "$(grep '^torch==' requirements.txt)" $bin
