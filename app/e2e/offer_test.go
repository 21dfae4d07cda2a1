package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"muragat/app/words"
	"muragat/articles"
)

// offerScenarios are how a new version is offered.
var offerScenarios = []scenario{
	{"a new version says what is new", variety, desktop, saysWhatIsNew},
	{"the offer in all languages", variety, desktop, offersInAllLanguages},
	{"the offer in all languages, 320 px", variety, phone, offersInAllLanguages},
	{"the offer is put off", variety, desktop, putsOff},
	{"a version of the page alone", variety, desktop, onlyPage},
	{"a version that tells nothing new", variety, desktop, tellsNothing},
	{"what is new has other bytes", variety, desktop, newsDamaged},
	{"the offer in two tabs", variety, desktop, offerInTwoTabs},
}

func init() { scenarios = append(scenarios, offerScenarios...) }

// bulletin is the file of app/site/news.go.
type bulletin struct {
	New      int         `json:"new"`
	Changed  int         `json:"changed"`
	Removed  int         `json:"removed"`
	Articles [][4]string `json:"articles"`
}

// tell makes the edition's next version tell what is new since the program before.
func (e *edition) tell(before string, b bulletin) {
	e.t.Helper()
	data, err := json.Marshal(b)
	e.check(err)
	e.write("updates/"+hashOf(data), data)
	e.manifest["news"] = []any{map[string]any{"from": before, "url": "/updates/" + hashOf(data), "size": len(data), "sha256": hashOf(data)}}
}

// many is a bulletin of n new articles, of which it names the newest.
func many(n, changed, removed int) bulletin {
	b := bulletin{n, changed, removed, nil}
	for i := range min(n, 20) {
		b.Articles = append(b.Articles, [4]string{fmt.Sprint("new/", i), fmt.Sprintf("Новость <b>%d</b>", i), fmt.Sprintf("2026-11-%02d", 26-i), "ru"})
	}
	b.Articles[len(b.Articles)-1][2] = ""
	return b
}

// waits publishes an edition and waits until the page knows of it.
func (v *visitor) waits(e *edition, n int) {
	v.Helper()
	version := e.publish(n)
	v.must(v.Eval(nil, "return window.muragatOffline.refresh()"))
	v.wait("window.muragatOffline.next === arguments[0]", version)
}

// edited stores variety as an edition that the visitor has open.
func (v *visitor) edited() *edition {
	v.Helper()
	e := newEdition(v.T, variety.folder())
	v.host.serveInstead(e.folder)
	v.open("")
	v.stored()
	return e
}

func (e *edition) programHash() string { return e.program()["sha256"].(string) }

// offers waits until the page offers a new version in these words, or none at all.
func (v *visitor) offers(said string) {
	v.Helper()
	v.wait("document.querySelector('#offer-said').textContent === arguments[0] && Boolean(document.querySelector('#update')) === (arguments[0] !== '')", said)
}

// sentence is what is new, put together from the counts.
func sentence(l words.Lang, added, changed, removed int) string {
	var what []string
	for _, part := range []struct {
		k words.Key
		n int
	}{{words.NewArticlesN, added}, {words.ChangedN, changed}, {words.RemovedN, removed}} {
		if part.n > 0 {
			what = append(what, l.N(part.k, part.n))
		}
	}
	return l.T(words.NewVersion, "what", strings.Join(what, ", "))
}

// named are the articles that the page names as new.
func (v *visitor) named() (lines []string) {
	v.Helper()
	v.must(v.Eval(&lines, "return Array.from(document.querySelectorAll('.news li'), e => e.textContent)"))
	return lines
}

