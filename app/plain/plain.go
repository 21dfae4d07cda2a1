// Package plain writes the pages that need no JavaScript: every article, person,
// topic and period as a page of its own, for readers, search engines and for the
// moments in which the program is still on its way.
package plain

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"iter"
	"path"

	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

//go:embed templates/*.html
var templates embed.FS

// Options say where the pages will live.
type Options struct {
	Archive *articles.Archive
	Base    string                   // path of the site: "/" or "/path/"
	Origin  string                   // "https://host", for absolute addresses; "" leaves them out
	Asset   func(name string) string // address of a file of web/static
}

// Page is a finished page, or the web app manifest.
type Page struct {
	Path string // of its file below the site, such as "article/x/index.html"
	Body []byte
}

// writer holds one template set a kind of page.
type writer struct {
	Options
	view  view.View
	kinds map[string]*template.Template
}

// Pages makes all pages, one at a time, in a fixed order. It ends with the first error.
func Pages(o Options) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		w, err := newWriter(o)
		if err != nil {
			yield(Page{}, err)
			return
		}
		for job := range w.jobs() {
			var b bytes.Buffer
			if err := w.kinds[job.kind].ExecuteTemplate(&b, "layout", job.data); err != nil {
				yield(Page{}, fmt.Errorf("page %s: %w", job.path, err))
				return
			}
			if !yield(Page{job.path, b.Bytes()}, nil) {
				return
			}
		}
		body, err := w.webManifest()
		yield(Page{"manifest.webmanifest", body}, err)
	}
}

