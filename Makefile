# make demo   the whole path on the sample corpus
# make test   the test suite, in an environment of its own
# make check  lint, formatting, types, import rules, lock files
# make crossval  each annotated plan scored by a build that knows only the others
# Uses uv where it is installed, venv and pip where it is not.

VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,\
	$(shell command -v $(name) >/dev/null 2>&1 && $(name) -c '$(FITS)' >/dev/null 2>&1 && echo $(name))))

.PHONY: demo test check crossval lock clean
.DELETE_ON_ERROR:

demo: $(VENV)/.run
	@$(BIN)/eduplan demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/uv lock --check --quiet
	$(BIN)/uv export --frozen --no-header --no-emit-project --all-extras --no-dev --quiet | diff - requirements.txt
	$(BIN)/uv export --frozen --no-header --no-emit-project --all-extras --all-groups --quiet | diff - requirements-dev.txt

# Annotated plans: a folder with gold/ and plans/, or annotations beside their texts.
ANNOTATED ?= ../shared

crossval: $(VENV)/.dev
	$(BIN)/python -m benchmarks.crossval $(ANNOTATED)

lock:
	uv lock
	uv export --frozen --no-header --no-emit-project --all-extras --no-dev --quiet > requirements.txt
	uv export --frozen --no-header --no-emit-project --all-extras --all-groups --quiet > requirements-dev.txt

clean:
	rm -rf $(VENV) .eduplan build dist eduplan-demo.html

ifneq ($(UV),)

$(VENV)/.run: pyproject.toml uv.lock
	uv sync --frozen --inexact --all-extras --no-dev --compile-bytecode --quiet
	@touch $@

$(VENV)/.dev: pyproject.toml uv.lock
	uv sync --frozen --inexact --all-extras --all-groups --compile-bytecode --quiet
	@touch $@ $(VENV)/.run

else

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "eduplan needs Python 3.11, 3.12 or 3.13: install one and try again" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: pyproject.toml requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@ $(VENV)/.run

endif
