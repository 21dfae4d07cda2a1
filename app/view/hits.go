package view

import "muragat/articles"

// hitsChunk is how many results are asked for at once when a list is scrolled: each question costs
// a search, whatever its length.
const hitsChunk = 500

// Hits are the articles of a list in its order. They are fetched as they are read: of 100,000
// results a reader sees a few.
type Hits struct {
	Total   int
	archive *articles.Archive
	query   articles.Query
	matcher *articles.Matcher
	from    int           // place of first in the list
	first   []int         // the page that was asked for
	chunks  map[int][]int // further ones, by number of the chunk
}

func newHits(a *articles.Archive, q articles.Query, answer articles.Answer) *Hits {
	return &Hits{Total: answer.Total, archive: a, query: q, from: (answer.Page - 1) * PageSize, first: answer.Hits, chunks: map[int][]int{}}
}

// Start is the place in the list of the page that was asked for.
func (h *Hits) Start() int { return h.from }

// Text is what was searched for.
func (h *Hits) Text() string { return h.query.Text }

// marker finds the words of the text; it takes as long to make as a short search, so all results share it.
func (h *Hits) marker() *articles.Matcher {
	if h.matcher == nil {
		h.matcher = h.archive.MatcherOf(h.query)
	}
	return h.matcher
}

// All is every article of the list.
func (h *Hits) All() []int {
	q := h.query
	q.Page = 1
	return h.archive.Find(q, h.Total).Hits
}

// Slice is the articles from place from up to place to.
func (h *Hits) Slice(from, to int) []int {
	from, to = max(from, 0), min(to, h.Total)
	if from >= to {
		return nil
	}
	if h.from <= from && to <= h.from+len(h.first) {
		return h.first[from-h.from : to-h.from]
	}
	out := make([]int, 0, to-from)
	for from < to {
		n := from / hitsChunk
		chunk, ok := h.chunks[n]
		if !ok {
			q := h.query
			q.Page = n + 1
			chunk = h.archive.Find(q, hitsChunk).Hits
			h.chunks[n] = chunk
		}
		begin := from - n*hitsChunk
		end := min(to-n*hitsChunk, len(chunk))
		if begin >= end {
			break
		}
		out = append(out, chunk[begin:end]...)
		from += end - begin
	}
	return out
}
