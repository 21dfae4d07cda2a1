package notes

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var text = []string{
	"Вечер двух поэтов прошёл в Алматы.",
	"Читали стихи Абая и Навои, и снова Абая. 𝔸й!",
	"Гости долго не расходились, хотя вечер был холодным.",
}

// marked is a note at words of a paragraph, from occurrence nth on.
func marked(t *testing.T, paragraphs []string, i int, words string, nth int) *Note {
	t.Helper()
	at := 0
	for range nth {
		at += strings.Index(paragraphs[i][at:], words) + 1
	}
	start := utf8.RuneCountInString(paragraphs[i][:at-1])
	n, ok := New("a", paragraphs, Place{i, start, i, start + utf8.RuneCountInString(words)})
	if !ok || n.Words != words || n.Paragraph != i+1 || n.Start != start {
		t.Fatalf("marking %q gives %+v, %v", words, n, ok)
	}
	return n
}

func TestNewTakesThePlaceApart(t *testing.T) {
	n, ok := New("a", text, Place{0, 33, 1, 12})
	if !ok || n.Words != ".\nЧитали стихи" || n.Paragraph != 1 || n.Start != 33 || n.Before != " прошёл в Алматы" || n.After != " Абая и Навои, и" {
		t.Errorf("over two paragraphs: %+v, %v", n, ok)
	}
	n, ok = New("a", text, Place{0, 34, 1, 7})
	if !ok || n.Words != "Читали" || n.Paragraph != 2 || n.Start != 0 {
		t.Errorf("with the line break before it: %+v, %v", n, ok)
	}
	n, ok = New("a", text, Place{1, 41, 1, 43})
	if !ok || n.Words != "𝔸й" || n.Start != 41 || n.After != "!\nГости долго не"+"" {
		t.Errorf("beyond the basic plane: %+v, %v", n, ok)
	}
	for _, p := range []Place{{0, 5, 0, 5}, {0, 5, 0, 6}, {0, 9, 0, 2}, {2, 0, 1, 5}, {-1, 0, 1, 5}, {0, 0, 3, 1}, {1, 90, 1, 99}} {
		if n, ok := New("a", text, p); ok {
			t.Errorf("%v gives %+v", p, n)
		}
	}
	if n, ok := New("a", []string{strings.Repeat("ы", MostWords+5)}, Place{0, 0, 0, MostWords + 5}); !ok || utf8.RuneCountInString(n.Words) != MostWords {
		t.Errorf("a very long one has %d characters", utf8.RuneCountInString(n.Words))
	}
}

func TestFindGoesWithTheWords(t *testing.T) {
	second := marked(t, text, 1, "Абая", 2)
	and := marked(t, text, 1, "и", 4) // that before «снова»
	gone := marked(t, text, 2, "Гости долго", 1)
	whole, _ := New("a", text, Place{0, 27, 2, 5})
	longer := append([]string{"Репортаж нашего корреспондента, Абая и других.", "С продолжением."}, text...)
	for _, c := range []struct {
		name string
		text []string
		note *Note
		want Place
		ok   bool
	}{
		{"unchanged", text, second, Place{1, 35, 1, 39}, true},
		{"two paragraphs before it", longer, second, Place{3, 35, 3, 39}, true},
		{"a short word, moved", longer, and, Place{3, and.Start, 3, and.Start + 1}, true},
		{"over paragraphs, moved", longer, whole, Place{2, 27, 4, 5}, true},
		{"other words in their place", []string{text[0], text[1], "Все скоро ушли, хотя вечер был холодным."}, gone, Place{}, false},
		{"a short word, gone", []string{text[0], "И ни и.", "Или"}, and, Place{}, false},
		{"fewer paragraphs", text[1:2], second, Place{0, 35, 0, 39}, true},
		{"no text", nil, second, Place{}, false},
		{"the article as a whole", text, &Note{Article: "a"}, Place{}, false},
		{"a place beyond the end", text, &Note{Article: "a", Paragraph: 90, Start: 1 << 30, Words: "Гости долго не"}, Place{2, 0, 2, 14}, true},
	} {
		if got, ok := Find(c.text, c.note); got != c.want || ok != c.ok {
			t.Errorf("%s: %q is found at %v, %v; wanted %v, %v", c.name, c.note.Words, got, ok, c.want, c.ok)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("один\nдва\nтри", 0, 1, 2, 2, "ноль\nодин\nдва")
	f.Add("a\n\nb 𝔸", 1, 0, 2, 9, "")
	f.Fuzz(func(t *testing.T, before string, from, start, to, end int, after string) {
		old := strings.Split(before, "\n")
		n, ok := New("a", old, Place{from, start, to, end})
		if !ok {
			return
		}
		p, ok := Find(old, n)
		if !ok || p.From != n.Paragraph-1 || p.Start != n.Start {
			t.Fatalf("%+v is found at %v, %v in its own text", n, p, ok)
		}
		now := strings.Split(after, "\n")
		if p, ok := Find(now, n); ok {
			again, _ := New("a", now, p)
			if again.Words != n.Words {
				t.Fatalf("%q was found as %q", n.Words, again.Words)
			}
		}
	})
}
