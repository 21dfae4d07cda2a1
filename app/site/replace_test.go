package site

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

type (
	assetFunc = func(string) string
	addFunc   = func(string, []byte) error
)

func TestFailureLeavesTheOldSite(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "site")
	old, _ := build(t, testOptions(dir))
	pages := testOptions(dir).Pages
	with := func(more func(assetFunc, addFunc) error) func(*Options) {
		return func(o *Options) {
			o.Pages = func(asset assetFunc, add addFunc) error {
				return errors.Join(pages(asset, add), more(asset, add))
			}
		}
	}
	without := func(unwanted string) func(*Options) {
		return func(o *Options) {
			o.Pages = func(asset assetFunc, add addFunc) error {
				return pages(asset, func(name string, page []byte) error {
					if name == unwanted {
						return nil
					}
					return add(name, page)
				})
			}
		}
	}
	page := func(name string) func(*Options) {
		return with(func(_ assetFunc, add addFunc) error { return add(name, []byte("x")) })
	}
	file := func(name, content string) func(*Options) {
		return func(o *Options) { o.Static.(fstest.MapFS)[name] = &fstest.MapFile{Data: []byte(content)} }
	}
	for _, c := range []struct {
		change func(*Options)
		want   string
	}{
		{with(func(assetFunc, addFunc) error { return errors.New("page 7 is broken") }), "page 7 is broken"},
		{with(func(asset assetFunc, _ addFunc) error { asset("none.js"); return nil }), "pages refer to none.js; the hand-written files are app.css, css/deep.css"},
		{without("shell.html"), "found no page shell.html"},
		{without("index.html"), "found no page index.html"},
		{page("index.html"), "two files are called index.html"},
		{page("sw.js"), "two files are called sw.js"},
		{page("index.html.br"), "index.html.br"},
		{page("../escape.html"), `found "../escape.html"`},
		{page("/root.html"), `found "/root.html"`},
		{page(`a\b.html`), `found the name "a\\b.html"`},
		{page("article/con/index.html"), `article/con/index.html: found the name "con"; wanted one that every system can store`},
		{page("article/Lpt1.x/index.html"), `found the name "Lpt1.x"`},
		{page("article/a./index.html"), `found the name "a."`},
		{page("article/.a/index.html"), `found the name ".a"`},
		{page("article/go.mod/index.html"), `found the name "go.mod"`},
		{page("article/x:y/index.html"), `found the name "x:y"`},
		{page(strings.Repeat("long", 100)), "file name too long"},
		{page("index.html/x"), "index.html"},
		{file("more.css", "\n\np { background: url(none.png) }"), "more.css:3: found url(none.png); wanted the relative path of a hand-written file"},
		{file("more.css", "p { background: url(https://elsewhere/x.png) }"), "more.css:1: found url(https://elsewhere/x.png)"},
		{file("more.css", "p { background: url(/mark.svg) }"), "more.css:1: found url(/mark.svg)"},
		{file("more.css", "p { background: url(../mark.svg) }"), "more.css:1: found url(../mark.svg)"},
		{file("more.css", "@import url(more.css);"), "more.css refers to itself"},
		{file("more.exe", ""), `more.exe: found the ending ".exe"; wanted one of .css`},
		{file("wasm_exec.js", ""), "wasm_exec.js is both hand-written and made at build time"},
		{func(o *Options) { o.Base = "x" }, `base path: found "x"`},
		{func(o *Options) { o.Base = "//elsewhere/" }, `base path: found "//elsewhere/"`},
		{func(o *Options) { o.Base = "/../" }, `base path: found "/../"`},
		{func(o *Options) { o.Base = "/a\"b/" }, `base path: found "/a\"b/"`},
		{func(o *Options) { o.WASM = nil }, "the program is empty"},
		{func(o *Options) { o.Dir = "" }, "no folder was given"},
	} {
		o := testOptions(dir)
		c.change(&o)
		_, err := Build(o)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error is %v, wanted %q", err, c.want)
		}
		if now := readAll(t, top); len(now) != len(old) {
			t.Errorf("%s: %d files are there, wanted the %d of the old site alone", c.want, len(now), len(old))
		}
		if now := readAll(t, dir); !maps.Equal(now, old) {
			t.Fatalf("%s: the old site is another", c.want)
		}
	}
}

func TestReplacesWholeSite(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "site")
	write := func(name, content string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(dir, ".git", "config"), "kept")
	write(filepath.Join(dir, ".nojekyll"), "")
	if _, err := Build(testOptions(dir)); err != nil {
		t.Fatal(err)
	}
	o := testOptions(dir)
	o.WASM = append(noise(1000, 2), o.WASM...)
	o.Extra["wasm_exec.js"] = []byte("newer")
	replaced, _ := build(t, o)

	o.Dir = filepath.Join(t.TempDir(), "fresh")
	fresh, _ := build(t, o)
	fresh[".git/config"], fresh[".nojekyll"] = "kept", ""
	if !maps.Equal(replaced, fresh) {
		t.Errorf("over an old site there are %d files, in an empty folder %d", len(replaced), len(fresh))
	}
	if entries, err := os.ReadDir(top); err != nil || len(entries) != 1 {
		t.Errorf("beside the site: %v, %v", entries, err)
	}
}

func TestReplacesThroughLink(t *testing.T) {
	top := t.TempDir()
	if err := os.Mkdir(filepath.Join(top, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(top, "link")
	if err := os.Symlink("real", link); err != nil {
		t.Fatal(err)
	}
	build(t, testOptions(link))
	if target, err := os.Readlink(link); err != nil || target != "real" {
		t.Errorf("the link leads to %q, %v", target, err)
	}
	if _, err := os.Stat(filepath.Join(top, "real", "index.html")); err != nil {
		t.Error(err)
	}
}

func TestRefusesFoldersOfOthers(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "thesis.txt")
	if err := os.WriteFile(mine, []byte("all my work"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Build(testOptions(dir))
	if err == nil || !strings.Contains(err.Error(), "found thesis.txt; wanted an empty folder or a built site") {
		t.Errorf("error is %v", err)
	}
	if data, err := os.ReadFile(mine); string(data) != "all my work" {
		t.Errorf("the file holds %q, %v", data, err)
	}
	if _, err := Build(testOptions(mine)); err == nil {
		t.Error("a file was replaced by a site")
	}
}

// A build that was killed between the two renames left no site in its place.
func TestRecoversFromKilledBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	old, _ := build(t, testOptions(dir))
	r, err := replace(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, r.old()); err != nil {
		t.Fatal(err)
	}
	o := testOptions(dir)
	o.Pages = func(assetFunc, addFunc) error { return errors.New("broken") }
	if _, err := Build(o); err == nil || err.Error() != "broken" {
		t.Errorf("error is %v", err)
	}
	if !maps.Equal(readAll(t, dir), old) {
		t.Error("the last good site did not come back")
	}

	// Killed one step later: the new site is there, the hidden files are not.
	if r, err = replace(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(r.old(), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.old(), ".nojekyll"), []byte("kept"), 0o644); err != nil {
		t.Fatal(err)
	}
	if now, _ := build(t, testOptions(dir)); now[".nojekyll"] != "kept" {
		t.Error("the hidden files of the killed build are lost")
	}
}
