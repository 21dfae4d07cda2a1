package articles

// Together counts the persons of the articles that q finds. Answer.Persons is of the articles that q would find without
// its own choice of persons.
func (a *Archive) Together(q Query) []Count {
	s := a.scratch.Get().(*scratch)
	defer a.scratch.Put(s)
	s.lent = 0
	matched := a.match(a.terms(q.Text, q.Exact), s)
	t := a.tables()
	f := a.filter(q, t)
	hits, _ := a.sift(f, matched, t, s, false)
	sum := a.newTally(t)
	sum.add(personGroup, hits)
	return f.list(personGroup, sum)
}
