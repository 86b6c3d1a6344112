# Everything a fresh clone needs: `make build` makes all documents, `make edit` opens the editor,
# `make test` runs the tests.
# Needs Python 3.11 to 3.14 and a package registry that pip can reach; pip's own settings hold.

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null && echo $$name && break; done)
ARGS ?=

# The stamps are as old as the last installation of each lock file.  An environment that broke,
# or was moved with its folder, is thrown away.
RUNTIME := $(VENV)/.runtime
EDIT := $(VENV)/.edit
DEV := $(VENV)/.dev
_ := $(shell [ "`cat $(VENV)/.home 2>/dev/null || echo $(CURDIR)`" = "$(CURDIR)" ] && \
	$(PY) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null || rm -rf $(VENV))

NODE := tests/conformance/node

# Compiled modules are kept (git passes over them): without them each run takes half a second more.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: build pantau edit docs check test mutants conformance bench lint lock paket clean distclean

build: $(RUNTIME)
	$(PY) -m bpmn_gen build $(ARGS)

# The same again after every save, until Ctrl+C: make pantau ARGS="--tipe 7"
pantau: $(RUNTIME)
	$(PY) -m bpmn_gen build --pantau $(ARGS)

# The editor in the browser, on the definitions beside this file.
edit: $(EDIT)
	$(PY) -m bpmn_gen sunting $(ARGS)

# The documentation as a folder of pages, site/, that are read without a server.
docs: $(DEV)
	$(PY) -m manual $(ARGS)

# What is quick and tells most: after every change.
SMOKE := tests/structure tests/definition tests/writing tests/compiler/test_outcomes.py \
	tests/rules/test_cases.py
check: $(DEV)
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(PY) -m pytest --numprocesses=auto --quiet -m "not slow" $(SMOKE) $(ARGS)

# The same examples each time; ARGS=--hypothesis-profile=new tries others.  After a build, of which
# they make again what is not current, they take less time: BPMN_GEN_BUILT=output make test
test: $(DEV)
	$(PY) -m pytest --numprocesses=auto --dist=worksteal --quiet $(ARGS)

# Whether tests notice slips in rules, proofs, compiler and decision tables; all of them take hours.
# ARGS="--only bpmn_gen.rules.lanes" tries those of one module, ARGS="--sample 300" some of all.
mutants: $(DEV)
	$(PY) -m tests.mutants $(ARGS)

# What other tools make of the files; needs node, npm and chromium as well.
conformance: $(DEV) $(NODE)/node_modules
	$(PY) -m pytest --numprocesses=auto --quiet tests/conformance $(ARGS)

%/node_modules: %/package-lock.json
	npm ci --prefix $* --ignore-scripts --no-fund --no-audit
	@touch $@

# Beside other layouts where npm is there.
bench: $(DEV) $(if $(shell command -v npm),bench/node/node_modules)
	$(PY) -m bench $(ARGS)

# One zip for Windows laptops, in dist/.  PYTHON_WINDOWS=archive takes a copy of Python along.
paket: $(DEV)
	$(MAKE) --no-print-directory docs ARGS=
	$(PY) -m paket $(ARGS)

lint: $(DEV)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

$(RUNTIME): requirements.lock pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "Perlu Python 3.11 sampai 3.14 (Python 3.11 to 3.14 is needed): make PYTHON=/jalur/ke/python3" >&2; exit 1; }
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) || { echo "Modul venv tidak lengkap; pada Debian/Ubuntu pasang paket python3-venv (the venv module is incomplete)" >&2; exit 1; }
	@echo "$(CURDIR)" > $(VENV)/.home
	$(PIP) --requirement requirements.lock
	$(PIP) --no-deps --editable .
	@touch $@

$(EDIT): $(RUNTIME) requirements-sunting.lock
	$(PIP) --requirement requirements-sunting.lock
	@touch $@

$(DEV): $(RUNTIME) requirements-dev.lock
	$(PIP) --requirement requirements-dev.lock
	@touch $@

# Renews all lock files; run it after changing the dependencies in pyproject.toml.
UV_COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --system-certs \
	--no-header --no-annotate --no-emit-index-url --generate-hashes --upgrade pyproject.toml
lock: $(DEV)
	$(UV_COMPILE) --output-file requirements.lock
	$(UV_COMPILE) --extra sunting --constraint requirements.lock --output-file requirements-sunting.lock
	$(UV_COMPILE) --extra sunting --extra dev --constraint requirements-sunting.lock --output-file requirements-dev.lock

clean:
	find output -mindepth 1 ! -name .gitkeep -delete
	rm -rf build dist site .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find bpmn_gen manual tests bench paket -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf $(VENV) $(NODE)/node_modules bench/node/node_modules
