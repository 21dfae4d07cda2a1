package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// The release of go-app that the files of _goapp fit.
const (
	goApp        = "github.com/maxence-charriere/go-app/v9"
	goAppVersion = "v9.8.0"
)

// ours lies as go-app does: its files take the place of go-app's, or are packages to import instead.
//
//go:embed _goapp
var ours embed.FS

// instead are the packages that go-app imports and those of ours that it gets, by their folders.
var instead = map[string]string{
	"encoding/json":          "pkg/json",
	"github.com/google/uuid": "pkg/uuid",
	"html":                   "pkg/html",
	"regexp":                 "pkg/regexp",
}

// lines are those of go-app in whose place are ours.
var lines = []struct{ file, theirs, ours string }{
	// text becomes markup: the browser's policy wants it checked (loader.js)
	{"pkg/app/js_wasm.go", `v.Set("innerHTML", val)`, `v.Set("innerHTML", Window().Call("muragatMarkup", val))`},
	// the first page is made in steps
	{"pkg/app/engine.go", "import (\n", "import (\n\t\"" + goApp + "/pkg/rest\"\n"},
	{"pkg/app/engine.go", "if e.isFirstMount {\n", "if e.isFirstMount {\n\t\t\t\trest.Begin()\n"},
	{"pkg/app/html.go", "import (\n", "import (\n\t\"" + goApp + "/pkg/rest\"\n"},
	{"pkg/app/html.go", "for i, c := range e.children {\n", "for i, c := range e.children {\n\t\trest.Take()\n"},
	{"pkg/app/html.go", "\te.children[idx] = new\n", "\trest.End()\n\te.children[idx] = new\n"},
}

// slim is the files of go-app that the program needs, by path, with ours in the place of those that only
// a server needs. It fails where ours fit no longer.
func slim(version string, goapp, ours fs.FS) (map[string][]byte, error) {
	if version != goAppVersion {
		return nil, fmt.Errorf("found go-app %s, wanted %s: app/engine/_goapp fits no other; compare the two and change both", version, goAppVersion)
	}
	files := map[string][]byte{}
	for _, pattern := range []string{"go.mod", "pkg/app/*.go", "pkg/errors/*.go"} {
		names, err := fs.Glob(goapp, pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			if files[name], err = fs.ReadFile(goapp, name); err != nil {
				return nil, err
			}
		}
	}
	theirs := map[string]bool{}
	for name := range files {
		theirs[path.Dir(name)] = true
	}
	err := fs.WalkDir(ours, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if _, ok := files[name]; !ok && theirs[path.Dir(name)] {
			return fmt.Errorf("go-app has no %s that app/engine/_goapp could replace", name)
		}
		files[name], err = fs.ReadFile(ours, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	for from, to := range instead {
		from, to := []byte("\t\""+from+"\"\n"), []byte("\t\""+goApp+"/"+to+"\"\n")
		found := false
		for name, text := range files {
			if theirs[path.Dir(name)] && bytes.Contains(text, from) {
				files[name], found = bytes.Replace(text, from, to, 1), true
			}
		}
		if !found {
			return nil, fmt.Errorf("go-app does not import %s, which app/engine replaces", bytes.TrimSpace(from))
		}
	}
	for _, l := range lines {
		if !bytes.Contains(files[l.file], []byte(l.theirs)) {
			return nil, fmt.Errorf("go-app's %s has no %q, which app/engine replaces", l.file, l.theirs)
		}
		files[l.file] = bytes.Replace(files[l.file], []byte(l.theirs), []byte(l.ours), 1)
	}
	return files, nil
}

// writeTree makes a folder hold these files and no others. Those that are so already are not touched, so
// that two builds at a time do not disturb each other.
func writeTree(dir string, files map[string][]byte) error {
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if _, wanted := files[filepath.ToSlash(rel)]; err != nil || wanted {
			return err
		}
		return os.Remove(name)
	})
	for name, text := range files {
		err = errors.Join(err, writeFile(filepath.Join(dir, filepath.FromSlash(name)), text))
	}
	return err
}

func writeFile(name string, data []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}
