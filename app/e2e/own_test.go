package e2e

import (
	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

func keptForLater(v *visitor) {
	v.open(pathOf("article", talks))
	v.click("#later")
	v.wait("document.querySelector('#later').getAttribute('aria-pressed') === 'true'")
	v.judge("an article is kept for later")
	v.must(v.Reload())
	v.live()
	v.wait("document.querySelector('#later').getAttribute('aria-pressed') === 'true'")
	v.open("notes")
	v.click("#kept-later a")
	v.wait("document.querySelector('article[data-id]')?.dataset.id === arguments[0]", talks)
	v.click("#later")
	v.wait("document.querySelector('#later').getAttribute('aria-pressed') === 'false'")
	v.open("notes")
	v.shown("#no-notes", words.Russian.T(words.NoNotes))
}

// readingGoesOn offers to go on, and only where that is of use.
func readingGoesOn(v *visitor) {
	at := pathOf("article", talks)
	key := "localStorage.getItem('muragat / read')"
	left := func() {
		v.Helper()
		v.must(v.Eval(nil, "document.querySelector('#p5').scrollIntoView({behavior: 'instant'}); scrollBy({top: 40, behavior: 'instant'})"))
		v.wait("(" + key + " || '').includes('5 " + talks + "')")
	}
	v.open(at)
	if v.tryBool("document.querySelector('.own-bar')") {
		v.Error("something is offered on a first visit")
	}
	left()
	v.open("")
	v.open(at)
	v.shown("#own", words.Russian.T(words.StoppedAt, "n", "5"))
	v.wait("scrollY === 0")
	v.judge("reading may go on")
	v.click("#own-go")
	v.wait("!document.querySelector('.own-bar') && document.activeElement.id === 'p5' && (r => r.top >= 0 && r.top < innerHeight)(document.querySelector('#p5').getBoundingClientRect())")
	v.open("about")
	v.open(at + "#p2") // a link to a paragraph is what the reader wants
	v.wait("document.querySelector('#p2').getAttribute('aria-current') === 'location'")
	if v.tryBool("document.querySelector('.own-bar')") {
		v.Error("a link to a paragraph is disturbed")
	}
	left()
	v.open("")
	v.click(".result a.title[href*='" + talks + "']")
	v.shown("#own", words.Russian.T(words.StoppedAt, "n", "5"))
	v.must(v.Eval(nil, "document.querySelector('#p4').scrollIntoView({behavior: 'instant'}); scrollBy({top: 60, behavior: 'instant'})")) // the reader goes another way
	v.wait("!document.querySelector('.own-bar') && " + key + ".includes('" + talks + "') && !" + key + ".includes('5 " + talks + "')")
	top := v.number("Math.round(scrollY)")
	v.click(".foot a[href$='/about']")
	v.wait("location.pathname.endsWith('/about')")
	v.must(v.Back())
	v.wait("document.querySelector('article[data-id]') && scrollY > 0")
	if v.tryBool("document.querySelector('.own-bar')") {
		v.Errorf("Back to %d is disturbed", top)
	}
	v.must(v.Eval(nil, "scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})"))
	v.wait("!(" + key + " || '').includes('" + talks + "')")
	v.open("")
	v.open(at)
	if v.tryBool("document.querySelector('.own-bar')") {
		v.Error("an article that was read to its end is offered to go on with")
	}
}

// deletesOwn deletes what the reader has marked and where reading stopped, and nothing else.
func deletesOwn(v *visitor) {
	v.open(pathOf("article", talks))
	v.selects("p2", "провели неформальную встречу")
	v.click("#own-mark")
	v.marked("провели неформальную встречу")
	v.must(v.Eval(nil, "localStorage.setItem('muragat / read', '3 "+talks+"'); localStorage.setItem('muragat / theme', 'dark')"))
	v.open("about")
	v.shown(".prose", words.Russian.T(words.AboutKept))
	v.must(v.Eval(nil, "document.querySelector('#delete-notes').focus()"))
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.activeElement.id === 'delete-ask'")
	v.judge("the question before deleting")
	v.must(v.Keys(webdriver.Tab + webdriver.Enter))
	v.wait("document.activeElement.id === 'delete-notes'")
	if left := v.str("Object.keys(localStorage).filter(k => /note |read$/.test(k)).join()"); left != "" {
		v.Errorf("left are %s", left)
	}
	if theme := v.str("localStorage.getItem('muragat / theme')"); theme != "dark" {
		v.Errorf("the theme is %q", theme)
	}
	v.open(pathOf("article", talks))
	v.marked()
}
