package e2e

import (
	"net/url"
	"strings"
)

// quotations goes from a person's words to the paragraph, and to all articles that quote the person.
func quotations(v *visitor) {
	v.open("")
	id := v.str("window.archive.search('').ids.map(window.archive.article).sort((a, b) => b.quotes.length - a.quotes.length)[0].id")
	var a struct {
		Quotes []struct {
			Person, Name, Text string
			Unsure             bool
		}
	}
	v.must(v.Eval(&a, "return window.archive.article(arguments[0])", id))
	sure, unsure := 0, 0
	for _, q := range a.Quotes {
		v.open(pathOf("person", q.Person))
		item := "[...document.querySelectorAll('.quotes li')].find((li) => li.querySelector('blockquote').textContent.replace('…', '') === arguments[0].slice(0, li.querySelector('blockquote').textContent.replace('…', '').length))"
		v.wait(item, q.Text)
		if says := v.str("("+item+").querySelector('.meta').textContent", q.Text); strings.Contains(says, "вероятно, "+q.Name) != q.Unsure {
			v.Errorf("%q, unsure: %v, has the line %q", q.Text, q.Unsure, says)
		}
		if q.Unsure {
			unsure++
		} else {
			sure++
		}
	}
	if sure == 0 || unsure == 0 {
		v.Fatalf("article %q has %d sure quotations and %d others, wanted some of each", id, sure, unsure)
	}
	v.judge("a person who is quoted")
	last := a.Quotes[len(a.Quotes)-1]
	v.click(".quotes .meta a")
	v.wait("location.hash && document.querySelector(location.hash + '[aria-current]')")
	if text := v.str("document.querySelector(location.hash).textContent"); !strings.Contains(text, last.Text) {
		v.Errorf("the link leads to %q, wanted the paragraph of %q", text, last.Text)
	}
	v.must(v.Back())
	v.click(".quotes > p a")
	total := v.ask(url.Values{"speaker": {last.Person}}).Total
	v.total(total)
	v.wait("document.querySelector('#chips a').textContent.includes(arguments[0])", last.Name)
	v.wait("new URLSearchParams(location.search).get('speaker') === arguments[0]", last.Person)
	v.click("#chips .about")
	v.wait("document.querySelector('h1').textContent === arguments[0] && document.querySelector('.quotes')", last.Name)
	v.must(v.Back())
	v.total(total)
	v.click("#chips a")
	v.wait("!document.querySelector('#chips a')")
	v.must(v.Type("#q", `сказал:"`+last.Name+`"`))
	v.wait("document.querySelector('#chips a') && document.querySelector('#chips a').textContent.includes(arguments[0])", last.Name)
	v.total(total)
}

// plainQuotations reads what a person says without the program.
func plainQuotations(v *visitor) {
	v.openPlain(pathOf("person", "kasym-zhomart-tokaev"))
	v.wait("document.querySelector('.quotes blockquote').textContent.length > 20")
	if says := v.str("document.querySelector('.quotes .meta').textContent"); !strings.Contains(says, "вероятно, Касым-Жомарт Токаев") {
		v.Errorf("the line below an unsure one is %q", says)
	}
	v.click(".quotes .meta a")
	v.wait("location.pathname.includes('/article/') && document.querySelector(location.hash)")
}
