package e2e

import (
	"strings"

	"muragat/app/e2e/webdriver"
)

// state is something that a page can be in, besides what its address says.
type state struct {
	name, path string
	reach      func(v *visitor)
	holds      string
}

const unfold = "document.querySelectorAll('main details').forEach(e => { e.open = true; })"

// states are those of one archive. They follow one another: the notes are empty before one is made.
var states = []state{
	{"an empty search box", "", func(v *visitor) { v.click("#q") }, "getComputedStyle(document.querySelector('#search-help')).display === 'block'"},
	{"suggestions with a second try", "", func(v *visitor) {
		v.retype("tokaev")
		v.suggestions("Токаев")
		v.must(v.Keys(webdriver.ArrowUp))
	}, "document.querySelector('.refusal [aria-selected=true]')"},
	{"the window of keys", "", func(v *visitor) { v.click("#help-open") }, helpOpen},
	{"a period with its table", "?from=2024&to=2024", func(v *visitor) { v.click(".as-table") }, "document.querySelector('#timeline-table tbody tr') && document.querySelector('#chips a')"},
	{"the export", "", func(v *visitor) { v.click("#take-open") }, "document.querySelector('#take button')"},
	{"nothing found", "?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82&from=1890&to=1891&sort=x", nil, "document.querySelector('.ways a') && document.querySelector('.notice')"},
	{"no notes", "notes", nil, "document.querySelector('#no-notes')"},
	{"an article with all that opens", pathOf("article", talks) + "?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82", func(v *visitor) {
		v.click("#cite-open")
		v.wait("document.querySelector('#cite h2')")
		v.must(v.Eval(nil, "[...document.querySelectorAll('.article-tools button')].at(-1).click()"))
		v.must(v.Eval(nil, unfold))
		v.selects("p2", "провели неформальную встречу")
		v.click("#own-mark")
		v.shown("#p2 + .own", "провели")
	}, "document.querySelector('.why li') && document.querySelector('.text mark') && document.querySelector('.own-bar')"},
	{"a note is written", pathOf("article", talks), func(v *visitor) {
		v.selects("p3", "выразил благодарность")
		v.click("#own-note")
	}, "document.querySelector('#p3 + .own textarea')"},
	{"notes", "notes", nil, "document.querySelector('.own-list li')"},
	{"a person with quotations", "person/kasym-zhomart-tokaev", func(v *visitor) { v.must(v.Eval(nil, unfold)) }, "document.querySelector('.quotes blockquote') && document.querySelector('.result')"},
	{"the page about the archive with its questions", "about", func(v *visitor) {
		v.stored()
		v.click("#delete-notes")
		v.click("#remove")
	}, "document.querySelector('#delete-now') && document.querySelector('#remove-now')"},
	{"a new version and another key", "", func(v *visitor) {
		v.stored()
		v.must(v.Eval(nil, "return muragatOffline.refresh()")) // which would take back what follows
		v.must(v.Eval(nil, `Object.assign(muragatOffline, {next: "x", news: {new: 30, changed: 1, removed: 2, articles: [["a", "Вода уходит", "2026-11-02", "ru"], ["b", "Water", "", "en"]]}});
			Object.assign(muragatIntegrity, {warning: "changed", key: "1111 2222", since: "2026-11-02", found: "3333 4444"});
			dispatchEvent(new CustomEvent("muragat-offline")); dispatchEvent(new CustomEvent("muragat-integrity"))`))
		v.wait("document.querySelector('#news summary')")
		v.click("#news summary")
	}, "document.querySelector('#news[open] li') && document.querySelector('#accept-key')"},
}

// sheetOfFilters is there on narrow screens alone.
var sheetOfFilters = state{"the filters", "", func(v *visitor) { v.click(".filters-open") }, "document.querySelector('.filters[data-open]')"}

func (v *visitor) reach(s state) {
	v.Helper()
	v.open(s.path)
	if s.reach != nil {
		s.reach(v)
	}
	v.wait(s.holds)
}

// everyState judges each state on a wide screen, in the dark on a phone, and on a wide screen magnified by four.
func everyState(v *visitor) {
	for _, s := range append(states, sheetOfFilters) {
		if s.name == sheetOfFilters.name {
			v.must(v.Resize(320, 640))
		}
		v.reach(s)
		if s.name != sheetOfFilters.name {
			v.judge(s.name)
			v.fitsWhole(s.name)
		}
		v.must(v.Eval(nil, "document.documentElement.dataset.theme = 'dark'"))
		v.must(v.Resize(320, 640))
		v.wait(s.holds)
		v.judge(s.name + ", 320 px, dark")
		v.fits(s.name + ", 320 px, dark")
		v.must(v.Eval(nil, "delete document.documentElement.dataset.theme"))
		v.must(v.Resize(320, 256))
		v.wait(s.holds)
		v.judge(s.name + ", 400 %")
		v.fits(s.name + ", 400 %")
		v.focusIsSeen(s.name + ", 400 %")
		if !v.tryBool("document.querySelector('dialog[open], .filters[data-open]')") {
			v.barsLeaveRoom(s.name + ", 400 %")
		}
		v.must(v.Restore())
	}
}

