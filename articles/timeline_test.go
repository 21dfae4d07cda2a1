package articles

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// A bar of the timeline promises what choosing its period finds.
func TestBarsPromiseWhatIsFound(t *testing.T) {
	checked := 0
	for seed := range uint64(200) {
		w := newWorld(rand.New(rand.NewPCG(seed, 1)))
		a := mustOpen(t, w.c, Lemmatizer(w.lemmatize).Each)
		for _, y := range a.Search(Query{}, 0).Years {
			periods := map[string]int{fmt.Sprintf("%04d", y.Year): y.N}
			for m, n := range y.Months {
				periods[fmt.Sprintf("%04d-%02d", y.Year, m+1)] = n
			}
			for period, want := range periods {
				d, err := ParseDate(period)
				if err != nil {
					t.Fatal(err)
				}
				if got := a.Search(Query{From: d, To: d}, 0).Total; got != want {
					t.Fatalf("world %d: the bar of %s says %d, choosing it finds %d", seed, period, want, got)
				}
				checked++
			}
		}
	}
	if checked < 1000 {
		t.Fatalf("only %d bars were checked", checked)
	}
}

// It does so under any filters: each bar of years, months and days, and each run of bars counted by hand.
func TestBarsUnderFilters(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 7))
	bars, runs, combinations := 0, 0, map[[5]bool]int{}
	for range 60 {
		w := newWorld(r)
		a := mustOpen(t, w.c, Lemmatizer(w.lemmatize).Each)
		b := newBrute(a, w)
		full := w.query(r)
		full.Undated, full.Page = false, 1
		for _, all := range []struct {
			list *[]string
			of   string
		}{{&full.Persons, "p0"}, {&full.Topics, "t0"}, {&full.Sources, "one"}, {&full.Langs, "ru"}} {
			if *all.list == nil {
				*all.list = []string{all.of}
			}
		}
		if full.Text == "" {
			full.Text = w.words[0]
		}
		for mask := range 1 << 5 {
			q, combination := full, [5]bool{}
			for i, drop := range []func(){
				func() { q.Text = "" }, func() { q.Persons = nil }, func() { q.Topics = nil }, func() { q.Sources = nil }, func() { q.Langs = nil },
			} {
				if combination[i] = mask>>i&1 == 1; !combination[i] {
					drop()
				}
			}
			ok, _, _ := b.match(q)
			found := func(from, to string) (n int) {
				in := q
				in.From, _ = ParseDate(from)
				in.To, _ = ParseDate(to)
				for i := range b.docs {
					if ok[i] && b.passes(&b.docs[i], in, noGroup) {
						n++
					}
				}
				if got := a.Find(in, 0).Total; got != n {
					t.Fatalf("%+v finds %d, want %d", in, got, n)
				}
				return n
			}
			answer := a.Search(q, 0)
			var periods []string
			for _, y := range answer.Years {
				bar := func(n int, format string, part ...any) {
					period := fmt.Sprintf(format, part...)
					periods = append(periods, period)
					if bars++; found(period, period) != n {
						t.Fatalf("under %+v the bar of %s says %d, choosing it finds %d", q, period, n, found(period, period))
					}
				}
				bar(y.N, "%04d", y.Year)
				for m, n := range y.Months {
					bar(n, "%04d-%02d", y.Year, m+1)
				}
				combinations[combination] += y.N
			}
			if first, days := a.Days(q); len(days) > 0 {
				d := pick(r, b.docs)
				for _, day := range []int{first + r.IntN(len(days)), d.first, d.last} { // most days are empty
					at := min(max(day-first, 0), len(days)-1)
					year, month, day := civil(first + at)
					date := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
					if bars++; found(date, date) != int(days[at]) {
						t.Fatalf("under %+v the bar of %s says %d, choosing it finds %d", q, date, days[at], found(date, date))
					}
				}
			}
			if len(periods) > 0 {
				from, to := pick(r, periods), pick(r, periods)
				found(min(from, to), max(from, to))
				runs++
			}
			if undated := q; answer.Undated > 0 {
				undated.From, undated.To, undated.Undated = Date{}, Date{}, true
				if got := a.Find(undated, 0).Total; got != answer.Undated {
					t.Fatalf("under %+v %d are undated, choosing them finds %d", q, answer.Undated, got)
				}
			}
		}
	}
	for mask := range 1 << 4 { // of the filters; words often leave nothing
		if c := [5]bool{false, mask&1 > 0, mask&2 > 0, mask&4 > 0, mask&8 > 0}; combinations[c] == 0 {
			t.Errorf("nothing is found under any filters %v: they prove nothing", c)
		}
	}
	if bars < 10000 || runs < 500 {
		t.Errorf("only %d bars and %d runs were checked", bars, runs)
	}
	t.Logf("%d bars and %d runs of them", bars, runs)
}
