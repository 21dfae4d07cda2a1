package extract

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"muragat/articles"
)

// maxLanguageWords bounds how much of a text Language reads: more does not change the answer.
const maxLanguageWords = 2000

// Language tells which of the archive's languages text is in: "ru", "kk", "uz"
// (Latin or Cyrillic) or "en"; "" where the text does not decide it or is in another language.
//
// Each word counts for a language by one if it is a function word of it, by a
// quarter if it has an ending of it, and against it by one if it has a letter
// that the language does not write. In a text of few words, such as a title, a word of the
// language's topics, places and headlines counts by a half. The highest sum wins if it is not below
// zero and no other language has the same.
func Language(text string) string {
	table := languageTable()
	sums := make([]float64, len(table))
	cyrillic, latin := 0, 0
	words := 0
	var first []string // the words of a short text
	forEachWord(text, func(word string, script script) bool {
		if words++; words <= shortText+1 {
			first = append(first, word)
		}
		if script == scriptCyrillic {
			cyrillic += len(word) / 2
		} else {
			latin += len(word)
		}
		for i := range table {
			sums[i] += table[i].weigh(word, script)
		}
		return words < maxLanguageWords
	})
	if words <= shortText {
		for i := range table {
			sums[i] += table[i].known(first)
		}
	}
	main := scriptLatin
	if cyrillic > latin {
		main = scriptCyrillic
	}
	best, second := -1, -1
	for i := range table {
		if table[i].script != main {
			continue
		}
		if best < 0 || sums[i] > sums[best] {
			best, second = i, best
		} else if second < 0 || sums[i] > sums[second] {
			second = i
		}
	}
	if words == 0 || sums[best] < 0 || sums[best] == sums[second] {
		return ""
	}
	return table[best].code
}

type script uint8

const (
	scriptOther script = iota
	scriptLatin
	scriptCyrillic
)

func scriptOf(r rune) script {
	switch {
	case r < 0x80, unicode.Is(unicode.Latin, r):
		return scriptLatin
	case unicode.Is(unicode.Cyrillic, r):
		return scriptCyrillic
	}
	return scriptOther
}

// language is a block of lang.txt.
type language struct {
	code     string // "" for languages that are not the archive's
	script   script
	alphabet map[rune]bool
	words    map[string]bool
	endings  map[string]bool
	stems    []string // of words in headlines
}

const (
	endingWeight = 0.25
	knownWeight  = 0.5
	shortText    = 12 // words
	shortWord    = 4  // letters: shorter ones are too alike in the other script, as «Цой» is
)

// known says how much the words of a short text speak for the language by being words of its headlines. They do not
// if any has a letter that is none of the language.
func (l *language) known(words []string) float64 {
	sum := 0.0
	for _, word := range words {
		switch {
		case l.weigh(word, l.script) < 0 && scriptOf([]rune(word)[0]) == l.script:
			return 0
		case l.knows(word):
			sum += knownWeight
		}
	}
	return sum
}

// knows tells whether word begins like one of the language's headlines or topics.
func (l *language) knows(word string) bool {
	if l.code == "" || scriptOf([]rune(word)[0]) != l.script {
		return false
	}
	for _, stem := range l.stems {
		if strings.HasPrefix(word, stem) {
			return true
		}
	}
	tokens := articles.Tokens(word)
	for _, indexes := range [][]*topicIndex{topicIndexes(l.code), conceptIndexes(l.code)} {
		for _, index := range indexes {
			tokens := tokens
			if index.cyrillic && utf8.RuneCountInString(word) < shortWord {
				continue
			}
			if index.cyrillic {
				tokens = latinTokens(tokens)
			}
			if len(tokens) > 0 && tokens[0].Folded != "" {
				if p, _ := index.longest(tokens, 0, func(string) string { return "" }); p != nil {
					return true
				}
			}
		}
	}
	return false
}

// weigh says how much a word of lower-case letters speaks for the language.
func (l *language) weigh(word string, s script) float64 {
	if s != l.script {
		return 0
	}
	if l.words[word] {
		return 1
	}
	for _, r := range word {
		if !l.alphabet[r] {
			return -1
		}
	}
	cut, n := len(word), 0
	for n < 5 {
		_, size := utf8.DecodeLastRuneInString(word[:cut])
		cut -= size
		n++
		if cut <= 0 {
			return 0
		}
		if l.endings[word[cut:]] {
			return endingWeight
		}
	}
	return 0
}

//go:embed lang.txt
var langTxt string

var languageTable = sync.OnceValue(func() []language {
	var table []language
	for line := range strings.Lines(langTxt) {
		key, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		fields := strings.Fields(rest)
		switch key {
		case "", "#":
			continue
		case "language":
			l := language{alphabet: map[rune]bool{'\'': false, '-': true}, words: map[string]bool{}, endings: map[string]bool{}}
			if fields[0] != "other" {
				l.code = fields[0]
			}
			table = append(table, l)
			continue
		}
		l := &table[len(table)-1]
		switch key {
		case "alphabet":
			l.script = scriptOf([]rune(fields[0])[0])
			for _, f := range fields {
				l.addLetters(f)
			}
		case "without":
			for _, f := range fields {
				delete(l.alphabet, []rune(f)[0])
			}
		case "words":
			for _, f := range fields {
				l.words[f] = true
			}
		case "stems":
			l.stems = append(l.stems, fields...)
		case "endings":
			for _, f := range fields {
				l.endings[f] = true
			}
		default:
			panic("lang.txt: unknown key " + key)
		}
	}
	return table
})

// addLetters puts a letter, or a range such as "а-я", into the alphabet.
func (l *language) addLetters(f string) {
	r := []rune(f)
	switch {
	case len(r) == 3 && r[1] == '-':
		for c := r[0]; c <= r[2]; c++ {
			l.alphabet[c] = true
		}
	case isApostrophe(r[0]):
		l.alphabet['\''] = true
	default:
		l.alphabet[r[0]] = true
	}
}

// isApostrophe tells the signs that writers use for the Uzbek ʻ and ʼ.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', 'ʹ', 'ʻ', 'ʼ', 'ʽ', '‘', '’', '‛', '′':
		return true
	}
	return false
}

// forEachWord calls f with the words of text in lower case, every apostrophe as
// "'", until f returns false. A word is letters, joined by inner apostrophes and hyphens.
func forEachWord(text string, f func(word string, s script) bool) {
	var word []rune
	flush := func() bool {
		for len(word) > 0 && (word[len(word)-1] == '\'' || word[len(word)-1] == '-') {
			word = word[:len(word)-1]
		}
		if len(word) == 0 {
			return true
		}
		s := scriptOf(word[0])
		ok := s == scriptOther || f(string(word), s)
		word = word[:0]
		return ok
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) && !isApostrophe(r):
			word = append(word, unicode.ToLower(r))
			continue
		case len(word) > 0 && isApostrophe(r):
			word = append(word, '\'')
			continue
		case len(word) > 0 && (r == '-' || r == '‑'):
			word = append(word, '-')
			continue
		case r == '\u00ad', unicode.IsMark(r): // a soft hyphen or a stress mark
			continue
		}
		if !flush() {
			return
		}
	}
	flush()
}
