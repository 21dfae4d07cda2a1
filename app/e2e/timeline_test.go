package e2e

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"muragat/app/e2e/webdriver"
)

// bar is a bar of the timeline that has articles.
type bar struct {
	ID, Name string
	Count    int // as its name says
	X, Y     int // its middle on the screen
	Stop     bool
	Picked   bool
}

func (v *visitor) bars() (all []bar) {
	v.Helper()
	v.must(v.Eval(&all, `document.querySelector("#timeline").scrollIntoView({block: "center", behavior: "instant"});
		return Array.from(document.querySelectorAll("#timeline .bars a"), e => {
			const r = e.getBoundingClientRect(), name = e.querySelector(".hidden").textContent;
			return {id: e.dataset.year, name, count: Number(/(\d+)\D*$/.exec(name)[1]), x: Math.round(r.left + r.width / 2), y: Math.round(r.top + r.height / 2),
				stop: e.tabIndex === 0, picked: e.parentElement.hasAttribute("data-picked")};
		})`))
	if len(all) < 2 {
		v.Fatalf("the timeline has %d bars with articles, want several", len(all))
	}
	return all
}

// promised checks that each bar's number is that of the articles which choosing it finds.
func (v *visitor) promised(also url.Values) []bar {
	v.Helper()
	all := v.bars()
	for _, b := range all {
		q := url.Values{"from": {b.ID}, "to": {b.ID}}
		for key, values := range also {
			q[key] = values
		}
		if n := v.ask(q).Total; n != b.Count || !strings.Contains(b.Name, b.ID[:4]) {
			v.Errorf("the bar of %s is called %q, %d articles are found", b.ID, b.Name, n)
		}
	}
	return all
}

// address waits until the address says what is wanted, and the list has as many articles.
func (v *visitor) address(from, to string, also url.Values) {
	v.Helper()
	q := url.Values{"from": {from}, "to": {to}}
	for key, values := range also {
		q[key] = values
	}
	v.wait("location.search === arguments[0]", "?"+q.Encode())
	v.total(v.ask(q).Total)
}

const (
	picked   = "document.querySelector('#picked').textContent"
	noChoice = picked + " === '' && !document.querySelector('#timeline [data-picked]')"
	peeks    = "document.querySelector('#peek a')"
	noPeek   = "!document.querySelector('#peek').firstChild"
)

// drillsTimeline goes from all years to a day, under another filter, and out again.
func drillsTimeline(v *visitor) {
	lang := url.Values{"lang": {"ru"}}
	v.open("?" + lang.Encode())
	all := v.shownTotal()
	most := func(bars []bar) bar {
		return slices.MaxFunc(bars, func(a, b bar) int { return a.Count - b.Count })
	}
	var way []string
	for range 3 {
		b := most(v.promised(lang))
		v.click(fmt.Sprintf("#timeline [data-year=%s]", quoted(b.ID)))
		v.address(b.ID, b.ID, lang)
		v.total(b.Count)
		way = append(way, b.ID)
	}
	if len(way[2]) != len("2024-03-01") {
		v.Fatalf("drilled by %v, want a year, a month and a day", way)
	}
	if n := v.number("document.querySelectorAll('.within > *').length"); n != 4 {
		v.Errorf("the way back has %d parts, want all, year, month, day", n)
	}
	v.judge("a day")
	v.click(".within a:last-of-type")
	v.address(way[1], way[1], lang)
	v.click(".within a:last-of-type")
	v.address(way[0], way[0], lang)
	v.click(".within a")
	v.total(all)
	v.wait("location.search === arguments[0]", "?"+lang.Encode())
	v.must(v.Back())
	v.address(way[0], way[0], lang)
	v.open("?from=2019&to=2022-03")
	if last := v.str("document.querySelector('.within > :last-child').textContent"); !strings.Contains(last, "2019") || !strings.Contains(last, "2022") {
		v.Errorf("the way back ends with %q, want what is chosen", last)
	}
	v.click(".within a")
	v.wait("location.search === ''")

	v.open("")
	n := v.ask(nil).Facets.Undated
	v.click(`#timeline [data-value="undated"]`)
	v.total(n)
	v.promised(nil)
	v.click(`#timeline [data-value="undated"]`)
	v.wait("location.search === ''")
}

// dragsTimeline chooses years with the mouse.
func dragsTimeline(v *visitor) {
	v.open("about")
	v.click(".name")
	v.wait("document.querySelector('#total')")
	all := v.bars()
	from, to := all[1], all[3]
	drag := func() {
		v.Helper()
		v.must(v.Point(webdriver.MoveTo(to.X, to.Y), webdriver.Press(), webdriver.MoveTo(all[2].X, to.Y), webdriver.MoveTo(from.X, from.Y+5)))
		v.wait(picked + " !== ''")
	}
	drag()
	want := v.ask(url.Values{"from": {from.ID}, "to": {to.ID}}).Total
	if said := v.str(picked); !strings.Contains(said, from.ID) || !strings.Contains(said, to.ID) || !strings.Contains(said, fmt.Sprint(": ", want)) {
		v.Errorf("while dragging the page says %q, want %s to %s and %d", said, from.ID, to.ID, want)
	}
	for i, b := range v.bars() {
		if b.Picked != (i >= 1 && i <= 3) {
			v.Errorf("while dragging %s is chosen: %t", b.ID, b.Picked)
		}
	}
	v.judge("dragging")
	v.must(v.Keys(webdriver.Escape))
	v.wait(noChoice)
	v.must(v.Point(webdriver.MoveTo(all[2].X, to.Y), webdriver.Release()))
	v.wait(noChoice)
	if at := v.str("location.search"); at != "" {
		v.Errorf("a choice that Esc dropped leads to %s", at)
	}
	drag()
	v.must(v.Point(webdriver.Release()))
	v.address(from.ID, to.ID, nil)
	v.judge("a range")
	v.must(v.Back())
	v.wait("location.search === ''")
	v.must(v.Back())
	v.wait("location.pathname.endsWith('about')")
	v.must(v.Forward())
	v.wait("document.querySelector('#timeline .bars a')")
	b := v.bars()[2]
	v.must(v.Point(webdriver.MoveTo(b.X, b.Y), webdriver.Press(), webdriver.MoveTo(b.X+3, b.Y), webdriver.Release()))
	v.address(b.ID, b.ID, nil) // a hand that trembles clicks

	person := url.Values{"person": {v.first("person", v.ask(nil).Facets.Person)}}
	v.open(pathOf("person", person.Get("person")))
	all = v.bars()
	last := all[len(all)-1]
	v.must(v.Point(webdriver.MoveTo(all[0].X, last.Y), webdriver.Press(), webdriver.MoveTo(last.X, last.Y), webdriver.Release()))
	v.address(all[0].ID, last.ID, person)
}

// typesDates writes periods in the forms that people use, and such as are none.
func typesDates(v *visitor) {
	v.open("")
	all := v.shownTotal()
	apply := func(from, to string) {
		v.Helper()
		v.must(v.Clear("#from"))
		v.must(v.Clear("#to"))
		v.must(v.Type("#to", to+webdriver.Tab)) // WebKit's driver types no empty text
		v.must(v.Type("#from", from+webdriver.Enter))
	}
	for _, c := range [][4]string{
		{"2021", "2022", "2021", "2022"},
		{"2021-03", "03.2022", "2021-03", "2022-03"},
		{"1.03.2021", "18.04.2024", "2021-03-01", "2024-04-18"},
		{" 2021-12-31 ", "2024", "2021-12-31", "2024"},
	} {
		apply(c[0], c[1])
		v.address(c[2], c[3], nil)
	}
	at := v.str("location.search")
	for typed, want := range map[string]string{"31.02.2021": "31.02.2021", "2021-13": "2021-13", "2021?": "2021?", "весна": "весна", "2024-05": "2024-05"} {
		apply(typed, "2022")
		v.wait("document.querySelector('#dates-wrong').textContent.includes(arguments[0])", want)
		v.wait("document.activeElement.id === 'from' && document.activeElement.getAttribute('aria-invalid') === 'true'")
		if now := v.str("location.search"); now != at {
			v.Errorf("%q leads to %s", typed, now)
		}
	}
	v.judge("a date that is none")
	apply("2021", "")
	v.wait("location.search === '?from=2021' && document.querySelector('#dates-wrong').textContent === ''")
	apply("", "")
	v.total(all)
}

