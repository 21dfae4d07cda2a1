package articles

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"
)

// lexicon is the sections words and endings: from forms to lemmas and back.
type lexicon struct {
	forms, lemmas int
	starts, bases column // by block
	blocks        string
	paradigms     list
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
	lx   *lexicon
	r    reader
	i    int // of the form that next will read
	base int // lemmas introduced so far

	form   []byte
	occurs bool
	refs   []lemmaRef
}

// walk starts at the first form of a block.
func (lx *lexicon) walk(block int) formWalk {
	w := formWalk{lx: lx, i: block * blockSize}
	if w.i < lx.forms {
		w.r.s = lx.blocks[lx.starts.at(block):]
		w.base = lx.bases.at(block)
	}
	return w
}

// next reads a form; false at the end.
func (w *formWalk) next() bool {
	if w.i >= w.lx.forms || w.r.bad {
		return false
	}
	shared := 0
	if w.i%blockSize != 0 {
		shared = w.r.uvarint()
	}
	if shared > len(w.form) {
		w.r.bad = true
		return false
	}
	w.form = append(w.form[:shared], w.r.string()...)
	w.i++
	w.refs = w.refs[:0]
	w.occurs = true
	for more := true; more && !w.r.bad; {
		v := w.r.uvarint()
		more = v&1 != 0
		v >>= 1
		if len(w.refs) == 0 {
			w.occurs = v&1 == 0
			v >>= 1
		}
		var ref lemmaRef
		switch r := unzigzag(v); {
		case r == 0:
			ref = lemmaRef{w.base, true, len(w.form) - w.r.uvarint(), w.r.uvarint()}
			w.base++
		case r > 0:
			ref.lemma = w.base - r
		default:
			ref.lemma = w.base - r - 1
		}
		w.refs = append(w.refs, ref)
	}
	return !w.r.bad
}

func (w *formWalk) hasPrefix(prefix string) bool {
	return len(w.form) >= len(prefix) && string(w.form[:len(prefix)]) == prefix
}

// first is the first form of a block.
func (lx *lexicon) first(block int) string {
	r := reader{s: lx.blocks[lx.starts.at(block):]}
	return r.string()
}

// from walks to the first form that is not less than low: next has been called, and
// ok says whether it found one.
func (lx *lexicon) from(low string) (w formWalk, ok bool) {
	// The form is in the last block that begins below low, or begins the block after it.
	a, b := 0, lx.starts.n
	for a < b {
		if m := (a + b) / 2; lx.first(m) < low {
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
	a, b := 0, lx.bases.n // the last block with a base of n or less
	for b-a > 1 {
		if m := (a + b) / 2; lx.bases.at(m) <= n {
			a = m
		} else {
			b = m
		}
	}
	for w := lx.walk(a); w.next(); {
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

// open reads the section words and checks it; endings have been opened.
func (lx *lexicon) open(s string) error {
	r := reader{s: s}
	lx.forms, lx.lemmas = r.uvarint(), r.uvarint()
	lx.starts, lx.bases = r.column(), r.column()
	lx.blocks = r.string()
	blocks := (lx.forms + blockSize - 1) / blockSize
	if r.bad || r.s != "" || lx.forms > len(lx.blocks) || lx.starts.n != blocks || lx.bases.n != blocks {
		return fmt.Errorf("found %d forms in %d bytes and %d blocks, wanted what fits", lx.forms, len(lx.blocks), lx.starts.n)
	}
	cuts := make([]struct{ most, word int }, lx.paradigms.n) // bytes cut off for any form and for the dictionary form
	for i := range cuts {
		r := reader{s: lx.paradigms.at(i)}
		cuts[i].word = r.uvarint()
		cuts[i].most = cuts[i].word
		for r.string(); r.s != ""; r.string() {
			cuts[i].most = max(cuts[i].most, r.uvarint())
		}
	}
	w := formWalk{lx: lx, r: reader{s: lx.blocks}}
	var before []byte
	for i := range lx.forms {
		if i%blockSize == 0 {
			if at := len(lx.blocks) - len(w.r.s); lx.starts.at(i/blockSize) != at || lx.bases.at(i/blockSize) != w.base {
				return fmt.Errorf("block %d begins at %d with lemma %d, wanted %d and %d",
					i/blockSize, lx.starts.at(i/blockSize), lx.bases.at(i/blockSize), at, w.base)
			}
		}
		if !w.next() {
			return fmt.Errorf("form %d goes beyond the end", i)
		}
		if bytes.Compare(w.form, before) <= 0 || !utf8.Valid(w.form) {
			return fmt.Errorf("form %d is %q after %q, wanted UTF-8 in ascending order", i, w.form, before)
		}
		before = append(before[:0], w.form...)
		for _, ref := range w.refs {
			switch {
			case ref.lemma < 0 || ref.lemma >= lx.lemmas:
				return fmt.Errorf("form %q is of lemma %d, wanted one below %d", w.form, ref.lemma, lx.lemmas)
			case !ref.introduced:
			case ref.paradigm >= len(cuts) || ref.stem < cuts[ref.paradigm].most || ref.stem > len(w.form):
				return fmt.Errorf("form %q has paradigm %d and a stem of %d bytes, wanted one of %d paradigms that fits",
					w.form, ref.paradigm, ref.stem, len(cuts))
			case !runeStart(w.form, ref.stem) || !runeStart(w.form, ref.stem-cuts[ref.paradigm].word):
				return fmt.Errorf("form %q is cut inside a character", w.form)
			}
		}
	}
	if w.base != lx.lemmas || w.r.s != "" {
		return fmt.Errorf("found %d lemmas and %d bytes behind them, wanted %d and none", w.base, len(w.r.s), lx.lemmas)
	}
	return nil
}

func runeStart(s []byte, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// checkEndings is for the items of the section endings.
func checkEndings(_ int, item string) error {
	r := reader{s: item}
	if item == "" {
		return fmt.Errorf("found nothing, wanted a dictionary form")
	}
	for r.s != "" {
		r.uvarint()
		if tail := r.string(); r.bad || !utf8.ValidString(tail) {
			return fmt.Errorf("found %q, wanted cuts and tails", clip(tail, 20))
		}
	}
	return nil
}
