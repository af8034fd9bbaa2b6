# SPDX-License-Identifier: AGPL-3.0-or-later
# Each command sets up what it needs, once, and again when that has changed.

BIN := .venv/bin
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
WORKERS ?= 2
TESTS ?=
BENCH ?=
MARKED := $(if $(filter 0,$(BROWSER)),-m "not browser",)

.PHONY: help demo up test lint bench states setup python
help: ## What there is (this list)
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: python ## The whole network with invented people, at http://127.0.0.1:8000 (PORT=8001 elsewhere, SIZE=network with 22,000 people)
	@$(PYTHON) deploy/set_up.py run
	@$(BIN)/python -m lgnet.config demo $(if $(SIZE),--size $(SIZE)) $(if $(FRESH),--fresh)

up: python ## The same for real: empty, with your own people
	@$(PYTHON) deploy/set_up.py run
	@$(BIN)/python -m lgnet.config up

test: python ## All tests (BROWSER=0 without those in a browser, TESTS=lgnet/people for some)
	@$(PYTHON) deploy/set_up.py test
	@$(BIN)/python -m pytest -n $(WORKERS) $(MARKED) $(TESTS)

lint: python ## Style, imports between the contexts
	@$(PYTHON) deploy/set_up.py lint
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/lint-imports

bench: python ## How quick the pages are among 100,000 people (BENCH="--rounds 5 --write" and more: BENCH=--help)
	@$(PYTHON) deploy/set_up.py bench
	@$(BIN)/python -m bench $(BENCH)

states: ## Draw the state diagrams of docs/states.md from their tables
	@$(BIN)/python -m lgnet.casework.diagrams
	@$(BIN)/python -m lgnet.housing.diagrams

setup: python ## Everything for working on the code, without running it
	@$(PYTHON) deploy/set_up.py test

python:
	@test -n "$(PYTHON)" || { echo "LGNet needs Python 3.11 or newer (Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
