package e2e

import "fmt"

// hitsInText goes through what was found in an article, around its end.
func hitsInText(v *visitor) {
	v.open("?q=президент")
	v.click(".result a.title")
	v.wait("document.querySelector('#hits')")
	n := 0
	v.must(v.Eval(&n, "return document.querySelectorAll('.text mark').length"))
	if n < 2 {
		v.Fatalf("%d places are marked in the text, want several", n)
	}
	at := func(k int) {
		v.Helper()
		v.wait(`(() => { const marks = [...document.querySelectorAll(".text mark")], here = marks[arguments[0] - 1].getBoundingClientRect();
			return marks.map(m => "here" in m.dataset).indexOf(true) === arguments[0] - 1 && document.querySelectorAll(".text mark[data-here]").length === 1
				&& here.top > 0 && here.bottom < innerHeight && document.querySelector("#hits [role=status]").textContent.includes(arguments[0]); })()`, k)
	}
	const next, previous = "#hits button:last-of-type", "#hits button"
	v.click(next)
	at(1)
	v.click(next)
	at(2)
	v.click(previous)
	at(1)
	v.click(previous)
	at(n)
	v.click(next)
	at(1)
	v.click(".article-tools [aria-controls=text-view]")
	v.wait("document.querySelector('#mark-hits')")
	v.click("#mark-hits")
	v.wait("getComputedStyle(document.querySelector('.text mark:not([data-here])')).backgroundColor === 'rgba(0, 0, 0, 0)'")
	if style := v.str("(s => s.textDecorationLine + ' ' + s.textDecorationStyle)(getComputedStyle(document.querySelector('.text a[href*=\"/person/\"]')))"); style != "underline dotted" {
		v.Errorf("a name in the text has the decoration %q, want dots below it", style)
	}
	v.click("#mark-names")
	v.wait("getComputedStyle(document.querySelector('.text a[href*=\"/person/\"]')).textDecorationLine === 'none'")
}

// textView makes the text larger, as far as it goes; a reload keeps it.
func textView(v *visitor) {
	v.open("")
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	const size = "parseFloat(getComputedStyle(document.querySelector('.text')).fontSize)"
	usual, larger := 0.0, 0.0
	v.must(v.Eval(&usual, "return "+size))
	v.click(".article-tools [aria-controls=text-view]")
	v.click("#smaller")
	v.wait(size+" < arguments[0] && document.querySelector('#smaller').disabled", usual)
	for range 4 {
		v.click("#larger")
	}
	v.wait(size+" > 1.5 * arguments[0] && document.querySelector('#larger').disabled", usual)
	v.must(v.Eval(&larger, "return "+size))
	v.must(v.Reload())
	v.live()
	v.wait(size+" === arguments[0]", larger)
}

// linkToParagraph marks a paragraph; its address leads back to it.
func linkToParagraph(v *visitor) {
	v.open("")
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	const there = "location.hash === '#p4' && document.querySelector('#p4').getAttribute('aria-current') === 'location' && document.querySelectorAll('.text [aria-current]').length === 1"
	v.must(v.Eval(nil, "document.querySelector('#p2 .number').click(); document.querySelector('#p4 .number').click()"))
	v.wait(there)
	at := v.str("location.href")
	v.open("about")
	v.must(v.Navigate(at))
	v.live()
	v.wait(there + " && (r => r.top >= 0 && r.top < innerHeight)(document.querySelector('#p4').getBoundingClientRect())")
}

// throughResults reads one result after another and returns to the list, where it was left.
func throughResults(v *visitor) {
	v.open("")
	ids := v.ask(nil).IDs
	if len(ids) < 4 {
		v.Fatalf("the site has %d articles", len(ids))
	}
	v.must(v.Resize(1000, 600))
	const second = ".results > li:nth-child(2) a.title"
	top := 0.0
	v.must(v.Eval(&top, "document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'}); return scrollY", second))
	if top < 50 {
		v.Fatalf("the second result is at the top of the list already: %v", top)
	}
	read := func(i int) {
		v.Helper()
		v.wait("document.querySelector('article[data-id]')?.dataset.id === arguments[0]", ids[i])
		v.wait("document.querySelector('.neighbours').textContent.includes(arguments[0])", fmt.Sprint(i+1))
	}
	// clicks as a reader's: Chromium may drop a page from a long history that a script has left
	v.click(second)
	read(1)
	v.click(".neighbours a[rel=next]")
	read(2)
	v.click(".neighbours a[rel=next]")
	read(3)
	v.click(".neighbours a[rel=prev]")
	read(2)
	v.click(".article-tools .back")
	v.wait("document.querySelector('#total') && scrollY === arguments[0]", top)
	v.must(v.Forward())
	read(1)
}

// relatedArticles leads from one article to another, and says why.
func relatedArticles(v *visitor) {
	v.open("")
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	id := v.str("document.querySelector('article[data-id]').dataset.id")
	if reason := v.str("document.querySelector('.onward li .meta span:last-child').textContent"); len(reason) < 12 {
		v.Errorf("the reason of a related article is %q", reason)
	}
	v.must(v.Eval(nil, "document.querySelector('.onward li a').click()"))
	v.wait("document.querySelector('article[data-id]')?.dataset.id !== arguments[0] && scrollY === 0", id)
}
