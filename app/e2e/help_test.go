package e2e

import (
	"maps"
	"net/url"
	"slices"

	"muragat/app/e2e/webdriver"
)

const (
	helpOpen = "document.querySelector('#help').open"
	helpShut = "!document.querySelector('#help').open"
)

// opensHelp opens the window of keys by the key and by its button, and presses every key that it names.
func opensHelp(v *visitor) {
	v.open("")
	v.must(v.Eval(nil, "document.querySelector('.result a.title').focus()"))
	v.must(v.Keys("?"))
	v.wait(helpOpen)
	v.judge("help")
	v.fitsWhole("help")
	var named []string
	v.must(v.Eval(&named, "return Array.from(document.querySelectorAll('#help dt'), e => e.querySelector('kbd') ? Array.from(e.querySelectorAll('kbd'), k => k.textContent) : [e.textContent]).flat()"))
	if n := v.number("document.querySelectorAll('#help li').length"); n != 6 {
		v.Errorf("%d operators of the search box, want 5", n)
	}
	v.must(v.Keys("/")) // belongs to the page below
	v.wait(helpOpen)
	v.must(v.Keys(webdriver.Escape))
	v.wait(helpShut)
	v.wait("document.activeElement.matches('.result a.title')")
	v.must(v.Keys("?"))
	v.wait(helpOpen)
	v.must(v.Click("#help-close"))
	v.wait(helpShut)
	v.wait("document.activeElement.matches('.result a.title')")
	v.click("#help-open")
	v.wait(helpOpen)
	v.must(v.Keys(webdriver.Escape))
	v.wait(helpShut)
	v.must(v.Keys("/?"))
	v.wait("document.querySelector('#q').value === '?' && " + helpShut)
	v.must(v.Keys(webdriver.Escape))

	works := map[string]func(){
		"/":      func() { v.must(v.Keys("/")); v.wait(onQ) },
		"Ctrl+K": func() { v.must(v.Type("body", "\ue009k\ue000")); v.wait(onQ) },
		"↓": func() {
			v.must(v.Keys("/" + webdriver.ArrowDown))
			v.wait("document.activeElement.matches('.result[aria-posinset=\"1\"] a.title')")
			v.facetValue(1)
			v.must(v.Keys(webdriver.ArrowDown))
			v.wait("document.activeElement.closest('[data-facet=person] li')?.getAttribute('aria-posinset') === '2'")
		},
		"↑": func() {
			v.result(0)
			v.must(v.Keys(webdriver.ArrowUp))
			v.wait(onQ)
		},
		"Home": func() {
			v.result(3)
			v.must(v.Keys(webdriver.Home))
			v.wait("document.activeElement.closest('.result')?.getAttribute('aria-posinset') === '1'")
		},
		"End": func() {
			v.result(0)
			v.must(v.Keys(webdriver.End))
			v.wait("document.activeElement.closest('.result')?.getAttribute('aria-posinset') === document.activeElement.closest('.result').getAttribute('aria-setsize')")
			v.facetValue(1)
			v.must(v.Keys(webdriver.End))
			v.wait("Number(document.activeElement.closest('[data-facet=person] li')?.getAttribute('aria-posinset')) > 5")
		},
		"буква": func() {
			v.facetValue(1)
			v.must(v.Keys("а"))
			v.wait("document.activeElement.matches('[data-facet=person] .find') && document.activeElement.value === 'а'")
		},
		"Esc": func() {
			v.must(v.Keys("/айг"))
			v.suggestions("Айгуль")
			v.must(v.Keys(webdriver.Escape))
			v.wait(listClosed)
			v.wait("document.querySelector('#q').value === 'айг'")
			v.must(v.Keys(webdriver.Escape))
			v.wait("document.querySelector('#q').value === ''")
		},
		"Enter": func() {
			v.must(v.Keys("/серик"))
			v.suggestions("Серикова")
			v.must(v.Keys(webdriver.ArrowDown))
			v.must(v.Keys(webdriver.Enter))
			v.wait("document.querySelector('#chips a')?.textContent === 'Айгуль Серикова'")
			v.retype("вода" + webdriver.Enter)
			v.wait("new URLSearchParams(location.search).get('q') === 'вода'")
			v.result(0)
			v.must(v.Keys(webdriver.Enter))
			v.wait("document.querySelector('article[data-id]')")
		},
		"←": func() { v.onBars(webdriver.End+webdriver.ArrowLeft, "count - 2") },
		"→": func() { v.onBars(webdriver.Home+webdriver.ArrowRight, "1") },
		"m": func() {
			v.result(0)
			v.must(v.Keys(webdriver.Enter))
			v.wait("document.querySelector('#p2 .number')")
			v.must(v.Eval(nil, "document.querySelector('#p2 .number').focus()"))
			v.must(v.Keys("m"))
			v.wait("document.activeElement.id === 'own-mark'")
		},
		"?": func() {
			v.result(0)
			v.must(v.Keys("?"))
			v.wait(helpOpen)
			v.must(v.Keys(webdriver.Escape))
			v.wait(helpShut)
		},
	}
	if want := slices.Sorted(maps.Keys(works)); !slices.Equal(slices.Sorted(slices.Values(named)), want) {
		v.Errorf("the window names the keys %q, want %q", named, want)
	}
	for _, key := range named {
		v.open("?" + url.Values{"to": {"2030"}}.Encode())
		if press := works[key]; press != nil {
			v.Log(key)
			press()
		}
	}
}

