package live

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// banned are packages that no package of ours in the browser's program may import, and why. go-app
// itself imports net/http and text/template for its server; the linker drops them as long as nothing
// that runs in the browser reaches them.
var banned = map[string]string{
	"net/http":                 "1.6 MB of the compressed program, with crypto/tls; the browser has fetch",
	"html/template":            "turns off the linker's removal of unused methods",
	"text/template":            "turns off the linker's removal of unused methods",
	"muragat/articles/source":  "reads article files, at build time only",
	"muragat/articles/extract": "has the dictionaries",
	"muragat/articles/morph":   "has the dictionaries; the archive carries their answers",
	"github.com/goccy/go-yaml": "reads article files, at build time only",
	"golang.org/x/text/":       "tables of hundreds of kilobytes; articles.Fold does without",
}

func TestTheProgramStaysSmall(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "muragat/app")
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

// What go-app imports for its server must not be linked: of these packages nothing but the
// initialisation of their variables may be in the program, and of text/template nothing that
// executes one.
func TestTheProgramLinksNoServer(t *testing.T) {
	dir := t.TempDir()
	archive, program := filepath.Join(dir, "archive.bin"), filepath.Join(dir, "app.wasm")
	if err := os.WriteFile(archive, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	embedded, err := filepath.Abs("../../articles/generated/archive.bin")
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {embedded: archive}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-trimpath", "-overlay", filepath.Join(dir, "overlay.json"), "-ldflags=-s -w -buildid=", "-o", program, "muragat/app")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte("muragat/app/live.New\x00")) {
		t.Fatal("the program does not name its functions in the way that this test reads them")
	}
	for _, found := range regexp.MustCompile(`\x00((?:net/http|crypto/tls|html/template)\.[^\x00]{1,80}|text/template\.\(\*state\)[^\x00]{1,80})\x00`).FindAllSubmatch(data, -1) {
		if name := string(found[1]); !strings.Contains(name, ".init") {
			t.Errorf("%s is linked", name)
		}
	}
}
