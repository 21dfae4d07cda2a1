package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"muragat/articles"
)

// said lists the quotations of the first article, a line each: who, how that is known, what.
func said(r Result) string {
	names := map[string]string{}
	for _, p := range r.Persons {
		names[p.ID] = p.Name
	}
	var b strings.Builder
	a := r.Articles[0]
	for _, q := range a.Quotes {
		in := a.Text
		if q.Field == articles.InTitle {
			in = a.Title
		}
		unsure := ""
		if q.Unsure {
			unsure = "?"
		}
		b.WriteString(names[q.Person] + unsure + " (" + q.Rule + "): " + in[q.Start:q.End] + "\n")
	}
	return b.String()
}

// quotesOf finds the facts of an article whose first line is the title.
func quotesOf(lang, text string) Result {
	title, text, _ := strings.Cut(text, "\n")
	return Facts([]Input{{Article: articles.Article{ID: "a", Title: title, Text: text, Lang: lang}}}, Authority{}, nil)
}

// The cases are articles and what is quoted in them, a file a language and a subject.
func TestQuotes(t *testing.T) {
	files, err := filepath.Glob("testdata/quotes/*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatalf("found %d files of cases, wanted 5 at least: %v", len(files), err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(archive.Files) == 0 || len(archive.Files)%2 != 0 {
			t.Fatalf("%s: found %d parts, wanted texts and what is found in each", file, len(archive.Files))
		}
		for i := 0; i < len(archive.Files); i += 2 {
			text, want := archive.Files[i], &archive.Files[i+1]
			name, ok := strings.CutSuffix(text.Name, ".text")
			if !ok || want.Name != name+".want" {
				t.Fatalf("%s: %s and %s, wanted a .text and its .want", file, text.Name, want.Name)
			}
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar")+"/"+name, func(t *testing.T) {
				got := said(quotesOf(filepath.Base(file)[:2], string(text.Data)))
				if *update {
					want.Data = []byte(got)
				} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Errorf("quotations (-want +got):\n%s", diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func FuzzQuotes(f *testing.F) {
	files, _ := filepath.Glob("testdata/quotes/*.txtar")
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(filepath.Base(name)[:2], string(file.Data))
		}
	}
	f.Add("ru", "Т\n— , — сказал Иванов\n«««»»» \"\" „“ «, — сказал \xff")
	f.Add("de", "T\n„Ja“, sagte Иванов.")
	f.Add("en", "T\n“”,\n\"a\", said said Smith's \"\n\"")
	f.Fuzz(func(t *testing.T, lang, text string) {
		a := quotesOf(lang, text).Articles[0]
		last := map[articles.Field]int{}
		for _, q := range a.Quotes {
			in := a.Text
			if q.Field == articles.InTitle {
				in = a.Title
			}
			if q.Start < last[q.Field] || q.Start >= q.End || q.End > len(in) || utf8.ValidString(in) && !utf8.ValidString(in[q.Start:q.End]) {
				t.Fatalf("quotation at %d–%d after %d of %d bytes", q.Start, q.End, last[q.Field], len(in))
			}
			last[q.Field] = q.End
			if !slices.ContainsFunc(a.Persons, func(f articles.PersonFact) bool { return f.Person == q.Person }) {
				t.Fatalf("quotation of %q, who is no person of the article", q.Person)
			}
		}
	})
}

// Headlines end anywhere, and so do texts that were cut.
func TestQuotesEndAnywhere(t *testing.T) {
	files, err := filepath.Glob("testdata/quotes/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			for _, line := range strings.Split(string(file.Data), "\n") {
				for i := range line {
					if i > 0 && strings.ContainsAny(line[i-1:i], " ,.!?") {
						quotesOf(filepath.Base(name)[:2], line[:i])
					}
				}
			}
		}
	}
}

// A curator's word on a person holds for what the person is quoted as saying.
func TestQuotesFollowTheCurator(t *testing.T) {
	a := articles.Article{ID: "a", Title: "Т", Lang: "ru", Text: "«Мост готов», — сказал Семён Дьяков. «Это хорошо», — ответил Лев Рогов."}
	for _, x := range []struct {
		name        string
		people      []string
		corrections []Correction
		want        string
	}{
		{"none", nil, nil, "Семён Дьяков (said): Мост готов\nЛев Рогов (said): Это хорошо\n"},
		{"removed", nil, []Correction{{Remove, "Лев Рогов", "", "a"}}, "Семён Дьяков (said): Мост готов\n"},
		{"merged", nil, []Correction{{Merge, "Лев Рогов", "Семён Дьяков", ""}}, "Семён Дьяков (said): Мост готов\nСемён Дьяков (said): Это хорошо\n"},
		{"split", nil, []Correction{{Split, "Лев Рогов", "Анна Ким", "a"}}, "Семён Дьяков (said): Мост готов\nАнна Ким (said): Это хорошо\n"},
		{"listed", []string{"Лев Рогов"}, nil, "Лев Рогов (said): Это хорошо\n"},
		{"nobody listed", []string{}, nil, ""},
	} {
		r := Facts([]Input{{Article: a, People: x.people}}, Authority{Corrections: x.corrections}, nil)
		if got := said(r); got != x.want {
			t.Errorf("%s: found\n%swanted\n%s", x.name, got, x.want)
		}
	}
}
