package articles

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mustOpenAfter is an archive that takes the place of an earlier one.
func mustOpenAfter(t *testing.T, earlier *Archive, c Collection, lemmatize BatchLemmatizer) *Archive {
	t.Helper()
	data, err := EncodeAfter(earlier, c, lemmatize)
	if err != nil {
		t.Fatal(err)
	}
	a, err := openWhole(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// sameContent compares all articles and the answers to some searches.
func sameContent(t *testing.T, got, want *Archive, texts []string) {
	t.Helper()
	if got.Len() != want.Len() {
		t.Fatalf("%d articles, want %d", got.Len(), want.Len())
	}
	for n := range want.Len() {
		if diff := cmp.Diff(want.Article(n), got.Article(n), sameDates); diff != "" {
			t.Fatalf("article %d (-want +got):\n%s", n, diff)
		}
	}
	for _, indexed := range []bool{false, true} {
		if indexed {
			got.Index(nil)
			want.Index(nil)
		}
		for _, text := range texts {
			q := Query{Text: text, Exact: true} // which of two near words a second try takes hangs on the order of words
			if diff := cmp.Diff(want.Search(q, 100), got.Search(q, 100)); diff != "" {
				t.Fatalf("%q, indexed %v (-want +got):\n%s", text, indexed, diff)
			}
		}
	}
}

// What an archive holds does not hang on the one before it, whatever that was.
func TestEncodeAfter(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 200 {
		w := newWorld(r)
		lemmatize := Lemmatizer(w.lemmatize).Each
		texts := []string{}
		for range 20 {
			texts = append(texts, pick(r, w.words), pick(r, w.words)+" -"+pick(r, w.words), `"`+pick(r, w.words)+" "+pick(r, w.words)+`"`)
		}
		var earlier *Archive
		for range 4 {
			c := w.c
			c.Articles = slices.DeleteFunc(slices.Clone(c.Articles), func(Article) bool { return r.IntN(4) == 0 })
			a := mustOpenAfter(t, earlier, c, lemmatize)
			sameContent(t, a, mustOpen(t, c, lemmatize), texts)
			earlier = a
		}
	}
}

func TestEncodeAfterItself(t *testing.T) {
	c := benchCollection(50)
	lemmatize := Lemmatizer(benchLemmatize).Each
	data, err := Encode(c, lemmatize)
	if err != nil {
		t.Fatal(err)
	}
	again, err := EncodeAfter(mustOpen(t, c, lemmatize), c, lemmatize)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, again) {
		t.Error("the same articles give other bytes")
	}
}

// The words of articles that stay are written as they were, whether articles come, go or change.
func TestEncodeAfterKeepsTexts(t *testing.T) {
	c := benchCollection(400)
	lemmatize := Lemmatizer(benchLemmatize).Each
	data, err := Encode(c, lemmatize)
	if err != nil {
		t.Fatal(err)
	}
	before, err := openWhole(string(data))
	if err != nil {
		t.Fatal(err)
	}
	changed := c
	changed.Articles = slices.Clone(c.Articles)
	changed.Articles[7].Text = strings.ToUpper(changed.Articles[7].Text[:1000]) + " неслыханное слово, неслыханное дело"
	changed.Articles[7].Persons = nil
	changed.Articles = slices.Delete(changed.Articles, 20, 23)
	for i := range 5 {
		added := c.Articles[100+i]
		added.ID = fmt.Sprint("added/", i)
		added.Text += fmt.Sprintf(" новость%d", i)
		changed.Articles = append(changed.Articles, added)
	}
	after := mustOpenAfter(t, before, changed, lemmatize)
	sameContent(t, after, mustOpen(t, changed, lemmatize), []string{"неслыханный", "новость1", benchWord(3)})
	kept := 0
	for n := range before.Len() {
		m, ok := after.Lookup(before.ID(n))
		if !ok || before.Article(n).Text != after.Article(m).Text {
			continue
		}
		kept++
		if before.texts.list.at(n) != after.texts.list.at(m) || before.headlines.list.at(n) != after.headlines.list.at(m) {
			t.Errorf("article %s is written in other bytes", before.ID(n))
		}
	}
	if kept != 396 {
		t.Errorf("%d articles stay, want 396", kept)
	}
}

// An order that does not suit the texts is given up, with all that belongs to it.
func TestEncodeAfterAnother(t *testing.T) {
	c := benchCollection(100)
	lemmatize := Lemmatizer(benchLemmatize).Each
	var others strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&others, "слово%d ", i)
	}
	other := mustOpen(t, Collection{Articles: []Article{{ID: "a", Text: others.String()}}}, nil)
	want, err := Encode(c, lemmatize)
	if err != nil {
		t.Fatal(err)
	}
	got, err := EncodeAfter(other, c, lemmatize)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the order of other words was kept")
	}
}
