package extract

import (
	"flag"
	"os"
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

func TestPersons(t *testing.T) {
	const file = "testdata/persons.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for i := 0; i+1 < len(archive.Files); i += 2 {
		text, want := archive.Files[i], &archive.Files[i+1]
		name, fails := strings.CutSuffix(text.Name, ".fails")
		name, ok := strings.CutSuffix(name, ".text")
		if !ok || want.Name != name+".want" {
			t.Fatalf("%s and %s, wanted a .text and its .want", text.Name, want.Name)
		}
		cases++
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
	if cases < 10 {
		t.Errorf("%d cases in %s, wanted at least 10", cases, file)
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
	archive, err := txtar.ParseFile("testdata/persons.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(string(file.Data))
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
