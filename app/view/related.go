package view

import (
	"net/url"
	"slices"
	"strings"

	"muragat/app/words"
	"muragat/articles"
)

const (
	relatedShown = 5
	reasonsShown = 3
)

// RelatedArticle is an article that has people or topics in common with another one.
type RelatedArticle struct {
	Link
	Date   string
	Reason string // "In common: …"
}

func (v View) related(n int) []RelatedArticle {
	var out []RelatedArticle
	for _, r := range v.Archive.Related(n, relatedShown) {
		var names []string
		for _, p := range r.Persons {
			names = append(names, v.personLink(v.Archive.Person(p).ID).Text)
		}
		for _, t := range r.Topics {
			names = append(names, v.topicLink(v.Archive.Topic(t).ID).Text)
		}
		names = names[:min(reasonsShown, len(names))]
		out = append(out, RelatedArticle{v.headLink(r.No, ""), v.dateText(v.Archive.Head(r.No).Date), v.T(words.InCommon, "names", strings.Join(names, ", "))})
	}
	return out
}

// headLink leads to article n, found by text.
func (v View) headLink(n int, text string) Link {
	a := v.Archive.Head(n)
	return Link{ID: a.ID, Text: ShortTitle(a.Title), Lang: a.Lang, Href: v.articleHref(a.ID, text)}
}

// Neighbours are the articles beside one in a list.
type Neighbours struct {
	Place          string // "3 of 12 found"
	Previous, Next *Link  // nil at the ends
}

// Neighbours are those of article n in the list that r and values ask for; false if it is not in it, or if r is no list.
func (v View) Neighbours(n int, r Route, values url.Values) (Neighbours, bool) {
	var q articles.Query
	switch r.Kind {
	case Home:
		q, _ = v.Archive.ParseQuery(values)
	case Person, Topic, Date:
		q = v.subjectQuery(r, values)
	default:
		return Neighbours{}, false
	}
	q.Page = 1
	hits := v.Archive.Find(q, v.Archive.Len()).Hits
	i := slices.Index(hits, n)
	if i < 0 {
		return Neighbours{}, false
	}
	out := Neighbours{Place: v.T(words.FoundKofN, "k", v.Number(i+1), "n", v.Number(len(hits)))}
	if i > 0 {
		l := v.headLink(hits[i-1], q.Text)
		out.Previous = &l
	}
	if i+1 < len(hits) {
		l := v.headLink(hits[i+1], q.Text)
		out.Next = &l
	}
	return out, true
}
