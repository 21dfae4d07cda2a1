package articles

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// president is a lemmatizer that knows a few words.
func president(_, token string) []Lemma {
	switch token {
	case "стали":
		return []Lemma{{"стать", []string{"стать", "стали", "стал"}}}
	case "сталь":
		return []Lemma{{"сталь", []string{"сталь", "стали", "сталью"}}}
	}
	for _, lemma := range []Lemma{
		{"президент", []string{"президент", "президента", "президенту", "президентом", "президенте", "президенты", "президентов"}},
		{"день", []string{"день", "дня", "дню", "днем", "дне", "дни", "дней"}},
		{"идти", []string{"идти", "иду", "идет", "шел", "шла", "шли"}},
	} {
		for _, form := range lemma.Forms {
			if form == token {
				return []Lemma{lemma}
			}
		}
	}
	return nil
}

// marked is s with brackets around spans.
func marked(s string, spans []Span) string {
	var b strings.Builder
	at := 0
	for _, span := range spans {
		b.WriteString(s[at:span.Start] + "[" + s[span.Start:span.End] + "]")
		at = span.End
	}
	return b.String() + s[at:]
}

func TestSpans(t *testing.T) {
	text := "Президент и президенты: Касым-Жомарт Токаев шёл в тот день по Ташкенту. О‘zbekiston, президенство."
	a := mustOpen(t, Collection{Articles: []Article{
		{ID: "a", Title: "t", Text: text, Lang: "ru"},
		{ID: "b", Title: "Идти", Text: "Стали варить сталь. Да нет же."},
	}}, Lemmatizer(president).Each)
	second := a.Article(1).Text
	for query, want := range map[string]string{
		"стали":                "[Стали] варить сталь. Да нет же.",
		"сталь":                "Стали варить [сталь]. Да нет же.", // the lemmatizer reads стали as стать
		`"да нет" "нет же"`:    "Стали варить сталь. [Да нет же].",
		`"варить сталь" вари*`: "Стали [варить сталь]. Да нет же.",
	} {
		if got := marked(second, a.Matcher(query).Spans(second)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", query, got, want)
		}
	}
	for query, want := range map[string]string{
		"":                    text,
		"слон":                text,
		"президентом":         "[Президент] и [президенты]: Касым-Жомарт Токаев шёл в тот день по Ташкенту. О‘zbekiston, президенство.",
		"днями дни":           "Президент и президенты: Касым-Жомарт Токаев шёл в тот [день] по Ташкенту. О‘zbekiston, президенство.",
		"иду":                 "Президент и президенты: Касым-Жомарт Токаев [шёл] в тот день по Ташкенту. О‘zbekiston, президенство.",
		"Жомарт":              "Президент и президенты: Касым-[Жомарт] Токаев шёл в тот день по Ташкенту. О‘zbekiston, президенство.",
		"касым-жомарт":        "Президент и президенты: [Касым-Жомарт] Токаев шёл в тот день по Ташкенту. О‘zbekiston, президенство.",
		"касым-жомарт жомарт": "Президент и президенты: [Касым-Жомарт] Токаев шёл в тот день по Ташкенту. О‘zbekiston, президенство.",
		"пре*":                "[Президент] и [президенты]: Касым-Жомарт Токаев шёл в тот день по Ташкенту. О‘zbekiston, [президенство].",
		"ташк":                "Президент и президенты: Касым-Жомарт Токаев шёл в тот день по [Ташкенту]. О‘zbekiston, президенство.",
		"идт*":                "Президент и президенты: Касым-Жомарт Токаев [шёл] в тот день по Ташкенту. О‘zbekiston, президенство.",
		"ш*":                  "Президент и президенты: Касым-Жомарт Токаев [шёл] в тот день по Ташкенту. О‘zbekiston, президенство.",
		`"жомарт токаев"`:     "Президент и президенты: Касым-[Жомарт Токаев] шёл в тот день по Ташкенту. О‘zbekiston, президенство.",
		`"президент"`:         "[Президент] и президенты: Касым-Жомарт Токаев шёл в тот день по Ташкенту. О‘zbekiston, президенство.",
		`"токаев жомарт"`:     text,
		"-президент в":        "Президент и президенты: Касым-Жомарт Токаев шёл [в] тот день по Ташкенту. О‘zbekiston, президенство.",
		"О`zbekiston":         "Президент и президенты: Касым-Жомарт Токаев шёл в тот день по Ташкенту. [О‘zbekiston], президенство.",
	} {
		if got := marked(text, a.Matcher(query).Spans(text)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", query, got, want)
		}
	}
}

func TestSnippet(t *testing.T) {
	filler := strings.Repeat("пустые слова ", 40)
	text := "Начало статьи.\n\n" + filler + "президента видели. " + filler + "В тот день\nпрезидент  шёл по городу. " + filler + "Конец."
	a := mustOpen(t, Collection{Articles: []Article{
		{ID: "a", Title: "Заголовок", Text: text},
		{ID: "b", Title: "Короткая", Text: "Одна\nстрока."},
		{ID: "c", Title: "Пустая"},
		{ID: "d", Title: "Без пробелов", Text: strings.Repeat("я", 300)},
	}}, Lemmatizer(president).Each)
	for _, test := range []struct {
		query         string
		n, runes      int
		want          string
		before, after bool
	}{
		{"", 0, 40, "Начало статьи. пустые слова пустые", false, true},
		{"заголовок", 0, 40, "Начало статьи. пустые слова пустые", false, true},
		{"начало", 0, 30, "[Начало] статьи. пустые слова", false, true},
		{"президентом", 0, 50, "пустые слова [президента] видели. пустые слова", true, true},
		{"президентом день", 0, 50, "слова В тот [день] [президент] шёл по городу. пустые", true, true},
		{`"тот день президент"`, 0, 50, "слова В [тот день президент] шёл по городу.", true, true},
		{"конец", 0, 30, "слова пустые слова [Конец].", true, false},
		{"", 1, 100, "Одна строка.", false, false},
		{"строка", 1, 100, "Одна [строка].", false, false},
		{"", 2, 100, "", false, false},
		{"", 3, 50, strings.Repeat("я", 50), false, true},
		{"", 0, 0, "Н", false, true},
	} {
		got := a.Matcher(test.query).Snippet(test.n, test.runes)
		if s := marked(got.Text, got.Marks); s != test.want || got.Before != test.before || got.After != test.after {
			t.Errorf("%s in %d:\n got %v %s %v\nwant %v %s %v", test.query, test.n, got.Before, s, got.After, test.before, test.want, test.after)
		}
		if n := utf8.RuneCountInString(got.Text); n > max(test.runes, 1) {
			t.Errorf("%s: %d runes, want at most %d", test.query, n, test.runes)
		}
	}
}

func TestPhraseFinder(t *testing.T) {
	for text, want := range map[string]int{
		"Йод и йод, и\u0306од": 3,
		"йода ёд под":          0,
		"":                     0,
	} {
		if got := places([]string{"йод"}, text); got != want {
			t.Errorf("йод stands %d times in %q, want %d", got, text, want)
		}
	}
	if got := places([]string{"а", "б", "а"}, "А-б-а б, А бб а"); got != 2 {
		t.Errorf("а б а stands %d times, want 2", got)
	}
}

// places is how often a phraseFinder finds a phrase.
func places(phrase []string, text string) (n int) {
	newPhraseFinder(phrase).each(text, func(part) { n++ })
	return n
}
