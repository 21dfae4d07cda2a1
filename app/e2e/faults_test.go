package e2e

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"muragat/app/e2e/webdriver"
)

var faultsFlag = flag.String("faults", "", "`file` whose table of faults is written anew, after all of them were run; otherwise only some of them are")

// faultRow is one line of the table: what the host does, and what must hold.
type faultRow struct {
	name  string
	host  func(t *testing.T) *host
	does  fault
	holds outcome
	daily bool // make test runs it, too
}

func ours(t *testing.T) *host      { return own.start(t) }
func files(t *testing.T) *host     { return startFiles(t, own.folder()) }
func older(t *testing.T) *host     { return variety.start(t) }
func olderFile(t *testing.T) *host { return startFiles(t, variety.folder()) }

const (
	daily  = true
	weekly = false
	broken = http.StatusServiceUnavailable
	gone   = http.StatusNotFound
)

func nothing(*visitor) {}

var faultRows = []faultRow{
	{"first visit: program cut at 1 %", ours, nothing, resumes(0.01), weekly},
	{"first visit: program cut at 25 %", ours, nothing, resumes(0.25), daily},
	{"first visit: program cut at 50 %", ours, nothing, resumes(0.50), weekly},
	{"first visit: program cut at 75 %", ours, nothing, resumes(0.75), weekly},
	{"first visit: program cut at 99 %", ours, nothing, resumes(0.99), weekly},
	{"first visit: program cut at 1 %, plain file host", files, nothing, resumes(0.01), weekly},
	{"first visit: program cut at 25 %, plain file host", files, nothing, resumes(0.25), weekly},
	{"first visit: program cut at 50 %, plain file host", files, nothing, resumes(0.50), weekly},
	{"first visit: program cut at 75 %, plain file host", files, nothing, resumes(0.75), weekly},
	{"first visit: program cut at 99 %, plain file host", files, nothing, resumes(0.99), weekly},
	{"first visit: no fault, plain file host", files, nothing, once, daily},
	{"first visit: every answer late", ours, late, unharmed, weekly},
	{"first visit: program stalled", ours, nothing, stalls, daily},
	{"first visit: page is a portal's", ours, wrong(pageFile, strangersPage), comesBack, weekly},
	{"first visit: page answered with 503", ours, wrong(pageFile, otherPage(broken)), comesBack, weekly},
	{"first visit: offline.json is a portal's page", ours, wrong(manifestFile, otherPage(200)), refused("manifest"), daily},
	{"first visit: offline.json is missing", ours, wrong(manifestFile, otherPage(gone)), refused("manifest"), weekly},
	{"first visit: offline.json answered with 503", ours, wrong(manifestFile, otherPage(broken)), refused("manifest"), weekly},
	{"first visit: offline.json of another type", ours, wrong(manifestFile, contentType("text/html")), unharmed, weekly},
	{"first visit: program is a portal's page", ours, wrong(programFile, otherPage(200)), refused("network"), weekly},
	{"first visit: program is missing", ours, wrong(programFile, otherPage(gone)), refused("host"), weekly},
	{"first visit: program answered with 503", ours, wrong(programFile, otherPage(broken)), refused("host"), weekly},
	{"first visit: program of another type", ours, wrong(programFile, contentType("text/html")), unharmed, weekly},
	{"first visit: program's first byte wrong", ours, wrong(isProgram, wrongByte(0)), refused("host"), weekly},
	{"first visit: a byte of the program wrong", ours, wrong(isProgram, wrongByte(0.5)), refused("host"), weekly},
	{"first visit: program's last byte wrong", ours, wrong(isProgram, wrongByte(1)), refused("host"), weekly},
	{"first visit: program announced too long", ours, wrong(programFile, length(+1000)), refusedOnce("network"), weekly},
	{"first visit: program announced too short", ours, wrong(programFile, length(-1000)), refusedOnce("network"), weekly},
	{"cut visit goes on: parts are a portal's page", ours, wrong(partFile, otherPage(200)), refusedLater("host"), daily},
	{"cut visit goes on: parts are missing", ours, wrong(partFile, otherPage(gone)), refusedLater("host"), weekly},
	{"cut visit goes on: a byte of each part wrong", ours, wrong(partFile, wrongByte(0.5)), refusedLater("host"), weekly},
	{"first visit: style sheet is a portal's page", ours, wrong(styleFile, otherPage(200)), refused("host"), weekly},
	{"first visit: style sheet is missing", ours, wrong(styleFile, otherPage(gone)), refused("host"), weekly},
	{"first visit: style sheet answered with 503", ours, wrong(styleFile, otherPage(broken)), refused("host"), weekly},
	{"first visit: style sheet of another type", ours, wrong(styleFile, contentType("text/plain")), unharmed, weekly},
	{"first visit: a byte of the style sheet wrong", ours, wrong(styleFile, wrongByte(0.5)), refused("host"), weekly},
	{"first visit: stored page of another type", ours, wrong(ending("/shell.html"), contentType("text/plain")), unharmed, daily},
	{"first visit: fonts are missing", ours, wrong(fontFile, otherPage(gone)), refused("host"), weekly},
	{"first visit: fonts are a portal's page", ours, wrong(fontFile, otherPage(200)), refused("host"), weekly},
	{"first visit: icons are missing", ours, wrong(iconFile, otherPage(gone)), refused("host"), weekly},
	{"first visit: icons are a portal's page", ours, wrong(iconFile, otherPage(200)), refused("host"), weekly},
	{"first visit: first.js is missing", ours, wrong(script("first"), otherPage(gone)), refused("host"), daily},
	{"first visit: first.js is a portal's page", ours, wrong(script("first"), otherPage(200)), refused("host"), weekly},
	{"first visit: first.js is a portal's page, plain file host", files, wrong(script("first"), otherPage(200)), refused("host"), weekly},
	{"first visit: timeline.js is missing", ours, wrong(script("timeline"), otherPage(gone)), refused("host"), weekly},
	{"first visit: timeline.js is a portal's page", ours, wrong(script("timeline"), otherPage(200)), refused("host"), weekly},
	{"first visit: marks.js is missing", ours, wrong(script("marks"), otherPage(gone)), withoutMarks, daily},
	{"first visit: marks.js is a portal's page", ours, wrong(script("marks"), otherPage(200)), withoutMarks, weekly},
	{"first visit: copyfile.js is missing", ours, wrong(script("copyfile"), otherPage(gone)), refused("host"), daily},
	{"first visit: copyfile.js is a portal's page", ours, wrong(script("copyfile"), otherPage(200)), refused("host"), weekly},
	{"first visit: copy.js is missing", ours, wrong(script("copy"), otherPage(gone)), refused("host"), weekly},
	{"first visit: copy.js is a portal's page", ours, wrong(script("copy"), otherPage(200)), refused("host"), weekly},
	{"first visit: wasm_exec.js is missing", ours, wrong(script("wasm_exec"), otherPage(gone)), lacks("wasm_exec"), weekly},
	{"first visit: wasm_exec.js is a portal's page", ours, wrong(script("wasm_exec"), otherPage(200)), lacks("wasm_exec"), weekly},
	{"first visit: store.js is missing", ours, wrong(script("store"), otherPage(gone)), lacks("store"), weekly},
	{"first visit: store.js is a portal's page", ours, wrong(script("store"), otherPage(200)), lacks("store"), daily},
	{"first visit: store.js is a portal's page, plain file host", files, wrong(script("store"), otherPage(200)), lacks("store"), weekly},
	{"first visit: parts.js is missing", ours, wrong(script("parts"), otherPage(gone)), lacks("parts"), weekly},
	{"first visit: parts.js is a portal's page", ours, wrong(script("parts"), otherPage(200)), lacks("parts"), weekly},
	{"first visit: verify.js is missing", ours, wrong(script("verify"), otherPage(gone)), lacks("verify"), weekly},
	{"first visit: verify.js is a portal's page", ours, wrong(script("verify"), otherPage(200)), lacks("verify"), weekly},
	{"first visit: keep.js is missing", ours, wrong(script("keep"), otherPage(gone)), lacks("keep"), weekly},
	{"first visit: keep.js is a portal's page", ours, wrong(script("keep"), otherPage(200)), lacks("keep"), weekly},
	{"first visit: page.js is missing", ours, wrong(script("page"), otherPage(gone)), lacks("page"), daily},
	{"first visit: page.js is a portal's page", ours, wrong(script("page"), otherPage(200)), lacks("page"), weekly},
	{"first visit: archive.js is missing", ours, wrong(script("archive"), otherPage(gone)), lacks("archive"), weekly},
	{"first visit: archive.js is a portal's page", ours, wrong(script("archive"), otherPage(200)), lacks("archive"), weekly},
	{"first visit: loader.js is missing", ours, wrong(script("loader"), otherPage(gone)), lacks("loader"), daily},
	{"first visit: loader.js is a portal's page", ours, wrong(script("loader"), otherPage(200)), lacks("loader"), weekly},
	{"first visit: sw.js is a portal's page", ours, wrong(workerFile, strangersPage), refused("worker"), daily},
	{"first visit: sw.js is missing", ours, wrong(workerFile, otherPage(gone)), refused("worker"), weekly},
	{"first visit: sw.js answered with 503", ours, wrong(workerFile, otherPage(broken)), refused("worker"), weekly},
	{"first visit: sw.js of another type", ours, wrong(workerFile, contentType("text/plain")), refused("worker"), weekly},
	{"first visit: new offline.json, old files", ours, manifestOf(variety.folder), refused("host"), weekly},
	{"first visit: old offline.json, new files", ours, manifestOf(grown.folder), refused("host"), weekly},
	{"first visit: host's clock in 2090", ours, wrong(everything, clock(2090)), unharmed, weekly},
	{"first visit: host's clock in 1990", ours, wrong(everything, clock(1990)), unharmed, weekly},

	{"update: everything is a portal's page", older, wrong(everything, otherPage(200)), keeps("manifest", editedSite), daily},
	{"update: offline.json is missing", older, wrong(manifestFile, otherPage(gone)), keeps("manifest", editedSite), weekly},
	{"update: offline.json answered with 503", older, wrong(manifestFile, otherPage(broken)), keeps("manifest", editedSite), weekly},
	{"update: offline.json of another type", older, wrong(manifestFile, contentType("text/html")), updates(editedSite), weekly},
	{"update: part is a portal's page", older, wrong(partFile, otherPage(200)), keeps("host", editedSite), weekly},
	{"update: part is missing", older, wrong(partFile, otherPage(gone)), keeps("host", editedSite), weekly},
	{"update: part answered with 503", older, wrong(partFile, otherPage(broken)), keeps("host", editedSite), weekly},
	{"update: a byte of the part wrong", older, wrong(partFile, wrongByte(0.5)), keeps("host", editedSite), daily},
	{"update: part of another type", older, wrong(partFile, contentType("text/html")), updates(editedSite), weekly},
	{"update: part announced too long", older, wrong(partFile, length(+1000)), keeps("network", editedSite), weekly},
	{"update: part announced too short", older, wrong(partFile, length(-1000)), keeps("host or network", editedSite), weekly},
	{"update: line cut in the part", older, cut(partFile, 1), keeps("network", editedSite), weekly},
	{"update: part stalled", older, nothing, stalledUpdate, weekly},
	{"update: delta is a portal's page", older, wrong(deltaFile, otherPage(200)), updates(grownSite), weekly},
	{"update: delta is missing", older, wrong(deltaFile, otherPage(gone)), updates(grownSite), weekly},
	{"update: delta answered with 503", older, wrong(deltaFile, otherPage(broken)), updates(grownSite), weekly},
	{"update: a byte of the delta wrong", older, wrong(deltaFile, wrongByte(0.5)), updates(grownSite), weekly},
	{"update: line cut in the delta", older, cut(deltaFile, 1), keeps("network or none", grownSite), weekly},
	{"update: style sheet is a portal's page", older, wrong(styleFile, otherPage(200)), keeps("host", editedSite), weekly},
	{"update: style sheet is missing", older, wrong(styleFile, otherPage(gone)), keeps("host", editedSite), weekly},
	{"update: a byte of the style sheet wrong", older, wrong(styleFile, wrongByte(0.5)), keeps("host", editedSite), weekly},
	{"update: style sheet of another type", older, wrong(styleFile, contentType("text/plain")), updates(editedSite), weekly},
	{"update: sw.js is a portal's page", older, wrong(workerFile, strangersPage), updates(editedSite), weekly},
	{"update: sw.js is missing", older, wrong(workerFile, otherPage(gone)), updates(editedSite), weekly},
	{"update: new offline.json, old files", older, manifestOf(grown.folder), keeps("host", sameSite), weekly},
	{"update: old offline.json, new files", older, manifestOf(variety.folder), unchanged(grownSite), weekly},
	{"update: every answer late", older, late, updates(editedSite), weekly},
	{"update: host takes no notice of If-None-Match", older, forgetful, updates(grownSite), weekly},
	{"update: host's clock was in 2090", older, wrong(everything, clock(2090)), updatesAfter(editedSite), weekly},
	{"update: host's clock was in 1990", older, wrong(everything, clock(1990)), updatesAfter(editedSite), weekly},
	{"update: files older than before, plain file host", olderFile, nothing, updates(agedSite), daily},
	{"update: device's clock ten years ahead", older, nothing, otherYear(+10), weekly},
	{"update: device's clock ten years back", older, nothing, otherYear(-10), daily},
	{"update: taken into use in one of two windows", older, nothing, twoTabs, daily},
}

