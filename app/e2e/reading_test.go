package e2e

import (
	"strings"
	"unicode/utf8"

	"muragat/app/e2e/webdriver"
)

// readArticle opens an article from the list, then a person from the article.
func readArticle(v *visitor) {
	v.open("")
	title, err := v.Text(".result a.title")
	v.must(err)
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	if h1, err := v.Text("h1"); err != nil || h1 != title {
		v.Errorf("the article is called %q, %v, the list called it %q", h1, err, title)
	}
	text, err := v.Text("article .text")
	v.must(err)
	if n := utf8.RuneCountInString(text); n < 500 {
		v.Errorf("the article shows %d letters", n)
	}
	v.wait("scrollY === 0 && document.title.includes(arguments[0])", title)
	v.click("article a[href*='/person/']")
	v.wait("location.pathname.includes('/person/') && document.querySelector('.subject h1')")
	if n := len(v.shownIDs()); n == 0 {
		v.Error("the person's page lists no article")
	}
}

// copiesLink copies the address of an article, and is refused.
func copiesLink(v *visitor) {
	v.open("")
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	const said = "document.querySelector('.article-tools [role=status]').textContent"
	v.must(v.Eval(nil, `Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: s => { window.copied = s; return Promise.resolve(); }}})`))
	v.click(".article-tools button")
	v.wait("window.copied === location.href.split('?')[0] && " + said + " !== ''")
	if s := v.str(said); strings.Contains(s, "http") {
		v.Errorf("what was copied is said as %q", s)
	}
	v.must(v.Eval(nil, `Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: () => Promise.reject(new Error("no"))}})`))
	v.click(".article-tools button")
	v.wait(said + ".includes(location.href.split('?')[0])")
}

// backAndForward goes through a list, a filter, an article and back.
func backAndForward(v *visitor) {
	v.open("")
	all := v.shownTotal()
	chosen := v.values("person")[0]
	for _, c := range v.values("person") {
		if c.Count < all {
			chosen = c
		}
	}
	v.click("[data-facet=person] [data-value=" + quoted(chosen.ID) + "]")
	v.total(chosen.Count)
	v.must(v.Resize(1000, 320))
	v.must(v.Eval(nil, "scrollTo(0, 120)"))
	v.wait("scrollY === 120")
	v.must(v.Eval(nil, "document.querySelector('.result a.title').click()"))
	v.wait("document.querySelector('article[data-id]') && scrollY === 0")
	id := v.str("document.querySelector('article[data-id]').dataset.id")
	v.must(v.Back())
	v.total(chosen.Count)
	v.wait("scrollY === 120")
	v.must(v.Back())
	v.total(all)
	v.must(v.Forward())
	v.total(chosen.Count)
	v.must(v.Forward())
	v.wait("document.querySelector('article[data-id]')")
	v.must(v.Reload())
	v.live()
	v.wait("document.querySelector('article[data-id]').dataset.id === arguments[0]", id)
	v.must(v.Back())
	v.total(chosen.Count)
}

// chooseLanguage goes through the languages of the interface.
func chooseLanguage(v *visitor) {
	v.open("")
	said := map[string]string{}
	for _, lang := range []string{"kk", "uz", "uz-Cyrl", "en", "ru"} {
		v.click("#lang option[value=" + lang + "]")
		v.wait("document.documentElement.lang === arguments[0]", lang)
		v.must(v.Reload())
		v.live()
		v.wait("document.documentElement.lang === arguments[0] && document.querySelector('#lang').value === arguments[0]", lang)
		words, err := v.Text("#offline")
		v.must(err)
		words += " " + v.str("document.querySelector('#q').placeholder")
		for other, s := range said {
			if s == words {
				v.Errorf("the interface says %q in %s and in %s", words, lang, other)
			}
		}
		said[lang] = words
	}
}

func browserLanguage(v *visitor) {
	v.open("")
	v.wait("document.documentElement.lang === 'kk' && document.querySelector('#lang').value === 'kk'")
}

// chooseTheme looks at the ground colour, also before the program after a reload.
func chooseTheme(v *visitor) {
	const light = `(() => {
		const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
		return (r + g + b) / 3 > 128;
	})()`
	v.open("")
	v.wait(light)
	v.click("#theme option[value=dark]")
	v.wait("!" + light)
	v.must(v.Reload())
	if v.Engine != webdriver.WebKit { // its getComputedStyle may come before the style sheet
		v.wait("!" + light)
	}
	v.live()
	v.wait("!" + light + " && document.querySelector('#theme').value === 'dark'")
	v.click("#theme option[value=light]")
	v.wait(light)
	v.click("#theme option[value=auto]")
	v.wait(light + " && document.querySelector('#theme').value === 'auto'")
}
