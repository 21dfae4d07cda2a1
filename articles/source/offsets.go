package source

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// OffsetMap leads from places in a text of the archive back to the text as the
// file gave it, before line ends, composed letters and Markdown were made one.
// The zero OffsetMap is that of an empty text.
type OffsetMap struct {
	text  string
	steps []step // by at, ascending; between two of them a code point is a code point
}

// step says that what stands before byte at of the text ends before code point
// before of the given one, and that what follows begins at code point after.
type step struct{ at, before, after int }

// Start is the code point of the given text at which the byte offset begins.
func (m OffsetMap) Start(offset int) int {
	return m.find(offset, func(s step) int { return s.after })
}

// End is the code point of the given text before which the byte offset ends.
func (m OffsetMap) End(offset int) int {
	return m.find(offset, func(s step) int { return s.before })
}

func (m OffsetMap) find(offset int, side func(step) int) int {
	offset = max(0, min(offset, len(m.text)))
	next := sort.Search(len(m.steps), func(i int) bool { return m.steps[i].at > offset })
	from := step{}
	if next > 0 {
		from = m.steps[next-1]
		if from.at == offset {
			return side(from)
		}
	}
	given := from.after + utf8.RuneCountInString(m.text[from.at:offset])
	if next < len(m.steps) {
		given = min(given, m.steps[next].before)
	}
	return given
}

// edit is a part of a given text, in bytes, and what stands for it.
type edit struct {
	start, end int
	with       string
}

// normalise makes the archive's text of a given one: the edits done, which are ascending and
// apart, strays left out, every line end a "\n", space around it gone, letters composed (NFC). On one
// line, line ends and tabs are spaces.
func normalise(given string, oneLine bool, edits []edit) (string, OffsetMap) {
	left, _ := strays(given, oneLine)
	text, m := apply(given, oneLine, merge(edits, left))
	if len(edits) == 0 {
		return text, m
	}
	if more, _ := strays(text, oneLine); len(more) > 0 || !norm.NFC.IsNormalString(text) {
		// A mark of Markdown between a letter and its accent, or within a turn of the direction: rather keep the
		// marks than break these.
		return apply(given, oneLine, left)
	}
	return text, m
}

func apply(given string, oneLine bool, edits []edit) (string, OffsetMap) {
	var b mapBuilder
	b.out.Grow(len(given)) // once and no more: the text stays in memory
	at := 0
	for _, e := range edits {
		b.piece(given[at:e.start], oneLine)
		if b.out.Len() == 0 {
			e.with = strings.TrimLeftFunc(e.with, unicode.IsSpace)
		}
		if e.with == "" {
			b.skip(given[e.start:e.end])
		} else {
			b.put(e.with, given[e.start:e.end])
		}
		at = e.end
	}
	b.piece(given[at:], oneLine)
	return b.finish()
}

// mapBuilder writes a text and keeps count of the given one.
type mapBuilder struct {
	out   strings.Builder
	given int
	steps []step
}

// checkpoint bounds how many bytes a look-up counts.
const checkpoint = 1 << 10

func (b *mapBuilder) copy(s string) {
	for len(s) > checkpoint {
		n := checkpoint
		for !utf8.RuneStart(s[n]) {
			n--
		}
		b.copy(s[:n])
		b.step(b.given)
		s = s[n:]
	}
	b.out.WriteString(s)
	b.given += utf8.RuneCountInString(s)
}

func (b *mapBuilder) put(s, given string) {
	b.out.WriteString(s)
	b.given += utf8.RuneCountInString(given)
	b.step(b.given)
}

func (b *mapBuilder) skip(given string) {
	if given == "" {
		return
	}
	before := b.given
	b.given += utf8.RuneCountInString(given)
	b.step(before)
}

// step notes where the given text stands now; before is where it stood when the
// last byte was written.
func (b *mapBuilder) step(before int) {
	at := b.out.Len()
	if n := len(b.steps); n > 0 && b.steps[n-1].at == at {
		b.steps[n-1].after = b.given
		return
	}
	b.steps = append(b.steps, step{at, before, b.given})
}

func (b *mapBuilder) finish() (string, OffsetMap) {
	s := strings.TrimRightFunc(b.out.String(), unicode.IsSpace)
	n := sort.Search(len(b.steps), func(i int) bool { return b.steps[i].at > len(s) })
	return s, OffsetMap{s, b.steps[:n]}
}

// lineEnds are the characters that end a line somewhere.
const lineEnds = "\n\v\f\r\u0085\u2028\u2029"

func (b *mapBuilder) piece(s string, oneLine bool) {
	newline, special := "\n", lineEnds
	if oneLine {
		newline, special = " ", lineEnds+"\t"
	}
	if b.out.Len() == 0 {
		rest := strings.TrimLeftFunc(s, unicode.IsSpace)
		b.skip(s[:len(s)-len(rest)])
		s = rest
	}
	for s != "" {
		i := strings.IndexAny(s, special)
		if i < 0 {
			b.compose(s)
			return
		}
		b.compose(s[:i])
		_, n := utf8.DecodeRuneInString(s[i:])
		if strings.HasPrefix(s[i:], "\r\n") {
			n = 2
		}
		if s[i:i+n] == newline {
			b.copy(newline)
		} else {
			b.put(newline, s[i:i+n])
		}
		s = s[i+n:]
	}
}

func (b *mapBuilder) compose(s string) {
	if norm.NFC.IsNormalString(s) {
		b.copy(s)
		return
	}
	var it norm.Iter
	it.InitString(norm.NFC, s)
	same := 0 // s[same:at] is the same composed
	for at := 0; !it.Done(); {
		part := string(it.Next())
		if given := s[at:it.Pos()]; part != given {
			b.copy(s[same:at])
			b.put(part, given)
			same = it.Pos()
		}
		at = it.Pos()
	}
	b.copy(s[same:])
}