// switchesKeys switches the keys of a single character off, and on again: at once, on every page, on the next visit too.
func switchesKeys(v *visitor) {
	kept := func() string { return v.str("localStorage.getItem('muragat / keys') || ''") }
	toSwitch := func() {
		v.Helper()
		v.click("#help-open")
		v.wait(helpOpen)
		v.must(v.Click("label:has(#single-keys)"))
		v.judge("help, the keys switched")
		v.must(v.Keys(webdriver.Escape))
		v.wait(helpShut)
	}
	silent := func(when string) {
		v.Helper()
		v.result(0)
		v.must(v.Keys("/?м"))
		if !v.tryBool("document.activeElement.matches('.result a.title')") || !v.tryBool(helpShut) {
			v.Errorf("%s / and ? still do something", when)
		}
		v.facetValue(1)
		v.must(v.Keys("а"))
		if !v.tryBool("document.activeElement.matches('[data-facet=person] .values input')") {
			v.Errorf("%s a letter leaves the values", when)
		}
		v.must(v.Type("body", "\ue009k\ue000")) // which is no single character
		v.wait(onQ)
		v.must(v.Keys("м/?"))
		v.wait("document.querySelector('#q').value === 'м/?'")
		v.must(v.Keys(webdriver.Escape + webdriver.Escape))
		v.wait("document.querySelector('#q').value === ''")
	}
	works := func() {
		v.Helper()
		v.result(0)
		v.must(v.Keys("?"))
		v.wait(helpOpen)
		v.must(v.Keys(webdriver.Escape))
		v.wait(helpShut)
		v.must(v.Keys("/"))
		v.wait(onQ)
	}
	v.open("")
	works()
	if kept() != "" {
		v.Errorf("%q is kept before anything was chosen", kept())
	}
	toSwitch()
	silent("switched off")
	v.result(0)
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.querySelector('#p2 .number')")
	v.must(v.Eval(nil, "document.querySelector('#p2 .number').focus()"))
	v.must(v.Keys("m"))
	if v.tryBool("document.querySelector('.own-bar')") {
		v.Error("switched off, m still marks")
	}
	v.open("")
	silent("on the next visit")
	v.click("#help-open")
	v.wait(helpOpen + " && !document.querySelector('#single-keys').checked")
	v.must(v.Keys(webdriver.Escape))
	toSwitch()
	works()
	if kept() != "" {
		v.Errorf("switched on again, %q is kept", kept())
	}
	// another page of the archive
	v.must(v.Eval(nil, "localStorage.setItem('muragat / keys', 'off'); dispatchEvent(new StorageEvent('storage', {key: 'muragat / keys'}))"))
	silent("switched off on another page")
}

// onBars presses keys on the bars of time, until the focus is on the bar with a number.
func (v *visitor) onBars(keys, number string) {
	v.Helper()
	v.must(v.Eval(nil, "document.querySelector('#timeline .bars a[tabindex=\"0\"], #timeline .bars a:not([tabindex])').focus()"))
	v.must(v.Keys(keys))
	v.wait("(bars => { const count = bars.length; return document.activeElement === bars[" + number + "]; })([...document.querySelectorAll('#timeline .bars a')])")
}

// result puts the focus on the title of a result.
func (v *visitor) result(i int) {
	v.Helper()
	v.must(v.Eval(nil, "document.querySelectorAll('.result a.title')[arguments[0]].focus()", i))
}

// facetValue puts the focus on the n-th person to filter by.
func (v *visitor) facetValue(n int) {
	v.Helper()
	v.must(v.Eval(nil, "document.querySelectorAll('[data-facet=person] .values input')[arguments[0] - 1].focus()", n))
}

// helpOnPhone opens the window by a finger, in every language.
func helpOnPhone(v *visitor) {
	for _, lang := range []string{"ru", "kk", "uz", "uz-Cyrl", "en"} {
		v.open("")
		v.must(v.Eval(nil, "localStorage.setItem('muragat / lang', arguments[0])", lang))
		v.must(v.Reload())
		v.live()
		v.click("#help-open")
		v.wait(helpOpen)
		v.judge("help in " + lang)
		v.fits("help in " + lang)
		if n := v.number("document.querySelectorAll('#help li').length"); n != 6 {
			v.Errorf("%s: %d operators of the search box, want 5", lang, n)
		}
		if h := v.number("Math.floor(document.querySelector('#help-close').getBoundingClientRect().height)"); h < 44 {
			v.Errorf("the button that closes it is %d pixels high", h)
		}
		v.must(v.Click("#help-close"))
		v.wait(helpShut)
	}
}
