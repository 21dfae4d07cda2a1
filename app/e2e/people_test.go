package e2e

import (
	"slices"
	"strings"

	"muragat/app/e2e/webdriver"
)

// ospanov is named in most articles of testdata/people.
const ospanov = "person/marat-ospanov"

// texts are the texts of the elements that css finds.
func (v *visitor) texts(css string) (list []string) {
	v.Helper()
	v.must(v.Eval(&list, "return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent.trim().replace(/\\s+/g, ' '))", css))
	return list
}

// says compares the texts of elements with what is wanted.
func (v *visitor) says(css string, want ...string) {
	v.Helper()
	if got := v.texts(css); !slices.Equal(got, want) {
		v.Errorf("%s: %q, want %q", css, got, want)
	}
}

// knownOf checks what the page of ospanov says, with or without the program.
func (v *visitor) knownOf() {
	v.Helper()
	v.says("h1", "Марат Оспанов")
	v.says(".spellings dd",
		"Марат Оспанов 24, Marat Ospanov 2, Марата Оспанова 2, Маратом Оспановым 2, Марату Оспанову 1",
		"Marat Ospanov", "14 марта 2021, Посёлок выбирает инженера", "30 ноября 2024, Проводы")
	v.says(".undated", "Без даты 1")
	v.says(".graph li", "Рустам Каримов 8", "Айгуль Серикова 6", "Асель Нурланова 2", "Дилором Юсупова 2", "Ерлан Жумабаев 2")
	v.says("table tr", "Рустам Каримов – Айгуль Серикова4", "Айгуль Серикова – Дилором Юсупова2", "Рустам Каримов – Асель Нурланова1",
		"Рустам Каримов – Ерлан Жумабаев1", "Айгуль Серикова – Асель Нурланова1", "Асель Нурланова – Дилором Юсупова1", "Асель Нурланова – Ерлан Жумабаев1")
	// each row has the arcs of its person, so each pair is there twice
	if n := v.number("Array.from(document.querySelectorAll('.graph path'), e => e.getAttribute('d').split('M').length - 1).reduce((a, b) => a + b, 0)"); n != 2*7 {
		v.Errorf("%d ends of arcs, want 14", n)
	}
	v.says(".with li", "Вода 8", "Книги и рукописи 3", "Наука в школе 1")
	if n := len(v.texts("#named > li")); n != 5 {
		v.Errorf("%d sentences, want 5", n)
	}
	v.says("#named > li:first-child", "Марат Оспанов простился со всеми.30 ноября 2024Проводы")
	v.says("#named > li:first-child mark", "Марат Оспанов")
}

// aboutPerson sees all of a person's page and follows somebody who is named beside.
func aboutPerson(v *visitor) {
	v.open(ospanov)
	v.knownOf()
	v.click(".graph li:first-child a")
	v.wait("location.pathname.endsWith('/rustam-karimov') && document.querySelector('h1').textContent === 'Рустам Каримов'")
	v.click(".graph li:first-child a")
	v.wait("location.pathname.endsWith('/marat-ospanov') && document.querySelector('h1').textContent === 'Марат Оспанов'")
	v.knownOf()
	// who is named with few has no graph
	v.open("person/dilorom-yusupova")
	v.wait("document.querySelector('.graph, .with li')")
	v.open("?person=marat-ospanov&person=rustam-karimov")
	v.wait("document.querySelector('.result')")
}

// atParagraph waits for an article at a paragraph that is marked, on the screen and where the keyboard goes on.
func (v *visitor) atParagraph(article, id string) {
	v.Helper()
	v.wait("document.querySelector('article[data-id]')?.dataset.id === arguments[0] && location.hash === '#' + arguments[1]", article, id)
	v.wait("document.activeElement.id === arguments[0] && document.activeElement.getAttribute('aria-current') === 'location'", id)
	v.wait("(r => r.top >= 0 && r.top < innerHeight)(document.querySelector('#' + arguments[0]).getBoundingClientRect())", id)
}

// mentionsOfPerson follows the first mention to its paragraph, asks for further sentences, follows one and comes back to them.
func mentionsOfPerson(v *visitor) {
	v.open(ospanov)
	v.click(".spellings a[href*='/first#']")
	v.atParagraph("first", "p2")
	v.must(v.Back())
	v.wait("document.querySelector('#named-more')")
	v.click("#named-more")
	v.wait("document.querySelectorAll('#named > li').length === 25")
	v.wait("document.activeElement === document.querySelector('#named > li:nth-child(6) a')")
	v.click("#named-more")
	v.wait("document.querySelectorAll('#named > li').length === 31 && !document.querySelector('#named-more')")
	list := v.texts("#named > li")
	slices.Sort(list)
	if n := len(slices.Compact(list)); n < 29 {
		v.Errorf("only %d of 31 sentences differ", n)
	}
	if last := v.texts("#named > li:last-child"); !strings.Contains(last[0], "дата неизвестна") {
		v.Errorf("the last sentence is %q, want that of the undated article", last)
	}
	v.click("#named > li:nth-child(30) a")
	v.atParagraph("first", "p2")
	v.must(v.Back())
	v.wait("document.querySelectorAll('#named > li').length === 31 && !document.querySelector('#named-more') && scrollY > 500")
}

