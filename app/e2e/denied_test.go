package e2e

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// sandboxed visits pages of an opaque origin, which may look at no storage at
// all: the door makes every page one, and lets it read the site's files.
func sandboxed(v *visitor) {
	v.host.setAsk(func(r *http.Request) { r.Header.Del("Accept-Encoding") })
	v.host.setTurn(func(r *http.Response) {
		r.Header.Set("Access-Control-Allow-Origin", "*")
		r.Header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		r.Header.Del("Cross-Origin-Opener-Policy") // a browser refuses such a page in a sandbox
		// To WebKit 'self' is nothing here. Files take no notice of a sandbox.
		policy := strings.ReplaceAll(r.Header.Get("Content-Security-Policy"), "'self'", v.host.url(""))
		r.Header.Set("Content-Security-Policy", policy+"; sandbox allow-scripts allow-forms")
		if kind := r.Header.Get("Content-Type"); strings.HasPrefix(kind, "text/html") { // the pages say the policy too
			body, _ := io.ReadAll(r.Body)
			replaceBody(r, r.StatusCode, kind, bytes.ReplaceAll(body, []byte("'self'"), []byte(v.host.url(""))))
		}
		if isProgram(r.Request.URL.Path) { // the first page may have it before the second one holds it back
			r.Header.Set("Cache-Control", "no-store")
		}
	})
	v.openPlain("")
	v.wait("self.origin === 'null'")
	withoutStorage(v)
}

// withoutStorage searches, reads and changes the language where the browser
// keeps nothing, and looks for the sentence that says so.
func withoutStorage(v *visitor) {
	said := func(key words.Key) string { return words.Russian.T(key) }
	release := v.host.holdProgram()
	v.openPlain("")
	var kept bool
	v.must(v.Eval(&kept, `return (async () => {
		try { localStorage.setItem("k", "v"); return localStorage.getItem("k") === "v"; } catch {}
		try { await caches.open("c"); return true; } catch { return false; }
	})()`))
	if kept {
		v.Fatal("the browser keeps what a page stores, this scenario shows nothing")
	}
	v.shown("#load-text", said(words.NoStorage))
	release()
	v.live()
	v.wait("document.querySelector('#offline').dataset.state === 'unsupported'")
	v.shown("#offline", said(words.OfflineUnsupported))
	if broken := v.str("window.archive.offline.then(() => 'kept', () => 'broken')"); broken != "broken" {
		v.Errorf("the promise of an offline copy is %s", broken)
	}

	want := v.ask(url.Values{"q": {"президент"}})
	v.must(v.Type("#q", "президентом"+webdriver.Enter))
	v.wait("new URLSearchParams(location.search).get('q') === 'президентом'")
	v.total(want.Total)
	v.must(v.Reload())
	v.live()
	v.total(want.Total)
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	v.hasText()
	v.must(v.Back())
	v.total(want.Total)

	v.click("#theme option[value=dark]")
	v.wait("document.documentElement.dataset.theme === 'dark'")
	v.click("#lang option[value=kk]")
	v.wait("document.documentElement.lang === 'kk'")
	v.shown("#offline", words.Kazakh.T(words.OfflineUnsupported))
	v.open(pathOf("article", want.IDs[0]))
	v.hasText()
	v.open("about")
	v.shown("#copy-state", said(words.OfflineUnsupported))
}

// withoutWasm reads plain pages where the program cannot run.
func withoutWasm(v *visitor) {
	v.openPlain("")
	if has := v.str("typeof WebAssembly"); has != "undefined" {
		v.Fatalf("WebAssembly is here (%s), this scenario shows nothing", has)
	}
	v.staysPlain()
	title, err := v.Text(".result a.title")
	v.must(err)
	v.click(".result a.title")
	v.wait("location.pathname.includes('/article/')")
	v.staysPlain()
	if h1, err := v.Text("h1"); err != nil || h1 != title {
		v.Errorf("the article is called %q, %v, the list called it %q", h1, err, title)
	}
	v.hasText()
	for _, kind := range []string{"person", "topic"} {
		v.click("article a[href*='/" + kind + "/']")
		v.wait("location.pathname.includes('/" + kind + "/')")
		v.staysPlain()
		if n := len(v.shownIDs()); n == 0 {
			v.Errorf("the page of a %s lists no article", kind)
		}
		v.must(v.Back())
		v.wait("location.pathname.includes('/article/')")
		v.staysPlain()
	}
	v.click(".name")
	v.wait("location.pathname === arguments[0]", v.base)
	v.staysPlain()
	person := v.values("person")[0]
	value := "[data-facet=person] [data-value=" + quoted(person.ID) + "]"
	if v.number("innerWidth") < 1100 {
		v.click(".filters-open")
	}
	v.wait("document.querySelector(arguments[0]).checkVisibility()", value)
	v.click(value)
	v.wait("location.pathname.includes('/person/')")
	v.staysPlain()
	if n := len(v.shownIDs()); n != person.Count {
		v.Errorf("the person's page lists %d articles, the facet counted %d", n, person.Count)
	}
	for _, s := range v.host.passed() {
		if isProgram(s.path) {
			v.Errorf("%s was sent to a browser that cannot use it", s.path)
		}
	}
}

// staysPlain checks that the page says that it lacks WebAssembly, and offers
// nothing that cannot help.
func (v *visitor) staysPlain() {
	v.Helper()
	v.shown("#load-text", words.Russian.T(words.NoWasm))
	var got struct{ Live, Retry, Progress bool }
	v.must(v.Eval(&got, `const seen = css => document.querySelector(css).checkVisibility();
		return {live: "live" in document.documentElement.dataset, retry: seen("#load-retry"), progress: seen("#load-progress")}`))
	if got.Live || got.Retry || got.Progress {
		v.Errorf("without WebAssembly the page has %+v, want none of them", got)
	}
}

// shown waits until an element that can be seen says a sentence.
func (v *visitor) shown(css, sentence string) {
	v.Helper()
	v.wait("(e => e && e.checkVisibility() && e.textContent.includes(arguments[1]))(document.querySelector(arguments[0]))", css, sentence)
}

// hasText checks that an article can be read.
func (v *visitor) hasText() {
	v.Helper()
	text, err := v.Text("article .text")
	v.must(err)
	if n := utf8.RuneCountInString(text); n < 500 {
		v.Errorf("the article shows %d letters", n)
	}
}
