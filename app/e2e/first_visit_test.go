package e2e

import (
	"encoding/json"
	"math"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"muragat/app/e2e/webdriver"
)

// plainFirst reads a list and an article while nothing of the program has come.
func plainFirst(v *visitor) {
	release := v.host.holdProgram()
	v.openPlain("")
	title, err := v.Text(".result a.title")
	v.must(err)
	if title == "" {
		v.Error("the list shows no title before the program")
	}
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	text, err := v.Text("article .text")
	v.must(err)
	if n := utf8.RuneCountInString(text); n < 500 {
		v.Errorf("the article shows %d letters before the program, want its text", n)
	}
	v.wait("performance.getEntriesByName('first-contentful-paint').length")
	for _, s := range v.host.passed() {
		if isProgram(s.path) {
			v.Errorf("%s had passed already", s.path)
		}
	}
	v.stillPlain()
	release()
	v.live()
}

// sentOnce counts what a first visit downloads until it is complete offline.
func sentOnce(v *visitor) {
	v.open("")
	v.stored()
	seen, weight := map[string]bool{}, map[string]int64{}
	var sum int64
	for _, s := range v.host.passed() {
		if s.status == 304 && s.bytes == 0 {
			v.Logf("%s was asked for once more, and not sent", s.path)
			continue
		}
		if s.method != "GET" || s.status != 200 {
			v.Errorf("%s %s answered with %d, want GET and 200 alone", s.method, s.path, s.status)
		}
		if seen[s.path] {
			v.Errorf("%s was sent more than once", s.path)
		}
		seen[s.path] = true
		kind := path.Ext(s.path)
		if kind == "" {
			kind = "page"
		}
		weight[kind] += s.bytes
		sum += s.bytes
	}
	v.Logf("first visit: %d addresses, %d bytes, of these %v", len(seen), sum, weight)
	var foreign []string
	v.must(v.Eval(&foreign, `return performance.getEntriesByType("resource").map(e => e.name).filter(n => !n.startsWith(location.origin + "/"))`))
	if len(foreign) > 0 {
		v.Errorf("asked other origins for %q", foreign)
	}
}

// startsInSteps looks at how often the start lets the browser do what waits while the first page is made.
func startsInSteps(v *visitor) {
	v.host.setTurn(uncachedProgram)
	release := v.host.holdProgram()
	v.openPlain("")
	v.must(v.Eval(nil, watchSteps))
	release()
	v.live()
	var seen struct {
		Rests  int
		Clicks bool
	}
	v.must(v.Eval(&seen, `return window.steps`))
	if seen.Rests < 3 {
		v.Errorf("%d rests between the archive's first answer and the live page, want 3 or more", seen.Rests)
	}
	if seen.Clicks {
		v.Error("clicks on the plain page are taken from the browser while the live one is made")
	}
}

const watchSteps = `const steps = window.steps = { rests: 0, clicks: false };
const timer = window.setTimeout;
let making = false;
window.addEventListener("muragat-ready", () => { making = true; });
window.addEventListener("muragat-mounted", () => { making = false; });
window.setTimeout = (f, delay, ...rest) => {
	if (making && !delay) {
		steps.rests++;
		steps.clicks ||= window.onclick !== null;
	}
	return timer(f, delay, ...rest);
};
return true`

// places gives the top left corner of everything on the screen that a reader
// could be looking at, by name.
const places = `const at = {};
for (const css of [".top", ".name", "#q", "#lang", "#theme", "#offline", "main", "h1", "#timeline", "#total", ".facet h2", ".value",
		".result h3", ".result .meta", ".result .snippet", ".result .names", "article .meta", "article .text p", "aside.facts h2", "aside.facts li",
		".spellings dt", ".subject h2", ".graph a", ".with a", ".sentences p", "summary", ".prose h2", ".prose p"]) {
	document.querySelectorAll(css).forEach((e, i) => {
		const r = e.getBoundingClientRect();
		if (r.width > 1 && r.height > 1 && r.bottom > 0 && r.top < innerHeight) at[css + " " + i] = [r.left, r.top];
	});
}
return at`

// shifted adds up the layout shifts so far, by Chromium's own account
// (https://wicg.github.io/layout-instability/); other engines keep none. A font
// that comes late moves a text, too.
func (v *visitor) shifted() (sum float64) {
	v.Helper()
	if v.Engine == webdriver.Chromium {
		v.must(v.Eval(&sum, shifts))
	}
	return sum
}

const shifts = `return new Promise(done => {
	let sum = 0;
	new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; })
		.observe({ type: "layout-shift", buffered: true });
	setTimeout(() => done(sum), 300);
})`

const settled = `return document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))).then(() => true)`

// nothingMoves looks at a page of every kind.
func nothingMoves(v *visitor) {
	v.host.setTurn(uncachedProgram)
	v.open("")
	article := pathOf("article", v.shownIDs()[0])
	person := pathOf("person", v.first("person", v.ask(nil).Facets.Person))
	for _, page := range []string{"", article, person, "person", "about"} {
		v.staysInPlace(page)
	}
}

