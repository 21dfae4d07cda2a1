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
		if l.Text != p.Title && !slices.ContainsFunc(p.Names, func(n Link) bool { return n.Text == l.Text }) {
			p.Names = append(p.Names, Link{Text: l.Text, Lang: l.Lang})
		}
	}
	q := articles.Query{Persons: []string{p.ID}, Sort: articles.ByOldest}
	p.First = v.mentionedIn(q)
	q.Sort = articles.ByNewest
	if last := v.mentionedIn(q); len(last) > 1 && last[1].Href != p.First[1].Href {
		p.Last = last
	}
}

// mentionedIn is the date of the first article of q, which asks for a person, and where it names the person first, or
// last for the newest.
func (v View) mentionedIn(q articles.Query) []Link {
	hits := v.Archive.Find(q, 1).Hits
	if len(hits) == 0 || v.Archive.Head(hits[0]).Date.IsZero() {
		return []Link{{Text: v.T(words.DateUnknown)}}
	}
	a, l := v.Archive.Article(hits[0]), v.headLink(hits[0], "")
	if spans := mentionsOf(a, q.Persons[0]); len(spans) > 0 {
		at := spans[0].Start
		if q.Sort == articles.ByNewest {
			at = spans[len(spans)-1].Start
		}
		l = v.paragraphLink(a, lineAt(blocks(a.Text), at))
	}
	return []Link{{Text: v.Date(a.Date)}, l}
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
		p.MoreText = v.more(p.MoreWith)
		if cut := len(counts) - mostWith; cut > 0 {
			p.MoreText = v.T(words.More, "n", v.T(words.KofN, "k", v.Number(len(p.MoreWith)), "n", v.Number(len(p.MoreWith)+cut)))
		}
	}
}
