package articles

import (
	"bytes"
	"slices"
	"sync"
)

// readings leads from what texts consist of to lemmas, for going over all texts.
type readings struct {
	a      *Archive
	starts []int32 // of each form's lemmas; one more for the end
	lemmas []int32
	tokens []int32 // see Archive.tokens

	hyphenated []int32 // those of the forms with lemmas that have hyphens

	mu     sync.Mutex
	wholes map[string][]int32 // lemmas of hyphenated words, by the forms of their parts, four bytes each
}

// What tokens are that are no words.
const (
	apart   = -1 // stands between words
	hyphens = -2 // joins two words to one
	nothing = -3 // is no part of the text
)

// fewLemmas is how many lemmas have their forms looked up, some 20 of each; for more all forms are gone over.
const fewLemmas = 64

// readingsOf is the readings of the forms that have one of lemmas.
func (a *Archive) readingsOf(lemmas []int, p *pacer) *readings {
	wanted := make([]bool, a.words.lemmas)
	for _, l := range lemmas {
		if uint(l) < uint(len(wanted)) {
			wanted[l] = true
		} else {
			a.damage.met(wordsSection)
		}
	}
	if len(lemmas) > fewLemmas {
		return a.allReadings(wanted, p)
	}
	var forms []string
	for _, l := range lemmas {
		forms = append(forms, a.words.formsOf(l)...)
	}
	slices.Sort(forms)
	x := a.newReadings(p)
	for _, form := range slices.Compact(forms) {
		if w, ok := a.words.from(form); ok && string(w.form) == form {
			x.add(&w, wanted)
		}
	}
	x.begin(a.words.forms)
	return x
}

// allReadings is the readings of all forms, without the lemmas that are not wanted; with all if wanted is nil.
func (a *Archive) allReadings(wanted []bool, p *pacer) *readings {
	x := a.newReadings(p)
	w := formWalk{lx: &a.words, r: reader{s: a.words.spellings}, readings: reader{s: a.words.readings}}
	for w.next() {
		p.spend(64)
		x.add(&w, wanted)
	}
	x.begin(a.words.forms)
	return x
}

func (a *Archive) newReadings(p *pacer) *readings {
	return &readings{a: a, starts: make([]int32, 0, a.words.forms+1), wholes: map[string][]int32{}, tokens: a.tokens(p)}
}

// begin says that the lemmas of form come next; those before it that have not begun have none.
func (x *readings) begin(form int) {
	for len(x.starts) <= form {
		x.starts = append(x.starts, int32(len(x.lemmas)))
	}
}

// add reads the form that w stands at.
func (x *readings) add(w *formWalk, wanted []bool) {
	form := w.i - 1
	x.begin(form)
	if !w.occurs {
		return
	}
	before := len(x.lemmas)
	for _, ref := range w.refs {
		if uint(ref.lemma) >= uint(x.a.words.lemmas) {
			x.a.damage.met(wordsSection)
		} else if wanted == nil || wanted[ref.lemma] {
			x.lemmas = append(x.lemmas, int32(ref.lemma))
		}
	}
	if len(x.lemmas) > before && bytes.IndexByte(w.form, '-') >= 0 {
		x.hyphenated = append(x.hyphenated, int32(form))
	}
}

// tokens is, by rank, the form of a word, or what else the token is. They are made once.
func (a *Archive) tokens(p *pacer) []int32 {
	if made := a.tokenForms.Load(); made != nil {
		return *made
	}
	tokens := make([]int32, 0, a.vocabulary.n)
	t := tokenWalk{v: &a.vocabulary, r: reader{s: a.vocabulary.blocks}}
	for t.next() {
		p.spend(32)
		form := int32(t.form)
		switch {
		case t.kind == small:
			form = nothing
		case t.kind == separator && isHyphens(t.own):
			form = hyphens
		case t.kind == separator:
			form = apart
		}
		tokens = append(tokens, form)
	}
	a.tokenForms.Store(&tokens)
	return tokens
}

// isHyphens tells whether a separator joins the words beside it.
func isHyphens(s string) bool {
	found := false
	for i := 0; i < len(s); {
		kind, size := classify(s, i)
		if kind != ignorable && (kind != hyphen || found) {
			return false
		}
		found = found || kind == hyphen
		i += size
	}
	return found
}

// of is the lemmas of a form; none if the archive is damaged.
func (x *readings) of(form int32) []int32 {
	if int(form)+1 >= len(x.starts) {
		x.a.damage.met(wordsSection)
		return nil
	}
	return x.lemmas[x.starts[form]:x.starts[form+1]]
}

// each calls f with the lemmas of every word of a text, hyphenated ones among them. It is as Tokens finds them.
func (x *readings) each(ranks string, f func(lemmas []int32)) (ok bool) {
	var parts []int32 // forms of the words that hyphens have joined so far
	joined := false
	end := func() {
		if len(parts) > 1 {
			f(x.whole(parts))
		}
		parts = parts[:0]
	}
	for at := 0; at < len(ranks); {
		var rank int
		rank, at = rankAt(ranks, at)
		if uint(rank) >= uint(len(x.tokens)) {
			return false
		}
		form := x.tokens[rank]
		switch form {
		case nothing:
		case hyphens:
			joined = len(parts) > 0 && x.letters(parts) < maxWord
		case apart:
			end()
			joined = false
		default:
			if !joined {
				end()
			}
			parts, joined = append(parts, form), false
			f(x.of(form))
		}
	}
	end()
	return true
}

// letters is the number of letters in forms.
func (x *readings) letters(forms []int32) (n int) {
	for _, form := range forms {
		s := x.a.words.form(int(form))
		for i := 0; i < len(s); {
			kind, size := classify(s, i)
			if kind == letter {
				n++
			}
			i += size
		}
	}
	return n
}

// whole is the lemmas of the word that hyphens make of forms.
func (x *readings) whole(forms []int32) []int32 {
	var buf [64]byte
	key := buf[:0]
	for _, form := range forms {
		key = append(key, byte(form), byte(form>>8), byte(form>>16), byte(form>>24))
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	lemmas, ok := x.wholes[string(key)]
	if !ok {
		var word []byte
		for i, form := range forms {
			if i > 0 {
				word = append(word, '-')
			}
			word = append(word, x.a.words.form(int(form))...)
		}
		if w, ok := x.a.words.from(string(word)); ok && string(w.form) == string(word) {
			lemmas = x.of(int32(w.i - 1))
		} else {
			x.a.damage.met(wordsSection)
		}
		x.wholes[string(key)] = lemmas
	}
	return lemmas
}
