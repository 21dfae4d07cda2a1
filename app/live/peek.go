package live

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
)

// A look at what is behind a bar: how many articles, and the first of them. It stays while the pointer or the focus is on
// the bar or in it, and goes with Esc.
const (
	peekID     = "peek"
	peekAfter  = 450 * time.Millisecond
	peekGoes   = 300 * time.Millisecond
	peekTitles = 3
)

// aimPeek shows what is behind e when the reader stays there, and takes the look away when it is nothing to look behind.
func (p *Page) aimPeek(e app.Value) {
	p.stopPeek()
	if p.bars.picking || e != nil && e.Call("closest", "#"+peekID).Truthy() {
		return
	}
	later := func(d time.Duration, f func()) {
		p.bars.peek = time.AfterFunc(d, func() { p.ctx.Dispatch(func(app.Context) { f() }) })
	}
	if e != nil {
		if e = e.Call("closest", "[data-year], [data-period]"); e.Truthy() {
			later(peekAfter, func() { p.showPeek(e) })
			return
		}
	}
	later(peekGoes, func() {
		if !query("#peek:hover, #peek:focus-within, [aria-describedby=peek-list]:focus-visible").Truthy() {
			p.hidePeek()
		}
	})
}

func (p *Page) stopPeek() {
	if p.bars.peek != nil {
		p.bars.peek.Stop()
		p.bars.peek = nil
	}
}

// showPeek looks behind a bar, or behind its row in the table.
func (p *Page) showPeek(e app.Value) {
	box, data := byID(peekID), e.Get("dataset")
	if !box.Truthy() || !e.Get("isConnected").Truthy() || p.list == nil && p.subject == nil {
		return
	}
	period := text(data.Get("year")) + text(data.Get("period"))
	if period == text(box.Get("dataset").Get("of")) {
		return
	}
	p.hidePeek()
	for _, b := range p.side.time.Bars {
		if b.ID != period {
			continue
		}
		var m markup
		m.open("p").text(b.Full).close("p").open("ul", "id", "peek-list")
		titles := p.view.Peek(p.barQuery(), period, peekTitles)
		for _, l := range titles {
			m.open("li").open("a", "href", l.Href, "lang", l.Lang).text(l.Text).close("a", "li")
		}
		m.close("ul")
		if rest := b.N - len(titles); rest > 0 && len(titles) > 0 {
			m.open("p").text(p.view.T(words.More, "n", p.view.Number(rest))).close("p")
		}
		box.Set("innerHTML", trusted(m.String()))
		box.Get("dataset").Set("of", period)
		e.Call("setAttribute", "aria-describedby", "peek-list")
		placeBelow(box, e, e)
		p.bars.held = p.bars.down && p.bars.touch
	}
}

// hidePeek tells whether there was a look to take away.
func (p *Page) hidePeek() bool {
	box := byID(peekID)
	if !box.Truthy() || !box.Get("firstChild").Truthy() {
		return false
	}
	box.Set("innerHTML", trusted(""))
	box.Call("removeAttribute", "data-of")
	if e := query("[aria-describedby=peek-list]"); e.Truthy() {
		e.Call("removeAttribute", "aria-describedby")
	}
	return true
}

// placeBelow puts a box that floats in the timeline under the middle of two of its elements.
func placeBelow(box, first, last app.Value) {
	rect := func(e app.Value) app.Value { return e.Call("getBoundingClientRect") }
	around, from, to := rect(byID("timeline")), rect(first), rect(last)
	left := number(around.Get("left"))
	middle := (number(from.Get("left"))+number(to.Get("right")))/2 - left
	width := number(box.Get("offsetWidth"))
	style := box.Get("style")
	style.Call("setProperty", "left", pixelText(max(0, min(middle-width/2, number(around.Get("width"))-width))))
	style.Call("setProperty", "top", pixelText(number(to.Get("bottom"))-number(around.Get("top"))))
}
