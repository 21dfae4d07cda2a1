package morph

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// Reading is one way to understand a form.
type Reading struct {
	Gram Gram
	// P is the share of this reading among all of the form, 0 to 1: from a corpus
	// where the form occurs there, else equal shares.
	P float32
	// Known is false for readings that were guessed from the ending.
	Known bool

	stem string // windows-1251
	para uint16
	form uint16
}

// Parse finds the readings of a form in the dictionary, the likeliest first. Case does not matter,
// and е may stand for ё. It is nil for a form that the dictionary does not have.
func Parse(word string) []Reading {
	d := load()
	var buf [64]byte
	w := append1251(buf[:0], word)
	if len(w) == 0 {
		return nil
	}
	foldYoBytes(w)
	var out []Reading
	for p, prefix := range prefixes {
		if len(w) < len(prefix) || string(w[:len(prefix)]) != prefix {
			continue
		}
		h := hashSeed
		rest := w[len(prefix):]
		for k := 0; k <= len(rest); k++ {
			if k > 0 {
				h = hashByte(h, rest[k-1])
			}
			l := d.slots[d.slot(h, rest[:k])]
			if l < 0 {
				continue
			}
			suffix, ok := d.suffixOf[string(rest[k:])]
			if !ok {
				continue
			}
			for ; l >= 0; l = d.next[l] {
				out = d.match(out, int(l), uint8(p), suffix)
			}
		}
	}
	d.weigh(out, w)
	return out
}

// match appends the readings of lexeme l with this prefix and suffix.
func (d *dictionary) match(out []Reading, l int, prefix uint8, suffix uint16) []Reading {
	p := &d.paradigms[d.para[l]]
	i := sort.Search(len(p.bySuffix), func(i int) bool { return p.forms[p.bySuffix[i]].folded >= suffix })
	var stem string
	for ; i < len(p.bySuffix); i++ {
		f := p.forms[p.bySuffix[i]]
		if f.folded != suffix {
			break
		}
		if f.prefix != prefix {
			continue
		}
		if stem == "" {
			stem = string(d.stem(l))
		}
		out = append(out, Reading{Gram: f.gram, Known: true, stem: stem, para: d.para[l], form: p.bySuffix[i]})
	}
	return out
}

// weigh fills in P and sorts. A tag's share is divided among its readings; what has no
// share gets a little.
func (d *dictionary) weigh(out []Reading, word []byte) {
	if len(out) == 0 {
		return
	}
	shares := d.shares[string(word)]
	var sum float32
	for i := range out {
		tag, same := d.tag(out[i]), 0
		for _, r := range out {
			if d.tag(r) == tag {
				same++
			}
		}
		p := float32(0.5)
		for _, s := range shares {
			if s.tag == tag {
				p += float32(s.percent)
			}
		}
		if out[i].Gram.Any(Rare) {
			p /= 4
		}
		out[i].P = p / float32(same)
		sum += out[i].P
	}
	for i := range out {
		out[i].P /= sum
	}
	slices.SortStableFunc(out, func(a, b Reading) int { return cmp.Compare(b.P, a.P) })
}

func (d *dictionary) tag(r Reading) uint16 { return d.paradigms[r.para].forms[r.form].tag }

// Form is a form of a word.
type Form struct {
	Text string // lower case
	Gram Gram
}

// Lemma is the dictionary form, in lower case.
func (r Reading) Lemma() string { return r.text(0) }

// SameWord tells whether two readings are forms of one word.
func (r Reading) SameWord(o Reading) bool { return r.para == o.para && r.stem == o.stem }

func (r Reading) text(i int) string {
	d := load()
	f := d.paradigms[r.para].forms[i]
	return from1251(prefixes[f.prefix], r.stem, d.suffixes[f.suffix])
}

// Forms are all forms of the word, the dictionary form first.
func (r Reading) Forms() []Form {
	forms := load().paradigms[r.para].forms
	out := make([]Form, len(forms))
	for i, f := range forms {
		out[i] = Form{r.text(i), f.gram}
	}
	return out
}

