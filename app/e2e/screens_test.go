package e2e

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// screen is a page in a state that people look at.
type screen struct {
	name, path string
	do         func(v *visitor) // brings the page into the state
	low        bool             // what is looked at belongs to the screen: the page below it is not shown
	widths     []int            // those of the state, if not all
}

const highestScreen = 1600

var screens = []struct {
	site site
	list []screen
}{
	{own, []screen{
		{name: "article", path: pathOf("article", talks)},
		{name: "article-hits", path: pathOf("article", talks) + "?q=" + url.QueryEscape("президент")},
		{name: "cite", path: pathOf("article", talks), do: func(v *visitor) {
			v.press("#cite-open")
			v.wait("document.querySelector('#cite h2')")
		}},
		{name: "marks", path: pathOf("article", talks), do: (*visitor).marksForPicture},
		{name: "marking", path: pathOf("article", talks), low: true, do: func(v *visitor) { v.selects("p3", "выразил благодарность") }},
		{name: "notes", path: pathOf("article", talks), do: func(v *visitor) {
			v.marksForPicture()
			v.open("notes")
			v.wait("document.querySelector('.own-list li')")
		}},
		{name: "notes-none", path: "notes"},
		{name: "search", path: "?q=" + url.QueryEscape("президентом")},
		{name: "try", path: "?q=njrftd"},
		{name: "nothing", path: "?" + url.Values{"q": {"президент"}, "from": {"1890"}, "to": {"1891"}}.Encode()},
		{name: "nothing-at-all", path: "?q=" + url.QueryEscape("абракадабра")},
		{name: "person-quotes", path: "person/kasym-zhomart-tokaev"},
		{name: "about", path: "about"},
		{name: "missing", path: "article/nobody-wrote-this"},
		{name: "suggestions", path: "", low: true, do: func(v *visitor) {
			v.retype("през")
			v.suggestions("президент")
		}},
		{name: "search-help", path: "", low: true, do: func(v *visitor) {
			v.must(v.Keys("/"))
			v.wait("document.querySelector('.search-help').checkVisibility()")
		}},
	}},
	{variety, []screen{
		{name: "list", path: ""},
		{name: "list-filtered", path: "?topic=culture&lang=ru&from=2021&to=2024"},
		{name: "list-period", path: "?from=2022&to=2023"},
		{name: "table", path: "", do: func(v *visitor) {
			v.press(".as-table")
			v.wait("document.querySelector('#timeline table')")
		}},
		{name: "take", path: "?topic=culture", do: func(v *visitor) {
			v.press("#take-open")
			v.wait("document.querySelector('#take button')")
		}},
		{name: "filters", path: "", low: true, widths: []int{320, 768}, do: func(v *visitor) {
			v.press(".filters-open")
			v.wait("document.querySelector('.filters[data-open]')")
		}},
		{name: "people", path: "person"},
		{name: "topics", path: "topic"},
		{name: "topic", path: "topic/culture"},
		{name: "year", path: "date/2022"},
		{name: "month", path: "date/2024-04"},
		{name: "undated", path: "date/undated"},
		{name: "article-kazakh", path: pathOf("article", "2021-06/11")},
		{name: "article-uzbek", path: pathOf("article", "2021-09/16")},
		{name: "article-of-130", path: pathOf("article", "list-of-130")},
		{name: "help", path: "", low: true, do: func(v *visitor) {
			v.press("#help-open")
			v.wait(helpOpen)
		}},
	}},
	{people, []screen{
		{name: "person", path: ospanov},
		{name: "person-year", path: ospanov + "?from=2022&to=2022"},
	}},
	{hostile, []screen{
		{name: "rtl", path: "article/rtl"},
		{name: "long-title", path: "article/long-title"},
	}},
}

// TestScreens writes pictures of every kind of page and of what opens on it in both themes, at three
// widths and in all languages, and for each page a sheet with all of its pictures, for people to look at.
func TestScreens(t *testing.T) {
	if *screensFlag == "" {
		t.Skip("no test: it writes pictures into the folder that -screens names")
	}
	t.Cleanup(func() { writeSheets(t) })
	eachEngine(t, func(t *testing.T, engine string) {
		for _, theme := range []string{"light", "dark"} {
			t.Run(theme, func(t *testing.T) {
				b := openBrowser(t, engine, webdriver.Options{Dark: theme == "dark"})
				defer func() {
					if err := b.Close(); err != nil {
						t.Error(err)
					}
				}()
				for _, s := range screens {
					host := s.site.start(t)
					v := &visitor{t, b, host, s.site.base}
					v.open("")
					v.stored()
					for _, p := range s.list {
						t.Run(p.name, func(t *testing.T) {
							for _, lang := range words.Langs {
								if engine != webdriver.Chromium && lang != words.Russian {
									continue
								}
								t.Run(string(lang), func(t *testing.T) { (&visitor{t, b, host, s.site.base}).pictures(p, theme, lang) })
							}
						})
					}
				}
			})
		}
	})
}

// pictures looks at a page at all widths. The page is opened once, at the narrowest.
func (v *visitor) pictures(p screen, theme string, lang words.Lang) {
	v.Helper()
	widths := p.widths
	if widths == nil {
		widths = []int{320, 768, 1440}
	}
	folder := filepath.Join(*screensFlag, p.name)
	v.must(os.MkdirAll(folder, 0o755))
	v.must(v.Resize(widths[0], 900))
	v.must(v.Eval(nil, "localStorage.setItem('muragat / lang', arguments[0])", lang))
	v.open(p.path)
	v.wait("document.documentElement.lang === arguments[0]", lang)
	v.wait("document.querySelector('#offline').dataset.state === 'complete'")
	if p.do != nil {
		p.do(v)
	}
	for _, width := range widths {
		v.must(v.Resize(width, 900))
		v.must(v.Eval(nil, settled))
		if !p.low {
			v.must(v.Resize(width, min(max(v.number("document.documentElement.scrollHeight"), 900), highestScreen)))
			v.must(v.Eval(nil, "scrollTo({top: 0, behavior: 'instant'}); "+settled))
		}
		png, err := v.Screenshot()
		v.must(err)
		name := fmt.Sprintf("%d-%s-%s_%s_%d.png", slices.Index(words.Langs, lang), v.Engine, lang, theme, width)
		v.must(os.WriteFile(filepath.Join(folder, name), png, 0o644))
	}
}

// marksForPicture leaves one mark with a note and one without in an article that has none.
func (v *visitor) marksForPicture() {
	v.must(v.Eval(nil, "Object.keys(localStorage).filter(k => k.startsWith('muragat / note ')).forEach(k => localStorage.removeItem(k))"))
	v.must(v.Reload())
	v.live()
	v.selects("p3", "выразил благодарность")
	v.press("#own-mark")
	v.wait("document.querySelector('#p3 + .own')")
	v.selects("p2", "Касым-Жомарт Токаев и Шавкат")
	v.press("#own-note")
	v.wait("document.querySelector('#p2 + .own textarea')")
	v.must(v.Keys("Сверить дату с первым сообщением и с тем, что писали в Ташкенте."))
	v.press(".own-save")
	v.wait("!document.querySelector('.own textarea')")
}

// writeSheets makes a sheet of each folder of pictures.
func writeSheets(t *testing.T) {
	entries, err := os.ReadDir(*screensFlag)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if err := writeSheet(filepath.Join(*screensFlag, e.Name())); err != nil {
			t.Error(err)
		}
		n++
	}
	if n == 0 {
		t.Error("no pictures")
	}
}
