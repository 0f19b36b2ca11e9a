# Every target that has two hashes and a sentence behind it is listed by `make help`.

# A Python of 3.11 or later that can make an environment; `make run PYTHON=/path/to/python3.13` chooses another.
PYTHON ?= $(shell sh make.d/find-python)
RUN := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run setup setup-dev test check demo screenshots bench lock migrations messages clean

help: ## this list
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

run: setup ## set up what is missing, fill an empty newsroom with the demonstration, and serve it (PORT=8000, DEBUG=1 reloads)
	@exec $(RUN) manage.py serve

setup: ## only the environment, in .venv/
	@$(if $(strip $(PYTHON)),,sh make.d/find-python --explain; exit 1;) "$(PYTHON)" make.d/environment.py requirements.lock

setup-dev:
	@$(if $(strip $(PYTHON)),,sh make.d/find-python --explain; exit 1;) "$(PYTHON)" make.d/environment.py requirements-dev.lock

test: setup-dev ## every test, on SQLite and then on PostgreSQL; fetches a browser and a PostgreSQL if there is none
	@$(RUN) -m tests.ground.suite $(TESTS)

check: setup-dev ## what needs no running: lint, templates, types, migrations, deployment checks, known holes in dependencies
	@$(RUN) make.d/check.py

demo: setup ## fill the newsroom in var/ with the demonstration, without serving it
	@$(RUN) manage.py migrate --verbosity 0
	@$(RUN) manage.py demo

screenshots: setup-dev ## take the pictures in docs/screenshots/ again
	@$(RUN) -m tests.ground.screenshots

bench: setup-dev ## what reading, comparing, pictures and the memory cost beside the bare minimum, measured side by side
	@$(RUN) -m bench.comparing
	@$(RUN) -m bench.pictures
	@$(RUN) -m bench.reading
	@$(RUN) -m bench.memory

lock: setup-dev ## write both lock files again from pyproject.toml (needs the network)
	@$(RUN) make.d/lock.py

migrations: setup ## write the migrations that changed models need
	@$(RUN) manage.py makemigrations

messages: setup ## collect the sentences of the interface, and compile the catalogue of every language
	@$(RUN) manage.py messages

clean: ## remove the environment and caches; var/, which holds the newsroom itself, stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