// Inflect is the word in the form that has all of want, and of what else the
// reading has as much as possible within its part of speech.
func (r Reading) Inflect(want Gram) (string, bool) {
	best, at := -1, 0
	for i, f := range load().paradigms[r.para].forms {
		if !f.gram.Has(want) || f.gram&PartOfSpeech != r.Gram&PartOfSpeech {
			continue
		}
		score := 0
		for _, group := range []Gram{Gender, Number, Animate | Inanimate, Name | Surname, Past, Variant} {
			if f.gram&group == r.Gram&group {
				score++
			}
		}
		if score > best {
			best, at = score, i
		}
	}
	if best < 0 {
		return "", false
	}
	return r.text(at), true
}

// tail is a paradigm and how many of its words have a stem that ends so.
type tail struct {
	para  uint16
	count uint16
}

// endingLetters is how much of an unknown word's end is compared with known words.
const endingLetters = 5

// openClasses are the parts of speech that new words belong to.
const openClasses = Noun | Adjective | Infinitive | Adverb

// indexTails counts the ends of stems, up to endingLetters long. Stems that are no longer than the end itself are not counted.
func (d *dictionary) indexTails() {
	counts := map[string]map[uint16]uint16{}
	for i := range d.para {
		p := d.para[i]
		g := d.paradigms[p].forms[0].gram
		if d.paradigms[p].lexemes < 3 || !g.Any(openClasses) || g.Any(Abbreviation|PronounAdjective|Rare) {
			continue
		}
		stem := foldYo(string(d.stem(i)))
		for n := 1; n <= endingLetters && n < len(stem); n++ {
			end := stem[len(stem)-n:]
			if counts[end] == nil {
				counts[end] = map[uint16]uint16{}
			}
			counts[end][p]++
		}
	}
	d.tails = make(map[string][]tail, len(counts))
	for end, by := range counts {
		var l []tail
		for p, n := range by {
			l = append(l, tail{p, n})
		}
		slices.SortFunc(l, func(a, b tail) int { return int(a.para) - int(b.para) })
		d.tails[end] = l
	}
}

// Predict guesses the readings of a word that the dictionary does not have, from
// the words that end as it does and have all of want in their dictionary form: the likeliest first, at
// most eight words. It is nil where nothing ends so.
func Predict(word string, want Gram) []Reading {
	d := load()
	d.tailsOnce.Do(d.indexTails)
	var buf [64]byte
	w := append1251(buf[:0], word)
	written := string(w)
	foldYoBytes(w)
	if strings.IndexByte(written, 1) >= 0 {
		return nil
	}
	var out []Reading
	for total := min(endingLetters, len(w)-2); total > 1 && len(out) == 0; total-- {
		out = d.analogues(w, written, total, want)
	}
	var sum float32
	for _, r := range out {
		sum += r.P
	}
	for i := range out {
		out[i].P /= sum
	}
	slices.SortStableFunc(out, func(a, b Reading) int {
		if a.P != b.P {
			if a.P > b.P {
				return -1
			}
			return 1
		}
		return int(a.para) - int(b.para)
	})
	return atMostWords(out, 8)
}

// analogues are the readings after the words that share the last total letters of w, each with
// the number of such words as P. w is written with ё as е.
func (d *dictionary) analogues(w []byte, written string, total int, want Gram) []Reading {
	var out []Reading
	for n := 1; n <= total; n++ { // letters of the stem; the others are the suffix
		k := len(w) - total + n
		suffix, ok := d.suffixOf[string(w[k:])]
		if !ok {
			continue
		}
		for _, t := range d.tails[string(w[k-n:k])] {
			p := &d.paradigms[t.para]
			if !p.forms[0].gram.Has(want) {
				continue
			}
			i := sort.Search(len(p.bySuffix), func(i int) bool { return p.forms[p.bySuffix[i]].folded >= suffix })
			for ; i < len(p.bySuffix); i++ {
				f := p.forms[p.bySuffix[i]]
				if f.folded != suffix {
					break
				}
				if f.prefix != 0 {
					continue
				}
				out = append(out, Reading{Gram: f.gram, P: float32(t.count), stem: written[:k], para: t.para, form: p.bySuffix[i]})
			}
		}
	}
	return out
}

// atMostWords keeps the readings of the first n words.
func atMostWords(rs []Reading, n int) []Reading {
	var words []Reading
	return slices.DeleteFunc(rs, func(r Reading) bool {
		if slices.ContainsFunc(words, r.SameWord) {
			return false
		}
		if len(words) == n {
			return true
		}
		words = append(words, r)
		return false
	})
}
