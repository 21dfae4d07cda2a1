package view

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestShort(t *testing.T) {
	for s, want := range map[string]string{
		"":                             "",
		"Абай":                         "Абай",
		strings.Repeat("а", 300):       strings.Repeat("а", 300),
		strings.Repeat("а", 301):       strings.Repeat("а", 300) + "…",
		strings.Repeat("слово ", 1000): strings.TrimSuffix(strings.Repeat("слово ", 50), " ") + "…",
	} {
		if got := short(s, 300); got != want {
			t.Errorf("%.20q… is %q, wanted %q", s, got, want)
		}
	}
}

// Whatever a text is, its blocks hold all of its lines, none is long, none begins within a letter, and there are few.
func TestBlocks(t *testing.T) {
	family := "👨‍👩‍👧‍👦"
	for name, text := range map[string]string{
		"news":           "Абзац.\n\nВторой.\n \nТретий.",
		"one word":       strings.Repeat("несказанно", 100_000),
		"one line":       strings.Repeat("Слова в предложении. ", 10_000),
		"words":          strings.Repeat("слово ", 20_000),
		"lines":          strings.Repeat("с\n", 100_000),
		"signs":          strings.Repeat(family, 5_000),
		"marks":          strings.Repeat("е\u0301\u0323", 50_000),
		"marks alone":    strings.Repeat("\u0301", 100_000),
		"long and short": strings.Repeat("а\n", 1_500) + strings.Repeat("б", 100_000) + strings.Repeat("\nв", 1_500),
	} {
		var all strings.Builder
		list := blocks(text)
		for i, b := range list {
			s := text[b.start:b.end]
			all.WriteString(s)
			if !utf8.ValidString(s) || len(s) > pieceBytes || i > 0 && b.start < list[i-1].end {
				t.Fatalf("%s: a block of %d bytes from %d to %d", name, len(s), b.start, b.end)
			}
			first, _ := utf8.DecodeRuneInString(s)
			if name != "marks alone" && joined(first) {
				t.Errorf("%s: block %d begins with %U, within a letter", name, i, first)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(all.String()) != squeeze(text) {
			t.Errorf("%s: the blocks do not hold the text", name)
		}
		if most := mostLines + 2 + len(text)/(pieceBytes/2); len(list) > most {
			t.Errorf("%s: %d blocks, wanted at most %d", name, len(list), most)
		}
	}
	if got := blocks("а\n\nб"); len(got) != 2 || got[0].goes || got[1].goes {
		t.Errorf("two paragraphs are %+v", got)
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add("а\n\nб", 1)
	f.Add("👨\u200d👩", 9_000)
	f.Add("\u0301 \u200d\n", 9_000)
	f.Fuzz(func(t *testing.T, s string, n int) {
		text := strings.ToValidUTF8(strings.Repeat(s, max(0, min(n, 200_000/max(1, len(s))))), "?")
		at := 0
		for _, b := range blocks(text) {
			if b.start < at || b.end <= b.start || b.end-b.start > pieceBytes || !utf8.ValidString(text[b.start:b.end]) || strings.TrimSpace(text[at:b.start]) != "" {
				t.Fatalf("%q: a block from %d to %d after %d", s, b.start, b.end, at)
			}
			at = b.end
		}
		if strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%q: nothing shows what is behind byte %d", s, at)
		}
	})
}
