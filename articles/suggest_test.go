package articles

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// suggestArchive has people and topics of news in four languages, each in as many articles as they are far from the end of the list.
func suggestArchive(t testing.TB) *Archive {
	t.Helper()
	c := Collection{
		Persons: []Person{
			{ID: "tokaev", Name: "Касым-Жомарт Токаев", Names: []Label{{"kk", "Қасым-Жомарт Тоқаев"}}},
			{ID: "kasymov", Name: "Гани Касымов"},
			{ID: "mirziyoyev", Name: "Шавкат Мирзиёев", Names: []Label{{"uz", "Shavkat Mirziyoyev"}}},
			{ID: "gulom", Name: "Ғафур Ғулом", Names: []Label{{"uz", "Gʻafur Gʻulom"}}},
			{ID: "auezov", Name: "Мұхтар Әуезов", Names: []Label{{"ru", "Мухтар Ауэзов"}}},
			{ID: "guterres", Name: "António Guterres", Names: []Label{{"ru", "Антониу Гутерреш"}}},
			{ID: "semenova", Name: "Екатерина Семёнова"},
		},
		Topics: []Topic{
			{ID: "water", Labels: []Label{{"ru", "Водное хозяйство"}, {"kk", "Су шаруашылығы"}, {"uz", "Suv xoʻjaligi"}, {"en", "Water"}}},
			{ID: "theatre", Labels: []Label{{"ru", "Театр"}, {"en", "Theatre"}}},
		},
	}
	for i, p := range c.Persons {
		for k := range len(c.Persons) - i {
			a := Article{ID: fmt.Sprintf("%s-%d", p.ID, k), Title: "Репортаж", Text: p.Name + " пришёл. Торговля и театр.", Lang: "ru"}
			a.Persons = []PersonFact{{Person: p.ID}}
			a.Topics = []TopicFact{{Topic: c.Topics[k%2].ID, Score: 0.5}}
			c.Articles = append(c.Articles, a)
		}
	}
	c.Articles = append(c.Articles,
		Article{ID: "fair", Title: "Торговая ярмарка в Ташкенте", Text: "Торговля, торговля и торги. Ярмарка.", Lang: "ru"},
		Article{ID: "bazar", Title: "Toshkent bozori", Text: "Savdo va bozor.", Lang: "uz"},
		Article{ID: "people", Title: "Люди", Text: "Людей было много.", Lang: "ru"},
	)
	forms := map[string][]string{"торговля": {"торговля", "торговли", "торговлей"}, "человек": {"человек", "люди", "людей"}}
	a := mustOpen(t, c, Lemmatizer(func(_, token string) []Lemma {
		for word, of := range forms {
			if slices.Contains(of, token) {
				return []Lemma{{word, of}}
			}
		}
		return nil
	}).Each)
	a.Index(nil)
	return a
}

// said is suggestions in short: each with its kind, its number and, where something is left of the text, that.
func said(list []Suggestion) string {
	var out []string
	for _, s := range list {
		what := [...]string{"person:", "topic:", "word:", "title:"}[s.Kind] + s.ID
		if s.Kind == SuggestedWord {
			what += s.Query.Text
		} else if s.Kind != SuggestedArticle && s.Query.Text != "" {
			what += "+" + s.Query.Text
		}
		out = append(out, fmt.Sprintf("%s=%d", what, s.N))
	}
	return strings.Join(out, " ")
}

