package articles

import (
	"unicode"
	"unicode/utf8"
)

// Fold makes one of the spellings of a word: lower case, ё as е, accents off,
// apostrophes and hyphens of one kind. Text that folds alike is searched alike.
//
//   - Accents go from Latin and Greek letters (é, ü, ş, ά become e, u, s, α), and
//     stress marks from Cyrillic ones. Letters of their own stay: й, ў, ї, ӣ and
//     all others of the Cyrillic alphabets but ё, ѐ and ѝ.
//   - The apostrophes and turned commas ʻ ʼ ‘ ’ ` ´ become ', the hyphens U+2010
//     and U+2011 become -.
//   - Soft hyphens and zero-width characters vanish.
//   - A letter and its combining mark fold like the composed letter. Of
//     Unicode's compositions only those of Latin, Greek with tonos or dialytika, and
//     Cyrillic are known; the general tables of golang.org/x/text/unicode/norm
//     would cost 34 KB of the compressed program.
//
// Fold(Fold(s)) is Fold(s).
func Fold(word string) string {
	return string(appendFold(make([]byte, 0, len(word)), word))
}

// appendFold appends the folded s to dst.
func appendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			} else if c == '`' {
				c = '\''
			}
			dst = append(dst, c)
			i++
			continue
		}
		var r rune
		var size int
		if c&0xE0 == 0xC0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 && c >= 0xC2 {
			r, size = rune(c&0x1F)<<6|rune(s[i+1]&0x3F), 2
		} else {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		if isAccent(r) {
			if base, n := utf8.DecodeLastRune(dst); n > 0 {
				if composed := compose(base, r); composed != 0 {
					dst = utf8.AppendRune(dst[:len(dst)-n], composed)
				}
			}
			continue
		}
		if r = foldRune(r); r >= 0 {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// foldRune folds one rune that is no accent; -1 if it vanishes.
func foldRune(r rune) rune {
	if 0x0400 <= r && r < 0x0460 {
		switch {
		case r < 0x0410:
			r += 0x50
		case r < 0x0430:
			r += 0x20
		}
		switch r {
		case 'ё', 'ѐ':
			return 'е'
		case 'ѝ':
			return 'и'
		}
		return r
	}
	switch {
	case isIgnorable(r):
		return -1
	case isApostrophe(r):
		return '\''
	case isHyphen(r):
		return '-'
	}
	r = unicode.ToLower(r)
	switch {
	case 0xC0 <= r && r < 0x250:
		return unaccented(latin, r-0xC0, r)
	case 0x386 <= r && r < 0x3CF:
		return unaccented(greek, r-0x386, r)
	case 0x1E00 <= r && r < 0x1F00:
		return unaccented(latinAdditional, r-0x1E00, r)
	}
	return r
}

func unaccented(table []rune, i, r rune) rune {
	if base := table[i]; base != '.' {
		return base
	}
	return r
}

// The letters of a block without their accents; a dot is a letter that stays.
var (
	latin = []rune("................................aaaaaa.ceeeeiiii.nooooo.ouuuuy.y" + // U+00C0
		".a.a.a.c.c.c.c.d.d.e.e.e.e.e.g.g.g.g.h.h.i.i.i.i.i...j.k..l.l.l...l.n.n.n....o.o.o...r.r.r." + // U+0100
		"s.s.s.s.t.t.t.u.u.u.u.u.u.w.y..z.z.z" +
		"..................................o..............u............................." + // U+017F
		"a.i.o.u.u.u.u.u..a.a.æ...g.k.o.o.ʒj....g...n.a.æ.o.a.a.e.e.i.i.o.o.r.r.u.u.s.t...h......." + // U+01CE
		"a.e.o.o.o.o.y............................")
	latinAdditional = []rune(".a.b.b.b.c.d.d.d.d.d.e.e.e.e.e.f.g.h.h.h.h.h.i.i.k.k.k.l.l.l.l.m.m.m.n.n.n.n.o.o.o.o." + // U+1E00
		"p.p.r.r.r.r.s.s.s.s.s.t.t.t.t.u.u.u.u.u.v.v.w.w.w.w.w.x.x.y.z.z.zhtwy.ſ....." +
		"a.a.a.a.a.a.a.a.a.a.a.a.e.e.e.e.e.e.e.e.i.i.o.o.o.o.o.o.o.o.o.o.o.o.u.u.u.u.u.u.u.y.y.y.y......") // U+1EA0
	greek = []rune("..........ι...........................αεηιυ.........................ιυουω") // U+0386
)

// compose is the Cyrillic letter of its own that base and accent make; 0 if there is none.
func compose(base, accent rune) rune {
	switch accent {
	case 0x0306:
		return pair("иуаеж", "йўӑӗӂ", base)
	case 0x0308:
		return pair("іажзиоөэучыә", "їӓӝӟӥӧӫӭӱӵӹӛ", base)
	case 0x0304:
		return pair("иу", "ӣӯ", base)
	case 0x0301:
		return pair("гк", "ѓќ", base)
	case 0x030B:
		return pair("у", "ӳ", base)
	case 0x030F:
		return pair("ѵ", "ѷ", base)
	}
	return 0
}

// pair finds base among the Cyrillic letters from and gives the one of to at its place.
func pair(from, to string, base rune) rune {
	if base < 0x0400 || base > 0x052F {
		return 0
	}
	for i, r := range from {
		if r == base {
			composed, _ := utf8.DecodeRuneInString(to[i:])
			return composed
		}
	}
	return 0
}

// isAccent tells the marks that Fold takes off; those of other scripts than Latin, Greek and
// Cyrillic may be vowels and stay.
func isAccent(r rune) bool {
	return 0x0300 <= r && r <= 0x036F || 0x0483 <= r && r <= 0x0487
}

// isIgnorable tells the characters inside words that no reader sees.
func isIgnorable(r rune) bool {
	return r == 0xAD || 0x200B <= r && r <= 0x200D || 0x2060 <= r && r <= 0x2064 || r == 0x180E || r == 0xFEFF
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', 'ʻ', 'ʼ', '‘', '’':
		return true
	}
	return false
}

func isHyphen(r rune) bool {
	return r == '-' || r == 0x2010 || r == 0x2011
}
