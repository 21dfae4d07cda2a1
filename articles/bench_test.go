package articles

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// The benchmarks work on synthetic archives of articles of about 3.8 KB with 40,000 words
// in all, whose frequencies fall as 1/rank, as those of a language do. An archive of a size is always the same.
var benchLarge = flag.Bool("large", false, "the benchmarks also work on 100,000 articles")

// benchSizes runs a benchmark for every number of articles.
func benchSizes(b *testing.B, run func(b *testing.B, n int)) {
	sizes := []int{1_000, 10_000}
	if *benchLarge {
		sizes = append(sizes, 100_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) { run(b, n) })
	}
}

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

// benchCollection is n articles.
func benchCollection(n int) Collection {
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
	for i := range n {
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
	return c
}

// benchArchives are the archives of the sizes that were asked for, and their indexes.
var benchArchives = map[int][2]string{}

func benchData(b *testing.B, n int) (data, index string) {
	made, ok := benchArchives[n]
	if !ok {
		bytes, err := Encode(benchCollection(n), Lemmatizer(benchLemmatize).Each)
		if err != nil {
			b.Fatal(err)
		}
		a, err := Open(string(bytes))
		if err != nil {
			b.Fatal(err)
		}
		made = [2]string{string(bytes), a.Index(nil)}
		benchArchives[n] = made
	}
	return made[0], made[1]
}

// benchOpen is an archive of n articles, with its index if that is wanted.
func benchOpen(b *testing.B, n int, indexed bool) *Archive {
	data, index := benchData(b, n)
	a, err := Open(data)
	if err == nil && indexed {
		err = a.UseIndex(index)
	}
	if err != nil {
		b.Fatal(err)
	}
	return a
}

func BenchmarkEncode(b *testing.B) {
	benchSizes(b, func(b *testing.B, n int) {
		c := benchCollection(n)
		size := 0
		for _, a := range c.Articles {
			size += len(a.Title) + len(a.Text)
		}
		b.SetBytes(int64(size))
		for b.Loop() {
			if _, err := Encode(c, Lemmatizer(benchLemmatize).Each); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkIndex makes the index, as the first visit does.
func BenchmarkIndex(b *testing.B) {
	benchSizes(b, func(b *testing.B, n int) {
		a := benchOpen(b, n, false)
		size := 0
		for b.Loop() {
			size = len(a.Index(nil))
		}
		b.ReportMetric(float64(size), "index-bytes")
	})
}

// BenchmarkVerify looks at all of the archive.
func BenchmarkVerify(b *testing.B) {
	benchSizes(b, func(b *testing.B, n int) {
		data, _ := benchData(b, n)
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := openWhole(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkOpen also reports the sizes of the sections: run it with -v.
func BenchmarkOpen(b *testing.B) {
	benchSizes(b, func(b *testing.B, n int) {
		data, _ := benchData(b, n)
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := Open(data); err != nil {
				b.Fatal(err)
			}
		}
		if !testing.Verbose() {
			return // no more than benchstat reads
		}
		sections, _, _, _, _ := disassemble(data)
		for i, s := range sections {
			b.Logf("%-10s %9d bytes", sectionNames[i], len(s))
		}
	})
}

// BenchmarkFirst opens the archive and answers for the first time: without text; a common word with the index of an
// earlier visit; and the same without it, when all texts are read.
func BenchmarkFirst(b *testing.B) {
	benchSizes(b, func(b *testing.B, n int) {
		benchData(b, n)
		for _, bench := range []struct {
			name    string
			indexed bool
			q       Query
		}{
			{"browse", false, Query{}},
			{"common", true, Query{Text: benchWord(3)}},
			{"unindexed", false, Query{Text: benchWord(3)}},
		} {
			b.Run(bench.name, func(b *testing.B) {
				for b.Loop() {
					benchOpen(b, n, bench.indexed).Search(bench.q, 20)
				}
			})
		}
	})
}

// BenchmarkSearch asks what readers ask. All answers but the last have all counts.
func BenchmarkSearch(b *testing.B) {
	common, rare := benchWord(3), benchWord(5000)
	from, _ := ParseDate("2010")
	to, _ := ParseDate("2015-06")
	benchSizes(b, func(b *testing.B, n int) {
		a := benchOpen(b, n, true)
		for _, bench := range []struct {
			name string
			q    Query
		}{
			{"browse", Query{}},
			{"facets", Query{Persons: []string{"person-1"}, Topics: []string{"20000018"}, From: from, To: to}},
			{"common", Query{Text: common}},
			{"rare", Query{Text: rare}},
			{"two", Query{Text: common + "ами " + benchWord(30)}},
			{"prefix", Query{Text: common[:4] + "*"}},
			{"inflected", Query{Text: benchWord(300) + "ами"}},
			{"unseen", Query{Text: benchWord(39_000) + "ами"}},
			{"phrase", Query{Text: `"` + common + "ами " + benchWord(5) + `"`}},
			{"exclusion", Query{Text: common + " -" + benchWord(4)}},
			{"combined", Query{Text: common, Persons: []string{"person-1"}, Topics: []string{"20000018"}, From: from, To: to}},
		} {
			b.Run(bench.name, func(b *testing.B) {
				total := 0
				for b.Loop() {
					total = a.Search(bench.q, 20).Total
				}
				b.ReportMetric(float64(total), "hits")
			})
		}
		b.Run("common-find", func(b *testing.B) {
			for b.Loop() {
				a.Find(Query{Text: common}, 20)
			}
		})
	})
}

// BenchmarkSnippets makes the 20 snippets of a page.
func BenchmarkSnippets(b *testing.B) {
	a := benchOpen(b, 10_000, true)
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
	text := benchOpen(b, 10_000, false).Article(0).Text
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Tokens(text)
	}
}
