package articles

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// lexicon is the sections words and endings: from forms to lemmas and back.
type lexicon struct {
	forms, lemmas int
	// By block: the number of forms before it, where it begins in spellings and in readings, and the number of lemmas
	// introduced before it.
	firsts, starts, readingStarts, bases positions
	spellings, readings                  string
	paradigms                            list
	damage                               *damage
}

// lemmaRef names a lemma of a form.
type lemmaRef struct {
	lemma      int
	introduced bool // by this form; only then the following are set
	stem       int  // length in bytes
	paradigm   int
}

// formWalk goes over forms in ascending order.
type formWalk struct {
	lx       *lexicon
	r        reader // of spellings
	readings reader
	i        int // of the form that next will read
	block    int // that begins next
	begins   int // with which form
	base     int // lemmas introduced so far

	form   []byte
	shared int // bytes that form has from the one before, as far as they are known to be
	occurs bool
	refs   []lemmaRef
}

// walk starts at the first form of a block.
func (lx *lexicon) walk(block int) formWalk {
	first := lx.firstOf(block)
	w := formWalk{lx: lx, i: first, block: block, begins: first}
	if uint(first) < uint(lx.forms) {
		w.r = lx.block(block)
		if at := lx.readingStarts.at(block); uint(at) < uint(len(lx.readings)) {
			w.readings = reader{s: lx.readings[at:]}
		}
		w.base = lx.bases.at(block)
	}
	return w
}

// firstOf is the number of the first form of a block; that of all forms behind the last block.
func (lx *lexicon) firstOf(block int) int {
	if block < len(lx.firsts) {
		return lx.firsts.at(block)
	}
	return lx.forms
}

// block stands at the first form of a block.
func (lx *lexicon) block(i int) reader {
	if at := lx.starts.at(i); uint(at) < uint(len(lx.spellings)) {
		return reader{s: lx.spellings[at:]}
	}
	lx.damage.met(wordsSection)
	return reader{bad: true}
}

// next reads a form; false at the end.
func (w *formWalk) next() bool {
	if !w.spell() {
		return false
	}
	w.refs = w.refs[:0]
	w.occurs = true
	r := &w.readings
	for more := true; more && !r.bad; {
		v := r.uvarint()
		more = v&1 != 0
		v >>= 1
		if len(w.refs) == 0 {
			w.occurs = v&1 == 0
			v >>= 1
		}
		var ref lemmaRef
		switch n := unzigzag(v); {
		case n == 0:
			ref = lemmaRef{w.base, true, len(w.form) - r.uvarint(), r.uvarint()}
			w.base++
			r.bad = r.bad || ref.stem < 0
		case n > 0:
			ref.lemma = w.base - n
		default:
			ref.lemma = w.base - n - 1
		}
		w.refs = append(w.refs, ref)
	}
	if r.bad {
		w.lx.damage.met(wordsSection)
		w.r.bad = true
	}
	return !r.bad
}

// spell reads a form without its lemmas; false at the end.
func (w *formWalk) spell() bool {
	if uint(w.i) >= uint(w.lx.forms) || w.r.bad {
		return false
	}
	shared := 0
	if w.i == w.begins {
		w.block++
		w.begins = w.lx.firstOf(w.block)
	} else {
		shared = w.r.uvarint()
	}
	if shared <= len(w.form) {
		w.form = append(w.form[:shared], w.r.string()...)
	} else {
		w.r.bad = true
	}
	if w.r.bad {
		w.lx.damage.met(wordsSection)
		return false
	}
	w.shared = shared
	w.i++
	return true
}

func (w *formWalk) hasPrefix(prefix string) bool {
	return len(w.form) >= len(prefix) && string(w.form[:len(prefix)]) == prefix
}

// spelled is the first form of a block.
func (lx *lexicon) spelled(block int) string {
	r := lx.block(block)
	return r.string()
}

// from walks to the first form that is not less than low: next has been called, and
// ok says whether it found one.
func (lx *lexicon) from(low string) (w formWalk, ok bool) {
	// The form is in the last block that begins below low, or begins the block after it.
	a, b := 0, len(lx.starts)
	for a < b {
		if m := (a + b) / 2; lx.spelled(m) < low {
			a = m + 1
		} else {
			b = m
		}
	}
	w = lx.walk(max(a-1, 0))
	for w.next() {
		if string(w.form) >= low {
			return w, true
		}
	}
	return w, false
}

// form is the form of a number, "" if there is none.
func (lx *lexicon) form(n int) string {
	if uint(n) >= uint(lx.forms) {
		return ""
	}
	for w := lx.walk(lx.firsts.last(n)); w.spell(); {
		if w.i > n {
			return string(w.form)
		}
	}
	return ""
}

