# `make run` serves the helpline, `make test` tests it, `make help` says the rest.
PY ?= python3
V := .venv
WEB := $(shell find chat_server/web agent_console/web scripts -type f 2>/dev/null) package.json package-lock.json
export HELPLINE_MODE ?= demo

.PHONY: run test test-python test-web check faults hours bench faces format generate lock help
.DEFAULT_GOAL := help

run: $(V)/.ready ## serve http://127.0.0.1:8000/ with demo staff and sample articles
	@$(V)/bin/helpline run

test: test-python test-web ## run every test; what a missing service left out is listed at the end

test-python: $(V)/.ready-to-develop
	$(V)/bin/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test-web: $(V)/.ready-to-develop
	@PATH="$$($(V)/bin/python scripts/node.py):$$PATH" npx --no-install vitest run

check: $(V)/.ready-to-develop ## format, lint, types, import direction, stale generated files
	$(V)/bin/ruff format --check .
	$(V)/bin/ruff check .
	$(V)/bin/mypy
	$(V)/bin/lint-imports
	@PATH="$$($(V)/bin/python scripts/node.py):$$PATH" npm run --silent check
	$(V)/bin/python scripts/generate.py --check

faults: $(V)/.ready-to-develop ## the tests that kill, stop and restart a running helpline
	$(V)/bin/python -m pytest -m "longer or not longer" tests/transport tests/deploy tests/test_ticker.py tests/journeys/test_faulty_line.py

hours: $(V)/.ready-to-develop ## two years of opening hours in thirty zones, minute by minute against the wall clock: some minutes
	$(V)/bin/python -m pytest -m longer tests/rules --numprocesses auto --maxprocesses 4

bench: $(V)/.ready-to-develop ## measure against the servers that people would write; ONLY=relay,storm for some figures
	@PYTHONPATH=tests $(V)/bin/python -m bench

faces: $(V)/.ready-to-develop ## measure both faces in Chromium: a slow machine, a long log, a shift of six hours
	@PYTHONPATH=tests $(V)/bin/python -m bench.faces

format: $(V)/.ready-to-develop ## format Python and TypeScript
	$(V)/bin/ruff format .
	$(V)/bin/ruff check --fix .
	@PATH="$$($(V)/bin/python scripts/node.py):$$PATH" npm run --silent format

generate: $(V)/.ready-to-develop ## write the TypeScript types, docs/protocol.md, docs/asyncapi.json and .env.example
	$(V)/bin/python scripts/generate.py

lock: ## renew the lock files (needs uv and npm)
	uv pip compile --universal --generate-hashes --no-header --no-annotate pyproject.toml -o requirements/run.lock
	uv pip compile --universal --generate-hashes --no-header --no-annotate --extra dev -c requirements/run.lock pyproject.toml -o requirements/dev.lock
	npm install --package-lock-only --ignore-scripts

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(V)/bin/python:
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PY=python3.12")'
	@$(PY) -m venv $(V) || { echo 'The virtual environment could not be made: on Debian or Ubuntu, apt install python3-venv'; exit 1; }

$(V)/.ready: $(V)/bin/python pyproject.toml requirements/run.lock hatch_build.py $(WEB)
	@echo 'Installing, and building the pages. The first time takes a minute.'
	@$(V)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(V)/bin/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(V)/.ready-to-develop: $(V)/.ready requirements/dev.lock
	@$(V)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@test -d node_modules || { PATH="$$($(V)/bin/python scripts/node.py):$$PATH" npm ci --ignore-scripts --no-audit --no-fund; }
	@touch $@
