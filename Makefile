# Needs make and Python 3.11 or newer, nothing else. `make` alone lists what there is.

PORT ?= $(or $(ASSISTANT_PORT),7860)
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 python; do \
	$$python -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
TORCH_INDEX ?=
UPGRADE ?=
ARGS ?=

VENV := .venv/bin/python
CODE := index assistant evals app.py

.DEFAULT_GOAL := help
.PHONY: help setup run test test-quick test-llm lint lint-widget format evals lock clean python environment dev browser

help: ## list what make can do
	@echo "The Portfolio Assistant. make ..."
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "  %-12s %s\n", $$1, $$2}'

setup: environment ## install what the assistant needs into .venv, build the index, ask a first question
	@$(VENV) -m index build
	@$(VENV) -m assistant ask "Who is this?" >/dev/null

run: setup ## set up, then serve the chat on port 7860 (another one: make run PORT=8000)
	@ASSISTANT_PORT=$(PORT) $(VENV) app.py

test: dev browser ## set up, then run all tests (some of them: make test ARGS="-k citation")
	@$(VENV) -m index build
	@CHROMIUM="$$($(VENV) tools/browser.py)" $(VENV) -m pytest $(ARGS)

test-quick: dev ## run the tests that need no browser
	@$(VENV) -m pytest -m "not browser" $(ARGS)

test-llm: dev ## run the eval cases through a real small language model (builds its server once)
	@$(VENV) -m index build
	@$(VENV) tools/real_model.py $(ARGS)

lint: dev lint-widget ## check format, style, types and layers
	@echo "lint: format and style (ruff)"
	@$(VENV) -m ruff format --check --quiet --output-format concise . || (echo "lint: make format puts this right"; exit 1)
	@$(VENV) -m ruff check --quiet --output-format concise .
	@echo "lint: types (mypy)"
	@$(VENV) -m mypy --no-error-summary $(wildcard $(CODE)) tools/*.py
	@echo "lint: layers (import-linter)"
	@.venv/bin/lint-imports --no-logo

lint-widget: ## check the types of the widget's JavaScript, where npm is installed
	@if command -v npm >/dev/null; then echo "lint: widget (tsc)"; cd tests \
	&& { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent --no-audit --no-fund; } \
	&& npm run --silent check; \
	else echo "lint: npm is not installed, the widget is not checked"; fi

format: dev ## put format and import order right
	@$(VENV) -m ruff check --quiet --fix --select I .
	@$(VENV) -m ruff format .

evals: dev ## measure the answers on the question sets
	@$(VENV) -m evals $(ARGS)

lock: dev ## write the lock anew from pyproject.toml (newer versions: make lock UPGRADE=all, or a name)
	@$(VENV) tools/lock.py $(addprefix --upgrade=,$(UPGRADE))

clean: ## remove what was installed and built; the content and the owner's inbox stay
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	rm -rf .hypothesis tests/node_modules
	[ ! -d var ] || find var -mindepth 1 ! -name 'inbox.sqlite*' -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer with venv was not found. Install it (Debian: apt-get install python3 python3-venv), or name it: make setup PYTHON=/path/to/python3"; exit 1; }

environment: python
	@$(PYTHON) tools/environment.py run --torch-index="$(TORCH_INDEX)"

dev: python
	@$(PYTHON) tools/environment.py dev --torch-index="$(TORCH_INDEX)"

browser: dev
	@$(VENV) tools/browser.py --install >/dev/null