func TestSuggest(t *testing.T) {
	a := suggestArchive(t)
	for _, c := range [][2]string{
		// any part of a name, several of them in any order, and its beginning
		{"Касым", "person:tokaev=7 person:kasymov=6 word:Касым-Жомарт=7 word:Касымов=6"},
		{"касым ток", "person:tokaev=7 word:касым Токаев=7"},
		{"токаев касым", "person:tokaev=7 word:токаев Касым-Жомарт=7"},
		{"Касым-Ж", "person:tokaev=7 word:Касым-Жомарт=7"},
		{"жомарт", "person:tokaev=7"},
		{"гани касым", "person:kasymov=6 word:гани Касымов=6"},
		// the other script, the other layout of the keyboard, ё and е
		{"tok", "person:tokaev=7 word:Токаев=7"},
		{"toqa", "person:tokaev=7 word:Токаев=7"},
		{"njr", "person:tokaev=7 word:Токаев=7"},
		{"Тоқ", "person:tokaev=7"},
		{"Мирзие", "person:mirziyoyev=5 word:Мирзиёев=5"},
		{"мирзиё", "person:mirziyoyev=5 word:Мирзиёев=5"},
		{"mirz", "person:mirziyoyev=5 word:Мирзиёев=5"},
		{"gʻul", "person:gulom=4 word:Ғулом=4"},
		{"g'ul", "person:gulom=4 word:Ғулом=4"},
		{"әуез", "person:auezov=3 word:Әуезов=3"},
		{"ауэз", "person:auezov=3"},
		{"antonio g", "person:guterres=2"},
		{"гутер", "person:guterres=2 word:Guterres=2"},
		{"Семен", "person:semenova=1 word:Семёнова=1"},
		{"семён", "person:semenova=1 word:Семёнова=1"},
		// topics by their labels in every language, together with the words before
		{"водн", "topic:water=16"},
		{"суш", ""},
		{"су шар", "topic:water=16"},
		{"xoʻj", "topic:water=16"},
		{"теат", "topic:theatre=12 word:театр=28"},
		{"торговля теат", "topic:theatre+торговля=12 word:торговля театр=28"},
		{"торговля ток", "person:tokaev+торговля=7 word:торговля Токаев=7"},
		// words, the most frequent first, in the form that begins so; titles
		{"торг", "word:торговля=29 word:торговая=1 word:торги=1 title:fair=1"},
		{"ярм", "word:ярмарка=1 title:fair=1"},
		{"ташкент торг", "word:ташкент торговля=1 word:ташкент торговая=1 word:ташкент торги=1 title:fair=1"},
		{"bozo", "word:bozori=1 word:bozor=1 title:bazar=1"},
		{"люд", "word:люди=1 title:people=1"},
		{"людей", ""},
		// nothing that could not be found, nor what is no plain word
		{"т", ""},
		{"", ""},
		{"токаев водн", "topic:water+токаев=4"},
		{"семенова ток", ""},
		{"торг*", ""},
		{"-ток", ""},
		{"«торг", ""},
		{"«торговля» ток", "person:tokaev+«торговля»=7 word:«торговля» Токаев=7"},
		{"!!", ""},
		{"ззз", ""},
	} {
		if got := said(a.Suggest(context.Background(), Query{Text: c[0]}, nil)); got != c[1] {
			t.Errorf("%s suggests %s, want %s", c[0], got, c[1])
		}
	}
}

