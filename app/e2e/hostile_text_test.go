package e2e

import (
	"path/filepath"
	"strings"
)

var (
	// hostile is what app/e2e/hostile writes: texts that would break a page if texts could.
	hostile = site{"/", func() string { return filepath.Join(*builtFlag, "hostile") }}
	// crowd is an article that names ten thousand people, without plain pages.
	crowd = site{"/", func() string { return filepath.Join(*builtFlag, "crowd") }}
)

// hostileTexts reads every article of the hostile site on a phone, by way of the list and of its own address.
func hostileTexts(v *visitor) {
	v.open("")
	v.stored()
	v.fits("the list")
	v.sane("the list")
	all := v.ask(nil)
	if all.Total != 14 {
		v.Fatalf("%d articles, wanted 14", all.Total)
	}
	for _, id := range all.IDs {
		v.open(pathOf("article", id))
		v.sane(id)
		v.fits(id)
		v.wellBuilt(id)
	}
	for _, p := range append(v.pages(), page{"a long name", "person/long"}, page{"a hostile name", "person/attack"}, page{"a hostile topic", "topic/attack"}) {
		v.open(p.path)
		v.sane(p.name)
		v.fits(p.name)
		v.wellBuilt(p.name)
	}

	v.open("article/one-word")
	if n := v.number("[...document.querySelectorAll('.text p')].reduce((n, p) => n + p.textContent.length - p.querySelector('.number').textContent.length, 0)"); n != 5_000_000 {
		v.Errorf("the word without end has %d letters, wanted 5,000,000", n)
	}
	v.wait("(scrollTo(0, document.body.scrollHeight), document.querySelector('.text p:last-child').getBoundingClientRect().bottom < innerHeight + 2000)")
	v.open("?q=%D0%BD%D0%B5%D1%81%D0%BA%D0%B0%D0%B7%D0%B0%D0%BD%D0%BD%D0%BE*")
	v.total(1)
	v.fits("the word without end among the results")
	// zero-width characters in the words and in what they are looked for by
	v.open("?q=%D0%9A%D1%83%D0%BD%E2%80%8B%D0%B0%D0%BD%E2%80%8D%D0%B1%D0%B0%D0%B5%D0%B2")
	v.wait("document.querySelector('.result[data-id=hidden]')")
	v.open("person/alisher-navoi")
	v.wait("document.querySelector('.result[data-id=hidden]')")
}

// hostilePlain reads the plain pages of the same.
func hostilePlain(v *visitor) {
	for _, path := range []string{"", "article/attack", "article/turned", "article/marks", "article/unbroken-title", "article/long-title", "article/rtl", "article/one-word", "article/lines", "person/attack", "person/long", "topic/marks", "date/2024-05", "person", "about"} {
		v.openPlain(path)
		v.wait("document.body && document.body.innerText.trim().length > 20")
		v.fits("/" + path)
		v.wellBuilt("/" + path)
		v.harmless("/" + path)
	}
}

// wellBuilt checks that a page has no more and no larger elements than a browser can lay out while a reader waits, and
// that nothing is left of what the archive's reader takes out.
func (v *visitor) wellBuilt(what string) {
	v.Helper()
	var page struct {
		Elements, Longest int
		Turns, Marks      bool
	}
	v.must(v.Eval(&page, `const said = document.body.textContent + document.title;
		return {
			elements: document.getElementsByTagName("*").length,
			longest: Math.max(0, ...Array.from(document.querySelectorAll(".text p, .title, .names a, .value .label, .meta span"), e => e.textContent.length - (e.querySelector(".number")?.textContent.length ?? 0))),
			turns: /[\u202a-\u202e]/.test(said),
			marks: /\p{M}{11}/u.test(said),
		}`))
	if page.Elements > 25_000 || page.Longest > 32_000 || page.Turns || page.Marks {
		v.Errorf("%s: %+v; wanted at most 25,000 elements, 32,000 letters in one, no turns of the direction and no eleven marks on a letter", what, page)
	}
}

