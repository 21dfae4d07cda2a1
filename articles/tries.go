package articles

import (
	"slices"
	"unicode/utf8"
)

// Try is a second try: a way to search a word that the archive does not have as it was typed. They are made in this order.
type Try uint8

// The second tries.
const (
	NoTry       Try = iota
	OtherLayout     // as the same keys write it in another layout of the keyboard
	OtherScript     // as it is written in Cyrillic, or in Latin
	Typo            // as the nearest word of the archive
)

const (
	shownOthers = 4
	leastTried  = 3 // characters of a word that is tried in another layout or script
	leastBegun  = 4 // and of one that is tried there as a beginning
)

// tryAgain makes the second tries for the words that are in no form in the archive. Of words in Latin that are, those that are a
// person's name in Cyrillic are searched as that, too: a person is one in either script, while any other word that was
// found is what the reader asked for.
func (a *Archive) tryAgain(terms []term) []term {
	var out []term
	for i := 0; i < len(terms); {
		n := 1
		for i+n < len(terms) && terms[i+n].plain && terms[i+n].chunk != "" && terms[i+n].at == terms[i].at {
			n++
		}
		out = append(out, a.tryChunk(terms[i:i+n])...)
		i += n
	}
	return out
}

// lost tells whether a second try is wanted.
func (t *term) lost() bool { return t.plain && t.Unknown && !t.Excluded }

// tryChunk makes them for the words that were typed without white space between them: in another layout, a letter is a comma.
func (a *Archive) tryChunk(terms []term) []term {
	if !slices.ContainsFunc(terms, func(t term) bool { return t.lost() }) {
		for i := range terms {
			a.tryNames(&terms[i])
		}
		return terms
	}
	key := ""
	for _, t := range terms {
		key += t.chunk + " " + t.Text + " "
	}
	kept := a.chunks.Load()
	if kept == nil {
		kept = &[]triedChunk{}
	}
	for _, c := range *kept {
		if c.key == key {
			return c.terms
		}
	}
	terms = a.tryLost(terms)
	newest := append([]triedChunk{{key, terms}}, (*kept)[:min(len(*kept), keptChunks-1)]...)
	a.chunks.Store(&newest)
	return terms
}

// triedChunk is what second tries have made of a chunk; it is only to be read. The latest are kept: each try goes over all
// words, and while a reader types on, and for each suggestion, all words but the last stay as they are.
type triedChunk struct {
	key   string
	terms []term
}

const keptChunks = 8

// tryLost makes the tries for a chunk with words that are in no form in the archive.
func (a *Archive) tryLost(terms []term) []term {
	if chunk := terms[0].chunk; len(terms) > 1 {
		t := term{Word: Word{Text: chunk}, plain: true, chunk: chunk, at: terms[0].at}
		if a.tryForms(&t, OtherLayout, wordsIn(inOtherLayouts(chunk))) {
			return []term{t}
		}
	}
	for i := range terms {
		if terms[i].lost() {
			a.try(&terms[i])
		}
	}
	return terms
}

// try makes the second tries for a word.
func (a *Archive) try(t *term) {
	word := t.tokens[0]
	letters := utf8.RuneCountInString(word)
	if letters < leastTried {
		return
	}
	typed := wordsIn(inOtherLayouts(t.chunk))
	for _, w := range wordsIn(inOtherLayouts(t.Text)) {
		if !slices.Contains(typed, w) {
			typed = append(typed, w)
		}
	}
	if a.tryForms(t, OtherLayout, typed) {
		return
	}
	var begins []string
	for _, w := range append([]string{Fold(plainLatin(t.Text))}, typed...) {
		whole, begin := a.inOtherScript(w)
		if a.tryForms(t, OtherScript, whole) {
			return
		}
		begins = append(begins, begin...)
	}
	if letters >= leastBegun && (a.tryBeginnings(t, OtherLayout, typed) || a.tryBeginnings(t, OtherScript, begins)) {
		return
	}
	for _, w := range []string{word, inCyrillic(word)} {
		if near := a.nearest(w); near != "" && a.tryForms(t, Typo, []string{near}) {
			return
		}
	}
}

