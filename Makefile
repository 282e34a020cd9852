# make help says what there is. Python 3.11 or newer; choose one with PYTHON=…

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?=
# Test processes. Each stays on one thread, or two would fight over two cores.
JOBS ?= 2
export OMP_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PIP_INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt
# What an editable install is made from; code and models are used where they stand.
PACKAGING := pyproject.toml constraints.txt spindetect/version.py
CORE := $(VENV)/.core-installed
DEV := $(VENV)/.dev-installed

.PHONY: help demo test check lint format tests eval bench wheel pictures constraints clean

help:  ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(CORE)  ## score a spun copy of our own story: installs the core only
	@$(BIN)/spindetect score seeds/harbor-bridge/original.txt seeds/harbor-bridge/spun.txt

test: check  ## install what tests need, then everything CI runs

check: lint tests  ## everything CI runs: format, lint, types, imports, tests, doctests, floors

lint: $(DEV)  ## format, lint, docstrings, types and the import rule
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# Last in check, so that a run ends with pytest's count of what ran.
tests: $(DEV)  ## tests, doctests, accuracy floors, browser and wheel
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup --doctest-modules spindetect tests

format: $(DEV)  ## format and sort the code
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .

eval: $(DEV)  ## measure accuracy on the dev corpora, against the floors
	$(BIN)/python -m tests.eval

bench: $(DEV)  ## measure time and memory
	$(BIN)/python -m tests.benchmarks

wheel: $(DEV)  ## build the wheel and the source archive into dist/
	$(BIN)/python -m build --no-isolation

pictures: $(DEV)  ## draw the documentation's pictures from the worked examples
	$(BIN)/python tools/pictures.py

constraints: $(DEV)  ## pin what pyproject.toml asks for; keeps the versions that still fit
	$(BIN)/python tools/lock.py

clean:  ## remove what was built or installed, caches too
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# The newest Python that runs here; a version manager may have a command that does not.
$(BIN)/python:
	@for python in $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3); do \
	  if $$python -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    exec $$python -m venv $(VENV); \
	  fi; \
	done; \
	echo "make: needs Python 3.11 or newer with venv; name one: make PYTHON=/path/to/python" >&2; \
	exit 1

$(CORE): $(PACKAGING) | $(BIN)/python
	@echo "Installing spindetect into $(VENV) …" >&2
	@$(PIP_INSTALL) --editable .
	@touch $@

$(DEV): $(PACKAGING) | $(BIN)/python
	@echo "Installing spindetect and what its tests need into $(VENV) …" >&2
	@$(PIP_INSTALL) --editable '.[dev]'
	@touch $@ $(CORE)
