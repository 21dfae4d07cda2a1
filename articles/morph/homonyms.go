package morph

import (
	"slices"

	"muragat/articles"
)

// merge makes lemmas of lexemes: one of those that have their name and most of their forms in common («избранный»
// the adjective, the participle and the noun), so that a form of one finds the forms of the others. Homonyms that are
// inflected otherwise, such as the noun and the verb «печь», stay apart. of tells the lemma of each lexeme.
func merge(lexemes []lexeme, occurs func(form string) bool) (lemmas []articles.Lemma, of []int) {
	of = make([]int, len(lexemes))
	named := map[string][]int{} // lemmas by name
	for i, l := range lexemes {
		word, forms := l.forms(occurs)
		at := -1
		for _, k := range named[word] {
			if alike(lemmas[k].Forms, forms) {
				at = k
				break
			}
		}
		if at < 0 {
			at = len(lemmas)
			lemmas = append(lemmas, articles.Lemma{Word: word, Forms: forms})
			named[word] = append(named[word], at)
		} else {
			lemmas[at].Forms = union(lemmas[at].Forms, forms)
		}
		of[i] = at
	}
	return lemmas, of
}

// alike tells whether most forms of the word with fewer are also the other's.
func alike(a, b []string) bool {
	both := len(a) + len(b) - len(union(a, b))
	return 2*both > min(len(a), len(b))
}

func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
