package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// The tables stand in README.md between these.
const (
	begin = "<!-- made by make bench-peers: the tables -->"
	end   = "<!-- the end of the tables -->"
)

// between puts the tables into a text.
func between(text, tables string) (string, error) {
	before, rest, found := strings.Cut(text, begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		return "", fmt.Errorf("found no %q before %q, wanted both", begin, end)
	}
	return before + begin + "\n" + tables + end + after, nil
}

// measure is a row of the tables.
type measure struct {
	name  string
	of    func(r result) float64 // 0 where there is none
	shown func(r result) string  // what stands in the table, if that is not of
	more  bool                   // is better; else less is
}

// inPercent is a share.
func inPercent(of func(r result) float64) func(r result) float64 {
	return func(r result) float64 { return 100 * of(r) }
}

// measures are all rows; of those that have less as the better one it is also said how they grow.
var measures = []measure{
	{
		name: "everything for offline use, brotli, MB",
		of: func(r result) float64 {
			if r.Sizes.Offline == nil {
				return 0
			}
			return r.Sizes.Offline.Br / 1e6
		},
		shown: func(r result) string {
			s := number(r.Sizes.Offline.Br/1e6, 3)
			if r.Sizes.Offline.Q < 11 {
				s += fmt.Sprintf(" (quality %d)", r.Sizes.Offline.Q)
			}
			return s
		},
	},
	startMeasure("first visit", func(r result) start { return *r.First }),
	startMeasure("later visits", func(r result) start { return *r.Later }),
	classMeasure("a common word", "common"),
	classMeasure("the beginning of a word", "prefix"),
	classMeasure("word, topic and years, with all counts", "combo"),
	classMeasure("no word: person, topic and years, with all counts", "facet"),
	classMeasure("no word: topic or years, with all counts", "browse"),
	{name: "memory after the first answer, MB", of: func(r result) float64 {
		if r.Later.Mem == nil {
			return 0
		}
		return max(r.Later.Mem.LiveMB, r.Later.Mem.JsMB+r.Later.Mem.WasmMB)
	}},
	peakMeasure("first visit", func(r result) start { return *r.First }),
	peakMeasure("later visits", func(r result) start { return *r.Later }),
	{name: "building, s", of: func(r result) float64 { return r.BuildMs / 1000 }},
	{name: "building, memory, MB", of: func(r result) float64 { return r.BuildRssMB }},
	{name: "recall of word forms, %", more: true, of: inPercent(func(r result) float64 { return r.Quality.Acc["all"].Recall })},
	{name: "precision, %", more: true, of: inPercent(func(r result) float64 { return r.Quality.Acc["all"].Prec })},
}

// startMeasure is the time to the first answer.
func startMeasure(visit string, of func(r result) start) measure {
	return measure{
		name: visit + ": from bytes in memory to the first answer, ms (least / median)",
		of: func(r result) float64 {
			if of(r).Load == nil {
				return 0
			}
			return of(r).Load.Ms + of(r).FirstQueryMs
		},
		shown: func(r result) string {
			s := of(r)
			return number(s.Load.Min+s.FirstQueryMs, 2) + " / " + number(s.Load.Ms+s.FirstQueryMs, 2)
		},
	}
}

func peakMeasure(visit string, of func(r result) start) measure {
	return measure{name: visit + ": the page's process at its peak, MB", of: func(r result) float64 {
		if of(r).Mem == nil {
			return 0
		}
		return of(r).Mem.PeakRssMB
	}}
}

func classMeasure(name, class string) measure {
	return measure{name: name + ", p95, ms", of: func(r result) float64 {
		if c := r.Q[class]; c != nil && c.Err == "" {
			return c.P95
		}
		return 0
	}}
}

const none = "–"

// show is what stands in the table.
func (m measure) show(r result) string {
	switch {
	case m.of(r) == 0:
		return none
	case m.shown != nil:
		return m.shown(r)
	case m.more:
		return fmt.Sprintf("%.1f", m.of(r))
	}
	return number(m.of(r), 2)
}

