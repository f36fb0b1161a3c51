# make run    everything needed, then Kadr with demonstration data    make test    every check
# All set-up happens by itself: see scripts/setup.sh. Flags for the program: make run ARGS="--port 8081"
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: run test bench fuzz fmt clippy assets setup clean help

# cargo may be installed for this user without being in PATH
export PATH := $(PATH):$(or $(CARGO_HOME),$(HOME)/.cargo)/bin
CARGO ?= cargo
TARGET := $(or $(CARGO_TARGET_DIR),target)
export CARGO

run: setup assets ## build and start Kadr with demonstration data
	@$(CARGO) build --release -p kadr --bin kadr
	@exec $(TARGET)/release/kadr run --demo $(ARGS)

test: ## every check: format, lints, tests, pages in a browser
	@scripts/setup.sh test
	@scripts/assets.sh
	@scripts/packages.sh tests/browser
	@exec scripts/test.sh

bench: setup assets ## measure the search engine, and the product if built
	@exec scripts/bench.sh $(ARGS)

fuzz: ## feed random input to rules, facts and the search, a minute each
	@scripts/setup.sh fuzz
	@scripts/assets.sh
	@exec scripts/fuzz.sh $(ARGS)

fmt: ## format the Rust sources
	@$(CARGO) fmt --all

clippy: assets ## lints, as strict as in `make test`
	@$(CARGO) clippy --workspace --all-targets -- -D warnings

assets: setup ## build style sheets and scripts into assets/dist
	@scripts/assets.sh

setup: ## install what is missing on this machine
	@scripts/setup.sh

clean: ## remove what was built (never the data folder)
	@$(CARGO) clean
	@rm -rf assets/dist assets/node_modules tests/browser/node_modules

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18
