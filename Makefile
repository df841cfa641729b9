# make run: the dashboard on the default story. make test: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup run check test evaluate stored clean

setup: .venv/ready

# Compiling everything takes longer than installing it; what is used is compiled when it is first imported.
.venv/ready: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --no-compile --requirement requirements-dev.txt
	touch $@

run: setup
	$(BIN)/streamlit run dashboard.py

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

evaluate: setup
	$(BIN)/python -m core evaluate

stored: setup
	$(BIN)/python -m core compare seeds
	$(BIN)/python -m core.charts.coverage

clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis
