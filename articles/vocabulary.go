package articles

import (
	"fmt"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// vocabulary is the section of that name: every word and everything between words that the titles and
// texts are made of, by rank, so that a text is a sequence of ranks.
type vocabulary struct {
	n      int
	starts positions // of the blocks
	bases  positions // of each block: the form from which the distances of its words begin
	blocks string
	words  *lexicon
	damage *damage

	kept [keptTokens]atomic.Pointer[token] // the most frequent ones, once they have been read
}

// keptTokens is how many tokens stay read: they make up three quarters of a text.
const keptTokens = 4096

// token is an entry of the vocabulary.
type token struct {
	kind tokenKind
	form int // of a word: its number in the lexicon; else -1
	text string
}

type tokenKind uint8

const (
	separator tokenKind = iota // what stands between words
	word                       // as its form is folded, or in capitals, or spelled in a way of its own
	small                      // no text: the next word begins a sentence, and small
)

// The spellings of a word that follow from its folded form, and the others.
const (
	asFolded = iota
	capitalised
	inCapitals
	ownSpelling
)

// spell is a folded form in one of the spellings that follow from it.
func spell(form string, spelling int) string {
	switch spelling {
	case capitalised:
		return capital(form)
	case inCapitals:
		return strings.ToUpper(form)
	}
	return form
}

// capital is s with its first letter in upper case.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if upper := unicode.ToUpper(r); upper != r {
		return string(upper) + s[size:]
	}
	return s
}

// endsSentence tells whether the word after a separator begins a sentence.
func endsSentence(separator string) bool { return strings.ContainsAny(separator, ".!?…\n") }

// outline reads what lies before the blocks.
func (v *vocabulary) outline(s string, words *lexicon, d *damage) error {
	r := reader{s: s}
	v.words, v.damage = words, d
	v.n, v.starts, v.bases, v.blocks = r.uvarint(), r.positions(), r.positions(), r.string()
	if r.bad || r.s != "" || v.n > len(v.blocks) || len(v.starts) != (v.n+blockSize-1)/blockSize || len(v.bases) != len(v.starts) {
		return fmt.Errorf("found %d tokens in %d bytes and %d blocks, wanted what fits", v.n, len(v.blocks), len(v.starts))
	}
	return nil
}

// tokenWalk goes over the entries of a vocabulary by rank.
type tokenWalk struct {
	v        *vocabulary
	r        reader
	i        int // the rank that next will read
	form     int // of the word before in the block; at its start the block's base
	kind     tokenKind
	spelling int
	own      string // of a separator, or of a word in ownSpelling
}

// walk starts at the first entry of a block.
func (v *vocabulary) walk(block int) tokenWalk {
	w := tokenWalk{v: v, i: block * blockSize}
	if w.i < v.n {
		if at := v.starts.at(block); uint(at) < uint(len(v.blocks)) {
			w.r = reader{s: v.blocks[at:]}
			return w
		}
		v.damage.met(vocabularySection)
	}
	w.i = v.n
	return w
}

// next reads an entry; false at the end.
func (w *tokenWalk) next() bool {
	if w.i >= w.v.n || w.r.bad {
		return false
	}
	if w.i%blockSize == 0 {
		w.form = w.v.bases.at(w.i / blockSize)
	}
	w.i++
	x := w.r.uvarint()
	w.kind, w.spelling, w.own = word, x&3, ""
	x >>= 2
	if w.spelling == ownSpelling {
		switch x {
		case 0:
			w.kind = separator
		case 1:
			w.kind = small
		}
		if w.kind != small {
			w.own = w.r.string()
		}
		x -= 2
	}
	if w.kind == word {
		w.form += x
	}
	if w.r.bad || w.kind == word && uint(w.form) >= uint(w.v.words.forms) {
		w.v.damage.met(vocabularySection)
		w.r.bad = true
		return false
	}
	return true
}

// token is what the walk stands at.
func (w *tokenWalk) token() *token {
	t := &token{kind: w.kind, form: -1, text: w.own}
	if w.kind == word {
		t.form = w.form
		if w.spelling != ownSpelling {
			t.text = spell(w.v.words.form(w.form), w.spelling)
		}
	}
	return t
}

// token reads the entry of a rank; nil if there is none.
func (v *vocabulary) token(rank int) *token {
	if uint(rank) < keptTokens {
		if t := v.kept[rank].Load(); t != nil {
			return t
		}
	}
	if uint(rank) >= uint(v.n) {
		return nil
	}
	w := v.walk(rank / blockSize)
	for w.next() {
		if w.i > rank {
			t := w.token()
			if rank < keptTokens {
				v.kept[rank].Store(t)
			}
			return t
		}
	}
	return nil
}

// The ranks of a text: those below 128 in one byte, the next 128² in two, and so on; all bytes but the
// last have the top bit set (Brisaboa and others, Lightweight natural language text compression, 2007).
func appendRank(b []byte, rank int) []byte {
	n := 1
	for size := 128; rank >= size; size *= 128 {
		rank -= size
		n++
	}
	for n--; n > 0; n-- {
		b = append(b, byte(rank>>(7*n))|0x80)
	}
	return append(b, byte(rank)&0x7F)
}

// rankAt reads the rank at a position of ranks and where it ends; -1 if there is none.
func rankAt(ranks string, at int) (rank, end int) {
	if c := ranks[at]; c < 0x80 {
		return int(c), at + 1
	}
	return longRankAt(ranks, at)
}

func longRankAt(ranks string, at int) (rank, end int) {
	base, size := 0, 128
	for i := at; i < len(ranks) && i < at+4; i++ {
		c := ranks[i]
		rank = rank<<7 | int(c&0x7F)
		if c < 0x80 {
			return base + rank, i + 1
		}
		base += size
		size *= 128
	}
	return -1, len(ranks)
}

// textList is a list of texts in ranks of a vocabulary.
type textList struct {
	list
	vocabulary *vocabulary
}

// at is text i; what is left of it where the archive is damaged.
func (l *textList) at(i int) string { return l.decode(l.list.at(i)) }

func (l *textList) decode(ranks string) string {
	b, ok := l.vocabulary.appendText(make([]byte, 0, 8*len(ranks)), ranks)
	if !ok {
		l.damage.met(l.section)
	}
	return string(b)
}

// appendText spells out ranks; false if they are none of the vocabulary's.
func (v *vocabulary) appendText(b []byte, ranks string) (_ []byte, ok bool) {
	afterWord, begins := false, true
	for at := 0; at < len(ranks); {
		var rank int
		rank, at = rankAt(ranks, at)
		t := v.token(rank)
		if t == nil {
			return b, false
		}
		text := t.text
		switch t.kind {
		case small:
			begins = false
			continue
		case separator:
			begins = endsSentence(text)
		case word:
			if afterWord {
				b = append(b, ' ')
			}
			if begins {
				text = capital(text)
			}
			begins = false
		}
		afterWord = t.kind == word
		b = append(b, text...)
	}
	return b, true
}
