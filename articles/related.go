package articles

import (
	"cmp"
	"slices"
)

// Related is an article that has persons or topics in common with another one.
type Related struct {
	No      int
	Persons []int // numbers of the persons that both name, the rarest first
	Topics  []int // numbers of the topics of both, the rarest first
}

// topicShare is what a topic in common weighs beside a person: articles of one topic are many and far apart.
const topicShare = 0.5

// Related finds at most limit articles that have most in common with article n: the sum of the inverse document
// frequencies of the persons, and half that of the topics, that both have. At least one person is among them,
// unless no article shares one. Of equal ones the nearest in time comes first.
func (a *Archive) Related(n, limit int) []Related {
	t := a.tables()
	found := map[int32]*relation{}
	a.relate(found, n, t.persons.of(n), t.articles[personGroup](), 1, func(r *relation) *[]int { return &r.Persons }, true)
	a.relate(found, n, t.topics.of(n), t.articles[topicGroup](), topicShare, func(r *relation) *[]int { return &r.Topics }, len(found) == 0)
	all := make([]*relation, 0, len(found))
	for _, r := range found {
		all = append(all, r)
	}
	distance := func(r *relation) int { return max(r.No-n, n-r.No) }
	slices.SortFunc(all, func(a, b *relation) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(distance(a), distance(b)), cmp.Compare(b.No, a.No))
	})
	out := make([]Related, 0, min(limit, len(all)))
	for _, r := range all[:min(limit, len(all))] {
		out = append(out, r.Related)
	}
	return out
}

type relation struct {
	Related
	weight float64
}

// relate adds what the other articles of the given numbers, persons or topics, have in common with article n.
// Articles that are not found yet are, if fresh says so.
func (a *Archive) relate(found map[int32]*relation, n int, numbers []int32, articles *numberLists, share float64, list func(*relation) *[]int, fresh bool) {
	numbers = slices.Clone(numbers)
	many := func(number int32) int { return len(articles.of(int(number))) }
	slices.SortFunc(numbers, func(a, b int32) int { return cmp.Or(cmp.Compare(many(a), many(b)), cmp.Compare(a, b)) })
	for _, number := range numbers {
		weight := share * a.idf(many(number))
		for _, doc := range articles.of(int(number)) {
			r := found[doc]
			if r == nil && fresh && int(doc) != n {
				r = &relation{Related: Related{No: int(doc)}}
				found[doc] = r
			}
			if r != nil {
				r.weight += weight
				*list(r) = append(*list(r), int(number))
			}
		}
	}
}
