package e2e

import (
	"net/url"
	"slices"
	"strings"

	"muragat/app/e2e/webdriver"
)

// suggested is an option of the list below the search box.
type suggested struct {
	Kind, Text string // Text without what stands at its end
	Count      int    // 0 of a title
	Active     bool
	Height     float64
}

// suggestions waits until the list is open for what the reader types, which stands in the box.
func (v *visitor) suggestions(has string) (list []suggested) {
	v.Helper()
	v.wait(`(b => b && b.checkVisibility() && Array.from(b.querySelectorAll(".label"), e => e.textContent).some(t => t.includes(arguments[0])))(document.querySelector("#suggestions"))`, has)
	v.must(v.Eval(&list, `return Array.from(document.querySelectorAll("#suggestions [role=option]"), e => ({
		kind: e.parentElement.querySelector(".kind").textContent, text: e.querySelector(".label").textContent,
		count: Number((e.querySelector(".count").textContent.match(/^(\d+) стат/) || [0, 0])[1]),
		active: e.getAttribute("aria-selected") === "true" && document.querySelector("#q").getAttribute("aria-activedescendant") === e.id,
		height: e.getBoundingClientRect().height}))`))
	if len(list) == 0 || len(list) > 9 { // eight, and the one that refuses a second try
		v.Fatalf("%d suggestions", len(list))
	}
	return list
}

// activeOf is the place of the option that is active, or -1.
func activeOf(list []suggested) int {
	return slices.IndexFunc(list, func(s suggested) bool { return s.Active })
}

// retype types in the search box, in the place of what stands there.
func (v *visitor) retype(text string) {
	v.Helper()
	v.must(v.Eval(nil, "const q = document.querySelector('#q'); q.focus(); q.select()"))
	v.must(v.Keys(text))
}

const (
	listClosed = `document.querySelector("#suggestions").hidden && document.querySelector("#q").getAttribute("aria-expanded") === "false" && !document.querySelector("#q").hasAttribute("aria-activedescendant")`
	onQ        = `document.activeElement.id === "q"`
)

// suggestByKeys types a name in another layout and script, goes through the list, leaves it and takes what it offers.
func suggestByKeys(v *visitor) {
	v.open("about")
	v.click(".name") // a real click: WebKit's Back passes by entries that a script has made alone
	v.wait("document.querySelector('#total')")
	all := v.shownTotal()
	v.wait(listClosed)
	v.must(v.Keys("/"))
	v.must(v.Keys("njrf"))
	v.wait("new URLSearchParams(location.search).get('q') === 'njrf'")
	list := v.suggestions("Токаев")
	if activeOf(list) >= 0 || list[0].Kind != "Люди" {
		v.Errorf("the list begins as %+v", list)
	}
	if expanded := v.str("document.querySelector('#q').getAttribute('aria-expanded')"); expanded != "true" {
		v.Errorf("aria-expanded is %s", expanded)
	}
	v.judge("suggestions")
	if moved := v.number(`(() => { const top = () => document.querySelector(".summary").getBoundingClientRect().top, list = document.querySelector("#suggestions"), open = top();
		list.hidden = true; const shut = top(); list.hidden = false; return Math.round(Math.abs(open - shut)); })()`); moved != 0 {
		v.Errorf("the page below the list moves by %d pixels", moved)
	}

	// once round, and out of it by Esc, which leaves what was typed; the arrows lead to the results again
	for i := range list {
		v.must(v.Keys(webdriver.ArrowDown))
		if now := v.suggestions("Токаев"); activeOf(now) != i {
			v.Errorf("after %d times ↓ %+v", i+1, now)
		}
		v.wait(onQ)
	}
	v.must(v.Keys(webdriver.ArrowDown))
	if now := v.suggestions("Токаев"); activeOf(now) >= 0 {
		v.Errorf("↓ on the last leads to %+v", now)
	}
	v.must(v.Keys(webdriver.ArrowUp))
	if now := v.suggestions("Токаев"); activeOf(now) != len(list)-1 {
		v.Errorf("↑ leads to %+v", now)
	}
	v.must(v.Keys(webdriver.Escape))
	v.wait(listClosed)
	v.wait("document.querySelector('#q').value === 'njrf'")
	v.must(v.Keys(webdriver.ArrowDown))
	v.wait("document.activeElement.matches('.result a.title')")
	v.must(v.Keys(webdriver.ArrowUp))
	v.wait(onQ)
	v.must(v.Keys(webdriver.Escape))
	v.wait("document.querySelector('#q').value === ''")
	v.total(all)

	// Home and End stay in the text, and a key takes the choice back
	v.must(v.Keys("tok"))
	v.suggestions("Токаев")
	v.must(v.Keys(webdriver.ArrowDown + webdriver.Home))
	v.wait(onQ + " && document.activeElement.selectionStart === 0")
	v.must(v.Keys(webdriver.End + "a"))
	v.wait("document.querySelector('#q').value === 'toka' && !document.querySelector('#q').hasAttribute('aria-activedescendant')")
	list = v.suggestions("Токаев")
	v.must(v.Keys(webdriver.ArrowDown))
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.querySelector('#chips a')?.textContent === arguments[0]", list[0].Text)
	v.total(list[0].Count)
	v.wait(onQ + " && document.querySelector('#q').value === ''")
	v.wait(listClosed)
	person := v.query().Get("person")
	if n := v.ask(url.Values{"person": {person}}).Total; n != list[0].Count {
		v.Errorf("%s is suggested with %d articles, and has %d", person, list[0].Count, n)
	}

	// a topic beside it, with the words that stand before it
	v.must(v.Keys("президент сотр"))
	v.suggestions("сотрудничеств")
	v.must(v.Keys(webdriver.Enter)) // none is active: that is a search
	v.wait("new URLSearchParams(location.search).get('q') === 'президент сотр'")
	v.wait(listClosed)
	v.must(v.Back())
	v.wait("!new URLSearchParams(location.search).has('q') && new URLSearchParams(location.search).get('person') === arguments[0]", person)
	v.must(v.Back())
	v.wait("location.search === ''")
	v.total(all)
}

