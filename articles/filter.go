package articles

import (
	"math/bits"
	"sort"
)

// group is a part of a query whose values are alternatives.
type group int8

const (
	noGroup group = iota - 1
	personGroup
	topicGroup
	sourceGroup
	langGroup
	speakerGroup // it has no counts
	dateGroup
	groups // how many there are; as a verdict, several
)

// choice is the chosen values of a group.
type choice struct {
	ids    []string
	nos    []int  // their numbers, -1 for those that the archive does not have
	chosen []bool // by number; nil if nothing is chosen
}

func newChoice(ids, values []string, find func(string) int) choice {
	c := choice{ids: ids}
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

// any tells whether one of numbers is chosen.
func (c *choice) any(numbers []int32) bool {
	for _, n := range numbers {
		if c.chosen[n] {
			return true
		}
	}
	return false
}

// filter is a query without its text.
type filter struct {
	choices [dateGroup]choice
	active  []group // those that something is asked of
	// The date group.
	ranged, undated bool
	from, to        int
}

func (a *Archive) filter(q Query, t *tables) *filter {
	f := &filter{from: MinDay, to: MaxDay, undated: q.Undated}
	f.choices[personGroup] = newChoice(q.Persons, t.values[personGroup], a.findPerson)
	f.choices[topicGroup] = newChoice(q.Topics, t.values[topicGroup], a.findTopic)
	f.choices[sourceGroup] = newChoice(q.Sources, t.values[sourceGroup], a.sources.search)
	f.choices[langGroup] = newChoice(q.Langs, t.values[langGroup], a.langs.search)
	f.choices[speakerGroup] = newChoice(q.Speakers, t.values[personGroup], a.findPerson)
	if !q.From.IsZero() {
		f.ranged = true
		f.from, _ = q.From.Bounds()
	}
	if !q.To.IsZero() {
		f.ranged = true
		_, f.to = q.To.Bounds()
	}
	for g, c := range f.choices {
		if c.chosen != nil {
			f.active = append(f.active, group(g))
		}
	}
	if f.ranged || f.undated {
		f.active = append(f.active, dateGroup)
	}
	return f
}

// sift gives the articles that fail no group; and, if they are asked for, for each group those that
// fail it alone, unless that is all there is to fail. They ascend, are only to be read, and until the next search.
func (a *Archive) sift(f *filter, m matches, t *tables, s *scratch, wanted bool) (hits []int32, alone [groups][]int32) {
	switch {
	case m.all && len(f.active) == 0:
		return t.everything(), alone
	case len(f.active) == 0:
		return m.docs, alone
	case m.all || len(m.docs) > a.Len()/32:
		return a.siftMany(f, m, t, s, wanted)
	}
	hits = s.list(len(m.docs))
	for _, doc := range m.docs {
		switch g := f.verdict(t, int(doc)); {
		case g == noGroup:
			hits = append(hits, doc)
		case g != groups && wanted:
			alone[g] = append(alone[g], doc)
		}
	}
	return hits, alone
}

// verdict is the only group that an article fails, noGroup if none, groups if several.
func (f *filter) verdict(t *tables, doc int) group {
	failed := noGroup
	for i := len(f.active) - 1; i >= 0; i-- { // what is quick to see comes last
		if g := f.active[i]; !f.passes(g, t, doc) {
			if failed != noGroup {
				return groups
			}
			failed = g
		}
	}
	return failed
}

func (f *filter) passes(g group, t *tables, doc int) bool {
	switch g {
	case personGroup:
		return f.choices[g].any(t.persons.of(doc))
	case topicGroup:
		return f.choices[g].any(t.topics.of(doc))
	case speakerGroup:
		return f.choices[g].any(t.speakers().of(doc))
	case sourceGroup:
		return f.choices[g].chosen[t.source[doc]]
	case langGroup:
		return f.choices[g].chosen[t.lang[doc]]
	}
	return f.inRange(t, doc)
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

// siftMany is sift for many articles: 64 at a time.
func (a *Archive) siftMany(f *filter, m matches, t *tables, s *scratch, wanted bool) (hits []int32, alone [groups][]int32) {
	matched, n := newBitmap(a.Len()), a.Len()
	if m.all {
		matched.setRange(0, n)
	} else {
		for _, doc := range m.docs {
			matched.set(doc)
		}
		n = len(m.docs)
	}
	passing := make([]bitmap, len(f.active))
	for i, g := range f.active {
		passing[i] = a.passing(f, g, t)
	}
	if hits = s.list(n); wanted && len(f.active) == 1 && m.all {
		wanted = false
	}
	for word, matched := range matched {
		var once, twice uint64 // failed
		for _, b := range passing {
			fails := ^b[word]
			twice |= once & fails
			once |= fails
		}
		hits = appendBits(hits, word, matched&^once)
		if single := matched & once &^ twice; wanted && single != 0 {
			for i, g := range f.active {
				alone[g] = appendBits(alone[g], word, single&^passing[i][word])
			}
		}
	}
	return hits, alone
}

// passing is the articles that pass a group.
func (a *Archive) passing(f *filter, g group, t *tables) bitmap {
	b := newBitmap(a.Len())
	switch g {
	case personGroup, topicGroup:
		b.setAll(&f.choices[g], t.articles[g]())
	case speakerGroup:
		b.setAll(&f.choices[g], t.quotedIn())
	case sourceGroup:
		b.setChosen(&f.choices[g], t.source)
	case langGroup:
		b.setChosen(&f.choices[g], t.lang)
	case dateGroup:
		if f.undated {
			b.setRange(a.dated, a.Len())
		}
		if f.ranged {
			// A date that is a day passes from where the first day is in the range to where it is no more.
			n := len(t.first)
			from := sort.Search(n, func(i int) bool { return int(t.first[i]) >= f.from })
			to := sort.Search(n, func(i int) bool { return int(t.first[i]) > f.to })
			b.setRange(from, to)
			for _, doc := range t.longDocs {
				if int(doc) < from && int(t.first[doc]) <= f.to && int(t.last[doc]) >= f.from {
					b.set(doc)
				}
			}
		}
	}
	return b
}

// bitmap is a set of articles, 64 in a word, the lowest bit first.
type bitmap []uint64

func newBitmap(n int) bitmap { return make(bitmap, (n+63)/64) }

func (b bitmap) set(doc int32) { b[doc>>6] |= 1 << (doc & 63) }

// setRange adds the articles from one to before another.
func (b bitmap) setRange(from, to int) {
	for doc := from; doc < to; {
		if doc&63 == 0 && to-doc >= 64 {
			b[doc>>6] = ^uint64(0)
			doc += 64
		} else {
			b.set(int32(doc))
			doc++
		}
	}
}

// setAll adds the articles of the chosen values.
func (b bitmap) setAll(c *choice, articles *numberLists) {
	for _, no := range c.nos {
		if no >= 0 {
			for _, doc := range articles.of(no) {
				b.set(doc)
			}
		}
	}
}

// setChosen adds the articles whose value in the column is chosen.
func (b bitmap) setChosen(c *choice, column []int32) {
	for doc, v := range column {
		if c.chosen[v] {
			b.set(int32(doc))
		}
	}
}

// appendBits adds the articles of a word of a bitmap.
func appendBits(docs []int32, word int, set uint64) []int32 {
	for set != 0 {
		docs = append(docs, int32(word<<6+bits.TrailingZeros64(set)))
		set &= set - 1
	}
	return docs
}
