package articles

import (
	"slices"
	"strings"
	"unicode"
)

// The keys that write a letter in some layout: in the Latin one, with Shift, and in the Russian one.
var (
	latinKeys   = []rune("`qwertyuiop[]asdfghjkl;'zxcvbnm,.")
	shiftedKeys = []rune(`~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>`)
	russianKeys = []rune("ёйцукенгшщзхъфывапролджэячсмитьбю")
)

// keysThatDiffer are the keys, each before its letter, that do not write in the Kazakh and in the Uzbek Cyrillic layout
// what they write in the Russian one.
var keysThatDiffer = [...]string{"", "2ә3і4ң5ғ8ү9ұ0қ-ө=һ", "oўsқ-ғ=ҳ"}

// inOtherLayouts is what the same keys write, in lower case, where another layout is in use than was.
func inOtherLayouts(typed string) (others []string) {
	add := func(other string) {
		if other != strings.ToLower(typed) && !slices.Contains(others, other) {
			others = append(others, other)
		}
	}
	for _, differ := range keysThatDiffer {
		letters := []rune(differ)
		add(strings.Map(func(r rune) rune {
			r = unicode.ToLower(r)
			for k := 0; k < len(letters); k += 2 {
				if letters[k] == r {
					return letters[k+1]
				}
			}
			for _, keys := range [][]rune{latinKeys, shiftedKeys} {
				if k := slices.Index(keys, r); k >= 0 {
					return russianKeys[k]
				}
			}
			return r
		}, typed))
	}
	uzbek := []rune(keysThatDiffer[2])
	add(strings.Map(func(r rune) rune {
		r = unicode.ToLower(r)
		if k := slices.Index(russianKeys, r); k >= 0 {
			return latinKeys[k]
		}
		if k := slices.Index(uzbek, r); k > 0 {
			return uzbek[k-1]
		}
		return r
	}, typed))
	return others
}
