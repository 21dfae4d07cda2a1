package live

import (
	"context"
	"net/url"
	"strings"
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
	side      *time.Timer // until what stands around the results follows; nil if it has
	soon      bool        // the results will follow as soon as no key waits
	overtake  func()      // ends the search that goes over all texts; nil if there is none
	committed address     // that Enter, a link or Back last led to in this history entry
}

func (t *typing) stop() {
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
}

// drop gives up the search that goes over all texts.
func (t *typing) drop() {
	if t.overtake != nil {
		t.overtake()
		t.overtake = nil
	}
}

func searchBox() app.Value { return byID("q") }

func boxText() string { return text(searchBox().Get("value")) }

// onInput shows the results of what is typed. Elsewhere than on a list it waits for Enter. Keys that wait
// already, since the browser was busy, come before the search: only the last of them is searched for.
func (p *Page) onInput() {
	p.suggestLater()
	if p.route.Kind != view.Home || p.typing.soon {
		return
	}
	p.typing.soon = true
	time.AfterFunc(0, func() { p.ctx.Dispatch(p.search) })
}

// search shows the results of what is typed. Until there is an index it goes over all texts for it, beside
// everything else, and a later key overtakes it.
func (p *Page) search(ctx app.Context) {
	p.typing.soon = false
	p.typing.drop()
	archive, typed := p.view.Archive, boxText()
	if archive.HasIndex() {
		p.show(ctx)
		return
	}
	scan, end := context.WithCancel(context.Background())
	p.typing.overtake = end
	go func() {
		archive.Prepare(scan, typed, yielding(0))
		p.ctx.Dispatch(func(ctx app.Context) {
			if scan.Err() == nil && boxText() == typed {
				p.show(ctx)
			}
		})
	}()
}

// show shows the results on the screen first, the counts and further ones when the reader pauses.
func (p *Page) show(ctx app.Context) {
	if p.list == nil || strings.TrimSpace(boxText()) == p.list.Asked.Text {
		return
	}
	q := p.list.Asked
	q.Text, q.Exact, q.Page = boxText(), false, 1
	if !inView(byID("total")) {
		p.scrollTo(0)
	}
	p.readWith(p.listAddress(q), p.view.Typed, int(screenHeight()/p.results.win.mean)+1)
	p.sideLater()
	p.showRefusal()
	ctx.Defer(p.attach)
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
		p.syncResults()
	}
	p.say()
	p.describe()
}

// say has the number of results read out, once for a pause and not for each key.
func (p *Page) say() {
	if p.list != nil {
		p.said = p.list.TotalText
	}
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
		query = p.list.Asked
	}
	if typed := strings.TrimSpace(boxText()); typed != query.Text {
		query.Text, query.Exact = typed, false
	}
	query.Page = 1
	p.closeSuggestions()
	p.commit(ctx, p.listAddress(query).href())
}

// commit makes a history entry of a list that was asked for in the search box.
func (p *Page) commit(ctx app.Context, href string) {
	if p.route.Kind == view.Home && href != p.typing.committed.href() {
		p.typing.stop()
		p.replaceAddress(ctx, p.typing.committed)
		p.address = p.typing.committed
	}
	p.follow(ctx, href)
	if matchesMedia("(pointer: coarse)") { // the keyboard on the screen makes room for the results
		searchBox().Call("blur")
	}
}

// clearBox empties the search box, and with it the search.
func (p *Page) clearBox(app.Context) {
	searchBox().Set("value", "")
	p.onInput()
}

func focusBox() {
	showBar()
	searchBox().Call("focus")
	searchBox().Call("select")
}
