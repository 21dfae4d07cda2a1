package morph

import (
	"cmp"
	"slices"

	"muragat/articles"
)

// Batch gives the lemmas of all the words of the texts in a language together, as an articles.BatchLemmatizer: what
// the words that the dictionary does not have are forms of shows from the other words that occur. Participles are
// lemmas of their own. It gives nothing for tokens of other languages and other letters.
func Batch(lang string, tokens []string) [][]articles.Lemma {
	out := make([][]articles.Lemma, len(tokens))
	if foreign(lang) {
		return out
	}
	b := batch{tokens: tokens, readings: make([][]weighted, len(tokens)), number: map[lexeme]int{}}
	for i, token := range tokens {
		readings := usual(Parse(token))
		b.add(i, readings)
		if len(readings) > 0 && maybeSurname(token, readings) {
			if s := Predict(token, Surname); len(s) > 0 {
				b.add(i, s[:1])
			}
		}
	}
	b.guess()
	lemmas, of := merge(b.lexemes, b.occurs)
	for i := range tokens {
		out[i] = choose(b.readings[i], lemmas, of)
	}
	return out
}

// batch is the words of texts, and what they may be forms of.
type batch struct {
	tokens   []string
	readings [][]weighted // of each token
	lexemes  []lexeme
	number   map[lexeme]int // position in lexemes
}

// weighted is a lexeme by number, or a lemma, and its share among those of a token.
type weighted struct {
	no int
	p  float32
}

func (b *batch) occurs(form string) bool {
	_, found := slices.BinarySearch(b.tokens, form)
	return found
}

func (b *batch) add(token int, readings []Reading) {
	for _, r := range readings {
		b.addLexeme(token, r.lexeme(), r.P)
	}
}

func (b *batch) addLexeme(token int, l lexeme, p float32) {
	no, ok := b.number[l]
	if !ok {
		no = len(b.lexemes)
		b.number[l] = no
		b.lexemes = append(b.lexemes, l)
	}
	b.readings[token] = gather(b.readings[token], no, p)
}

// gather adds p to what no has in list.
func gather(list []weighted, no int, p float32) []weighted {
	if i := slices.IndexFunc(list, func(w weighted) bool { return w.no == no }); i >= 0 {
		list[i].p += p
		return list
	}
	return append(list, weighted{no, p})
}

// choose takes the likeliest lemmas of a token's lexemes.
func choose(readings []weighted, lemmas []articles.Lemma, of []int) (chosen []articles.Lemma) {
	var shares []weighted
	var sum float32
	for _, r := range readings {
		sum += r.p
		shares = gather(shares, of[r.no], r.p)
	}
	slices.SortStableFunc(shares, func(a, b weighted) int { return cmp.Compare(b.p, a.p) })
	for _, s := range shares {
		if s.p < minShare*sum || len(chosen) == maxLemmas {
			break
		}
		chosen = append(chosen, lemmas[s.no])
	}
	return chosen
}
