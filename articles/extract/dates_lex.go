package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexeme is a number, a word or a sign of a text.
type lexeme struct {
	start, end int // bytes
	kind       lexKind
	word       string // of a word: lower case, every apostrophe as "'"; of a sign: itself
	value      int    // of a number; at most 99999
	digits     int    // of a number: how many
	capital    bool   // of a word: its first letter is one
	glued      bool   // nothing stands between it and the lexeme before
	newline    bool   // a line ends between it and the lexeme before
	part       bool   // of a number: it belongs to a longer one such as 1 500, 5,4 or 10:30
}

type lexKind uint8

const (
	lexSign lexKind = iota
	lexNumber
	lexWord
)

// lexDates cuts text for the grammar of dates.
func lexDates(text string) []lexeme {
	lx := make([]lexeme, 0, len(text)/7)
	newline := false
	end := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || r == '\u00ad' || r == '\u200b' || r == '\ufeff' {
			newline = newline || r == '\n' || r == '\r'
			if !unicode.IsSpace(r) && end == i {
				end += size
			}
			i += size
			continue
		}
		l := lexeme{start: i, glued: i == end && i > 0, newline: newline}
		j := i + size
		switch {
		case r >= '0' && r <= '9':
			for j < len(text) && text[j] >= '0' && text[j] <= '9' {
				j++
			}
			l.kind, l.digits = lexNumber, j-i
			for _, c := range text[i:min(j, i+5)] {
				l.value = l.value*10 + int(c-'0')
			}
		case unicode.IsLetter(r):
			for j < len(text) {
				c, n := utf8.DecodeRuneInString(text[j:])
				if !unicode.IsLetter(c) && !unicode.IsMark(c) && !isApostrophe(c) {
					break
				}
				j += n
			}
			for { // a closing quotation mark is no apostrophe
				c, n := utf8.DecodeLastRuneInString(text[i:j])
				if !isApostrophe(c) {
					break
				}
				j -= n
			}
			j = max(j, i+size)
			l.kind, l.capital = lexWord, unicode.IsUpper(r)
			l.word = lowerWord(text[i:j])
		default:
			l.word = text[i:j]
		}
		l.end = j
		lx = append(lx, l)
		i, end, newline = j, j, false
	}
	markParts(text, lx)
	return lx
}

func lowerWord(s string) string {
	s = strings.ToLower(s)
	if strings.IndexFunc(s, isApostrophe) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isApostrophe(r) {
			return '\''
		}
		return r
	}, s)
}

// markParts finds the numbers that are parts of longer ones: groups of thousands,
// fractions, times of day, telephone numbers, numbers of sections.
func markParts(text string, lx []lexeme) {
	for i := range lx {
		if lx[i].kind != lexNumber {
			continue
		}
		if i > 0 && lx[i-1].kind == lexNumber && lx[i].digits == 3 && lx[i-1].digits <= 3 && !lx[i].newline &&
			utf8.RuneCountInString(text[lx[i-1].end:lx[i].start]) == 1 {
			lx[i-1].part, lx[i].part = true, true
		}
		if i+2 < len(lx) && lx[i+1].glued && lx[i+2].glued && lx[i+2].kind == lexNumber {
			switch lx[i+1].word {
			case ".", ",", ":":
				lx[i].part, lx[i+2].part = true, true
			case "-", "/":
				if i+4 < len(lx) && lx[i+3].glued && lx[i+4].glued && lx[i+3].word == lx[i+1].word && lx[i+4].kind == lexNumber {
					lx[i].part, lx[i+2].part, lx[i+4].part = true, true, true
				}
			}
		}
		if i > 0 && lx[i].glued && lx[i-1].kind == lexWord {
			lx[i].part = true
		}
	}
}

func (l *lexeme) isDash() bool {
	switch l.word {
	case "-", "‐", "‑", "‒", "–", "—", "−":
		return l.kind == lexSign
	}
	return false
}
