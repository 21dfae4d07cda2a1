package live

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// place is where the reader is: an entry of the browser's history. Each entry has a key in its
// state, by which its scroll position is kept for Back, Forward and reload.
type place struct {
	base  string // of the archive
	key   string
	from  string // address of the entry that a link led here from, or of the list that an article before it was in; or ""
	steps int    // how many entries back it is
	spots map[string]spot
}

const topKey = "top "

func (p *place) topKey() string { return storageKey(p.base, topKey+p.key) }

// saved is where in the document the entry was left.
func (p *place) saved() (at spot, ok bool) {
	if at, ok = p.spots[p.key]; ok {
		return at, true
	}
	return parseSpot(stored("sessionStorage", p.topKey()))
}

// parseSpot reads what spot.String wrote.
func parseSpot(s string) (at spot, ok bool) {
	parts := strings.Fields(s)
	if len(parts) != 3 {
		return noSpot, false
	}
	item, err := strconv.Atoi(parts[0])
	offset, err2 := strconv.ParseFloat(parts[1], 64)
	top, err3 := strconv.ParseFloat(parts[2], 64)
	if err != nil || err2 != nil || err3 != nil {
		return noSpot, false
	}
	return spot{item, offset, top}, true
}

func (s spot) String() string {
	pixels := func(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
	return strconv.Itoa(s.item) + " " + pixels(s.offset) + " " + pixels(s.top)
}

// save keeps where the entry is.
func (p *place) save(at spot) {
	if p.key == "" {
		return
	}
	if p.spots == nil {
		p.spots = map[string]spot{}
	}
	p.spots[p.key] = at
	store("sessionStorage", p.topKey(), at.String())
}

// here is where the reader is in the document.
func (p *Page) here() spot {
	at, ok := p.results.spot()
	if !ok {
		at = noSpot
	}
	at.top = scrollTop()
	return at
}

// origin is where the reader comes to next from, so many entries back: from one article to another, the list that
// the first was found in.
func (p *Page) origin(next address) (from string, steps int) {
	path, _ := splitHref(p.place.from)
	isArticle := func(a address) bool { return p.view.ParsePath(view.Unescape(a.path)).Kind == view.Article }
	if p.place.steps > 0 && isArticle(p.address) && isArticle(next) {
		switch p.view.ParsePath(path).Kind {
		case view.Home, view.Person, view.Topic, view.Date:
			return p.place.from, p.place.steps + 1
		}
	}
	return p.address.href(), 1
}

// arrive reads the state of the history entry that the browser is at, and marks a new one.
func (p *Page) arrive(from string, steps int) (fresh bool) {
	history := app.Window().Get("history")
	history.Set("scrollRestoration", "manual")
	if state := history.Get("state"); state.Type() == app.TypeObject {
		if key := text(state.Get("muragat")); key != "" {
			p.place.key, p.place.from, p.place.steps = key, text(state.Get("from")), int(number(state.Get("steps")))
			return false
		}
	}
	p.place.key, p.place.from, p.place.steps = newKey(), from, steps
	p.tag()
	return true
}

func newKey() string { return strconv.FormatInt(time.Now().UnixNano(), 36) }

// tag writes the place into the history entry's state.
func (p *Page) tag() {
	state := app.Window().Get("Object").New()
	state.Set("muragat", p.place.key)
	state.Set("from", p.place.from)
	state.Set("steps", p.place.steps)
	try(func() { app.Window().Get("history").Call("replaceState", state, "") })
}

// leave keeps what the entry was left with, before another page takes the place of this one.
func (p *Page) leave() {
	p.typing.stop()
	p.typing.drop()
	p.closeSuggestions()
	if p.resting != nil {
		p.resting.Stop() // what rests is not on the next page
	}
	p.place.save(p.here())
}

// unload leaves the document itself. A reload shows the plain page first: there the browser restores
// the scroll position.
func (p *Page) unload() {
	p.flush(p.ctx)
	p.place.save(p.here())
	app.Window().Get("history").Set("scrollRestoration", "auto")
}

func scrollTop() float64 { return number(app.Window().Get("scrollY")) }

// scrollTo goes to a position at once; the header does not take it for the reader's scrolling.
func (p *Page) scrollTo(top float64) {
	options := app.Window().Get("Object").New()
	options.Set("top", top)
	options.Set("behavior", "instant")
	app.Window().Call("scrollTo", options)
	p.top = scrollTop()
	showBar()
}

// scrollBy moves the document under the screen by hand, where something above it has changed its height. It
// tells how far that was: WebKit scrolls by whole pixels.
func (p *Page) scrollBy(d float64) (done float64) {
	if d == 0 {
		return 0
	}
	before := scrollTop()
	away := byID("bar").Call("hasAttribute", "data-away").Truthy()
	options := app.Window().Get("Object").New()
	options.Set("top", before+d)
	options.Set("behavior", "instant")
	app.Window().Call("scrollTo", options)
	p.top = scrollTop()
	if !away {
		showBar()
	}
	return p.top - before
}

// inView tells whether an element's top is on the screen, below the header.
func inView(e app.Value) bool {
	if !e.Truthy() {
		return false
	}
	top := number(e.Call("getBoundingClientRect").Get("top"))
	return top >= number(byID("bar").Get("offsetHeight")) && top < number(app.Window().Get("innerHeight"))
}