func TestFaults(t *testing.T) {
	t.Parallel()
	seen := seenTable{Cells: map[string]map[string]string{}}
	if *faultsFlag != "" {
		if err := seen.goOn(filepath.Join(*builtFlag, "faults.json")); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { // after the engines, which run side by side
		if *faultsFlag != "" && !t.Failed() {
			err := seen.write(*faultsFlag)
			if err == nil {
				err = os.Remove(seen.file) // the next table begins anew
			}
			if err != nil {
				t.Error(err)
			}
		}
	})
	eachEngine(t, func(t *testing.T, engine string) {
		var b *webdriver.Browser
		defer func() {
			if b != nil {
				if err := b.Close(); err != nil {
					t.Error(err)
				}
			}
		}()
		for _, row := range faultRows {
			if !row.daily && *faultsFlag == "" || seen.has(row.name, engine) {
				continue
			}
			t.Run(row.name, func(t *testing.T) {
				if b == nil {
					b = openBrowser(t, engine, desktop)
				}
				v := &visitor{t, b, row.host(t), "/"}
				defer func() {
					if t.Failed() { // the next fault gets a browser that is well
						v.keepEvidence()
						_ = b.Close()
						b = nil
					}
				}()
				saw := row.holds(v, row.does)
				t.Log(saw)
				v.must(seen.add(row.name, engine, saw))
			})
		}
	})
}

