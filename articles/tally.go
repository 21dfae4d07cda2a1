package articles

// tally is how many articles have each value of each group.
type tally struct {
	a       *Archive
	t       *tables
	counts  [speakerGroup][]int32 // by number of the value
	years   timeline
	undated int
}

func (a *Archive) newTally(t *tables) *tally {
	sum := &tally{a: a, t: t, years: newTimeline(a, t)}
	for g := range sum.counts {
		sum.counts[g] = make([]int32, len(t.values[g]))
	}
	return sum
}

// add counts what docs, which ascend, have of a group.
func (sum *tally) add(g group, docs []int32) {
	t := sum.t
	switch g {
	case personGroup:
		t.persons.count(sum.counts[g], docs)
	case topicGroup:
		t.topics.count(sum.counts[g], docs)
	case sourceGroup:
		countColumn(sum.counts[g], t.source, docs)
	case langGroup:
		countColumn(sum.counts[g], t.lang, docs)
	case dateGroup:
		for i, doc := range docs {
			if int(doc) >= sum.a.dated {
				sum.undated += len(docs) - i
				break
			}
			sum.years.add(int(doc))
		}
	}
}

// take has the counts of a group from another tally, not to be added to any more.
func (sum *tally) take(g group, other *tally) {
	switch {
	case g == dateGroup:
		sum.years, sum.undated = other.years, other.undated
	case g < speakerGroup:
		sum.counts[g] = other.counts[g]
	}
}

func (l *numberLists) count(counts, docs []int32) {
	for _, doc := range docs {
		for _, v := range l.of(int(doc)) {
			counts[v]++
		}
	}
}

func countColumn(counts, column, docs []int32) {
	for _, doc := range docs {
		counts[column[doc]]++
	}
}

// timeline counts articles by year and month.
type timeline struct {
	t                     *tables
	firstYear             int
	single                []int32 // by month: articles that lie in it
	yearSteps, monthSteps []int32 // of the others, as the changes from one to the next
}

func newTimeline(a *Archive, t *tables) timeline {
	n := a.lastYear - a.firstYear + 1
	return timeline{t: t, firstYear: a.firstYear, single: make([]int32, 12*n), yearSteps: make([]int32, n+1), monthSteps: make([]int32, 12*n+1)}
}

func (t *timeline) add(doc int) {
	if month := t.t.month[doc]; month >= 0 {
		t.single[month]++
		return
	}
	d := &t.t.long[^t.t.month[doc]]
	t.yearSteps[d.fromYear]++
	t.yearSteps[d.toYear]--
	t.monthSteps[d.fromMonth]++
	t.monthSteps[d.toMonth]--
}

func (t *timeline) counts() []YearCount {
	var counts []YearCount
	year, month := int32(0), int32(0)
	for i := range len(t.yearSteps) - 1 {
		year += t.yearSteps[i]
		c := YearCount{Year: t.firstYear + i, N: int(year)}
		for m := range c.Months {
			month += t.monthSteps[12*i+m]
			single := t.single[12*i+m]
			c.Months[m] = int(month + single)
			c.N += int(single)
		}
		if c.N > 0 {
			counts = append(counts, c)
		}
	}
	return counts
}
