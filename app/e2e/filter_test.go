package e2e

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"muragat/app/e2e/webdriver"
)

// value is a value of a facet as the page shows it.
type value struct {
	ID    string
	Count int
}

func (v *visitor) values(facet string) (all []value) {
	v.Helper()
	v.must(v.Eval(&all, `return Array.from(document.querySelectorAll("[data-facet=" + arguments[0] + "] [data-value]"), e =>
		({id: e.dataset.value, count: Number(e.querySelector("[data-count]").textContent.replace(/\D/g, ""))}))`, facet))
	if len(all) == 0 {
		v.Fatalf("the facet %s has no values", facet)
	}
	return all
}

func (v *visitor) shownTotal() int {
	v.Helper()
	return v.number("Number(document.querySelector('#total').dataset.total)")
}

// quoted is a CSS string.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

func filterByPerson(v *visitor)   { v.filter("person") }
func filterByTopic(v *visitor)    { v.filter("topic") }
func filterBySource(v *visitor)   { v.filter("source") }
func filterByLanguage(v *visitor) { v.filter("lang") }

// filter chooses a value that narrows the list, where there is one.
func (v *visitor) filter(facet string) {
	v.open("")
	all := v.shownTotal()
	values := v.values(facet)
	chosen := values[0]
	for _, c := range values {
		if c.Count < all {
			chosen = c
			break
		}
	}
	v.click(fmt.Sprintf("[data-facet=%s] [data-value=%s]", facet, quoted(chosen.ID)))
	v.narrowed(url.Values{facet: {chosen.ID}}, chosen.Count)
	v.click("#chips a")
	v.total(all)
	if q := v.query(); len(q) > 0 {
		v.Errorf("the address keeps %v without a filter", q)
	}
	v.open("?" + url.Values{facet: {chosen.ID}}.Encode())
	v.narrowed(url.Values{facet: {chosen.ID}}, chosen.Count)
}

// narrowed checks that page, address and archive agree on a filter, also after
// a reload.
func (v *visitor) narrowed(want url.Values, count int) {
	v.Helper()
	for range 2 {
		v.total(count)
		for key, values := range want {
			v.wait("new URLSearchParams(location.search).getAll(arguments[0]).join('|') === arguments[1]", key, strings.Join(values, "|"))
		}
		a := v.ask(want)
		if a.Total != count {
			v.Errorf("the archive finds %d for %v, the page counted %d", a.Total, want, count)
		}
		if shown := v.shownIDs(); len(shown) > len(a.IDs) || !slices.Equal(shown, a.IDs[:len(shown)]) || len(shown) == 0 && count > 0 {
			v.Errorf("the page shows %q, the archive finds %q", shown, a.IDs)
		}
		if v.number("document.querySelectorAll('#chips a').length") == 0 {
			v.Errorf("no chip for %v", want)
		}
		v.must(v.Reload())
		v.live()
	}
}

// filterByDate chooses a year of the timeline, then a month by its address.
func filterByDate(v *visitor) {
	v.open("")
	all := v.shownTotal()
	years := v.ask(nil).Facets.Year
	if len(years) < 2 {
		v.Fatalf("the archive has the years %v, want several", years)
	}
	year := years[len(years)-1]
	v.click(fmt.Sprintf("#timeline [data-year=%s]", quoted(year.ID)))
	v.narrowed(url.Values{"from": {year.ID}, "to": {year.ID}}, year.Count)
	v.click("#chips a")
	v.total(all)
	months := 0
	for m := 1; m <= 12; m++ {
		month := fmt.Sprintf("%s-%02d", year.ID, m)
		if n := v.ask(url.Values{"from": {month}, "to": {month}}).Total; n > 0 && n < all {
			v.open("?from=" + month + "&to=" + month)
			v.total(n)
			months++
		}
	}
	if months == 0 {
		v.Errorf("no month of %s narrows the list", year.ID)
	}
	v.open("date/" + year.ID)
	v.wait("document.querySelector('h1').textContent.includes(arguments[0])", year.ID)
	if n := len(v.shownIDs()); n == 0 {
		v.Errorf("the page of %s shows no article", year.ID)
	}
}

func filterUndated(v *visitor) {
	v.open("")
	n := v.ask(nil).Facets.Undated
	if n == 0 {
		v.Fatal("the archive has no undated article")
	}
	v.click(`#timeline [data-value="undated"]`)
	v.narrowed(url.Values{"undated": {"1"}}, n)
}

