package articles

// Together counts the persons of the articles that q finds. Answer.Persons is of the articles that q would find without
// its own choice of persons.
func (a *Archive) Together(q Query) []Count {
	var counts []Count
	a.found(q, func(hits []int32, f *filter, t *tables) {
		sum := a.newTally(t)
		sum.add(personGroup, hits)
		counts = f.list(personGroup, sum)
	})
	return counts
}

// Pairs counts, of the articles that q finds, those that name both of two persons: pairs[i][j], i < j, those that
// name persons[i] and persons[j], numbers that differ.
func (a *Archive) Pairs(q Query, persons []int) (pairs [][]int) {
	place := map[int32]int{}
	for i, n := range persons {
		place[int32(n)] = i
		pairs = append(pairs, make([]int, len(persons)))
	}
	a.found(q, func(hits []int32, _ *filter, t *tables) {
		var named []int
		for _, doc := range hits {
			named = named[:0]
			for _, n := range t.persons.of(int(doc)) {
				if i, ok := place[n]; ok {
					named = append(named, i)
				}
			}
			for k, i := range named {
				for _, j := range named[:k] {
					pairs[min(i, j)][max(i, j)]++
				}
			}
		}
	})
	return pairs
}

// found gives use the articles that q finds, ascending; they are only to be read, and until it returns.
func (a *Archive) found(q Query, use func(hits []int32, f *filter, t *tables)) {
	s := a.scratch.Get().(*scratch)
	defer a.scratch.Put(s)
	s.lent = 0
	matched := a.match(a.terms(q.Text, q.Exact), s)
	t := a.tables()
	f := a.filter(q, t)
	hits, _ := a.sift(f, matched, t, s, false)
	use(hits, f, t)
}