// saysWhatIsNew follows a link to what is new, which is there after the change and needs no host.
func saysWhatIsNew(v *visitor) {
	v.update()
	v.offers("В новой версии архива: 1 новая статья.")
	v.judge("the offer of a new version")
	v.click("#news summary")
	if lines := v.named(); len(lines) != 1 || !strings.HasSuffix(lines[0], " "+words.Russian.T(words.DateUnknown)) {
		v.Errorf("the page names %q", lines)
	}
	title, err := v.Text(".news a")
	v.must(err)
	id := strings.TrimPrefix(v.str("document.querySelector('.news a').pathname"), "/article/")
	v.host.kill()
	v.must(v.Reload()) // what is new was stored with the version
	v.live()
	v.offers("В новой версии архива: 1 новая статья.")
	v.open(pathOf("article", id))
	v.shown("#content", words.Russian.T(words.InNewVersion))
	v.click("#news summary")
	v.click(".news a")
	v.wait("window.muragatOffline && !window.muragatOffline.next && document.querySelector('article[data-id]')")
	if h1, err := v.Text("h1"); err != nil || h1 != title {
		v.Errorf("the article is called %q, %v, the offer called it %q", h1, err, title)
	}
	v.offers("")
	v.stored()
}

// offersInAllLanguages compares the sentence and the list in each language.
func offersInAllLanguages(v *visitor) {
	e := v.edited()
	b := many(23, 2, 1)
	e.tell(e.programHash(), b)
	v.waits(e, 1)
	for i, want := range []string{
		"В новой версии архива: 23 новые статьи, 2 статьи изменены, 1 статья удалена.",
		"Мұрағаттың жаңа нұсқасында: 23 жаңа мақала, өзгертілгені 2, алып тасталғаны 1.",
		"Arxivning yangi versiyasida: 23 ta yangi maqola, oʻzgartirilgani 2 ta, olib tashlangani 1 ta.",
		"Архивнинг янги версиясида: 23 та янги мақола, ўзгартирилгани 2 та, олиб ташлангани 1 та.",
		"The new version of the archive has 23 new articles, 2 changed articles, 1 article removed.",
	} {
		l := words.Langs[i]
		v.click("#lang option[value=" + string(l) + "]")
		v.wait("document.documentElement.lang === arguments[0]", string(l))
		v.offers(want)
		var lines []string
		for _, a := range b.Articles {
			day := l.T(words.DateUnknown)
			if a[2] != "" {
				date, err := articles.ParseDate(a[2])
				v.must(err)
				day = l.Date(date)
			}
			lines = append(lines, a[1]+" "+day)
		}
		lines = append(lines, l.N(words.AndMoreN, 3))
		if got := v.named(); !slices.Equal(got, lines) {
			v.Errorf("%s: the page names %q, want %q", l, got, lines)
		}
	}
	v.click("#news summary")
	v.judge("what is new, unfolded")
	if wide := v.number("document.documentElement.scrollWidth - innerWidth"); wide > 0 {
		v.Errorf("the page is %d pixels too wide", wide)
	}
	v.click("#offline")
	v.wait("document.querySelector('#whats-new')")
	v.shown("#whats-new", sentence(words.English, 23, 2, 1))
	if got := v.named(); len(got) != 21 {
		v.Errorf("the page about the archive names %q", got)
	}
	v.offersOnce()
	v.judge("what is new, on the page about the archive")
}

// offersOnce checks that one button takes the new version.
func (v *visitor) offersOnce() {
	v.Helper()
	if n, err := v.Count("#update"); err != nil || n != 1 {
		v.Errorf("%d buttons take the new version (%v)", n, err)
	}
}

// putsOff says Not now, which holds for this version alone.
func putsOff(v *visitor) {
	e := v.edited()
	first := e.programHash()
	e.tell(first, many(5, 0, 0))
	v.waits(e, 1)
	v.offers(sentence(words.Russian, 5, 0, 0))
	v.click("#not-now")
	v.offers("")
	v.must(v.Reload())
	v.live()
	v.wait("window.muragatOffline.next")
	v.must(v.Eval(nil, "return window.muragatOffline.refresh()"))
	v.offers("")
	v.toAbout()
	v.shown("#whats-new", sentence(words.Russian, 5, 0, 0))
	v.click(".name")
	v.wait("document.querySelector('#total')")
	v.offers("")

	e.tell(first, many(6, 0, 0))
	v.waits(e, 2)
	v.offers(sentence(words.Russian, 6, 0, 0))
	v.must(v.Reload())
	v.live()
	v.offers(sentence(words.Russian, 6, 0, 0))
	v.takeNext()
	v.offers("")
}

