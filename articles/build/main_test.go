package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"muragat/articles"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"build": main})
}

// TestScripts runs the command as testdata says, one file a subcommand.
func TestScripts(t *testing.T) {
	if files, err := filepath.Glob("testdata/*.txtar"); err != nil || len(files) == 0 {
		t.Fatal("no scripts in testdata", err)
	}
	testscript.Run(t, testscript.Params{Dir: "testdata"})
}

// factsFor runs facts on files and returns its lines by ID.
func factsFor(t *testing.T, files map[string]string) map[string]articleFacts {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	if code := run([]string{"facts", "-articles", dir}, &stdout, &stderr); code != 0 {
		t.Fatalf("status %d: %s", code, &stderr)
	}
	out := map[string]articleFacts{}
	for line := range strings.Lines(stdout.String()) {
		var f articleFacts
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		out[f.ID] = f
	}
	return out
}

// TestFactsOffsets wants the offsets that facts prints to count code points of the files' own texts.
func TestFactsOffsets(t *testing.T) {
	const people = "- id: mirziyoyev\n  name: Шавкат Мирзиёев\n"
	body := "Первая строка 😀.\r\n\r\nПрибыл Шавкат Мирзие\u0308ев.\r\nВ 2018 году."
	markdown := "Первая **строка** 😀.\n\nПрибыл [Шавкат](https://example.org) _Мирзиёев_.\n\nВ 2018 году."
	titled := " Шавкат Мирзие\u0308ев в 2018 году"
	line, err := json.Marshal(map[string]string{"id": "c", "title": titled, "text": "\r\n" + body})
	if err != nil {
		t.Fatal(err)
	}
	got := factsFor(t, map[string]string{
		"people.yaml": people,
		"a.txt":       "Заголовок\r\n\r\n" + body + "\r\n",
		"b.md":        "# Заголовок\n\n" + markdown + "\n",
		"c.jsonl":     string(line) + "\n",
	})
	cut := func(s string, start, end int) string { return string([]rune(s)[start:end]) }
	for id, texts := range map[string]map[string]string{
		"a": {"title": "Заголовок", "text": body},
		"b": {"title": "Заголовок", "text": markdown},
		"c": {"title": titled, "text": "\r\n" + body},
	} {
		f := got[id]
		if f.Title != texts["title"] {
			t.Errorf("%s: title %q, want %q", id, f.Title, texts["title"])
		}
		if len(f.Persons) != 1 || f.Persons[0].ID != "mirziyoyev" || len(f.Dates) == 0 {
			t.Errorf("%s: persons %v and dates %v, want Мирзиёев and 2018", id, f.Persons, f.Dates)
			continue
		}
		var fields []string
		for _, m := range f.Persons[0].Mentions {
			fields = append(fields, m.Field)
			form := cut(texts[m.Field], m.Start, m.End)
			if !strings.HasPrefix(form, "Шавкат") || !strings.HasSuffix(form, "ев") {
				t.Errorf("%s: %s %d to %d is %q", id, m.Field, m.Start, m.End, form)
			}
		}
		if want := (id == "c"); slices.Contains(fields, "title") != want || !slices.Contains(fields, "text") {
			t.Errorf("%s: mentions in %q", id, fields)
		}
		for _, d := range f.Dates {
			field := "text"
			if d.Field != "" {
				field = d.Field
			}
			if form := cut(texts[field], d.Start, d.End); !strings.Contains(form, "2018") || d.EDTF != "2018" {
				t.Errorf("%s: %s is %q in the %s", id, d.EDTF, form, field)
			}
		}
	}
}

func TestPadded(t *testing.T) {
	sizes := map[int]bool{}
	last := 0
	for n := 0; n < 64<<20; n += 4093 {
		size := padded(n)
		if size < last || size < 64<<10 || (size-n)*8 < size || n > 64<<10 && (size-n)*100 > size*30 || size%(8<<10) != 0 {
			t.Fatalf("padded(%d) = %d after %d", n, size, last)
		}
		last = size
		sizes[size] = true
	}
	if len(sizes) > 90 {
		t.Errorf("%d sizes up to 64 MiB; few were wanted", len(sizes))
	}
}

