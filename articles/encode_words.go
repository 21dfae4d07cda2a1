package articles

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"
)

// titleWeight is the number of occurrences in the text that one in the title is worth.
const titleWeight = 3

// wordIndexer collects the words of articles and lays out the index of them.
type wordIndexer struct {
	texts   *textIndexer
	earlier *Archive // whose order of words is kept; nil if there is none
	used    map[string]*usedWords

	forms   map[string][]int // folded token in any language → its lemmas, the likeliest first
	lemmaNo map[lemmaKey]int
	lemmas  []lemmaEntry
}

// usedWords is the words of the articles in a language.
type usedWords struct {
	tokens []bool          // by number in texts
	wholes map[string]bool // folded hyphenated words
}

// lemmaKey tells homonyms with different forms apart.
type lemmaKey struct {
	word  string
	forms uint64
}

type lemmaEntry struct {
	word  string
	forms []string
}

func newWordIndexer() *wordIndexer {
	return &wordIndexer{
		texts:   newTextIndexer(),
		used:    map[string]*usedWords{},
		forms:   map[string][]int{},
		lemmaNo: map[lemmaKey]int{},
	}
}

// add takes the next article's title and text apart and gives its length in words.
func (x *wordIndexer) add(a *Article) (length int) {
	used := x.used[a.Lang]
	if used == nil {
		used = &usedWords{wholes: map[string]bool{}}
		x.used[a.Lang] = used
	}
	return titleWeight*x.addText(a.Title, used) + x.addText(a.Text, used)
}

func (x *wordIndexer) addText(text string, used *usedWords) (words int) {
	end := 0
	for w := (wordScanner{s: text}); w.next(); {
		if len(w.parts) > 1 {
			whole := w.whole()
			used.wholes[Fold(text[whole.start:whole.end])] = true
			words++
		}
		for _, p := range w.parts {
			token := int(x.texts.word(text[end:p.start], text[p.start:p.end]))
			for len(used.tokens) <= token {
				used.tokens = append(used.tokens, false)
			}
			used.tokens[token] = true
			end = p.end
			words++
		}
	}
	x.texts.end(text[end:])
	return words
}

// findLemmas looks up the lemmas of all words.
func (x *wordIndexer) findLemmas(lemmatize BatchLemmatizer) {
	for _, lang := range sortedKeys(x.used) {
		used := x.used[lang]
		forms := sortedKeys(used.wholes)
		for token, is := range used.tokens {
			if is {
				forms = append(forms, Fold(x.texts.tokens[token].text))
			}
		}
		slices.Sort(forms)
		forms = slices.Compact(forms)
		lemmas := make([][]Lemma, len(forms))
		if lemmatize != nil {
			lemmas = lemmatize(lang, forms)
		}
		for i, form := range forms {
			if len(lemmas[i]) == 0 {
				x.number(form, []Lemma{{Word: form}})
			} else {
				x.number(form, lemmas[i])
			}
		}
	}
}

// number numbers the lemmas that a form has in a language.
func (x *wordIndexer) number(form string, found []Lemma) {
	for _, lemma := range found {
		forms := slices.Clone(lemma.Forms)
		slices.Sort(forms)
		forms = slices.Compact(forms)
		hash := fnv.New64a()
		for _, f := range forms {
			hash.Write([]byte(f))
			hash.Write([]byte{0})
		}
		key := lemmaKey{lemma.Word, hash.Sum64()}
		no, ok := x.lemmaNo[key]
		if !ok {
			no = len(x.lemmas)
			x.lemmaNo[key] = no
			x.lemmas = append(x.lemmas, lemmaEntry{word: lemma.Word, forms: forms})
		}
		if !slices.Contains(x.forms[form], no) {
			x.forms[form] = append(x.forms[form], no)
		}
	}
}

// maxBlock is the most forms in a block of the lexicon.
const maxBlock = 64

// beginsBlock tells whether a block of the lexicon begins with a form. That hangs on nothing but the form, so that a form
// more changes the bytes of its own block alone; blocks have 16 forms on average.
func beginsBlock(form string) bool {
	hash := fnv.New32a()
	hash.Write([]byte(form))
	return hash.Sum32()>>16%blockSize == 0
}

// ending makes a form of a stem: cut bytes off, tail on.
type ending struct {
	cut  int
	tail string
}

func endingOf(stem, form string) ending {
	n := commonPrefix(stem, form)
	return ending{len(stem) - n, form[n:]}
}

func appendEnding(b []byte, e ending) []byte { return appendString(appendUvarint(b, e.cut), e.tail) }

// commonPrefix is the length in bytes of the whole characters that a and b begin with.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// firstTwo is the first two characters of s.
func firstTwo(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	_, m := utf8.DecodeRuneInString(s[n:])
	return s[:n+m]
}

// stemmed is a lemma ready to be laid out.
type stemmed struct {
	stem     string
	anchor   string // the form that introduces the lemma
	paradigm string // its endings as bytes
}

