package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// results is the list of what was found, as long as it may be: a window of it is in the document.
type results struct {
	view     view.View
	hits     *view.Hits
	win      window
	run      strip
	key      string    // of the list's element: each list has a new one
	markup   string    // of the element with the first window
	box      app.Value // the element; nil until it is in the document
	gaps     [2]app.Value
	goal     spot                           // where the reader is to be when it is
	scrollBy func(d float64) (done float64) // scrolls the page by hand
	left     int                            // the result whose title had the focus last, or -1
}

// spot is a place in a document: a result and how far its top is below that of the screen, or a scroll position.
type spot struct {
	item   int // -1 where the list is not yet at the screen's top
	offset float64
	top    float64
}

var noSpot = spot{item: -1}

var lists int // made so far

// newResults is the list of hits, with a window of n results from place at on.
func (p *Page) newResults(hits *view.Hits, at, n int) *results {
	lists++
	r := &results{view: p.view, hits: hits, key: decimal(lists), scrollBy: p.scrollBy, goal: noSpot, left: -1}
	mean := float64(firstMean)
	if p.results != nil {
		mean = p.results.win.mean
	}
	r.win = newWindow(hits.Total, at, at+n, mean)
	r.run.markup = r.items
	return r
}

// start moves the first window to a place before the list is in the document.
func (r *results) start(at spot) {
	r.goal = at
	if at.item >= 0 && r.box == nil {
		r.win = newWindow(r.win.n, at.item-2*blockSize, at.item+2*blockSize, r.win.mean)
		r.markup = ""
	}
}

// element is the list with its first window; it stays the same as long as the list does.
func (r *results) element() app.UI {
	if r.markup == "" {
		var m markup
		m.open("div", "class", "window", "id", "results", "data-list", r.key)
		m.open("div", "class", "gap").close("div").open("ol", "class", "results")
		m.raw(r.items(r.win.first, r.win.last))
		m.close("ol").open("div", "class", "gap").close("div", "div")
		r.run.first, r.run.last = r.win.first, r.win.last
		r.markup = m.String()
	}
	return app.Raw(r.markup)
}

// items is the markup of the results from from up to to: that of the plain pages, with their places.
func (r *results) items(from, to int) string {
	var m markup
	for i, a := range r.view.Results(r.hits, from, to) {
		m.open("li", "class", "result", "data-id", a.ID, "aria-posinset", decimal(from+i+1), "aria-setsize", decimal(r.win.n))
		m.open("h3").open("a", "class", "title", "href", a.Href, "lang", a.Lang).parts(a.Title).close("a", "h3")
		m.open("p", "class", "meta").date(a.Date, a.DateTime)
		if a.Source != "" {
			m.open("span").text(a.Source).close("span")
		}
		m.open("span").text(a.Language).close("span", "p")
		m.open("p", "class", "snippet", "lang", a.Lang, "data-before", when(a.Before, "true"), "data-after", when(a.After, "true")).parts(a.Snippet).close("p")
		m.open("p", "class", "names").links(a.People).links(a.Topics).close("p", "li")
	}
	return m.String()
}

// date is a date as it is shown, and for machines if they know its form.
func (m *markup) date(shown, machine string) *markup {
	if machine != "" {
		return m.open("time", "datetime", machine).text(shown).close("time")
	}
	return m.open("span").text(shown).close("span")
}

// parts is text with the words that were searched for marked.
func (m *markup) parts(list []view.Part) *markup {
	for _, part := range list {
		if part.Found {
			m.open("mark").text(part.Text).close("mark")
		} else {
			m.text(part.Text)
		}
	}
	return m
}

func (m *markup) links(list []view.Link) *markup {
	for _, l := range list {
		m.open("a", "href", l.Href, "lang", l.Lang).text(l.Text).close("a")
	}
	return m
}
