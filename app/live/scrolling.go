package live

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// restTime is how long nothing is scrolled before the address follows, which browsers allow only so
// often (WebKit: 100 times in 10 s).
const restTime = 250 * time.Millisecond

// syncResults brings the results to where the reader is, in pieces that are shorter than a frame.
func (p *Page) syncResults() {
	if p.results == nil || p.typing.side != nil || p.results.sync(syncTime) || p.syncing {
		return
	}
	p.syncing = true
	time.AfterFunc(time.Millisecond, func() {
		p.syncing = false
		p.syncResults()
	})
}

// restLater waits for the reader to stop scrolling.
func (p *Page) restLater() {
	if p.resting != nil {
		p.resting.Reset(restTime)
		return
	}
	p.resting = time.AfterFunc(restTime, p.rest)
}

// rest lets the page of the address follow the reader, so that a reload or a link that is passed on lead back here.
func (p *Page) rest() {
	p.keepReading()
	if p.results == nil || p.typing.timer != nil || p.typing.side != nil {
		return
	}
	p.results.rest()
	p.place.save(p.here())
	page := ""
	if n := p.results.page(); n > 1 {
		page = decimal(n)
	}
	if page == p.address.page() {
		return
	}
	next := p.address.withPage(page)
	if p.typing.committed == p.address {
		p.typing.committed = next
	}
	p.address = next
	p.replaceAddress(p.ctx, next)
}

// withPage is the address of another page of the same list.
func (a address) withPage(page string) address {
	values := view.Values(a.query)
	values.Del("page")
	if page != "" {
		values.Set("page", page)
	}
	a.query = ""
	if query := values.Encode(); query != "" {
		a.query = "?" + query
	}
	return a
}

// onScrollBox hears of a facet's box that is scrolled.
func (p *Page) onScrollBox(box app.Value) {
	for _, l := range p.facets {
		if l.box != nil && l.box.Equal(box) {
			l.sync()
		}
	}
}

// beforePrint says on paper which results are on it.
func (p *Page) beforePrint() {
	note := byID("printed")
	if p.results == nil || !note.Truthy() {
		return
	}
	said := ""
	if r := p.results.run; r.last-r.first < p.results.win.n {
		said = p.view.T(words.PrintedPart, "from", p.view.Number(r.first+1), "to", p.view.Number(r.last), "n", p.view.Number(p.results.win.n))
	}
	note.Set("textContent", said)
}
