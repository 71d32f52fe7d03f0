# Makefile - the few things that one does here; CMake does the work
PRESET ?= dev
BUILD = build/$(PRESET)
SOURCES = $(shell git ls-files 'src/*.h' 'src/*.cpp' 'tests/*.h' 'tests/*.cpp' 'train/*.cpp' 'train/*.h' 'bench/*.cpp')
CLANG_FORMAT ?= clang-format-14
CLANG_TIDY ?= clang-tidy-14

.PHONY: build test check lint format-check format bless bench fuzz run pictures clean

build: $(BUILD)/build.ninja
	cmake --build $(BUILD)

$(BUILD)/build.ninja:
	cmake --preset $(PRESET)

# under a minute
test: build
	ctest --test-dir $(BUILD) --output-on-failure -j2 -LE 'e2e|walls'

# all but benchmarks; every header also compiles alone
check: build
	cmake --build $(BUILD) --target all_verify_interface_header_sets
	ctest --test-dir $(BUILD) --output-on-failure -j2

# lint needs build/dev with its compile commands; half an hour of processor, shared by two
lint: format-check
	@printf '%s\n' $(filter src/%.cpp,$(filter-out %_test.cpp,$(SOURCES))) | \
	  xargs -P 2 -n 1 $(CLANG_TIDY) -p build/dev --quiet

format-check:
	$(CLANG_FORMAT) --dry-run -Werror $(SOURCES)

format:
	$(CLANG_FORMAT) -i $(SOURCES)

# make bless CASE=clean/text, or a folder: CASE=extract, or CASE=. for all; read the difference before committing
bless: build
	@test -n "$(CASE)" || { echo "which case? make bless CASE=verb/case"; exit 2; }
	@find tests/golden/$(CASE) -name cmd | sort | while read -r cmd; do \
	  cmake -DCASE=$(CURDIR)/$$(dirname $$cmd) -DHABEAS=$(CURDIR)/$(BUILD)/habeas -DBLESS=1 \
	    -DSCRATCH=$(CURDIR)/$(BUILD)/bless/$$(dirname $$cmd) -P cmake/golden.cmake || exit 1; done

bench: PRESET = release
bench: build
	python3 bench/speed.py --habeas $(BUILD)/habeas

# the libFuzzer targets, a minute each, with clang
fuzz:
	cmake --preset asan -B build/fuzz -DHABEAS_FUZZ=ON -DCMAKE_C_COMPILER=clang-14 -DCMAKE_CXX_COMPILER=clang++-14
	cmake --build build/fuzz --target wire_fuzz formats_fuzz
	build/fuzz/tests/fuzz/wire_fuzz -max_total_time=60 tests/fuzz/corpus/wire
	build/fuzz/tests/fuzz/formats_fuzz -max_total_time=60 tests/fuzz/corpus/formats

run: build
	$(BUILD)/habeas run --no-case --gazetteer examples/gazetteer.tsv examples/pages

# the pictures of the page in docs/, with Debian's Chromium
pictures: build
	bash tests/browser/run.sh pictures.mjs $(CURDIR)/$(BUILD)/habeas $(CURDIR)/$(BUILD)/pictures $(CURDIR) $(CURDIR)/docs/pictures

clean:
	rm -rf build
