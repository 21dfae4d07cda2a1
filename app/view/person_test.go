package view_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// crowd is a random collection of a few persons, in which everybody is named in sentences of their own.
func crowd(r *rand.Rand) articles.Collection {
	c := articles.Collection{Lang: "ru"}
	for i := range 3 + r.IntN(16) {
		c.Persons = append(c.Persons, articles.Person{ID: fmt.Sprintf("p%02d", i), Name: fmt.Sprintf("Имя Фамилия%02d", i)})
	}
	for i := range 3 {
		c.Topics = append(c.Topics, articles.Topic{ID: fmt.Sprintf("t%d", i), Labels: []articles.Label{{Lang: "ru", Text: fmt.Sprintf("Тема %d", i)}}})
	}
	c.Topics[2].Broader = "t0"
	for i := range 1 + r.IntN(40) {
		a := articles.Article{ID: fmt.Sprintf("a%02d", i), Title: fmt.Sprintf("Статья %d", i), Lang: "ru"}
		a.Date, _ = articles.ParseDate([]string{"", "2019", "2019-05", "2020-02-29", "2020-03-01", "2020-03-01", "2018/2020", "2021-12"}[r.IntN(8)])
		var text strings.Builder
		for j, p := range c.Persons {
			if r.IntN(3) > 0 {
				continue
			}
			f := articles.PersonFact{Person: p.ID, Rule: "curator"}
			for range r.IntN(3) {
				text.WriteString("Начало. В г. Алматы ")
				form := p.Name + []string{"", "у", "ым"}[r.IntN(3)]
				for range 1 + r.IntN(2) {
					start := text.Len()
					text.WriteString(form)
					f.Mentions = append(f.Mentions, articles.Mention{Span: articles.Span{Start: start, End: text.Len()}, Rule: "given+surname"})
					text.WriteString(" и ")
				}
				fmt.Fprintf(&text, "другие, %d.", j)
				text.WriteString([]string{" ", "\n"}[r.IntN(2)])
			}
			a.Persons = append(a.Persons, f)
		}
		text.WriteString("Конец.")
		a.Text = text.String()
		for _, topic := range c.Topics {
			if r.IntN(3) == 0 {
				a.Topics = append(a.Topics, articles.TopicFact{Topic: topic.ID, Score: 1, Rule: "curator"})
			}
		}
		c.Articles = append(c.Articles, a)
	}
	return c
}

