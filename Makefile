# Two commands on a fresh machine with Python 3.11 and make: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := WATCHWORD_DATA= $(BIN)/watchword

.PHONY: demo test shared browser check lint types docs prove lock clean

$(VENV)/.made: requirements/dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/.made   ## screen examples/customers.csv with the sampler
	$(RUN) screen --sampler examples/customers.csv

test: $(VENV)/.made   ## no shared data, no services, under 5 minutes
	$(BIN)/pytest -n auto --dist worksteal -m "not shared and not prove and not browser"

shared: $(VENV)/.made ## the tests on the real lists in ../shared/data
	$(BIN)/pytest -n auto --dist loadfile -m "shared and not prove and not browser"

browser: $(VENV)/.made ## pages in a real browser (Chromium)
	$(BIN)/pytest -m browser

check: lint types docs

lint: $(VENV)/.made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.made
	$(BIN)/mypy

docs: $(VENV)/.made   ## every public name is documented; docs/ says what the code says
	$(BIN)/interrogate -q src
	$(BIN)/python scripts/make_docs.py --check

prove: $(VENV)/.made  ## the long checks
	$(BIN)/pytest -m prove

lock:                 ## resolve anew (needs uv)
	uv pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements/core.lock
	uv pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 --extra dev pyproject.toml -o requirements/dev.lock

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache
