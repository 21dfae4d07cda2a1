package articles

import (
	"slices"
	"strings"
)

// Count is a facet value with its number of articles. Values without
// articles are left out unless chosen. The most frequent come first; equals by ID.
type Count struct {
	ID     string // Person.ID, Topic.ID, source or language
	N      int    // number of articles
	Chosen bool
}

// YearCount counts articles by date. An article whose date spans several years or
// months counts in each of them. An open interval counts from its known end only.
type YearCount struct {
	Year   int
	N      int
	Months [12]int // N may be greater than their sum: some dates have no month
}

// group is a part of a query whose values are alternatives.
type group int8

const (
	noGroup group = iota - 1
	personGroup
	topicGroup
	sourceGroup
	langGroup
	dateGroup
)

// choice is the chosen values of a group and the counts of all.
type choice struct {
	ids    []string // chosen
	chosen []bool   // by number; nil if nothing is chosen
	counts []int32  // by number
	id     func(int) string
}

func newChoice(ids []string, n int, id func(int) string, find func(string) int) choice {
	c := choice{ids: ids, counts: make([]int32, n), id: id}
	if len(ids) > 0 {
		c.chosen = make([]bool, n)
		for _, id := range ids {
			if i := find(id); i >= 0 {
				c.chosen[i] = true
			}
		}
	}
	return c
}

// filter is a query without its text.
type filter struct {
	choices [dateGroup]choice
	// The date group.
	ranged, undated bool
	from, to        int
}

func (a *Archive) filter(q Query) *filter {
	f := &filter{from: MinDay, to: MaxDay, undated: q.Undated}
	f.choices[personGroup] = newChoice(q.Persons, a.persons.n, a.personID, a.findPerson)
	f.choices[topicGroup] = newChoice(q.Topics, a.topics.n, a.topicID, a.findTopic)
	f.choices[sourceGroup] = newChoice(q.Sources, a.sources.n, a.sources.at, a.sources.search)
	f.choices[langGroup] = newChoice(q.Langs, a.langs.n, a.langs.at, a.langs.search)
	if !q.From.IsZero() {
		f.ranged = true
		f.from, _ = q.From.Bounds()
	}
	if !q.To.IsZero() {
		f.ranged = true
		_, f.to = q.To.Bounds()
	}
	return f
}

// count fills in the counts of answer and gives the articles that fail no group, ascending.
func (a *Archive) count(answer *Answer, f *filter, m matches) (hits []int32) {
	facets := a.facets.reader()
	years := newTimeline(a)
	persons, topics := &f.choices[personGroup], &f.choices[topicGroup]
	sources, langs := &f.choices[sourceGroup], &f.choices[langGroup]
	n := len(m.docs)
	if m.all {
		n = a.Len()
	}
	hits = make([]int32, 0, n)
	for i := range n {
		doc := i
		if !m.all {
			doc = int(m.docs[i])
		}
		failed, fails := noGroup, 0
		fail := func(g group) {
			failed = g
			fails++
		}
		if !a.inRange(f, doc) {
			fail(dateGroup)
		}
		source, lang := a.sourceOf.at(doc), a.langOf.at(doc)
		if sources.chosen != nil && !sources.chosen[source] {
			fail(sourceGroup)
		}
		if langs.chosen != nil && !langs.chosen[lang] {
			fail(langGroup)
		}
		if fails > 1 {
			continue
		}
		item := facets.at(doc)
		if persons.chosen != nil || topics.chosen != nil {
			r := reader{s: item}
			if !persons.any(&r, r.uvarint()) {
				fail(personGroup)
			}
			if !topics.any(&r, -1) {
				fail(topicGroup)
			}
			if fails > 1 {
				continue
			}
		}
		r := reader{s: item}
		k := r.uvarint()
		if fails == 0 || failed == personGroup {
			for ; k > 0; k-- {
				persons.counts[r.uvarint()]++
			}
		}
		if fails == 0 || failed == topicGroup {
			for ; k > 0; k-- {
				r.uvarint()
			}
			for r.s != "" {
				topics.counts[r.uvarint()]++
			}
		}
		if fails == 0 || failed == sourceGroup {
			sources.counts[source]++
		}
		if fails == 0 || failed == langGroup {
			langs.counts[lang]++
		}
		if fails == 0 || failed == dateGroup {
			if doc >= a.dated {
				answer.Undated++
			} else {
				years.add(doc)
			}
		}
		if fails == 0 {
			hits = append(hits, int32(doc))
		}
	}
	answer.Persons, answer.Topics = persons.list(), topics.list()
	answer.Sources, answer.Langs = sources.list(), langs.list()
	answer.Years = years.counts()
	return hits
}

// any tells whether one of the next n numbers of r is chosen, or of all that
// follow if n is -1; true if no choice was made. It takes all n off r.
func (c *choice) any(r *reader, n int) bool {
	found := c.chosen == nil
	if n < 0 && found {
		return true
	}
	for ; n != 0 && r.s != ""; n-- {
		if v := r.uvarint(); !found && c.chosen[v] {
			found = true
			if n < 0 {
				return true
			}
		}
	}
	return found
}

// list is the values that have articles or are chosen. The empty value is none.
func (c *choice) list() []Count {
	var keys []uint64 // few articles, high numbers last
	for i, n := range c.counts {
		if n > 0 {
			keys = append(keys, uint64(^uint32(n))<<32|uint64(i))
		}
	}
	slices.Sort(keys)
	var counts []Count
	for _, key := range keys {
		i := int(uint32(key))
		if id := c.id(i); id != "" {
			counts = append(counts, Count{id, int(c.counts[i]), c.chosen != nil && c.chosen[i]})
		}
	}
	var missing []Count
	for _, id := range c.ids {
		if !slices.ContainsFunc(counts, func(c Count) bool { return c.ID == id }) {
			missing = append(missing, Count{ID: id, Chosen: true})
		}
	}
	slices.SortFunc(missing, func(a, b Count) int { return strings.Compare(a.ID, b.ID) })
	return append(counts, slices.Compact(missing)...)
}

// inRange tells whether an article passes the date group.
func (a *Archive) inRange(f *filter, doc int) bool {
	switch {
	case doc >= a.dated:
		return f.undated || !f.ranged
	case f.ranged:
		first := a.firstDay.at(doc)
		return first <= f.to && first+a.days.at(doc) >= f.from
	}
	return !f.undated
}

// timeline counts articles by year and month, as the changes from one to the next.
type timeline struct {
	a             *Archive
	years, months []int32
	// The month that the latest day was in: articles come in order of date.
	monthFrom, monthTo, month int
}

func newTimeline(a *Archive) *timeline {
	n := a.lastYear - a.firstYear + 1
	return &timeline{a: a, years: make([]int32, n+1), months: make([]int32, 12*n+1), monthFrom: 1}
}

// monthOf is the number of months from the start of the first year to the month that day is in.
func (t *timeline) monthOf(day int) int {
	if day < t.monthFrom || day > t.monthTo {
		year, month, _ := civil(day)
		t.month = (year-t.a.firstYear)*12 + month - 1
		t.monthFrom = dayNumber(year, month, 1)
		t.monthTo = t.monthFrom + daysIn(year, month) - 1
	}
	return t.month
}

func (t *timeline) add(doc int) {
	s := t.a.span(doc)
	if s.start == open {
		s.first, s.start = s.last, s.end
	}
	from := t.monthOf(s.first)
	to := from
	if s.interval && s.end != open {
		to = t.monthOf(s.last)
	}
	t.years[from/12]++
	t.years[to/12+1]--
	if s.start >= toMonth && (s.end >= toMonth || s.end == open) {
		t.months[from]++
		t.months[to+1]--
	}
}

func (t *timeline) counts() []YearCount {
	var counts []YearCount
	year, month := int32(0), int32(0)
	for i := range len(t.years) - 1 {
		year += t.years[i]
		c := YearCount{Year: t.a.firstYear + i, N: int(year)}
		for m := range c.Months {
			month += t.months[12*i+m]
			c.Months[m] = int(month)
		}
		if year > 0 {
			counts = append(counts, c)
		}
	}
	return counts
}
