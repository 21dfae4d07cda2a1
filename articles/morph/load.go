// Package morph knows the inflection of Russian words: which words a form
// can be of, and the forms of a word. Start with Parse for one word, with Batch for all words of some texts.
//
// The dictionary is data of OpenCorpora under their own licence: see russian.NOTICE.
package morph

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// The dictionary, made by the command in distil: a brotli stream of
//
//	"muragat morph 1\n"
//	tags:      length in bytes, then lines, each the names of grammemes
//	suffixes:  length in bytes, then lines
//	paradigms: their number; the number of forms of each; then for all forms of all
//	           paradigms the prefix, then the suffix, then the tag, by number
//	lexemes:   how many there are of each paradigm; then their stems as a word list
//	shares:    a word list; the number of tags of each word; all tags by number; for each
//	           the percentage of the word's occurrences in a corpus
//
// A word list is the number of words, for each the bytes that it shares with
// the one before it, for each the number of its further bytes, and then these. Words and
// suffixes are in windows-1251, lower case. Numbers are unsigned varints.
//
//go:embed russian.br
var packed string

const magic = "muragat morph 1\n"

// dictionary is the data laid out for looking up.
type dictionary struct {
	grams     []Gram
	suffixes  []string
	paradigms []paradigm
	suffixOf  map[string]uint16 // folded suffix → number of all that fold so

	stems []byte   // all stems, windows-1251
	start []uint32 // of lexeme i in stems; one more at the end
	para  []uint16 // of lexeme i
	next  []int32  // the next lexeme with the same folded stem, or -1
	slots []int32  // hash of the folded stem → first lexeme, or -1; a power of two long

	shares map[string][]share // by folded word

	tailsOnce sync.Once
	tails     map[string][]tail
}

type paradigm struct {
	forms []form
	// bySuffix has the numbers of the forms in order of their folded suffixes.
	bySuffix []uint16
	lexemes  int // how many words are inflected so
}

type form struct {
	prefix uint8
	suffix uint16 // number of the suffix as it is written
	folded uint16 // of the folded one
	gram   Gram
	tag    uint16
	part   part
}

type share struct {
	tag     uint16
	percent uint8
}

// The prefixes of forms.
var prefixes = [...]string{"", to1251("по"), to1251("наи")}

var load = sync.OnceValue(func() *dictionary {
	d, err := decode(packed)
	if err != nil {
		panic("morph: " + err.Error()) // the embedded file is part of the program
	}
	return d
})

// reader reads numbers and texts; the first error stays.
type reader struct {
	b   []byte
	err error
}

func (r *reader) fail(what string) {
	if r.err == nil {
		r.err = fmt.Errorf("dictionary: %s, %d bytes before the end", what, len(r.b))
	}
	r.b = nil
}

