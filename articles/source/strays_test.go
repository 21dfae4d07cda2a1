package source

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normalise leaves nothing that turns the direction and not back, nothing without width in a name, and no pile of marks.
func TestStrays(t *testing.T) {
	marks := func(n int) string { return strings.Repeat("\u0316", n) }
	for _, test := range []struct{ given, text, line string }{
		{"а\u202eб", "аб", "аб"},
		{"а\u202eб\u202cв", "а\u202eб\u202cв", "абв"},
		{"а\u2067б\nв\u2069", "аб\nв", "аб в"},
		{"\u202c\u2069а", "а", "а"},
		{"\u2066\u202eа\u2069\u202c", "\u202eа\u202c", "а"},
		{"а\ufeffб\ufffeв\ufdd0", "абв", "абв"},
		{"а\u200bб\u00adв\u200dг", "а\u200bб\u00adв\u200dг", "абвг"},
		{"👨\u200d👩", "👨\u200d👩", "👨\u200d👩"},
		{"می\u200cخ", "می\u200cخ", "می\u200cخ"},
		{"о" + marks(12) + "н", "о" + marks(10) + "н", "о" + marks(10) + "н"},
		{"о" + marks(8) + "\u200d" + marks(8), "о" + marks(8) + "\u200d" + marks(2), "о" + marks(10)},
		{"и\u202e\u0306", "й", "й"},
		{"е\u0090\u202e\u0308\ufeff\u0301", "ё\u0301", "ё\u0301"},
		{"\u202e\u0306и", "\u0306и", "\u0306и"},
		{"а\n\u202e\u0306", "а\n\u0306", "а \u0306"},
	} {
		for oneLine, want := range map[bool]string{false: test.text, true: test.line} {
			if got, _ := normalise(test.given, oneLine, nil); got != want {
				t.Errorf("%+q, on one line %t: %+q, wanted %+q", test.given, oneLine, got, want)
			}
		}
	}
	deep := strings.Repeat("\u202a", 1000) + "а" + strings.Repeat("\u202c", 1000)
	if got, _ := normalise(deep, false, nil); strings.Count(got, "\u202a") != maxTurned || strings.Count(got, "\u202c") != maxTurned {
		t.Errorf("%d turns in each other are kept, and %d turns back; wanted %d", strings.Count(got, "\u202a"), strings.Count(got, "\u202c"), maxTurned)
	}
}

func FuzzStrays(f *testing.F) {
	for _, s := range []string{
		"а\u202eб\u202cв", "\u2066\u202eа\u2069\u202c", "и\u202e\u0306", "о" + strings.Repeat("\u0300\u0316\u200d", 20), "\u1100\ufeff\u1161\u0090\u11a8",
		"а*\u202e*\u0306 [\u2067](\u2069)", "**\u0306\u202e**", "\u0f71\u202e\u0f72\u0f74", "\ud7a3\u202e\u11a8", "a\u0315\ufeff\u0300\u05ae\u202eb",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, given string, md bool) {
		given = strings.ToValidUTF8(given, "?")
		for _, oneLine := range []bool{true, false} {
			var edits []edit
			if md {
				edits = markdown(given)
			}
			text, m := normalise(given, oneLine, edits)
			if left, _ := strays(text, oneLine); len(left) > 0 || !norm.NFC.IsNormalString(text) || !utf8.ValidString(text) || text != strings.TrimSpace(text) {
				t.Fatalf("%+q became %+q, in which %v are strays", given, text, left)
			}
			if oneLine && strings.ContainsFunc(text, isTurning) {
				t.Fatalf("%+q turns", text)
			}
			checkOffsets(t, given, text, m)
			letters := func(s string) (n int) {
				for _, r := range s {
					if unicode.Is(unicode.Cyrillic, r) {
						n++
					}
				}
				return n
			}
			if !md && letters(norm.NFC.String(given)) != letters(text) {
				t.Fatalf("%+q became %+q: letters are lost", given, text)
			}
		}
	})
}
