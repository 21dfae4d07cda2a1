package extract

import (
	"flag"
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

var update = flag.Bool("update", false, "write what is found into testdata")

// people lists persons with the forms of their mentions, a line each.
func people(r Result, n int) string {
	names := map[string]string{}
	for _, p := range r.Persons {
		names[p.ID] = p.Name
	}
	var lines []string
	a := r.Articles[n]
	for _, p := range a.Persons {
		var forms []string
		for _, m := range p.Mentions {
			text := a.Text
			if m.Field == articles.InTitle {
				text = a.Title
			}
			forms = append(forms, text[m.Start:m.End])
		}
		lines = append(lines, names[p.Person]+": "+strings.Join(forms, " | ")+"\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func facts(texts ...string) Result {
	var in []Input
	for i, t := range texts {
		in = append(in, Input{Article: articles.Article{ID: string(rune('a' + i)), Title: "—", Text: t}})
	}
	return Facts(in, Authority{}, nil)
}

// The cases are texts and the persons that stand in them, a file a subject.
func TestPersons(t *testing.T) {
	files, err := filepath.Glob("testdata/persons/*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatalf("found %d files of cases, wanted 5 at least: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { testPersonsOf(t, file) })
	}
}

func testPersonsOf(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) == 0 {
		t.Fatalf("found no cases in %s", file)
	}
	for i := 0; i < len(archive.Files); i += 2 {
		text := archive.Files[i]
		name, fails := strings.CutSuffix(text.Name, ".fails")
		name, ok := strings.CutSuffix(name, ".text")
		if !ok || i+1 == len(archive.Files) || archive.Files[i+1].Name != name+".want" {
			t.Fatalf("%s: %s, wanted a .text and its .want", file, text.Name)
		}
		want := &archive.Files[i+1]
		t.Run(name, func(t *testing.T) {
			got := people(facts(string(text.Data)), 0)
			diff := cmp.Diff(string(want.Data), got)
			switch {
			case fails && diff == "":
				t.Errorf("the known failure is healed: rename it to %s.text", name)
			case !fails && *update:
				want.Data = []byte(got)
			case !fails && diff != "":
				t.Errorf("persons (-want +got):\n%s", diff)
			}
		})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// The articles that the archive begins with.
func TestPersonsOfSeeds(t *testing.T) {
	for file, want := range map[string]string{
		"../text/kazahstan-uzbekistan-sotrudnichestvo.txt": "Дилором Файзиева: Дилором Файзиевой\n" +
			"Марат Азильханов: М.Азильханов | Марат Азильханов\n",
		"../text/tokaev-mirziyoev-vstrecha.txt": "Касым-Жомарт Токаев: Касым-Жомарт Токаев | Касым-Жомарт Токаев | Касым-Жомарт Токаев\n" +
			"Шавкат Мирзиёев: Шавкат Мирзиёев | Шавкат Мирзиёев | Шавката Мирзиёева | Шавкат Мирзиёев\n",
	} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		title, text, _ := strings.Cut(string(b), "\n")
		r := Facts([]Input{{Article: articles.Article{ID: "a", Title: title, Text: strings.TrimSpace(text)}}}, Authority{}, nil)
		if diff := cmp.Diff(want, people(r, 0)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
		if r.Articles[0].Lang != "ru" || !r.Articles[0].Date.IsZero() {
			t.Errorf("%s: language %q, date %q, wanted ru and none", file, r.Articles[0].Lang, r.Articles[0].Date)
		}
	}
}

func FuzzPersons(f *testing.F) {
	files, _ := filepath.Glob("testdata/persons/*.txtar")
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(string(file.Data))
		}
	}
	f.Add("А. Б. В. Г. Д.\n«Е» Ё-ё. бен бен Аль- (A b) \xff Иванов \x00 и Пётр")
	f.Fuzz(func(t *testing.T, text string) {
		r := facts(text)
		for _, p := range r.Articles[0].Persons {
			last := -1
			for _, m := range p.Mentions {
				if m.Start >= m.End || m.End > len(text) || m.Start <= last {
					t.Fatalf("mention at %d–%d after %d of %d bytes", m.Start, m.End, last, len(text))
				}
				if m.Rule == "" || utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
					t.Fatalf("mention %q by rule %q", text[m.Start:m.End], m.Rule)
				}
				last = m.Start
			}
		}
	})
}
