package extract

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"muragat/articles"
)

// named lists the persons of the articles: IDs with the numbers of their mentions, then the names by ID.
func named(r Result) string {
	var b strings.Builder
	for _, a := range r.Articles {
		fmt.Fprintf(&b, "%s:", a.ID)
		for _, p := range a.Persons {
			fmt.Fprintf(&b, " %s %d", p.Person, len(p.Mentions))
			if p.Rule != "" {
				fmt.Fprintf(&b, " (%s)", p.Rule)
			}
		}
		b.WriteString("\n")
	}
	for _, p := range r.Persons {
		fmt.Fprintf(&b, "%s is %s\n", p.ID, p.Name)
	}
	return b.String()
}

func TestCorrections(t *testing.T) {
	texts := []string{
		"Вчера в Алматы выступил Семён Дьяков. Дьяков говорил час, а потом слово взял Лев Рогов.",
		"Сегодня Семён Дьяков вручил награды. Среди гостей был и С. А. Лаптев.",
		"Завтра Сергей Лаптев уедет, а Семён Дьяков останется в столице.",
	}
	const (
		a = "a: semen-dyakov 2 lev-rogov 1\n"
		b = "b: semen-dyakov 1 s-a-laptev 1\n"
		c = "c: sergei-laptev 1 semen-dyakov 1\n"
	)
	const names = "lev-rogov is Лев Рогов\ns-a-laptev is С. А. Лаптев\nsemen-dyakov is Семён Дьяков\nsergei-laptev is Сергей Лаптев\n"
	for _, x := range []struct {
		name        string
		corrections []Correction
		want        string
		did         string // in how many articles, or what was not found
	}{
		{"none", nil, a + b + c + names, ""},
		{
			"add somebody new",
			[]Correction{{Add, "Анна Ким", "", "c"}},
			a + b + "c: sergei-laptev 1 semen-dyakov 1 anna-kim 0 (curator: add)\nanna-kim is Анна Ким\n" + names, "1",
		},
		{
			"add somebody known",
			[]Correction{{Add, "лев рогов", "", "b"}},
			a + "b: semen-dyakov 1 s-a-laptev 1 lev-rogov 0 (curator: add)\n" + c + names, "1",
		},
		{
			"remove",
			[]Correction{{Remove, "Семен Дьяков", "", ""}},
			"a: lev-rogov 1\nb: s-a-laptev 1\nc: sergei-laptev 1\nlev-rogov is Лев Рогов\ns-a-laptev is С. А. Лаптев\nsergei-laptev is Сергей Лаптев\n", "3",
		},
		{"remove from one", []Correction{{Remove, "semen-dyakov", "", "b"}}, a + "b: s-a-laptev 1\n" + c + names, "1"},
		{
			"rename",
			[]Correction{{Rename, "Семён Дьяков", "Симеон Дьяков", ""}},
			a + b + c + strings.Replace(names, "Семён", "Симеон", 1), "3",
		},
		{
			"merge",
			[]Correction{{Merge, "С. А. Лаптев", "Сергей Лаптев", ""}},
			a + "b: semen-dyakov 1 sergei-laptev 1 (curator: merge)\n" + c + strings.Replace(names, "s-a-laptev is С. А. Лаптев\n", "", 1), "1",
		},
		{
			"merge two of one article",
			[]Correction{{Merge, "Лев Рогов", "Семён Дьяков", ""}},
			"a: semen-dyakov 3 (curator: merge)\n" + b + c + strings.Replace(names, "lev-rogov is Лев Рогов\n", "", 1), "1",
		},
		{
			"split, twice to the same",
			[]Correction{{Split, "Семён Дьяков", "Семён Дьяков", "b"}, {Split, "Семён Дьяков", "Семён Дьяков", "c"}},
			a + "b: semen-dyakov-2 1 (curator: split) s-a-laptev 1\nc: sergei-laptev 1 semen-dyakov-2 1 (curator: split)\n" +
				strings.Replace(names, "sergei", "semen-dyakov-2 is Семён Дьяков\nsergei", 1), "1 1",
		},
		{
			"split to somebody known",
			[]Correction{{Split, "Семён Дьяков", "lev-rogov", "b"}},
			a + "b: lev-rogov 1 (curator: split) s-a-laptev 1\n" + c + names, "1",
		},
		{
			"in vain",
			[]Correction{
				{Remove, "Никто", "", ""},
				{Remove, "Лев Рогов", "", "b"},
				{Add, "Лев Рогов", "", "a"},
				{Add, "Лев Рогов", "", "z"},
				{Rename, "Лев Рогов", "Сергей Лаптев", ""},
				{Merge, "Лев Рогов", "Никто", ""},
				{Merge, "Лев Рогов", "lev-rogov", ""},
			},
			a + b + c + names,
			`no person "Никто", no "Лев Рогов" in the article, "Лев Рогов" in the article without it, no article "z", ` +
				`somebody who is called "Сергей Лаптев" without it, no person "Никто", one person, "Лев Рогов", without it`,
		},
		{
			"one after another",
			[]Correction{{Rename, "Лев Рогов", "Лев Рогов-Дальний", ""}, {Merge, "Лев Рогов-Дальний", "semen-dyakov", ""}, {Remove, "Лев Рогов", "", "a"}},
			"a:\n" + b + c + strings.Replace(names, "lev-rogov is Лев Рогов\n", "", 1), "1 1 1", // who was merged is the other from then on
		},
	} {
		t.Run(x.name, func(t *testing.T) {
			in := make([]Input, len(texts))
			for i, text := range texts {
				in[i] = Input{Article: articles.Article{ID: string(rune('a' + i)), Title: "—", Text: text}}
			}
			r := Facts(in, Authority{Corrections: x.corrections}, nil)
			if diff := cmp.Diff(x.want, named(r)); diff != "" {
				t.Errorf("persons (-want +got):\n%s", diff)
			}
			var did []string
			sep := " "
			for _, d := range r.Corrected {
				if d.Found != "" {
					did, sep = append(did, d.Found), ", "
				} else {
					did = append(did, fmt.Sprint(d.Articles))
				}
			}
			if got := strings.Join(did, sep); got != x.did {
				t.Errorf("the corrections did\n%s, wanted\n%s", got, x.did)
			}
		})
	}
}

