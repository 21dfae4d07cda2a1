package e2e

import (
	"net/url"
	"strings"

	"muragat/app/e2e/webdriver"
)

// secondTry types a name in Latin, refuses what the archive makes of it, and takes it back.
func secondTry(v *visitor) {
	want := func() int { return v.ask(url.Values{"q": {"токаев"}}).Total }
	v.open("")
	if want() == 0 {
		v.Fatal("the archive has no «Токаев»")
	}
	v.must(v.Type("#q", "tokaev"))
	v.total(want())
	v.wait("document.querySelector('#notices').textContent.includes('Токаев')")
	v.wait("location.search === '?q=tokaev'")
	if mark := strings.ToLower(v.str("(document.querySelector('.result mark') || {textContent: ''}).textContent")); !strings.HasPrefix(mark, "токаев") {
		v.Errorf("marked in the results: %q, want a form of «Токаев»", mark)
	}
	v.judge("a second try")
	v.suggestions("Токаев")
	if said, noted := v.str("document.querySelector('#suggestions .refusal .kind').textContent"), v.texts("#notices li")[0]; said != noted {
		v.Errorf("the list says %q, the notice below it %q", said, noted)
	}
	v.must(v.Click("#suggestions .refusal [data-at]")) // with the list open, which lies over the notice
	v.wait(listClosed)
	for range 2 {
		v.total(0)
		v.wait("new URLSearchParams(location.search).get('exact') === '1' && !document.querySelector('#only-typed')")
		v.must(v.Reload())
		v.live()
	}
	v.click(".ways a")
	v.total(want())
	v.wait("location.search === '?q=tokaev'")
	v.must(v.Back())
	v.total(0)
	v.must(v.Back())
	v.total(want())

	v.retype("toka")
	v.suggestions("Токаев")
	v.wait("document.querySelector('#suggestions .refusal')")
	v.must(v.Keys(webdriver.ArrowUp)) // it is the last one
	v.wait("document.querySelector('.refusal [aria-selected=true]')?.id === document.querySelector('#q').getAttribute('aria-activedescendant')")
	v.judge("the refusal of a second try")
	v.must(v.Keys(webdriver.Enter))
	v.wait("new URLSearchParams(location.search).get('exact') === '1' && new URLSearchParams(location.search).get('q') === 'toka'")
	v.wait(listClosed)
	v.retype("tokaev")
	v.suggestions("Токаев")
	v.must(v.Keys(webdriver.Escape))
	v.wait(listClosed)
	v.click("#only-typed")
	v.total(0)
	v.retype("ток")
	v.suggestions("Токаев")
	if v.tryBool("document.querySelector('#suggestions .refusal')") {
		v.Error("what was typed is all that is searched, and may be refused")
	}
	v.open("?q=ghtpbltyn")
	v.total(v.ask(url.Values{"q": {"президент"}}).Total)
	v.open("?q=%D0%BF%D1%80%D0%B8%D0%B7%D0%B5%D0%B4%D0%B5%D0%BD%D1%82") // призедент
	v.total(v.ask(url.Values{"q": {"президент"}}).Total)
}

// operatorsInBox narrows the list by what is typed, and takes it back by its chip.
func operatorsInBox(v *visitor) {
	v.open("")
	all := v.shownTotal()
	chosen := v.values("person")[0]
	name := v.str("document.querySelector(arguments[0]).textContent", "[data-facet=person] [data-value="+quoted(chosen.ID)+"] .label")
	v.wait("getComputedStyle(document.querySelector('#search-help')).display === 'none'")
	v.click("#q")
	v.wait("getComputedStyle(document.querySelector('#search-help')).display === 'block'")
	v.judge("help below the box")
	v.must(v.Type("#q", `человек:"`+name+`" статьи`))
	v.wait("getComputedStyle(document.querySelector('#search-help')).display === 'none'")
	v.wait("document.querySelector('#chips a') && document.querySelector('#chips a').textContent === arguments[0]", name)
	v.total(v.ask(url.Values{"q": {"статьи"}, "person": {chosen.ID}}).Total)
	v.must(v.Keys(strings.Repeat(webdriver.Backspace, len([]rune("статьи"))) + webdriver.Enter))
	v.total(chosen.Count)
	v.wait("document.querySelector('#q').value === ''")
	v.must(v.Reload())
	v.live()
	v.total(chosen.Count)
	v.click("#chips a")
	v.total(all)
	v.open("?q=date:1890..1891+%D0%B4%D0%B0%D1%82%D0%B0:x")
	v.total(0)
	v.wait("document.querySelector('#notices').textContent.includes('date=x')")
	v.click(".ways a")
	v.total(all)
}
