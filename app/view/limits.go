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
	end := pieceBytes
	for end > pieceBytes/2 {
		r, _ := utf8.DecodeRuneInString(line[end:])
		before, _ := utf8.DecodeLastRuneInString(line[:end])
		if utf8.RuneStart(line[end]) && !joined(r) && !joined(before) {
			break
		}
		end--
	}
	return end
}

// joined tells what hangs on the characters beside it: a mark, or what makes one sign of several.
func joined(r rune) bool {
	return unicode.IsMark(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Sk, r) || r == utf8.RuneError || 0x1f1e6 <= r && r <= 0x1f1ff
}
