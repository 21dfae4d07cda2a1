package articles

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// textIndexer takes texts apart into tokens, and lays out the vocabulary of these and the texts in it.
type textIndexer struct {
	ids    map[string]int32 // by text
	tokens []countedToken
	texts  []int32 // the tokens of all texts, one text behind the other
	ends   []int   // of each text in texts
	small  int32   // the token that is the mark for small letters

	afterWord, begins bool // of the text that is being added
}

// countedToken is a token with the number of its occurrences within sentences and at their beginnings.
type countedToken struct {
	text                string
	word                bool
	within, atBegin     int
	form, spelling      int   // of a word
	begun               int32 // the token that is written for it at the beginning of a sentence
	rank, written       int
	smallAtTheBeginning bool
}

func newTextIndexer() *textIndexer { return &textIndexer{ids: map[string]int32{}, begins: true} }

// word adds a word of the text, and what stands between it and the one before; it gives the word's number.
func (x *textIndexer) word(between, word string) int32 {
	if !x.afterWord && between != "" || x.afterWord && between != " " {
		x.separator(between)
	}
	id := x.id(word, true)
	t := &x.tokens[id]
	if x.begins {
		t.atBegin++
	} else {
		t.within++
	}
	x.texts = append(x.texts, id)
	x.afterWord, x.begins = true, false
	return id
}

func (x *textIndexer) separator(text string) {
	id := x.id(text, false)
	x.tokens[id].within++
	x.texts = append(x.texts, id)
	x.begins = endsSentence(text)
}

// end ends the text with what stands behind its last word.
func (x *textIndexer) end(rest string) {
	if rest != "" {
		x.separator(rest)
	}
	x.ends = append(x.ends, len(x.texts))
	x.afterWord, x.begins = false, true
}

func (x *textIndexer) id(text string, word bool) int32 {
	id, ok := x.ids[text]
	if !ok {
		id = int32(len(x.tokens))
		text = strings.Clone(text)
		x.ids[text] = id
		x.tokens = append(x.tokens, countedToken{text: text, word: word, begun: id})
	}
	return id
}

// chooseBeginnings decides how the words at the beginnings of sentences are written: in small letters
// where that is how they are mostly written elsewhere, since readers put the capital back. It is called once, when all
// texts have been added, and adds the token for words that stay small there.
func (x *textIndexer) chooseBeginnings() {
	marks := 0
	for i := range x.tokens {
		t := &x.tokens[i]
		if t.atBegin == 0 {
			continue
		}
		if capital(t.text) != t.text {
			t.smallAtTheBeginning = true
			marks += t.atBegin
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text)
		lower := string(unicode.ToLower(r)) + t.text[size:]
		if id, ok := x.ids[lower]; ok && capital(lower) == t.text && x.tokens[id].within >= t.within {
			t.begun = id
		}
	}
	for i := range x.tokens {
		t := &x.tokens[i]
		t.written += t.within
		x.tokens[t.begun].written += t.atBegin
	}
	x.small = int32(len(x.tokens))
	x.tokens = append(x.tokens, countedToken{written: marks, begun: x.small})
}

// sections lays out vocabulary, titles and texts, which were added in turn; forms are those of the lexicon.
func (x *textIndexer) sections(sections *[sectionCount][]byte, forms []string, earlier *Archive) {
	for i := range x.tokens {
		t := &x.tokens[i]
		if !t.word || t.written == 0 {
			t.form, t.spelling = -1, ownSpelling
			continue
		}
		folded := Fold(t.text)
		t.form, _ = slices.BinarySearch(forms, folded)
		t.spelling = asFolded
		for t.spelling != ownSpelling && spell(folded, t.spelling) != t.text {
			t.spelling++
		}
	}
	order := x.order(earlier)
	var starts, bases []int
	var blocks []byte
	before := 0
	for rank, id := range order {
		if rank%blockSize == 0 {
			block := order[rank:min(rank+blockSize, len(order))]
			if first := slices.IndexFunc(block, func(id int32) bool { return id != gone && x.tokens[id].word }); first >= 0 {
				before = x.tokens[block[first]].form
			}
			starts, bases = append(starts, len(blocks)), append(bases, before)
		}
		if id == gone {
			blocks = appendString(appendUvarint(blocks, 2<<2|ownSpelling), "")
			continue
		}
		t := &x.tokens[id]
		t.rank = rank
		switch {
		case id == x.small:
			blocks = appendUvarint(blocks, 1<<2|ownSpelling)
		case !t.word:
			blocks = appendString(appendUvarint(blocks, ownSpelling), t.text)
		case t.spelling == ownSpelling:
			blocks = appendString(appendUvarint(blocks, (t.form-before+2)<<2|ownSpelling), t.text)
			before = t.form
		default:
			blocks = appendUvarint(blocks, (t.form-before)<<2|t.spelling)
			before = t.form
		}
	}
	b := appendUvarint(nil, len(order))
	b = appendPositions(b, starts)
	b = appendPositions(b, bases)
	sections[vocabularySection] = append(appendUvarint(b, len(blocks)), blocks...)

	var lists [2]listWriter // of titles and texts
	from := 0
	var ranks []byte
	for i, end := range x.ends {
		ranks = x.appendRanks(ranks[:0], x.texts[from:end])
		lists[i%2].addBytes(ranks)
		from = end
	}
	sections[titlesSection], sections[textsSection] = lists[0].appendTo(nil), lists[1].appendTo(nil)
}

// order is the tokens by rank.
func (x *textIndexer) order(earlier *Archive) []int32 {
	byForm := func(i, j int32) int {
		a, b := &x.tokens[i], &x.tokens[j]
		return cmp.Or(cmp.Compare(a.form, b.form), cmp.Compare(a.spelling, b.spelling), strings.Compare(a.text, b.text), cmp.Compare(i, j))
	}
	var order []int32
	if earlier != nil {
		order = x.earlierOrder(earlier)
	}
	fresh := x.fresh(order)
	for len(fresh) > 0 && len(order)%blockSize > 0 {
		order = append(order, gone) // forms ascend within a block, so the new ones begin one
	}
	slices.SortFunc(fresh, func(i, j int32) int {
		return cmp.Or(cmp.Compare(x.tokens[j].written, x.tokens[i].written), byForm(i, j))
	})
	// Forms cost least as distances, ranks cost least if they follow frequency: classes of about the same
	// frequency, by form within, have nearly all of both.
	for from, to := 0, 64; from < len(fresh); from, to = to, 2*to {
		to = min(to, len(fresh))
		slices.SortFunc(fresh[from:to], byForm)
	}
	return append(order, fresh...)
}

func (x *textIndexer) appendRanks(b []byte, text []int32) []byte {
	begins := true
	for _, id := range text {
		t := &x.tokens[id]
		switch {
		case !t.word:
			begins = endsSentence(t.text)
			b = appendRank(b, t.rank)
			continue
		case begins && t.smallAtTheBeginning:
			b = appendRank(b, x.tokens[x.small].rank)
		case begins:
			t = &x.tokens[t.begun]
		}
		begins = false
		b = appendRank(b, t.rank)
	}
	return b
}
