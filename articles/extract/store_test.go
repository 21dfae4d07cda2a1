package extract

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"muragat/articles"
)

var sameDates = cmp.Comparer(func(a, b articles.Date) bool { return a == b })

// storeInput is articles with a fact of every kind, people and topics of a curator, and doubts.
func storeInput() ([]Input, Authority) {
	texts := []string{
		"Слово взял Ержан Аманов. «Говорить буду час», — сказал Аманов. «Или два», — добавил он. Выборы в парламент пройдут 5 мая 2024 года.",
		"Пришли Олег Громов и Пётр Громов. Громову вручили приз депутаты парламента в 2018 году.",
		"Шавкат Мирзиёев (Shavkat Mirziyoyev) принял Мао Цзэдуна. Е. Аманова поблагодарили. Железный Ержан молчал.",
		"Президенттің қаулысымен Асхат Оралов министр болып тағайындалды.",
		"Prezident Shavkat Mirziyoyev 2023-yil 4-mayda Toshkentda nutq soʻzladi.",
	}
	var in []Input
	for i := range 40 {
		x := Input{Article: articles.Article{ID: fmt.Sprint(i), Title: fmt.Sprintf("Встреча %d, 12 апреля 2020 года", i), Text: texts[i%len(texts)]}}
		switch i % 4 {
		case 1:
			x.People, x.Topics = []string{"Аманов Ержан Оралович", "shavkat"}, []string{"политика", "нет такой"}
		case 2:
			x.People, x.Topics = []string{}, []string{}
		}
		in = append(in, x)
	}
	return in, Authority{
		Persons: []AuthorityPerson{{Person: articles.Person{ID: "shavkat", Name: "Шавкат Мирзиёев"}, Aliases: []string{"Железный Ержан"}}},
		Topics:  []articles.Topic{{ID: "парламент", Labels: []articles.Label{{Lang: "ru", Text: "Парламент"}}}},
	}
}

// kept is what Facts gives with the store of that name, and how many articles were known.
func kept(t *testing.T, name, program string, in []Input, known Authority) (Result, int) {
	t.Helper()
	s, err := OpenStore(name, []byte(program))
	if err != nil {
		t.Fatal(err)
	}
	res := s.Facts(in, known, nil)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return res, s.used
}

func TestStore(t *testing.T) {
	in, known := storeInput()
	want := Facts(in, known, nil)
	if len(want.Doubts) == 0 || len(want.Persons) < 6 || len(want.Topics) == 0 {
		t.Fatalf("the articles are too poor for this test: %d doubts, %d persons, %d topics", len(want.Doubts), len(want.Persons), len(want.Topics))
	}
	name := filepath.Join(t.TempDir(), "new", "found")
	same := func(what string, program string, wantUsed int) {
		t.Helper()
		got, used := kept(t, name, program, in, known)
		if used != wantUsed {
			t.Errorf("%s: %d articles were known, wanted %d", what, used, wantUsed)
		}
		if d := cmp.Diff(want, got, sameDates, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s (-without a store +with it):\n%s", what, d)
		}
	}
	same("no file", "a", 0)
	same("all known", "a", len(in))
	same("another program", "b", 0)
	same("the first program, whose facts the other dropped", "a", 0)
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}

	for at := 0; at < len(whole); at += len(whole)/200 + 1 { // damaged at any place
		damaged := bytes.Clone(whole)
		damaged[at] ^= 0x10
		if err := os.WriteFile(name, damaged, 0o666); err != nil {
			t.Fatal(err)
		}
		if got, used := kept(t, name, "a", in, known); !cmp.Equal(want, got, sameDates, cmpopts.EquateEmpty()) || used == len(in) {
			t.Fatalf("byte %d damaged: other facts, or all known (%d)", at, used)
		}
	}
	for _, cut := range []int{0, 1, entryHead, len(whole) / 2, len(whole) - 1} {
		if err := os.WriteFile(name, whole[:cut], 0o666); err != nil {
			t.Fatal(err)
		}
		if got, used := kept(t, name, "a", in, known); !cmp.Equal(want, got, sameDates, cmpopts.EquateEmpty()) || used == len(in) {
			t.Fatalf("cut at byte %d: other facts, or all known (%d)", cut, used)
		}
	}
	same("mended", "a", len(in))
	if files, _ := os.ReadDir(filepath.Dir(name)); len(files) != 1 {
		t.Errorf("%d files are left, wanted one", len(files))
	}
}