// inOtherScript is the words, and the beginnings of words, that say the same as a folded word in the other script.
func (a *Archive) inOtherScript(word string) (whole, begins []string) {
	x := newInOtherScript(word)
	if x == nil {
		return nil, nil
	}
	a.words.goOver(x)
	if len(x.whole) == 0 && scriptOf(word) == latinScript { // a form that stands nowhere
		x.whole = append(x.whole, inCyrillic(word))
	}
	return x.whole, x.begins
}

// tryForms has the forms of words searched; false if the archive has none of them.
func (a *Archive) tryForms(t *term, try Try, words []string) bool {
	return a.tryWith(t, try, words, InAnyForm, a.words.resolve)
}

// tryBeginnings has the words searched that begin as one of words; false if there are none.
func (a *Archive) tryBeginnings(t *term, try Try, words []string) bool {
	return a.tryWith(t, try, words, Prefix, a.words.prefixed)
}

// tryWith has the lemmas searched that find knows for words.
func (a *Archive) tryWith(t *term, try Try, words []string, kind WordKind, find func(string) []int) bool {
	var lemmas []int
	var tokens []string
	for _, word := range words {
		if found := find(word); len(found) > 0 {
			lemmas = append(lemmas, found...)
			tokens = append(tokens, word)
		}
	}
	t.Kind = kind
	return a.tried(t, try, lemmas, tokens)
}

// tried takes into t what a try has found, if anything.
func (a *Archive) tried(t *term, try Try, lemmas []int, tokens []string) bool {
	if len(lemmas) == 0 {
		t.Kind = Prefix // as every plain word that is unknown
		return false
	}
	slices.Sort(lemmas)
	t.one(slices.Compact(lemmas))
	t.Tried, t.tokens = try, tokens
	a.describe(t)
	t.Others = a.written(tokens)
	return true
}

// tryNames has a Latin word that was found searched as the persons' names as well that say the same in Cyrillic.
func (a *Archive) tryNames(t *term) {
	word := t.tokens[0]
	if !t.plain || t.Excluded || t.Kind != InAnyForm || len(t.lemmas) != 1 || len(word) < leastBegun || scriptOf(word) != latinScript {
		return
	}
	x := newInOtherScript(word)
	if x == nil {
		return
	}
	goOverWords(a.nameWords().sorted, x)
	lemmas := slices.Clone(t.lemmas[0])
	var names []string
	for _, name := range x.whole {
		if found := a.words.resolve(name); len(found) > 0 {
			names = append(names, name)
			lemmas = append(lemmas, found...)
		}
	}
	if len(names) == 0 {
		return
	}
	slices.Sort(lemmas)
	t.lemmas = [][]int{slices.Compact(lemmas)}
	t.Tried, t.Also, t.Others = OtherScript, true, a.written(names)
	a.describe(t)
}

// wordsIn is those of typed that are one word, folded.
func wordsIn(typed []string) (words []string) {
	for _, s := range typed {
		w := wordScanner{s: s}
		if w.next() && w.whole() == (part{0, len(s)}) && utf8.RuneCountInString(s) >= leastTried {
			words = append(words, Fold(s))
		}
	}
	return words
}

// nameWords is the words of all persons' names.
type nameWords struct {
	written map[string]string // by folded word
	sorted  []string          // folded
}

func (a *Archive) readNameWords() nameWords {
	x := nameWords{written: map[string]string{}}
	add := func(name string) {
		for w := (wordScanner{s: name}); w.next(); {
			for _, p := range append(w.parts, w.whole()) {
				if spelled := name[p.start:p.end]; x.written[Fold(spelled)] == "" {
					x.written[Fold(spelled)] = spelled
				}
			}
		}
	}
	for n := range a.persons.n {
		p := a.Person(n)
		add(p.Name)
		for _, name := range p.Names {
			add(name.Text)
		}
	}
	x.sorted = sortedKeys(x.written)
	return x
}

// written is folded words as a reader writes them, at most shownOthers: a form of a name as that is in the persons' names.
func (a *Archive) written(words []string) (out []string) {
	names := a.nameWords().written
	for _, word := range words {
		if len(out) == shownOthers {
			break
		}
		if name := names[word]; name != "" {
			word = name
		} else if lemmas := a.words.resolve(word); len(lemmas) > 0 && names[a.words.word(lemmas[0])] != "" {
			word = names[a.words.word(lemmas[0])]
		}
		if !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}