// What the page of a person counts is what the articles hold, one by one.
func TestPersonAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(70, 71))
	graphs, sentences, undated, filtered := 0, 0, 0, 0
	for range 300 {
		c := crowd(r)
		v := view.View{Site: view.Site{Archive: sample.Open(t, c), Base: "/"}, Lang: words.Russian}
		person := c.Persons[r.IntN(len(c.Persons))]
		values := url.Values{}
		if r.IntN(3) == 0 {
			values = url.Values{"from": {"2020-02"}, "to": {"2020-03"}}
		}
		p := v.Subject(view.Route{Kind: view.Person, ID: person.ID}, values)
		inPeriod := func(a articles.Article) bool {
			if len(values) == 0 {
				return true
			}
			first, last := a.Date.Bounds()
			from, _ := p.Query.From.Bounds()
			_, to := p.Query.To.Bounds()
			return !a.Date.IsZero() && first <= to && last >= from
		}
		names := func(a articles.Article, id string) *articles.PersonFact {
			for i := range a.Persons {
				if a.Persons[i].Person == id {
					return &a.Persons[i]
				}
			}
			return nil
		}
		with, topics, pairs, forms := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
		total, wantUndated, mentions := 0, 0, 0
		var dated []articles.Article
		for _, a := range c.Articles {
			f := names(a, person.ID)
			if f == nil {
				continue
			}
			for _, m := range f.Mentions {
				forms[a.Text[m.Start:m.End]]++
			}
			if a.Date.IsZero() {
				wantUndated++
			} else {
				dated = append(dated, a)
			}
			if !inPeriod(a) {
				filtered++
				continue
			}
			total++
			mentions += len(f.Mentions)
			for i, x := range a.Persons {
				if x.Person != person.ID {
					with[x.Person]++
				}
				for _, y := range a.Persons[:i] {
					pairs[y.Person+x.Person]++
				}
			}
			about := map[string]bool{}
			for _, f := range a.Topics {
				about[f.Topic] = true
				if f.Topic == "t2" {
					about["t0"] = true
				}
			}
			for id := range about {
				topics[id]++
			}
		}
		if p.Hits.Total != total {
			t.Fatalf("%d articles, want %d", p.Hits.Total, total)
		}
		check := func(what string, want map[string]int, got ...[]view.Link) {
			t.Helper()
			n, most := 0, 1<<30
			for _, l := range slices.Concat(got...) {
				if id := l.ID; want[id] != l.N || l.N > most {
					t.Fatalf("%s: %s has %d, want %d and no more than the one before, %d", what, id, l.N, want[id], most)
				}
				n, most = n+1, l.N
			}
			if n != len(want) {
				t.Fatalf("%s: %d, want %d", what, n, len(want))
			}
		}
		var rows []view.Link
		if p.Graph != nil {
			graphs++
			for _, row := range p.Graph.Rows {
				rows = append(rows, row.Link)
			}
			want := map[string]int{}
			for i, a := range rows {
				for _, b := range rows[i+1:] {
					if n := pairs[min(a.ID, b.ID)+max(a.ID, b.ID)]; n > 0 {
						want[a.Text+" – "+b.Text] = n
					}
				}
			}
			var got []view.Link
			for _, l := range p.Graph.Pairs {
				got = append(got, view.Link{ID: l.Text, N: l.N})
			}
			check("pairs", want, got)
		}
		check("named with", with, rows, p.With, p.MoreWith)
		check("topics", topics, p.Topics)
		if p.Forms != nil {
			var got []view.Link
			for _, l := range p.Forms {
				got = append(got, view.Link{ID: l.Text, N: l.N})
			}
			check("forms", forms, got)
		}
		if wantUndated > 0 {
			undated++
			if p.Timeline.Undated == nil || p.Timeline.Undated.N != wantUndated {
				t.Fatalf("undated: %v, want %d", p.Timeline.Undated, wantUndated)
			}
		}

		// the first and the last of those whose date is known
		byDate := func(a, b articles.Article) int {
			aFirst, aLast := a.Date.Bounds()
			bFirst, bLast := b.Date.Bounds()
			return slices.Compare([]int{aFirst, aLast}, []int{bFirst, bLast})
		}
		at := func(a articles.Article, last bool) string {
			f := names(a, person.ID)
			if len(f.Mentions) == 0 {
				return "/article/" + a.ID
			}
			m := f.Mentions[0]
			if last {
				m = f.Mentions[len(f.Mentions)-1]
			}
			return fmt.Sprintf("/article/%s#p%d", a.ID, 1+strings.Count(a.Text[:m.Start], "\n"))
		}
		if len(dated) == 0 {
			if want := []view.Link{{Text: v.T(words.DateUnknown)}}; !slices.Equal(p.First, want) || p.Last != nil {
				t.Fatalf("no date is known; first %v, last %v", p.First, p.Last)
			}
		} else {
			first, last := slices.MinFunc(dated, byDate), slices.MaxFunc(dated, byDate)
			firsts, lasts := map[string]bool{}, map[string]bool{}
			for _, a := range dated {
				if byDate(a, first) == 0 {
					firsts[at(a, false)] = true
				}
				if byDate(a, last) == 0 {
					lasts[at(a, true)] = true
				}
			}
			shown := p.Last
			if shown == nil {
				shown = p.First
			}
			if !firsts[p.First[1].Href] || p.First[0].Text != v.Date(first.Date) || !lasts[shown[1].Href] || shown[0].Text != v.Date(last.Date) {
				t.Fatalf("first %v, last %v; want one of %v on %s, one of %v on %s", p.First, p.Last, firsts, first.Date, lasts, last.Date)
			}
		}

		// the sentences: every mention of every article once, in the order of the list
		order := map[string]int{}
		for i, n := range p.Hits.All() {
			order[v.Archive.ID(n)] = i
		}
		marked, before := 0, -1
		for first := true; first || p.Named.More(); first = false {
			for _, s := range p.Named.Next(1 + r.IntN(4)) {
				sentences++
				text := ""
				for _, part := range s.Parts {
					text += part.Text
					if part.Found {
						marked++
						if !strings.HasPrefix(part.Text, person.Name) {
							t.Fatalf("%q is marked in %q", part.Text, text)
						}
					}
				}
				if !strings.HasPrefix(text, "В г. Алматы "+person.Name) || !strings.HasSuffix(text, ".") || s.Before || s.After {
					t.Fatalf("no whole sentence: %q", text)
				}
				if order[s.ID] < before {
					t.Fatalf("%s comes behind a later one", s.ID)
				}
				before = order[s.ID]
				n, _ := v.Archive.Lookup(s.ID)
				_, paragraph, _ := strings.Cut(s.Href, "#p")
				lines := strings.Split(v.Archive.Article(n).Text, "\n")
				if line := 0; paragraph == "" {
					t.Fatalf("%s leads to no paragraph", s.Href)
				} else if _, err := fmt.Sscan(paragraph, &line); err != nil || !strings.Contains(lines[line-1], text) {
					t.Fatalf("%s does not lead to %q", s.Href, text)
				}
			}
		}
		if marked != mentions {
			t.Fatalf("%d mentions are marked, want %d", marked, mentions)
		}
	}
	if graphs < 50 || sentences < 500 || undated < 50 || filtered < 50 {
		t.Fatalf("%d graphs, %d sentences, %d with undated articles, %d articles outside of a period: too few to prove anything", graphs, sentences, undated, filtered)
	}
}

