# Longhand. `make` on a terminal ends at the tutor's prompt.

SWIFT ?= swift
PREFIX ?= /usr/local
BUILD = .build/release
# On Linux Swift's own libraries are linked in: the program starts in half the time.
STATIC = $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
FUZZ_INPUTS ?= 10000000
FUZZ_JOBS ?= 2
FUZZ_FINDINGS ?= .build/fuzz-findings
DEBIAN_PACKAGES = libreadline-dev liblapacke-dev libopenblas-dev libpng-dev libflint-dev
# Before FLINT 3, Arb, Antic and Calcium are libraries of their own.
FLINT2_PACKAGES = libflint-arb-dev libantic-dev libcalcium-dev
BREW_PACKAGES = readline lapack openblas libpng flint

.PHONY: all build deps test lint bench soak install clean

all: build
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BUILD)/longhand; else echo "Built $(BUILD)/longhand"; fi

build: deps
	$(SWIFT) build -c release --product longhand $(STATIC)

# Installs what is missing, or prints the one line to run.
deps:
	@Scripts/dependencies "$(DEBIAN_PACKAGES)" "$(FLINT2_PACKAGES)" "$(BREW_PACKAGES)"

test: deps
	$(SWIFT) test -c release -Xswiftc -enable-testing

# Prints what things cost, beside a C program on FLINT and Arb and beside SymPy; about three minutes.
bench: build
	$(SWIFT) build -c release --product longhand-bench
	$(BUILD)/longhand-bench

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

# Every long run in full, of which `make test` takes a seeded part: also five hundred kills of a sitting.
# Then ten million broken inputs for all that reads what people and files say, about an hour and a half on
# one core, and ten minutes of random requests, good and broken.
soak: build
	LONGHAND_SOAK=1 $(SWIFT) test -c release -Xswiftc -enable-testing
	$(SWIFT) build -c release --product longhand-fuzz
	$(BUILD)/longhand-fuzz all --count $(FUZZ_INPUTS) --jobs $(FUZZ_JOBS) --findings $(FUZZ_FINDINGS)
	Scripts/soak

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/longhand"
	install -m 755 $(BUILD)/longhand "$(DESTDIR)$(PREFIX)/bin/longhand"
	rm -rf "$(DESTDIR)$(PREFIX)/share/longhand/Lessons"
	cp -R Lessons "$(DESTDIR)$(PREFIX)/share/longhand/Lessons"

clean:
	$(SWIFT) package clean