func newWriter(o Options) (*writer, error) {
	lang := words.Pick([]string{o.Archive.Info().Lang}, words.Russian)
	w := &writer{Options: o, view: view.View{Site: view.Site{Archive: o.Archive, Base: o.Base}, Lang: lang}, kinds: map[string]*template.Template{}}
	funcs := template.FuncMap{"T": w.sentence, "asset": o.Asset, "languages": func() []words.Lang { return words.Langs }}
	for _, kind := range []string{"list", "article", "subject", "about", "missing", "shell"} {
		t, err := template.New(kind).Funcs(funcs).ParseFS(templates, "templates/layout.html", "templates/parts.html", "templates/"+kind+".html")
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

// job is a page to be made.
type job struct {
	path, kind string
	data       data
}

// data is what every template sees.
type data struct {
	Lang words.Lang
	Base string
	Site view.View
	Head Head
	Page any
}

func (w *writer) jobs() iter.Seq[job] {
	return func(yield func(job) bool) {
		_ = yield(w.job("index.html", "list", w.listHead(), w.list())) &&
			w.articles(yield) && w.persons(yield) && w.topics(yield) && w.periods(yield) &&
			yield(w.job("about/index.html", "about", w.aboutHead(), w.view.About())) &&
			yield(w.refusal("404.html", words.NotFoundTitle)) && yield(w.refusal("405.html", words.NotAllowedTitle)) &&
			yield(w.job("shell.html", "shell", w.bareHead(words.ArchiveTitle), nil))
	}
}

func (w *writer) job(path, kind string, head Head, page any) job {
	return job{path, kind, data{w.view.Lang, w.Base, w.view, head, page}}
}

// refusal is the page that the host shows with an error status.
func (w *writer) refusal(path string, title words.Key) job {
	return w.job(path, "missing", w.bareHead(title), w.view.T(title))
}

// listPage has its facets as they are before they are opened.
type listPage struct {
	view.ListPage
	Timeline view.Timeline
	Facets   []facet
	Results  []view.Result
}

type facet struct {
	view.Facet
	Values []view.FacetValue
	More   string // what the button that shows further values says, "" without any
}

func (w *writer) list() listPage {
	p := listPage{ListPage: w.view.List(nil)}
	p.Timeline = w.plainTimeline(w.view.Timeline(&p.ListPage))
	p.Results = w.view.Results(p.Hits, 0, view.PageSize)
	for _, f := range w.view.Facets(&p.ListPage) {
		shown := facet{Facet: f}
		for i := range min(f.Len, view.FacetShown) {
			shown.Values = append(shown.Values, f.Value(i))
		}
		if rest := f.Len - view.FacetShown; rest > 0 {
			shown.More = w.view.T(words.More, "n", w.view.Number(rest))
		}
		p.Facets = append(p.Facets, shown)
	}
	return p
}

// plainTimeline leads each bar to the page of its period: a filter needs the program.
func (w *writer) plainTimeline(t view.Timeline) view.Timeline {
	for i, b := range t.Bars {
		if b.Href != "" {
			t.Bars[i].Href = w.view.Href(view.Route{Kind: view.Date, ID: b.ID}, nil)
		}
	}
	if t.Undated != nil {
		t.Undated.Href = w.view.Href(view.Route{Kind: view.Date, ID: view.UndatedID}, nil)
	}
	return t
}

func (w *writer) articles(yield func(job) bool) bool {
	for n := range w.Archive.Len() {
		p := w.view.Article(n, "")
		if !yield(w.job(path.Join("article", p.ID, "index.html"), "article", w.articleHead(p), p)) {
			return false
		}
	}
	return true
}

func (w *writer) persons(yield func(job) bool) bool {
	for n := range w.Archive.Info().Persons {
		if !w.subject(view.Route{Kind: view.Person, ID: w.Archive.Person(n).ID}, yield) {
			return false
		}
	}
	return true
}

func (w *writer) topics(yield func(job) bool) bool {
	for n := range w.Archive.Info().Topics {
		if !w.subject(view.Route{Kind: view.Topic, ID: w.Archive.Topic(n).ID}, yield) {
			return false
		}
	}
	return true
}

// periods makes a page for every year and month that has articles, and for the undated ones.
func (w *writer) periods(yield func(job) bool) bool {
	answer := w.Archive.Search(articles.Query{}, 0)
	if answer.Undated > 0 && !w.subject(view.Route{Kind: view.Date, ID: view.UndatedID}, yield) {
		return false
	}
	for _, y := range answer.Years {
		year := fmt.Sprintf("%04d", y.Year)
		if !w.subject(view.Route{Kind: view.Date, ID: year}, yield) {
			return false
		}
		for m, n := range y.Months {
			if n > 0 && !w.subject(view.Route{Kind: view.Date, ID: fmt.Sprintf("%s-%02d", year, m+1)}, yield) {
				return false
			}
		}
	}
	return true
}

// subjectPage adds what the live page would show on its further pages.
type subjectPage struct {
	view.SubjectPage
	Results []view.Result
	Rest    []view.Link
}

// mostRest bounds the titles behind the first page of a person or topic; each article is
// on the page of its period, whose list is whole.
const mostRest = 200

func (w *writer) subject(r view.Route, yield func(job) bool) bool {
	p := subjectPage{SubjectPage: w.view.Subject(r, nil)}
	p.Timeline = w.plainTimeline(p.Timeline)
	p.Results = w.view.Results(p.Hits, 0, view.PageSize)
	if p.Hits.Total > view.PageSize {
		hits := w.Archive.Search(p.Query, w.Archive.Len()).Hits[view.PageSize:]
		if r.Kind != view.Date {
			hits = hits[:min(len(hits), mostRest)]
		}
		for _, n := range hits {
			a := w.Archive.Head(n)
			p.Rest = append(p.Rest, view.Link{Text: a.Title, Lang: a.Lang, Href: w.view.Href(view.Route{Kind: view.Article, ID: a.ID}, nil)})
		}
	}
	return yield(w.job(path.Join(subjectFolder[r.Kind], r.ID, "index.html"), "subject", w.subjectHead(r, p.SubjectPage), p))
}

var subjectFolder = map[view.Kind]string{view.Person: "person", view.Topic: "topic", view.Date: "date"}
