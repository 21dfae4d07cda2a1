package plain

import (
	"path"
	"strconv"
	"sync"

	"muragat/app/view"
	"muragat/app/words"
)

// subjectPage adds what the live page would show on its further pages.
type subjectPage struct {
	view.SubjectPage
	Sentences []view.Sentence // the first that name a person
	Results   []view.Result
	Rest      []view.Link // the titles behind the first results
	Cut       string      // that these are not all, and where the others are; "" if they are
	Pages     []view.Link // of the list, if it has several; that of this page has no Href
}

// listSize is the number of titles on a page, 90 kB with them: a month of a large archive has thousands.
const listSize = 500

// mostRest bounds the titles behind the first results of a person or topic; each article is
// on the pages of its period, whose list is whole.
const mostRest = 200

var subjectFolder = map[view.Kind]string{view.Person: "person", view.Topic: "topic", view.Date: "date"}

// subject is the page of a person or a topic.
func (w *writer) subject(r view.Route) job {
	return w.subjectPage(r, func() view.SubjectPage { return w.view.Subject(r, nil) })
}

// period makes the pages of a period with n articles: what its own page does not list is on further ones.
func (w *writer) period(id string, n int, yield func(job) bool) bool {
	r := view.Route{Kind: view.Date, ID: id}
	said := sync.OnceValue(func() view.SubjectPage { return w.view.Subject(r, nil) })
	if !yield(w.subjectPage(r, said)) {
		return false
	}
	for k := 2; k <= listPages(n); k++ {
		if !yield(w.further(r, k, n, said)) {
			return false
		}
	}
	return true
}

// subjectPage is the first page of a subject, of which said tells what the live page says.
func (w *writer) subjectPage(r view.Route, said func() view.SubjectPage) job {
	return w.page(path.Join(subjectFolder[r.Kind], r.ID, "index.html"), "subject", func() (Head, any) {
		p := subjectPage{SubjectPage: said()}
		p.Timeline = w.plainTimeline(p.Timeline)
		if p.Named != nil {
			p.Sentences = p.Named.Next(view.NamedFirst)
		}
		p.Results = w.view.Results(p.Hits, 0, view.PageSize)
		if p.Hits.Total > view.PageSize {
			w.addRest(r, &p)
		}
		return w.subjectHead(r, p.SubjectPage), p
	})
}

// addRest lists what the live page shows on its further pages.
func (w *writer) addRest(r view.Route, p *subjectPage) {
	answer := w.Archive.Search(p.Query, listSize)
	hits := answer.Hits
	switch {
	case r.Kind == view.Date:
		p.Pages = w.listLinks(r, 1, answer.Total)
	case answer.Total > view.PageSize+mostRest:
		hits = hits[:view.PageSize+mostRest]
		p.Cut = w.view.T(words.RestByDate, "n", w.view.Number(len(hits)), "m", w.view.Number(answer.Total))
	}
	p.Rest = w.titles(hits[min(view.PageSize, len(hits)):])
}

// further is page k of the list of a period with n articles: titles alone.
func (w *writer) further(r view.Route, k, n int, said func() view.SubjectPage) job {
	name := path.Join(subjectFolder[r.Kind], r.ID, strconv.Itoa(k), "index.html")
	return w.page(name, "subject", func() (Head, any) {
		first := said()
		p := subjectPage{SubjectPage: view.SubjectPage{
			Kind: r.Kind, ID: r.ID, Title: first.Title, Broader: first.Broader, Rows: first.Rows, TotalText: first.TotalText, Search: first.Search,
		}}
		hits := w.Archive.Search(first.Query, min(k*listSize, n)).Hits
		p.Rest, p.Pages = w.titles(hits[(k-1)*listSize:]), w.listLinks(r, k, n)
		return w.subjectHead(further(r, k), p.SubjectPage), p
	})
}

// further is the address of page k of a list.
func further(r view.Route, k int) view.Route {
	if k > 1 {
		r.ID = path.Join(r.ID, strconv.Itoa(k))
	}
	return r
}

func (w *writer) titles(hits []int) []view.Link {
	var out []view.Link
	for _, n := range hits {
		a := w.Archive.Head(n)
		out = append(out, view.Link{Text: view.ShortTitle(a.Title), Lang: a.Lang, Href: w.view.Href(view.Route{Kind: view.Article, ID: a.ID}, nil)})
	}
	return out
}

// listPages is the number of pages that a list of n articles takes.
func listPages(n int) int { return (n + listSize - 1) / listSize }

// listLinks lead to the pages of a list of n articles; there are none if it has only one.
func (w *writer) listLinks(r view.Route, current, n int) []view.Link {
	if listPages(n) < 2 {
		return nil
	}
	var out []view.Link
	for k := 1; k <= listPages(n); k++ {
		l := view.Link{Text: w.view.Number(k)}
		if k != current {
			l.Href = w.view.Href(further(r, k), nil)
		}
		out = append(out, l)
	}
	return out
}