func TestSuggestTogether(t *testing.T) {
	a := suggestArchive(t)
	if got := said(a.Suggest(context.Background(), Query{Text: "ток", Persons: []string{"kasymov"}}, nil)); got != "person:tokaev=13" {
		t.Errorf("beside another person: %s", got)
	}
	if got := said(a.Suggest(context.Background(), Query{Text: "касым", Persons: []string{"kasymov"}}, nil)); got != "person:tokaev=13 word:Касымов=6" {
		t.Errorf("beside one of those: %s", got)
	}
	if got := said(a.Suggest(context.Background(), Query{Text: "ток", Topics: []string{"water"}}, nil)); got != "person:tokaev=4 word:Токаев=4" {
		t.Errorf("beside a topic: %s", got)
	}
	if got := a.Suggest(context.Background(), Query{Text: "ток", Langs: []string{"uz"}}, nil); len(got) > 0 {
		t.Errorf("where no article is left: %s", said(got))
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if got := a.Suggest(ended, Query{Text: "ток"}, nil); got != nil {
		t.Errorf("after its end: %s", said(got))
	}
	a.index.Store(nil)
	if got := a.Suggest(context.Background(), Query{Text: "ток"}, nil); got != nil {
		t.Errorf("before there is an index: %s", said(got))
	}
}

// TestSuggestAgainstBruteForce counts what comes when a suggestion is chosen, and looks for the persons that are named.
func TestSuggestAgainstBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var seen [suggestionKinds]int
	for range 300 {
		w := newWorld(random)
		a := mustOpen(t, w.c, Lemmatizer(w.lemmatize).Each)
		a.Index(nil)
		b := newBrute(a, w)
		for range 4 {
			q := w.query(random)
			q.Exact = false
			if random.IntN(3) > 0 {
				q.Text = ""
			}
			if word := []rune(pick(random, w.words)); random.IntN(2) == 0 {
				q.Text += string(word[:min(len(word), 2+random.IntN(3))])
			} else {
				q.Text += pick(random, []string{"им", "имя 1", "тема", "bvz", "imya", "тема 2"})
			}
			list := a.Suggest(context.Background(), q, nil)
			if len(list) > maxSuggestions {
				t.Fatalf("%+v: %d suggestions", q, len(list))
			}
			for i, s := range list {
				seen[s.Kind]++
				if i > 0 && s.Kind < list[i-1].Kind {
					t.Errorf("%+v: %s is out of order", q, said(list))
				}
				if s.Kind == SuggestedArticle {
					if ok, _, _ := b.match(q); s.N != 1 || !b.passes(&b.docs[slices.IndexFunc(b.docs, func(d bruteDoc) bool { return d.ID == s.ID })], q, noGroup) {
						t.Errorf("%+v: %s is suggested, which is not found (%v)", q, s.ID, ok)
					}
					continue
				}
				ok, _, _ := b.match(s.Query)
				n := 0
				for i := range b.docs {
					if ok[i] && b.passes(&b.docs[i], s.Query, noGroup) {
						n++
					}
				}
				if n != s.N || n == 0 {
					t.Fatalf("%+v suggests %s, %+v: %d articles, want %d", q, said(list), s.Query, s.N, n)
				}
			}

			before := q
			before.Text = ""
			q.Text = "имя"
			ok, _, _ := b.match(before)
			var want []string
			for _, c := range b.counts(before, ok, personGroup, q.Persons, a.findPerson, func(d *bruteDoc) (ids []string) {
				for _, f := range d.Persons {
					ids = append(ids, f.Person)
				}
				return ids
			}) {
				if !c.Chosen && len(want) < maxOfKind {
					want = append(want, c.ID)
				}
			}
			var got []string
			for _, s := range a.Suggest(context.Background(), q, nil) {
				if s.Kind == SuggestedPerson {
					got = append(got, s.ID)
				}
			}
			if !slices.Equal(got, want) && len(got) < 2 { // which leave places to others
				t.Fatalf("%+v suggests the persons %v, want %v", q, got, want)
			}
		}
	}
	for kind, n := range seen {
		if n < 80 {
			t.Errorf("%d suggestions of kind %d: too few to prove anything", n, kind)
		}
	}
}

func TestBegun(t *testing.T) {
	for _, c := range []struct {
		text   string
		begins []string
		want   string
	}{
		{"Касым-Жомарт Токаев", []string{"ток", "касым"}, "[Касым]-Жомарт [Ток]аев"},
		{"Касым-Жомарт Токаев", []string{"жом"}, "Касым-[Жом]арт Токаев"},
		{"Екатерина Семёнова", []string{"семен"}, "Екатерина [Семён]ова"},
		{"Gʻafur Gʻulom", []string{"g'u"}, "Gʻafur [Gʻu]lom"},
		{"António Guterres", []string{"antonio", "ant"}, "[António] Guterres"},
		{"Токаев", []string{"каев"}, "Токаев"},
		{"", []string{"a"}, ""},
	} {
		got, at := "", 0
		for _, s := range Begun(c.text, c.begins) {
			got += c.text[at:s.Start] + "[" + c.text[s.Start:s.End] + "]"
			at = s.End
		}
		if got += c.text[at:]; got != c.want {
			t.Errorf("%s begins as %v: %s, want %s", c.text, c.begins, got, c.want)
		}
	}
}
