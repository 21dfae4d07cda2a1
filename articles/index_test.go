package articles

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// The index of the archive that format_test.go lays by hand.
func TestIndexFormat(t *testing.T) {
	var sections [sectionCount][]byte
	for i, s := range handLaid() {
		sections[i] = []byte(s)
	}
	a, err := openWhole(string(assemble(&sections)))
	if err != nil {
		t.Fatal(err)
	}
	want := []byte("muragatx\x01\x00\x00\x00" + a.identity + "\x02\x00\x00\x00")
	// «дом» is in both articles, 3 times in the title of the first and once in its text; «е» in the title of the second.
	want = append(want, "\x03\x00\x00\x00"+"\x02\x00\x00\x00"+"\x01\x02\x00"+"\x03\x01"...)
	if a.HasIndex() {
		t.Error("there is an index before it was made")
	}
	if got := a.Index(nil); got != string(want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if !a.HasIndex() {
		t.Error("the index is not there")
	}

	for what, change := range map[string]func([]byte) []byte{
		"none":              func([]byte) []byte { return nil },
		"another file":      func(b []byte) []byte { b[0]++; return b },
		"another version":   func(b []byte) []byte { b[8]++; return b },
		"another archive":   func(b []byte) []byte { b[12]++; return b },
		"fewer lemmas":      func(b []byte) []byte { b[28]--; return b },
		"too long postings": func(b []byte) []byte { b[32]++; return b },
		"cut":               func(b []byte) []byte { return b[:len(b)-1] },
		"cut short":         func(b []byte) []byte { return b[:31] },
	} {
		if err := a.UseIndex(string(change([]byte(string(want))))); err == nil || !strings.HasPrefix(err.Error(), "index: ") {
			t.Errorf("%s: error %v, want one that names the index", what, err)
		}
	}
}

// Whatever stands in an index, searches end.
func TestDamagedIndex(t *testing.T) {
	random := rand.New(rand.NewPCG(30, 31))
	used := 0
	for i := range 500 {
		a, err := Open(randomArchive(uint64(i)))
		if err != nil {
			t.Fatal(err)
		}
		b := []byte(a.Index(nil))
		if len(b) == indexHeader {
			continue // no words
		}
		for range 1 + random.IntN(8) {
			b[indexHeader+random.IntN(len(b)-indexHeader)] = byte(random.Uint32())
		}
		if a.UseIndex(string(b)) == nil {
			used++
		}
		for _, text := range []string{"мир", "м*", "мирами -бор", `"мир мира"`, "a*", "б* д*"} {
			a.Search(Query{Text: text}, 5)
		}
	}
	if used < 50 {
		t.Errorf("%d were used, want more to prove anything", used)
	}
}

func TestIndexPauses(t *testing.T) {
	var c Collection
	for range 40 {
		c.Articles = append(c.Articles, Article{ID: strings.Repeat("a", len(c.Articles)+1), Text: strings.Repeat("дом ", paceBytes/100)})
	}
	a := mustOpen(t, c, nil)
	pauses := 0
	if a.Index(func() { pauses++ }); pauses < 2 {
		t.Errorf("%d pauses, want some", pauses)
	}
}
