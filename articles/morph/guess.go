package morph

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// guess reads the tokens that the dictionary does not have. Each has several lexemes that it may be a form of, after
// known words that end alike; it is taken for a form of the lexeme that explains most of the tokens. So «отстыкуетесь»,
// which by itself looks like a noun, is a form of «отстыковаться» where «отстыковался» occurs as well.
// Lexemes that explain the same number may all be right.
func (b *batch) guess() {
	g := guesser{d: load(), number: map[lexeme]int32{}}
	for i, token := range b.tokens {
		word := foldYo(to1251(token))
		if strings.IndexByte(word, 1) < 0 {
			g.words = append(g.words, guessed{word: word, token: i, known: b.readings[i] != nil})
		}
	}
	slices.SortFunc(g.words, func(a, b guessed) int { return strings.Compare(a.word, b.word) })
	for _, w := range g.words {
		if !w.known {
			g.suppose(b.tokens[w.token])
		}
	}
	for i := range g.lexemes {
		g.explain(int32(i))
	}
	for _, w := range g.words {
		slices.SortFunc(w.lexemes, g.compare)
		for i, no := range w.lexemes {
			l := &g.lexemes[no]
			if i == maxLemmas || l.words < g.lexemes[w.lexemes[0]].words {
				break
			}
			b.addLexeme(w.token, l.lexeme, l.votes)
		}
	}
}

// guesser has what unknown words may be forms of.
type guesser struct {
	d       *dictionary
	words   []guessed // ascending
	lexemes []supposed
	number  map[lexeme]int32 // position in lexemes
}

// guessed is a word of the texts.
type guessed struct {
	word    string // windows-1251, ё as е
	token   int
	known   bool    // by the dictionary; else:
	lexemes []int32 // that explain it
}

// supposed is a lexeme that some unknown word may be a form of.
type supposed struct {
	lexeme
	words int     // how many it explains, known ones too
	votes float32 // shares of the unknown words that look like forms of it
}

// compare orders lexemes, the most credible first.
func (g *guesser) compare(a, b int32) int {
	x, y := &g.lexemes[a], &g.lexemes[b]
	return cmp.Or(cmp.Compare(y.words, x.words), cmp.Compare(y.votes, x.votes), cmp.Compare(a, b))
}

// minKnown is how long a form of a verb must be for what ends in it to be inflected like it.
const minKnown = 4

// verbal are the forms of verbs.
const verbal = Verb | Infinitive | Gerund | Participle | ShortParticiple

// suppose adds the lexemes that a token may be a form of: those that end like known words, and the longest
// known verb behind a prefix («приумоемся» is inflected like «умоемся»). Other words behind prefixes have endings
// that tell enough.
func (g *guesser) suppose(token string) {
	for _, r := range Predict(token, 0) {
		g.vote(r.lexeme(), r.P)
	}
	for i := range token {
		if i == 0 || utf8.RuneCountInString(token[i:]) < minKnown {
			continue
		}
		readings := Parse(token[i:])
		for _, r := range readings {
			if f := g.d.paradigms[r.para].forms[r.form]; f.prefix == 0 && f.gram.Any(verbal) {
				l := r.lexeme()
				l.stem = to1251(token[:i]) + l.stem
				g.vote(l, r.P)
			}
		}
		if readings != nil {
			break
		}
	}
}

func (g *guesser) vote(l lexeme, p float32) {
	no, ok := g.number[l]
	if !ok {
		no = int32(len(g.lexemes))
		g.number[l] = no
		g.lexemes = append(g.lexemes, supposed{lexeme: l})
	}
	g.lexemes[no].votes += p
}

// explain finds the words that are forms of a lexeme.
func (g *guesser) explain(no int32) {
	l := &g.lexemes[no]
	i, _ := slices.BinarySearchFunc(g.words, l.stem, func(w guessed, stem string) int { return strings.Compare(w.word, stem) })
	for ; i < len(g.words) && strings.HasPrefix(g.words[i].word, l.stem); i++ {
		w := &g.words[i]
		if !g.d.has(l.lexeme, w.word[len(l.stem):]) {
			continue
		}
		l.words++
		if !w.known {
			w.lexemes = append(w.lexemes, no)
		}
	}
}

// has tells whether a lexeme has a form with this folded suffix and no prefix.
func (d *dictionary) has(l lexeme, suffix string) bool {
	no, ok := d.suffixOf[suffix]
	if !ok {
		return false
	}
	p := &d.paradigms[l.para]
	k := sort.Search(len(p.bySuffix), func(i int) bool { return p.forms[p.bySuffix[i]].folded >= no })
	for ; k < len(p.bySuffix) && p.forms[p.bySuffix[k]].folded == no; k++ {
		if f := p.forms[p.bySuffix[k]]; f.prefix == 0 && f.part == l.part {
			return true
		}
	}
	return false
}
