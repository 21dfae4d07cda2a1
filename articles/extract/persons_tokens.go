package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shape is how a word is written.
type shape uint8

const (
	notWord shape = iota
	lower
	title // «Марат», «Касым-Жомарт», «аль-Асад»
	upper // «США»
	initial
	mixed // «iPhone», «МакКейн»
)

// token is a word, or one other sign that is no space.
type token struct {
	start, end int // bytes
	text       string
	shape      shape
	latin      bool // a word in Latin letters
	first      bool // first word of a sentence
	quoted     bool // inside quotation marks that hold at most shortQuote words
	glued      bool // no space before it
	line       bool // first of its line
}

// shortQuote is the most words that a quoted name has; longer quotations are speech.
const shortQuote = 5

func tokenize(s string) []token {
	var out []token
	line, first := true, true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\n':
			line, first = true, true
			i += n
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			i += n
		default:
			t := token{start: i, glued: i > 0 && !endsInSpace(s[:i]), line: line}
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				t.end = wordEnd(s, i)
			} else {
				t.end = i + n
			}
			t.text = s[t.start:t.end]
			for _, e := range []string{"'s", "’s"} { // the English genitive
				if strings.HasSuffix(t.text, e) && len(t.text) > len(e) {
					t.text = strings.TrimSuffix(t.text, e)
					t.end = t.start + len(t.text)
				}
			}
			if unicode.IsLetter(r) {
				t.shape = shapeOf(t.text)
				t.latin = unicode.Is(unicode.Latin, r)
			}
			t.first = first && t.shape != notWord
			if t.shape != notWord || unicode.IsDigit(r) {
				first = false
			}
			if strings.ContainsRune(".!?…", r) || r == ':' || r == ';' {
				first = true
			}
			if len(out) > 0 && r == '.' && out[len(out)-1].shape == initial {
				first = false
			}
			out = append(out, t)
			i, line = t.end, false
		}
	}
	markQuotes(out)
	return out
}

func endsInSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

// joiner tells whether r joins two parts of one word.
func joiner(r rune) bool { return strings.ContainsRune("-‐‑'’ʻʼ‘`", r) }

func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) {
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			if !joiner(r) || !unicode.IsLetter(next) {
				break
			}
		}
		i += n
	}
	return i
}

func shapeOf(w string) shape {
	r, n := utf8.DecodeRuneInString(w)
	rest := w[n:]
	if rest == "" {
		if unicode.IsUpper(r) {
			return initial
		}
		return lower
	}
	ups, lows, inner := 0, 0, 0
	prev := r
	for _, c := range rest {
		switch {
		case unicode.IsUpper(c):
			ups++
			if !joiner(prev) {
				inner++
			}
		case unicode.IsLower(c):
			lows++
		}
		prev = c
	}
	switch {
	case unicode.IsUpper(r) && lows == 0 && ups > 0:
		return upper
	case unicode.IsUpper(r) && (inner == 0 || inner == 1 && strings.HasPrefix(w, "Мак")):
		return title
	case !unicode.IsUpper(r) && ups == 0:
		return lower
	case !unicode.IsUpper(r) && inner == 0 && particles[w[:strings.IndexFunc(w, joiner)]]:
		return title
	}
	return mixed
}

// particles are the words inside names that may be in lower case.
var particles = map[string]bool{}

func init() {
	for _, p := range strings.Fields("фон ван дер ден де дель делла да ди дю ду ла ле лос дос аль эль уль ас ат аш ад ар ур уд ан бен бин ибн бинт оглы тер") {
		particles[p] = true
	}
}

// markQuotes marks the words of short quotations.
func markQuotes(ts []token) {
	open := -1
	for i, t := range ts {
		switch t.text {
		case "«", "“", "„":
			open = i
		case "»", "”":
			closeQuote(ts, open, i)
			open = -1
		case "\"":
			if open >= 0 {
				closeQuote(ts, open, i)
				open = -1
			} else {
				open = i
			}
		}
		if t.line {
			if t.text != "«" && t.text != "“" && t.text != "„" && t.text != "\"" {
				open = -1
			} else {
				open = i
			}
		}
	}
}

func closeQuote(ts []token, open, end int) {
	if open < 0 {
		return
	}
	words := 0
	for _, t := range ts[open+1 : end] {
		if t.shape != notWord {
			words++
		}
	}
	if words > shortQuote {
		return
	}
	for i := open + 1; i < end; i++ {
		ts[i].quoted = true
	}
}
