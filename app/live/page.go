// Package live is the site's pages in the browser: the markup of package plain's templates,
// made of go-app elements, with search, filters and everything else that moves.
//
// One component shows every address. What it shows follows from the URL alone: read takes it
// apart, package view decides what the page says, Render writes it down. The files are named
// for the part of the page that they make; browser.go and history.go deal with the browser.
package live

import (
	"net/url"
	"strings"
	"time"

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
	index   *view.IndexPage
	about   *view.AboutPage

	body, facts string // markup of the article's text and of what stands beside it

	results *results // of the list or the subject, else nil
	side    side
	facets  map[string]*valueList
	said    string // the number of results as it is read out

	place     place
	unfolded  unfolded
	goal      string // the paragraph that a link in a copy in a file leads to
	typing    typing
	suggested suggestions
	syncing   bool        // results are still on their way into the document
	resting   *time.Timer // until the reader is taken to have stopped scrolling
	dates     datesState
	silent    bool // keys of a single character do nothing
	table     bool // the timeline stands in a table, too
	sheet     sheet
	copy      offlineCopy

	reading   reading
	own       own
	integrity integrity
	file      fileCopy
	copied    string    // what became of the article's address when it was copied
	citing    bool      // the references of the article are open
	taking    *taking   // the export of the list that is open
	top       float64   // scroll position that the header last followed
	acted     time.Time // when the reader last typed, scrolled or clicked
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
	p.place.base = o.Site.Base
	p.copy.read()
	p.integrity.read()
	p.reading.read(p.view.Base)
	p.readNotes()
	p.readSilent()
	p.read(currentAddress())
	p.readSide()
	p.typing.committed = p.address
	return p
}

// OnInit leaves links to the browser until the page is live: what go-app does with clicks meets a plain page while the
// live one is made.
func (p *Page) OnInit() { app.Window().Set("onclick", nil) }

// OnMount makes the page live: until here, the plain page was on the screen.
func (p *Page) OnMount(ctx app.Context) {
	p.ctx = ctx
	root().Get("dataset").Set("live", "1")
	p.listen()
	p.onOffline() // what has changed while the page was made
	p.onIntegrity()
	p.serveBars()
	p.arrive("", 0)
	p.readPlace()
	p.reading.dress()
	p.fillFields()
	dispatchEvent("muragat-mounted")
	p.top = scrollTop()
	p.attach(ctx)
	p.lookAfterCopy()
	at, saved := p.place.saved()
	switch {
	case !saved && p.markParagraph():
	case p.article != nil && !saved && p.top == 0:
		p.offerToGoOn()
	case p.results != nil && saved && at.item >= 0 && (p.top == 0 || at.item >= view.PageSize):
		p.results.goTo(at.item, at.offset)
	case p.top > 0: // the reader is somewhere already
	case saved:
		p.scrollTo(at.top)
	case p.results != nil && p.results.hits.Start() > 0:
		p.results.goTo(p.results.hits.Start(), headroom())
	}
	go func() {
		Pause()
		p.ctx.Dispatch(func(app.Context) { p.describe() })
	}()
	go makeIndex(p.view.Archive)
	go p.verify()
}

// OnNav follows a change of the address: by a link, by Back and Forward, or by the reader's hand.
func (p *Page) OnNav(ctx app.Context) {
	last, next := p.address, currentAddress()
	if next == last {
		p.arrive(last.href(), 1) // the first address, or another fragment
		return
	}
	p.leave()
	from, steps := p.origin(next)
	p.turn(ctx, last, next, p.arrive(from, steps))
}

// turn shows what the next address says in the place of the last. Its history entry is fresh unless the
// reader comes back to it.
func (p *Page) turn(ctx app.Context, last, next address, fresh bool) {
	p.read(next)
	p.readPlace()
	p.typing.committed = next
	samePath := last.path == next.path
	if !samePath {
		p.dates, p.sheet, p.copied = datesState{}, sheet{narrow: p.sheet.narrow}, ""
		p.citing, p.taking = false, nil
		p.closeBar()
		p.lockScroll()
	}
	p.forgetFacets(samePath)
	p.readSide()
	p.say()
	p.offer()
	p.copy.removing = false
	p.lookAfterCopy()
	focus := p.focused()
	at, saved := p.place.saved()
	saved = saved && !fresh
	if p.results != nil && !saved && p.results.hits.Start() > 0 {
		at, saved = spot{item: p.results.hits.Start(), offset: headroom()}, true
	}
	if p.results != nil && saved {
		p.results.start(at)
	}
	ctx.Defer(func(ctx app.Context) {
		p.describe()
		p.forgetData()
		p.fillFields()
		p.attach(ctx)
		p.refocus(focus, samePath)
		switch {
		case !saved && p.reading.fragment != "":
			p.scrollTo(0)
			p.markParagraph()
			focusQuietly(byID(p.reading.fragment))
		case saved && at.item >= 0 && p.results != nil: // there already
		case saved:
			p.scrollTo(at.top)
		case p.article != nil && p.goToGoal():
		case !samePath || last.page() != next.page() || !inView(byID("total")):
			p.scrollTo(0)
			if p.article != nil && !samePath {
				p.offerToGoOn()
			}
		}
	})
}

// read takes the address apart and decides what the page says.
func (p *Page) read(a address) { p.readWith(a, p.view.List, view.PageSize) }

// readWith does so with a list made by list, and so many results at first.
func (p *Page) readWith(a address, list func(url.Values) view.ListPage, first int) {
	p.stopSide()
	p.own.list = ""
	p.address = a
	values := view.Values(a.query)
	p.route = p.view.ParsePath(view.Unescape(a.path))
	p.list, p.article, p.subject, p.index, p.about, p.text = nil, nil, nil, nil, nil, ""
	switch p.route.Kind {
	case view.Home:
		l := list(values)
		p.list, p.text = &l, l.Query.Text
		p.results = p.newResults(l.Hits, l.Hits.Start(), first)
	case view.Article:
		p.text = p.view.QueryText(values)
		n, _ := p.view.Archive.Lookup(p.route.ID)
		article := p.view.Article(n, p.text)
		p.article = &article
		p.body, p.facts = p.articleText(), p.articleFacts()
	case view.Person, view.Topic, view.Date:
		subject := p.view.Subject(p.route, values)
		p.subject = &subject
		p.results = p.newResults(subject.Hits, subject.Hits.Start(), first)
	case view.AllPersons, view.AllTopics:
		index := p.view.Index(p.route, p.view.Entries(p.route))
		p.index = &index
	case view.About:
		about := p.view.About()
		p.about = &about
	}
	if p.list == nil && p.subject == nil {
		p.results = nil
	}
}

// follow goes to an address of the site as a link to it would.
func (p *Page) follow(ctx app.Context, href string) {
	p.flush(ctx)
	u, err := url.Parse(absolute(href))
	switch path, query, _ := strings.Cut(href, "?"); {
	case err != nil:
	case p.sheet.under != "" && path == p.address.path:
		to := address{path: path}
		if query != "" {
			to.query = "?" + query
		}
		p.followInSheet(ctx, to)
	default:
		ctx.NavigateTo(u)
	}
}
