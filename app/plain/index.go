package plain

import (
	"path"
	"sync"

	"muragat/app/view"
)

// indexes makes the pages of all persons and of all topics.
func (w *writer) indexes(yield func(job) bool) bool {
	info := w.Archive.Info()
	return w.index(view.AllPersons, info.Persons, yield) && w.index(view.AllTopics, info.Topics, yield)
}

// index makes the pages of an index of n names, which are sorted once for all of them.
func (w *writer) index(kind view.Kind, n int, yield func(job) bool) bool {
	entries := sync.OnceValue(func() []view.Entry { return w.view.Entries(view.Route{Kind: kind}) })
	for k := 1; k <= view.IndexPages(n); k++ {
		r := view.IndexRoute(kind, k)
		name := path.Join(indexFolder[kind], r.ID, "index.html")
		if !yield(w.page(name, "index", func() (Head, any) {
			p := w.view.Index(r, entries())
			return w.head(r, p.Title, p.Title+": "+p.TotalText), p
		})) {
			return false
		}
	}
	return true
}

var indexFolder = map[view.Kind]string{view.AllPersons: "person", view.AllTopics: "topic"}
