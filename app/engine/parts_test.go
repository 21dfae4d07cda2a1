package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"muragat/app/site"
	"muragat/articles"
)

// someArticles is an archive of n articles with room to grow, as the build leaves it for the program.
func someArticles(t *testing.T, n int) []byte {
	t.Helper()
	r := rand.New(rand.NewPCG(31, 32))
	var c articles.Collection
	for i := range n {
		var text strings.Builder
		for range 300 {
			fmt.Fprintf(&text, "слово%c%c%c ", 'а'+r.Int32N(32), 'а'+r.Int32N(32), 'а'+r.Int32N(32))
		}
		c.Articles = append(c.Articles, articles.Article{ID: fmt.Sprint("a/", i), Title: fmt.Sprint("Новость ", i), Text: text.String(), Lang: "ru"})
	}
	data, err := articles.Encode(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return append(data, make([]byte, len(data)/8)...)
}

// publish makes a site of a program, and returns the program's parts and the size of the delta from the program before.
func publish(t *testing.T, dir, program string) (wasm []byte, parts map[string]int, order []string, delta int) {
	t.Helper()
	wasm, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	_, err = site.Build(site.Options{
		Dir: dir, Earlier: dir, Base: "/", Static: fstest.MapFS{}, WASM: wasm, Fast: true,
		Pages: func(_ func(string) string, add func(string, []byte) error) error {
			if err := add("index.html", nil); err != nil {
				return err
			}
			return add("shell.html", nil)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "offline.json"))
	var m struct {
		WASM    struct{ Parts [][2]any }
		Updates []struct{ Size int }
	}
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]int{}
	for _, p := range m.WASM.Parts {
		hash := p[0].(string)
		parts[hash] = int(p[1].(float64))
		order = append(order, hash)
	}
	for _, u := range m.Updates {
		delta = u.Size
	}
	return wasm, parts, order, delta
}

// Other code around the same archive leaves the archive's parts as they are, and the delta without any of it.
func TestOtherCodeLeavesTheArchive(t *testing.T) {
	archive := someArticles(t, 3000)
	dir, out := filepath.Join(t.TempDir(), "site"), filepath.Join(t.TempDir(), "app.wasm")
	changed := map[string][]byte{archiveFile: archive}
	if err := build(out, changed, false); err != nil {
		t.Fatal(err)
	}
	before, known, _, _ := publish(t, dir, out)
	changed["app/live/other.go"] = []byte(`package live

import "strconv"

// Other is a line that the interface did not have.
func Other(p *Page) string { return p.aboutHref() + strconv.Quote(p.theme) + "some more to say in the interface" }

func init() { matchesMedia(Other(&Page{})) }
`)
	if err := build(out, changed, false); err != nil {
		t.Fatal(err)
	}
	after, parts, order, delta := publish(t, dir, out)
	if bytes.Equal(before, after) {
		t.Fatal("the code is the same, this test shows nothing")
	}
	first, last := bytes.Index(after, archive[1000:1100]), bytes.Index(after, archive[len(archive)*8/9-1100:][:100])
	if first < 0 || last < first {
		t.Fatalf("the archive is in the program at %d to %d", first, last)
	}
	inside, same, other, at := 0, 0, 0, 0
	for _, hash := range order {
		size := parts[hash]
		if at >= first && at+size <= last {
			inside += size
			if _, ok := known[hash]; ok {
				same += size
			} else {
				other++
			}
		}
		at += size
	}
	code := len(after) - len(archive)
	t.Logf("of %d bytes of the archive %d are in the same parts as before (%.1f %%), %d parts are others; the delta has %d bytes of %d",
		inside, same, float64(same)/float64(inside)*100, other, delta, len(after))
	// the linker leaves long runs of zeros out, and writes its addresses, which move with the code, in their places
	if inside < len(archive)*3/4 || other > 4 {
		t.Errorf("of %d bytes of the archive of %d, %d parts are others, want at most 4", inside, len(archive), other)
	}
	if delta == 0 || delta > code/2 {
		t.Errorf("the delta has %d bytes, want at most half of the code's %d", delta, code)
	}
}
