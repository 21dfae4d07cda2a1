package e2e

import (
	"math"
	"slices"
	"strconv"
	"time"

	"muragat/app/e2e/webdriver"
)

// seen is what a reader sees of a long list.
type seen struct {
	Y       float64
	Bottom  bool // the end of the page
	Count   int  // results in the document
	Size    int  // of the list, as it is told
	IDs     map[string]string
	Tops    map[string]float64 // of results on the screen
	Covered bool               // results fill the part of the screen that belongs to the list
}

const look = `const list = Array.from(document.querySelectorAll(".result"), e => ({e, r: e.getBoundingClientRect(), place: e.getAttribute("aria-posinset")}));
const box = document.querySelector("#results").getBoundingClientRect();
const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
const inside = list.filter(x => x.r.bottom > 0 && x.r.top < innerHeight);
const margin = 80;
return {
	y: scrollY, bottom: scrollY + innerHeight >= document.documentElement.scrollHeight - 1, count: list.length,
	size: list.length ? Number(list[0].e.getAttribute("aria-setsize")) : 0,
	ids: Object.fromEntries(list.map(x => [x.place, x.e.dataset.id])),
	tops: Object.fromEntries(inside.map(x => [x.place, x.r.top])),
	covered: bottom <= top || inside.length > 0 && inside[0].r.top <= top + margin && inside[inside.length - 1].r.bottom >= bottom - margin,
}`

func (v *visitor) look() (s seen) {
	v.Helper()
	v.must(v.Eval(&s, look))
	return s
}

