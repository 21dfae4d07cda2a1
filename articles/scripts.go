package articles

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// letterPairs is how Latin letters stand for Cyrillic ones in Russian, Kazakh (the alphabet of 2021, the earlier ones
// and passports) and Uzbek, all folded; the likeliest Cyrillic first. "_" is no letter.
const letterPairs = "shch:щ sch:щ dzh:дж zh:ж kh:х,қ gh:ғ g':ғ o':ў ts:ц ch:ч sh:ш,щ ss:с " +
	"yo:е iu:ю ju:ю yu:ю,ю ya:я ia:я,ия ja:я ye:е iy:ий yy:ый " +
	"a:а,ә,я b:б v:в,у w:в,у g:г,ғ d:д e:е,э j:ж,дж,й z:з i:и,і,й,ы,ий,ь y:й,ы,и,ий,ый,у,ь k:к,қ q:қ,к l:л m:м n:н,ң o:о,ө,ў p:п " +
	"r:р s:с,ц t:т u:у,ұ,ү,ю f:ф h:х,ҳ,һ x:х,кс c:ц,к,с ng:ң _:ь,ъ ':ь,ъ,_"

// letterPair is a row of letterPairs, to be read in either direction.
type letterPair struct{ latin, cyrillic string }

var pairsOfLetters = sync.OnceValue(func() (pairs []letterPair) {
	for row := range strings.FieldsSeq(letterPairs) {
		latin, cyrillic, _ := strings.Cut(row, ":")
		for c := range strings.SplitSeq(cyrillic, ",") {
			pairs = append(pairs, letterPair{strings.Trim(latin, "_"), strings.Trim(c, "_")})
		}
	}
	return pairs
})

// script is an alphabet that a word may be in.
type script uint8

const (
	noScript script = iota // or several
	latinScript
	cyrillicScript
)

func scriptOf(word string) script {
	found := noScript
	for _, r := range word {
		s := noScript
		switch {
		case 'a' <= r && r <= 'z', 0xC0 <= r && r < 0x250:
			s = latinScript
		case 0x400 <= r && r < 0x530:
			s = cyrillicScript
		case r == '\'' || r == '-':
			continue
		}
		if s == noScript || found != noScript && s != found {
			return noScript
		}
		found = s
	}
	return found
}

// markedLetters are the Kazakh and Turkish letters that Fold takes the marks off, each before letters that say the same.
var markedLetters = [...][2]string{{"ş", "sh"}, {"š", "sh"}, {"ç", "ch"}, {"č", "ch"}, {"ž", "zh"}, {"ý", "u"}, {"ı", "y"}}

// plainLatin writes marked letters out. A replacer of many strings would be 7 kB of the compressed program.
func plainLatin(s string) string {
	s = strings.ToLower(s)
	for _, letter := range markedLetters {
		s = strings.ReplaceAll(s, letter[0], letter[1])
	}
	return s
}

// inOtherScript follows a walk over words and finds those that say the same as a word in the other script. A word is
// read letter by letter: reached says, for so many bytes of it, up to which characters of the wanted word
// they can stand for, a bit each.
type inOtherScript struct {
	steps   [256][]letterStep // by the last byte of what is read
	silent  []letterStep      // that read nothing
	reached []uint64
	end     uint64 // all of the wanted word

	whole  []string // words that say the same
	begins []string // beginnings that do
}

// letterStep is letters that stand for n characters of the wanted word, at these places.
type letterStep struct {
	read   string
	places uint64
	n      int
}

// maxOthers bounds what is found; a word with more says too little.
const maxOthers = 24

// newInOtherScript looks for folded words like wanted, which is folded, too; nil if it has no letters or too many.
func newInOtherScript(wanted string) *inOtherScript {
	s := scriptOf(wanted)
	runes := []rune(wanted)
	if s == noScript || len(runes) > 60 {
		return nil
	}
	x := &inOtherScript{end: 1 << len(runes), reached: []uint64{1}}
	add := func(from, read string) {
		step := letterStep{read: read, n: utf8.RuneCountInString(from)}
		for i := 0; i+step.n <= len(runes); i++ {
			if string(runes[i:i+step.n]) == from {
				step.places |= 1 << i
			}
		}
		if step.places == 0 {
			return
		}
		if read == "" {
			x.silent = append(x.silent, step)
			return
		}
		last := &x.steps[read[len(read)-1]]
		*last = append(*last, step)
	}
	for _, p := range pairsOfLetters() {
		if s == latinScript {
			add(p.latin, p.cyrillic)
		} else {
			add(p.cyrillic, p.latin)
		}
	}
	add("-", "-")
	x.reached[0] = x.unread(1)
	return x
}

// unread goes on where letters of the wanted word stand for none.
func (x *inOtherScript) unread(at uint64) uint64 {
	for _, step := range x.silent {
		at |= at & step.places << step.n
	}
	return at
}

func (x *inOtherScript) extend(word []byte, shared int) (dead int) {
	const longest = 4 // bytes of what is read at once
	x.reached = x.reached[:min(shared+1, len(x.reached))]
	for len(x.reached) <= len(word) {
		e := len(x.reached)
		at := uint64(0)
		for _, step := range x.steps[word[e-1]] {
			if from := e - len(step.read); from >= 0 && string(word[from:e]) == step.read {
				at |= x.reached[from] & step.places << step.n
			}
		}
		at = x.unread(at)
		x.reached = append(x.reached, at)
		if alive := x.reached[max(0, e+1-longest):]; !slices.ContainsFunc(alive, func(b uint64) bool { return b != 0 }) {
			return e
		}
		if at&x.end != 0 && len(x.begins) < maxOthers && e < len(word) && !slices.Contains(x.begins, string(word[:e])) {
			x.begins = append(x.begins, string(word[:e]))
		}
	}
	if x.reached[len(word)]&x.end != 0 && len(x.whole) < maxOthers {
		x.whole = append(x.whole, string(word))
	}
	return len(word) + 1
}

// inCyrillic is the likeliest way to write a folded Latin word in Russian, for forms that stand nowhere.
func inCyrillic(latin string) string {
	var b strings.Builder
	for latin != "" {
		best := letterPair{latin: latin[:1]}
		for _, p := range pairsOfLetters() {
			if p.latin != "" && strings.HasPrefix(latin, p.latin) && (best.cyrillic == "" || len(p.latin) > len(best.latin)) {
				best = p
			}
		}
		if best.latin == "y" && len(latin) > 1 && b.Len() > 0 && !strings.ContainsAny(latin[1:2], "aeiouy") {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			if !strings.ContainsRune("аеиоуыэюя", last) {
				best.cyrillic = "ы"
			}
		}
		b.WriteString(best.cyrillic)
		latin = latin[len(best.latin):]
	}
	return b.String()
}