// What a page cannot carry is refused, with what to do; up to there it is carried.
func TestFitting(t *testing.T) {
	const program, module = 16 << 20, 1 << 30
	if maxSize+program > module || padded(maxSize*7/8) != maxSize {
		t.Errorf("%d bytes and the program make no module that browsers take, or are no size of a file", maxSize)
	}
	if size, err := fitting(maxSize * 7 / 8); size != maxSize || err != nil {
		t.Errorf("%d, %v; wanted %d", size, err, maxSize)
	}
	_, err := fitting(maxSize*7/8 + 8)
	if err == nil || !strings.Contains(err.Error(), "wanted at most 1006632960") || !strings.Contains(err.Error(), "several folders") {
		t.Errorf("one more: %v", err)
	}
}

// TestArchiveTwice wants the same articles to give the same bytes, under other names of the folder.
func TestArchiveTwice(t *testing.T) {
	var archives []string
	for range 2 {
		dir := filepath.Join(t.TempDir(), "texts")
		if err := os.CopyFS(dir, os.DirFS("../text")); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(t.TempDir(), "archive.bin")
		var stderr bytes.Buffer
		if code := run([]string{"archive", "-articles", dir, "-out", out, "-built", "2024-04-18"}, nil, &stderr); code != 0 {
			t.Fatalf("status %d: %s", code, &stderr)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		archives = append(archives, string(data))
	}
	if archives[0] != archives[1] {
		t.Error("two builds gave different bytes")
	}
	a, err := articles.Open(archives[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := a.Lookup("tokaev-mirziyoev-vstrecha"); !ok || a.Len() != 2 {
		t.Errorf("%d articles, want the two of the project", a.Len())
	}
}

// TestFactsEvidence wants each topic and date with the rule that gave it, and a topic with the words, a curator's own too.
func TestFactsEvidence(t *testing.T) {
	got := factsFor(t, map[string]string{
		"topics.yaml": "- id: трамвай\n  ru: Трамвай\n  words: [трамва*]\n",
		"a.txt":       "Выборы депутатов\nАСТАНА, 12 марта 2019 года – Избиратели ехали трамваем неделю назад, 5 мая и в 2018 году.\n",
	})["a"]
	topics := map[string]string{}
	for _, f := range got.Topics {
		topics[f.ID] = f.Rule
	}
	if rule := topics["20000574"]; !strings.HasPrefix(rule, "words: выборы") || !strings.Contains(rule, "избиратели") {
		t.Errorf("rule %q of elections in %v, want its words", rule, topics)
	}
	if rule := topics["трамвай"]; rule != "curator's words: трамваем" {
		t.Errorf("rule %q of the curator's topic in %v", rule, topics)
	}
	var dates []string
	for _, d := range got.Dates {
		dates = append(dates, d.EDTF+" "+d.Rule)
	}
	want := "2019-03-12 day+month+year; 2019-03-05? relative week; 2019-05-05 day+month nearest; 2018 year"
	if s := strings.Join(dates, "; "); s != want {
		t.Errorf("dates\n got %s\nwant %s", s, want)
	}
}

func TestFactsTellQuotations(t *testing.T) {
	body := "Строка 😀.\r\n\r\n«Мост готов и открыт», — сказал Семён Дьяков. «Завтра», — добавил он."
	files := map[string]string{"a.txt": "Заголовок\r\n\r\n" + body + "\r\n"}
	quotes := factsFor(t, files)["a"].Quotes
	if len(quotes) != 2 {
		t.Fatalf("found %+v, wanted two quotations", quotes)
	}
	for i, want := range []quoteFacts{
		{Person: "semen-dyakov", Text: "Мост готов и открыт", mentionFacts: mentionFacts{Field: "text", Rule: "said"}},
		{Person: "semen-dyakov", Text: "Завтра", mentionFacts: mentionFacts{Field: "text", Rule: "said by a pronoun"}, Unsure: true},
	} {
		got := quotes[i]
		if in := string([]rune(body)[got.Start:got.End]); in != want.Text {
			t.Errorf("quotation %d is %q, wanted %q", i, in, want.Text)
		}
		if got.Start, got.End = 0, 0; got != want {
			t.Errorf("found %+v, wanted %+v", got, want)
		}
	}

	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr strings.Builder
	if code := run([]string{"check", "-articles", dir}, &stdout, &stderr); code != 0 {
		t.Fatalf("check ends with %d: %s", code, stderr.String())
	}
	for _, line := range []string{"  quotes    Семён Дьяков: «Мост готов и открыт», said\n", "            perhaps Семён Дьяков: «Завтра», said by a pronoun\n"} {
		if !strings.Contains(stdout.String(), line) {
			t.Errorf("check does not say %q:\n%s", line, stdout.String())
		}
	}
}