// keysInTimeline moves, drills and chooses with the keyboard.
func keysInTimeline(v *visitor) {
	v.open("")
	all := v.bars()
	at := func(want bar) {
		v.Helper()
		v.wait("document.activeElement.dataset.year === arguments[0]", want.ID)
		if n := v.number("document.querySelectorAll('#timeline .bars a:not([tabindex=\"-1\"])').length"); n != 1 || v.number("document.activeElement.tabIndex") != 0 {
			v.Errorf("Tab stops at %d bars, want at %s alone", n, want.ID)
		}
	}
	v.must(v.Eval(nil, "document.querySelector('#timeline .as-table').focus()"))
	v.must(v.Keys(webdriver.Tab))
	at(all[0])
	v.must(v.Keys(webdriver.ArrowRight))
	at(all[1])
	v.must(v.Keys(webdriver.End))
	at(all[len(all)-1])
	v.must(v.Keys(webdriver.ArrowRight))
	at(all[len(all)-1])
	v.must(v.Keys(webdriver.Home + webdriver.ArrowRight + webdriver.ArrowRight + webdriver.ArrowLeft))
	at(all[1])
	v.must(v.Hold(webdriver.Shift))
	v.must(v.Keys(webdriver.ArrowRight + webdriver.ArrowRight))
	v.must(v.Let(webdriver.Shift))
	at(all[3])
	want := v.ask(url.Values{"from": {all[1].ID}, "to": {all[3].ID}}).Total
	v.wait(picked+".endsWith(arguments[0]) || "+picked+".includes(arguments[1])", fmt.Sprint(": ", want), fmt.Sprint(": ", want, " "))
	v.judge("choosing with the keyboard")
	v.must(v.Keys(webdriver.Escape))
	v.wait(noChoice)
	at(all[3])
	v.must(v.Hold(webdriver.Shift))
	v.must(v.Keys(webdriver.ArrowLeft + webdriver.ArrowLeft + webdriver.ArrowLeft))
	v.must(v.Let(webdriver.Shift))
	v.must(v.Keys(webdriver.Enter))
	v.address(all[0].ID, all[3].ID, nil)
	at(all[0])
	v.must(v.Keys(webdriver.ArrowRight + webdriver.Enter))
	v.address(all[1].ID, all[1].ID, nil)
	v.wait("document.activeElement.matches('.bars a') && document.activeElement.dataset.year.length === 7")
	v.must(v.Keys(webdriver.Enter))
	v.wait("location.search.length > 20 && document.activeElement.matches('.bars a') && document.activeElement.dataset.year.length === 10")
}

// tableOfTimeline reads the bars as a table.
func tableOfTimeline(v *visitor) {
	v.open("")
	if v.number("document.querySelectorAll('#timeline table').length") > 0 {
		v.Error("the table is there before it is wanted")
	}
	v.click(".as-table")
	v.wait("document.querySelector('.as-table[aria-expanded=true]') === document.activeElement || document.querySelector('#timeline table')")
	bars := v.bars()
	var rows []value
	v.must(v.Eval(&rows, `return Array.from(document.querySelectorAll("#timeline-table tbody tr"), e =>
		({id: (e.querySelector("a") || {dataset: {period: ""}}).dataset.period, count: Number(e.querySelector("td").textContent.replace(/\D/g, ""))}))`))
	got := map[string]int{}
	for _, r := range rows {
		if got[r.ID] = r.Count; r.ID == "" && r.Count > 0 {
			v.Errorf("a row of %d articles leads nowhere", r.Count)
		}
	}
	for _, b := range bars {
		if got[b.ID] != b.Count {
			v.Errorf("the row of %s has %d articles, the bar %d", b.ID, got[b.ID], b.Count)
		}
	}
	if got["undated"] != v.ask(nil).Facets.Undated || got["undated"] == 0 {
		v.Errorf("the table counts %d undated articles", got["undated"])
	}
	v.judge("the table")
	v.click(fmt.Sprintf("#timeline-table [data-period=%s]", quoted(bars[1].ID)))
	v.address(bars[1].ID, bars[1].ID, nil)
	v.wait("document.querySelectorAll('#timeline-table tbody tr').length >= 12") // its months
	v.click(".as-table")
	v.wait("!document.querySelector('#timeline table') && document.querySelector('.as-table[aria-expanded=false]') === document.activeElement")
}