// onlyPage changes the style sheet alone.
func onlyPage(v *visitor) {
	e := v.edited()
	before := e.programHash()
	e.manifest["news"] = nil
	program, parts := e.manifest["wasm"], slices.Clone(e.parts())
	e.publish(1)
	e.manifest["wasm"] = program
	e.program()["parts"], e.program()["sha256"] = parts, before
	size := float64(0)
	for _, p := range parts {
		size += p.([]any)[1].(float64)
	}
	e.program()["size"] = size
	data, err := json.Marshal(e.manifest)
	v.must(err)
	e.write("offline.json", data)
	v.must(v.Eval(nil, "return window.muragatOffline.refresh()"))
	v.offers(words.Russian.T(words.OnlyPage))
	if got := v.named(); len(got) != 0 {
		v.Errorf("the page names %q as new", got)
	}
	v.takeNext()
	v.offers("")
}

// tellsNothing has a version that is too old for what the host knows.
func tellsNothing(v *visitor) {
	e := v.edited()
	e.tell(hashOf([]byte("another program")), many(5, 0, 0))
	v.waits(e, 1)
	v.offers(words.Russian.T(words.OfflineUpdate))
	if got := v.named(); len(got) != 0 {
		v.Errorf("the page names %q as new", got)
	}
	v.toAbout()
	v.shown("#whats-new", words.Russian.T(words.OfflineUpdate))
	v.offersOnce()
}

// newsDamaged is told nothing that is not what was published, and gets the version all the same.
func newsDamaged(v *visitor) {
	e := v.edited()
	e.tell(e.programHash(), many(5, 0, 0))
	v.host.setTurn(func(r *http.Response) {
		if strings.Contains(r.Request.URL.Path, "/updates/") {
			replaceBody(r, http.StatusOK, "application/json", []byte(`{"new":7,"changed":0,"removed":0,"articles":[["x","x","",""]]}`))
		}
	})
	v.waits(e, 1)
	v.offers(words.Russian.T(words.OfflineUpdate))
	v.host.setTurn(nil)
	v.must(v.Eval(nil, "return window.muragatOffline.refresh()"))
	v.offers(sentence(words.Russian, 5, 0, 0))
}

// offerInTwoTabs sees an offer in both, puts it off in one, and takes the next one in the other.
func offerInTwoTabs(v *visitor) {
	e := v.edited()
	first := e.programHash()
	one, two, err := v.NewWindow()
	v.must(err)
	defer func() { v.must(v.CloseWindow(two, one)) }()
	v.open("")
	both := func(said string) {
		v.Helper()
		for _, window := range []string{one, two} {
			v.must(v.Switch(window))
			v.offers(said)
		}
	}
	e.tell(first, many(5, 0, 0))
	v.waits(e, 1)
	both(sentence(words.Russian, 5, 0, 0))
	v.click("#not-now")
	both("")

	e.tell(first, many(6, 1, 0))
	v.waits(e, 2)
	both(sentence(words.Russian, 6, 1, 0))
	v.takeNext()
	version := e.manifest["version"].(string)
	for _, window := range []string{one, two} {
		v.must(v.Switch(window))
		v.wait("window.muragatOffline && window.muragatOffline.version === arguments[0] && document.documentElement.dataset.live === '1'", version)
		if got, want := v.versions(), fmt.Sprintf("%s %s /* edition %8d */", version, version, 2); got != want {
			v.Errorf("a window has %q after the change, want %q", got, want)
		}
		v.offers("")
	}
}
