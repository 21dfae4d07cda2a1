package articles

import (
	"slices"
	"strings"
)

// Count is a facet value with its number of articles. Values without
// articles are left out unless chosen. The most frequent come first; equals by ID.
type Count struct {
	ID     string // Person.ID, Topic.ID, source or language
	No     int    // of the person, topic, source or language, in order of ID from 0; -1 if the archive has none with this ID
	N      int    // number of articles
	Chosen bool
}

// YearCount counts the articles whose date may lie in a year: as many as a query From
// and To that year finds. An open interval counts up to the last year of the archive, or
// from the first one.
type YearCount struct {
	Year   int
	N      int
	Months [12]int // the same for its months; a date that is only a year may lie in each
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
	nos    []int    // their numbers, -1 for those that the archive does not have
	chosen []bool   // by number; nil if nothing is chosen
	counts []int32  // by number
	values []string // by number
}

func newChoice(ids []string, values []string, find func(string) int) choice {
	c := choice{ids: ids, counts: make([]int32, len(values)), values: values}
	if len(ids) > 0 {
		c.chosen = make([]bool, len(values))
		for _, id := range ids {
			no := find(id)
			if no >= 0 {
				c.chosen[no] = true
			}
			c.nos = append(c.nos, no)
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

func (a *Archive) filter(q Query, t *tables) *filter {
	f := &filter{from: MinDay, to: MaxDay, undated: q.Undated}
	f.choices[personGroup] = newChoice(q.Persons, t.personIDs, a.findPerson)
	f.choices[topicGroup] = newChoice(q.Topics, t.topicIDs, a.findTopic)
	f.choices[sourceGroup] = newChoice(q.Sources, t.sources, a.sources.search)
	f.choices[langGroup] = newChoice(q.Langs, t.langs, a.langs.search)
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

// count fills in the counts of answer and gives the articles that fail no group, ascending;
// they are only to be read, and until the next search.
func (a *Archive) count(answer *Answer, f *filter, m matches, t *tables, s *scratch) (hits []int32) {
	if !m.all || !f.empty() {
		return a.countEach(answer, f, m, t, s)
	}
	whole := t.whole.Load()
	if whole == nil {
		whole = &wholeAnswer{}
		whole.hits = slices.Clone(a.countEach(&whole.Answer, f, m, t, s))
		t.whole.Store(whole)
	}
	answer.Persons, answer.Topics = slices.Clone(whole.Persons), slices.Clone(whole.Topics)
	answer.Sources, answer.Langs = slices.Clone(whole.Sources), slices.Clone(whole.Langs)
	answer.Years, answer.Undated = slices.Clone(whole.Years), whole.Undated
	return whole.hits
}

func (f *filter) empty() bool {
	for _, c := range f.choices {
		if len(c.ids) > 0 {
			return false
		}
	}
	return !f.ranged && !f.undated
}

// wholeAnswer is the answer to the query that asks for nothing: the one asked most.
type wholeAnswer struct {
	Answer
	hits []int32
}

// sift gives the articles that fail no group, ascending, without counting; they are only to be read, and
// until the next search.
func (a *Archive) sift(f *filter, m matches, t *tables, s *scratch) (hits []int32) {
	m.list(a.Len())
	if f.empty() {
		return m.docs
	}
	hits = s.list(len(m.docs))
	for _, doc := range m.docs {
		if f.passes(t, int(doc)) {
			hits = append(hits, doc)
		}
	}
	return hits
}

func (f *filter) passes(t *tables, doc int) bool {
	persons, topics := &f.choices[personGroup], &f.choices[topicGroup]
	sources, langs := &f.choices[sourceGroup], &f.choices[langGroup]
	return f.inRange(t, doc) &&
		(sources.chosen == nil || sources.chosen[t.source[doc]]) &&
		(langs.chosen == nil || langs.chosen[t.lang[doc]]) &&
		(persons.chosen == nil || persons.any(t.persons.of(doc))) &&
		(topics.chosen == nil || topics.any(t.topics.of(doc)))
}

func (a *Archive) countEach(answer *Answer, f *filter, m matches, t *tables, s *scratch) (hits []int32) {
	years := newTimeline(a, t)
	persons, topics := &f.choices[personGroup], &f.choices[topicGroup]
	sources, langs := &f.choices[sourceGroup], &f.choices[langGroup]
	n := len(m.docs)
	if m.all {
		n = a.Len()
	}
	hits = s.list(n)
	byDate := f.ranged || f.undated
	for i := range n {
		doc := i
		if !m.all {
			doc = int(m.docs[i])
		}
		failed, fails := noGroup, 0
		if byDate && !f.inRange(t, doc) {
			failed, fails = dateGroup, 1
		}
		source, lang := t.source[doc], t.lang[doc]
		if sources.chosen != nil && !sources.chosen[source] {
			failed, fails = sourceGroup, fails+1
		}
		if langs.chosen != nil && !langs.chosen[lang] {
			failed, fails = langGroup, fails+1
		}
		if fails > 1 {
			continue
		}
		its := t.persons.of(doc)
		if persons.chosen != nil && !persons.any(its) {
			failed, fails = personGroup, fails+1
		}
		about := t.topics.of(doc)
		if topics.chosen != nil && !topics.any(about) {
			failed, fails = topicGroup, fails+1
		}
		if fails > 1 {
			continue
		}
		if fails == 0 || failed == personGroup {
			for _, p := range its {
				persons.counts[p]++
			}
		}
		if fails == 0 || failed == topicGroup {
			for _, p := range about {
				topics.counts[p]++
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

// any tells whether one of numbers is chosen.
func (c *choice) any(numbers []int32) bool {
	for _, n := range numbers {
		if c.chosen[n] {
			return true
		}
	}
	return false
}

// list is the values that have articles or are chosen. The empty value is none.
func (c *choice) list() []Count {
	order := c.order()
	counts := make([]Count, 0, len(order))
	for _, i := range order {
		if id := c.values[i]; id != "" {
			counts = append(counts, Count{id, int(i), int(c.counts[i]), c.chosen != nil && c.chosen[i]})
		}
	}
	var missing []Count
	for i, id := range c.ids {
		if !slices.ContainsFunc(counts, func(c Count) bool { return c.ID == id }) {
			missing = append(missing, Count{ID: id, No: c.nos[i], Chosen: true})
		}
	}
	if len(counts)+len(missing) == 0 {
		return nil
	}
	slices.SortFunc(missing, func(a, b Count) int { return strings.Compare(a.ID, b.ID) })
	return append(counts, slices.Compact(missing)...)
}

// order is the numbers of the values that have articles, the most frequent first. Most
// values are rare, so they are put into place by their count; only the others are sorted.
func (c *choice) order() []int32 {
	const rare = 64
	var places [rare + 1]int // of the next value with the count
	n := 0
	var frequent []uint64 // few articles, high numbers last
	for i, k := range c.counts {
		switch {
		case k == 0:
		case k < rare:
			places[k]++
			n++
		default:
			frequent = append(frequent, uint64(^uint32(k))<<32|uint64(i))
			n++
		}
	}
	slices.Sort(frequent)
	order := make([]int32, n)
	for i, key := range frequent {
		order[i] = int32(key)
	}
	at := len(frequent)
	for k := rare - 1; k > 0; k-- {
		places[k], at = at, at+places[k]
	}
	for i, k := range c.counts {
		if 0 < k && k < rare {
			order[places[k]] = int32(i)
			places[k]++
		}
	}
	return order
}

// inRange tells whether an article passes the date group.
func (f *filter) inRange(t *tables, doc int) bool {
	switch {
	case doc >= len(t.first):
		return f.undated || !f.ranged
	case f.ranged:
		return int(t.first[doc]) <= f.to && int(t.last[doc]) >= f.from
	}
	return !f.undated
}

// timeline counts articles by year and month.
type timeline struct {
	t                     *tables
	firstYear             int
	single                []int32 // by month: articles that lie in it
	yearSteps, monthSteps []int32 // of the others, as the changes from one to the next
}

func newTimeline(a *Archive, t *tables) *timeline {
	n := a.lastYear - a.firstYear + 1
	return &timeline{t: t, firstYear: a.firstYear, single: make([]int32, 12*n), yearSteps: make([]int32, n+1), monthSteps: make([]int32, 12*n+1)}
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
