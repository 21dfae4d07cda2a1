package e2e

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"muragat/app/e2e/webdriver"
)

// visitor is a reader with a browser at a site. Its methods end the test when
// the site does not do what they say.
type visitor struct {
	*testing.T
	*webdriver.Browser
	host *host
	base string
}

func (v *visitor) must(err error) {
	v.Helper()
	if err != nil {
		v.Fatal(err)
	}
}

// open goes to a path below the base and waits for the live page.
func (v *visitor) open(path string) {
	v.Helper()
	v.openPlain(path)
	v.live()
}

// openPlain goes to a path below the base.
func (v *visitor) openPlain(path string) {
	v.Helper()
	v.must(v.Navigate(v.host.url(v.base + path)))
}

// live waits until the program has taken over the page.
func (v *visitor) live() {
	v.Helper()
	v.wait("document.documentElement.dataset.live === '1'")
}

func (v *visitor) wait(expr string, args ...any) {
	v.Helper()
	v.must(v.WaitFor(expr, args...))
}

// stored waits until the copy is whole and the worker answers for the page.
func (v *visitor) stored() {
	v.Helper()
	v.wait("window.archive && window.archive.offline.then(() => true)")
	v.wait("navigator.serviceWorker.controller")
	v.wait("document.querySelector('#offline').dataset.state === 'complete'")
}

// total waits until the list says that it has n articles.
func (v *visitor) total(n int) {
	v.Helper()
	v.wait("document.querySelector('#total').dataset.total === String(arguments[0])", n)
}

// click brings an element to the middle of the screen, so that nothing that
// stays at its edges lies over it, waits until it stands still, and clicks it.
func (v *visitor) click(css string) {
	v.Helper()
	v.wait("document.querySelector(arguments[0])", css)
	for last, tries := "", 0; tries < 50; tries++ { // by single looks: without JavaScript in pages no timer rings
		now := v.str(`(e => {
			if (!e) return "gone";
			const {x, y} = e.getBoundingClientRect();
			e.scrollIntoView({block: "center", behavior: "instant"});
			return x + " " + y;
		})(document.querySelector(arguments[0]))`, css)
		if now == last {
			break
		}
		last = now
		time.Sleep(20 * time.Millisecond)
	}
	v.must(v.Click(css))
}

// press clicks an element by script, where a pointer does not reach it.
func (v *visitor) press(css string) {
	v.Helper()
	v.must(v.Eval(nil, "document.querySelector(arguments[0]).click()", css))
}

// number evaluates a JavaScript expression.
func (v *visitor) number(expr string, args ...any) (n int) {
	v.Helper()
	v.must(v.Eval(&n, "return "+expr, args...))
	return n
}

// str evaluates a JavaScript expression.
func (v *visitor) str(expr string, args ...any) (s string) {
	v.Helper()
	v.must(v.Eval(&s, "return "+expr, args...))
	return s
}

func (v *visitor) query() url.Values {
	v.Helper()
	q, err := url.ParseQuery(strings.TrimPrefix(v.str("location.search"), "?"))
	v.must(err)
	return q
}

// answer is what window.archive.search gives.
type answer struct {
	Total  int
	IDs    []string
	Facets struct {
		Person, Topic, Source, Lang, Year []count
		Undated                           int
	}
}

// count is a value of a facet with its number of articles.
type count struct {
	ID, Name string
	Count    int
}

// first is the first value of a facet, which has to have one.
func (v *visitor) first(facet string, of []count) string {
	v.Helper()
	if len(of) == 0 {
		v.Fatalf("the archive has no %s", facet)
	}
	return of[0].ID
}

// ask asks the archive past the page.
func (v *visitor) ask(query url.Values) (a answer) {
	v.Helper()
	v.must(v.Eval(&a, "return Promise.resolve(window.archive.search(arguments[0]))", query.Encode()+"&limit=1000"))
	return a
}

// shownIDs are the articles on the page, in order.
func (v *visitor) shownIDs() (ids []string) {
	v.Helper()
	v.must(v.Eval(&ids, "return Array.from(document.querySelectorAll('.result'), r => r.dataset.id)"))
	return ids
}

// pathOf is the address of an article below the base.
func pathOf(kind, id string) string {
	return kind + "/" + (&url.URL{Path: id}).EscapedPath()
}

// keepEvidence writes a picture and the console of a failed test to its
// artifact folder; go test -artifacts keeps it.
func (v *visitor) keepEvidence() {
	dir := v.ArtifactDir()
	if png, err := v.Screenshot(); err == nil {
		_ = os.WriteFile(filepath.Join(dir, "page.png"), png, 0o644)
	}
	if source := v.tryStr("document.documentElement.outerHTML"); source != "" {
		_ = os.WriteFile(filepath.Join(dir, "page.html"), []byte(source), 0o644)
	}
	lines, _ := v.Console()
	var said strings.Builder
	for _, l := range lines {
		fmt.Fprintln(&said, l)
	}
	at, _ := v.URL()
	state := v.tryStr(`JSON.stringify([window.muragatOffline, {...document.documentElement.dataset}, window.muragatIndex ? "runs" : "does not run", document.querySelector("#load-text")?.textContent])`)
	v.Logf("at %.200s; state %.900s; console:\n%s", at, state, said.String())
}

func (v *visitor) tryBool(expr string) (ok bool) {
	_ = v.Eval(&ok, "return Boolean("+expr+")")
	return ok
}

func (v *visitor) tryStr(expr string) (s string) {
	_ = v.Eval(&s, "return "+expr)
	return s
}
