# make run    builds the archive of articles/text and serves it on http://localhost:8000
# make test   runs every check and test, in three browser engines
# make site   writes the whole site as files: make site ARTICLES=dir SITE=dir BASE=/path/ PAGES=1000
# make key    makes the key that signs a site: make key KEY=file, then make site ... KEY=file
# make facts  prints what was found in the articles, one JSON object a line
# make screens  takes pictures of every page in both themes, at three widths and in all languages into .build/screens, and makes a sheet of those of each page
# make weights  prints the ten heaviest packages of the program without articles
# make bench  times the archive in Go, for benchstat; LARGE=1 adds 100,000 articles
# make bench-peers  measures the site beside other search engines in Chromium and writes README.md's table
# make eval  measures who, when and what is found on sets whose answers are known and writes README.md's table: make eval GOLD=dir
# make topics-model  learns the model of topics again: make topics-model GOLD=dir
# make faults  runs every fault of a host in three engines and writes README.md's table
# make soak   uses the site for long and makes a thousand updates
# make check  reports what is wrong with the articles and what was recognised; builds nothing

ARTICLES ?= articles/text
SITE ?= web/site
# The site that visitors have: from it an update is small. Empty for a site that owes nothing to an earlier one.
EARLIER ?= $(SITE)
BASE ?= /
ORIGIN ?=
# Which articles have a page that needs no JavaScript: all, none, or so many of the newest.
PAGES ?= all
# The file with the private key that signs the site; empty for a site without a signature.
KEY ?=
ADDR ?= localhost:8000

# The day whose state of the articles this is: that of their last commit, or today if
# they have changed since or are in no repository.
DATE ?= $(shell test -z "$$(git -C '$(ARTICLES)' status --porcelain . 2>&1)" && git -C '$(ARTICLES)' log -1 --format=%cs -- . || date -u +%F)

ARCHIVE := articles/generated/archive.bin
WASM := .build/app.wasm
FOUND := .build/found
BUILD := go run ./articles/build
ENGINE := go run ./app/engine
WRITE = go run ./app -archive $(ARCHIVE) -wasm $(WASM) -support "$$(go env GOROOT)/lib/wasm/wasm_exec.js"

export GOFLAGS := -buildvcs=false
export CGO_ENABLED := 0

.PHONY: run test sites lint site key host facts check archive wasm weights fast screens faults soak bench bench-peers eval topics-model clean

run:
	@$(MAKE) --no-print-directory fast SITE=web/site BASE=/
	go run ./web -addr $(ADDR)

archive:
	$(BUILD) archive -keep '$(FOUND)' -articles '$(ARTICLES)' -earlier '$(EARLIER)' -out $(ARCHIVE) -built $(DATE)

wasm: archive
	$(ENGINE) -o $(WASM)

# The slow compression is for publishing; for a look at home the fast one does.
fast: wasm
	$(WRITE) -fast -out '$(SITE)' -earlier '$(EARLIER)' -base '$(BASE)' -origin '$(ORIGIN)' -pages '$(PAGES)' -key '$(KEY)'

site: wasm
	$(WRITE) -out '$(SITE)' -earlier '$(EARLIER)' -base '$(BASE)' -origin '$(ORIGIN)' -pages '$(PAGES)' -key '$(KEY)'

key:
	@test -n '$(KEY)' || { echo 'wanted: make key KEY=file' >&2; exit 1; }
	@go run ./app -new-key '$(KEY)'

# One binary with the site inside, for a host of one's own.
host:
	@$(MAKE) --no-print-directory site SITE=web/site
	go build -trimpath -ldflags='-s -w -buildid=' -o .build/muragat ./web

facts:
	@$(BUILD) facts -keep '$(FOUND)' -articles '$(ARTICLES)'

check:
	@$(BUILD) check -keep '$(FOUND)' -articles '$(ARTICLES)'

weights:
	@$(ENGINE) -empty -weights -o .build/weights.wasm

lint:
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./app ./app/live ./app/view ./app/words ./articles
	go tool staticcheck ./...
	@test -z "$$(go tool gofumpt -l app articles web)" || { echo 'not formatted by gofumpt:'; go tool gofumpt -l app articles web; exit 1; }

