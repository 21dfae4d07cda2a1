package articles

import (
	"strings"
	"testing"
)

func FuzzTexts(f *testing.F) {
	for _, s := range []string{
		"", " ", "  ", "и", "И. И и и. И", "ещё Ещё ЕЩЁ. ещё", "дом дом дом. Дом. дом\nДом", "a\n\nb  c\u00a0d", " в начале. и в конце ",
		"М.Азильханов, М. Азильханов", "Касым-Жомарт — Қасым-Жомарт", "iPhone iphone IPHONE. IPhone", "ǆ. ǆ ǅ. Ǆ", "ß. ß ẞ", "oʻzbek o'zbek O‘zbek",
		"1. 2, 3! a", "е\u0308лка. Е\u0308лка", strings.Repeat("ы", 200), "\x00 <b>", "ﬁ. ﬁ", "ŉ. ŉ", "İ. i İ ı I",
	} {
		f.Add(s, s)
		f.Add(s, "и дом. Ещё "+s)
	}
	f.Fuzz(func(t *testing.T, title, text string) {
		title, text = strings.ToValidUTF8(title, "?"), strings.ToValidUTF8(text, "?")
		a := mustOpen(t, Collection{Articles: []Article{{ID: "a", Title: title, Text: text}, {ID: "b", Title: text, Text: title + title}}}, nil)
		for n, want := range []Article{{Title: title, Text: text}, {Title: text, Text: title + title}} {
			if got := a.Article(n); got.Title != want.Title || got.Text != want.Text {
				t.Errorf("title %q, text %q; want %q, %q", got.Title, got.Text, want.Title, want.Text)
			}
		}
	})
}

// Ranks of every length, laid by hand.
func TestRanks(t *testing.T) {
	for rank, want := range map[int]string{
		0: "\x00", 127: "\x7f", 128: "\x80\x00", 255: "\x80\x7f", 256: "\x81\x00", 128 + 1<<14 - 1: "\xff\x7f",
		128 + 1<<14: "\x80\x80\x00", 128 + 1<<14 + 1<<21: "\x80\x80\x80\x00",
	} {
		b := appendRank(nil, rank)
		if string(b) != want {
			t.Errorf("rank %d is %q, want %q", rank, b, want)
		}
		if got, end := rankAt("x"+string(b)+"x", 1); got != rank || end != 1+len(b) {
			t.Errorf("%q is rank %d to byte %d, want %d to %d", b, got, end-1, rank, len(b))
		}
	}
	for _, endless := range []string{"\x80", "\x80\x80\x80\x80\x80\x00"} {
		if rank, end := rankAt(endless, 0); rank != -1 || end != len(endless) {
			t.Errorf("%q is taken for rank %d to byte %d", endless, rank, end)
		}
	}
}

// A text that repeats frequent words takes little more than a byte for each, and sentences share their words.
func TestTextsAreSmall(t *testing.T) {
	a := mustOpen(t, Collection{Articles: []Article{{ID: "a", Text: strings.Repeat("Дом стоит. Стоит дом. ", 100)}}}, nil)
	if n := len(a.sections[textsSection]); n > 1000 {
		t.Errorf("400 words and 200 full stops take %d bytes, want at most 1000", n)
	}
	if a.vocabulary.n != 3 {
		t.Errorf("%d tokens, want «дом», «стоит» and the full stop", a.vocabulary.n)
	}
}
