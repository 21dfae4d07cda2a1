package live

import (
	"os"
	"os/exec"
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
