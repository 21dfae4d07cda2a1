package articles

import (
	"slices"
	"unicode/utf8"
)

// phraseTerm is a phrase of a query and the articles that have all of its words.
type phraseTerm struct {
	*term
	candidates []int32
	idf        float64
}

// matchPhrases goes over the articles in m.docs that may have one of the phrases, and keeps those that
// have all of them and none of the excluded ones.
func (a *Archive) matchPhrases(m *matches, phrases []phraseTerm) {
	counters := make([]phraseCounter, len(phrases))
	found := make([]matchedTerm, len(phrases))
	for i, p := range phrases {
		counters[i] = a.phraseCounter(p.tokens)
		found[i].idf = p.idf
	}
	next := make([]int, len(phrases)) // positions in candidates
	titles, texts := a.headlines.reader(), a.texts.reader()
	weights := make([]int32, len(phrases))
	kept := m.docs[:0]
docs:
	for _, doc := range m.docs {
		title, text := titles.at(int(doc)), texts.at(int(doc))
		for i, p := range phrases {
			next[i] += gallop(p.candidates[next[i]:], doc)
			weights[i] = 0
			if next[i] < len(p.candidates) && p.candidates[next[i]] == doc {
				weights[i] = int32(titleWeight*counters[i].count(title) + counters[i].count(text))
			}
			if p.Excluded == (weights[i] > 0) {
				continue docs
			}
		}
		kept = append(kept, doc)
		for i, p := range phrases {
			if !p.Excluded {
				found[i].docs = append(found[i].docs, doc)
				found[i].weights = append(found[i].weights, weights[i])
			}
		}
	}
	m.docs = kept
	for i, p := range phrases {
		if !p.Excluded {
			m.terms = append(m.terms, found[i])
		}
	}
}

// phraseCounter counts a phrase in texts as the archive has them: in ranks.
type phraseCounter struct {
	a      *Archive
	tokens []int32 // by rank: the form of a word, or what else it is
	phrase []int32 // its forms
	repeat []int   // for each of them, how many forms before it are also the first of the phrase
}

func (a *Archive) phraseCounter(words []string) phraseCounter {
	c := phraseCounter{a: a, tokens: a.tokens(nil)}
	for _, word := range words {
		form := int32(apart) // which is no word's
		if w, ok := a.words.from(word); ok && string(w.form) == word {
			form = int32(w.i - 1)
		}
		k := 0
		if n := len(c.phrase); n > 0 {
			k = c.follow(c.repeat[n-1], form)
		}
		c.phrase, c.repeat = append(c.phrase, form), append(c.repeat, k)
	}
	return c
}

// follow is how many forms at the end of what has been read begin the phrase, when form follows and
// it were n before. Source: Knuth, Morris and Pratt, Fast Pattern Matching in Strings, 1977.
func (c *phraseCounter) follow(n int, form int32) int {
	for ; n == len(c.phrase) || c.phrase[n] != form; n = c.repeat[n-1] {
		if n == 0 {
			return 0
		}
	}
	return n + 1
}

// count is the number of places where the phrase begins.
func (c *phraseCounter) count(ranks string) (n int) {
	met := 0
	for at := 0; at < len(ranks); {
		var rank int
		rank, at = rankAt(ranks, at)
		if uint(rank) >= uint(len(c.tokens)) {
			c.a.damage.met(textsSection)
			break
		}
		if form := c.tokens[rank]; form >= 0 {
			if met = c.follow(met, form); met == len(c.phrase) {
				n++
			}
		}
	}
	return n
}

// phraseFinder finds folded words that follow each other.
type phraseFinder struct {
	words   []int          // of the phrase, by their number in numbers
	numbers map[string]int // folded word → number from 1
	firsts  []rune         // the letters that these begin with
	buf     []byte
	seen    []int // numbers of the words of the text, 0 for others
	parts   []part
}

func newPhraseFinder(tokens []string) *phraseFinder {
	f := &phraseFinder{numbers: make(map[string]int, len(tokens))}
	for _, token := range tokens {
		if f.numbers[token] == 0 {
			f.numbers[token] = len(f.numbers) + 1
			first, _ := utf8.DecodeRuneInString(token)
			f.firsts = append(f.firsts, first)
		}
		f.words = append(f.words, f.numbers[token])
	}
	return f
}

// each calls found with each place of the phrase in s, ascending.
func (f *phraseFinder) each(s string, found func(part)) {
	f.seen, f.parts = f.seen[:0], f.parts[:0]
	for w := (wordScanner{s: s}); w.next(); {
		for _, p := range w.parts {
			number := 0
			if f.mayMatch(s[p.start:p.end]) {
				f.buf = appendFold(f.buf[:0], s[p.start:p.end])
				number = f.numbers[string(f.buf)]
			}
			f.seen = append(f.seen, number)
			f.parts = append(f.parts, p)
		}
	}
next:
	for i := 0; i+len(f.words) <= len(f.seen); i++ {
		for k, word := range f.words {
			if f.seen[i+k] != word {
				continue next
			}
		}
		found(part{f.parts[i].start, f.parts[i+len(f.words)-1].end})
	}
}

// mayMatch is a quick look at a word's first letter: most words need not be folded
// to see that they are none of the phrase. An accent behind it could make it another letter.
func (f *phraseFinder) mayMatch(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if size < len(word) && (word[size] == 0xCC || word[size] == 0xCD) {
		return true
	}
	return slices.Contains(f.firsts, foldRune(r))
}
