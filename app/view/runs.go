package view

import (
	"sort"

	"muragat/articles"
)

// Run is a piece of text: plain, or a link to a person, with some parts marked
// as found.
type Run struct {
	Parts []Part
	Href  string // of the person named here, or ""
}

// Part is a piece of a Run.
type Part struct {
	Text  string
	Found bool // a word that was searched for
}

// marked cuts text at marks, which are ascending, apart and relative to text.
func marked(text string, marks []articles.Span) []Part {
	var parts []Part
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(text) {
			continue
		}
		if m.Start > at {
			parts = append(parts, Part{Text: text[at:m.Start]})
		}
		parts = append(parts, Part{Text: text[m.Start:m.End], Found: true})
		at = m.End
	}
	if at < len(text) {
		parts = append(parts, Part{Text: text[at:]})
	}
	return parts
}

// named is a stretch of text that names a person.
type named struct {
	start, end int
	href       string
}

// runs cuts text[start:end] into runs; names and marks are relative to text.
func runs(text string, start, end int, names []named, marks []articles.Span) []Run {
	var out []Run
	piece := func(from, to int, href string) {
		if from >= to {
			return
		}
		var inside []articles.Span
		first := sort.Search(len(marks), func(i int) bool { return marks[i].End > from })
		for _, m := range marks[first:] {
			if m.Start >= to {
				break
			}
			inside = append(inside, articles.Span{Start: max(m.Start, from) - from, End: min(m.End, to) - from})
		}
		out = append(out, Run{Parts: marked(text[from:to], inside), Href: href})
	}
	at := start
	first := sort.Search(len(names), func(i int) bool { return names[i].end > start })
	for _, n := range names[first:] {
		if n.start >= end {
			break
		}
		if n.start < at || n.end > end {
			continue
		}
		piece(at, n.start, "")
		piece(n.start, n.end, n.href)
		at = n.end
	}
	piece(at, end, "")
	return out
}
