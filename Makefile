# What people and CI do with this project. Go is all that most of it needs.

# Without libc the program starts measurably faster, and runs wherever its
# system does. Paths of the machine that built it stay out.
BUILDFLAGS := -trimpath -ldflags "-s -w"
PLATFORMS  := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

# Both are asked for where they are used only, so that `make test` needs no git.
VERSION           ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

LINT_VERSION := 2.15.0
LINT          = $(or $(shell go env GOBIN),$(shell go env GOPATH)/bin)/golangci-lint

# Statement coverage, in percent, below which `make cover` fails.
COVER_ALL   := 90
COVER_LPATH := 97

FUZZTIME ?= 20s

# How much of each fault: ci (minutes) or nightly (an hour).
FAULT ?= ci

.PHONY: help build install test race cover lint fmt bench bench-process fuzz fault faults man dist clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' Makefile

build: ## The program, as bin/lpath
	CGO_ENABLED=0 go build $(BUILDFLAGS) -o bin/ ./cmd/lpath

install: ## The program, where `go install` puts programs
	CGO_ENABLED=0 go install $(BUILDFLAGS) ./cmd/lpath

test: ## All tests; needs nothing but Go
	go test ./...

# A program under the race detector waits a second when it ends, and the script
# tests run many: ten milliseconds do.
race: ## All tests under the race detector; needs a C compiler
	CGO_ENABLED=1 GORACE=atexit_sleep_ms=10 go test -race ./...

# Script tests run the program in processes of their own, as copies of the test
# binary: the go command collects what those covered as well. A profile names a
# statement once for each package whose tests could reach it; it counts if one did.
cover: ## Statement coverage, script tests included; fails when it is too low
	mkdir -p coverage
	go test -coverpkg=./internal/... -coverprofile=coverage/profile.out ./...
	go tool cover -html=coverage/profile.out -o coverage/index.html
	@awk -v all=$(COVER_ALL) -v domain=$(COVER_LPATH) ' \
		NR > 1 { size[$$1] = $$2; if ($$3 > 0) hit[$$1] = 1 } \
		END { \
			for (block in size) { \
				room = block; sub(/\/[^\/]*$$/, "", room); \
				n[room] += size[block]; n["lpath/internal"] += size[block]; \
				if (block in hit) { k[room] += size[block]; k["lpath/internal"] += size[block] } \
			} \
			for (room in n) printf "%6.1f %%  %s\n", 100 * k[room] / n[room], room | "sort -k3"; \
			close("sort -k3"); \
			failed += low("lpath/internal", all); failed += low("lpath/internal/lpath", domain); \
			exit (failed > 0) \
		} \
		function low(room, least) { \
			if (n[room] && 100 * k[room] >= least * n[room]) return 0; \
			printf "%s is below %d %%; coverage/index.html shows what no test reaches\n", room, least; \
			return 1 \
		}' coverage/profile.out

lint: ## The linters of .golangci.yml; installs golangci-lint if this version of it is missing
	@[ "$$($(LINT) version --short 2>/dev/null)" = $(LINT_VERSION) ] || \
		go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$(LINT_VERSION)
	$(LINT) run

fmt: ## Format the code as `make lint` wants it
	@[ "$$($(LINT) version --short 2>/dev/null)" = $(LINT_VERSION) ] || \
		go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$(LINT_VERSION)
	$(LINT) fmt

fuzz: ## Every fuzz target for FUZZTIME (20s)
	@set -e; grep -rHo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' cmd internal paths | sort | \
	while IFS=: read -r file target; do \
		dir=$${file%/*} target=$${target#func }; \
		echo "$$dir $$target"; \
		.ci/fuzz "./$$dir" "$$target" $(FUZZTIME); \
	done

# In its own directory the go command shows what the tests say as they say it.
faults: ## Real processes meet real faults; FAULT=nightly for more of them
	cd internal/fault && LPATH_FAULT=$(FAULT) go test -count=1 -timeout=3h

fault: FUZZTIME := 60s
fault: faults fuzz ## The proof of what the README promises: faults, then every fuzz target for 60s

bench: ## Time and allocations of reading, writing and the rules, by size of the path
	go test ./internal/... -run='^$$' -bench=. -benchmem

ROUNDS ?= 30
bench-process: ## Whole commands against a Go hello-world and programs of their kind; needs a quiet machine
	go run ./cmd/bench -rounds $(ROUNDS)

man: ## Man pages and completions, in dist/
	rm -rf dist/man dist/completions
	SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) go run ./cmd/gendoc dist

dist: man ## Archives for all platforms and their checksums, in dist/: twice the same bytes
	rm -rf dist/lpath_* dist/SHA256SUMS
	@set -e; for platform in $(PLATFORMS); do \
		os=$${platform%/*} arch=$${platform#*/}; \
		dir=dist/lpath_$(VERSION)_$${os}_$$arch; \
		echo "$$dir"; \
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch go build $(BUILDFLAGS) -o $$dir/ ./cmd/lpath; \
		cp -R LICENSE README.md dist/man dist/completions $$dir; \
	done
	SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) go run ./cmd/dist dist/lpath_*

clean: ## Remove what the other targets made
	rm -rf bin dist coverage