// personInPeriod narrows a person's page to a year, to a month, and takes that back.
func personInPeriod(v *visitor) {
	v.open(ospanov)
	v.click(".bars a[data-year='2022']")
	v.wait("location.search === '?from=2022&to=2022' && document.querySelector('#total').textContent.startsWith('3 из 12')")
	v.says("h1", "Марат Оспанов")
	v.says(".with li", "Айгуль Серикова 2", "Дилором Юсупова 1", "Ерлан Жумабаев 1", "Рустам Каримов 1", "Книги и рукописи 1", "Наука в школе 1", "Вода 1")
	if n := len(v.texts(".graph li")); n > 0 {
		v.Errorf("%d people in a graph that shows nothing", n)
	}
	v.click(".bars a[data-year='2022-05']")
	v.wait("location.search === '?from=2022-05&to=2022-05' && document.querySelectorAll('#named > li').length === 3")
	v.says("#named > li:nth-child(2) mark", "Марату Оспанову")
	v.must(v.Back())
	v.wait("document.querySelector('#total').textContent.startsWith('3 из 12')")
	v.click(".within a")
	v.wait("location.search === '' && document.querySelector('#total').textContent.startsWith('12 ')")
	v.click("a.undated")
	v.wait("location.search === '?undated=1' && document.querySelectorAll('.result').length === 1")
}

// graphByKeys goes through the graph by the keyboard: the arcs of the person with the focus stand out.
func graphByKeys(v *visitor) {
	v.open(ospanov)
	v.must(v.Eval(nil, `const all = [...document.querySelectorAll("a[href], button, summary")]; all[all.indexOf(document.querySelector(".graph a")) - 1].focus()`))
	v.must(v.Keys(webdriver.Tab))
	rows := len(v.texts(".graph li"))
	for i := range rows {
		var at struct {
			Row, Out, Others int
			Ring             bool
		}
		v.must(v.Eval(&at, `const rows = [...document.querySelectorAll(".graph li")], e = document.activeElement, s = getComputedStyle(e);
			return {row: rows.indexOf(e.closest("li")), out: rows.findIndex(r => getComputedStyle(r.querySelector("path")).stroke === s.color),
				others: rows.filter(r => getComputedStyle(r.querySelector("path")).stroke === s.color).length - 1,
				ring: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0}`))
		if at.Row != i || at.Out != i || at.Others != 0 || !at.Ring {
			v.Errorf("step %d: %+v, want the focus on that row, its arcs alone in another colour, and a ring", i, at)
		}
		v.must(v.Keys(webdriver.Tab))
	}
	v.wait("document.activeElement.matches('summary')")
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.querySelector('table').getBoundingClientRect().height > 50")
	v.must(v.Eval(nil, "document.querySelector('.graph li:nth-child(2) a').focus()"))
	v.must(v.Keys(webdriver.Enter))
	v.wait("location.pathname.endsWith('/aigul-serikova')")
}

// personPages judges the pages of persons, one with a hostile name among them.
func personPages(v *visitor) {
	v.open("")
	all := v.ask(nil).Facets.Person
	hacked := slices.IndexFunc(all, func(c count) bool { return strings.Contains(c.Name, "<img") })
	if hacked < 0 || len(all) != 7 {
		v.Fatalf("the people are %v", all)
	}
	for _, path := range []string{ospanov, ospanov + "?from=2024&to=2024", "person/dilorom-yusupova", pathOf("person", all[hacked].ID)} {
		v.open(path)
		v.must(v.Eval(nil, "document.querySelectorAll('.subject details').forEach(d => d.open = true)"))
		v.sane(path)
		v.judge(path)
		if v.number("innerWidth") <= 320 {
			v.fits(path)
		}
		if strings.Contains(path, "dilorom") != strings.Contains(v.str("document.querySelector('.graph')?.textContent ?? ''"), "<script>") {
			v.Errorf("%s: the hostile name is not where it should be: %q", path, v.texts(".graph li"))
		}
	}
}

// personPlain reads a person's page without JavaScript.
func personPlain(v *visitor) {
	v.openPlain(ospanov)
	v.wait("document.querySelector('.graph')")
	v.knownOf()
	v.click("summary")
	v.wait("document.querySelector('table').getBoundingClientRect().height > 50")
	v.click(".spellings a[href*='/first#']")
	v.wait("location.pathname.endsWith('/article/first') && location.hash === '#p2'")
	v.openPlain(ospanov)
	v.click(".graph li:nth-child(2) a")
	v.wait("location.pathname.includes('/person/aigul-serikova')")
	v.says("h1", "Айгуль Серикова")
}

// personStays compares a person's plain page with the live one.
func personStays(v *visitor) {
	v.host.setTurn(uncachedProgram)
	v.open("")
	v.staysInPlace(ospanov)
	v.staysInPlace("topic/water")
}
