package articles

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// allowedEdits is how many letters may be left out, put in, changed or swapped with the next in a mistyped word: in
// short words a single one makes another word, and in numbers there are no typos.
func allowedEdits(word string) int {
	letters := 0
	for _, r := range word {
		if unicode.IsDigit(r) {
			return 0
		}
		letters++
	}
	switch {
	case letters < 4:
		return 0
	case letters < 8:
		return 1
	}
	return 2
}

// nearWords follows a walk over words and finds those nearest to a wanted one: by the Damerau-Levenshtein distance
// in which no swapped letters are edited again. A row of the distance's table is kept for each letter of the word that is read.
type nearWords struct {
	wanted []rune
	most   int // edits
	rows   [][]uint8
	runes  []rune // that the rows are of
	ends   []int  // of them, in bytes

	edits int // of found
	found []string
}

func newNearWords(wanted string) *nearWords {
	x := &nearWords{wanted: []rune(wanted), most: allowedEdits(wanted)}
	x.edits = x.most
	first := make([]uint8, len(x.wanted)+1)
	for i := range first {
		first[i] = uint8(min(i, math.MaxUint8/2))
	}
	x.rows = append(x.rows, first)
	return x
}

func (x *nearWords) extend(word []byte, shared int) (dead int) {
	kept := 0
	for kept < len(x.ends) && x.ends[kept] <= shared {
		kept++
	}
	x.runes, x.ends = x.runes[:kept], x.ends[:kept]
	at := 0
	if kept > 0 {
		at = x.ends[kept-1]
	}
	for at < len(word) {
		r, size := utf8.DecodeRune(word[at:])
		at += size
		x.runes, x.ends = append(x.runes, r), append(x.ends, at)
		if x.addRow() > x.edits {
			return at
		}
	}
	d := int(x.rows[len(x.runes)][len(x.wanted)])
	switch {
	case d > x.edits || d == 0:
	case d < x.edits:
		x.edits, x.found = d, nil
		fallthrough
	default:
		x.found = append(x.found, string(word))
	}
	return len(word) + 1
}

// addRow makes the row of the latest letter; it returns the fewest edits that a word beginning so may need.
func (x *nearWords) addRow() (fewest int) {
	n := len(x.runes)
	if len(x.rows) == n {
		x.rows = append(x.rows, make([]uint8, len(x.wanted)+1))
	}
	before, row, r := x.rows[n-1], x.rows[n], x.runes[n-1]
	row[0] = before[0] + 1
	fewest = int(row[0])
	for i, w := range x.wanted {
		d := before[i]
		if w != r {
			d++
		}
		d = min(d, before[i+1]+1, row[i]+1)
		if n > 1 && i > 0 && w == x.runes[n-2] && x.wanted[i-1] == r {
			d = min(d, x.rows[n-2][i-1]+1)
		}
		row[i+1] = d
		fewest = min(fewest, int(d))
	}
	if n > 1 { // letters swapped with the next go past a row
		fewest = min(fewest, int(slices.Min(x.rows[n-1]))+1)
	}
	return fewest
}

// nearest is the word that was meant most likely by one that no article has; "" if none is near. Of words as near as each other, those that
// begin alike go first, of these the most frequent one.
func (a *Archive) nearest(typed string) string {
	if allowedEdits(typed) == 0 {
		return ""
	}
	x := newNearWords(typed)
	a.words.goOver(x)
	best, bestRank := "", math.MaxInt
	ranks := a.ranksOf(x.found)
	for i, word := range x.found {
		rank := ranks[i]
		if first, _ := utf8.DecodeRuneInString(word); first != x.wanted[0] {
			rank += a.vocabulary.n + 1
		}
		if rank < bestRank {
			best, bestRank = word, rank
		}
	}
	return best
}

// ranksOf is how frequent folded forms are: the place of each among the tokens of all texts, of which the most
// frequent ones come first; behind all of them for one that is only written with hyphens.
func (a *Archive) ranksOf(forms []string) []int {
	ranks := make([]int, len(forms))
	of := map[int32]int{}
	for i, form := range forms {
		ranks[i] = a.vocabulary.n
		if w, ok := a.words.from(form); ok && string(w.form) == form {
			of[int32(w.i-1)] = i
		}
	}
	left := len(of)
	for rank, form := range a.tokens(nil) {
		if left == 0 {
			break
		}
		if i, ok := of[form]; ok && ranks[i] == a.vocabulary.n {
			ranks[i] = rank
			left--
		}
	}
	return ranks
}
