package view

import (
	"cmp"
	"slices"
	"strings"

	"muragat/articles"
)

// ArticlePage is one article, whole.
type ArticlePage struct {
	articles.Article
	Href       string // canonical address
	TitleParts []Part
	Date       string
	DateTime   string
	Language   string
	Paragraphs [][]Run
	People     []Link
	Topics     []Link
	Mentioned  []Link // dates that the text mentions; N is how often
	Back       string // address of the results it was found in
}

// Article is the page of article n; text is what was searched for.
func (v View) Article(n int, text string) ArticlePage {
	a := v.Archive.Article(n)
	m := v.Archive.Matcher(text)
	p := ArticlePage{
		Article:    a,
		Href:       v.Href(Route{Kind: Article, ID: a.ID}, nil),
		TitleParts: marked(a.Title, m.Spans(a.Title)),
		Date:       v.dateText(a.Date),
		DateTime:   dateTime(a.Date),
		Language:   v.LanguageName(a.Lang),
		Paragraphs: v.paragraphs(a, m.Spans(a.Text)),
		Mentioned:  v.mentioned(a.Dates),
		Back:       v.ListHref(articles.Query{Text: text}),
	}
	for _, f := range a.Persons {
		l := v.personLink(f.Person)
		l.N = len(f.Mentions)
		p.People = append(p.People, l)
	}
	for _, f := range a.Topics {
		p.Topics = append(p.Topics, v.topicLink(f.Topic))
	}
	return p
}

func (v View) paragraphs(a articles.Article, marks []articles.Span) [][]Run {
	var names []named
	for _, f := range a.Persons {
		href := v.Href(Route{Kind: Person, ID: f.Person}, nil)
		for _, m := range f.Mentions {
			if m.Field == articles.InText {
				names = append(names, named{m.Start, m.End, href})
			}
		}
	}
	slices.SortFunc(names, func(a, b named) int { return cmp.Compare(a.start, b.start) })
	var out [][]Run
	at := 0
	for line := range strings.SplitSeq(a.Text, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, runs(a.Text, at, at+len(line), names, marks))
		}
		at += len(line) + 1
	}
	return out
}

// mentioned lists each date once, in the order of the text.
func (v View) mentioned(dates []articles.DateFact) []Link {
	var out []Link
	for _, f := range dates {
		id := f.Date.String()
		if i := slices.IndexFunc(out, func(l Link) bool { return l.ID == id }); i >= 0 {
			out[i].N++
			continue
		}
		out = append(out, Link{ID: id, Text: v.Date(f.Date), N: 1})
	}
	return out
}
