package articles

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRanked(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 21))
	for range 200 {
		counts := make([]int32, r.IntN(300))
		var want []int32
		for i := range counts {
			counts[i] = int32(max(0, r.IntN(1+r.IntN(200))-3))
			if counts[i] > 0 {
				want = append(want, int32(i))
			}
		}
		slices.SortStableFunc(want, func(i, j int32) int { return int(counts[j] - counts[i]) })
		if got := ranked(counts); !slices.Equal(got, want) {
			t.Fatalf("counts %v: order %v, want %v", counts, got, want)
		}
	}
}

// Looking at 64 articles at a time finds what one article after another is found to be.
func TestSiftMany(t *testing.T) {
	r := rand.New(rand.NewPCG(22, 23))
	pick := func(values ...string) (some []string) {
		for _, v := range values {
			if r.IntN(3) == 0 {
				some = append(some, v)
			}
		}
		return some
	}
	dates := []string{"", "2001", "2001-06", "2001-12-30", "2002-01-01", "2002-01-02", "2001/2003", "../2002-01-01", "2002-06/..", "2003-02-03"}
	found, alone := 0, 0
	for range 60 {
		c := Collection{Persons: []Person{{ID: "a", Name: "a"}, {ID: "b", Name: "b"}, {ID: "c", Name: "c"}}}
		for _, id := range []string{"x", "y", "z"} {
			c.Topics = append(c.Topics, Topic{ID: id, Labels: []Label{{"en", id}}})
		}
		for i := range 1 + r.IntN(300) {
			article := Article{ID: fmt.Sprint(i), Source: []string{"", "s", "t"}[r.IntN(3)], Lang: []string{"ru", "kk"}[r.IntN(2)]}
			article.Date, _ = ParseDate(dates[r.IntN(len(dates))])
			for _, id := range pick("a", "b", "c") {
				article.Persons = append(article.Persons, PersonFact{Person: id})
			}
			for _, id := range pick("x", "y", "z") {
				article.Topics = append(article.Topics, TopicFact{Topic: id, Score: 1})
			}
			c.Articles = append(c.Articles, article)
		}
		a := mustOpen(t, c, nil)
		for range 20 {
			q := Query{Persons: pick("a", "c", "nobody"), Topics: pick("x", "y"), Sources: pick("", "s"), Langs: pick("kk"), Undated: r.IntN(4) == 0}
			if r.IntN(2) == 0 {
				q.From, _ = ParseDate(dates[1+r.IntN(5)])
			}
			if r.IntN(2) == 0 {
				q.To, _ = ParseDate(dates[1+r.IntN(5)])
			}
			tables := a.tables()
			f := a.filter(q, tables)
			if len(f.active) == 0 {
				continue
			}
			m := matches{all: true}
			if m.list(a.Len()); r.IntN(2) == 0 {
				m.docs = slices.DeleteFunc(m.docs, func(int32) bool { return r.IntN(3) == 0 })
			} else {
				m.all = true
			}
			hits, alones := a.siftMany(f, m, tables, a.newScratch(), true)
			var wantHits []int32
			var wantAlone [groups][]int32
			for _, doc := range m.docs {
				switch g := f.verdict(tables, int(doc)); g {
				case noGroup:
					wantHits = append(wantHits, doc)
				case groups:
				default:
					wantAlone[g] = append(wantAlone[g], doc)
				}
			}
			if len(f.active) == 1 && m.all {
				wantAlone = [groups][]int32{}
			}
			for g := range alones {
				alone += len(alones[g])
			}
			found += len(hits)
			if d := cmp.Diff(wantHits, hits, emptyAsNil); d != "" {
				t.Fatalf("%+v finds something else (-want +got):\n%s", q, d)
			}
			if d := cmp.Diff(wantAlone, alones); d != "" {
				t.Fatalf("%+v: other articles fail one group (-want +got):\n%s", q, d)
			}
		}
	}
	if found < 1000 || alone < 1000 {
		t.Errorf("%d found, %d failed one group: too few to prove anything", found, alone)
	}
}

var emptyAsNil = cmp.Transformer("emptyAsNil", func(s []int32) []int32 {
	if len(s) == 0 {
		return nil
	}
	return s
})
