package articles

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSearchAgainstBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	texts, found, paired := 0, 0, 0
	for range 2000 {
		w := newWorld(random)
		a := mustOpen(t, w.c, Lemmatizer(w.lemmatize).Each)
		b := newBrute(a, w)
		index := a.Index(nil)
		for range 4 {
			q := w.query(random)
			limit := 1 + random.IntN(8)
			if random.IntN(4) == 0 { // nothing is asked for, and not for the first time
				q = Query{Sort: q.Sort, Page: q.Page}
				earlier := a.Search(q, limit)
				for _, counts := range [][]Count{earlier.Persons, earlier.Topics, earlier.Sources, earlier.Langs} {
					clear(counts)
				}
				clear(earlier.Years)
			}
			a.index.Store(nil)
			scanned := a.Search(q, limit)
			if err := a.UseIndex(index); err != nil {
				t.Fatal(err)
			}
			got := a.Search(q, limit)
			if d := cmp.Diff(got, scanned); d != "" {
				t.Fatalf("without an index %+v finds something else (-with +without):\n%s", q, d)
			}
			ok, scores, kinds := b.match(q)
			fail := func(what string, want, got any) {
				t.Fatalf("%s of %+v: want %v, got %v\nlemmas: %v\nunderstood: %+v", what, q, want, got, w.lemmas, a.Search(q, 10).Words)
			}

			want := Answer{Page: got.Page, Hits: got.Hits}
			var all []int
			for i := range b.docs {
				if ok[i] && b.passes(&b.docs[i], q, noGroup) {
					all = append(all, i)
				}
			}
			want.Total = len(all)
			want.Persons = b.counts(q, ok, personGroup, q.Persons, a.findPerson, func(d *bruteDoc) (ids []string) {
				for _, f := range d.Persons {
					ids = append(ids, f.Person)
				}
				return ids
			})
			want.Topics = b.counts(q, ok, topicGroup, q.Topics, a.findTopic, func(d *bruteDoc) []string { return sortedKeys(d.topics) })
			want.Sources = b.counts(q, ok, sourceGroup, q.Sources, a.sources.search, func(d *bruteDoc) []string { return []string{d.Source} })
			want.Langs = b.counts(q, ok, langGroup, q.Langs, a.langs.search, func(d *bruteDoc) []string { return []string{d.Lang} })
			want.Years, want.Undated = b.years(q, ok)
			for i := range got.Words {
				if (len(got.Words[i].Lemmas) == 0) != got.Words[i].Unknown {
					fail("lemmas", kinds, got.Words)
				}
				got.Words[i].Lemmas = nil
			}
			want.Words = kinds
			if d := cmp.Diff(want, got); d != "" {
				fail("answer", "-", d)
			}
			uncounted := a.Find(q, limit)
			for i := range uncounted.Words {
				uncounted.Words[i].Lemmas = nil
			}
			if d := cmp.Diff(Answer{Total: want.Total, Hits: got.Hits, Page: got.Page, Words: kinds}, uncounted); d != "" {
				fail("answer without counts", "-", d)
			}

			together := b.counts(q, ok, noGroup, q.Persons, a.findPerson, func(d *bruteDoc) (ids []string) {
				for _, f := range d.Persons {
					ids = append(ids, f.Person)
				}
				return ids
			})
			if d := cmp.Diff(together, a.Together(q)); d != "" {
				fail("persons together", "-", d)
			}

			some := random.Perm(a.Info().Persons)
			some = some[:random.IntN(len(some)+1)]
			pairs := a.Pairs(q, some)
			for i := range some {
				for j := range some[:i] {
					want := 0
					for k := range b.docs {
						names := func(n int) bool {
							return slices.ContainsFunc(b.docs[k].Persons, func(f PersonFact) bool { return f.Person == a.Person(some[n]).ID })
						}
						if ok[k] && b.passes(&b.docs[k], q, noGroup) && names(i) && names(j) {
							want++
						}
					}
					paired += want
					if got := pairs[j][i]; got != want || pairs[i][j] != 0 {
						fail("articles that name both "+a.Person(some[i]).ID+" and "+a.Person(some[j]).ID, want, pairs)
					}
				}
			}

			first, days := a.Days(q)
			for range 20 {
				if len(days) == 0 {
					break
				}
				day := first + random.IntN(len(days))
				if d := pick(random, b.docs); d.dated && random.IntN(2) == 0 { // nearly all other days are empty
					day = min(max(d.first, first), first+len(days)-1)
				}
				want := int32(0)
				for i := range b.docs {
					if d := &b.docs[i]; ok[i] && d.dated && d.first <= day && d.last >= day && b.passes(d, q, dateGroup) {
						want++
					}
				}
				if got := days[day-first]; got != want {
					fail("day "+strconv.Itoa(day), want, got)
				}
			}

			ordered := a.Search(Query{
				Text: q.Text, Exact: q.Exact, Persons: q.Persons, Speakers: q.Speakers, Topics: q.Topics, Sources: q.Sources, Langs: q.Langs,
				From: q.From, To: q.To, Undated: q.Undated, Sort: q.Sort,
			}, len(b.docs)+1).Hits
			newest := func(x, y int) int {
				if b.docs[x].dated != b.docs[y].dated {
					if b.docs[x].dated {
						return -1
					}
					return 1
				}
				if b.docs[x].dated {
					return y - x
				}
				return x - y
			}
			asked := slices.ContainsFunc(kinds, func(w Word) bool { return !w.Excluded })
			switch {
			case q.Sort == ByRelevance && asked:
				sorted := slices.Sorted(slices.Values(ordered))
				if !slices.Equal(sorted, all) {
					fail("hits", all, ordered)
				}
				for i := 1; i < len(ordered); i++ {
					x, y := ordered[i-1], ordered[i]
					if scores[x] < scores[y]-1e-9 || scores[x] == scores[y] && newest(x, y) > 0 {
						fail("order", scores, ordered)
					}
				}
			case q.Sort == ByOldest:
				if !slices.Equal(ordered, all) {
					fail("oldest first", all, ordered)
				}
			default:
				slices.SortFunc(all, newest)
				if !slices.Equal(ordered, all) {
					fail("newest first", all, ordered)
				}
			}
			page := max(1, min(max(q.Page, 1), (len(all)+limit-1)/limit))
			from := min((page-1)*limit, len(all))
			if got.Page != page || !slices.Equal(got.Hits, ordered[from:min(from+limit, len(all))]) {
				fail("page", ordered, got)
			}
			if len(kinds) > 0 {
				texts++
				if len(all) > 0 {
					found++
				}
			}
		}
	}
	if found < 1000 || paired < 1000 {
		t.Fatalf("%d of %d queries with text found something, %d times two persons were named together: too few to prove anything", found, texts, paired)
	}
}
