package live

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
)

// banned are packages that no package of ours in the browser's program may import, and why.
var banned = map[string]string{
	"net/http":                 "the browser has fetch",
	"html/template":            "turns off the linker's removal of unused methods",
	"text/template":            "turns off the linker's removal of unused methods",
	"encoding/json":            "103 kB of the compressed program; jsonWriter writes, JSON.parse reads",
	"regexp":                   "89 kB of the compressed program, with Unicode's tables",
	"muragat/articles/source":  "reads article files, at build time only",
	"muragat/articles/extract": "has the dictionaries",
	"muragat/articles/morph":   "has the dictionaries; the archive carries their answers",
	"github.com/goccy/go-yaml": "reads article files, at build time only",
	"golang.org/x/text/":       "tables of hundreds of kilobytes; articles.Fold does without",
}

func TestTheProgramStaysSmall(t *testing.T) {
	// -e, since a clean checkout has no archive to embed
	list := exec.Command("go", "list", "-e", "-deps", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "muragat/app")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	ours := 0
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if why, ok := banned[path]; ok && strings.HasPrefix(path, "muragat/") {
			t.Errorf("%s is in the program: %s", path, why)
		}
		if !strings.HasPrefix(path, "muragat/") {
			continue
		}
		ours++
		for _, imported := range strings.Fields(imports) {
			for name, why := range banned {
				if imported == name || strings.HasSuffix(name, "/") && strings.HasPrefix(imported, name) {
					t.Errorf("%s imports %s: %s", path, imported, why)
				}
			}
		}
	}
	if ours < 5 {
		t.Fatalf("only %d packages of ours in the program:\n%s", ours, out)
	}
}

// unlinked are beginnings of the names of functions that may not be in the program, and why: go-app has them
// for its server, and package engine keeps them out.
var unlinked = map[string]string{
	"net/http":               "389 kB of the compressed program, with crypto/tls; the browser has fetch",
	"crypto/":                "37 kB of the compressed program; nothing is encrypted, and the loader verifies with the browser's SHA-256",
	"text/template":          "turns off the linker's removal of unused methods",
	"html/template":          "turns off the linker's removal of unused methods",
	"html.":                  "14 kB of the compressed program: the names of characters",
	"encoding/json":          "103 kB of the compressed program; jsonWriter writes, JSON.parse reads",
	"regexp":                 "89 kB of the compressed program, with Unicode's tables",
	"github.com/google/uuid": "51 kB of the compressed program, with crypto; go-app would number the visitor's device",
	"github.com/maxence-charriere/go-app/v9/pkg/app.(*store).onBroadcast": "go-app's shared states look through " +
		"localStorage every minute, and where the browser denies it that ends the program",
}

// mostCompressed is the most bytes, in brotli, that the program without articles may have: what it had when
// this was written, 1,299,773, and a margin for what is still to come.
const mostCompressed = 1_350_000

// program is the program without articles.
var program = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "muragat-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "app.wasm")
	build := exec.Command("go", "run", "muragat/app/engine", "-empty", "-o", file)
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

func TestTheProgramLinksNoServer(t *testing.T) {
	data, err := program()
	if err != nil {
		t.Fatal(err)
	}
	functions := regexp.MustCompile(`\x00([a-z][\w./-]*\.[^\x00]{1,200})`).FindAllSubmatch(data, -1)
	ours, linked := 0, map[string][]string{}
	for _, function := range functions {
		name := string(function[1])
		if strings.HasPrefix(name, "muragat/app/live.") {
			ours++
		}
		for beginning := range unlinked {
			if strings.HasPrefix(name, beginning) {
				linked[beginning] = append(linked[beginning], name)
			}
		}
	}
	for beginning, names := range linked {
		t.Errorf("%d functions of %s are linked, among them %s: %s", len(names), beginning, names[0], unlinked[beginning])
	}
	if ours < 50 {
		t.Fatalf("found %d functions of this package in the program, wanted more: it does not name them in the way that this test reads", ours)
	}
}

func TestTheProgramIsLight(t *testing.T) {
	data, err := program()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("without articles the program has %d bytes, in brotli %d", len(data), out.Len())
	if out.Len() > mostCompressed {
		t.Errorf("the program without articles has %d bytes in brotli, wanted at most %d; make weights shows its heaviest packages", out.Len(), mostCompressed)
	}
}
