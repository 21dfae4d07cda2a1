package view

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a page shows of an archive that knows no limits. Nothing is lost: a page of its own has the whole.
const (
	shortName     = 100    // code points of a name in a list
	shortTitle    = 300    // code points of a title in a list
	pieceBytes    = 32_000 // of a line that is shown as one paragraph
	mostLines     = 1_000  // of a text that are a paragraph each
	articlePeople = 100    // that are shown beside an article at once
)

// short is about the first n code points of s, without marks that belong to the next one.
func short(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return strings.TrimRightFunc(s[:i], unicode.IsSpace) + "…"
		}
		n--
	}
	return s
}

// ShortTitle is a title as a list shows it.
func ShortTitle(s string) string { return short(s, shortTitle) }

// block is a stretch of a text that is shown as one paragraph.
type block struct {
	start, end int
	goes       bool
}

// blocks are the lines of a text; long ones in pieces, and behind a thousand of them many in one.
func blocks(text string) []block {
	var out []block
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		end := at + len(line)
		n := len(out)
		switch {
		case strings.TrimSpace(line) == "":
		case n > mostLines && end-out[n-1].start < pieceBytes:
			out[n-1].end = end
		default:
			for from := at; from < end; {
				to := from + piece(text[from:end])
				out = append(out, block{from, to, from > at || n >= mostLines})
				from = to
			}
		}
		at = end + 1
	}
	return out
}

// ParagraphTexts are the paragraphs of a text as they are shown.
func ParagraphTexts(text string) []string {
	var out []string
	for _, b := range blocks(text) {
		out = append(out, text[b.start:b.end])
	}
	return out
}

// piece is the length of the part of a line that makes a paragraph: the whole, unless that is too long. It ends
// with a sentence, with a word, or with a letter.
func piece(line string) int {
	if len(line) <= pieceBytes {
		return len(line)
	}
	for _, end := range []string{". ", " "} {
		if i := strings.LastIndex(line[:pieceBytes], end); i > pieceBytes/2 {
			return i + len(end)
		}
	}
	whole := pieceBytes // the last end that parts no code point
	for !utf8.RuneStart(line[whole]) {
		whole--
	}
	for end := whole; end > pieceBytes/2; end-- {
		r, _ := utf8.DecodeRuneInString(line[end:])
		before, _ := utf8.DecodeLastRuneInString(line[:end])
		if utf8.RuneStart(line[end]) && !joined(r) && before != joiner {
			return end
		}
	}
	return whole
}

const joiner = '\u200d'

// joined tells what hangs on the character before it: a mark, or what makes one sign of several.
func joined(r rune) bool {
	return unicode.IsMark(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Sk, r) || r == utf8.RuneError || 0x1f1e6 <= r && r <= 0x1f1ff
}
