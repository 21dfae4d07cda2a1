package words

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

func TestCyrillic(t *testing.T) {
	for latin, want := range map[string]string{
		"Oʻzbekiston Respublikasi Prezidenti Shavkat Mirziyoyev": "Ўзбекистон Республикаси Президенти Шавкат Мирзиёев",
		"maʼlumot va eʼlon":                      "маълумот ва эълон",
		"yoʻl, yetti, poyezd, doʻstga":           "йўл, етти, поезд, дўстга",
		"Gʻafur Gʻulom, Choʻlpon":                "Ғафур Ғулом, Чўлпон",
		"xalq hokimi, qish, jangchi":             "халқ ҳокими, қиш, жангчи",
		"aprel, apreldan, sentabr":               "апрель, апрелдан, сентябрь",
		"{name} filtrini olib tashlash":          "{name} фильтрини олиб ташлаш",
		"JavaScript kerak, Ctrl + K, 5 MB, 2 GB": "JavaScript керак, Ctrl + K, 5 МБ, 2 ГБ",
		"“Amudaryo” — «Sirdaryo»…":               "“Амударё” — «Сирдарё»…",
		"{n} ta":                                 "{n} та",
		"":                                       "",
		"ʻ ʼ":                                    " ъ",
	} {
		if got := UzbekCyrillic.Cyrillic(latin); got != want {
			t.Errorf("%q: %q, want %q", latin, got, want)
		}
		if got := Uzbek.Cyrillic(latin); got != latin {
			t.Errorf("%q in Latin script: %q", latin, got)
		}
	}
}

// No word of the interface is half in one alphabet and half in the other, and few are in Latin script.
func TestSentencesInCyrillic(t *testing.T) {
	names := regexp.MustCompile(`\{\w+\}|JavaScript|WebAssembly|Ed25519|SHA-256|Ctrl\+K|Esc|Enter|Shift|\bm\b`)
	for k := range sentences {
		s := UzbekCyrillic.sentence(Key(k))
		if rest := names.ReplaceAllString(s, ""); strings.IndexFunc(rest, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) >= 0 {
			t.Errorf("sentence %d: %q", k, s)
		}
	}
}
