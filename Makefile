# onrecord: `make demo` shows it, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo.case

.PHONY: demo serve test check bench lock pictures clean

demo: $(VENV)/.installed  ## install, build the bundled example, say what it found
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/onrecord build examples/berlin-airlift --case $(DEMO)
	$(BIN)/onrecord show $(DEMO) --brief
	@echo "Now: make serve   (or: $(BIN)/onrecord serve $(DEMO))"

serve: $(DEMO)  ## the demo case in a browser
	$(BIN)/onrecord serve $(DEMO)

$(DEMO): | $(VENV)/.installed
	$(BIN)/onrecord build examples/berlin-airlift --case $(DEMO)

test: $(VENV)/.testing check  ## everything, in a real browser too
	$(BIN)/python scripts/chromium.py
	$(BIN)/pytest -n auto

check: $(VENV)/.testing  ## style, types, the order of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.testing  ## ratios within one run, never bare seconds
	$(BIN)/python -m scripts.bench

lock:  ## pin what demo and test install, with hashes
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o requirements.lock -q
	uv pip compile pyproject.toml --group test --extra frames --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o requirements-test.lock -q

pictures: $(VENV)/.testing  ## screenshots for the README
	$(BIN)/python -m scripts.pictures

clean:
	rm -rf $(VENV) $(DEMO)* .mypy_cache .pytest_cache .ruff_cache

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.testing: $(VENV)/.installed requirements-test.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@
