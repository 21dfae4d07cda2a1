package e2e

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// attack runs if markup of an address or an article ever becomes markup of the
// page. The articles of testdata hold it too.
const attack = `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`

// hostileAddresses opens what nobody should, with the host and without it.
func hostileAddresses(v *visitor) {
	escaped := url.QueryEscape(attack)
	segment := url.PathEscape(attack)
	addresses := []string{
		"article/no-such-article", "person/no-such-person", "topic/0", "date/2024-13", "date/0000", "date/99999", "nothing/here",
		"?from=2024-02-30&to=yesterday", "?from=9999&to=0001", "?undated=2&page=-7&sort=sideways", "?page=99999999999999999999",
		"?person=nobody&person=nobody&topic=%00&lang=zz", "?q=%22%22%22+-+*+-%22", "?q=" + strings.Repeat("%D1%84", 15_000),
		"?q=%", "?q=%D0", "?q=%E0%A4&person=%ZZ", "?%=%&=&&&", "article/%E0%A4", "person/%FF%FE",
		"?q=" + escaped, "?person=" + escaped + "&topic=" + escaped + "&source=" + escaped + "&lang=" + escaped + "&from=" + escaped + "&sort=" + escaped,
		"?" + escaped + "=1", "article/" + segment, "person/" + segment, "topic/" + segment, "date/" + segment, "#" + segment,
		"?q=javascript%3Awindow.hacked%3D1", "article/..%2f..%2fetc%2fpasswd", "article/%2e%2e%2f%2e%2e%2fsw.js",
	}
	v.open("")
	v.stored()
	for _, state := range []string{"with the host", "without the host"} {
		for _, a := range addresses {
			v.openPlain(a)
			v.sane(state + ": /" + a)
		}
		v.host.kill()
	}
}

// sane checks that the page says something and that no script of a stranger ran.
func (v *visitor) sane(what string) {
	v.Helper()
	if len(what) > 150 {
		what = what[:150] + "…"
	}
	if err := v.WaitFor("document.body && document.body.innerText.trim().length > 20"); err != nil {
		v.Errorf("%s: a blank page: %v", what, err)
		return
	}
	if err := v.WaitFor("document.documentElement.dataset.live === '1' || /^(400|404|405|414|431)/.test(document.title)"); err != nil {
		v.Errorf("%s: the page does not become live: %v", what, err)
	}
	v.harmless(what)
	// the driver's own way takes a minute for ten million letters
	var text string
	err := v.Eval(&text, "return document.body.innerText.slice(0, 1000)")
	if err != nil || utf8.RuneCountInString(strings.TrimSpace(text)) < 20 {
		v.Errorf("%s: only %q, %v can be read", what, text, err)
	}
}

// harmless checks that no script of a stranger ran, and that none of his markup is in the page.
func (v *visitor) harmless(what string) {
	v.Helper()
	var bad struct {
		Hacked bool
		Markup []string
	}
	v.must(v.Eval(&bad, `return {hacked: "hacked" in window,
		markup: Array.from(document.querySelectorAll("[onerror], [onclick], img[src='x'], #page script, iframe, a[href^='javascript:' i], a[href^='data:' i]"), e => e.outerHTML.slice(0, 200))}`))
	if bad.Hacked || len(bad.Markup) > 0 {
		v.Errorf("%s: a stranger's script or markup is in the page: ran %t, %q", what, bad.Hacked, bad.Markup)
	}
}

// hostileArticles opens articles whose every field holds markup.
func hostileArticles(v *visitor) {
	v.open("?q=onerror")
	v.wait("document.querySelectorAll('.result').length > 0")
	v.sane("the list")
	for _, id := range v.shownIDs() {
		v.open(pathOf("article", id))
		v.sane("the article " + id)
		v.wait("document.querySelector('article .text').textContent.includes('<script>')")
		v.wait("document.querySelector('h1').textContent.includes('<img')")
		var people []string
		v.must(v.Eval(&people, "return Array.from(document.querySelectorAll('article a[href*=\"/person/\"]'), a => a.getAttribute('href'))"))
		for _, p := range people {
			v.must(v.Navigate(v.host.url(p)))
			v.live()
			v.sane(p)
		}
	}
}
