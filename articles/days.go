package articles

// Days counts the articles by day, as Answer.Years does by year and month: without the choice of the date group, an
// article in each day that its date may be. The first count is that of day number first (Date.Bounds), 1 January of the
// timeline's first year, the last that of 31 December of its last. There are none in an archive without dates.
func (a *Archive) Days(q Query) (first int, counts []int32) {
	if a.dated == 0 {
		return 0, nil
	}
	s := a.scratch.Get().(*scratch)
	defer a.scratch.Put(s)
	s.lent = 0
	matched := a.match(a.terms(q.Text, q.Exact), s)
	t := a.tables()
	q.From, q.To, q.Undated = Date{}, Date{}, false
	first = dayNumber(a.firstYear, 1, 1)
	counts = make([]int32, dayNumber(a.lastYear, 12, 31)+1-first)
	steps := make([]int32, len(counts)+1) // from one day to the next, of the articles of several days
	hits, _ := a.sift(a.filter(q, t), matched, t, s, false)
	for _, doc := range hits {
		if int(doc) >= a.dated {
			break
		}
		from, to := max(int(t.first[doc])-first, 0), min(int(t.last[doc])-first, len(counts)-1)
		if from > to {
			continue // only where the archive is damaged
		}
		if from == to {
			counts[from]++
			continue
		}
		steps[from]++
		steps[to+1]--
	}
	more := int32(0)
	for day := range counts {
		more += steps[day]
		counts[day] += more
	}
	return first, counts
}