// suggestByClick takes a word, a title and, from the page that it opens, a person.
func suggestByClick(v *visitor) {
	v.open("")
	option := func(kind string) suggested {
		v.Helper()
		list := v.suggestions("")
		i := slices.IndexFunc(list, func(s suggested) bool { return s.Kind == kind })
		if i < 0 {
			v.Fatalf("no %s among %+v", kind, list)
		}
		v.must(v.Eval(nil, "document.querySelectorAll('#suggestions [role=option]')[arguments[0]].dataset.goal = 1", i))
		v.must(v.Click("#suggestions [data-goal]"))
		v.wait(listClosed)
		return list[i]
	}
	v.click("#q")
	v.must(v.Keys("през"))
	v.suggestions("президент")
	word := option("Слова")
	v.wait("document.querySelector('#q').value === arguments[0]", word.Text)
	v.total(word.Count)
	if n := v.ask(url.Values{"q": {word.Text}}).Total; n != word.Count {
		v.Errorf("%s is suggested with %d articles, and has %d", word.Text, word.Count, n)
	}

	v.retype("неформ")
	v.suggestions("неформальную встречу")
	title := option("Статьи")
	v.wait("document.querySelector('article[data-id] h1')?.textContent === arguments[0]", title.Text)
	v.retype("мирз")
	v.suggestions("Мирзиёев")
	person := option("Люди")
	v.wait("document.querySelector('#chips a')?.textContent === arguments[0]", person.Text)
	v.total(person.Count)
	v.must(v.Back())
	v.wait("document.querySelector('article[data-id]')")
	v.must(v.Back())
	v.wait("new URLSearchParams(location.search).get('q') === 'неформ'")

	// leaving the box shuts the list
	v.retype("ток")
	v.suggestions("Токаев")
	v.must(v.Keys(webdriver.Tab))
	v.wait(listClosed)
}

// suggestOnPhone uses the list by a finger.
func suggestOnPhone(v *visitor) {
	v.open("")
	v.retype("каз")
	for _, s := range v.suggestions("азахстан") {
		if s.Height < 44 {
			v.Errorf("%s is %.0f pixels high, want 44", s.Text, s.Height)
		}
	}
	v.fits("suggestions")
	v.judge("suggestions, 320 px")
	if out := v.number(`(r => Math.max(0, Math.round(r.bottom - innerHeight)))(document.querySelector("#suggestions").getBoundingClientRect())`); out > 0 {
		v.Errorf("the list ends %d pixels below the screen", out)
	}
	first := v.suggestions("азахстан")[0] // more may have come meanwhile
	v.must(v.Click("#suggested-0"))
	v.total(first.Count)
	v.wait(listClosed)
}

// suggestCounts takes every suggestion of a list of many, with a filter set.
func suggestCounts(v *visitor) {
	taken := 0
	for _, typed := range []string{"айг", "вод", "ерл", "qo"} {
		for i := range 3 {
			v.open("?from=2021&to=2023")
			v.retype(typed)
			v.wait("new URLSearchParams(location.search).get('q') === arguments[0]", typed)
			v.must(v.Eval(nil, "return new Promise(done => setTimeout(() => done(true), 500))"))
			if v.tryBool("document.querySelector('#suggestions').hidden") {
				break
			}
			list := v.suggestions("")
			if i >= len(list) {
				break
			}
			if list[i].Kind == "Статьи" {
				continue
			}
			v.must(v.Click("#suggestions [data-at=" + quoted(string(rune('0'+i))) + "]"))
			v.wait(listClosed)
			v.wait("!document.querySelector('#q').value || document.querySelector('#q').value !== arguments[0]", typed)
			v.total(list[i].Count)
			if n := v.ask(v.query()).Total; n != list[i].Count || v.query().Get("from") != "2021" {
				v.Errorf("%s, %+v: %d articles at %v", typed, list[i], n, v.query())
			}
			taken++
		}
	}
	if taken < 5 {
		v.Errorf("%d suggestions were taken, want 5", taken)
	}
}

// hostileSuggestions types the beginnings of names and titles that would be markup, or turn the direction.
func hostileSuggestions(v *visitor) {
	v.open("")
	seen := 0
	for _, typed := range []string{"иван", "разм", "onclick", "img", "тема", "абай", "знаки", "мари", "бу", "script"} {
		v.retype(typed)
		v.wait("document.querySelector('#q').value === arguments[0] && new URLSearchParams(location.search).get('q') === arguments[0]", typed)
		v.must(v.Eval(nil, "return new Promise(done => setTimeout(() => done(true), 500))"))
		if v.tryBool("!document.querySelector('#suggestions').hidden") {
			seen++
			v.harmless("suggestions for " + typed)
			v.fits("suggestions for " + typed)
			v.wellBuilt("suggestions for " + typed)
		}
		if typed == "иван" {
			if said := v.str("document.querySelector('#suggestions').textContent"); !strings.Contains(said, "<img src=x") {
				v.Errorf("the hostile name is shown as %q", said)
			}
		}
		v.must(v.Keys(webdriver.Escape))
	}
	if seen < 6 {
		v.Errorf("%d of the lists were open, want 6", seen)
	}
	v.judge("hostile suggestions")
}
