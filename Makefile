# Everything that is done with this project: `make help` lists it.
# It takes git, make and Python 3.11 or newer with its venv module; all the rest is installed in .venv.

VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
EXTRAS := --extra simulator --extra postgresql

# Version managers put names on the path that do not run, so each candidate is asked.
NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
FIND_PYTHON = for python in python3.13 python3.12 python3.11 python3 python3.14; do \
	$$python -c "$(NEW_ENOUGH)" >/dev/null 2>&1 && break; python=; done

.DEFAULT_GOAL := help
.PHONY: help demo test measured prove screens bench lint format lock clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

demo: $(VENV)/run.stamp ## try it on practice phones in a browser; where nobody looks on, play a year
	@$(BIN)/atelier demo

test: $(VENV)/dev.stamp ## check everything: format, linter, types, imports, tests, coverage
	@$(MAKE) --no-print-directory --jobs 2 lint measured

measured: $(VENV)/dev.stamp # three workers keep two cores busy: some tests wait for a clock of the machine
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 3 --dist worksteal
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

prove: $(VENV)/dev.stamp ## the long proofs, with their figures at the end, and every test on PostgreSQL too
	$(BIN)/python -m pytest -m prove -n 2
	$(BIN)/python -m pytest --postgresql all -k "postgresql and not proofs" -n 2

screens: $(VENV)/dev.stamp ## draw every screen of the bot into docs/screens.md
	$(BIN)/python -m pytest tests/dialogues --postgresql none --screens docs/screens.md

bench: $(VENV)/dev.stamp $(VENV)-bench/bench.stamp ## measure the bot, beside bare ones where they can be compared
	@$(BIN)/python -m bench

lint: $(VENV)/dev.stamp ## check format, linter, types and imports
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## put the code in its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(VENV)/dev.stamp ## choose the versions anew, within pyproject.toml
	$(LOCK) pyproject.toml $(EXTRAS) --group build --output-file requirements.lock
	$(LOCK) pyproject.toml $(EXTRAS) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK) --group pyproject.toml:bench --output-file requirements-bench.lock

clean: ## remove what was installed and measured
	rm -rf $(VENV) $(VENV)-bench .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist

$(VENV)/run.stamp: requirements.lock pyproject.toml
$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml

$(VENV)-bench/bench.stamp: requirements-bench.lock | $(VENV)/dev.stamp
	@echo "Making $(VENV)-bench"
	@$(BIN)/python -m venv --clear $(VENV)-bench
	@$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(VENV)/%.stamp:
	@$(BIN)/python -c "$(NEW_ENOUGH); import pip" >/dev/null 2>&1 || { $(FIND_PYTHON); \
		if [ -z "$$python" ]; then echo "Atelier needs Python 3.11 or newer with its venv module; none was found." >&2; \
		exit 1; fi; echo "Making $(VENV)"; $$python -m venv --clear $(VENV); }
	@echo "Installing $<"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
