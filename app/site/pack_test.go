package site

import (
	"compress/gzip"
	"path/filepath"
	"testing"
)

func TestQualities(t *testing.T) {
	for _, c := range []struct {
		fast    bool
		program int
		name    string
		br, gz  int
	}{
		{false, bestMax, "app.0123456789abcdef.wasm", best, gzip.BestCompression},
		{false, bestMax, "parts/0123", best, gzip.BestCompression},
		{false, bestMax + 1, "app.0123456789abcdef.wasm", good, gzip.BestCompression},
		{false, bestMax + 1, "parts/0123", good, gzip.BestCompression},
		{false, bestMax + 1, "index.html", best, gzip.BestCompression},
		{false, bestMax + 1, "app.0123456789abcdef.css", best, gzip.BestCompression},
		{false, 7 << 20, "article/x/index.html", fast, 6},
		{false, 7 << 20, "shell.html", best, gzip.BestCompression},
		{true, 7 << 20, "index.html", fast, 6},
		{true, 7 << 20, "app.0123456789abcdef.wasm", fast, 6},
	} {
		p := newPacker(c.fast, c.program, nil)
		if p.brotliFor(c.name) != &p.brotli[c.br] || p.gzipFor(c.name) != &p.gzip[c.gz] {
			t.Errorf("%+v: another quality", c)
		}
	}
}

// An encoder that was used before gives the same bytes, and so do pieces and the whole.
func TestEncodersAreReused(t *testing.T) {
	p := newPacker(false, 0, nil)
	big := append(noise(3<<20, 5), make([]byte, 3<<20)...)
	for _, name := range []string{"article/x/index.html", "index.html"} {
		with := p.brotliFor(name)
		first, err := p.pack(name, words(), with)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.pack(name, big[:1<<20], with); err != nil {
			t.Fatal(err)
		}
		if again, _ := p.pack(name, words(), with); string(again) != string(first) {
			t.Errorf("%s: the same data is %d bytes and then %d others", name, len(first), len(again))
		}
	}
}

func TestPagesInNumbersAreCompressedQuickly(t *testing.T) {
	form := func(quickly bool, name string) int {
		o := testOptions(filepath.Join(t.TempDir(), "site"))
		o.Fast = quickly
		pages := o.Pages
		o.Pages = func(asset func(string) string, add func(string, []byte) error) error {
			if err := add(name, words()); err != nil {
				return err
			}
			return pages(asset, add)
		}
		files, _ := build(t, o)
		return len(files[name+".br"])
	}
	if form(false, "topic/x/index.html") != form(true, "topic/x/index.html") {
		t.Error("a topic's page is compressed more slowly for publishing")
	}
	if form(false, "405.html") >= form(true, "405.html") {
		t.Error("a page at the top is not compressed better for publishing")
	}
}
