package articles

import (
	"math"
	"slices"
	"sync"
	"sync/atomic"
)

// tables is what the first search reads from the archive and every later one counts over: about
// 60 bytes an article.
type tables struct {
	values [speakerGroup][]string // by group and number

	// By article.
	norms           []float64
	leastNorm       float64
	source, lang    []int32
	persons, topics numberLists

	// By dated article.
	first, last []int32 // days
	month       []int32 // that it lies in, from the first one of the timeline; ^i for long[i]
	long        []dateCells
	longDocs    []int32 // their articles, ascending

	speakers   func() *numberLists              // by article
	quotedIn   func() *numberLists              // articles by person
	everything func() []int32                   // the numbers of all articles; only to be read
	articles   [sourceGroup]func() *numberLists // by person and by topic
	whole      atomic.Pointer[tally]            // once it has been asked for
}

// numberLists is a list of numbers for each article.
type numberLists struct {
	starts  []int32 // of each article's in numbers; one more for the end
	numbers []int32
}

func (l *numberLists) of(doc int) []int32 { return l.numbers[l.starts[doc]:l.starts[doc+1]] }

// inverted is, for each number below n, the articles that have it, ascending.
func (l *numberLists) inverted(n int) *numberLists {
	x := &numberLists{starts: make([]int32, n+1), numbers: make([]int32, len(l.numbers))}
	for doc := range len(l.starts) - 1 {
		for _, v := range l.of(doc) {
			x.starts[v+1]++
		}
	}
	for v := range n {
		x.starts[v+1] += x.starts[v]
	}
	at := slices.Clone(x.starts)
	for doc := range len(l.starts) - 1 {
		for _, v := range l.of(doc) {
			x.numbers[at[v]] = int32(doc)
			at[v]++
		}
	}
	return x
}

func ascending(numbers []int32) []int32 {
	for i := range numbers {
		numbers[i] = int32(i)
	}
	return numbers
}

// dateCells is the years from fromYear to before toYear and the months from fromMonth to before toMonth that
// a date counts in, from those that the timeline starts with.
type dateCells struct {
	fromMonth, toMonth int32
	fromYear, toYear   int32
}

func (a *Archive) tabulate() *tables {
	t := &tables{
		values: [...][]string{
			personGroup: byNumber(a.persons.n, a.personID),
			topicGroup:  byNumber(a.topics.n, a.topicID),
			sourceGroup: byNumber(a.sources.n, a.sources.at),
			langGroup:   byNumber(a.langs.n, a.langs.at),
		},
		source:  a.numbers(columnsSection, &a.sourceOf, a.sources.n),
		lang:    a.numbers(columnsSection, &a.langOf, a.langs.n),
		persons: a.numberLists(&a.personCounts, &a.personsOf, a.persons.n),
		topics:  a.numberLists(&a.topicCounts, &a.topicsOf, a.topics.n),
		norms:   a.norms(),
	}
	t.leastNorm = math.Inf(1)
	for _, norm := range t.norms {
		t.leastNorm = min(t.leastNorm, norm)
	}
	a.tabulateDates(t)
	t.speakers = sync.OnceValue(func() *numberLists { return a.speakers(t) })
	t.quotedIn = sync.OnceValue(func() *numberLists { return t.speakers().inverted(len(t.values[personGroup])) })
	t.everything = sync.OnceValue(func() []int32 { return ascending(make([]int32, a.Len())) })
	t.articles[personGroup] = sync.OnceValue(func() *numberLists { return t.persons.inverted(len(t.values[personGroup])) })
	t.articles[topicGroup] = sync.OnceValue(func() *numberLists { return t.topics.inverted(len(t.values[topicGroup])) })
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
func (a *Archive) numbers(s section, c *column, n int) []int32 {
	numbers := c.numbers()
	for i, v := range numbers {
		if uint(v) >= uint(n) {
			numbers[i] = 0
			a.damage.met(s)
		}
	}
	return numbers
}

// numberLists puts together the lists of numbers below n of all articles; none for the articles at the end
// where counts and numbers do not fit.
func (a *Archive) numberLists(counts, numbers *column, n int) numberLists {
	l := numberLists{starts: make([]int32, a.Len()+1), numbers: a.numbers(facetsSection, numbers, max(n, 1))}
	at := 0
	for doc, count := range counts.numbers() {
		if count < 0 || int(count) > len(l.numbers)-at {
			a.damage.met(facetsSection)
			count = 0
		}
		at += int(count)
		l.starts[doc+1] = int32(at)
	}
	return l
}

func (a *Archive) tabulateDates(t *tables) {
	n := a.dated
	t.first, t.last, t.month = make([]int32, n), make([]int32, n), make([]int32, n)
	months := monthFinder{firstYear: a.firstYear, to: -1}
	end := 12 * (a.lastYear - a.firstYear + 1)
	for doc := range n {
		first := a.firstDay.at(doc)
		if a.dateKind.at(doc) == int(toDay) && MinDay < first && first < MaxDay { // nearly all
			t.first[doc], t.last[doc] = int32(first), int32(first)
			month := months.find(first)
			if uint(month) >= uint(end) {
				a.damage.met(columnsSection)
				month = 0
			}
			t.month[doc] = int32(month)
			continue
		}
		s := a.span(doc)
		t.first[doc], t.last[doc] = int32(s.first), int32(s.last)
		t.month[doc] = ^int32(len(t.long))
		t.long, t.longDocs = append(t.long, dateCells{}), append(t.longDocs, int32(doc))
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
		t.long[len(t.long)-1] = dateCells{int32(from), int32(to + 1), int32(from / 12), int32(to/12 + 1)}
	}
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