// ratio compares ours to the best peer.
func (m measure) ratio(ours result, engines []string, peers []result) string {
	best, name := 0.0, ""
	for i, r := range peers {
		if v := m.of(r); v > 0 && (best == 0 || (v > best) == m.more && v != best) {
			best, name = v, engines[i]
		}
	}
	if best == 0 || m.of(ours) == 0 {
		return none
	}
	return number(m.of(ours)/best, 2) + " × " + name
}

// wrongTotals are counted where the harness knows the right ones: in queries without words.
func wrongTotals(r result) string {
	wrong, checked := 0, 0
	for _, c := range r.Q {
		if c != nil {
			wrong, checked = wrong+c.WrongTotals, checked+c.Checked
		}
	}
	if checked == 0 {
		return none
	}
	return fmt.Sprintf("%d of %d", wrong, checked)
}

// growth is k where a measure grows as n^k between 1,000 and 100,000 articles.
func growth(small, large float64) string {
	if small == 0 || large == 0 {
		return none
	}
	return fmt.Sprintf("%.2f", math.Log(large/small)/math.Log(100))
}

// number is x rounded to so many significant digits.
func number(x float64, digits int) string {
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'e', digits-1, 64), 64)
	before := 1
	if x != 0 {
		before = 1 + int(math.Floor(math.Log10(math.Abs(x))))
	}
	return message.NewPrinter(language.English).Sprintf("%.*f", max(0, digits-before), x)
}

func row(b *strings.Builder, cells ...string) {
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}

func header(b *strings.Builder, cells ...string) {
	row(b, cells...)
	b.WriteString(strings.Repeat("|---", len(cells)) + "|\n")
}

// tables are all that stands between the comments, made from the results alone.
func (o options) tables() (string, error) {
	var m machine
	if err := readJSON(o.path("results", "machine.json"), &m); err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s by `make bench-peers PEERS=dir`: %s, %d cores, %.0f GB of memory, %s; Go %s, %s.\n",
		m.Date, m.CPU, m.Cores, m.MemoryGB, m.System, m.Go, m.Browser)
	byCorpus := map[string][]result{} // ours, then the engines'
	names := append([]string{muragatResult}, o.engines...)
	for _, corpus := range o.corpora {
		if !exists(o.path("results", corpus)) {
			continue
		}
		for _, engine := range names {
			r, err := o.engineResult(corpus, engine)
			if err != nil {
				return "", fmt.Errorf("%s: %s: %w", corpus, engine, err)
			}
			byCorpus[corpus] = append(byCorpus[corpus], r)
		}
		o.corpusTable(&b, corpus, byCorpus[corpus])
	}
	small, large := byCorpus["synth-1000"], byCorpus["synth-100000"]
	if small == nil || large == nil {
		return b.String(), nil
	}
	b.WriteString("\n**How they grow** from 1,000 to 100,000 articles: k, where the cost grows as n^k\n\n")
	header(&b, append([]string{""}, titles(o.engines)...)...)
	for _, m := range measures {
		if m.more {
			continue
		}
		cells := []string{m.name}
		for i := range names {
			cells = append(cells, growth(m.of(small[i]), m.of(large[i])))
		}
		row(&b, cells...)
	}
	b.WriteString("\n")
	return b.String(), nil
}

func titles(engines []string) []string { return append([]string{"Muragat"}, engines...) }

func (o options) corpusTable(b *strings.Builder, corpus string, results []result) {
	kind, size, _ := strings.Cut(corpus, "-")
	n := 0
	_, _ = fmt.Sscan(size, &n)
	what := map[string]string{"synth": "synthetic articles", "real": "pieces of real news"}[kind]
	message.NewPrinter(language.English).Fprintf(b, "\n**%d %s**", n, what)
	if i := results[0].First.IndexMs; i > 0 {
		fmt.Fprintf(b, "; the first visit has its index %s s after its bytes are in memory", number(i/1000, 2))
	}
	b.WriteString("\n\n")
	header(b, append(append([]string{""}, titles(o.engines)...), "to the best peer")...)
	for _, m := range measures {
		cells := []string{m.name}
		for _, r := range results {
			cells = append(cells, m.show(r))
		}
		row(b, append(cells, m.ratio(results[0], o.engines, results[1:]))...)
	}
	cells := []string{"wrong totals"}
	for _, r := range results {
		cells = append(cells, wrongTotals(r))
	}
	row(b, append(cells, none)...)
}
