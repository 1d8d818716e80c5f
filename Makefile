# make without a word lists the verbs.
.DEFAULT_GOAL := verbs
SHELL := /bin/bash
export CGO_ENABLED := 0
export GOTOOLCHAIN := local

FUZZTIME ?= 10s
GENERATED := arch.tsv ARCHITECTURE.md ':(glob)desk/web/**/*_templ.go'
GOLDEN := $(wildcard ../shared/law/*/golden_cases.json)

.PHONY: verbs demo test check bench law fuzz wasm cross arch tidy setup generated golden requirements sqlc templ

verbs: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: ## run the fictitious office through one month; results in romukura-demo/
	go run ./cmd/romukura demo

test: setup wasm cross law generated golden ## everything CI checks, tests last
	go vet ./...
	go test -timeout 20m ./...

check: law ## the quick gate before a commit: format, vet, house rules, citations
	@unformatted=$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go')); \
	if [ -n "$$unformatted" ]; then echo "not formatted: $$unformatted"; exit 1; fi
	go vet ./...
	go test .

bench: ## all benchmarks, with memory per operation
	go test -run '^$$' -bench . -benchmem ./...

law: ## every citation resolves; how many articles are covered
	@go run ./tools/lawxref >/dev/null
	@go run ./tools/lawxref cover | tail -n 1
	@go run ./tools/lawxref texts | tail -n 1

fuzz: ## every fuzz target for FUZZTIME (10s)
	scripts/fuzz.sh $(FUZZTIME)

wasm: ## ground, law and trade build for the browser
	GOOS=js GOARCH=wasm go build ./ground/... ./law/... ./trade/...

cross: ## desk and verifier for Windows and macOS, into out/
	@mkdir -p out
	for program in romukura romukura-verify; do \
	GOOS=windows GOARCH=amd64 go build -o out/$$program-windows-amd64.exe ./cmd/$$program && \
	GOOS=darwin GOARCH=arm64 go build -o out/$$program-darwin-arm64 ./cmd/$$program || exit 1; done

arch: ## rewrite the generated parts: arch.tsv and its list in ARCHITECTURE.md
	go run ./tools/archmap -write

tidy: ## the house rules, with the list of thinly tested packages
	go test -v -run 'Floors|Tidy|LineForLine|Diagram' .

requirements: ## the security requirements with their tests, each run
	go run ./tools/requirements -run

sqlc: ## write the query code of both engines again from edge/sql (needs a C compiler the first time)
	@mkdir -p out
	@test -x out/sqlc || CGO_ENABLED=1 go build -C tools/sqlc -o $(CURDIR)/out/sqlc \
		github.com/sqlc-dev/sqlc/cmd/sqlc
	out/sqlc generate

templ: ## write the desk's pages (_templ.go) again from their templates
	@mkdir -p out
	@test -x out/templ || go build -C tools/templ -o $(CURDIR)/out/templ github.com/a-h/templ/cmd/templ
	out/templ generate -path desk/web

setup: ## install what the tests need (fonts, pdftotext, Chromium, PostgreSQL), if missing
	@scripts/setup.sh

generated: arch templ
	@if git rev-parse --git-dir >/dev/null 2>&1; then git diff --exit-code -- $(GENERATED); fi

golden: ## independent expected values, where the shared cases lie beside this folder
	@if [ -n "$(GOLDEN)" ]; then go run ./cmd/romukura golden $(GOLDEN); \
	else echo "no shared golden cases beside this folder"; fi
