package live

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/plain"
	"muragat/app/sample"
	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// at is the live page at an address, as it is first rendered.
func at(a *articles.Archive, path string) *Page {
	p := &Page{view: view.View{Site: view.Site{Archive: a, Base: "/"}, Lang: words.Russian}, theme: "auto", mark: "/mark.svg"}
	p.copy.state = "none"
	path, query, _ := strings.Cut(path, "?")
	p.read(address{path, query})
	p.readSide()
	return p
}

var (
	token     = regexp.MustCompile(`(?s)<!--.*?-->|<noscript>.*?</noscript>|<(/?)([a-z0-9]+)((?:\s+[a-zA-Z-]+(?:=(?:"(?:\\.|[^"\\])*"))?)*)\s*>|[^<]+`)
	attribute = regexp.MustCompile(`([a-z-]+)="((?:\\.|[^"\\])*)"`)
	liveClass = regexp.MustCompile(`[. ]live($|#)`) // hides what the plain page holds a place for
	// where the live page has a control, the plain one has a link to the page that it would have opened
	sameAs = map[string]string{"button.filters-open": "a.filters-open", "label.value": "a.value", "span.value": "a.value", "input": "span.box", "button.more": "a.more"}
)

// outline lists the elements, by name, class and id, and the texts of a page.
func outline(markup string) []string {
	var out []string
	for _, m := range token.FindAllStringSubmatch(markup, -1) {
		text := strings.Join(strings.Fields(html.UnescapeString(m[0])), " ")
		switch {
		case m[2] != "" && m[1] == "":
			line := m[2]
			for _, name := range []string{"class", "id"} {
				for _, a := range attribute.FindAllStringSubmatch(m[3], -1) {
					if a[1] == name {
						line += map[string]string{"class": ".", "id": "#"}[name] + a[2]
					}
				}
			}
			line = liveClass.ReplaceAllString(line, "$1")
			if same, ok := sameAs[line]; ok {
				line = same
			}
			out = append(out, line)
		case m[2] == "" && !strings.HasPrefix(m[0], "<") && text != "":
			out = append(out, "“"+text+"”")
		}
	}
	return out
}

// The live page has all that the plain one has, in the same order, so that nothing moves when it comes.
func TestLivePagesFollowThePlainOnes(t *testing.T) {
	a := sample.Archive(t)
	checked := 0
	var lock sync.Mutex
	var pages []plain.Page
	err := plain.Pages(plain.Options{Archive: a, Base: "/", Asset: func(name string) string { return "/" + name }}, func(p plain.Page) error {
		lock.Lock()
		defer lock.Unlock()
		pages = append(pages, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		name := strings.TrimSuffix(page.Path, "index.html")
		if strings.Contains(name, ".") {
			continue // the shell, the page for what is missing, the manifest
		}
		body := string(page.Body)
		_, body, _ = strings.Cut(body, "<body>")
		body, _, _ = strings.Cut(body, `<aside id="app-wasm-loader"`)
		want, got := outline(body), outline(app.HTMLString(at(a, "/"+name).Render()))
		if len(want) < 25 {
			t.Fatalf("/%s: only %d lines in the plain page", name, len(want))
		}
		rest := got
		for i, line := range want {
			n := slices.Index(rest, line)
			if n < 0 {
				t.Errorf("/%s: the live page lacks %s behind %v; it has\n%s", name, line, want[max(0, i-3):i], strings.Join(got, "\n"))
				break
			}
			rest = rest[n+1:]
		}
		checked++
	}
	if checked < 8 {
		t.Fatalf("only %d pages were checked", checked)
	}
}

func TestAnyAddressHasAPage(t *testing.T) {
	a := sample.Archive(t)
	for path, want := range map[string]string{
		"/article/none":               "В архиве нет страницы",
		"/article/\xff\xfe":           "Такой страницы нет",
		"/%zz":                        "/%zz",
		"/date/2024-13":               "Такой страницы нет",
		"/person/page/2":              "Такой страницы нет",
		"/?q=%zz&person=none&page=-1": "Не учтено",
		"/?from=2024-02-30":           "не дата",
		"/?q=" + strings.Repeat("%D1%84", 15_000):   "Запрос слишком длинный",
		"/?person=abai-kunanbaev&from=1800&to=1801": "Ничего не найдено",
		"/person/abai-kunanbaev?page=99999999999":   "Абай Кунанбаев",
		"/?q=" + sample.Hostile:                     `data-id="hostile"`,
		"/article/hostile":                          "&lt;script&gt;",
	} {
		markup := app.HTMLString(at(a, path).Render())
		if !strings.Contains(markup, want) {
			t.Errorf("%.60s does not say %q:\n%s", path, want, strings.Join(outline(markup), "\n"))
		}
		if slices.Contains(outline(markup), "script") {
			t.Errorf("%.60s lets markup through", path)
		}
	}
}

func TestValueList(t *testing.T) {
	c := sample.Collection()
	for i := range 300 {
		id := "p" + decimal(i)
		c.Persons = append(c.Persons, articles.Person{ID: id, Name: "Имя " + decimal(i)})
		c.Articles[1].Persons = append(c.Articles[1].Persons, articles.PersonFact{Person: id, Rule: "curator"})
	}
	c.Persons[200].Name = "Ёлкин"
	v := view.View{Site: view.Site{Archive: sample.Open(t, c), Base: "/"}, Lang: words.Russian}
	list := v.List(view.Values("person=p250"))
	people := v.Facets(&list)[0]
	if first := people.Value(0); first.ID != "p250" || !first.Chosen || people.Len < 302 {
		t.Fatalf("the first of %d values is %+v, want the chosen one", people.Len, first)
	}
	for _, c := range []struct {
		list      valueList
		rows, now int // of the whole list, in the document
	}{
		{valueList{}, view.FacetShown, view.FacetShown},
		{valueList{open: true}, people.Len, 3 * rowsAhead},
		{valueList{open: true, top: 150 * rowGuess}, people.Len, 3 * rowsAhead},
		{valueList{find: " елки"}, 1, 1},
		{valueList{find: "нет такого"}, 0, 0},
	} {
		l := c.list
		l.number = v.Number
		l.update(people)
		if l.len() != c.rows || l.last-l.first != c.now {
			t.Errorf("%+v: rows %d to %d of %d, want %d of %d", c.list, l.first, l.last, l.len(), c.now, c.rows)
		}
		if got := strings.Count(l.markup, "<input"); got != c.now {
			t.Errorf("%+v: %d switches, want %d", c.list, got, c.now)
		}
	}
}