func (r *reader) number() int {
	n, k := binary.Uvarint(r.b)
	if k <= 0 || n > 1<<30 {
		r.fail("bad number")
		return 0
	}
	r.b = r.b[k:]
	return int(n)
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.b) {
		r.fail("cut short")
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

func (r *reader) lines() []string { return strings.Split(string(r.bytes(r.number())), "\n") }

// list makes n of what next gives; n is at most the bytes that are left.
func list[T any](r *reader, n int, next func() T) []T {
	if n > len(r.b) {
		r.fail("a list too long")
		return nil
	}
	l := make([]T, n)
	for i := range l {
		l[i] = next()
	}
	return l
}

// words reads a word list: all words in a row, and where each starts.
func (r *reader) words() (all []byte, start []uint32) {
	n := r.number()
	shared := list(r, n, r.number)
	more := list(r, n, r.number)
	start = make([]uint32, 0, n+1)
	prev := 0
	for i := range shared {
		start = append(start, uint32(len(all)))
		if shared[i] > len(all)-prev {
			r.fail("bad word list")
			break
		}
		at := len(all)
		all = append(all, all[prev:prev+shared[i]]...)
		all = append(all, r.bytes(more[i])...)
		prev = at
	}
	return all, append(start, uint32(len(all)))
}

func decode(packed string) (*dictionary, error) {
	raw, err := io.ReadAll(brotli.NewReader(strings.NewReader(packed)))
	if err != nil {
		return nil, fmt.Errorf("dictionary: %w", err)
	}
	raw, ok := bytes.CutPrefix(raw, []byte(magic))
	if !ok {
		return nil, fmt.Errorf("dictionary: starts with other than %q", magic)
	}
	r := &reader{b: raw}
	d := new(dictionary)
	for _, t := range r.lines() {
		d.grams = append(d.grams, parseGram(t))
	}
	d.suffixes = r.lines()
	d.readParadigms(r)
	d.readLexemes(r)
	d.readShares(r)
	if r.err == nil && len(r.b) > 0 {
		r.fail("more than the dictionary")
	}
	return d, r.err
}

func (d *dictionary) readParadigms(r *reader) {
	d.suffixOf = make(map[string]uint16, len(d.suffixes))
	folded := make([]uint16, len(d.suffixes))
	for i, s := range d.suffixes {
		f := foldYo(s)
		n, ok := d.suffixOf[f]
		if !ok {
			n = uint16(len(d.suffixOf))
			d.suffixOf[f] = n
		}
		folded[i] = n
	}
	lengths := list(r, r.number(), r.number)
	total := 0
	for _, n := range lengths {
		total += n
	}
	forms := list(r, total, func() form { return form{prefix: uint8(r.number())} })
	for i := range forms {
		s := r.number()
		if s >= len(d.suffixes) || int(forms[i].prefix) >= len(prefixes) {
			r.fail("unknown suffix or prefix")
			return
		}
		forms[i].suffix, forms[i].folded = uint16(s), folded[s]
	}
	for i := range forms {
		t := r.number()
		if t >= len(d.grams) {
			r.fail("unknown tag")
			return
		}
		forms[i].tag, forms[i].gram = uint16(t), d.grams[t]
	}
	for _, n := range lengths {
		if n == 0 || n > len(forms) {
			r.fail("a paradigm without forms")
			return
		}
		divide(forms[:n])
		d.paradigms = append(d.paradigms, paradigm{forms: forms[:n:n], bySuffix: bySuffix(forms[:n])})
		forms = forms[n:]
	}
}

// bySuffix is a counting-free insertion sort by folded suffix, stable; paradigms are short.
func bySuffix(forms []form) []uint16 {
	order := make([]uint16, len(forms))
	for i := range forms {
		k := i
		for k > 0 && forms[order[k-1]].folded > forms[i].folded {
			order[k] = order[k-1]
			k--
		}
		order[k] = uint16(i)
	}
	return order
}

func (d *dictionary) readLexemes(r *reader) {
	for i := range d.paradigms {
		d.paradigms[i].lexemes = r.number()
		for range min(d.paradigms[i].lexemes, len(r.b)) {
			d.para = append(d.para, uint16(i))
		}
	}
	d.stems, d.start = r.words()
	if len(d.start) != len(d.para)+1 {
		r.fail(fmt.Sprintf("%d stems, wanted %d", len(d.start)-1, len(d.para)))
		return
	}
	size := 1
	for size < 2*len(d.para) {
		size *= 2
	}
	d.slots = make([]int32, size)
	for i := range d.slots {
		d.slots[i] = -1
	}
	d.next = make([]int32, len(d.para))
	last := make([]int32, size)
	for i := range d.next {
		d.next[i] = -1
		stem := d.stem(i)
		h := hash(stem)
		slot := d.slot(h, stem)
		if d.slots[slot] < 0 {
			d.slots[slot] = int32(i)
		} else {
			d.next[last[slot]] = int32(i)
		}
		last[slot] = int32(i)
	}
}

func (d *dictionary) stem(i int) []byte { return d.stems[d.start[i]:d.start[i+1]] }

// slot finds where the lexemes with this stem, ё as е, are or would be.
func (d *dictionary) slot(h uint32, stem []byte) int {
	mask := len(d.slots) - 1
	for i := int(h) & mask; ; i = (i + 1) & mask {
		if l := d.slots[i]; l < 0 || equalYo(d.stem(int(l)), stem) {
			return i
		}
	}
}

func (d *dictionary) readShares(r *reader) {
	words, start := r.words()
	n := len(start) - 1
	counts := list(r, n, r.number)
	total := 0
	for _, c := range counts {
		total += c
	}
	all := list(r, total, func() share { return share{tag: uint16(r.number())} })
	for i := range all {
		all[i].percent = uint8(min(r.number(), 100))
	}
	if len(all) != total || len(counts) != n {
		return
	}
	d.shares = make(map[string][]share, n)
	for i, c := range counts {
		word := foldYo(string(words[start[i]:start[i+1]]))
		if len(d.shares[word]) == 0 { // of two words that differ in ё, the one with е
			d.shares[word] = all[:c:c]
		}
		all = all[c:]
	}
}
