package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TestOffsets looks for a word in the archive's text and wants the code points at
// which the given text has it.
func TestOffsets(t *testing.T) {
	tests := []struct{ name, given, word, want string }{
		{"identity", "Токаев и Мирзиёев", "Мирзиёев", "Мирзиёев"},
		{"carriage returns", "а\r\nб\r\nв Токаев", "Токаев", "Токаев"},
		{"line end inside", "Марат\r\nАзильханов тут", "Марат\nАзильханов", "Марат\r\nАзильханов"},
		{"decomposed before", "Мирзие\u0308ев, и\u0306 Токаев", "Токаев", "Токаев"},
		{"decomposed inside", "а Мирзие\u0308ев б", "Мирзиёев", "Мирзие\u0308ев"},
		{"decomposed at the end", "а Тоқае\u0308 б", "Тоқаё", "Тоқае\u0308"},
		{"space cut off", " \r\n\tТокаев", "Токаев", "Токаев"},
		{"singleton that grows", "\u0958 Токаев", "Токаев", "Токаев"},
		{"behind a checkpoint", strings.Repeat("ы\r\n", 3000) + "Токаев", "Токаев", "Токаев"},
		{"emphasis around", "В **Токаев** б", "Токаев", "Токаев"},
		{"emphasis behind a line end", "а  \r\n**Токаев** б", "Токаев", "Токаев"},
		{"link around", "В [Токаев](https://a.b/c) б", "Токаев", "Токаев"},
		{"emphasis inside", "В М. *Азильханов* б", "М. Азильханов", "М. *Азильханов"},
		{"soft line end", "Марат\r\nАзильханов", "Марат Азильханов", "Марат\r\nАзильханов"},
		{"heading", "a\n\n## Токаев", "Токаев", "Токаев"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var edits []edit
			if strings.Contains(test.given, "*") || strings.Contains(test.given, "[") || test.name == "soft line end" || test.name == "heading" {
				edits = markdown(test.given)
			}
			text, m := normalise(test.given, false, edits)
			at := strings.Index(text, test.word)
			if at < 0 {
				t.Fatalf("%q is not in %q", test.word, text)
			}
			start, end := m.Start(at), m.End(at+len(test.word))
			if got := string([]rune(test.given)[start:end]); got != test.want {
				t.Errorf("code points %d to %d are %q, want %q", start, end, got, test.want)
			}
		})
	}
}

// checkOffsets wants a map to be monotone, in range, and exact where nothing was changed.
func checkOffsets(t *testing.T, given, text string, m OffsetMap) {
	t.Helper()
	runes := []rune(given)
	last := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && !utf8.RuneStart(text[i]) {
			continue
		}
		start, end := m.Start(i), m.End(i)
		if end < last || start < end || start > len(runes) {
			t.Fatalf("byte %d of %q: end %d, start %d after %d of %d in %q", i, text, end, start, last, len(runes), given)
		}
		last = start
		if given == text && (start != end || string(runes[:start]) != text[:i]) {
			t.Fatalf("byte %d of %q: end %d, start %d, and nothing was changed", i, text, end, start)
		}
	}
}

func FuzzNormalise(f *testing.F) {
	for _, s := range []string{"", "а\r\nб", " Мирзие\u0308ев\u0085*а* _б_ [в](г) # д", "и*\u0306*", "\u0958\u0301\u0323", "# а\nб\n```\nв", "![а](б) `в` \\*", "0 []()", "*и*\u0306", "\ufb2c а", "[](a) \n b"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, given string, md bool) {
		given = strings.ToValidUTF8(given, "?")
		var edits []edit
		if md {
			edits = markdown(given)
			at := 0
			for _, e := range edits {
				if e.start < at || e.end <= e.start || e.end > len(given) || !utf8.ValidString(given[e.start:e.end]) {
					t.Fatalf("edit %v after %d of %q", e, at, given)
				}
				at = e.end
			}
		}
		text, m := normalise(given, false, edits)
		if !norm.NFC.IsNormalString(text) || strings.ContainsAny(text, "\r\v\f\u0085\u2028\u2029") || text != strings.TrimSpace(text) {
			t.Fatalf("%q became %q", given, text)
		}
		checkOffsets(t, given, text, m)
	})
}
