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

// count fills in the counts of answer and gives the articles that fail no group, ascending; they are only
// to be read, and until the next search.
func (a *Archive) count(answer *Answer, f *filter, m matches, t *tables, s *scratch) (hits []int32) {
	hits, alone := a.sift(f, m, t, s, true)
	var sum *tally
	if m.all && len(f.active) == 0 {
		sum = a.whole(t)
	} else {
		sum = a.newTally(t)
		for g := range groups {
			switch {
			case m.all && len(f.active) == 1 && f.active[0] == g:
				sum.take(g, a.whole(t)) // all articles fail no other group
			default:
				sum.add(g, hits)
				sum.add(g, alone[g])
			}
		}
	}
	answer.Persons, answer.Topics = f.list(personGroup, sum), f.list(topicGroup, sum)
	answer.Sources, answer.Langs = f.list(sourceGroup, sum), f.list(langGroup, sum)
	answer.Years, answer.Undated = sum.years.counts(), sum.undated
	return hits
}

// whole is the tally of all articles, which is asked for most.
func (a *Archive) whole(t *tables) *tally {
	sum := t.whole.Load()
	if sum == nil {
		sum = a.newTally(t)
		for g := range groups {
			sum.add(g, t.everything())
		}
		t.whole.Store(sum)
	}
	return sum
}

// list is the values of a group that have articles or are chosen. The empty value is none.
func (f *filter) list(g group, sum *tally) []Count {
	c, values := &f.choices[g], sum.t.values[g]
	order := ranked(sum.counts[g])
	counts := make([]Count, 0, len(order))
	for _, i := range order {
		if id := values[i]; id != "" {
			counts = append(counts, Count{id, int(i), int(sum.counts[g][i]), c.chosen != nil && c.chosen[i]})
		}
	}
	var missing []Count
	for i, id := range c.ids {
		if no := c.nos[i]; no < 0 || id == "" || sum.counts[g][no] == 0 {
			missing = append(missing, Count{ID: id, No: no, Chosen: true})
		}
	}
	if len(counts)+len(missing) == 0 {
		return nil
	}
	slices.SortFunc(missing, func(a, b Count) int { return strings.Compare(a.ID, b.ID) })
	return append(counts, slices.Compact(missing)...)
}

// ranked is the numbers of the values that have articles, the most frequent first. Most
// values are rare, so they are put into place by their count; only the others are sorted.
func ranked(counts []int32) []int32 {
	const rare = 64
	var places [rare + 1]int // of the next value with the count
	n := 0
	var frequent []uint64 // few articles, high numbers last
	for i, k := range counts {
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
	for i, k := range counts {
		if 0 < k && k < rare {
			order[places[k]] = int32(i)
			places[k]++
		}
	}
	return order
}