// longList scrolls through a list of which only a part is in the document, and comes back to a place in it.
func longList(v *visitor) {
	v.open("")
	v.stored()
	all := v.ask(nil)
	found := map[string]string{}
	before := v.look()
	stride := v.number("Math.round(innerHeight * 0.45)")
	for range 400 {
		v.must(v.Eval(nil, "scrollBy({top: arguments[0], behavior: 'instant'}); return new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))", stride))
		now := v.look()
		if !now.Covered {
			v.Fatalf("at %.0f the reader sees a gap: %+v", now.Y, now)
		}
		if now.Size != all.Total || now.Count > 60 {
			v.Fatalf("%d results in the document, of %d as it says, want at most 60 of %d", now.Count, now.Size, all.Total)
		}
		for place, top := range before.Tops {
			if to, ok := now.Tops[place]; ok && math.Abs(top-to-(now.Y-before.Y)) > 1.5 && math.Abs(top-to-float64(stride)) > 1.5 {
				v.Fatalf("at %.0f result %s moved by %.1f, the reader scrolled by %.1f", now.Y, place, top-to, now.Y-before.Y)
			}
		}
		for place, id := range now.IDs {
			found[place] = id
		}
		before = now
		if now.Bottom {
			break
		}
	}
	for i, id := range all.IDs {
		if got := found[strconv.Itoa(i+1)]; got != id {
			v.Errorf("result %d is %q, want %q", i+1, got, id)
		}
	}
	if !v.tryBool("document.querySelector('.foot a').getBoundingClientRect().bottom <= innerHeight") {
		v.Error("the end of the page does not show its footer")
	}
	v.must(v.Eval(nil, `const goal = Array.from(document.querySelectorAll(".result a.title")).find(e => e.getBoundingClientRect().top > -500);
		scrollBy({top: goal.getBoundingClientRect().top - 150, behavior: "instant"})`))
	v.wait("new URLSearchParams(location.search).get('page') === '2'")
	at := v.look()
	same := func(how string) {
		v.Helper()
		v.wait("document.querySelector('#results .result')")
		var now seen
		for range 40 {
			if now = v.look(); samePlace(at, now) {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		v.Errorf("%s leads to %v, the reader was at %v", how, now.Tops, at.Tops)
	}
	v.must(v.Reload())
	v.live()
	same("a reload")
	// a real click: WebKit's Back passes by entries that a script has made alone
	v.must(v.Eval(nil, `Array.from(document.querySelectorAll(".result a.title")).find(e => e.getBoundingClientRect().top > 140).id = "goal"`))
	v.must(v.Click("#goal"))
	v.wait("document.querySelector('article[data-id]')")
	v.must(v.Back())
	same("Back")
}

// samePlace tells whether two looks show the same results at the same places.
func samePlace(a, b seen) bool {
	both := 0
	for place, top := range a.Tops {
		if to, ok := b.Tops[place]; ok {
			if math.Abs(top-to) > 1.5 {
				return false
			}
			both++
		}
	}
	return both > 0
}

// pageOfList follows a link to the second page of a list, and narrows the list there.
func pageOfList(v *visitor) {
	v.open("?page=2")
	all := v.ask(nil)
	v.wait(`Array.from(document.querySelectorAll(".result")).some(e => e.dataset.id === arguments[0] && Math.abs(e.getBoundingClientRect().top) < 200)`, all.IDs[20])
	at := v.look()
	v.wait("Object.keys(sessionStorage).some(key => key.startsWith('muragat / top '))") // the reader is taken to have come to rest
	if now := v.look(); !samePlace(at, now) {
		v.Errorf("at rest the results are at %v, they were at %v", now.Tops, at.Tops)
	}
	if v.query().Get("page") != "2" {
		v.Errorf("the address has become %v", v.query())
	}
	v.must(v.Eval(nil, "scrollTo({top: 0, behavior: 'instant'})"))
	v.wait("!new URLSearchParams(location.search).has('page') && document.querySelector('.result').dataset.id === arguments[0]", all.IDs[0])
}

// keysThroughResults goes from the search box through all results and back by keys.
func keysThroughResults(v *visitor) {
	v.open("")
	all := v.ask(nil)
	focused := func(i int) {
		v.Helper()
		v.wait("(e => e && e.dataset.id === arguments[0])(document.activeElement.closest('.result'))", all.IDs[i])
		v.wait("(r => r.top >= -1 && r.bottom <= innerHeight + 1)(document.activeElement.getBoundingClientRect())")
	}
	v.must(v.Eval(nil, "document.querySelector('#q').focus()"))
	for i := range all.IDs {
		v.must(v.Keys(webdriver.ArrowDown))
		focused(i)
	}
	v.must(v.Keys(webdriver.Home))
	focused(0)
	v.must(v.Keys(webdriver.End))
	focused(all.Total - 1)
	v.must(v.Keys(webdriver.ArrowUp))
	focused(all.Total - 2)
}

// keysThroughFacet opens a facet, goes through it by keys, finds a value by typing and clears it.
func keysThroughFacet(v *visitor) {
	v.open("")
	people := v.ask(nil).Facets.Person
	v.click("[data-facet=person] .more")
	v.wait("(e => e && e.getAttribute('aria-setsize') === String(arguments[0]))(document.querySelector('[data-facet=person] .values li'))", len(people))
	if n := v.number("document.querySelectorAll('[data-facet=person] .values li').length"); n > 60 || len(people) < 120 {
		v.Errorf("%d of %d people are in the document, want at most 60 of at least 120", n, len(people))
	}
	v.must(v.Eval(nil, "document.querySelector('[data-facet=person] [data-value] input').focus()"))
	at := func(i int) {
		v.Helper()
		v.wait("(e => e && e.dataset.value === arguments[0])(document.activeElement.closest('.value'))", people[i].ID)
	}
	v.must(v.Keys(webdriver.ArrowDown))
	at(1)
	v.must(v.Keys(webdriver.End))
	at(len(people) - 1)
	v.must(v.Keys(webdriver.Home))
	at(0)
	want := people[len(people)-1]
	v.must(v.Keys(string([]rune(want.Name)[:3])))
	v.wait("document.activeElement.matches('[data-facet=person] .find') && document.activeElement.value.length === 3")
	v.wait("Array.from(document.querySelectorAll('[data-facet=person] [data-value]')).some(e => e.dataset.value === arguments[0])", want.ID)
	v.must(v.Keys(webdriver.ArrowDown + webdriver.Space))
	v.wait("document.querySelector('#chips a')")
	v.wait("document.activeElement.matches('[data-facet=person] .values input:checked')")
	v.click("#chips .clear")
	v.wait("!document.querySelector('#chips a') && document.querySelector('[data-facet=person] .find').value === ''")
}

// newestSearch types without a pause and looks at every state of the page: what has been shown for a later
// text is never followed by what an earlier one finds.
func newestSearch(v *visitor) {
	const words = "президентом"
	v.open("")
	totals := []int{v.ask(nil).Total}
	for i := range []rune(words) {
		totals = append(totals, v.ask(map[string][]string{"q": {string([]rune(words)[:i+1])}}).Total)
	}
	v.must(v.Eval(nil, `window.states = [];
		new MutationObserver(() => { states.push(Number(document.querySelector("#total").dataset.total)); })
			.observe(document.querySelector(".found"), {childList: true, subtree: true, attributes: true, attributeFilter: ["data-total"]});
		document.querySelector("#q").focus()`))
	v.must(v.Keys(words))
	v.total(totals[len(totals)-1])
	v.wait("new URLSearchParams(location.search).get('q') === arguments[0]", words)
	var states []int
	v.must(v.Eval(&states, "return states"))
	at := 0
	for _, s := range states {
		next := slices.Index(totals[at:], s)
		if next < 0 {
			v.Fatalf("%d articles were shown after %v, the texts find %v in their order", s, states, totals)
		}
		at += next
	}
	if s := v.str("document.querySelector('#said').textContent"); s == "" {
		v.Error("the number of results is not read out")
	}
}