// parts is the forms that the hyphens of a form join.
func (lx *lexicon) parts(n int) (parts []int) {
	for part := range strings.SplitSeq(lx.form(n), "-") {
		if w, ok := lx.from(part); ok && string(w.form) == part {
			parts = append(parts, w.i-1)
		}
	}
	return parts
}

// find gives the lemmas of a folded form, the likeliest first, and whether the
// form occurs in a title or text.
func (lx *lexicon) find(form string) (lemmas []int, occurs bool) {
	w, ok := lx.from(form)
	if !ok || string(w.form) != form {
		return nil, false
	}
	for _, ref := range w.refs {
		lemmas = append(lemmas, ref.lemma)
	}
	return lemmas, w.occurs
}

// resolve gives the lemmas that a folded form can belong to: those it has
// in the archive, or those that inflect so where it does not occur.
func (lx *lexicon) resolve(form string) []int {
	lemmas, occurs := lx.find(form)
	if occurs {
		return lemmas
	}
	two := firstTwo(form)
	if utf8.RuneCountInString(two) < 2 {
		return lemmas
	}
	w, ok := lx.from(two)
	for ; ok && w.hasPrefix(two); ok = w.next() {
		for _, ref := range w.refs {
			if ref.introduced && ref.stem <= len(form) && string(w.form[:ref.stem]) == form[:ref.stem] &&
				lx.inflects(ref.paradigm, form[ref.stem:]) && !slices.Contains(lemmas, ref.lemma) {
				lemmas = append(lemmas, ref.lemma)
			}
		}
	}
	return lemmas
}

// inflects tells whether a paradigm has a form that is the whole stem and tail.
func (lx *lexicon) inflects(paradigm int, tail string) bool {
	r := reader{s: lx.paradigms.at(paradigm)}
	r.uvarint()
	r.string()
	for r.s != "" && r.uvarint() == 0 {
		if r.string() == tail {
			return true
		}
	}
	return false
}

// prefixed gives the lemmas of the occurring forms that begin with prefix, ascending.
func (lx *lexicon) prefixed(prefix string) []int {
	var lemmas []int
	w, ok := lx.from(prefix)
	for ; ok && w.hasPrefix(prefix); ok = w.next() {
		if !w.occurs {
			continue
		}
		for _, ref := range w.refs {
			lemmas = append(lemmas, ref.lemma)
		}
	}
	slices.Sort(lemmas)
	return slices.Compact(lemmas)
}

// lemma gives the stem and the paradigm of a lemma.
func (lx *lexicon) lemma(n int) (stem string, paradigm int) {
	for w := lx.walk(lx.bases.last(n)); w.next(); {
		for _, ref := range w.refs {
			if ref.introduced && ref.lemma == n {
				return string(w.form[:ref.stem]), ref.paradigm
			}
		}
	}
	return "", 0
}

// word is the dictionary form of a lemma.
func (lx *lexicon) word(n int) string {
	stem, paradigm := lx.lemma(n)
	r := reader{s: lx.paradigms.at(paradigm)}
	return r.form(stem)
}

// formsOf is every form of a lemma, whether it occurs or not.
func (lx *lexicon) formsOf(n int) (forms []string) {
	stem, paradigm := lx.lemma(n)
	r := reader{s: lx.paradigms.at(paradigm)}
	r.form(stem)
	for r.s != "" {
		forms = append(forms, r.form(stem))
	}
	return forms
}

// form takes an ending off the front and puts it on stem.
func (r *reader) form(stem string) string {
	cut, tail := r.uvarint(), r.string()
	return stem[:max(len(stem)-cut, 0)] + tail
}

// outline reads what lies before the blocks of the section words.
func (lx *lexicon) outline(s string, d *damage) error {
	r := reader{s: s}
	lx.damage = d
	lx.forms, lx.lemmas = r.uvarint(), r.uvarint()
	lx.firsts, lx.starts, lx.readingStarts, lx.bases = r.positions(), r.positions(), r.positions(), r.positions()
	lx.spellings, lx.readings = r.string(), r.string()
	blocks := len(lx.firsts)
	if r.bad || r.s != "" || lx.forms > len(lx.spellings) || blocks > lx.forms || lx.forms > 0 && blocks == 0 ||
		len(lx.starts) != blocks || len(lx.readingStarts) != blocks || len(lx.bases) != blocks {
		return fmt.Errorf("found %d forms in %d bytes and %d blocks, wanted what fits", lx.forms, len(lx.spellings), blocks)
	}
	return nil
}
