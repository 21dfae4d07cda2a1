// Package plain writes the pages that need no JavaScript: every article, person,
// topic and period as a page of its own, for readers, search engines and for the
// moments in which the program is still on its way.
package plain

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"runtime"
	"strconv"
	"sync"

	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

//go:embed templates/*.html
var templates embed.FS

// Options say which pages there are and where they will live.
type Options struct {
	Archive *articles.Archive
	Base    string                   // path of the site: "/" or "/path/"
	Origin  string                   // "https://host", for absolute addresses; "" leaves out what needs them
	Asset   func(name string) string // address of a file of web/static
	Limit   Limit
}

// Limit bounds the pages of articles: the newest so many have one. What has none is
// shown by the program alone.
type Limit int

const (
	// All articles, persons, topics and periods have pages.
	All Limit = 0
	// None of them has one.
	None Limit = -1
)

// ParseLimit reads "all", "none" or the number of article pages.
func ParseLimit(s string) (Limit, error) {
	switch s {
	case "all":
		return All, nil
	case "none":
		return None, nil
	}
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil || n == 0 {
		return All, fmt.Errorf("pages: found %q; wanted all, none, or how many of the newest articles, such as 1000", s)
	}
	return Limit(n), nil
}

// Page is a finished page, or a file for machines: the web app manifest, the feed and the like.
type Page struct {
	Path string // of its file below the site, such as "article/x/index.html"
	Body []byte
}

// writer holds one template set a kind of page.
type writer struct {
	Options
	view  view.View
	kinds map[string]*template.Template
	feeds func() bool // hasFeed, found out once
}

// Count is the number of pages that Pages makes.
func Count(o Options) (int, error) {
	w, err := newWriter(o)
	if err != nil {
		return 0, err
	}
	n := 0
	for range w.jobs() {
		n++
	}
	return n, nil
}

// Pages makes all pages, one on each processor at a time, and gives them to add, which
// several goroutines call. It ends with the first error.
func Pages(o Options, add func(Page) error) error {
	w, err := newWriter(o)
	if err != nil {
		return err
	}
	jobs := make(chan job)
	failed := make(chan struct{}) // closed by the first that fails
	var fail sync.Once
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for j := range jobs {
				if e := j.run(add); e != nil {
					fail.Do(func() {
						err = e
						close(failed)
					})
					return
				}
			}
		})
	}
	for j := range w.jobs() {
		select {
		case jobs <- j:
			continue
		case <-failed:
		}
		break
	}
	close(jobs)
	workers.Wait()
	return err
}

func (j job) run(add func(Page) error) error {
	body, err := j.make()
	if err != nil {
		return fmt.Errorf("page %s: %w", j.path, err)
	}
	return add(Page{j.path, body})
}

func newWriter(o Options) (*writer, error) {
	lang := words.Pick([]string{o.Archive.Info().Lang}, words.Russian)
	w := &writer{Options: o, view: view.View{Site: view.Site{Archive: o.Archive, Base: o.Base}, Lang: lang}, kinds: map[string]*template.Template{}}
	w.feeds = sync.OnceValue(w.hasFeed)
	funcs := template.FuncMap{
		"T": w.sentence, "asset": o.Asset, "languages": func() []words.Lang { return words.Langs },
		"needsScript": w.needsScript,
		"allPersons":  func() string { return w.view.Href(view.Route{Kind: view.AllPersons}, nil) },
		"allNotes":    func() string { return w.view.Href(view.Route{Kind: view.Notes}, nil) },
		"allTopics":   func() string { return w.view.Href(view.Route{Kind: view.AllTopics}, nil) },
	}
	for _, kind := range []string{"list", "article", "subject", "index", "about", "notes", "missing", "shell"} {
		t, err := template.New(kind).Funcs(funcs).ParseFS(templates, "templates/layout.html", "templates/parts.html", "templates/quotes.html", "templates/"+kind+".html")
		if err != nil {
			return nil, err
		}
		w.kinds[kind] = t
	}
	return w, nil
}

func (w *writer) sentence(name string, pairs ...string) (string, error) {
	k, ok := keys[name]
	if !ok {
		return "", fmt.Errorf("no sentence is called %q", name)
	}
	return w.view.T(k, pairs...), nil
}

// needsScript says what is missing without JavaScript.
func (w *writer) needsScript() string {
	switch {
	case w.Limit == None:
		return w.view.T(words.ArchiveNeedsScript)
	case w.articlePages() < w.Archive.Len():
		return w.view.N(words.OldNeedScript, w.articlePages())
	}
	return w.view.T(words.SearchNeedsScript)
}

// data is what every template sees.
type data struct {
	Lang words.Lang
	Base string
	Site view.View
	Head Head
	Page any
}

// page is the job of a page of a kind; what it says is found out when it is made.
func (w *writer) page(path, kind string, content func() (Head, any)) job {
	return job{path, func() ([]byte, error) {
		head, page := content()
		var b bytes.Buffer
		err := w.kinds[kind].ExecuteTemplate(&b, "layout", data{w.view.Lang, w.Base, w.view, head, page})
		return b.Bytes(), err
	}}
}
