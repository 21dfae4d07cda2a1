// Package notes is what a reader has marked and written in the articles of an archive: how such a note finds its words
// again when the text has changed, and how notes leave the device as a file and come back.
//
// A Note is the place to start from; Decode says what the file looks like.
package notes

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Note is a mark in an article, perhaps with what the reader has written to it. One without a paragraph and without
// words is of the article as a whole: the reader keeps it for later.
type Note struct {
	Article   string // ID
	Paragraph int    // from 1 on; 0 for the whole article
	Start     int    // of the words, in code points from the beginning of the paragraph
	Words     string // that are marked; a line break parts paragraphs
	Before    string // what stands before the words, up to Around code points
	After     string // what stands behind them
	Text      string // of the reader
	Changed   int64  // in milliseconds since 1970

	// Of the article, for a time when the archive does not have it any more.
	Title  string
	Source string
	Date   string // EDTF
}

// Limits of a note, in code points.
const (
	Around    = 16
	MostWords = 10_000
	MostText  = 10_000
)

// IsStar tells whether the note is of the article as a whole.
func (n *Note) IsStar() bool { return n.Paragraph == 0 }

// ID is the same for the same words at the same place of the same article, on whatever device they were marked.
func (n *Note) ID() string {
	h := uint64(14695981039346656037) // FNV-1a
	for _, s := range []string{n.Article, strconv.Itoa(n.Paragraph), strconv.Itoa(n.Start), n.Words} {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211 // is in no UTF-8
	}
	return strconv.FormatUint(h, 36)
}

// newer tells whether n takes the place of another note of the same ID. Of two changes in the same moment the longer
// text wins, and then the greater one, so that it does not matter which of them comes first.
func (n *Note) newer(old *Note) bool {
	if n.Changed != old.Changed {
		return n.Changed > old.Changed
	}
	return cmp.Or(cmp.Compare(len(n.Text), len(old.Text)), cmp.Compare(n.Text, old.Text)) > 0
}

// Merge lists the notes of a file that are not among those of the device, and those that take the place of an older one. have are
// the notes of the device by ID.
func Merge(have map[string]*Note, file []*Note) (added, updated []*Note) {
	latest := map[string]*Note{}
	for _, n := range file {
		if old, ok := latest[n.ID()]; !ok || n.newer(old) {
			latest[n.ID()] = n
		}
	}
	for id, n := range latest {
		switch old, ok := have[id]; {
		case !ok:
			added = append(added, n)
		case n.newer(old):
			updated = append(updated, n)
		}
	}
	slices.SortFunc(added, Compare)
	slices.SortFunc(updated, Compare)
	return added, updated
}

// Compare puts notes in the order of their articles' IDs, and of their places.
func Compare(a, b *Note) int {
	return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(a.Start, b.Start), strings.Compare(a.Words, b.Words))
}
