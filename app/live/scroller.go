package live

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// attach takes the list's element into use when it has come into the document.
func (r *results) attach() {
	box := byID("results")
	if r.box != nil || !box.Truthy() || text(box.Get("dataset").Get("list")) != r.key {
		return
	}
	parts := box.Get("children")
	r.box, r.gaps, r.run.list = box, [2]app.Value{parts.Index(0), parts.Index(2)}, parts.Index(1)
	r.setGaps()
	if r.goal.item >= 0 {
		r.goTo(r.goal.item, r.goal.offset)
	}
}

func rect(e app.Value) app.Value { return e.Call("getBoundingClientRect") }

func screenHeight() float64 { return number(app.Window().Get("innerHeight")) }

// shown is the height of the results in the document.
func (r *results) shown() float64 { return number(rect(r.run.list).Get("height")) }

func (r *results) sight() sight {
	list := rect(r.run.list) // and not the whole box, whose size is rounded where it is millions of pixels
	return sight{top: r.win.above - number(list.Get("top")), screen: screenHeight(), shown: number(list.Get("height"))}
}

func (r *results) setGaps() {
	setHeight(r.gaps[0], r.win.above)
	setHeight(r.gaps[1], r.win.below)
}

// syncTime is how long the window may take to come to where the reader is before the browser
// gets its turn again. A step takes a few milliseconds.
const syncTime = 8 * time.Millisecond

// sync brings the window to where the reader is; it tells whether there was time enough.
func (r *results) sync(most time.Duration) bool {
	if r.box == nil {
		return true
	}
	for start := time.Now(); time.Since(start) < most; {
		s := r.sight()
		scroll := 0.0
		switch r.win.next(s) {
		case stay:
			r.win.learn(s.shown)
			return true
		case jump:
			r.jump(s)
		case extend:
			r.win.place(r.win.first, r.win.last+blockSize)
			r.show()
			r.win.grewBelow(r.shown() - s.shown)
		case prepend:
			r.win.place(r.win.first-blockSize, r.win.last)
			r.show()
			scroll = r.win.grew(r.shown() - s.shown)
		case dropFirst: // the gap grows first: a shorter page could be scrolled back by the browser
			from := r.win.first
			r.win.place(from+blockSize, r.win.last)
			scroll = r.win.grew(-r.height(from, r.win.first))
			r.setGaps()
			r.show()
		case dropLast:
			to := r.win.last
			r.win.place(r.win.first, to-blockSize)
			r.win.grewBelow(-r.height(r.win.last, to))
			r.setGaps()
			r.show()
		}
		r.shift(scroll)
	}
	return false
}

// shift sets the gaps and moves the page, so that nothing moves on the screen. The way up comes first: where the
// gaps make the page shorter than the reader has come, the browser scrolls it by itself, and what is moved then is
// moved twice.
func (r *results) shift(d float64) {
	if d < 0 {
		r.scroll(d)
	}
	r.setGaps()
	if d > 0 {
		r.scroll(d)
	}
}

// scroll moves the page, and the rest of a pixel that a browser does not scroll by the gap.
func (r *results) scroll(d float64) {
	if left := d - r.scrollBy(d); left != 0 && left > -1 && left < 1 && r.win.above > 1 {
		r.win.above -= left
		setHeight(r.gaps[0], r.win.above)
	}
}

func (r *results) show() { r.run.show(r.win.first, r.win.last) }

// height is that of the results from from up to to, which are in the document.
func (r *results) height(from, to int) float64 {
	top := func(i int) float64 {
		if i == r.run.last {
			return number(rect(r.run.list).Get("bottom"))
		}
		return number(rect(r.run.item(i)).Get("top"))
	}
	return top(to) - top(from)
}

// jump shows what stands for a scroll position inside a gap.
func (r *results) jump(s sight) {
	place, offset := r.win.target(s)
	r.win.place(r.win.around(place, offset, s.screen))
	setHeight(r.gaps[1], r.win.below+s.shown) // the page is not shorter at any moment, else the browser scrolls it
	r.show()
	r.win.landed(s, r.shown(), place, offset)
}

// goTo brings result i to the given distance from the screen's top.
func (r *results) goTo(i int, offset float64) {
	if r.box == nil || r.win.n == 0 {
		return
	}
	i = max(0, min(i, r.win.n-1))
	if i < r.win.first || i >= r.win.last {
		r.win.place(r.win.around(float64(i), offset, screenHeight()))
		r.show()
		r.win.settle()
		r.setGaps()
	}
	r.scroll(number(rect(r.run.item(i)).Get("top")) - offset)
	r.sync(syncTime)
}

// rest puts the gaps right when the reader has come to rest.
func (r *results) rest() {
	if r.box == nil || !r.sync(syncTime) {
		return
	}
	r.shift(r.win.rest(r.sight()))
}

// headroom is how much of the screen's top the header may cover.
func headroom() float64 { return number(byID("bar").Get("offsetHeight")) + 16 }

// spot is the first result below the header; false where the list begins below the screen's top.
func (r *results) spot() (at spot, ok bool) {
	if r == nil || r.box == nil || r.win.n == 0 || r.sight().top <= 0 {
		return noSpot, false
	}
	hidden := headroom() + 1
	low, high := r.run.first, r.run.last-1
	for low < high {
		if m := (low + high) / 2; number(rect(r.run.item(m)).Get("bottom")) > hidden {
			high = m
		} else {
			low = m + 1
		}
	}
	return spot{item: low, offset: number(rect(r.run.item(low)).Get("top"))}, true
}

// page is the page of the list that the reader is at.
func (r *results) page() int {
	at, ok := r.spot()
	if !ok {
		return 1
	}
	return at.item/view.PageSize + 1
}

// focus puts the focus on the title of result i, wherever it is.
func (r *results) focus(i int) bool {
	if i < 0 || i >= r.win.n || r.box == nil {
		return false
	}
	if i < r.run.first || i >= r.run.last {
		r.goTo(i, screenHeight()/3)
	}
	r.left = i
	r.run.item(i).Call("querySelector", ".title").Call("focus")
	return true
}

// indexOf is the place of the result that e is a part of, or -1.
func (r *results) indexOf(e app.Value) int {
	if r == nil || r.box == nil || !e.Get("closest").Truthy() {
		return -1
	}
	item := e.Call("closest", "#results .result")
	if !item.Truthy() {
		return -1
	}
	n, err := strconv.Atoi(text(item.Call("getAttribute", "aria-posinset")))
	if err != nil {
		return -1
	}
	return n - 1
}

func pixelText(pixels float64) string { return strconv.FormatFloat(pixels, 'f', 2, 64) + "px" }
