package site

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
)

// noise is n bytes that no compression makes smaller, the same at every run.
func noise(n int, seed uint64) []byte {
	data := make([]byte, n)
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return data
}

// words is a text that better compression makes smaller.
func words() []byte {
	var text bytes.Buffer
	for _, b := range noise(5000, 3) {
		fmt.Fprintf(&text, "word%d ", b%50)
	}
	return text.Bytes()
}

func testStatic() fstest.MapFS {
	static := fstest.MapFS{}
	for name, content := range map[string]string{
		"app.css":           "@font-face { src: url(fonts/a.woff2) }\n/* url(none.png) */\n.x { mask: url( \"mark.svg\" ); clip-path: url(#id) }\n" + strings.Repeat("p { margin: 0 }\n", 100),
		"css/deep.css":      "p { background: url('../mark.svg') }",
		"fonts/a.woff2":     "font",
		"fonts/OFL.txt":     "licence",
		"fonts/subset.sh":   "#!/bin/sh",
		"README.md":         "left out",
		".hidden/x.unknown": "left out",
		"mark.svg":          "<svg/>",
		"loader.js":         "load()",
		"sw.js":             strings.Repeat("self;", 60),
	} {
		static[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return static
}

// testOptions make a small site with pages of every sort in dir.
func testOptions(dir string) Options {
	program := append(noise(100_000, 1), make([]byte, 900_000)...)
	return Options{
		Dir: dir, Base: "/x/", Static: testStatic(), Extra: map[string][]byte{"wasm_exec.js": []byte("go")}, WASM: program,
		Articles: 2, Built: "2026-11-21", Fast: true,
		Pages: func(asset func(string) string, add func(string, []byte) error) error {
			for _, name := range []string{"index.html", "404.html", "article/2024/қала/index.html", "shell.html", "manifest.webmanifest"} {
				page := fmt.Sprintf("<link href=%q><p>%s", asset("app.css"), strings.Repeat(name+" ", 100))
				if err := add(name, []byte(page)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// readAll returns all files below dir by their slash-separated path.
func readAll(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func build(t *testing.T, o Options) (map[string]string, Report) {
	t.Helper()
	report, err := Build(o)
	if err != nil {
		t.Fatal(err)
	}
	return readAll(t, o.Dir), report
}

func TestBuildIsReproducible(t *testing.T) {
	first, _ := build(t, testOptions(filepath.Join(t.TempDir(), "a")))
	o := testOptions(filepath.Join(t.TempDir(), "elsewhere", "b"))
	pages := o.Pages
	o.Pages = func(asset func(string) string, add func(string, []byte) error) error {
		var reversed []func() error
		err := pages(asset, func(name string, page []byte) error {
			reversed = append(reversed, func() error { return add(name, page) })
			return nil
		})
		slices.Reverse(reversed)
		var wait sync.WaitGroup
		for _, f := range reversed {
			wait.Go(func() { err = errors.Join(f()) })
		}
		wait.Wait()
		return err
	}
	second, _ := build(t, o)
	if !maps.Equal(first, second) {
		t.Errorf("two builds differ: %d and %d files", len(first), len(second))
	}
}

func TestNames(t *testing.T) {
	files, _ := build(t, testOptions(filepath.Join(t.TempDir(), "site")))
	var names []string
	for name := range files {
		if !strings.HasPrefix(name, "parts/") && !strings.HasSuffix(name, ".br") && !strings.HasSuffix(name, ".gz") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	o := testOptions("")
	font := hashedName("fonts/a.woff2", []byte("font"))
	mark := hashedName("mark.svg", []byte("<svg/>"))
	sheet := strings.Replace(string(testStatic()["app.css"].Data), "fonts/a.woff2", font, 1)
	sheet = strings.Replace(sheet, "mark.svg", mark, 1)
	deep := "p { background: url('../" + mark + "') }"
	css := hashedName("app.css", []byte(sheet))
	want := []string{
		"404.html", css, hashedName("app.wasm", o.WASM), "article/2024/қала/index.html", hashedName("css/deep.css", []byte(deep)),
		"fonts/OFL.txt", font, "index.html", hashedName("loader.js", []byte("load()")), "manifest.webmanifest", mark,
		"offline.json", "shell.html", "sw.js", hashedName("wasm_exec.js", []byte("go")),
	}
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("found %q\nwanted %q", names, want)
	}
	if files[css] != sheet {
		t.Errorf("the style sheet is %q\nwanted %q", files[css], sheet)
	}
	if !strings.HasPrefix(files["index.html"], `<link href="/x/`+css+`">`) {
		t.Errorf("the page refers to %.80q, wanted %s", files["index.html"], css)
	}
	if mark != "mark."+sum([]byte("<svg/>"))[:16]+".svg" {
		t.Errorf("the name %s holds no hash of the content", mark)
	}
}

func TestCompressedForms(t *testing.T) {
	text := map[bool]int{} // bytes of a text's brotli form, by Fast
	for _, fast := range []bool{true, false} {
		o := testOptions(filepath.Join(t.TempDir(), "site"))
		o.Fast = fast
		o.Extra["words.js"] = words()
		files, report := build(t, o)
		forms, disk := 0, 0
		for name, data := range files {
			disk += len(data)
			var plain []byte
			var err error
			if base, ok := strings.CutSuffix(name, ".br"); ok {
				name = base
				plain, err = io.ReadAll(brotli.NewReader(strings.NewReader(data)))
			} else if base, ok := strings.CutSuffix(name, ".gz"); ok {
				name = base
				var z *gzip.Reader
				if z, err = gzip.NewReader(strings.NewReader(data)); err == nil {
					plain, err = io.ReadAll(z)
				}
			} else {
				continue
			}
			forms++
			if err != nil || string(plain) != files[name] || len(data) >= len(plain) {
				t.Errorf("a form of %s: %d bytes from %d, wanted %d, %v", name, len(plain), len(data), len(files[name]), err)
			}
		}
		if report.Disk != disk || report.Files != len(files)-forms {
			t.Errorf("report says %d bytes, %d files; found %d, %d", report.Disk, report.Files, disk, len(files)-forms)
		}
		for _, name := range []string{"index.html.br", "index.html.gz", hashedName("app.wasm", o.WASM) + ".br"} {
			if files[name] == "" {
				t.Errorf("%s is missing", name)
			}
		}
		for _, name := range []string{"sw.js.br", "sw.js.gz", "fonts/OFL.txt.gz"} { // too small
			if _, ok := files[name]; ok {
				t.Errorf("%s is there", name)
			}
		}
		text[fast] = len(files[hashedName("words.js", words())+".br"])
	}
	if text[true] <= text[false] {
		t.Errorf("quickly compressed %d bytes, best %d; wanted the best smaller", text[true], text[false])
	}
}

// offlineJSON is the contract with the loader and the worker, spelled again.
type offlineJSON struct {
	Format   int
	Version  string
	Built    string
	Articles int
	Shell    string
	WASM     struct {
		URL    string
		Size   int
		SHA256 string
		Parts  [][2]any
	}
	PartsBase string
	Files     []struct {
		URL    string
		Size   int
		SHA256 string
	}
	Bytes struct{ Raw, Br int }
}

func readOffline(t *testing.T, files map[string]string) offlineJSON {
	t.Helper()
	var m offlineJSON
	decoder := json.NewDecoder(strings.NewReader(files["offline.json"]))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil {
		t.Fatalf("%v: %s", err, files["offline.json"])
	}
	return m
}

func TestOfflineManifest(t *testing.T) {
	o := testOptions(filepath.Join(t.TempDir(), "site"))
	files, _ := build(t, o)
	m := readOffline(t, files)
	if m.Format != 1 || len(m.Version) != 16 || m.Built != "2026-11-21" || m.Articles != 2 || m.Shell != "/x/shell.html" || m.PartsBase != "/x/parts/" {
		t.Errorf("found %+v", m)
	}
	raw, br := 0, 0
	check := func(url string, size int, hash string) {
		t.Helper()
		name, ok := strings.CutPrefix(url, "/x/")
		if data := files[name]; !ok || len(data) != size || sum([]byte(data)) != hash {
			t.Errorf("%s: found %d bytes, manifest says %d, %s", url, len(data), size, hash)
		}
		raw += size
		if packed, ok := files[name+".br"]; ok {
			br += len(packed)
		} else {
			br += size
		}
	}
	check(m.WASM.URL, m.WASM.Size, m.WASM.SHA256)
	var urls []string
	for _, f := range m.Files {
		check(f.URL, f.Size, f.SHA256)
		urls = append(urls, f.URL)
	}
	if raw != m.Bytes.Raw || br != m.Bytes.Br {
		t.Errorf("bytes are %+v, wanted %d, %d", m.Bytes, raw, br)
	}
	if !slices.IsSorted(urls) || !slices.Contains(urls, m.Shell) || len(urls) != 8 {
		t.Errorf("files are %q", urls)
	}
	for _, unwanted := range []string{"/x/sw.js", "/x/fonts/OFL.txt", "/x/index.html"} {
		if slices.Contains(urls, unwanted) {
			t.Errorf("%s is among the files", unwanted)
		}
	}
	var joined strings.Builder
	distinct := map[string]bool{}
	for _, p := range m.WASM.Parts {
		data := files["parts/"+p[0].(string)]
		if float64(len(data)) != p[1].(float64) || sum([]byte(data)) != p[0] {
			t.Errorf("part %v has %d bytes", p, len(data))
		}
		joined.WriteString(data)
		distinct[data] = true
	}
	if joined.String() != string(o.WASM) {
		t.Error("the parts do not make the program")
	}
	if len(distinct) == len(m.WASM.Parts) {
		t.Error("no part comes twice; this test wants a program with equal parts")
	}
}

func TestVersion(t *testing.T) {
	version := func(change func(*Options)) string {
		o := testOptions(filepath.Join(t.TempDir(), "site"))
		change(&o)
		files, report := build(t, o)
		if m := readOffline(t, files); m.Version != report.Version {
			t.Errorf("report says version %s, manifest %s", report.Version, m.Version)
		}
		return report.Version
	}
	same := version(func(*Options) {})
	for name, change := range map[string]func(*Options){
		"another day": func(o *Options) { o.Built = "2026-11-22" },
		"best":        func(o *Options) { o.Fast = false },
		"another page": func(o *Options) {
			pages := o.Pages
			o.Pages = func(asset func(string) string, add func(string, []byte) error) error {
				return errors.Join(pages(asset, add), add("more.html", []byte("more")))
			}
		},
	} {
		if version(change) != same {
			t.Errorf("%s: the version is another, wanted the same", name)
		}
	}
	for name, change := range map[string]func(*Options){
		"program": func(o *Options) { o.WASM = append(bytes.Clone(o.WASM), 1) },
		"asset":   func(o *Options) { o.Extra["wasm_exec.js"] = []byte("other") },
		"shell": func(o *Options) {
			pages := o.Pages
			o.Pages = func(asset func(string) string, add func(string, []byte) error) error {
				return pages(asset, func(name string, page []byte) error { return add(name, append(page, '.')) })
			}
		},
	} {
		if version(change) == same {
			t.Errorf("%s: the version is the same, wanted another", name)
		}
	}
}

func TestReport(t *testing.T) {
	o := testOptions(filepath.Join(t.TempDir(), "site"))
	files, report := build(t, o)
	var total Sizes
	for _, w := range report.First {
		total.Raw += w.Raw
		total.Br += w.Br
	}
	m := readOffline(t, files)
	wantRaw, wantBr := m.Bytes.Raw, m.Bytes.Br
	for _, name := range []string{"index.html", "sw.js", "offline.json"} {
		wantRaw += len(files[name])
		if packed, ok := files[name+".br"]; ok {
			wantBr += len(packed)
		} else {
			wantBr += len(files[name])
		}
	}
	if total.Raw != wantRaw || total.Br != wantBr {
		t.Errorf("a first visit is %+v, wanted %d, %d", total, wantRaw, wantBr)
	}
	text := report.String()
	for _, want := range []string{"site " + report.Version + ": 2 articles, ", "program  1000.0 kB", "together"} {
		if !strings.Contains(text, want) {
			t.Errorf("the table lacks %q:\n%s", want, text)
		}
	}
}

// What machines look for is served and compressed, and no part of the copy; robots.txt written by hand wins.
func TestFilesForMachines(t *testing.T) {
	o := testOptions(filepath.Join(t.TempDir(), "site"))
	before, same := build(t, o)
	pages := o.Pages
	made := []string{"feed.atom", "sitemap.xml", "sitemap-1.xml", "robots.txt", "opensearch.xml", "card.png"}
	o.Pages = func(asset func(string) string, add func(string, []byte) error) error {
		for _, name := range made {
			if err := add(name, []byte(strings.Repeat("made ", 200))); err != nil {
				return err
			}
		}
		return pages(asset, add)
	}
	o.Static.(fstest.MapFS)["robots.txt"] = &fstest.MapFile{Data: []byte("by hand")}
	files, report := build(t, o)
	for _, f := range readOffline(t, files).Files {
		if slices.Contains(made, strings.TrimPrefix(f.URL, "/x/")) {
			t.Errorf("%s is part of the copy", f.URL)
		}
	}
	if report.Version != same.Version || files["offline.json"] != before["offline.json"] {
		t.Error("the copy is another with files for machines")
	}
	for _, name := range []string{"feed.atom", "sitemap.xml", "opensearch.xml"} {
		if files[name] == "" || files[name+".br"] == "" || files[name+".gz"] == "" {
			t.Errorf("%s or a compressed form of it is missing", name)
		}
	}
	if files["robots.txt"] != "by hand" {
		t.Errorf("robots.txt is %q", files["robots.txt"])
	}
}
