package articles

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for word, want := range map[string]string{
		"Президент":        "президент",
		"ПРЕЗИДЕНТ":        "президент",
		"Ёлка":             "елка",
		"елка":             "елка",
		"йод":              "йод",
		"и\u0306од":        "йод",
		"Ї":                "ї",
		"І\u0308":          "ї",
		"вода\u0301":       "вода",
		"е\u0308лка":       "елка",
		"Қазақстан":        "қазақстан",
		"ӨҢІРҰҮҺӘҒ":        "өңірұүһәғ",
		"Ўзбекистон":       "ўзбекистон",
		"У\u0306збекистон": "ўзбекистон",
		"Oʻzbekiston":      "o'zbekiston",
		"O‘zbekiston":      "o'zbekiston",
		"O’zbekiston":      "o'zbekiston",
		"O`zbekiston":      "o'zbekiston",
		"sanʼat":           "san'at",
		"Café":             "cafe",
		"Cafe\u0301":       "cafe",
		"Łódź":             "lodz",
		"Erdoğan":          "erdogan",
		"Yıldız":           "yildiz",
		"İstanbul":         "istanbul",
		"Việt":             "viet",
		"Ά":                "α",
		"прези\u00adдент":  "президент",
		"прези\u200bдент":  "президент",
		"през\u2060и\ufeffд\u200cе\u200dнт": "президент",
		"Касым\u2011Жомарт":                 "касым-жомарт",
		"كِتاب":                             "كِتاب",
		"":                                  "",
		"\u0301":                            "",
		"2024":                              "2024",
		"\xff":                              "\ufffd",
		"\u212b":                            "a",
		"и\u0301\u0306":                     "й",
		"Ѓорѓи Ќ г\u0301":                   "ѓорѓи ќ ѓ",
		"ТАҶИКӢ и\u0304у\u0304":             "таҷикӣ ӣӯ",
	} {
		if got := Fold(word); got != want {
			t.Errorf("Fold(%q) = %q, want %q", word, got, want)
		}
	}
}

// Whether an accent is a character of its own or not must not matter, for
// every letter of the alphabets that Fold knows.
func TestFoldComposition(t *testing.T) {
	tried := 0
	for _, block := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic} {
		for r := rune(0xA0); r < 0x1F00; r++ {
			if !unicode.Is(block, r) {
				continue
			}
			tried++
			composed, apart := norm.NFC.String(string(r)), norm.NFD.String(string(r))
			if a, b := Fold(composed), Fold(apart); a != b {
				t.Errorf("Fold(%q) = %q, but taken apart (%q) it is %q", composed, a, apart, b)
			}
		}
	}
	for _, r := range "ΆΈΉΊΌΎΏΐΰΪΫάέήίόύώϊϋ" {
		tried++
		if a, b := Fold(string(r)), Fold(norm.NFD.String(string(r))); a != b {
			t.Errorf("Fold(%q) = %q, taken apart %q", r, a, b)
		}
	}
	if tried < 1000 {
		t.Fatalf("only %d letters tried", tried)
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		" — ,.!":                       "",
		"Касым-Жомарт Токаев":          "касым-жомарт касым жомарт токаев",
		"Касым\u2011Жомарт":            "касым-жомарт касым жомарт",
		"М.Азильханов":                 "м азильханов",
		"«Бір ел - бір мүдде»":         "бір ел бір мүдде",
		"oʻzbek oʻ o'zbek 'oz'":        "o'zbek o o'zbek oz",
		"rock'n'roll isn’t":            "rock'n'roll isn't",
		"5,4 % в 2018–2020 годах":      "5 4 в 2018 2020 годах",
		"2024-04-18":                   "2024-04-18 2024 04 18",
		"кое--кто -кто кто-":           "кое кто кто кто",
		"прези\u00adдент \u00adа":      "президент а",
		"й\u0301 и\u0306":              "й й",
		"a-b-":                         "a-b a b",
		"a-\u200bb":                    "a-b a b",
		"\u0301a":                      "a",
		"عربي 中文":                      "عربي 中文",
		"a\xffb":                       "a b",
		strings.Repeat("я", 70):        strings.Repeat("я", 64) + " яяяяяя",
		strings.Repeat("я-", 66) + "!": strings.Repeat("я-", 63) + "я" + strings.Repeat(" я", 64) + " я-я я я",
	} {
		var got []string
		for _, token := range Tokens(text) {
			got = append(got, token.Folded)
			if again := Fold(text[token.Start:token.End]); again != token.Folded {
				t.Errorf("Tokens(%q): %q stands at %q", text, token.Folded, text[token.Start:token.End])
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Tokens(%q) = %q, want %q", text, strings.Join(got, " "), want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"Касым-Жомарт Токаев", "O‘zbekiston gʻoya", "и\u0306\u0301-\u00ad\u200bя", "a-b-c'd’e`", "\xd0\xd1-\xff", "İstanbul ΐ",
		strings.Repeat("я-", 70), strings.Repeat("я\u0301", 70),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if Fold(folded) != folded {
			t.Fatalf("Fold(%q) = %q, and again %q", s, folded, Fold(folded))
		}
		if !utf8.ValidString(folded) {
			t.Fatalf("Fold(%q) = %q", s, folded)
		}
		wholeEnd, end := 0, 0
		for _, token := range Tokens(s) {
			if token.Start < end && token.End > wholeEnd || token.Start >= token.End || token.End > len(s) {
				t.Fatalf("Tokens(%q): %d to %d after %d", s, token.Start, token.End, end)
			}
			if token.Start >= wholeEnd {
				wholeEnd = token.End
				if strings.Contains(token.Folded, "-") {
					continue
				}
			}
			end = token.End
			if token.Folded == "" || token.Folded != Fold(s[token.Start:token.End]) {
				t.Fatalf("Tokens(%q): %q at %q", s, token.Folded, s[token.Start:token.End])
			}
			for _, again := range Tokens(token.Folded) {
				if utf8.ValidString(s) && again.Folded != token.Folded {
					t.Fatalf("Tokens(%q): %q is not one word", s, token.Folded)
				}
			}
		}
	})
}