func TestSentences(t *testing.T) {
	long := strings.Repeat("слово ", 400)
	for _, c := range []struct{ text, want string }{
		{"Первое. Об Абае сказал он! Третье.", "Об [Абае] сказал он!"},
		{"Абай.", "[Абай]."},
		{"В 1904 г. А. Б. Абай жил в г. Семей. Потом нет.", "В 1904 г. А. Б. [Абай] жил в г. Семей."},
		{"«Где Абай?» — спросил он. Потом.", "«Где [Абай]?» — спросил он."},
		{"«Где Абай?» Потом.", "«Где [Абай]?»"},
		{"Он ушёл. «Абай и Абай. Это он!» Потом.", "«[Абай] и [Абай]."},
		{"Что?! Абай… ушёл. И всё", "[Абай]… ушёл."},
		{"Строка\nАбай\nстрока", "[Абай]"},
		{strings.Repeat("строка\n", 1100) + "Абай один\nстрока", "[Абай] один"},
		{"Нет.Абай без пробела. Да.", "Нет.[Абай] без пробела."},
		{"Mr. Smith met Абай. He left.", "Mr. Smith met [Абай]."},
		{long + "Абай " + long, "…[Абай]…"},
		{strings.Repeat("сло", 400) + "Абай" + strings.Repeat("во", 400), "…[Абай]…"},
	} {
		a := articles.Article{ID: "a", Title: "А", Text: c.text, Lang: "ru", Persons: []articles.PersonFact{{Person: "p"}}}
		for at := 0; ; {
			i := strings.Index(c.text[at:], "Аба")
			if i < 0 {
				break
			}
			at += i
			a.Persons[0].Mentions = append(a.Persons[0].Mentions, articles.Mention{Span: articles.Span{Start: at, End: at + len("Абай")}, Rule: "surname"})
			at += len("Абай")
		}
		v := view.View{Site: view.Site{Archive: sample.Open(t, articles.Collection{
			Lang: "ru", Persons: []articles.Person{{ID: "p", Name: "Абай"}}, Articles: []articles.Article{a},
		}), Base: "/"}, Lang: words.Russian}
		got := ""
		for i, s := range v.Subject(view.Route{Kind: view.Person, ID: "p"}, nil).Named.Next(9) {
			if i > 0 {
				got += " | "
			}
			if s.Before {
				got += "…"
			}
			for _, part := range s.Parts {
				switch {
				case part.Found:
					got += "[" + part.Text + "]"
				case !s.Before:
					got += part.Text
				case len(part.Text) < 200 || len(part.Text) > 1000:
					t.Errorf("%.20q: %d bytes beside the name", c.text, len(part.Text))
				}
			}
			if s.After {
				got += "…"
			}
		}
		if got != c.want {
			t.Errorf("%.60q: %q, want %q", c.text, got, c.want)
		}
	}
}

