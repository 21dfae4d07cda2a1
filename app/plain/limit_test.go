package plain

import (
	"fmt"
	"html"
	"net/url"
	"path"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/app/view"
	"muragat/articles"
)

func TestParseLimit(t *testing.T) {
	for s, want := range map[string]Limit{"all": All, "none": None, "1": 1, "1000": 1000} {
		if got, err := ParseLimit(s); got != want || err != nil {
			t.Errorf("%s: %d, %v; wanted %d", s, got, err, want)
		}
	}
	for _, s := range []string{"", "0", "-1", "some", "1e3", "99999999999"} {
		if got, err := ParseLimit(s); err == nil {
			t.Errorf("%q is taken for %d", s, got)
		}
	}
}

// What has no page is left to the program: every link leads to a page or to an address that it
// knows, and the page that a host answers it with starts it.
func TestLimitedPages(t *testing.T) {
	c := sample.Many(70)
	for limit, want := range map[Limit]struct {
		pages, articles int
		notice          string
	}{
		None: {7, 0, "Архив открывает программа"},
		3:    {0, 3, "Без него открываются 3 новые статьи."},
		1000: {0, 74, "Без него статьи открываются по людям, темам и датам."},
	} {
		got := limited(t, c, "/", limit)
		if want.pages > 0 && len(got) != want.pages {
			t.Errorf("%d: %d pages, wanted %d", limit, len(got), want.pages)
		}
		program := view.Site{Archive: sample.Open(t, c), Base: "/"}
		count, left := 0, 0
		for name, body := range got {
			if strings.HasPrefix(name, "article/") {
				count++
			}
			if strings.HasSuffix(name, ".html") && !strings.Contains(body, want.notice) {
				t.Errorf("%d: %s does not say %q", limit, name, want.notice)
			}
			for _, m := range attribute.FindAllStringSubmatch(body, -1) {
				u, err := url.Parse(html.UnescapeString(m[1]))
				if err != nil || u.Host != "" || path.Ext(u.Path) != "" || u.Path == "" {
					continue
				}
				if _, ok := got[path.Join(strings.TrimPrefix(u.Path, "/"), "index.html")]; ok {
					continue
				}
				left++
				if program.ParsePath(u.Path).Kind == view.Missing {
					t.Errorf("%d: %s links to %s, which neither the site nor the program has", limit, name, u.Path)
				}
			}
		}
		if count != want.articles {
			t.Errorf("%d: %d articles have pages, wanted %d", limit, count, want.articles)
		}
		if limit < 70 && left == 0 {
			t.Errorf("%d: no link leads to what is left out", limit)
		}
		if body := got["404.html"]; !strings.Contains(body, "Эту страницу показывает программа архива") || !strings.Contains(body, `src="/loader.js"`) {
			t.Errorf("%d: the page for other addresses does not wait for the program:\n%s", limit, body)
		}
	}
	newest := limited(t, c, "/", 3)
	for _, id := range []string{"2024/poety", "hostile", "abai-kk"} {
		if newest["article/"+id+"/index.html"] == "" {
			t.Errorf("%s, one of the newest three, has no page", id)
		}
	}
}

// Lists stay light, however many articles there are, and lose none.
func TestLongLists(t *testing.T) {
	c := sample.Collection()
	c.Articles = c.Articles[:1]
	d, err := articles.ParseDate("2001-02")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 1201 {
		c.Articles = append(c.Articles, articles.Article{
			ID: fmt.Sprintf("%04d", i), Title: strings.Repeat("Заметка о погоде ", 5), Text: "Коротко.", Lang: "ru", Date: d,
			Persons: []articles.PersonFact{{Person: "alisher-navoi", Rule: "curator"}},
		})
	}
	got := pages(t, c, "/")
	seen := map[string]int{}
	for _, name := range []string{"date/2001-02/index.html", "date/2001-02/2/index.html", "date/2001-02/3/index.html"} {
		for _, m := range attribute.FindAllStringSubmatch(got[name], -1) {
			if id, ok := strings.CutPrefix(m[1], "/article/"); ok {
				seen[id]++
			}
		}
		if !strings.Contains(got[name], `<nav class="pager"`) {
			t.Errorf("%s leads to no other page of the list", name)
		}
	}
	if len(seen) != 1201 {
		t.Errorf("the month lists %d of 1201 articles", len(seen))
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s is listed %d times", id, n)
		}
	}
	if got["date/2001-02/4/index.html"] != "" || !strings.Contains(got["date/2001-02/2/index.html"], `<link rel="canonical" href="/date/2001-02/2/">`) {
		t.Error("the list's pages are not the three of 500 titles, each with its address")
	}
	person := got["person/alisher-navoi/index.html"]
	if !strings.Contains(person, "Здесь 220 из 1\u00a0202. Остальные — на страницах лет и месяцев.") {
		t.Error("a person's page does not say that its list is cut")
	}
	for name, body := range got {
		if len(body) > 200_000 {
			t.Errorf("%s has %d bytes, wanted at most 200,000", name, len(body))
		}
	}
}
