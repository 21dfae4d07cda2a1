// Package live is the site's pages in the browser: the markup of package plain's templates,
// made of go-app elements, with search, filters and everything else that moves.
//
// One component shows every address. What it shows follows from the URL alone: read takes it
// apart, package view decides what the page says, Render writes it down. The files are named
// for the part of the page that they make; browser.go and history.go deal with the browser.
package live

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// Page is the component for every address of the site.
type Page struct {
	app.Compo
	ctx   app.Context // of the mounted component
	view  view.View
	theme string // "auto", "light" or "dark"
	mark  string // address of the site's sign

	// What the address says.
	address address
	route   view.Route
	text    string // of the search box

	// What is shown; the one of the route's kind is set.
	list    *view.ListPage
	article *view.ArticlePage
	subject *view.SubjectPage
	about   *view.AboutPage

	place  place
	typing typing
	facets map[string]facetState
	dates  datesState
	sheet  sheet
	copy   offlineCopy
	copied bool    // the article's address has just been copied
	top    float64 // scroll position that the header last followed
}

// Options are what a Page starts from.
type Options struct {
	Site  view.Site
	Lang  words.Lang
	Theme string // "auto", "light" or "dark"
	Mark  string // address of the site's sign, an image
}

// New is the page at the browser's address.
func New(o Options) *Page {
	p := &Page{view: view.View{Site: o.Site, Lang: o.Lang}, theme: o.Theme, mark: o.Mark}
	p.copy.read()
	p.read(currentAddress())
	p.typing.committed = p.address
	return p
}

// OnMount makes the page live: until here, the plain page was on the screen.
func (p *Page) OnMount(ctx app.Context) {
	p.ctx = ctx
	root().Get("dataset").Set("live", "1")
	p.listen()
	p.arrive("")
	p.describe()
	p.fillFields()
	dispatchEvent("muragat-mounted")
	p.top = scrollTop()
	if top, ok := p.place.saved(); ok && p.top == 0 {
		p.scrollTo(top)
	}
	go makeIndex(p.view.Archive)
	go p.verify()
}

// OnNav follows a change of the address: by a link, by Back and Forward, or by the reader's hand.
func (p *Page) OnNav(ctx app.Context) {
	last, next := p.address, currentAddress()
	if next == last {
		p.arrive(last.href()) // the first address, or another fragment
		return
	}
	p.leave()
	p.read(next)
	p.typing.committed = next
	fresh := p.arrive(last.href())
	samePath := last.path == next.path
	if !samePath {
		p.facets, p.dates, p.sheet.open, p.copied = nil, datesState{}, false, false
		p.lockScroll()
	}
	p.copy.offer()
	focus := p.focused()
	ctx.Defer(func(app.Context) {
		p.describe()
		p.forgetData()
		p.fillFields()
		p.refocus(focus, samePath)
		if top, ok := p.place.saved(); ok && !fresh {
			p.scrollTo(top)
		} else if !samePath || last.page() != next.page() || !inView(byID("total")) {
			p.scrollTo(0)
		}
	})
}

// read takes the address apart and decides what the page says.
func (p *Page) read(a address) {
	p.address = a
	values := view.Values(a.query)
	p.route = p.view.ParsePath(view.Unescape(a.path))
	p.list, p.article, p.subject, p.about, p.text = nil, nil, nil, nil, ""
	switch p.route.Kind {
	case view.Home:
		list := p.view.List(values)
		p.list, p.text = &list, list.Query.Text
	case view.Article:
		p.text = p.view.QueryText(values)
		n, _ := p.view.Archive.Lookup(p.route.ID)
		article := p.view.Article(n, p.text)
		p.article = &article
	case view.Person, view.Topic, view.Date:
		subject := p.view.Subject(p.route, values)
		p.subject = &subject
	case view.About:
		about := p.view.About()
		p.about = &about
	}
}

// follow goes to an address of the site as a link to it would.
func (p *Page) follow(ctx app.Context, href string) {
	p.flush(ctx)
	if u, err := url.Parse(absolute(href)); err == nil {
		ctx.NavigateTo(u)
	}
}
