package e2e

import (
	"io"
	"net/http"
	"strings"
)

// withoutPages reads a site of which only the list is a plain page: all else is shown by the program, which the
// host's page for unknown addresses starts.
func withoutPages(v *visitor) {
	article := pathOf("article", v.articleOfList())
	release := v.host.holdProgram()
	v.openPlain(article)
	v.stillPlain()
	if h1, err := v.Text("h1"); err != nil || !strings.Contains(h1, "программа") {
		v.Errorf("before the program an article's address says %q, %v; want that the program shows it", h1, err)
	}
	release()
	v.live()
	v.wait("document.querySelector('article[data-id] .text').textContent.length > 500")
	if title, h1 := v.str("document.title"), v.str("document.querySelector('h1').textContent"); !strings.HasPrefix(title, h1) {
		v.Errorf("the article %q has the title %q", h1, title)
	}
	v.stored()
	asked := v.asked(article)
	if asked[http.StatusNotFound] != 1 || len(asked) != 1 {
		v.Errorf("the host answered %s with %v, want one 404", article, asked)
	}
	v.openPlain(article + "?again")
	v.live()
	if asked := v.asked(article + "?again"); len(asked) > 0 {
		v.Errorf("the host answered %v, want the worker to", asked)
	}
	v.open("")
	v.total(v.ask(nil).Total)
	v.host.kill()
	v.must(v.Reload())
	v.live()
	v.total(v.ask(nil).Total)
	v.deepLinks()
}

// articleOfList is the first article of the plain list, read past the browser.
func (v *visitor) articleOfList() string {
	v.Helper()
	r, err := http.Get(v.host.url(v.base))
	v.must(err)
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	v.must(err)
	_, id, ok := strings.Cut(string(body), `<li class="result" data-id="`)
	id, _, closed := strings.Cut(id, `"`)
	if !ok || !closed {
		v.Fatalf("the list has no article:\n%s", body)
	}
	return id
}

// asked counts the host's answers to a path below the base, by status.
func (v *visitor) asked(path string) map[int]int {
	statuses := map[int]int{}
	for _, s := range v.host.passed() {
		if s.path == v.base+path {
			statuses[s.status]++
		}
	}
	return statuses
}

// withoutPagesOrScript finds that the list is all there is, and is told so.
func withoutPagesOrScript(v *visitor) {
	v.openPlain("")
	said, err := v.Text("noscript")
	if err != nil || !strings.Contains(said, "JavaScript") {
		v.Errorf("the list says %q, %v; want that the articles need JavaScript", said, err)
	}
	v.click(".result a.title")
	v.wait("location.pathname.includes('/article/')")
	if again, err := v.Text("noscript"); err != nil || again != said {
		v.Errorf("an article's address says %q, %v; want what the list says: %q", again, err, said)
	}
	v.click("main a")
	v.wait("document.querySelector('.result')")
}