// peeksBehindBars looks at the articles of a bar with the mouse and with the keyboard.
func peeksBehindBars(v *visitor) {
	v.open("")
	bars := v.bars()
	b := slices.MaxFunc(bars, func(a, b bar) int { return a.Count - b.Count })
	want := v.ask(url.Values{"from": {b.ID}, "to": {b.ID}})
	check := func() {
		v.Helper()
		v.wait(peeks+" && document.querySelector('#peek').textContent.includes(arguments[0])", b.Name)
		var got []string
		v.must(v.Eval(&got, "return Array.from(document.querySelectorAll('#peek a'), a => decodeURIComponent(a.pathname).split('/article/')[1])"))
		if !slices.Equal(got, want.IDs[:min(3, len(want.IDs))]) {
			v.Errorf("behind %s there are %q, want the first of %q", b.ID, got, want.IDs)
		}
		if said := v.str("document.querySelector('#peek').textContent"); !strings.Contains(said, b.Name) || b.Count > 3 && !strings.Contains(said, fmt.Sprint(b.Count-3)) {
			v.Errorf("the look says %q, want %q and how many more", said, b.Name)
		}
	}
	v.must(v.Point(webdriver.MoveTo(b.X, b.Y)))
	check()
	v.judge("looking behind a bar")
	in := func() (x, y int) {
		var at [2]int
		v.must(v.Eval(&at, "const r = document.querySelector('#peek a').getBoundingClientRect(); return [Math.round(r.left + 10), Math.round(r.top + 5)]"))
		return at[0], at[1]
	}
	x, y := in()
	v.must(v.Point(webdriver.MoveTo(x, y), webdriver.Rest(time.Second)))
	check() // it does not go away under the pointer
	v.must(v.Keys(webdriver.Escape))
	v.wait(noPeek)
	v.must(v.Point(webdriver.MoveTo(bars[0].X, bars[0].Y), webdriver.MoveTo(b.X, b.Y)))
	check()
	v.must(v.Point(webdriver.MoveTo(5, 5)))
	v.wait(noPeek)

	v.must(v.Eval(nil, "document.querySelector('#timeline .as-table').focus()"))
	v.must(v.Keys(webdriver.Tab))
	for v.str("document.activeElement.dataset.year") != b.ID {
		v.must(v.Keys(webdriver.ArrowRight))
	}
	check()
	v.must(v.Point(webdriver.MoveTo(600, 500), webdriver.Rest(time.Second)))
	check() // it does not go away while the focus is there
	v.must(v.Keys(webdriver.Escape))
	v.wait(noPeek + " && document.activeElement.dataset.year")
	v.must(v.Keys(webdriver.ArrowLeft + webdriver.ArrowRight))
	check()
	v.must(v.Keys(webdriver.Tab))
	v.wait("document.activeElement.matches('#peek a')")
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.querySelector('article[data-id]') && document.querySelector('article[data-id]').dataset.id === arguments[0]", want.IDs[0])
}