// everyStateForced judges each state in the colours of the system. WebKit knows none.
func everyStateForced(v *visitor) {
	v.open("")
	if v.Engine == webdriver.WebKit {
		return
	}
	v.wait("matchMedia('(forced-colors: active)').matches")
	for _, s := range states {
		v.reach(s)
		v.judge(s.name + ", forced colours")
	}
}

// focusSeen tells what has the focus, and what lies over all of it.
const focusSeen = `const e = document.activeElement, r = e.getBoundingClientRect();
	if (e === document.body || e === document.documentElement) return {tag: "", over: ""};
	const left = Math.max(r.left, 0), right = Math.min(r.right, innerWidth), top = Math.max(r.top, 0), bottom = Math.min(r.bottom, innerHeight);
	let over = "off the screen at " + [r.left, r.top, r.right, r.bottom].map(Math.round);
	for (let i = 1; i < 8; i++) for (let j = 1; j < 8; j++) {
		const hit = left < right && top < bottom && document.elementFromPoint(left + (right - left) * i / 8, top + (bottom - top) * j / 8);
		if (!hit) continue;
		if (hit === e || e.contains(hit) || hit.contains(e)) return {tag: e.outerHTML.slice(0, 120), over: ""};
		over = hit.outerHTML.slice(0, 120);
	}
	return {tag: e.outerHTML.slice(0, 120), over};`

// focusIsSeen goes through what has the focus by Tab. Nothing may lie over all of it, nor may it be off the screen.
func (v *visitor) focusIsSeen(name string) {
	v.Helper()
	seen, left := 0, 0
	for seen < 60 && left < 2 { // once around
		v.must(v.Keys(webdriver.Tab))
		var at struct{ Tag, Over string }
		v.must(v.Eval(&at, focusSeen))
		if at.Over != "" { // an engine may scroll later
			v.must(v.Eval(nil, settled))
			v.must(v.Eval(&at, focusSeen))
		}
		if at.Tag == "" {
			left++
			continue
		}
		seen++
		if at.Over != "" {
			v.Errorf("%s: the focus is on %s, and over it %s", name, strings.TrimSpace(at.Tag), at.Over)
		}
	}
	if seen < 2 {
		v.Errorf("%s: Tab leads to %d places", name, seen)
	}
}

// barsLeaveRoom scrolls down and up a little, so that the header shows, and wants half of the screen left to read.
func (v *visitor) barsLeaveRoom(name string) {
	v.Helper()
	v.must(v.Eval(nil, "document.activeElement.blur(); scrollTo({top: 400, behavior: 'instant'})"))
	v.must(v.Eval(nil, settled))
	v.must(v.Eval(nil, "scrollTo({top: 300, behavior: 'instant'})"))
	v.must(v.Eval(nil, settled))
	if covered := v.number(`(() => { let covered = 0;
		for (let y = 2; y < innerHeight; y += 4)
			for (let e = document.elementFromPoint(innerWidth / 2, y); e; e = e.parentElement)
				if (["fixed", "sticky"].includes(getComputedStyle(e).position)) { covered += 4; break; }
		return Math.round(100 * covered / innerHeight); })()`); covered > 50 {
		v.Errorf("%s: %d %% of the screen are bars", name, covered)
	}
}

// standsStill wants no motion where the reader wants none.
func standsStill(v *visitor) {
	for _, path := range []string{"", pathOf("article", talks)} {
		v.open(path)
		v.wait("matchMedia('(prefers-reduced-motion: reduce)').matches")
		v.click("#help-open")
		v.wait(helpOpen)
		var moves []string
		v.must(v.Eval(&moves, `return Array.from(document.querySelectorAll("*")).flatMap(e => [null, "::before", "::after"].map(p => [e, p, getComputedStyle(e, p)]))
			.filter(([, , s]) => /[1-9]/.test(s.transitionDuration) || s.animationName !== "none" || s.scrollBehavior !== "auto").map(([e, p]) => e.outerHTML.slice(0, 80) + (p || ""))`))
		if len(moves) > 0 {
			v.Errorf("/%s: what moves: %q", path, moves)
		}
	}
}