// filterOnPhone opens the sheet of filters, chooses, and returns to the list.
func filterOnPhone(v *visitor) {
	v.open("")
	chosen := v.values("person")[0]
	css := fmt.Sprintf("[data-facet=person] [data-value=%s]", quoted(chosen.ID))
	v.click(".filters-open")
	v.wait("document.querySelector(arguments[0]).checkVisibility()", css)
	v.click(css)
	v.total(chosen.Count)
	v.click("#filters-done")
	v.wait("!document.querySelector(arguments[0]) || !document.querySelector(arguments[0]).checkVisibility()", css)
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
}

// backFromFilters closes the sheet by Back, which loses neither the page nor what was chosen.
func backFromFilters(v *visitor) {
	v.open("about")
	v.click(".name") // a real click: WebKit's Back passes by entries that a script has made alone
	v.wait("document.querySelector('#total')")
	all := v.shownTotal()
	const open, shut = "document.querySelector('.filters[data-open]')", "document.querySelector('#total') && !document.querySelector('.filters[data-open]')"
	v.click(".filters-open")
	v.wait(open)
	v.must(v.Back())
	v.wait(shut)
	v.click(".filters-open")
	v.wait(open)
	v.click("#filters-done")
	v.wait(shut)
	chosen := v.values("person")[0]
	v.click(".filters-open")
	v.wait(open)
	v.click(fmt.Sprintf("[data-facet=person] [data-value=%s]", quoted(chosen.ID)))
	v.total(chosen.Count)
	v.must(v.Back())
	v.wait(shut)
	v.total(chosen.Count)
	if got := v.query().Get("person"); got != chosen.ID {
		v.Errorf("Back from the filters leads to person=%q, want %s kept", got, chosen.ID)
	}
	v.must(v.Back())
	v.total(all)
	v.wait("location.search === ''")
	v.must(v.Back())
	v.wait("location.pathname.endsWith('about') && document.querySelector('.prose h1')")
}

// wordForms searches by a form of a word that no article has.
func wordForms(v *visitor) {
	v.open("")
	v.must(v.Type("#q", "президентом"+webdriver.Enter))
	v.wait("new URLSearchParams(location.search).get('q') === 'президентом'")
	want := v.ask(url.Values{"q": {"президент"}})
	if want.Total == 0 {
		v.Fatal("the archive has no «президент»")
	}
	v.total(want.Total)
	if got := v.shownIDs(); !slices.Equal(got, want.IDs[:len(got)]) {
		v.Errorf("«президентом» shows %q, «президент» finds %q", got, want.IDs)
	}
	mark := strings.ToLower(v.str("(document.querySelector('.result mark') || {textContent: ''}).textContent"))
	if !strings.HasPrefix(mark, "президент") {
		v.Errorf("marked in the results: %q, want a form of «президент»", mark)
	}
}

// nothingFound narrows to nothing and takes the way out that the page offers.
func nothingFound(v *visitor) {
	v.open("?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82&from=1890&to=1891")
	v.total(0)
	text, err := v.Text("main")
	v.must(err)
	if utf8.RuneCountInString(text) < 40 {
		v.Errorf("nothing found says only %q", text)
	}
	const offered = "Array.from(document.querySelectorAll('.sorts a, #take-open, #take button')).filter(e => e.checkVisibility()).length"
	if n := v.number(offered); n > 0 {
		v.Errorf("nothing is found, and %d links and buttons would put it in order or save it", n)
	}
	v.click(".ways a")
	v.wait("Number(document.querySelector('#total').dataset.total) > 0")
	if n := v.number(offered); n < 3 {
		v.Errorf("of what is found %d links and buttons are shown, want the orders and the export", n)
	}
}

// keyboardAlone searches and opens an article without a pointer.
func keyboardAlone(v *visitor) {
	v.open("")
	v.must(v.Keys("/"))
	v.wait("document.activeElement.id === 'q' && document.activeElement.value === ''")
	v.must(v.Keys("президент" + webdriver.Enter))
	v.wait("location.search.length > 1")
	v.total(v.ask(url.Values{"q": {"президент"}}).Total)
	for range 100 {
		v.must(v.Keys(webdriver.Tab))
		var at struct {
			Title, Ring bool
			Tag         string
		}
		v.must(v.Eval(&at, `const e = document.activeElement, s = getComputedStyle(e);
			return {title: e.matches(".result a.title"), ring: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0, tag: e.outerHTML.slice(0, 200)}`))
		if !at.Ring && !strings.HasPrefix(at.Tag, "<body") {
			v.Errorf("the focus cannot be seen on %s", at.Tag)
		}
		if at.Title {
			v.must(v.Keys(webdriver.Enter))
			v.wait("document.querySelector('article[data-id]')")
			return
		}
	}
	v.Error("a hundred steps of Tab lead to no result")
}
