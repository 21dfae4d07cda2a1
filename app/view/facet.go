package view

import (
	"slices"

	"muragat/app/words"
	"muragat/articles"
)

// FacetShown is how many of its values a facet shows before it is opened.
const FacetShown = 10

// Facet is a group of values to filter by. There may be thousands, so each is made when it is shown.
type Facet struct {
	Key    string // "person", "topic", "source" or "lang": the URL's parameter
	Title  string
	Len    int    // number of values
	Chosen int    // how many of them are chosen; they come first
	Clear  string // address without the group's choice, "" if it has none
	counts []articles.Count
	group  group
	view   View
}

// FacetValue is a value of a facet; its link leads to the value's own page, if it has one.
type FacetValue struct {
	Link
	Chosen bool
}

// Value is the facet's i-th value: the chosen ones come first, then the most frequent ones.
func (f Facet) Value(i int) FacetValue {
	c := f.counts[i]
	v := FacetValue{f.group.link(f.view, c.ID), c.Chosen}
	v.N = c.N
	return v
}

// ID is the i-th value's alone.
func (f Facet) ID(i int) string { return f.counts[i].ID }

// group is one of the query's lists of alternatives.
type group struct {
	key    string
	title  words.Key
	values func(*articles.Query) *[]string
	counts func(articles.Answer) []articles.Count
	link   func(View, string) Link
}

var groups = []group{
	{"person", words.People, func(q *articles.Query) *[]string { return &q.Persons }, func(a articles.Answer) []articles.Count { return a.Persons }, View.personLink},
	{"topic", words.Topics, func(q *articles.Query) *[]string { return &q.Topics }, func(a articles.Answer) []articles.Count { return a.Topics }, View.topicLink},
	{"source", words.Sources, func(q *articles.Query) *[]string { return &q.Sources }, func(a articles.Answer) []articles.Count { return a.Sources }, View.sourceLink},
	{"lang", words.Languages, func(q *articles.Query) *[]string { return &q.Langs }, func(a articles.Answer) []articles.Count { return a.Langs }, View.languageLink},
}

// speakers is a group that the list has no facet of: who is quoted is chosen on a person's page, or typed.
var speakers = group{values: func(q *articles.Query) *[]string { return &q.Speakers }}

func (v View) sourceLink(id string) Link   { return Link{ID: id, Text: short(id, shortName)} }
func (v View) languageLink(id string) Link { return Link{ID: id, Text: v.LanguageName(id)} }

// Facets are what the list can be narrowed by.
func (v View) Facets(p *ListPage) []Facet {
	v.count(p)
	var out []Facet
	for _, g := range groups {
		counts := g.counts(p.answer)
		if len(counts) == 0 {
			continue
		}
		f := Facet{Key: g.key, Title: v.T(g.title), Len: len(counts), counts: counts, group: g, view: v}
		if q := p.Query; len(*g.values(&q)) > 0 {
			f.counts, f.Chosen = chosenFirst(counts)
			*g.values(&q), q.Page = nil, 1
			f.Clear = v.ListHref(q)
		}
		out = append(out, f)
	}
	return out
}

func chosenFirst(counts []articles.Count) (ordered []articles.Count, chosen int) {
	ordered = make([]articles.Count, 0, len(counts))
	for _, c := range counts {
		if c.Chosen {
			ordered = append(ordered, c)
		}
	}
	chosen = len(ordered)
	for _, c := range counts {
		if !c.Chosen {
			ordered = append(ordered, c)
		}
	}
	return ordered, chosen
}

// ToggledHref is the address of the list of q with a value of a facet switched.
func (v View) ToggledHref(q articles.Query, facet, value string) string {
	for _, g := range groups {
		if g.key == facet {
			q = toggled(q, g, value)
		}
	}
	return v.ListHref(q)
}

// toggled is q with value added to the group's choice, or taken out of it.
func toggled(q articles.Query, g group, value string) articles.Query {
	list := g.values(&q)
	if i := slices.Index(*list, value); i >= 0 {
		*list = slices.Delete(slices.Clone(*list), i, i+1)
	} else {
		*list = append(slices.Clone(*list), value)
	}
	q.Page = 1
	return q
}

// choice is a filter that is on, and the query without it.
type choice struct {
	text, lang string
	without    articles.Query
}

func (v View) choices(q articles.Query) []choice {
	var out []choice
	for _, g := range groups {
		for _, id := range *g.values(&q) {
			l := g.link(v, id)
			out = append(out, choice{l.Text, l.Lang, toggled(q, g, id)})
		}
	}
	for _, id := range q.Speakers {
		out = append(out, choice{v.T(words.SaidBy, "name", v.personLink(id).Text), "", toggled(q, speakers, id)})
	}
	if !q.From.IsZero() || !q.To.IsZero() {
		without := q
		without.From, without.To, without.Page = articles.Date{}, articles.Date{}, 1
		out = append(out, choice{v.periodText(q.From, q.To), "", without})
	}
	if q.Undated {
		without := q
		without.Undated, without.Page = false, 1
		out = append(out, choice{v.T(words.Undated), "", without})
	}
	return out
}

func (v View) chips(q articles.Query) []Link {
	var out []Link
	for _, c := range v.choices(q) {
		out = append(out, Link{Text: c.text, Lang: c.lang, Href: v.ListHref(c.without)})
	}
	return out
}

// aboutChosen leads to the pages of the persons whose articles or whose words are asked for.
func (v View) aboutChosen(q articles.Query) []Link {
	var out []Link
	for _, id := range slices.Concat(q.Persons, q.Speakers) {
		l := v.personLink(id)
		if l.Href != "" && len(out) < aboutAtMost && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

func (v View) periodText(from, to articles.Date) string {
	switch {
	case from == to:
		return v.Date(from)
	case to.IsZero():
		return v.Since(from)
	case from.IsZero():
		return v.Until(to)
	}
	return v.Date(from) + "\u00a0– " + v.Date(to)
}
