package main

import (
	"math"
	"slices"
	"testing"
)

// Two articles of which every number can be worked out by hand.
func example() ([]goldArticle, map[string]facts) {
	const text = "Пришёл Олег Рогов. Рогов и Анна Ким ушли. Потом Газпром молчал."
	at := func(word string, from int) (int, int) {
		runes := []rune(text)
		w := []rune(word)
		for i := from; ; i++ {
			if slices.Equal(runes[i:i+len(w)], w) {
				return i, i + len(w)
			}
		}
	}
	person := func(word string, from int, lemma, entity string) goldPerson {
		s, e := at(word, from)
		return goldPerson{s, e, lemma, entity}
	}
	found := func(word string, from int) mention {
		s, e := at(word, from)
		return mention{Field: "text", Start: s, End: e, Rule: "surname"}
	}
	s, e := at("Газпром", 0)
	gold := []goldArticle{
		{ID: "a", Text: text, Persons: []goldPerson{
			person("Олег Рогов", 0, "Олег Рогов", "r"), person("Рогов", 15, "Рогов", "r"), person("Анна Ким", 0, "Анна Ким", "k"),
		}, Others: []goldOther{{"Org", s, e}}},
		{ID: "b", Text: text, Persons: []goldPerson{person("Олег Рогов", 0, "Олег Рогов", "r")}},
	}
	return gold, map[string]facts{
		"a": {ID: "a", Persons: []personFacts{
			{"oleg-rogov", "Олег Рогов", []mention{found("Олег Рогов", 0), found("Рогов", 15)}},
			{"kim", "Кима", []mention{found("Ким", 0)}},
			{"gazprom", "Газпром", []mention{found("Газпром", 0), {Field: "title", Start: 0, End: 3}}},
		}},
		"b": {ID: "b", Persons: []personFacts{{"oleg-rogova", "Олег Рогова", []mention{found("Олег Рогов", 0)}}}},
	}
}

func TestScore(t *testing.T) {
	sc := score(example())
	for _, x := range []struct {
		name      string
		got, want float64
	}{
		{"strict precision", sc.strict.P, 3. / 5},
		{"strict recall", sc.strict.R, 3. / 4},
		{"strict F1", sc.strict.F1, 2. / 3},
		{"overlap precision", sc.overlap.P, 4. / 5},
		{"overlap recall", sc.overlap.R, 1},
		{"names precision", sc.article.P, 1. / 4},
		{"names recall", sc.article.R, 1. / 3},
		{"nominative", sc.nominative, 2. / 3},
		{"linking precision", sc.linking.P, 1},
		{"linking recall", sc.linking.R, (2*2./3 + 1./3) / 3},
	} {
		if math.Abs(x.got-x.want) > 1e-9 {
			t.Errorf("%s %v, wanted %v", x.name, x.got, x.want)
		}
	}
}

func TestErrorKinds(t *testing.T) {
	gold, found := example()
	got := errorKinds(gold, found)
	slices.Sort(got)
	want := []string{"name: the surname in another form", "no person: an organisation", "too short: the first word is missing"}
	if !slices.Equal(got, want) {
		t.Errorf("errors %q, wanted %q", got, want)
	}
}
