package articles

import "sync/atomic"

// tables is what the first search reads from the archive and every later one counts over: about
// 70 bytes an article.
type tables struct {
	personIDs, topicIDs, sources, langs []string // by number

	// By article.
	norms           []float64
	source, lang    []int32
	persons, topics numberLists
	dates           []dateCells // of dated articles

	whole atomic.Pointer[wholeAnswer] // once it has been asked for
}

// numberLists is a list of numbers for each article.
type numberLists struct {
	starts  []int32 // of each article's in numbers; one more for the end
	numbers []int32
}

func (l *numberLists) of(doc int) []int32 { return l.numbers[l.starts[doc]:l.starts[doc+1]] }

// dateCells is what the date of an article is compared and counted by: its days; the
// years from fromYear to before toYear and the months from fromMonth to before toMonth that it
// counts in, from those that the timeline starts with.
type dateCells struct {
	first, last        int32
	fromMonth, toMonth int32
	fromYear, toYear   int16
}

func (a *Archive) tabulate() *tables {
	n := a.Len()
	t := &tables{
		personIDs: byNumber(a.persons.n, a.personID),
		topicIDs:  byNumber(a.topics.n, a.topicID),
		sources:   byNumber(a.sources.n, a.sources.at),
		langs:     byNumber(a.langs.n, a.langs.at),
		source:    a.numbers(&a.sourceOf, a.sources.n),
		lang:      a.numbers(&a.langOf, a.langs.n),
		dates:     a.tabulateDates(),
		norms:     a.norms(),
	}
	t.persons.starts, t.topics.starts = make([]int32, 0, n+1), make([]int32, 0, n+1)
	facets := a.facets.reader()
	for doc := range n {
		t.persons.starts = append(t.persons.starts, int32(len(t.persons.numbers)))
		t.topics.starts = append(t.topics.starts, int32(len(t.topics.numbers)))
		r := reader{s: facets.at(doc)}
		for k := r.uvarint(); k > 0 && !r.bad; k-- {
			if p := r.uvarint(); p < a.persons.n {
				t.persons.numbers = append(t.persons.numbers, int32(p))
			} else {
				r.bad = true
			}
		}
		before := -1
		for r.s != "" && !r.bad {
			if p := r.uvarint(); p < a.topics.n && p > before {
				t.topics.numbers = append(t.topics.numbers, int32(p))
				before = p
			} else {
				r.bad = true
			}
		}
		if r.bad {
			a.damage.met(facetsSection)
		}
	}
	t.persons.starts = append(t.persons.starts, int32(len(t.persons.numbers)))
	t.topics.starts = append(t.topics.starts, int32(len(t.topics.numbers)))
	return t
}

func byNumber(n int, at func(int) string) []string {
	values := make([]string, max(n, 1)) // a damaged column finds one, too
	for i := range n {
		values[i] = at(i)
	}
	return values
}

// numbers is a column of numbers below n; 0 for others.
func (a *Archive) numbers(c *column, n int) []int32 {
	numbers := make([]int32, c.n)
	for i := range numbers {
		if v := c.at(i); uint(v) < uint(n) {
			numbers[i] = int32(v)
		} else {
			a.damage.met(columnsSection)
		}
	}
	return numbers
}

func (a *Archive) tabulateDates() []dateCells {
	dates := make([]dateCells, a.dated)
	months := monthFinder{firstYear: a.firstYear, to: -1}
	end := 12 * (a.lastYear - a.firstYear + 1)
	for doc := range dates {
		s, d := a.span(doc), &dates[doc]
		d.first, d.last = int32(s.first), int32(s.last)
		from, to := 0, end-1 // an open end lets in all that the timeline has
		if s.start != open {
			from = months.find(s.first)
		}
		if !s.interval || s.end != open {
			to = months.find(s.last)
		}
		if from < 0 || to < from || to >= end {
			a.damage.met(columnsSection)
			continue
		}
		d.fromYear, d.toYear = int16(from/12), int16(to/12+1)
		d.fromMonth, d.toMonth = int32(from), int32(to+1)
	}
	return dates
}

// monthFinder finds the number of months from the start of the first year to the month that
// a day is in. It remembers the latest, because articles come in order of date.
type monthFinder struct{ firstYear, from, to, month int }

func (m *monthFinder) find(day int) int {
	if day < m.from || day > m.to {
		year, month, _ := civil(day)
		m.month = (year-m.firstYear)*12 + month - 1
		m.from = dayNumber(year, month, 1)
		m.to = m.from + daysIn(year, month) - 1
	}
	return m.month
}
