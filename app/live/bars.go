package live

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/articles"
)

// bars is what the reader does with the timeline's.
type bars struct {
	table    bool // they stand in a table, too
	hear     app.Func
	down     bool    // a pointer is, on the bar from, at x
	x        float64 // in pixels
	moved    bool    // and has moved
	touch    bool
	held     bool // so long that the click which ends it is none
	picking  bool // a run of bars is being chosen
	from, to int  // its ends, in the order in which they were chosen
	peek     *time.Timer
}

// dragLeast is how far a pointer goes, in pixels, before its going is no trembling of the hand.
const dragLeast = 8

var (
	barEvents  = []string{"pointerover", "pointerleave", "focusin", "focusout", "contextmenu", "dragstart", "click"}
	dragEvents = []string{"pointermove", "pointerup", "pointercancel"}
)

// attachBars hears what happens to the timeline that is in the document.
func (p *Page) attachBars() {
	section := byID("timeline")
	if !section.Truthy() {
		return
	}
	if p.bars.hear == nil {
		p.bars.hear = app.FuncOf(func(_ app.Value, args []app.Value) any {
			p.onBars(app.Event{Value: args[0]})
			return nil
		})
	}
	for _, event := range barEvents { // once more does no harm
		section.Call("addEventListener", event, p.bars.hear)
	}
}

func (p *Page) onBars(e app.Event) {
	target := e.Get("target")
	switch text(e.Get("type")) {
	case "pointerover":
		if text(e.Get("pointerType")) != "touch" {
			p.aimPeek(target)
		}
	case "pointerleave":
		if text(e.Get("pointerType")) != "touch" {
			p.aimPeek(nil)
		}
	case "focusin":
		if target.Call("matches", ":focus-visible").Truthy() {
			p.aimPeek(target)
		}
	case "focusout":
		if to := e.Get("relatedTarget"); !to.Truthy() || !to.Call("closest", ".bars").Truthy() {
			p.dropBars()
			p.aimPeek(nil)
		}
	case "contextmenu":
		if p.bars.touch && target.Call("closest", ".bars").Truthy() { // the finger that rests asks for a look
			e.PreventDefault()
		}
	case "dragstart":
		e.PreventDefault() // of a link
	case "click":
		switch {
		case p.bars.held && target.Call("closest", ".bars").Truthy() && e.Get("detail").Truthy():
			e.PreventDefault()
		case target.Call("closest", ".as-table").Truthy():
			p.ctx.Dispatch(p.onTable)
		}
		p.bars.held = false
	case "pointermove":
		p.dragOver(number(e.Get("clientX")))
	case "pointerup":
		picked := p.bars.picking
		p.endDrag()
		if picked {
			p.ctx.Dispatch(p.openBars)
		}
	case "pointercancel":
		p.endDrag()
		p.dropBars()
	}
}

// onPress may begin a choice of bars.
func (p *Page) onPress(e app.Event) {
	target := e.Get("target")
	if !target.Get("closest").Truthy() || target.Call("closest", "#"+peekID).Truthy() {
		return
	}
	p.dropBars()
	p.bars.held = false
	p.bars.touch = text(e.Get("pointerType")) == "touch"
	if p.hidePeek(); e.Get("button").Truthy() || hasModifier(e) || e.Get("shiftKey").Truthy() || !e.Get("isPrimary").Truthy() || !target.Call("closest", ".bars li").Truthy() {
		return
	}
	p.bars.x = number(e.Get("clientX"))
	p.bars.down, p.bars.moved, p.bars.from = true, false, p.barAt(p.bars.x)
	for _, event := range dragEvents {
		app.Window().Call("addEventListener", event, p.bars.hear)
	}
	if p.bars.touch {
		p.aimPeek(target)
	}
}

func (p *Page) endDrag() {
	p.bars.down = false
	for _, event := range dragEvents {
		app.Window().Call("removeEventListener", event, p.bars.hear)
	}
	if p.bars.touch && !p.bars.held {
		p.stopPeek()
	}
}

// dragOver chooses the bars from where the pointer came down to x.
func (p *Page) dragOver(x float64) {
	p.bars.moved = p.bars.moved || x-p.bars.x >= dragLeast || p.bars.x-x >= dragLeast
	if !p.bars.down || !p.bars.moved {
		return
	}
	p.stopPeek()
	p.hidePeek()
	if at := p.barAt(x); at != p.bars.from || p.bars.picking {
		p.pickBars(at)
	}
}

