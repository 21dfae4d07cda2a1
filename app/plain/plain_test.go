package plain

import (
	"encoding/json"
	"errors"
	"html"
	"maps"
	"net/url"
	"path"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"muragat/app/sample"
	"muragat/articles"
)

func pages(t *testing.T, c articles.Collection, base string) map[string]string {
	t.Helper()
	return limited(t, c, base, All)
}

func limited(t *testing.T, c articles.Collection, base string, limit Limit) map[string]string {
	t.Helper()
	return made(t, c, base, "", limit)
}

func made(t *testing.T, c articles.Collection, base, origin string, limit Limit) map[string]string {
	t.Helper()
	var lock sync.Mutex
	out := map[string]string{}
	o := Options{Archive: sample.Open(t, c), Base: base, Asset: func(name string) string { return base + name }, Origin: origin, Limit: limit}
	err := Pages(o, func(p Page) error {
		lock.Lock()
		defer lock.Unlock()
		if _, twice := out[p.Path]; twice {
			t.Errorf("%s is written twice", p.Path)
		}
		out[p.Path] = string(p.Body)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := Count(o); n != len(out) || err != nil {
		t.Errorf("Count gives %d, %v; there are %d pages", n, err, len(out))
	}
	return out
}

func TestEverythingHasAPage(t *testing.T) {
	got := pages(t, sample.Collection(), "/")
	for name, want := range map[string]string{
		"index.html":                       "Вечер двух поэтов",
		"article/2024/poety/index.html":    `<a href="/person/abai-kunanbaev">Абай Кунанбаев</a> и <a href="/person/alisher-navoi">Алишер Навои</a> звучали`,
		"article/undated-en/index.html":    "Poems were read.",
		"person/abai-kunanbaev/index.html": "Абай Құнанбайұлы",
		"person/alisher-navoi/index.html":  `<a href="/article/2024/poety#p1" lang="ru">Вечер двух поэтов</a><span>вероятно, Алишер Навои</span></p></li></ol>`,
		"person/index.html":                `<a href="/person/abai-kunanbaev">Абай Кунанбаев</a> <span class="count">2</span>`,
		"topic/index.html":                 `<a href="/topic/20000013">Литература</a>`,
		"topic/20000013/index.html":        "Вечер двух поэтов",
		"topic/01000000/index.html":        "Вечер двух поэтов",
		"date/2024/index.html":             "Вечер двух поэтов",
		"date/2024-04/index.html":          "Вечер двух поэтов",
		"date/2022/index.html":             "Абай оқулары",
		"date/undated/index.html":          "A reading of poems",
		"about/index.html":                 "4 статьи",
		"404.html":                         "Такой страницы нет",
		"405.html":                         "Такой запрос здесь не принимается",
		"shell.html":                       "Архив статей",
	} {
		if !strings.Contains(got[name], want) {
			t.Errorf("%s does not contain %q:\n%s", name, want, got[name])
		}
	}
}

var attribute = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

func TestLinksLeadToPages(t *testing.T) {
	for _, base := range []string{"/", "/kz/archive/"} {
		got := pages(t, sample.Many(70), base)
		checked := 0
		for name, body := range got {
			for _, m := range attribute.FindAllStringSubmatch(body, -1) {
				href := html.UnescapeString(m[1])
				below, ok := strings.CutPrefix(href, base)
				if !ok {
					if !strings.HasPrefix(href, "https://vesti.example/") && !strings.HasPrefix(href, "https://www.wikidata.org/wiki/Q") && !strings.HasPrefix(href, "#") {
						t.Errorf("%s links to %q, outside %s", name, href, base)
					}
					continue
				}
				below, _, _ = strings.Cut(below, "?") // a filter, for the program
				below, _, _ = strings.Cut(below, "#") // a paragraph
				if path.Ext(below) != "" {            // an asset
					continue
				}
				below, err := url.PathUnescape(below)
				if err != nil {
					t.Errorf("%s: %q: %v", name, href, err)
				}
				below, paragraph, _ := strings.Cut(below, "#")
				if page, ok := got[path.Join(below, "index.html")]; !ok || paragraph != "" && !strings.Contains(page, ` id="`+paragraph+`"`) {
					t.Errorf("%s links to %q, which has no page or no such paragraph", name, href)
				}
				checked++
			}
		}
		if checked < 100 {
			t.Fatalf("only %d links were checked", checked)
		}
	}
}

// Each article is on the page of its period, however many there are.
func TestEveryArticleIsReachable(t *testing.T) {
	c := sample.Many(70)
	got := pages(t, c, "/")
	for _, a := range c.Articles {
		id := "undated"
		if !a.Date.IsZero() {
			id = a.Date.String()[:min(7, len(a.Date.String()))]
		}
		if !strings.Contains(got["date/"+id+"/index.html"], `href="/article/`+a.ID+`"`) {
			t.Errorf("%s is not on the page of %s", a.ID, id)
		}
	}
}

func TestHostileTextStaysText(t *testing.T) {
	for name, body := range pages(t, sample.Collection(), "/") {
		body, machine := withoutData(body)
		if strings.Contains(machine, "<") {
			t.Errorf("%s lets markup through in its data for machines", name)
		}
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "onload='") {
			t.Errorf("%s lets markup through", name)
		}
		if strings.Contains(body, " style=") {
			t.Errorf("%s has an inline style, which the content policy forbids", name)
		}
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		scripts := strings.Count(body, "<script")
		if open := strings.Count(body, "<script defer src=") + strings.Count(body, "<script src="); scripts != open {
			t.Errorf("%s has %d scripts, of which %d are known", name, scripts, open)
		}
	}
}

var ld = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// withoutData parts a page from its schema.org data.
func withoutData(body string) (rest, data string) {
	if m := ld.FindStringSubmatch(body); m != nil {
		data = m[1]
	}
	return ld.ReplaceAllString(body, ""), data
}

func TestNewsArticle(t *testing.T) {
	all := pages(t, sample.Collection(), "/")
	for _, a := range sample.Collection().Articles {
		m := ld.FindStringSubmatch(all["article/"+a.ID+"/index.html"])
		if m == nil {
			t.Fatalf("%s has no data for machines", a.ID)
		}
		var got newsArticle
		if err := json.Unmarshal([]byte(m[1]), &got); err != nil {
			t.Fatalf("%s: %v\n%s", a.ID, err, m[1])
		}
		if got.Type != "NewsArticle" || got.Headline != a.Title || got.ArticleBody != a.Text || len(got.Mentions) != len(a.Persons) {
			t.Errorf("%s: %+v", a.ID, got)
		}
	}
}

func TestPagesAreReproducible(t *testing.T) {
	if !maps.Equal(pages(t, sample.Many(70), "/"), pages(t, sample.Many(70), "/")) {
		t.Error("two runs give different pages")
	}
}

func TestErrorsEndThePages(t *testing.T) {
	if _, err := (&writer{}).sentence("NoSuchSentence"); err == nil {
		t.Error("an unknown sentence passes")
	}
	full := errors.New("the disk is full")
	var calls atomic.Int64
	o := Options{Archive: sample.Open(t, sample.Many(500)), Base: "/", Asset: func(name string) string { return name }}
	err := Pages(o, func(Page) error {
		calls.Add(1)
		return full
	})
	if !errors.Is(err, full) || calls.Load() > int64(runtime.GOMAXPROCS(0)) {
		t.Errorf("%v after %d pages; wanted the first error to end them", err, calls.Load())
	}
}
