package plain

import (
	"fmt"
	"iter"
	"path"

	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// job is a file to be made.
type job struct {
	path string
	make func() ([]byte, error)
}

// jobs are all pages, in a fixed order; none is made before it is run.
func (w *writer) jobs() iter.Seq[job] {
	return func(yield func(job) bool) {
		var pages []string // whose files are addresses of their own
		page := func(j job) bool {
			if w.Origin != "" {
				pages = append(pages, j.path)
			}
			return yield(j)
		}
		_ = page(w.page("index.html", "list", func() (Head, any) { return w.listHead(), w.list() })) &&
			(w.Limit == None || w.articles(page) && w.persons(page) && w.topics(page) && w.indexes(page) && w.periods(page)) &&
			page(w.page("about/index.html", "about", func() (Head, any) { return w.aboutHead(), w.view.About() })) &&
			yield(w.page("notes/index.html", "notes", func() (Head, any) { return w.bareHead(words.MyNotes), nil })) &&
			yield(w.notFound()) && yield(w.refusal("405.html", words.NotAllowedTitle)) &&
			yield(w.page("shell.html", "shell", func() (Head, any) { return w.bareHead(words.ArchiveTitle), nil })) &&
			yield(job{"manifest.webmanifest", w.webManifest}) &&
			w.forMachines(pages, yield)
	}
}

// refusal is the page that the host shows with an error status.
func (w *writer) refusal(path string, title words.Key) job {
	return w.page(path, "missing", func() (Head, any) { return w.bareHead(title), w.view.T(title) })
}

// notFound is what an address without a page is answered with. Where pages are left out it may be
// one that the program, which starts on this page too, shows in a moment.
func (w *writer) notFound() job {
	if w.Limit == All {
		return w.refusal("404.html", words.NotFoundTitle)
	}
	return w.page("404.html", "missing", func() (Head, any) {
		return w.bareHead(words.ArchiveTitle), w.view.T(words.PageByProgram)
	})
}

// articlePages is how many articles have a page.
func (w *writer) articlePages() int {
	switch w.Limit {
	case All:
		return w.Archive.Len()
	case None:
		return 0
	}
	return min(int(w.Limit), w.Archive.Len())
}

func (w *writer) articles(yield func(job) bool) bool {
	for _, n := range w.Archive.Search(articles.Query{}, w.articlePages()).Hits { // the newest first
		name := path.Join("article", w.Archive.Head(n).ID, "index.html")
		if !yield(w.page(name, "article", func() (Head, any) {
			p := w.view.Article(n, "")
			return w.articleHead(p), p
		})) {
			return false
		}
	}
	return true
}

func (w *writer) persons(yield func(job) bool) bool {
	for n := range w.Archive.Info().Persons {
		if !yield(w.subject(view.Route{Kind: view.Person, ID: w.Archive.Person(n).ID})) {
			return false
		}
	}
	return true
}

func (w *writer) topics(yield func(job) bool) bool {
	for n := range w.Archive.Info().Topics {
		if !yield(w.subject(view.Route{Kind: view.Topic, ID: w.Archive.Topic(n).ID})) {
			return false
		}
	}
	return true
}

// periods makes a page for every year and month that has articles, and for the undated ones.
func (w *writer) periods(yield func(job) bool) bool {
	answer := w.Archive.Search(articles.Query{}, 0)
	if answer.Undated > 0 && !w.period(view.UndatedID, answer.Undated, yield) {
		return false
	}
	for _, y := range answer.Years {
		year := fmt.Sprintf("%04d", y.Year)
		if !w.period(year, y.N, yield) {
			return false
		}
		for m, n := range y.Months {
			if n > 0 && !w.period(fmt.Sprintf("%s-%02d", year, m+1), n, yield) {
				return false
			}
		}
	}
	return true
}
