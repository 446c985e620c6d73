# Two commands do all the set-up: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
CORPORA ?=

.PHONY: help demo test soak audit lint format words evaluate bench lock clean
help:
	@echo "make demo                   the practice room: the real bot in a simulated Discord"
	@echo "make demo ARGS=--play-out   the whole evening at once, on the terminal"
	@echo "make test | make lint       what must pass"
	@echo "make soak                   the properties, many times over (an hour)"
	@echo "make audit                  whether something we stand on has a known hole"
	@echo "make format                 put the code in its usual shape"
	@echo "make evaluate               how well it judges, on real conversations"
	@echo "make bench                  what it costs, as JSON lines (some minutes)"
	@echo "make words                  collect the texts for the translators"
	@echo "make lock                   pin newer releases of what we stand on"

demo: .venv/demo
	@$(BIN)/multilogue demo $(ARGS)

test: .venv/dev
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

# The properties, many times over (about an hour).
soak: .venv/dev
	SOAK=15 $(BIN)/python -m pytest --numprocesses auto --dist worksteal -m hypothesis $(ARGS)

audit: .audit/done
	@.ci/audit

.audit/done: .venv/bin/python requirements/audit.txt
	@$(PYTHON) -m venv .audit
	@.audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/audit.txt
	@touch $@

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/pyright

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Multilogue needs Python 3.11 or newer. Say which one: make PYTHON=/path/to/python3.12 …"; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/demo: .venv/bin/python requirements/demo.txt pyproject.toml
	@echo "Setting up .venv (a minute or so the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/demo.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev: .venv/demo requirements/dev.txt
	@echo "Adding what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Print the figures of docs/evaluation.md, where the conversations are; others with CORPORA=dir.
evaluate: .venv/dev
	@CORPORA="$(CORPORA)" $(BIN)/python -m tests.evaluation.report

# Measure what docs/performance.md tells; some of it with ARGS="path room line groups replay million".
bench: .venv/dev
	@$(BIN)/python -m tests.benchmarks $(ARGS)

# Collect the texts that people read into the catalogues; new ones wait there for their translation.
words: .venv/dev
	$(BIN)/pybabel -q extract -F babel.cfg -k _ -k N_ -k several:1,2 --no-location --omit-header -o words.pot .
	$(BIN)/pybabel -q update -i words.pot -d bot/words/locale --domain messages -l de \
	  -o bot/words/locale/de.po --no-fuzzy-matching --ignore-obsolete --width 110
	@rm words.pot

LOCKED := --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --quiet
LOCK := uv pip compile pyproject.toml requirements/build.in $(LOCKED)
lock:
	$(LOCK) -o requirements/run.txt
	$(LOCK) --extra demo -o requirements/demo.txt
	$(LOCK) --all-extras -o requirements/dev.txt
	uv pip compile requirements/audit.in $(LOCKED) -o requirements/audit.txt

clean:
	rm -rf .venv .audit
