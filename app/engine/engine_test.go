package main

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// goAppLike has the files and imports of go-app that slim looks for.
func goAppLike() fstest.MapFS {
	source := "package app\n\nimport (\n\t\"encoding/json\"\n\t\"github.com/google/uuid\"\n\t\"html\"\n\t\"regexp\"\n)\n"
	tree := fstest.MapFS{
		"go.mod":               {Data: []byte("module " + goApp + "\n")},
		"pkg/app/app.go":       {Data: []byte(source)},
		"pkg/app/app_test.go":  {Data: []byte("package app\n")},
		"pkg/errors/errors.go": {Data: []byte("package errors\n")},
		"pkg/cli/cli.go":       {Data: []byte("package cli\n")},
	}
	for _, l := range lines {
		file := tree[l.file]
		if file == nil {
			file = &fstest.MapFile{Data: []byte("package app\n")}
			tree[l.file] = file
		}
		file.Data = append(file.Data, l.theirs+"\n"...)
	}
	for _, name := range []string{"crypto", "http", "resource", "state"} {
		tree["pkg/app/"+name+".go"] = &fstest.MapFile{Data: []byte("package app\n\n// theirs\n")}
	}
	return tree
}

func oursTree(t *testing.T) fs.FS {
	t.Helper()
	tree, err := fs.Sub(ours, "_goapp")
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func TestSlim(t *testing.T) {
	files, err := slim(goAppVersion, goAppLike(), oursTree(t))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(`go.mod pkg/app/app.go pkg/app/crypto.go pkg/app/engine.go pkg/app/html.go pkg/app/http.go pkg/app/js_wasm.go pkg/app/resource.go
		pkg/app/state.go pkg/errors/errors.go pkg/html/html.go pkg/json/json.go pkg/regexp/regexp.go pkg/rest/rest.go pkg/uuid/uuid.go`)
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("found %v, wanted %v", got, want)
	}
	source := string(files["pkg/app/app.go"])
	for from, to := range instead {
		if strings.Contains(source, `"`+from+`"`) || !strings.Contains(source, `"`+goApp+"/"+to+`"`) {
			t.Errorf("%s is still imported, or %s is not:\n%s", from, to, source)
		}
	}
	for _, l := range lines {
		text := string(files[l.file])
		if !strings.Contains(text, l.ours) || !strings.Contains(l.ours, l.theirs) && strings.Contains(text, l.theirs) {
			t.Errorf("%s: %q still stands there, and not %q:\n%s", l.file, l.theirs, l.ours, text)
		}
	}
	if strings.Contains(string(files["pkg/app/http.go"]), "theirs") {
		t.Error("http.go is go-app's")
	}
}

// What slim replaces must be there, or it replaces nothing.
func TestSlimRefusesAnotherGoApp(t *testing.T) {
	for name, test := range map[string]struct {
		version string
		change  func(fstest.MapFS)
		want    string
	}{
		"another version": {"v9.8.1", func(fstest.MapFS) {}, "found go-app v9.8.1, wanted v9.8.0"},
		"a file is gone":  {goAppVersion, func(m fstest.MapFS) { delete(m, "pkg/app/http.go") }, "go-app has no pkg/app/http.go"},
		"an import is gone": {goAppVersion, func(m fstest.MapFS) {
			m["pkg/app/app.go"].Data = []byte(strings.Replace(string(m["pkg/app/app.go"].Data), "\t\"regexp\"\n", "", 1))
		}, `go-app does not import "regexp"`},
		"markup is set otherwise": {goAppVersion, func(m fstest.MapFS) {
			m["pkg/app/js_wasm.go"].Data = []byte("package app\n")
		}, `go-app's pkg/app/js_wasm.go has no "v.Set(\"innerHTML\", val)"`},
		"the first page is made otherwise": {goAppVersion, func(m fstest.MapFS) {
			m["pkg/app/html.go"].Data = []byte(strings.Replace(string(m["pkg/app/html.go"].Data), "range e.children", "range e.Children", 1))
		}, `go-app's pkg/app/html.go has no "for i, c := range e.children`},
	} {
		t.Run(name, func(t *testing.T) {
			tree := goAppLike()
			test.change(tree)
			if _, err := slim(test.version, tree, oursTree(t)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("found error %v, wanted %q", err, test.want)
			}
		})
	}
}

func TestWriteTreeRemovesWhatIsNotWanted(t *testing.T) {
	dir := t.TempDir()
	for _, files := range []map[string][]byte{
		{"a/one.go": []byte("1"), "a/two.go": []byte("2")},
		{"a/two.go": []byte("3")},
	} {
		if err := writeTree(dir, files); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := fs.Glob(os.DirFS(dir), "*/*"); err != nil || !slices.Equal(got, []string{"a/two.go"}) {
		t.Errorf("found %v and error %v, wanted a/two.go", got, err)
	}
}

func TestWeigh(t *testing.T) {
	wasm := slices.Concat(
		[]byte("\x00asm\x01\x00\x00\x00"),
		[]byte{importSection, 1, 1},                          // one function is imported
		[]byte{codeSection, 7, 2, 2, 0, 0, 2, 0, 0},          // two have code, of 2 bytes each
		[]byte{customSection, 5 + 2 + 25, 4}, []byte("name"), // its length, then the functions' names
		[]byte{functionNames, 25, 2, 1, 3}, []byte("a.b"), []byte{2, 17}, []byte("github.com_c_d.e_"),
	)
	code, sections, err := weigh(wasm)
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]int{"a": 2, "github.com_c_d": 2}; !maps.Equal(code, want) {
		t.Errorf("found %v, wanted %v", code, want)
	}
	if sections[codeSection] != 7 {
		t.Errorf("found %d bytes of code, wanted 7", sections[codeSection])
	}
	for _, broken := range [][]byte{nil, wasm[:20], wasm[:17]} {
		if _, _, err := weigh(broken); err == nil {
			t.Errorf("% x: found no error, wanted one", broken)
		}
	}
}
