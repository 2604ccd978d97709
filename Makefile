# Everything sets itself up: `make demo` and `make test` need only Python 3.11+ and, the first time, a package index.
PYTHON ?= python3
# Test processes; each has a Neo4j of its own (1 GB). A file's tests stay together: what they share is made once.
WORKERS ?= 2
BIN := .venv/bin

.PHONY: help demo test lint types lock clean
help:
	@echo "make demo   minutes of two fictional governments in a local Neo4j, with answers"
	@echo "make test   all tests, on a real Neo4j"
	@echo "make lint   ruff; make types: mypy; make lock: remake the lock files; make clean"

# The stamp holds the hash of the lock file: a changed lock installs anew, an unchanged one costs nothing.
.venv/run.stamp: requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "The venv module is missing: on Debian and Ubuntu, apt install python3-venv"; exit 1; }
	@echo "Installing pinned dependencies into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock -r requirements/build.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev.stamp: requirements/dev.lock .venv/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

demo: .venv/run.stamp
	@$(BIN)/python examples/demo.py

test: .venv/dev.stamp
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.stamp
	$(BIN)/mypy

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet pyproject.toml -o requirements/run.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet requirements/build.in -o requirements/build.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet pyproject.toml --group dev -o requirements/dev.lock

clean:
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