// A period narrows what a person's page says, and the bars lead to the page of other periods.
func TestPersonInPeriod(t *testing.T) {
	v := english(t)
	r := view.Route{Kind: view.Person, ID: "abai-kunanbaev"}
	p := v.Subject(r, query(t, "from=2024&to=2024&q=%D1%85&topic=01000000"))
	if p.Hits.Total != 1 || p.TotalText != "1 of 2 articles" || p.Search != "/kz/?from=2024&person=abai-kunanbaev&to=2024" {
		t.Errorf("in 2024: %d, %q, %s", p.Hits.Total, p.TotalText, p.Search)
	}
	if w := p.Timeline.Within; len(w) != 2 || w[0].Href != "/kz/person/abai-kunanbaev" {
		t.Errorf("out of the period leads %v", w)
	}
	if p.First[0].Text != "2022" {
		t.Errorf("first named in %v, want 2022 in every period", p.First)
	}
	for _, b := range v.Subject(r, nil).Timeline.Bars {
		if want := "/kz/person/abai-kunanbaev?from=" + b.ID + "&to=" + b.ID; b.Href != "" && b.Href != want {
			t.Errorf("%s leads to %s, want %s", b.ID, b.Href, want)
		}
	}
	n, _ := v.Archive.Lookup("2024/poety")
	if beside, ok := v.Neighbours(n, r, query(t, "from=2024&to=2024")); !ok || beside.Next != nil || beside.Previous != nil {
		t.Errorf("in the period the article stands beside %v", beside)
	}
}

var archiveFlag = flag.String("archive", "", "the `file` of an archive for BenchmarkPerson")

// BenchmarkPerson makes the page of the most-named person, of an archive that make archive wrote.
func BenchmarkPerson(b *testing.B) {
	if *archiveFlag == "" {
		b.Skip("no archive: it is the file that -archive names")
	}
	data, err := os.ReadFile(*archiveFlag)
	if err != nil {
		b.Fatal(err)
	}
	a, err := articles.Open(string(data))
	if err != nil {
		b.Fatal(err)
	}
	v := view.View{Site: view.Site{Archive: a, Base: "/"}, Lang: words.Russian}
	most := a.Search(articles.Query{}, 0).Persons[0]
	b.Logf("%d articles, %d of them name %s", a.Len(), most.N, most.ID)
	for b.Loop() {
		p := v.Subject(view.Route{Kind: view.Person, ID: most.ID}, nil)
		v.Results(p.Hits, 0, view.PageSize)
		p.Named.Next(view.NamedFirst)
	}
}

// Of very many people named with a person the page shows the first, and says of how many.
func TestVeryManyNamedWith(t *testing.T) {
	c := articles.Collection{Lang: "ru"}
	a := articles.Article{ID: "a", Title: "А", Text: "А."}
	for i := range 231 {
		c.Persons = append(c.Persons, articles.Person{ID: fmt.Sprintf("p%03d", i), Name: fmt.Sprint("Имя ", i)})
		a.Persons = append(a.Persons, articles.PersonFact{Person: fmt.Sprintf("p%03d", i), Rule: "curator"})
	}
	c.Articles = append(c.Articles, a)
	v := view.View{Site: view.Site{Archive: sample.Open(t, c), Base: "/"}, Lang: words.English}
	p := v.Subject(view.Route{Kind: view.Person, ID: "p000"}, nil)
	if p.Graph != nil || len(p.With) != 20 || len(p.MoreWith) != 180 || p.MoreText != "180 of 210 more" {
		t.Errorf("graph %v, %d people, then %d, %q", p.Graph != nil, len(p.With), len(p.MoreWith), p.MoreText)
	}
}