// staysInPlace compares a plain page with the live one that takes its place.
func (v *visitor) staysInPlace(page string) {
	v.Helper()
	release := v.host.holdProgram()
	v.forget()
	v.openPlain(page)
	v.must(v.Eval(nil, settled))
	var before, after map[string][2]float64
	v.must(v.Eval(&before, places))
	early := v.shifted()
	v.stillPlain()
	release()
	v.live()
	v.stored()
	v.must(v.Eval(nil, settled))
	v.must(v.Eval(&after, places))
	if len(before) < 8 {
		v.Errorf("/%s: only %d things on the plain page", page, len(before))
	}
	for name, a := range before {
		b, ok := after[name]
		switch {
		case !ok:
			v.Errorf("/%s: %s is on the plain page but not on the live one", page, name)
		case math.Abs(a[0]-b[0]) > 1 || math.Abs(a[1]-b[1]) > 1:
			v.Errorf("/%s: %s moves from %.1f to %.1f", page, name, a, b)
		}
	}
	sum := v.shifted()
	v.Logf("/%s: cumulative layout shift %.4f before the program, %.4f with it", page, early, sum)
	if sum-early > 0.02 || sum > 0.1 {
		v.Errorf("/%s: cumulative layout shift %.4f before the program, %.4f with it, want at most 0.02 from it and 0.1 in all", page, early, sum)
	}
}

// uncachedProgram keeps the program out of the browser's HTTP cache, so that it
// has to pass the door on every visit that storage knows nothing of.
func uncachedProgram(r *http.Response) {
	if isProgram(r.Request.URL.Path) {
		r.Header.Set("Cache-Control", "no-store")
	}
}

// stillPlain checks that the program has not taken over yet.
func (v *visitor) stillPlain() {
	v.Helper()
	if v.str("document.documentElement.dataset.live || 'no'") != "no" {
		v.Error("the page is live already, nothing was held back")
	}
}

// forget makes the next page a first visit again, but for the HTTP cache: see
// uncachedProgram.
func (v *visitor) forget() {
	v.Helper()
	v.must(v.Eval(nil, `return Promise.all([
		caches.keys().then(names => Promise.all(names.map(n => caches.delete(n)))),
		navigator.serviceWorker.getRegistrations().then(all => Promise.all(all.map(r => r.unregister()))),
	]).then(() => true)`))
}

// keepsPlace types on one page and scrolls on another before they are live.
func keepsPlace(v *visitor) {
	v.host.setTurn(uncachedProgram)
	release := v.host.holdProgram()
	v.openPlain("")
	article := v.str("document.querySelector('.result a.title').getAttribute('href')")
	v.must(v.Type("#q", "през"))
	release()
	v.live()
	v.must(v.Eval(nil, settled))
	var got, want []any
	v.must(v.Eval(&got, "const q = document.activeElement; return [q.id, q.value, q.selectionStart]"))
	v.must(json.Unmarshal([]byte(`["q", "през", 4]`), &want))
	if !slices.Equal(got, want) {
		v.Errorf("focus, text and cursor are %v, want %v", got, want)
	}
	release = v.host.holdProgram()
	v.forget()
	v.must(v.Navigate(v.host.url(article)))
	v.must(v.Eval(nil, settled))
	v.must(v.Eval(nil, "scrollTo(0, 250)"))
	v.wait("scrollY === 250")
	v.stillPlain()
	release()
	v.live()
	v.must(v.Eval(nil, settled))
	if y := v.number("scrollY"); y != 250 {
		v.Errorf("the article is scrolled to %d, the reader was at 250", y)
	}
}

// leftEarly goes from page to page while the program is on its way to each, and back to the first, as on a slow line. A
// stream that nobody ends keeps one of Firefox's few compiling threads for as long as the page is in its history.
func leftEarly(v *visitor) {
	open := make(chan struct{})
	release := sync.OnceFunc(func() { close(open) })
	v.Cleanup(release)
	v.host.setGate(func(path string, sent int64) bool {
		if strings.Contains(path, "/parts/") || strings.HasSuffix(path, ".wasm") && sent > 600_000 {
			<-open
		}
		return true
	})
	left := []string{"person", "about", pathOf("person", "shavkat-mirzieev"), pathOf("article", talks), ""}
	for _, page := range left {
		v.openPlain(page)
		v.wait("muragatOffline.bytes > 1e5")
		v.stillPlain()
	}
	for range left[1:] {
		v.must(v.Back())
	}
	v.wait("location.pathname.endsWith('/person')")
	v.stillPlain()
	release()
	v.live()
	v.stored()
}

// cutDownload loses the line in the middle of the program.
func cutDownload(v *visitor) {
	const cutAt = 700_000
	v.host.setGate(func(path string, sent int64) bool {
		if !isProgram(path) || sent < cutAt {
			return true
		}
		time.Sleep(time.Second) // WebKit may throw away what it has not read when the line breaks
		return false
	})
	v.openPlain("")
	v.wait("(b => b && b.checkVisibility() && b.textContent.trim())(document.querySelector('#load-retry'))")
	if said, err := v.Text("#load-text"); err != nil || said == "" {
		v.Errorf("nothing said about the cut: %q, %v", said, err)
	}
	if title, err := v.Text(".result a.title"); err != nil || title == "" {
		v.Errorf("the plain page has gone: %q, %v", title, err)
	}
	v.host.setGate(nil)
	v.click("#load-retry")
	v.live()
	v.stored()
	var whole, got int64
	for _, s := range v.host.passed() {
		if isProgram(s.path) {
			got += s.bytes
		}
	}
	var manifest struct {
		Wasm struct{ Size int64 }
	}
	v.must(v.Eval(&manifest, "return fetch(arguments[0]).then(r => r.json())", v.base+"offline.json"))
	whole = manifest.Wasm.Size
	v.Logf("the program has %d bytes, %d were sent in all", whole, got)
	resumed := slices.ContainsFunc(v.host.passed(), func(s sending) bool { return strings.Contains(s.path, "/parts/") })
	if !resumed {
		v.Errorf("the download began anew, want it to go on from the parts that had come")
	}
}
