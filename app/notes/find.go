package notes

import (
	"strings"
	"unicode/utf8"
)

// Place is a stretch of an article's text: code points of paragraphs that are counted from 0 on.
type Place struct{ From, Start, To, End int }

// enough is how many code points have to agree, words and what stands around them, for words that are not where they
// were to be taken for the marked ones: the next «и» is none of them.
const enough = 12

// New is a note at a place of an article's paragraphs; false if there are no words. Spaces at both ends are left out.
func New(article string, paragraphs []string, p Place) (*Note, bool) {
	if p.From < 0 || p.To >= len(paragraphs) || p.To < p.From {
		return nil, false
	}
	text := strings.Join(paragraphs[p.From:p.To+1], "\n")
	start := offset(paragraphs[p.From], p.Start)
	end := len(text) - len(paragraphs[p.To]) + offset(paragraphs[p.To], p.End)
	if start >= end {
		return nil, false
	}
	end = min(end, start+offset(text[start:end], MostWords))
	words := strings.TrimSpace(text[start:end])
	if words == "" {
		return nil, false
	}
	start += strings.Index(text[start:end], words)
	n := &Note{Article: article, Paragraph: p.From + 1, Start: utf8.RuneCountInString(text[:start]), Words: words}
	for at := strings.IndexByte(text, '\n'); at >= 0 && at < start && n.Paragraph <= p.To; at = strings.IndexByte(text, '\n') {
		if at != len(paragraphs[n.Paragraph-1]) { // a line break inside the paragraph
			break
		}
		text, start = text[at+1:], start-at-1
		n.Paragraph++
		n.Start = utf8.RuneCountInString(text[:start])
	}
	before, after := around(strings.Join(paragraphs, "\n"), begin(paragraphs, n.Paragraph-1)+offset(paragraphs[n.Paragraph-1], n.Start), len(words))
	n.Before, n.After = before, after
	return n, true
}

// Find is where the words of n stand in a text now; false if they are gone. Of several places it is the one with the same words
// around, and then the nearest.
func Find(paragraphs []string, n *Note) (Place, bool) {
	if n.Words == "" {
		return Place{}, false
	}
	text := strings.Join(paragraphs, "\n")
	was := len(text)
	if n.Paragraph <= len(paragraphs) && n.Paragraph > 0 {
		was = begin(paragraphs, n.Paragraph-1) + offset(paragraphs[n.Paragraph-1], n.Start)
	}
	best, bestAlike, words := -1, -1, utf8.RuneCountInString(n.Words)
	for at := 0; at <= len(text)-len(n.Words); at++ {
		i := strings.Index(text[at:], n.Words)
		if i < 0 {
			break
		}
		at += i
		alike := alike(text, at, n)
		if at != was && words+alike < enough {
			continue
		}
		if alike > bestAlike || alike == bestAlike && abs(at-was) < abs(best-was) {
			best, bestAlike = at, alike
		}
	}
	if best < 0 {
		return Place{}, false
	}
	var p Place
	p.From, p.Start = place(paragraphs, best)
	p.To, p.End = place(paragraphs, best+len(n.Words))
	return p, true
}

// alike is how many code points around a place are those that stood around the words of n.
func alike(text string, at int, n *Note) int {
	before, after := around(text, at, len(n.Words))
	alike, wasBefore, wasAfter := 0, n.Before, n.After
	for before != "" && wasBefore != "" {
		a, size := utf8.DecodeLastRuneInString(before)
		b, other := utf8.DecodeLastRuneInString(wasBefore)
		if a != b {
			break
		}
		before, wasBefore = before[:len(before)-size], wasBefore[:len(wasBefore)-other]
		alike++
	}
	for after != "" && wasAfter != "" {
		a, size := utf8.DecodeRuneInString(after)
		b, other := utf8.DecodeRuneInString(wasAfter)
		if a != b {
			break
		}
		after, wasAfter = after[size:], wasAfter[other:]
		alike++
	}
	return alike
}

// around is what stands before and behind size bytes of a text.
func around(text string, at, size int) (before, after string) {
	from := at
	for range Around {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	rest := text[at+size:]
	return text[from:at], rest[:offset(rest, Around)]
}

// begin is where a paragraph begins in the paragraphs joined.
func begin(paragraphs []string, i int) int {
	at := 0
	for _, p := range paragraphs[:i] {
		at += len(p) + 1
	}
	return at
}

// place is the paragraph in which a byte of the paragraphs joined lies, and the code points before it.
func place(paragraphs []string, at int) (paragraph, start int) {
	for i, p := range paragraphs {
		if at <= len(p) {
			return i, utf8.RuneCountInString(p[:at])
		}
		at -= len(p) + 1
	}
	return len(paragraphs), 0
}

// offset is where code point n of s begins; the end of s if it has no more.
func offset(s string, n int) int {
	for i := range s {
		if n <= 0 {
			return i
		}
		n--
	}
	return len(s)
}

func abs(n int) int { return max(n, -n) }
