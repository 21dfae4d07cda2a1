package live

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// place is where the reader is: an entry of the browser's history. Each entry has a key in its
// state, by which its scroll position is kept for Back, Forward and reload.
type place struct {
	key  string
	from string // address of the entry that a link led here from, or ""
	tops map[string]float64
}

const topKey = "muragat.top."

// saved is the scroll position that the entry was left with.
func (p *place) saved() (top float64, ok bool) {
	if top, ok = p.tops[p.key]; ok {
		return top, true
	}
	top, err := strconv.ParseFloat(stored("sessionStorage", topKey+p.key), 64)
	return top, err == nil
}

// save keeps the scroll position of the entry.
func (p *place) save(top float64) {
	if p.key == "" {
		return
	}
	if p.tops == nil {
		p.tops = map[string]float64{}
	}
	p.tops[p.key] = top
	store("sessionStorage", topKey+p.key, strconv.FormatFloat(top, 'f', 0, 64))
}

// arrive reads the state of the history entry that the browser is at, and marks a new one.
func (p *Page) arrive(from string) (fresh bool) {
	history := app.Window().Get("history")
	history.Set("scrollRestoration", "manual")
	if state := history.Get("state"); state.Type() == app.TypeObject {
		if key := text(state.Get("muragat")); key != "" {
			p.place.key, p.place.from = key, text(state.Get("from"))
			return false
		}
	}
	p.place.key, p.place.from = strconv.FormatInt(time.Now().UnixNano(), 36), from
	p.tag()
	return true
}

// tag writes the place into the history entry's state.
func (p *Page) tag() {
	state := app.Window().Get("Object").New()
	state.Set("muragat", p.place.key)
	state.Set("from", p.place.from)
	try(func() { app.Window().Get("history").Call("replaceState", state, "") })
}

// leave keeps what the entry was left with, before another page takes the place of this one.
func (p *Page) leave() {
	p.typing.stop()
	p.place.save(scrollTop())
}

// unload leaves the document itself. A reload shows the plain page first: there the browser restores
// the scroll position.
func (p *Page) unload() {
	p.flush(p.ctx)
	p.place.save(scrollTop())
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

// inView tells whether an element's top is on the screen, below the header.
func inView(e app.Value) bool {
	if !e.Truthy() {
		return false
	}
	top := number(e.Call("getBoundingClientRect").Get("top"))
	return top >= number(byID("bar").Get("offsetHeight")) && top < number(app.Window().Get("innerHeight"))
}
