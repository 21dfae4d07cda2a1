package view

import (
	"slices"

	"muragat/app/words"
	"muragat/articles"
)

// A facet shows its first values, and further ones by steps: with thousands at once the
// browser would stand still.
const (
	FacetShown = 10
	FacetStep  = 200
)

// Facet is a group of values to filter by.
type Facet struct {
	Key    string // "person", "topic", "source" or "lang": the URL's parameter
	Title  string
	Values []FacetValue
	Clear  string // address without the group's choice, "" if it has none
}

// FacetValue is a value of a facet. Its link's Href switches the choice.
type FacetValue struct {
	Link
	Page   string // address of the value's own page, or ""
	Chosen bool
}

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

func (v View) sourceLink(id string) Link   { return Link{ID: id, Text: id} }
func (v View) languageLink(id string) Link { return Link{ID: id, Text: v.LanguageName(id)} }

func (v View) facets(q articles.Query, answer articles.Answer) []Facet {
	var out []Facet
	for _, g := range groups {
		f := Facet{Key: g.key, Title: v.T(g.title)}
		for _, c := range g.counts(answer) {
			value := FacetValue{Link: g.link(v, c.ID), Chosen: c.Chosen}
			value.Page, value.Href, value.N = value.Href, v.ListHref(toggled(q, g, c.ID)), c.N
			f.Values = append(f.Values, value)
		}
		if len(*g.values(&q)) > 0 {
			without := q
			*g.values(&without), without.Page = nil, 1
			f.Clear = v.ListHref(without)
		}
		if len(f.Values) > 0 {
			out = append(out, f)
		}
	}
	return out
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
