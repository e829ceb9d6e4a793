# Waylight: `make run` explores the bundled samples, `make test` checks everything.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# A program that is built already, for install, documents, pictures and demo; empty builds one.
BINARY ?=

root = $(DESTDIR)$(PREFIX)
# Types that are named in full get their conformances from the compiler. Otherwise the runtime searches
# some seven thousand records for each when it is first used, a quarter of the time of a start.
direct_types = -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# What a start calls stands together in the program, by Scripts/order-functions: a fifth less of the program has to be in
# memory, and a start is sooner done.
ordered_functions = -Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -use-ld=lld \
  -Xlinker --gc-sections -Xlinker --no-warn-symbol-ordering \
  -Xlinker --symbol-ordering-file=$(CURDIR)/Scripts/functions.order
# No libraries are looked for beside the program: each start would ask the file system for all of them.
release_flags = -c release --static-swift-stdlib --disable-local-rpath --product waylight $(direct_types) \
  $(ordered_functions)
program = $(or $(BINARY),$$($(SWIFT) build $(release_flags) --show-bin-path)/waylight)
needs_program = $(if $(BINARY),,build)

test_environment = env -u NO_COLOR LC_ALL=C.UTF-8 TERM=xterm-256color
# What began and what passed fills thousands of lines; suites, faults and the result are left. A line
# without a mark belongs to the one before it.
without_passes = awk '/^(◇|✔|✘|↳|Test Suite)/ { passed = /^(◇|Test Suite)/ || /^✔ Test [^r]/ } \
  !passed { print; fflush() }'

# How long each reader is fuzzed, in seconds; what breaks one is written to Tests/Fuzzing/.build/crashes.
FUZZ_SECONDS ?= 60
readers = Describe Terraform Topology Expectations Settings Theme Session

# A pipe fails when any part of it does.
SHELL = /bin/bash
.SHELLFLAGS = -o pipefail -c

.DEFAULT_GOAL := help
.PHONY: help setup run build test bench fuzz lint install uninstall documents pictures demo clean

help: ## what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## installs what is needed, if anything is missing
	@Scripts/setup tests

run: ## builds the program and explores the bundled samples
	@Scripts/setup
	@$(SWIFT) build $(release_flags)
	@"$$($(SWIFT) build $(release_flags) --show-bin-path)/waylight" $(ARGS)

build: ## builds the program for use
	@Scripts/setup
	$(SWIFT) build $(release_flags)

test: ## all tests: the Swift ones, then the end-to-end ones
	@Scripts/setup tests
	$(SWIFT) build --build-tests
	$(test_environment) $(SWIFT) test --skip-build --disable-xctest | $(without_passes)
	$(test_environment) \
	  WAYLIGHT_BINARY="$$($(SWIFT) build --show-bin-path)/waylight" \
	  .build-venv/bin/python -m pytest -q -p no:cacheprovider Tests/EndToEndTests

bench: ## measures what has to be fast
	@Scripts/setup
	cd Tests/Benchmarks && $(SWIFT) package benchmark --no-progress

fuzz: ## feeds each reader with what it never saw, FUZZ_SECONDS long
	@Scripts/setup
	cd Tests/Fuzzing && $(SWIFT) build
	@cd Tests/Fuzzing && failed=; for reader in $(readers); do \
	  corpus=$$(echo $$reader | tr A-Z a-z); found=.build/found/$$corpus; mkdir -p $$found .build/crashes; \
	  echo "== $$reader"; \
	  ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=0 .build/debug/Fuzz$$reader \
	    -max_total_time=$(FUZZ_SECONDS) -timeout=5 -rss_limit_mb=2048 -max_len=20000 -print_final_stats=1 \
	    -artifact_prefix=.build/crashes/$$corpus- $$found Corpus/$$corpus 2>&1 \
	    | grep -E "^(stat::(number|average)|SUMMARY|==[0-9]+==|artifact)|Fatal error|ERROR" || failed="$$failed $$reader"; \
	done; [ -z "$$(ls .build/crashes)" ] || { echo "crashes are in Tests/Fuzzing/.build/crashes"; exit 1; }

lint: ## format, layout, the service table and the table of rules
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	Scripts/check-layout
	Scripts/refresh-catalogue --check
	Scripts/check-rules

install: $(needs_program) ## to PREFIX (/usr/local), under DESTDIR if given
	@bin="$(program)"; set -e; \
	install -d "$(root)/bin" "$(root)/share/man/man1" "$(root)/share/waylight" \
	  "$(root)/share/bash-completion/completions" "$(root)/share/zsh/site-functions" \
	  "$(root)/share/fish/vendor_completions.d"; \
	install -s -m 755 "$$bin" "$(root)/bin/waylight"; \
	install -m 644 docs/waylight.1 "$(root)/share/man/man1/waylight.1"; \
	LC_ALL=C "$$bin" --generate-completion-script bash >"$(root)/share/bash-completion/completions/waylight"; \
	LC_ALL=C "$$bin" --generate-completion-script zsh >"$(root)/share/zsh/site-functions/_waylight"; \
	LC_ALL=C "$$bin" --generate-completion-script fish >"$(root)/share/fish/vendor_completions.d/waylight.fish"; \
	for folder in themes sample-topologies schemas; do \
	  rm -rf "$(root)/share/waylight/$$folder"; \
	  cp -R "$$folder" "$(root)/share/waylight/$$folder"; \
	done; \
	chmod -R u=rwX,go=rX "$(root)/share/waylight"; \
	echo "installed $(root)/bin/waylight"

uninstall: ## takes away what install put there
	rm -f "$(root)/bin/waylight" "$(root)/share/man/man1/waylight.1" \
	  "$(root)/share/bash-completion/completions/waylight" \
	  "$(root)/share/zsh/site-functions/_waylight" \
	  "$(root)/share/fish/vendor_completions.d/waylight.fish"
	rm -rf "$(root)/share/waylight"

documents: $(needs_program) ## writes keys and options into README and manual anew
	@Scripts/refresh-documents texts --program "$(program)"

pictures: $(needs_program) ## draws README's pictures and the demo anew
	@Scripts/refresh-documents pictures --program "$(program)"

demo: pictures ## the same

clean: ## removes everything that was built
	rm -rf .build .build-* Tests/Benchmarks/.build Tests/Fuzzing/.build
