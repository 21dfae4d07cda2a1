package view

import (
	"cmp"
	"slices"
	"strconv"

	"muragat/app/words"
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
	Paragraphs []Paragraph
	People     []Link
	More       []Link // further people, of an article that names very many
	MoreText   string // "9,900 more"
	Topics     []Link
	Mentioned  []Link // dates that the text mentions; N is how often
	WhyPeople  WhyList
	WhyTopics  WhyList
	WhyDates   WhyList
	Hits       int    // marks in the text
	Back       string // address of the results it was found in
	Related    []RelatedArticle
}

// Paragraph is a line of the text, a part of one that is too long, or many of a text that has too many.
type Paragraph struct {
	ID, Number string // "p3" and "3" of the third one
	Runs       []Run
	Goes       bool // stands close behind the one before
}

// Article is the page of article n; text is what was searched for.
func (v View) Article(n int, text string) ArticlePage {
	a := v.Archive.Article(n)
	m := v.Archive.Matcher(text)
	marks := m.Spans(a.Text)
	p := ArticlePage{
		Article:    a,
		Href:       v.Href(Route{Kind: Article, ID: a.ID}, nil),
		TitleParts: marked(a.Title, m.Spans(a.Title)),
		Date:       v.dateText(a.Date),
		DateTime:   dateTime(a.Date),
		Language:   v.LanguageName(a.Lang),
		Paragraphs: v.paragraphs(a, marks),
		Mentioned:  v.mentioned(a.Dates),
		Hits:       len(marks),
		Back:       v.ListHref(articles.Query{Text: text}),
		Related:    v.related(n),
	}
	for _, f := range a.Persons {
		l := v.personLink(f.Person)
		l.N = len(f.Mentions)
		p.People = append(p.People, l)
	}
	if n := len(p.People); n > articlePeople {
		p.People, p.More = p.People[:articlePeople], p.People[articlePeople:]
		p.MoreText = v.T(words.More, "n", v.Number(n-articlePeople))
	}
	for _, f := range a.Topics {
		p.Topics = append(p.Topics, v.topicLink(f.Topic))
	}
	v.addWhy(&p)
	return p
}

func (v View) paragraphs(a articles.Article, marks []articles.Span) []Paragraph {
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
	var out []Paragraph
	for _, b := range blocks(a.Text) {
		number := strconv.Itoa(len(out) + 1)
		out = append(out, Paragraph{"p" + number, number, runs(a.Text, b.start, b.end, names, marks), b.goes})
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
