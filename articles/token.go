package articles

import (
	"unicode"
	"unicode/utf8"
)

// Token is a word of a text.
type Token struct {
	Start, End int // bytes
	Folded     string
}

// Tokens cuts s into words: letters, marks and digits, joined by inner hyphens and
// apostrophes («Касым-Жомарт», «oʻzbek»); an apostrophe at a word's end may be a
// quotation mark and is left out. A hyphenated word is also each of its parts, which
// follow it. Words longer than 64 letters are cut.
func Tokens(s string) []Token {
	var tokens []Token
	var buf []byte
	add := func(p part) {
		buf = appendFold(buf[:0], s[p.start:p.end])
		tokens = append(tokens, Token{p.start, p.end, string(buf)})
	}
	for w := (wordScanner{s: s}); w.next(); {
		if len(w.parts) > 1 {
			add(w.whole())
		}
		for _, p := range w.parts {
			add(p)
		}
	}
	return tokens
}

// part is a word, or what is between two hyphens of it, as byte offsets.
type part struct{ start, end int }

// maxWord is the number of letters after which a word is cut.
const maxWord = 64

// wordScanner walks over the words of s.
type wordScanner struct {
	s     string
	pos   int
	parts []part // of the word that next found; at least one
}

// whole is the word with all its parts.
func (w *wordScanner) whole() part {
	return part{w.parts[0].start, w.parts[len(w.parts)-1].end}
}

// next finds the next word and fills parts.
func (w *wordScanner) next() bool {
	w.parts = w.parts[:0]
	s, i := w.s, w.pos
	for i < len(s) {
		kind, size := classify(s, i)
		if kind == letter {
			break
		}
		i += size
	}
	if i == len(s) {
		w.pos = i
		return false
	}
	start, end, letters, total := i, i, 0, 0
scan:
	for i < len(s) {
		kind, size := classify(s, i)
		switch kind {
		case letter:
			if letters == maxWord {
				break scan
			}
			letters++
			total++
			i += size
			end = i
		case mark:
			i += size
			end = i
		case ignorable:
			i += size
		case apostrophe:
			if !letterAfter(s, i+size) {
				break scan
			}
			i += size
		case hyphen:
			if total >= maxWord || !letterAfter(s, i+size) {
				break scan
			}
			w.parts = append(w.parts, part{start, end})
			for i += size; ; i += size {
				if kind, size = classify(s, i); kind == letter {
					break
				}
			}
			start, end, letters = i, i, 0
		default:
			break scan
		}
	}
	w.parts = append(w.parts, part{start, end})
	w.pos = i
	return true
}

// letterAfter tells whether the first visible character from i on is a letter.
func letterAfter(s string, i int) bool {
	for i < len(s) {
		kind, size := classify(s, i)
		if kind != ignorable {
			return kind == letter
		}
		i += size
	}
	return false
}

// charKind is the role of a character in words.
type charKind uint8

const (
	other charKind = iota
	letter
	mark
	ignorable
	apostrophe
	hyphen
)

// classify looks at the character at s[i].
func classify(s string, i int) (kind charKind, size int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return asciiKinds[c], 1
	}
	if (c == 0xD0 || c == 0xD1) && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		return letter, 2 // U+0400 to U+047F
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case isApostrophe(r):
		return apostrophe, size
	case isHyphen(r):
		return hyphen, size
	case isIgnorable(r):
		return ignorable, size
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return letter, size
	case unicode.IsMark(r):
		return mark, size
	}
	return other, size
}

var asciiKinds = func() (kinds [utf8.RuneSelf]charKind) {
	for c := range kinds {
		switch {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			kinds[c] = letter
		case isApostrophe(rune(c)):
			kinds[c] = apostrophe
		case c == '-':
			kinds[c] = hyphen
		}
	}
	return kinds
}()
