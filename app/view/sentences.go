package view

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"muragat/articles"
)

const (
	// NamedFirst and NamedMore are how many sentences that name a person are shown at first, and how many with each step.
	NamedFirst = 5
	NamedMore  = 20

	namedAhead    = 500   // articles that one step reads at most
	sentenceBytes = 1_000 // of a sentence that are shown
)

// Sentence is one in which a person is named: the link leads to its paragraph.
type Sentence struct {
	Link           // Text is the article's title
	Date, DateTime string
	Parts          []Part // the person's name is marked
	Before, After  bool   // it begins before what is shown, ends behind it
}

// Named is the sentences that name a person, those of the newest article first. They are read as they are wanted: a
// person may be named in thousands of articles.
type Named struct {
	view   View
	person string
	hits   *Hits
	at     int        // the next article to be read
	ahead  []Sentence // read already
}

// Next is the next n sentences, fewer at the end.
func (s *Named) Next(n int) []Sentence {
	for read := 0; len(s.ahead) <= n && s.at < s.hits.Total && read < namedAhead; read++ {
		for _, no := range s.hits.Slice(s.at, s.at+1) {
			s.ahead = append(s.ahead, s.view.sentences(no, s.person)...)
		}
		s.at++
	}
	n = min(n, len(s.ahead))
	next := s.ahead[:n:n]
	s.ahead = s.ahead[n:]
	return next
}

// More tells whether there may be further ones: there are, unless hundreds of articles have none.
func (s *Named) More() bool { return len(s.ahead) > 0 || s.at < s.hits.Total }

// sentences are those of article n that name a person, in the order of the text.
func (v View) sentences(n int, person string) []Sentence {
	a := v.Archive.Article(n)
	var out []Sentence
	var marks []articles.Span
	lines := blocks(a.Text)
	line, start, end := 0, 0, 0
	flush := func() {
		if len(marks) == 0 {
			return
		}
		s := Sentence{Link: v.paragraphLink(a, line), Date: v.dateText(a.Date), DateTime: dateTime(a.Date)}
		from, to := shown(a.Text, start, end, marks[0])
		for i := range marks {
			marks[i].Start, marks[i].End = marks[i].Start-from, marks[i].End-from
		}
		s.Parts, s.Before, s.After = marked(a.Text[from:to], marks), from > start, to < end
		out, marks = append(out, s), nil
	}
	for _, m := range mentionsOf(a, person) {
		if m.Start >= end || len(marks) == 0 {
			flush()
			from := end
			if at := lineAt(lines, m.Start); at != line || end == 0 {
				line, from = at, lines[at].start
			}
			start, end = sentenceAt(a.Text, from, max(lines[line].end, m.End), m)
		}
		marks = append(marks, m)
	}
	flush()
	return out
}

// mentionsOf is where the text of a names a person, ascending.
func mentionsOf(a articles.Article, person string) (spans []articles.Span) {
	for _, f := range a.Persons {
		for _, m := range f.Mentions {
			if f.Person == person && m.Field == articles.InText {
				spans = append(spans, m.Span)
			}
		}
	}
	return spans
}

// lineAt is the place in lines, which are not empty, of the one that position at of their text is in.
func lineAt(lines []block, at int) int {
	line := 0
	for line+1 < len(lines) && lines[line+1].start <= at {
		line++
	}
	return line
}

// paragraphLink leads to a paragraph of a, counted from 0.
func (v View) paragraphLink(a articles.Article, line int) Link {
	return Link{ID: a.ID, Text: ShortTitle(a.Title), Lang: a.Lang, Href: v.articleHref(a.ID, "") + "#p" + strconv.Itoa(line+1)}
}

// sentenceAt is the sentence of text[from:to] that the mention m begins in, without white space around it.
func sentenceAt(text string, from, to int, m articles.Span) (start, end int) {
	for start, end = from, from; end <= m.Start; {
		start = end
		end += sentenceEnd(text[end:to])
	}
	for end < m.End {
		end += sentenceEnd(text[end:to])
	}
	end = start + len(strings.TrimRightFunc(text[start:end], unicode.IsSpace))
	start = end - len(strings.TrimLeftFunc(text[start:end], unicode.IsSpace))
	return start, end
}

// sentenceEnd is where the first sentence of s ends, with the white space behind it: at the end of a line, or behind a full
// stop or the like and before white space and what begins a sentence. A full stop behind a single letter or an
// abbreviation ends none.
func sentenceEnd(s string) int {
	for i, r := range s {
		if r == '\n' {
			return i + 1
		}
		if r != '.' && r != '!' && r != '?' && r != '…' {
			continue
		}
		behind := strings.TrimLeft(s[i+utf8.RuneLen(r):], "»”\")]")
		next := strings.TrimLeftFunc(behind, unicode.IsSpace)
		first, _ := utf8.DecodeRuneInString(next)
		goesOn := unicode.IsLower(first) || unicode.Is(unicode.Pd, first)
		if len(next) < len(behind) && !goesOn && (r != '.' || !abbreviated(s[:i])) {
			return len(s) - len(next)
		}
	}
	return len(s)
}

// abbreviations end in a full stop, and do not end a sentence.
const abbreviations = " им ул пр просп обл пос стр гг вв тт см др акад проф доц ген гос тыс млн млрд руб долл св dr mr mrs ms prof gen st jr sr no vs "

func abbreviated(s string) bool {
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	if word == "" {
		return false
	}
	return utf8.RuneCountInString(word) == 1 || len(word) < 12 && strings.Contains(abbreviations, " "+strings.ToLower(word)+" ")
}

// shown is the part of a sentence that is shown: all of it, unless it is too long; then what stands around m.
func shown(text string, start, end int, m articles.Span) (from, to int) {
	if end-start <= sentenceBytes {
		return start, end
	}
	from = max(start, m.Start-sentenceBytes/3)
	to = min(end, from+sentenceBytes)
	if from > start {
		if i := strings.IndexByte(text[from:m.Start], ' '); i >= 0 {
			from += i + 1
		}
	}
	if to < end {
		if i := strings.LastIndexByte(text[from:to], ' '); i > m.End-from {
			to = from + i
		}
	}
	for from < m.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < end && !utf8.RuneStart(text[to]) {
		to++
	}
	return from, max(to, min(end, m.End))
}
