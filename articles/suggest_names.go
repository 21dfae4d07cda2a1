package articles

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// suggestedNames is all names that can be suggested.
type suggestedNames struct{ persons, topics namesByWord }

// suggestedNames is made when it is first needed, in pieces: an archive has thousands of names.
func (a *Archive) suggestedNames(s *suggesting) *suggestedNames {
	if names := a.suggested.Load(); names != nil {
		return names
	}
	persons, topics := nameCollector{}, nameCollector{}
	for n := range a.persons.n {
		if n%64 == 0 {
			s.ended()
		}
		p := a.Person(n)
		persons.add(n, p.Name)
		for _, name := range p.Names {
			persons.add(n, name.Text)
		}
	}
	for n := range a.topics.n {
		for _, label := range a.Topic(n).Labels {
			topics.add(n, label.Text)
		}
	}
	s.ended()
	names := &suggestedNames{persons.sorted(a.persons.n), topics.sorted(a.topics.n)}
	a.suggested.Store(names)
	return names
}

// nameCollector is, by folded word, whose names have it.
type nameCollector map[string][]int32

func (c nameCollector) add(n int, name string) {
	for _, word := range partsOf(name) {
		if of := c[word]; len(of) == 0 || of[len(of)-1] != int32(n) {
			c[word] = append(of, int32(n))
		}
	}
}

func (c nameCollector) sorted(n int) namesByWord {
	x := namesByWord{n: n, words: sortedKeys(c)}
	for _, word := range x.words {
		x.of = append(x.of, c[word])
	}
	return x
}

// namesByWord finds who is named by the beginnings of words.
type namesByWord struct {
	n     int
	words []string  // folded, ascending
	of    [][]int32 // by word: whose names have it
}

// begun is whose names have words that begin as all words of a piece do, as it was typed, or in the other script, or
// where there are none in another layout; and the beginnings that they have.
func (x *namesByWord) begun(typed string) (found bitmap, begins []string) {
	found, begins = x.all(partsOf(typed))
	if begins != nil || utf8.RuneCountInString(typed) < leastTried {
		return found, begins
	}
	for _, other := range inOtherLayouts(typed) {
		has, with := x.all(partsOf(other))
		for i := range has {
			found[i] |= has[i]
		}
		begins = append(begins, with...)
	}
	return found, begins
}

// all is whose names have words that begin as each of words.
func (x *namesByWord) all(words []string) (found bitmap, begins []string) {
	for i, word := range words {
		has := newBitmap(x.n)
		with := x.alike(word)
		for _, begin := range with {
			from, _ := slices.BinarySearch(x.words, begin)
			for ; from < len(x.words) && strings.HasPrefix(x.words[from], begin); from++ {
				for _, n := range x.of[from] {
					has.set(n)
				}
			}
		}
		if len(with) == 0 {
			return newBitmap(x.n), nil
		}
		begins = append(begins, with...)
		if i == 0 {
			found = has
			continue
		}
		for k := range found {
			found[k] &= has[k]
		}
	}
	if found == nil {
		found = newBitmap(x.n)
	}
	return found, begins
}

// alike is the beginnings of the names' words that say the same as word.
func (x *namesByWord) alike(word string) (begins []string) {
	if at, _ := slices.BinarySearch(x.words, word); at < len(x.words) && strings.HasPrefix(x.words[at], word) {
		begins = append(begins, word)
	}
	if utf8.RuneCountInString(word) < leastTried {
		return begins
	}
	if other := newInOtherScript(word); other != nil {
		goOverWords(x.words, other)
		begins = append(append(begins, other.whole...), other.begins...)
	}
	return begins
}
