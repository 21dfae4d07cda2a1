package view

import (
	"fmt"
	"net/url"

	"muragat/app/words"
	"muragat/articles"
)

// SubjectPage is the page of a person, a topic or a period: what is known of it and its articles.
type SubjectPage struct {
	Kind      Kind
	ID        string
	Title     string
	TitleLang string // "" if it is the interface's
	Forms     []Link // a person's spellings in the articles, N times each
	MoreForms []Link // further ones
	Names     []Link // a person's other names: Text and Lang
	First     []Link // date and article that names a person first; the date alone if none is known
	Last      []Link // nil if it is the first
	Note      string
	Wikidata  string
	Broader   *Link
	Narrower  []Link
	Rows      []SubjectRow // the same as a list
	Timeline  Timeline
	Graph     *Graph // of the people named most often with a person; nil if it would show nothing
	With      []Link // people named in these articles who are not in the graph; N articles each
	MoreWith  []Link // further ones
	MoreText  string // "180 more"
	Topics    []Link
	Named     *Named // the sentences that name a person; nil for other subjects
	Quotes    Quotes // a person's
	TotalText string
	Hits      *Hits
	Query     articles.Query // of its articles, first page
	Search    string         // address of the list that can be searched and filtered further
}

// SubjectRow is something that is known of a subject. Of its links, some lead nowhere.
type SubjectRow struct {
	Name        string
	Links, More []Link
	MoreText    string // "3 more"
}

// rows lists what is known of the subject of p.
func (v View) rows(p *SubjectPage) []SubjectRow {
	var out []SubjectRow
	add := func(name string, links ...Link) {
		if len(links) > 0 {
			out = append(out, SubjectRow{Name: name, Links: links})
		}
	}
	add(v.T(words.AlsoWritten), p.Forms...)
	if len(p.MoreForms) > 0 {
		out[0].More, out[0].MoreText = p.MoreForms, v.more(p.MoreForms)
	}
	add(v.T(words.OtherNames), p.Names...)
	add(v.T(words.FirstNamed), p.First...)
	add(v.T(words.LastNamed), p.Last...)
	if p.Wikidata != "" {
		add("Wikidata", Link{Text: p.Wikidata, Href: "https://www.wikidata.org/wiki/" + p.Wikidata})
	}
	if p.Broader != nil {
		add(v.T(words.Broader), *p.Broader)
	}
	add(v.T(words.Narrower), p.Narrower...)
	return out
}

// more says how many there are behind the first of a list.
func (v View) more(list []Link) string { return v.T(words.More, "n", v.Number(len(list))) }

// IsPerson tells whether the page is a person's.
func (p SubjectPage) IsPerson() bool { return p.Kind == Person }

// Subject is the page of r, a Person, Topic or Date route that ParsePath has not found Missing. Of values the page counts,
// and for a person or a topic the period: from, to and undated.
func (v View) Subject(r Route, values url.Values) SubjectPage {
	p := SubjectPage{Kind: r.Kind, ID: r.ID}
	q := v.subjectQuery(r, values)
	switch r.Kind {
	case Person:
		v.describePerson(&p)
	case Topic:
		v.describeTopic(&p)
	case Date:
		v.describePeriod(&p)
	}
	p.Rows = v.rows(&p)
	answer := v.Archive.Search(q, PageSize)
	q.Page = answer.Page
	p.TotalText = v.N(words.ArticlesN, answer.Total)
	if whole := (articles.Query{Persons: q.Persons, Topics: q.Topics}); r.Kind != Date {
		if all := v.Archive.Find(whole, 0).Total; answer.Total < all {
			p.TotalText = v.N(words.ArticlesNofM, all, "k", v.Number(answer.Total))
		}
	}
	p.Hits = newHits(v.Archive, q, answer)
	for _, c := range answer.Topics {
		if c.ID != r.ID && c.N > 0 {
			l := v.topicLink(c.ID)
			l.N = c.N
			p.Topics = append(p.Topics, l)
		}
	}
	v.addWith(&p, q, answer.Persons)
	if r.Kind == Person {
		p.Named = &Named{view: v, person: r.ID, hits: p.Hits}
		p.Quotes = v.quotes(r.ID, p.Title)
	}
	p.Timeline = v.subjectTimeline(r, q, answer)
	q.Page = 1
	p.Query, p.Search = q, v.ListHref(q)
	return p
}

// subjectQuery asks for the articles of a subject's page.
func (v View) subjectQuery(r Route, values url.Values) articles.Query {
	if r.Kind == Date {
		values = url.Values{"page": values["page"]}
	}
	asked, _ := v.Archive.ParseQuery(values)
	q := articles.Query{Page: asked.Page, From: asked.From, To: asked.To, Undated: asked.Undated}
	switch r.Kind {
	case Person:
		q.Persons = []string{r.ID}
	case Topic:
		q.Topics = []string{r.ID}
	case Date:
		if d, err := articles.ParseDate(r.ID); err == nil {
			q.From, q.To = d, d
		}
		q.Undated = r.ID == UndatedID
	}
	return q
}

// subjectTimeline leads from the page of a person or a topic to itself with another period, from that of a period to others.
func (v View) subjectTimeline(r Route, q articles.Query, answer articles.Answer) Timeline {
	if r.Kind == Date {
		year := within(q)
		t := v.bars(q, year[:min(len(year), len("2006"))], answer.Years, func(edtf string) string { return v.Href(Route{Kind: Date, ID: edtf}, nil) })
		t.Within = t.Within[:1]
		return t
	}
	href := func(period articles.Query) string {
		return v.Href(r, articles.Query{From: period.From, To: period.To, Undated: period.Undated}.Values())
	}
	t := v.bars(q, within(q), answer.Years, func(edtf string) string { return href(periodToggled(q, edtf)) })
	for i := range t.Within {
		t.Within[i].Href = href(inPeriod(articles.Query{}, t.Within[i].ID))
	}
	if answer.Undated > 0 || q.Undated {
		next := q
		next.Undated = !q.Undated
		t.Undated = &FacetValue{Link: Link{ID: UndatedID, Text: v.T(words.Undated), Href: href(next), N: answer.Undated}, Chosen: q.Undated}
	}
	return t
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

func (v View) describePeriod(p *SubjectPage) {
	if p.ID == UndatedID {
		p.Title = v.T(words.Undated)
		return
	}
	year, month, _ := parsePeriod(p.ID)
	d, err := articles.ParseDate(p.ID)
	if err != nil {
		return
	}
	p.Title = v.Date(d)
	if month > 0 {
		id := fmt.Sprintf("%04d", year)
		p.Broader = &Link{ID: id, Text: id, Href: v.Href(Route{Kind: Date, ID: id}, nil)}
	}
}
