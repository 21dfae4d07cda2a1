package extract

import (
	"slices"
	"strings"
)

// consonantsOf makes one spelling of what English and Russian write for a consonant, of names in Latin letters.
var consonantsOf = strings.NewReplacer(
	"shch", "sh", "sch", "sh", "tch", "ch", "dzh", "j", "zh", "j", "kh", "h", "gh", "g", "ph", "f", "th", "t", "wh", "v",
	"ck", "k", "qu", "kv", "q", "k", "x", "ks", "ts", "s", "ce", "se", "ci", "si", "cy", "si", "ch", "ch", "c", "k", "z", "s",
	"aul", "ol", "aw", "a", "ew", "e", "ow", "o", "w", "v",
)

// roughSound is what is left of a name when its vowels are only counted, as English and Russian write them: «Дональд Трамп»
// and "Donald Trump" are alike. It is "" for a name that is too short to tell.
func roughSound(name string) string {
	given, surname, _ := strings.Cut(Slug(name), "-")
	english := cyrillic(name) == 0
	given, first := roughWord(given, english)
	surname, last := roughWord(strings.ReplaceAll(surname, "-", ""), english)
	if first < 1 || last < 2 || first+last < 4 {
		return ""
	}
	return given + " " + surname
}

// roughWord is a word with one vowel for each row of them, and how many consonants it has. A word of few consonants still
// tells o and u from the other vowels.
func roughWord(word string, english bool) (rough string, consonants int) {
	if english && len(word) > 3 && strings.HasSuffix(word, "e") && !strings.ContainsAny(word[len(word)-2:len(word)-1], "aeiouy") {
		word = word[:len(word)-1] // "Mike"
	}
	var out []rune
	for _, r := range consonantsOf.Replace(word) {
		before := rune(0)
		if len(out) > 0 {
			before = out[len(out)-1]
		}
		vowel := strings.ContainsRune("aeiouy", r)
		switch {
		case vowel && (before == 'a' || before == 'o'), r == before, r == 'h' && before != 0 && before != 's' && before != 'c': // "John", «Михаил»
			continue
		case vowel && strings.ContainsRune("ou", r):
			r = 'o'
		case vowel:
			r = 'a'
		default:
			consonants++
		}
		out = append(out, r)
	}
	rough = string(out)
	if consonants > 2 {
		rough = strings.ReplaceAll(rough, "o", "a")
	}
	return rough, consonants
}

// twoScripts tells whether some of ps are named in Cyrillic letters, and the others in Latin ones by English or by a text in
// Cyrillic.
func twoScripts(ps []*linked, speak map[*linked]map[string]bool) bool {
	has := func(langs ...string) bool {
		return slices.ContainsFunc(ps, func(p *linked) bool {
			return slices.ContainsFunc(langs, func(lang string) bool { return speak[p][lang] })
		})
	}
	return has("ru", "kk") && has("en", "und-Latn")
}
