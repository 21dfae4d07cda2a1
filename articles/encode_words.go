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
	texts     *textIndexer
	wholes    map[string]int32 // folded hyphenated word → its number
	wholesOf  []int32          // the hyphenated words of all texts, one text behind the other
	wholeEnds []int            // of each text in wholesOf
	langs     []string         // of the articles
	used      map[string]*usedWords

	forms   map[string][]int // folded token in any language → its lemmas, the likeliest first
	lemmaNo map[lemmaKey]int
	lemmas  []lemmaEntry
}

// usedWords is what the articles in a language consist of.
type usedWords struct {
	tokens []bool // by number in texts
	wholes []bool // by number
	// The lemmas of these, once they are known.
	lemmasOfTokens, lemmasOfWholes [][]int
}

// lemmaKey tells homonyms with different forms apart.
type lemmaKey struct {
	word  string
	forms uint64
}

type lemmaEntry struct {
	word     string
	forms    []string
	last     int // last article in postings
	postings []byte
	weights  []byte
	heavy    bool // some weight is not 1
}

func newWordIndexer() *wordIndexer {
	return &wordIndexer{
		texts:   newTextIndexer(),
		wholes:  map[string]int32{},
		used:    map[string]*usedWords{},
		forms:   map[string][]int{},
		lemmaNo: map[lemmaKey]int{},
	}
}

// add takes the next article's title and text apart.
func (x *wordIndexer) add(a *Article) {
	used := x.used[a.Lang]
	if used == nil {
		used = &usedWords{}
		x.used[a.Lang] = used
	}
	x.langs = append(x.langs, a.Lang)
	for _, text := range []string{a.Title, a.Text} {
		end := 0
		for w := (wordScanner{s: text}); w.next(); {
			if len(w.parts) > 1 {
				whole := w.whole()
				no := x.wholeWord(Fold(text[whole.start:whole.end]))
				use(&used.wholes, no)
				x.wholesOf = append(x.wholesOf, no)
			}
			for _, p := range w.parts {
				use(&used.tokens, x.texts.word(text[end:p.start], text[p.start:p.end]))
				end = p.end
			}
		}
		x.texts.end(text[end:])
		x.wholeEnds = append(x.wholeEnds, len(x.wholesOf))
	}
}

func use(used *[]bool, no int32) {
	for len(*used) <= int(no) {
		*used = append(*used, false)
	}
	(*used)[no] = true
}

func (x *wordIndexer) wholeWord(folded string) int32 {
	no, ok := x.wholes[folded]
	if !ok {
		no = int32(len(x.wholes))
		x.wholes[folded] = no
	}
	return no
}

// index finds the lemmas of all words, and where they occur; it gives the articles' lengths in words.
func (x *wordIndexer) index(lemmatize BatchLemmatizer) (lengths []int) {
	wholes := make([]string, len(x.wholes))
	for folded, no := range x.wholes {
		wholes[no] = folded
	}
	for _, lang := range sortedKeys(x.used) {
		x.used[lang].find(x, lang, wholes, lemmatize)
	}

	weights := make([]int, len(x.lemmas)) // of the current article
	var touched []int                     // lemmas with a weight
	length := 0
	count := func(lemmas []int, weight int) {
		length += weight
		for _, l := range lemmas {
			if weights[l] == 0 {
				touched = append(touched, l)
			}
			weights[l] += weight
		}
	}
	token, whole := 0, 0
	for n, lang := range x.langs {
		used := x.used[lang]
		length = 0
		for field, weight := range []int{titleWeight, 1} {
			for ; token < x.texts.ends[2*n+field]; token++ {
				if id := x.texts.texts[token]; x.texts.tokens[id].word {
					count(used.lemmasOfTokens[id], weight)
				}
			}
			for ; whole < x.wholeEnds[2*n+field]; whole++ {
				count(used.lemmasOfWholes[x.wholesOf[whole]], weight)
			}
		}
		lengths = append(lengths, length)
		for _, l := range touched {
			e := &x.lemmas[l]
			e.postings = appendUvarint(e.postings, n-e.last-1)
			e.weights = appendUvarint(e.weights, weights[l]-1)
			e.heavy = e.heavy || weights[l] != 1
			e.last = n
			weights[l] = 0
		}
		touched = touched[:0]
	}
	return lengths
}

// find looks up the lemmas of the words that a language uses.
func (u *usedWords) find(x *wordIndexer, lang string, wholes []string, lemmatize BatchLemmatizer) {
	folded := make([]string, len(u.tokens)) // of the tokens that are used
	var forms []string
	for id, used := range u.tokens {
		if used {
			folded[id] = Fold(x.texts.tokens[id].text)
			forms = append(forms, folded[id])
		}
	}
	for no, used := range u.wholes {
		if used {
			forms = append(forms, wholes[no])
		}
	}
	slices.Sort(forms)
	forms = slices.Compact(forms)
	var found [][]Lemma
	if lemmatize != nil {
		found = lemmatize(lang, forms)
	}
	lemmas := make(map[string][]int, len(forms))
	for i, form := range forms {
		if found == nil || len(found[i]) == 0 {
			lemmas[form] = x.number(form, []Lemma{{Word: form}})
		} else {
			lemmas[form] = x.number(form, found[i])
		}
	}
	u.lemmasOfTokens, u.lemmasOfWholes = make([][]int, len(u.tokens)), make([][]int, len(u.wholes))
	for id, used := range u.tokens {
		if used {
			u.lemmasOfTokens[id] = lemmas[folded[id]]
		}
	}
	for no, used := range u.wholes {
		if used {
			u.lemmasOfWholes[no] = lemmas[wholes[no]]
		}
	}
}

// number numbers the lemmas that a form has in a language.
func (x *wordIndexer) number(form string, found []Lemma) (numbers []int) {
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
			x.lemmas = append(x.lemmas, lemmaEntry{word: lemma.Word, forms: forms, last: -1})
		}
		if !slices.Contains(numbers, no) {
			numbers = append(numbers, no)
		}
	}
	for _, no := range numbers {
		if !slices.Contains(x.forms[form], no) {
			x.forms[form] = append(x.forms[form], no)
		}
	}
	return numbers
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

// sections lays out words, endings, postings and weights.
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
	for i, p := range byCount(counts) {
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
	order := make([]int, len(x.lemmas))
	for l, no := range numbers {
		order[no] = l
	}

	var starts, readingStarts, bases []int
	var spellings, readings []byte
	next = 0
	for i, form := range forms {
		rest := form
		if i%blockSize == 0 {
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
	b = appendPositions(b, starts)
	b = appendPositions(b, readingStarts)
	b = appendPositions(b, bases)
	b = appendUvarint(b, len(spellings))
	b = append(b, spellings...)
	b = appendUvarint(b, len(readings))
	sections[wordsSection] = append(b, readings...)
	x.texts.sections(sections, forms)

	var postings, weights listWriter
	for _, l := range order {
		e := &x.lemmas[l]
		postings.addBytes(e.postings)
		if !e.heavy {
			e.weights = nil
		}
		weights.addBytes(e.weights)
	}
	sections[postingsSection] = postings.appendTo(nil)
	sections[weightsSection] = weights.appendTo(nil)
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
