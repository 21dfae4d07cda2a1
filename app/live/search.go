package live

import (
	"net/url"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/articles"
)

// settleTime is how long the reader has to pause before the address follows the search box: browsers
// limit how often it may change (WebKit: 100 times in 10 s).
const settleTime = 300 * time.Millisecond

// typing is a search that is being typed: the results follow each key, the address each pause, the
// history only Enter.
type typing struct {
	timer     *time.Timer // until the address follows; nil if it has
	committed address     // that Enter, a link or Back last led to in this history entry
}

func (t *typing) stop() {
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
}

func searchBox() app.Value { return byID("q") }

func boxText() string { return text(searchBox().Get("value")) }

// onInput shows the results of what is typed. Elsewhere than on a list it waits for Enter.
func (p *Page) onInput(app.Context, app.Event) {
	if p.route.Kind != view.Home {
		return
	}
	q := p.list.Query
	q.Text, q.Page = boxText(), 1
	p.read(p.listAddress(q))
	if p.typing.timer != nil {
		p.typing.timer.Reset(settleTime)
		return
	}
	p.typing.timer = time.AfterFunc(settleTime, func() { p.ctx.Dispatch(p.flush) })
}

// listAddress is the address of the list that q asks for.
func (p *Page) listAddress(q articles.Query) address {
	a := address{path: p.view.Base}
	if values := q.Values().Encode(); values != "" {
		a.query = "?" + values
	}
	return a
}

// flush lets the address follow the search box.
func (p *Page) flush(ctx app.Context) {
	if p.typing.timer != nil {
		p.typing.stop()
		p.replaceAddress(ctx, p.address)
	}
	p.describe()
}

// replaceAddress changes the address of the history entry.
func (p *Page) replaceAddress(ctx app.Context, a address) {
	u, err := url.Parse(absolute(a.href()))
	if err == nil && try(func() { ctx.Page().ReplaceURL(u) }) {
		p.tag()
	}
}

// onSubmit makes a history entry of the search: Back returns to what was there before it was typed.
func (p *Page) onSubmit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	query := articles.Query{}
	if p.list != nil {
		query = p.list.Query
	}
	query.Text, query.Page = boxText(), 1
	next := p.listAddress(query)
	if p.route.Kind == view.Home && next != p.typing.committed {
		p.typing.stop()
		p.replaceAddress(ctx, p.typing.committed)
		p.address = p.typing.committed
	}
	p.follow(ctx, next.href())
	if matchesMedia("(pointer: coarse)") { // the keyboard on the screen makes room for the results
		searchBox().Call("blur")
	}
}

// clearBox empties the search box, and with it the search.
func (p *Page) clearBox(ctx app.Context) {
	searchBox().Set("value", "")
	p.onInput(ctx, app.Event{})
}

func focusBox() {
	showBar()
	searchBox().Call("focus")
	searchBox().Call("select")
}