// Each thing that the facts depend on is part of the key.
func TestStoreKeys(t *testing.T) {
	x, known := Input{Article: articles.Article{ID: "a", Title: "А", Text: "Б"}}, Authority{}
	key := func(program string, x Input, known Authority) string {
		k := (&Store{program: []byte(program)}).keys(known)(x)
		return string(k[:])
	}
	d, _ := articles.ParseDate("2024")
	seen := map[string]string{key("", x, known): "the first"}
	for what, change := range map[string]func(x *Input, known *Authority){
		"title":      func(x *Input, _ *Authority) { x.Article.Title = "В" },
		"text":       func(x *Input, _ *Authority) { x.Article.Text = "В" },
		"moved":      func(x *Input, _ *Authority) { x.Article.Title, x.Article.Text = "АБ", "" },
		"lang":       func(x *Input, _ *Authority) { x.Article.Lang = "ru" },
		"date":       func(x *Input, _ *Authority) { x.Article.Date = d },
		"no people":  func(x *Input, _ *Authority) { x.People = []string{} },
		"people":     func(x *Input, _ *Authority) { x.People = []string{"В"} },
		"two people": func(x *Input, _ *Authority) { x.People = []string{"В", "Г"} },
		"no topics":  func(x *Input, _ *Authority) { x.Topics = []string{} },
		"topics":     func(x *Input, _ *Authority) { x.Topics = []string{"В"} },
		"known person": func(_ *Input, known *Authority) {
			known.Persons = []AuthorityPerson{{Person: articles.Person{Name: "В"}}}
		},
		"known by alias": func(_ *Input, known *Authority) { known.Persons = []AuthorityPerson{{Aliases: []string{"В"}}} },
		"known topic":    func(_ *Input, known *Authority) { known.Topics = []articles.Topic{{ID: "в"}} },
	} {
		y, k := x, known
		change(&y, &k)
		if first := seen[key("", y, k)]; first != "" {
			t.Errorf("%s has the key of %s", what, first)
		}
		seen[key("", y, k)] = what
	}
	if seen[key("another", x, known)] != "" {
		t.Error("another program has the same key")
	}
	x.Article.ID, x.Article.Source, x.Article.Topics = "b", "c", []articles.TopicFact{{Topic: "d"}}
	if seen[key("", x, known)] != "the first" {
		t.Error("what the facts do not depend on changes the key")
	}
}

// What was found is read as it was written; what cannot be an entry is no entry, and breaks nothing.
func TestReadSingle(t *testing.T) {
	in, known := storeInput()
	known.Persons = append(known.Persons, AuthorityPerson{Person: articles.Person{ID: "ержан", Name: "Ержан Аманов"}})
	find := newFinder(known)
	aliases, unclear := 0, 0
	for _, x := range in {
		want := appendSingle(nil, find.in(x))
		s, ok := readSingle(want, x.Article, newCache[string]())
		if got := appendSingle(nil, s); !ok || !bytes.Equal(got, want) {
			t.Fatalf("article %s: read %t and written again, %d bytes become %d others", x.Article.ID, ok, len(want), len(got))
		}
		for _, e := range s.doc.entities {
			aliases += e.alias
		}
		unclear += len(s.doc.unclear)
		for at := range want {
			for _, value := range []byte{0, 1, 0x7f, 0xff} {
				b := bytes.Clone(want)
				b[at] = value
				if s, ok := readSingle(b, x.Article, newCache[string]()); ok {
					used(s)
				}
			}
		}
	}
	if aliases == 0 || unclear == 0 {
		t.Error("no alias or no unclear mention was read: this test wants both")
	}
}

// used looks at what linking looks at.
func used(s single) {
	for _, e := range s.doc.entities {
		for _, m := range e.mentions {
			_ = s.doc.text(m.span)
		}
	}
	for _, u := range s.doc.unclear {
		for _, e := range u.fit {
			_ = e.key()
		}
	}
}

// An entry that is whole, but of another article or of nonsense, breaks nothing.
func FuzzReadSingle(f *testing.F) {
	in, known := storeInput()
	for _, x := range in[:5] {
		f.Add(appendSingle(nil, newFinder(known).in(x)))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		a := articles.Article{Title: "Встреча", Text: strings.Repeat("Текст. ", 20)}
		s, ok := readSingle(slices.Clone(b), a, newCache[string]())
		if !ok {
			return
		}
		used(s)
		if again, ok := readSingle(appendSingle(nil, s), a, newCache[string]()); !ok || !reflect.DeepEqual(again, s) {
			t.Error("what was read is not what is written")
		}
	})
}
