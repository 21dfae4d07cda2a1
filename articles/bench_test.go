package articles

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
)

// The benchmarks work on a synthetic archive of 10,000 articles of about 3.8 KB
// with 40,000 words in all, whose frequencies fall as 1/rank, as those of a language do.
const benchArticles = 10_000

var benchEndings = []string{"", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"}

// benchWord is the stem of the word of a rank.
func benchWord(rank int) string {
	const consonants, vowels = "бвгдзклмнпрст", "аеиоуя"
	c, v := []rune(consonants), []rune(vowels)
	var b strings.Builder
	for n := rank*7919%65537 + 5; n > 0; n /= len(c) * len(v) {
		b.WriteRune(c[n%len(c)])
		b.WriteRune(v[n/len(c)%len(v)])
	}
	b.WriteRune('т')
	return b.String()
}

func benchLemmatize(_, token string) []Lemma {
	for i := len(benchEndings) - 1; i >= 0; i-- {
		stem, ok := strings.CutSuffix(token, benchEndings[i])
		if !ok || benchEndings[i] == "" && strings.HasSuffix(token, "а") {
			continue
		}
		lemma := Lemma{Word: stem}
		for _, e := range benchEndings {
			lemma.Forms = append(lemma.Forms, stem+e)
		}
		return []Lemma{lemma}
	}
	return nil
}

var benchData = sync.OnceValue(func() []byte {
	r := rand.New(rand.NewPCG(10, 11))
	words := make([]string, 40_000)
	for i := range words {
		words[i] = benchWord(i)
	}
	text := func(b *strings.Builder, n int) {
		for i := range n {
			rank := int(math.Pow(float64(len(words)), r.Float64())) - 1
			b.WriteString(words[rank] + benchEndings[r.IntN(len(benchEndings))])
			b.WriteString(" ")
			if i%80 == 79 {
				b.WriteString("\n")
			}
		}
	}
	var c Collection
	for i := range 2000 {
		c.Persons = append(c.Persons, Person{ID: fmt.Sprintf("person-%d", i), Name: words[i+100] + " " + words[i+200]})
	}
	for i := range 80 {
		t := Topic{ID: fmt.Sprint(20000000 + i), Labels: []Label{{"ru", words[i+300]}}}
		if i >= 17 {
			t.Broader = fmt.Sprint(20000000 + i%17)
		}
		c.Topics = append(c.Topics, t)
	}
	for i := range benchArticles {
		var title, body strings.Builder
		text(&title, 7)
		text(&body, 150+r.IntN(150))
		a := Article{
			ID: fmt.Sprintf("2020/%06d", i), Title: title.String(), Text: body.String(), Lang: "ru",
			Source: fmt.Sprintf("source-%d.kz", r.IntN(10)), URL: fmt.Sprintf("https://example.org/%d", i),
		}
		if r.IntN(20) > 0 {
			year, month, day := civil(dayNumber(2000, 1, 1) + r.IntN(9000))
			a.Date, _ = ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
		}
		seen := map[int]bool{}
		for range r.IntN(6) {
			p := int(math.Pow(float64(len(c.Persons)), r.Float64())) - 1
			if !seen[p] {
				seen[p] = true
				start := strings.Index(a.Text, " ") + 1
				end := start + strings.Index(a.Text[start:], " ")
				a.Persons = append(a.Persons, PersonFact{Person: c.Persons[p].ID, Mentions: []Mention{{Span{InText, start, end}, "surname"}}})
			}
		}
		for t := range 2 {
			a.Topics = append(a.Topics, TopicFact{Topic: c.Topics[17+t*30+r.IntN(30)].ID, Score: 0.5})
		}
		c.Articles = append(c.Articles, a)
	}
	data, err := Encode(c, Lemmatizer(benchLemmatize).Each)
	if err != nil {
		panic(err)
	}
	return data
})

// BenchmarkVerify looks at all of the archive.
func BenchmarkVerify(b *testing.B) {
	data := string(benchData())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := openWhole(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen also reports the sizes of the sections: run it with -v.
func BenchmarkOpen(b *testing.B) {
	data := string(benchData())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Open(data); err != nil {
			b.Fatal(err)
		}
	}
	sections, _, _, _, _ := disassemble(data)
	for i, s := range sections {
		b.Logf("%-10s %9d bytes", sectionNames[i], len(s))
	}
}

// BenchmarkFirst opens the archive and answers for the first time.
func BenchmarkFirst(b *testing.B) {
	data := string(benchData())
	for b.Loop() {
		a, err := Open(data)
		if err != nil {
			b.Fatal(err)
		}
		a.Search(Query{}, 20)
	}
}

func BenchmarkSearch(b *testing.B) {
	a, err := Open(string(benchData()))
	if err != nil {
		b.Fatal(err)
	}
	common, rare := benchWord(3), benchWord(5000)
	from, _ := ParseDate("2010")
	to, _ := ParseDate("2015-06")
	for _, bench := range []struct {
		name string
		q    Query
	}{
		{"browse", Query{}},
		{"filtered", Query{Persons: []string{"person-1"}, From: from, To: to}},
		{"common", Query{Text: common + "ами"}},
		{"rare", Query{Text: rare}},
		{"two", Query{Text: common + "ами " + benchWord(30)}},
		{"prefix", Query{Text: common[:4] + "*"}},
		{"unseen", Query{Text: benchWord(39_000) + "ами"}},
		{"phrase", Query{Text: `"` + common + "ами " + benchWord(5) + `"`}},
		{"exclusion", Query{Text: common + " -" + benchWord(4)}},
		{"combined", Query{Text: common, Persons: []string{"person-1"}, Topics: []string{"20000001"}, From: from, To: to}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			total := 0
			for b.Loop() {
				total = a.Search(bench.q, 20).Total
			}
			b.ReportMetric(float64(total), "hits")
		})
	}
}

// BenchmarkSnippets makes the 20 snippets of a page.
func BenchmarkSnippets(b *testing.B) {
	a, err := Open(string(benchData()))
	if err != nil {
		b.Fatal(err)
	}
	text := benchWord(3) + " " + benchWord(8)
	hits := a.Search(Query{Text: text}, 20).Hits
	for b.Loop() {
		m := a.Matcher(text)
		for _, n := range hits {
			m.Snippet(n, 200)
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	a, err := Open(string(benchData()))
	if err != nil {
		b.Fatal(err)
	}
	text := a.Article(0).Text
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Tokens(text)
	}
}
