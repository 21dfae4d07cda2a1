package articles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is one term of the query's text as it was understood.
type Word struct {
	Text     string // as typed, without operators
	Kind     WordKind
	Lemmas   []string // the words whose forms were searched, at most 20; empty if none is in the archive
	Unknown  bool     // the archive has no such word, and the second tries have found none
	Excluded bool

	Tried  Try      // the second try that found what was searched
	Others []string // what it found, as it is written; at most 4
	Also   bool     // Others were searched beside the word, not instead of it
}

// WordKind says how a term was searched.
type WordKind uint8

// The kinds of terms. A plain word that is no form of any word of the archive is searched as Prefix.
const (
	InAnyForm WordKind = iota
	Prefix
	Phrase
)

// term is a Word with what is needed to search it.
type term struct {
	Word
	tokens []string // folded; of a phrase its words, of a second try the beginnings it found, else one
	// An article has the term if it has, of each of these, one of the lemmas.
	lemmas [][]int

	plain bool   // neither a phrase nor with a star
	chunk string // what was typed around a plain word, up to white space
	at    int    // which chunk it is
}

// shownLemmas bounds Word.Lemmas.
const shownLemmas = 20

// parseText takes the text of a query apart. Words are separated by white space. A
// minus before a term excludes it. Quotation marks of any kind make a
// phrase, which is to the letter; the end of the text closes it. A star
// behind a word makes it a prefix. A plain term that is several
// words («М.Азильханов») is each of them; excluded, it is a phrase.
func parseText(text string) []term {
	var terms []term
	add := func(t term) {
		if !slices.ContainsFunc(terms, func(other term) bool {
			return other.Kind == t.Kind && other.Excluded == t.Excluded && slices.Equal(other.tokens, t.tokens)
		}) {
			terms = append(terms, t)
		}
	}
	for {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		if text == "" {
			return terms
		}
		excluded := false
		if rest, ok := strings.CutPrefix(text, "-"); ok {
			excluded, text = true, rest
		}
		r, size := utf8.DecodeRuneInString(text)
		if isQuote(r) {
			text = text[size:]
			phrase, rest := text, ""
			if end := strings.IndexFunc(text, isQuote); end >= 0 {
				_, size = utf8.DecodeRuneInString(text[end:])
				phrase, rest = text[:end], text[end+size:]
			}
			text = rest
			if tokens := partsOf(phrase); len(tokens) > 0 {
				add(term{Word: Word{Text: strings.TrimSpace(phrase), Kind: Phrase, Excluded: excluded}, tokens: tokens})
			}
			continue
		}
		end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || isQuote(r) })
		if end < 0 {
			end = len(text)
		}
		chunk := text[:end]
		text = text[end:]
		chunk, prefix := strings.CutSuffix(chunk, "*")
		var words []part
		for w := (wordScanner{s: chunk}); w.next(); {
			words = append(words, w.whole())
		}
		if excluded && len(words) > 1 {
			add(term{Word: Word{Text: chunk, Kind: Phrase, Excluded: true}, tokens: partsOf(chunk)})
			continue
		}
		for i, p := range words {
			t := term{Word: Word{Text: chunk[p.start:p.end], Excluded: excluded}, tokens: []string{Fold(chunk[p.start:p.end])}, plain: true, chunk: chunk, at: len(text)}
			if prefix && i == len(words)-1 {
				t.Kind, t.plain = Prefix, false
			}
			add(t)
		}
	}
}

func isQuote(r rune) bool {
	switch r {
	case '"', '«', '»', '“', '”', '„':
		return true
	}
	return false
}

// partsOf is the words of a phrase, hyphenated ones as their parts.
func partsOf(s string) []string {
	var tokens []string
	for w := (wordScanner{s: s}); w.next(); {
		for _, p := range w.parts {
			tokens = append(tokens, Fold(s[p.start:p.end]))
		}
	}
	return tokens
}

// understood is a query's text and its terms.
type understood struct {
	text  string
	exact bool
	terms []term
}

// terms reads the text of a query and finds its words in the archive, with second tries unless exact. The terms are
// only to be read: those of the latest text are kept, since a search, its counts by day and its marks follow one another.
func (a *Archive) terms(text string, exact bool) []term {
	if u := a.latest.Load(); u != nil && u.text == text && u.exact == exact {
		return u.terms
	}
	terms := parseText(text)
	for i := range terms {
		a.resolve(&terms[i])
	}
	if !exact {
		terms = a.tryAgain(terms)
	}
	a.latest.Store(&understood{text, exact, terms})
	return terms
}

// resolve finds the lemmas of a term. A hyphenated word that is
// unknown as a whole is looked for as all of its parts.
func (a *Archive) resolve(t *term) {
	word := t.tokens[0]
	switch t.Kind {
	case Phrase:
		for _, token := range t.tokens {
			lemmas, occurs := a.words.find(token)
			if !occurs {
				t.Unknown = true
				t.lemmas = nil
				break
			}
			t.lemmas = append(t.lemmas, lemmas)
		}
	case Prefix:
		t.one(a.words.prefixed(word))
	case InAnyForm:
		t.one(a.words.resolve(word))
		if !t.Unknown {
			break
		}
		if !t.Excluded {
			if lemmas := a.words.prefixed(word); len(lemmas) > 0 {
				t.Kind = Prefix
				t.one(lemmas)
				break
			}
		}
		parts := partsOf(word)
		if len(parts) < 2 {
			break
		}
		t.Unknown = false
		for _, token := range parts {
			lemmas := a.words.resolve(token)
			if lemmas == nil {
				t.Unknown, t.lemmas = true, nil
				break
			}
			t.lemmas = append(t.lemmas, lemmas)
		}
	}
	if t.Unknown && t.Kind == InAnyForm && !t.Excluded {
		t.Kind = Prefix
	}
	a.describe(t)
}

// describe names the lemmas of a term.
func (a *Archive) describe(t *term) {
	t.Lemmas = nil
	for _, lemmas := range t.lemmas {
		for _, l := range lemmas {
			if len(t.Lemmas) == shownLemmas {
				return
			}
			if word := a.words.word(l); !slices.Contains(t.Lemmas, word) {
				t.Lemmas = append(t.Lemmas, word)
			}
		}
	}
}

// one sets the lemmas of a term that is one word.
func (t *term) one(lemmas []int) {
	t.Unknown = len(lemmas) == 0
	t.lemmas = nil
	if !t.Unknown {
		t.lemmas = [][]int{lemmas}
	}
}