// manyPeople opens an article that names ten thousand people, and goes to the last of them.
func manyPeople(v *visitor) {
	v.open("article/crowd")
	v.stored()
	if n := v.number("document.querySelectorAll('.facts > ul a').length"); n != 100 {
		v.Errorf("%d people stand beside the article, wanted 100", n)
	}
	v.click(".facts details:not(.why) summary")
	v.wait("document.querySelector('.facts details:not(.why)').open")
	if n := v.number("document.querySelectorAll('.facts details:not(.why) a').length"); n != 9_900 {
		v.Errorf("%d further people, wanted 9,900", n)
	}
	if n := v.number("document.querySelectorAll('.text a').length"); n < 9_000 {
		v.Errorf("%d people are links in the text, wanted nearly 10,000", n)
	}
	v.must(v.Eval(nil, "Array.from(document.querySelectorAll('.facts details:not(.why) a')).at(-1).id = 'last'"))
	name := v.str("document.querySelector('#last').textContent")
	v.click("#last")
	v.wait("document.querySelector('.subject h1')?.textContent === arguments[0]", name)
	v.open("")
	v.click("[data-facet=person] .more")
	v.wait("document.querySelector('.values[data-facet=person][data-long]')")
	if n := v.number("document.querySelectorAll('.values[data-facet=person] li').length"); n > 200 {
		v.Errorf("%d rows of the facet are in the document", n)
	}
}

// keepsDirection puts what turns the direction of writing into the page's elements, past the archive's reader, and wants
// the words behind each to stay as they are.
func keepsDirection(v *visitor) {
	const turns = "\u202e\u2067\u202b"
	// the last overrides what is behind it; of the first, what an isolate around it would end with is only a part
	ways := []string{turns, "\u2067\u202b\u202e"}
	check := func(what, css string) {
		v.Helper()
		// order puts turned text into an element and abc behind it, and tells whether a stands left of c
		v.wait("document.querySelector(arguments[0])", css)
		for _, turns := range ways {
			var said string
			v.must(v.Eval(&said, `const e = document.querySelector(arguments[0]), after = document.createTextNode("abc");
				e.textContent = arguments[1];
				e.after(after);
				const at = i => { const r = document.createRange(); r.setStart(after, i); r.setEnd(after, i + 1); return r.getBoundingClientRect(); };
				const a = at(0), c = at(2);
				after.remove();
				return a.width === 0 ? "nothing is shown" : a.top !== c.top || a.left < c.left ? "" : "turned: a at " + a.left + ", c at " + c.left;`, css, turns+"где"))
			if said != "" {
				v.Errorf("%s, %+q: %s", what, turns, said)
			}
		}
	}
	v.open("article/attack")
	check("a link in the facts", ".facts li a")
	check("a source", ".meta span")
	v.open("")
	check("a person of a result", ".names a")
	check("a source of a result", ".result .meta span")
	check("a label of a facet", ".value .label")
	check("the archive's name", ".name span")
	v.open("person/attack")
	check("a topic", ".with a")
	v.open("person")
	check("a name in the index", ".index a")

	// sentences with a query in them, and text from right to left
	v.open("?q=" + "%E2%80%AE%E2%81%A7" + "%D0%B0%D0%B1%D0%B2%D0%B3%D0%B4")
	v.wait("document.querySelector('.empty')")
	if said := v.str("document.querySelector('main').innerText + document.title + document.querySelector('#q').value"); strings.ContainsAny(said, turns) || !strings.Contains(said, "абвгд") {
		v.Errorf("a query that turns the direction is shown as %q", said)
	}
	v.open("article/rtl")
	if align := v.str(`(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector("h1"));
		const box = document.querySelector("h1").getBoundingClientRect(), text = r.getBoundingClientRect();
		return box.right - text.right < text.left - box.left ? "right" : "left"; })()`); align != "right" {
		v.Errorf("an Arabic title stands at the %s", align)
	}
}