// barAt is the number of the bar at a place of the screen: all are of one width.
func (p *Page) barAt(x float64) int {
	items := barItems()
	n := items.Length()
	if n == 0 {
		return 0
	}
	left := number(items.Index(0).Call("getBoundingClientRect").Get("left"))
	right := number(items.Index(n - 1).Call("getBoundingClientRect").Get("right"))
	return min(max(int((x-left)/(right-left)*float64(n)), 0), n-1)
}

func barItems() app.Value { return document().Call("querySelectorAll", "#timeline .bars li") }

// pickBars chooses the bars up to one, or none but those that the address says if that is where the choice began.
func (p *Page) pickBars(to int) {
	if to == p.bars.from {
		p.dropBars()
		return
	}
	if p.bars.picking && p.bars.to == to {
		return
	}
	p.bars.picking, p.bars.to = true, to
	low, high := min(p.bars.from, to), max(p.bars.from, to)
	markBars(func(i int) bool { return low <= i && i <= high })
	said := byID("picked")
	said.Set("textContent", p.picked().Text)
	placeBelow(said, barItems().Index(low), barItems().Index(high))
}

func markBars(picked func(int) bool) {
	items := barItems()
	for i := range items.Length() {
		items.Index(i).Call("toggleAttribute", "data-picked", picked(i))
	}
}

// picked is the period of the chosen bars.
func (p *Page) picked() view.Link {
	all := p.side.time.Bars
	low, high := min(p.bars.from, p.bars.to), max(p.bars.from, p.bars.to)
	if high >= len(all) {
		return view.Link{}
	}
	return p.view.Span(p.barQuery(), all[low].ID, all[high].ID)
}

// barQuery is what the bars count.
func (p *Page) barQuery() articles.Query {
	if p.list != nil {
		return p.list.Query
	}
	return p.subject.Query
}

// openBars goes to the list of the chosen bars.
func (p *Page) openBars(ctx app.Context) {
	to := p.picked().Href
	p.dropBars()
	if to != "" {
		p.follow(ctx, to)
	}
}

// dropBars gives up a choice of bars, and tells whether there was one.
func (p *Page) dropBars() bool {
	if !p.bars.picking {
		return false
	}
	p.bars.picking = false
	if said := byID("picked"); said.Truthy() {
		said.Set("textContent", "")
		markBars(func(i int) bool { return i < len(p.side.time.Bars) && p.side.time.Bars[i].Chosen })
	}
	return true
}

// leaveBars gives up what is going on at a timeline that another takes the place of.
func (p *Page) leaveBars() {
	p.dropBars()
	p.stopPeek()
	p.hidePeek()
	p.bars.down = false
}

// moveInBars goes from bar to bar, with Shift choosing what lies between, and tells whether the key was one for the timeline.
func (p *Page) moveInBars(e app.Event, key string) bool {
	if key == "Escape" {
		p.bars.down = false
		return p.dropBars() || p.hidePeek()
	}
	bar := p.barWithFocus()
	if bar < 0 {
		return false
	}
	items := barItems()
	step, at := 1, bar
	switch key {
	case "Enter":
		if p.bars.picking {
			p.ctx.Dispatch(p.openBars)
		}
		return p.bars.picking
	case "ArrowLeft":
		step = -1
	case "ArrowRight":
	case "Home":
		at = -1
	case "End":
		at, step = items.Length(), -1
	default:
		return false
	}
	link := func(i int) app.Value { return items.Index(i).Get("firstElementChild") }
	for at += step; at >= 0 && at < items.Length(); at += step {
		if link(at).Call("matches", "a").Truthy() {
			break
		}
	}
	if at < 0 || at == items.Length() {
		return true
	}
	link(bar).Set("tabIndex", -1)
	link(at).Set("tabIndex", 0)
	if !e.Get("shiftKey").Truthy() {
		p.dropBars()
	} else if !p.bars.picking {
		p.bars.from = bar
	}
	link(at).Call("focus")
	if e.Get("shiftKey").Truthy() {
		p.stopPeek()
		p.hidePeek()
		p.pickBars(at)
	}
	return true
}

// barWithFocus is the number of the bar that has the focus, -1 if none has.
func (p *Page) barWithFocus() int {
	e := document().Get("activeElement")
	if !e.Truthy() || !e.Call("matches", ".bars a").Truthy() {
		return -1
	}
	at := -1
	for i := e.Get("parentElement"); i.Truthy(); i = i.Get("previousElementSibling") {
		at++
	}
	return at
}

// onTable shows the bars as a table, or puts it away.
func (p *Page) onTable(ctx app.Context) {
	p.bars.table = !p.bars.table
	p.side.timeline = p.timelineMarkup(p.side.time)
	ctx.Defer(func(ctx app.Context) {
		p.attach(ctx)
		focusQuietly(query(".as-table"))
	})
}
