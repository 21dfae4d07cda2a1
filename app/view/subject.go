package view

import (
	"fmt"
	"net/url"
	"slices"

	"muragat/app/words"
	"muragat/articles"
)

// SubjectPage is the page of a person, a topic or a period: what is known of it and its articles.
type SubjectPage struct {
	Kind      Kind
	ID        string
	Title     string
	TitleLang string   // "" if it is the interface's
	Forms     []string // a person's spellings in the articles
	Names     []Link   // a person's other names: Text and Lang
	Note      string
	Wikidata  string
	Broader   *Link
	Narrower  []Link
	Timeline  Timeline
	With      []Link // people named in these articles; N articles each
	Topics    []Link
	TotalText string
	Hits      *Hits
	Query     articles.Query // of its articles, first page
	Search    string         // address of the list that can be searched and filtered further
}

// IsPerson tells whether the page is a person's.
func (p SubjectPage) IsPerson() bool { return p.Kind == Person }

const (
	subjectWith  = 20
	subjectForms = 12
)

// Subject is the page of r, a Person, Topic or Date route that ParsePath has not found Missing.
// Only the page parameter of values counts.
func (v View) Subject(r Route, values url.Values) SubjectPage {
	p := SubjectPage{Kind: r.Kind, ID: r.ID}
	q, _ := v.Archive.ParseQuery(url.Values{"page": values["page"]})
	switch r.Kind {
	case Person:
		v.describePerson(&p)
		q.Persons = []string{r.ID}
	case Topic:
		v.describeTopic(&p)
		q.Topics = []string{r.ID}
	case Date:
		q = v.describePeriod(&p, q)
	}
	answer := v.Archive.Search(q, PageSize)
	q.Page = answer.Page
	p.TotalText = v.N(words.ArticlesN, answer.Total)
	p.Hits = newHits(v.Archive, q, answer)
	for _, c := range answer.Topics {
		if c.ID != r.ID && c.N > 0 {
			l := v.topicLink(c.ID)
			l.N = c.N
			p.Topics = append(p.Topics, l)
		}
	}
	if r.Kind == Person {
		p.With = v.namedWith(r.ID, q)
	} else {
		p.With = v.named(answer.Persons)
	}
	href := func(edtf string) string {
		return v.ListHref(periodToggled(articles.Query{Persons: q.Persons, Topics: q.Topics, Page: 1}, edtf))
	}
	if r.Kind == Date {
		href = func(edtf string) string { return v.Href(Route{Kind: Date, ID: edtf}, nil) }
	}
	year := within(q)
	p.Timeline = v.bars(q, year[:min(len(year), len("2006"))], answer.Years, href)
	p.Timeline.Within = p.Timeline.Within[:1]
	q.Page = 1
	p.Query, p.Search = q, v.ListHref(q)
	return p
}

func (v View) describePerson(p *SubjectPage) {
	n, _ := v.Archive.LookupPerson(p.ID)
	person := v.Archive.Person(n)
	p.Title, p.Note, p.Wikidata = v.personLink(p.ID).Text, person.Note, person.Wikidata
	for i, f := range v.Archive.PersonForms(n) {
		if i == subjectForms {
			break
		}
		p.Forms = append(p.Forms, f.Text)
	}
	if slices.Equal(p.Forms, []string{p.Title}) { // says nothing new
		p.Forms = nil
	}
	if p.Title != person.Name {
		p.Names = append(p.Names, Link{Text: person.Name})
	}
	for _, l := range person.Names {
		if l.Text != p.Title {
			p.Names = append(p.Names, Link{Text: l.Text, Lang: l.Lang})
		}
	}
}

func (v View) describeTopic(p *SubjectPage) {
	n, _ := v.Archive.LookupTopic(p.ID)
	topic := v.Archive.Topic(n)
	p.Title, p.TitleLang = v.Label(topic.Labels)
	if topic.Broader != "" {
		l := v.topicLink(topic.Broader)
		p.Broader = &l
	}
	for i := range v.Archive.Info().Topics {
		if t := v.Archive.Topic(i); t.Broader == p.ID {
			p.Narrower = append(p.Narrower, v.topicLink(t.ID))
		}
	}
}

func (v View) describePeriod(p *SubjectPage, q articles.Query) articles.Query {
	if p.ID == UndatedID {
		p.Title = v.T(words.Undated)
		q.Undated = true
		return q
	}
	year, month, _ := parsePeriod(p.ID)
	d, err := articles.ParseDate(p.ID)
	if err != nil {
		return q
	}
	p.Title = v.Date(d)
	q.From, q.To = d, d
	if month > 0 {
		id := fmt.Sprintf("%04d", year)
		p.Broader = &Link{ID: id, Text: id, Href: v.Href(Route{Kind: Date, ID: id}, nil)}
	}
	return q
}

// named lists the people named most often.
func (v View) named(counts []articles.Count) []Link {
	var out []Link
	for _, c := range counts[:min(subjectWith, len(counts))] {
		l := v.personLink(c.ID)
		l.N = c.N
		out = append(out, l)
	}
	return out
}

// namedWith lists the people named most often in the articles of q, a person's, but not the person.
func (v View) namedWith(person string, q articles.Query) []Link {
	return v.named(slices.DeleteFunc(v.Archive.Together(q), func(c articles.Count) bool { return c.ID == person }))
}