// sections lays out words and endings, and the texts.
func (x *wordIndexer) sections(sections *[sectionCount][]byte) {
	occurring := sortedKeys(x.forms)
	tokens := make([][]string, len(x.lemmas))
	for _, form := range occurring {
		for _, l := range x.forms[form] {
			tokens[l] = append(tokens[l], form)
		}
	}
	stems := make([]stemmed, len(x.lemmas))
	hidden := map[string][]int{} // forms that do not occur and follow from no stem
	counts := map[string]int{}
	for l := range x.lemmas {
		stems[l] = x.stem(l, tokens[l], hidden)
		x.lemmas[l].forms = nil
		counts[stems[l].paradigm]++
	}
	var endings listWriter
	paradigmNo := map[string]int{}
	for i, p := range inOrderOf(x.earlier.paradigms(), byCount(counts)) {
		paradigmNo[p] = i
		endings.add(p)
	}
	sections[endingsSection] = endings.appendTo(nil)

	forms := append(occurring, sortedKeys(hidden)...)
	slices.Sort(forms)
	numbers := make([]int, len(x.lemmas)) // by position in x.lemmas
	next := 0
	for _, form := range forms {
		for _, l := range x.forms[form] {
			if stems[l].anchor == form {
				numbers[l] = next
				next++
			}
		}
	}
	var firsts, starts, readingStarts, bases []int
	var spellings, readings []byte
	next = 0
	for i, form := range forms {
		rest := form
		if i == 0 || beginsBlock(form) || i-firsts[len(firsts)-1] == maxBlock {
			firsts = append(firsts, i)
			starts = append(starts, len(spellings))
			readingStarts = append(readingStarts, len(readings))
			bases = append(bases, next)
		} else {
			shared := commonPrefix(forms[i-1], form)
			spellings = appendUvarint(spellings, shared)
			rest = form[shared:]
		}
		spellings = appendString(spellings, rest)
		lemmas, occurs := x.forms[form]
		if !occurs {
			lemmas = hidden[form]
		}
		for k, l := range lemmas {
			introduced := occurs && stems[l].anchor == form
			r := 0
			switch {
			case introduced:
			case numbers[l] < next:
				r = next - numbers[l]
			default:
				r = next - numbers[l] - 1
			}
			v := zigzag(r)
			if k == 0 {
				v <<= 1
				if !occurs {
					v |= 1
				}
			}
			v <<= 1
			if k+1 < len(lemmas) {
				v |= 1
			}
			readings = appendUvarint(readings, v)
			if introduced {
				readings = appendUvarint(readings, len(form)-len(stems[l].stem))
				readings = appendUvarint(readings, paradigmNo[stems[l].paradigm])
				next++
			}
		}
	}
	b := appendUvarint(nil, len(forms))
	b = appendUvarint(b, len(x.lemmas))
	b = appendPositions(b, firsts)
	b = appendPositions(b, starts)
	b = appendPositions(b, readingStarts)
	b = appendPositions(b, bases)
	b = appendUvarint(b, len(spellings))
	b = append(b, spellings...)
	b = appendUvarint(b, len(readings))
	sections[wordsSection] = append(b, readings...)
	x.texts.sections(sections, forms, x.earlier)
}

// stem finds the stem of lemma l, of which tokens occur. Forms that begin with
// other letters than the stem («день», «дня») are cut; those of them that do not
// occur join hidden, so that they are found, as do all of a stem of one letter.
func (x *wordIndexer) stem(l int, tokens []string, hidden map[string][]int) stemmed {
	forms := append(slices.Clone(x.lemmas[l].forms), tokens...)
	forms = append(forms, x.lemmas[l].word)
	slices.Sort(forms)
	forms = slices.Compact(forms)
	if forms[0] == "" {
		forms = forms[1:]
	}

	// The stem is what the largest group of forms with the same two first letters
	// has in common, of the groups of which a form occurs.
	var group []string
	for from := 0; from < len(forms); {
		two := firstTwo(forms[from])
		to := from + 1
		for to < len(forms) && firstTwo(forms[to]) == two {
			to++
		}
		occurs := slices.ContainsFunc(tokens, func(t string) bool { return firstTwo(t) == two })
		if occurs && to-from > len(group) {
			group = forms[from:to]
		}
		from = to
	}
	first, last := group[0], group[len(group)-1]
	s := stemmed{stem: first[:commonPrefix(first, last)]}
	s.anchor = tokens[slices.IndexFunc(tokens, func(t string) bool { return strings.HasPrefix(t, s.stem) })]

	short := utf8.RuneCountInString(s.stem) < 2
	endings := make([]ending, len(forms))
	for i, f := range forms {
		endings[i] = endingOf(s.stem, f)
		if _, occurs := x.forms[f]; (endings[i].cut > 0 || short) && !occurs {
			hidden[f] = append(hidden[f], l)
		}
	}
	slices.SortFunc(endings, func(a, b ending) int {
		if a.cut != b.cut {
			return a.cut - b.cut
		}
		return strings.Compare(a.tail, b.tail)
	})
	b := appendEnding(nil, endingOf(s.stem, x.lemmas[l].word))
	for _, e := range endings {
		b = appendEnding(b, e)
	}
	s.paradigm = string(b)
	return s
}