# The sites that the browsers visit; that of articles/text comes last, since every build
# leaves its archive for the program, and bare and signed are made around the same program.
sites:
	@$(MAKE) --no-print-directory fast ARTICLES=app/e2e/testdata/articles SITE=.build/e2e/variety EARLIER= BASE=/
	@rm -rf .build/e2e/grown.articles && cp -r app/e2e/testdata/articles .build/e2e/grown.articles && cp app/e2e/testdata/new.txt .build/e2e/grown.articles
	@$(MAKE) --no-print-directory fast ARTICLES=.build/e2e/grown.articles SITE=.build/e2e/grown EARLIER=.build/e2e/variety BASE=/ DATE=2026-11-26
	@rm -rf .build/e2e/revised.articles && cp -r app/e2e/testdata/articles .build/e2e/revised.articles && sed -i 's/Гидрологи сообщили о весеннем подъёме воды в северной части моря\./Вода прибывает.\\n\\nОб этом пишут читатели./' .build/e2e/revised.articles/news.jsonl
	@$(MAKE) --no-print-directory fast ARTICLES=.build/e2e/revised.articles SITE=.build/e2e/revised EARLIER=.build/e2e/variety BASE=/ DATE=2026-11-26
	@rm -rf .build/e2e/hostile.articles && go run ./app/e2e/hostile -o .build/e2e/hostile.articles
	@$(MAKE) --no-print-directory fast ARTICLES=.build/e2e/hostile.articles SITE=.build/e2e/hostile EARLIER= BASE=/ DATE=2026-11-26
	@rm -rf .build/e2e/crowd.articles && go run ./app/e2e/hostile -crowd -o .build/e2e/crowd.articles
	@$(MAKE) --no-print-directory fast ARTICLES=.build/e2e/crowd.articles SITE=.build/e2e/crowd EARLIER= BASE=/ DATE=2026-11-26 PAGES=none
	@$(MAKE) --no-print-directory fast ARTICLES=app/e2e/testdata/people SITE=.build/e2e/people EARLIER= BASE=/ DATE=2026-11-26
	@$(MAKE) --no-print-directory fast SITE=.build/e2e/below BASE=/deep/path/
	@$(MAKE) --no-print-directory fast SITE=web/site BASE=/
	$(WRITE) -fast -out .build/e2e/bare -base / -pages none
	@rm -f .build/e2e/key.pem
	@$(MAKE) --no-print-directory key KEY=.build/e2e/key.pem
	$(WRITE) -fast -out .build/e2e/signed -base / -key .build/e2e/key.pem

# Without the cache of test results, which knows neither the built sites nor the js files.
# What fails stands last; up to eight failed tests are run once more, each alone, since
# browsers that share few cores lose a click now and then. Both results are printed.
test: sites lint
	sh app/e2e/install.sh
	go tool gotestsum --format pkgname-and-test-fails --rerun-fails=1 --rerun-fails-max-failures=8 --packages=./... -- -count=1 -timeout 80m

screens: sites
	go test ./app/e2e -count=1 -timeout 120m -run TestScreens -screens "$(or $(SCREENS),$(CURDIR)/.build/screens)"

# make test runs some of the faults. Until all have held, what did is kept in .build/e2e and not run again.
faults: sites
	go test ./app/e2e -count=1 -timeout 60m -run TestFaults -faults '$(CURDIR)/README.md'

# make test runs a short form of it.
soak: sites
	go test ./app/e2e -count=1 -timeout 180m -v -run 'TestMemory|TestManyUpdates' -soak

COUNT ?= 6
LARGE ?=

bench:
	@go test ./articles -run '^$$' -bench . -benchmem -count $(COUNT) -timeout 0 $(if $(LARGE),-large)

# PEERS is the folder of the peers' benchmark; WORK the copy of it in which all is made and kept.
PEERS ?= ../shared/peers
WORK ?= .build/peers
BENCHFLAGS ?=

bench-peers:
	go run ./app/bench -peers '$(PEERS)' -work '$(WORK)' $(BENCHFLAGS)

# GOLD is the folder of the sets.
GOLD ?= ../shared/gold
EVALFLAGS ?=

eval:
	go run ./articles/eval -gold '$(GOLD)' -readme README.md $(EVALFLAGS)

# Learns articles/extract/topics_model.txt again, from SIB-200 in GOLD/topics and from train/news.txt.
topics-model:
	go run ./articles/extract/train -gold '$(GOLD)' -out articles/extract/topics_model.txt

clean:
	rm -rf .build web/site/* $(ARCHIVE)