// seenTable is what was seen of each fault in each engine, with one version of the sites. It is kept in a file until all of
// it was seen, so that after a failure make faults does not run again what held.
type seenTable struct {
	Sites [2]string // the versions of those that the faults happen to
	Cells map[string]map[string]string

	mu   sync.Mutex
	file string
}

// goOn reads what was seen before, unless it was of other sites.
func (s *seenTable) goOn(file string) error {
	s.file = file
	for i, folder := range []string{own.folder(), variety.folder()} {
		data, err := os.ReadFile(filepath.Join(folder, "offline.json"))
		if err != nil {
			return err
		}
		var manifest struct{ Version string }
		if err := json.Unmarshal(data, &manifest); err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
		s.Sites[i] = manifest.Version
	}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var before seenTable
	if err := json.Unmarshal(data, &before); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if before.Sites == s.Sites {
		s.Cells = before.Cells
	}
	return nil
}

func (s *seenTable) has(name, engine string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Cells[name][engine] != ""
}

func (s *seenTable) add(name, engine, saw string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Cells[name] == nil {
		s.Cells[name] = map[string]string{}
	}
	s.Cells[name][engine] = saw
	if s.file == "" {
		return nil
	}
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return os.WriteFile(s.file, data, 0o644)
}

// The table stands in README.md between these.
const (
	faultsBegin = "<!-- made by make faults: the table -->"
	faultsEnd   = "<!-- the end of the table of faults -->"
)

// write puts the table into a file, if every cell was seen.
func (s *seenTable) write(name string) error {
	var b strings.Builder
	b.WriteString(faultsBegin + "\n| fault | Chromium | Firefox | WebKit |\n|---|---|---|---|\n")
	for _, row := range faultRows {
		b.WriteString("| " + row.name + " |")
		for _, engine := range webdriver.Engines {
			saw := s.Cells[row.name][engine]
			if saw == "" {
				return fmt.Errorf("%s was not run in %s, the table of %s stays as it is", row.name, engine, name)
			}
			b.WriteString(" " + saw + " |")
		}
		b.WriteString("\n")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(data), faultsBegin)
	_, after, ended := strings.Cut(rest, faultsEnd)
	if !found || !ended {
		return fmt.Errorf("%s: found no %q before %q, wanted both", name, faultsBegin, faultsEnd)
	}
	return os.WriteFile(name, []byte(before+b.String()+faultsEnd+after), 0o644)
}
