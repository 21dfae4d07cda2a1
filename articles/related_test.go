package articles

import (
	"fmt"
	"reflect"
	"testing"
)

// Articles are related by who is named in both, the rarest first, then by topic, then by time.
func TestRelated(t *testing.T) {
	c := Collection{}
	for _, p := range []string{"rare", "common", "other"} {
		c.Persons = append(c.Persons, Person{ID: p, Name: p})
	}
	for _, topic := range []string{"law", "sport"} {
		c.Topics = append(c.Topics, Topic{ID: topic, Labels: []Label{{Lang: "en", Text: topic}}})
	}
	add := func(id string, persons, topics []string) {
		a := Article{ID: id, Title: id, Text: "Текст.", Lang: "ru"}
		a.Date, _ = ParseDate(fmt.Sprintf("2024-01-%02d", len(c.Articles)+1))
		for _, p := range persons {
			a.Persons = append(a.Persons, PersonFact{Person: p, Rule: "curator"})
		}
		for _, topic := range topics {
			a.Topics = append(a.Topics, TopicFact{Topic: topic, Score: 1, Rule: "curator"})
		}
		c.Articles = append(c.Articles, a)
	}
	add("a", []string{"common"}, nil)
	add("b", []string{"common", "rare"}, []string{"law"})
	add("c", []string{"rare"}, nil)
	add("d", []string{"common"}, []string{"law"})
	add("e", []string{"common"}, nil)
	add("f", nil, []string{"law"})
	add("g", []string{"other"}, []string{"law"})
	add("h", nil, nil)
	a := mustOpen(t, c, func(_ string, tokens []string) [][]Lemma { return make([][]Lemma, len(tokens)) })
	related := func(id string, limit int) (ids []string, why []Related) {
		n, ok := a.Lookup(id)
		if !ok {
			t.Fatalf("no article %s", id)
		}
		why = a.Related(n, limit)
		for _, r := range why {
			ids = append(ids, a.Head(r.No).ID)
		}
		return ids, why
	}
	for _, test := range []struct {
		id    string
		limit int
		want  []string
	}{
		{"b", 9, []string{"c", "d", "a", "e"}}, // the rare person, person and topic, then the nearest
		{"b", 2, []string{"c", "d"}},
		{"f", 9, []string{"g", "d", "b"}}, // nobody is named: the topic alone
		{"h", 9, nil},
	} {
		if got, _ := related(test.id, test.limit); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v is related, want %v", test.id, got, test.want)
		}
	}
	_, why := related("b", 2)
	person := func(n int) string { return a.Person(n).ID }
	if len(why[0].Persons) != 1 || person(why[0].Persons[0]) != "rare" || why[0].Topics != nil {
		t.Errorf("c is related to b by %v", why[0])
	}
	if len(why[1].Persons) != 1 || person(why[1].Persons[0]) != "common" || len(why[1].Topics) != 1 || a.Topic(why[1].Topics[0]).ID != "law" {
		t.Errorf("d is related to b by %v", why[1])
	}
}
