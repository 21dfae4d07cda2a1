package view

import (
	"slices"

	"muragat/app/words"
	"muragat/articles"
)

const (
	subjectForms = 12  // spellings that are shown at once
	subjectWith  = 20  // people named in the articles that are shown at once, where there is no graph
	mostWith     = 200 // that are shown at all
)

// Mentioned is an article that names a person, by its date; the link leads to the paragraph that does.
type Mentioned struct {
	Link
	Date, DateTime string
}

func (v View) describePerson(p *SubjectPage) {
	n, _ := v.Archive.LookupPerson(p.ID)
	person := v.Archive.Person(n)
	p.Title, p.Note, p.Wikidata = v.personLink(p.ID).Text, person.Note, person.Wikidata
	for _, f := range v.Archive.PersonForms(n) {
		p.Forms = append(p.Forms, Link{Text: f.Text, N: f.Count})
	}
	if len(p.Forms) == 1 && p.Forms[0].Text == p.Title { // says nothing new
		p.Forms = nil
	}
	p.Forms, p.MoreForms = apart(p.Forms, subjectForms)
	if p.Title != person.Name {
		p.Names = append(p.Names, Link{Text: person.Name})
	}
	for _, l := range person.Names {
		if l.Text != p.Title {
			p.Names = append(p.Names, Link{Text: l.Text, Lang: l.Lang})
		}
	}
	q := articles.Query{Persons: []string{p.ID}, Sort: articles.ByOldest}
	p.First = v.mentionedIn(q, func(spans []articles.Span) articles.Span { return spans[0] })
	q.Sort = articles.ByNewest
	p.Last = v.mentionedIn(q, func(spans []articles.Span) articles.Span { return spans[len(spans)-1] })
	switch {
	case p.First == nil:
		p.First = &Mentioned{Date: v.T(words.DateUnknown)}
	case p.Last != nil && *p.Last == *p.First:
		p.Last = nil
	}
}

// mentionedIn is the first article of q, and where one of its mentions is; nil if it is undated.
func (v View) mentionedIn(q articles.Query, one func([]articles.Span) articles.Span) *Mentioned {
	for _, n := range v.Archive.Find(q, 1).Hits {
		a := v.Archive.Article(n)
		if a.Date.IsZero() {
			break
		}
		m := Mentioned{v.headLink(n, ""), v.dateText(a.Date), dateTime(a.Date)}
		if spans := mentionsOf(a, q.Persons[0]); len(spans) > 0 {
			m.Link = v.paragraphLink(a, lineAt(blocks(a.Text), one(spans).Start))
		}
		return &m
	}
	return nil
}

// apart parts the first n of list from the others, unless that would leave only one of them.
func apart(list []Link, n int) (first, more []Link) {
	if len(list) <= n+1 {
		return list, nil
	}
	return list[:n:n], list[n:]
}

// addWith adds the people named most often in the articles of q, a page of one of them if it is a person's.
func (v View) addWith(p *SubjectPage, q articles.Query, counts []articles.Count) {
	if p.IsPerson() {
		counts = slices.DeleteFunc(v.Archive.Together(q), func(c articles.Count) bool { return c.ID == p.ID })
	}
	var with []Link
	for _, c := range counts[:min(mostWith, len(counts))] {
		l := v.personLink(c.ID)
		l.N = c.N
		with = append(with, l)
	}
	shown := subjectWith
	if p.IsPerson() {
		if p.Graph = v.graph(q, with[:min(graphPeople, len(with))]); p.Graph != nil {
			shown = 0
			with = with[len(p.Graph.Rows):]
		}
	}
	if p.With, p.MoreWith = apart(with, shown); len(p.MoreWith) > 0 {
		p.MoreText = v.T(words.More, "n", v.Number(len(p.MoreWith)))
	}
}
