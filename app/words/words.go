// Package words is everything the interface says, in Russian, Kazakh, Uzbek
// (both alphabets) and English: sentences, plurals, dates and numbers.
package words

import (
	"math"
	"strconv"
	"strings"
	"sync"
)

// Lang is a language of the interface, a BCP 47 tag.
type Lang string

// The languages of the interface.
const (
	Russian Lang = "ru"
	Kazakh  Lang = "kk"
	Uzbek   Lang = "uz"
	English Lang = "en"

	UzbekCyrillic Lang = "uz-Cyrl" // what Uzbek says, in the older alphabet
)

// Langs are the languages of the interface in the order in which they are offered.
var Langs = []Lang{Russian, Kazakh, Uzbek, UzbekCyrillic, English}

// Name is the language's name in the language itself.
func (l Lang) Name() string {
	if l == UzbekCyrillic {
		return "Ўзбекча"
	}
	return [...]string{"Русский", "Қазақша", "Oʻzbekcha", "English"}[l.index()]
}

// Pick chooses the first of the wanted BCP 47 tags whose language the interface speaks,
// or fallback.
func Pick(wanted []string, fallback Lang) Lang {
	for _, tag := range wanted {
		tag = strings.ToLower(tag)
		if tag == "uz-cyrl" || strings.HasPrefix(tag, "uz-cyrl-") {
			return UzbekCyrillic
		}
		primary, _, _ := strings.Cut(tag, "-")
		for _, l := range Langs {
			if string(l) == primary {
				return l
			}
		}
	}
	return fallback
}

// Spoken is the language without its script, a BCP 47 primary language.
func (l Lang) Spoken() Lang {
	if l == UzbekCyrillic {
		return Uzbek
	}
	return l
}

func (l Lang) index() int {
	switch l.Spoken() {
	case Kazakh:
		return 1
	case Uzbek:
		return 2
	case English:
		return 3
	}
	return 0
}

func (l Lang) sentence(k Key) string {
	if l == UzbekCyrillic {
		return inCyrillic()[k]
	}
	return sentences[k][l.index()]
}

// inCyrillic is the sentences in Uzbek's Cyrillic, made when the first of them is asked for.
var inCyrillic = sync.OnceValue(func() []string {
	all := make([]string, len(sentences))
	for k, s := range sentences {
		all[k] = UzbekCyrillic.Cyrillic(s[Uzbek.index()])
	}
	return all
})

// T is the sentence k with its placeholders filled: pairs are name, value, name, value, …
// for «{name}» in the sentence.
func (l Lang) T(k Key, pairs ...string) string {
	return fill(l.sentence(k), pairs)
}

// N is the sentence k for n things: «{n}» is filled with n, and the plural
// form is that of the language (rules: Unicode CLDR plurals for cardinals).
func (l Lang) N(k Key, n int, pairs ...string) string {
	forms := strings.Split(l.sentence(k), "|")
	return fill(forms[min(l.plural(n), len(forms)-1)], append(pairs, "n", l.Number(n)))
}

func fill(s string, pairs []string) string {
	if len(pairs) == 0 {
		return s
	}
	old := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		old = append(old, "{"+pairs[i]+"}", isolated(pairs[i+1]))
	}
	return strings.NewReplacer(old...).Replace(s)
}

// isolated is a value that leaves the direction of the sentence around it alone: one from right to left goes
// into an isolate, and characters that turn the direction go.
func isolated(s string) string {
	rightToLeft, turns := false, false
	for _, r := range s {
		rightToLeft = rightToLeft || 0x590 <= r && r < 0x900 || 0xfb1d <= r && r < 0xfe00 || 0xfe70 <= r && r < 0xff00 || 0x10800 <= r && r < 0x11000 || 0x1e800 <= r && r < 0x1f000
		turns = turns || isTurning(r)
	}
	if turns {
		s = strings.Map(func(r rune) rune {
			if isTurning(r) {
				return -1
			}
			return r
		}, s)
	}
	if rightToLeft {
		s = "\u2068" + s + "\u2069"
	}
	return s
}

func isTurning(r rune) bool { return 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 }

func (l Lang) plural(n int) int {
	switch l {
	case Russian:
		switch {
		case n%10 == 1 && n%100 != 11:
			return 0
		case n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
			return 1
		}
		return 2
	case English:
		if n == 1 {
			return 0
		}
		return 1
	}
	return 0 // Kazakh and Uzbek nouns stay singular behind a number
}

// Number writes n with its thousands parted: by a no-break space, in English by a comma.
func (l Lang) Number(n int) string {
	digits := strconv.Itoa(n)
	if n < 1000 {
		return digits
	}
	sep := "\u00a0"
	if l == English {
		sep = ","
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Size writes a number of bytes with its unit: MB of 10⁶ bytes, or GB of 10⁹ from what would be 1,000.0 MB on.
func (l Lang) Size(bytes float64) string {
	if bytes < 999.95e6 {
		return l.T(Megabytes, "n", l.Megabytes(bytes))
	}
	return l.T(Gigabytes, "n", l.Megabytes(bytes/1e3))
}

// Megabytes writes a number of bytes in units of 10⁶, with one decimal.
func (l Lang) Megabytes(bytes float64) string {
	tenths := int(math.Round(bytes / 1e5))
	point := ","
	if l == English {
		point = "."
	}
	return l.Number(tenths/10) + point + strconv.Itoa(tenths%10)
}