// touchesTimeline chooses, looks and scrolls with a finger.
func touchesTimeline(visitor *visitor) {
	v := &finger{visitor: visitor}
	v.open("")
	v.stored()
	bars := v.bars()
	v.fits("the timeline")
	if action := v.str("getComputedStyle(document.querySelector('.bars')).touchAction"); action != "pan-y" {
		v.Errorf("touch-action is %q", action)
	}
	b := bars[1]
	v.touch(webdriver.MoveTo(b.X, b.Y), webdriver.Press(), webdriver.Rest(time.Second))
	v.wait(peeks)
	v.fits("a look behind a bar")
	v.judge("a look behind a bar, 320 px")
	v.touch(webdriver.Release())
	v.wait(peeks)
	if at := v.str("location.search"); at != "" {
		v.Errorf("a finger that rests leads to %s", at)
	}
	v.touch(webdriver.MoveTo(160, 10), webdriver.Press(), webdriver.Release())
	v.wait(noPeek)

	bars = v.bars()
	to := bars[3]
	b = bars[1]
	v.touch(webdriver.MoveTo(b.X, b.Y), webdriver.Press(), webdriver.MoveTo(b.X+20, b.Y), webdriver.MoveTo(to.X, to.Y), webdriver.Rest(100*time.Millisecond))
	v.wait(picked + " !== ''")
	v.fits("choosing")
	v.touch(webdriver.Release())
	v.address(b.ID, to.ID, nil)

	if v.Engine != webdriver.Chromium { // the others have no finger that scrolls and taps
		return
	}
	v.open("")
	const tries = 5 // on a loaded machine a finger may come to rest
	for try := 1; ; try++ {
		b = v.bars()[1]
		before := v.number("Math.round(scrollY)")
		v.touch(webdriver.MoveTo(b.X, b.Y), webdriver.Press(), webdriver.MoveTo(b.X, b.Y-40), webdriver.MoveTo(b.X, b.Y-120), webdriver.Rest(300*time.Millisecond), webdriver.Release())
		if v.number("Math.round(scrollY)") > before+40 {
			break
		}
		if try == tries {
			v.Fatal("the page does not scroll under a finger that goes up over the bars")
		}
	}
	if at := v.str("location.search + " + picked); at != "" {
		v.Errorf("scrolling over the bars leads to %s", at)
	}
	for try := 1; v.str("location.search") == ""; try++ {
		if try > tries {
			v.Fatal("a tap on a bar leads nowhere")
		}
		b = v.bars()[1]
		v.touch(webdriver.MoveTo(b.X, b.Y), webdriver.Press(), webdriver.Release(), webdriver.Rest(time.Second))
	}
	v.address(b.ID, b.ID, nil)
}

// finger is one on the screen; where the engine's driver has none, its events alone.
type finger struct {
	*visitor
	at   map[string]any
	down bool
}

func (v *finger) touch(acts ...webdriver.Act) {
	v.Helper()
	if v.Engine == webdriver.Chromium {
		for _, a := range acts {
			touches := func(event string, points ...map[string]any) {
				v.must(v.DevTools(nil, "Input.dispatchTouchEvent", map[string]any{"type": event, "touchPoints": append([]map[string]any{}, points...)}))
			}
			switch a["type"] {
			case "pause":
				time.Sleep(time.Duration(a["duration"].(int64)) * time.Millisecond)
			case "pointerMove":
				if v.at = map[string]any{"x": a["x"], "y": a["y"]}; v.down {
					touches("touchMove", v.at)
				}
			case "pointerDown":
				v.down = true
				touches("touchStart", v.at)
			case "pointerUp":
				v.down = false
				touches("touchEnd")
			}
		}
		return
	}
	v.must(v.Eval(nil, `const at = window.finger || (window.finger = {x: 0, y: 0, on: document.body});
		return (async () => {
			for (const a of arguments[0]) {
				const send = (type) => at.on.dispatchEvent(new PointerEvent(type, {bubbles: true, cancelable: true, isPrimary: true, pointerType: "touch", clientX: at.x, clientY: at.y}));
				if (a.type === "pause") await new Promise(done => setTimeout(done, a.duration));
				if (a.type === "pointerMove") { at.x = a.x; at.y = a.y; if (at.down) send("pointermove"); }
				if (a.type === "pointerDown") { at.on = document.elementFromPoint(at.x, at.y); at.down = true; send("pointerdown"); }
				if (a.type === "pointerUp") { at.down = false; send("pointerup"); }
			}
			return true;
		})()`, acts))
}