// A doubt that a merge settles is none any more.
func TestMergesSettleDoubts(t *testing.T) {
	in := []Input{
		{Article: articles.Article{ID: "a", Title: "—", Text: "Вчера в столице выступил Сергей Лаптев, потом все разошлись."}},
		{Article: articles.Article{ID: "b", Title: "—", Text: "Среди гостей был и С. Лаптев, который остался доволен."}},
	}
	if r := Facts(in, Authority{}, nil); len(r.Doubts) != 1 || r.Doubts[0].Kind != PerhapsSame {
		t.Fatalf("doubts %v, wanted that the two may be one", r.Doubts)
	}
	r := Facts(in, Authority{Corrections: []Correction{{Merge, "С. Лаптев", "Сергей Лаптев", ""}}}, nil)
	if len(r.Doubts) != 0 || len(r.Persons) != 1 {
		t.Errorf("doubts %v and persons %v, wanted no doubt and one person", r.Doubts, r.Persons)
	}
}

// What is kept of single articles holds whatever the corrections are.
func TestCorrectionsChangeNothingThatIsKept(t *testing.T) {
	s, err := OpenStore(filepath.Join(t.TempDir(), "found"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	in := Input{Article: articles.Article{ID: "a", Text: "Б"}}
	if s.keys(Authority{})(in) != s.keys(Authority{Corrections: []Correction{{Remove, "Никто", "", ""}}})(in) {
		t.Error("a correction changes the key of an article")
	}
}
