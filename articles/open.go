package articles

import (
	"encoding/hex"
	"fmt"
	"sync"
	"sync/atomic"
)

// Archive is an open archive. It is safe for use by several goroutines.
type Archive struct {
	data     string
	hash     string // identity in hexadecimal
	identity string

	lang          string
	built         Date
	titles, about []Label
	dated         int // number of articles with a date
	firstYear     int // of any date, at its known end
	lastYear      int
	totalLength   int // of all articles in words

	sources, langs, authors, credits, rules list

	firstDay, days, dateKind             column
	sourceOf, langOf, authorOf, creditOf column
	length, byID                         column
	ids, urls                            list
	headlines, texts                     textList
	facts, persons, topics, spellings    list
	quotes                               list
	speakerCounts, speakersOf            column // by article, and by article and speaker
	personCounts, personsOf              column // by article, and by article and person
	topicCounts, topicsOf                column
	words                                lexicon
	vocabulary                           vocabulary

	names      func() nameIndex
	nameWords  func() nameWords
	tables     func() *tables
	index      atomic.Pointer[index] // nil until Index or UseIndex
	tokenForms atomic.Pointer[[]int32]
	scans      scans
	latest     atomic.Pointer[understood]
	chunks     atomic.Pointer[[]triedChunk]
	suggested  atomic.Pointer[suggestedNames]
	scratch    sync.Pool // of *scratch

	sections [sectionCount]string
	sums     [sectionCount]uint32
	padding  string // behind the archive
	damage   damage
}

// Open reads the bytes that Encode made; zero bytes may follow them. data is not copied.
//
// Open looks at the header, at what is small, and at the outlines of the rest, so that it takes
// as long for a large archive as for a small one. Damage in the rest is met by Verify, or when
// it is read: see Err. The error names the section that is damaged and what was found there.
func Open(data string) (*Archive, error) {
	sections, sums, hash, whole, err := disassemble(data)
	if err != nil {
		return nil, err
	}
	a := &Archive{
		data: whole, hash: hex.EncodeToString([]byte(hash)), identity: hash,
		sections: sections, sums: sums, padding: data[len(whole):],
	}
	for _, s := range checkOrder {
		err := a.outline(s)
		if err != nil || s.small() {
			// Bytes that are not those written explain a wrong outline best.
			if sum := a.checksum(s, nil); sum != nil {
				err = sum
			}
		}
		if err == nil && s.small() {
			err = a.check(s, nil)
		}
		if err != nil {
			return nil, named(s, err)
		}
	}
	a.names = sync.OnceValue(a.indexNames)
	a.nameWords = sync.OnceValue(a.readNameWords)
	a.tables = sync.OnceValue(a.tabulate)
	a.scratch.New = func() any { return a.newScratch() }
	return a, nil
}

// checkOrder has the sections so that each comes behind those that it speaks of.
var checkOrder = [sectionCount]section{
	idsSection, infoSection, namesSection, columnsSection, endingsSection, wordsSection, vocabularySection,
	titlesSection, urlsSection, textsSection, personsSection, topicsSection, spellingsSection, facetsSection, factsSection, quotesSection,
}

// small tells whether a section is checked by Open: the readers of these rely on it.
func (s section) small() bool {
	switch s {
	case infoSection, topicsSection:
		return true
	}
	return false
}

var errEnd = fmt.Errorf("it ends too early or too late")

// outline reads what lies before the items of a section.
func (a *Archive) outline(s section) error {
	switch s {
	case idsSection:
		return a.listOutline(s, &a.ids, -1, "article")
	case infoSection:
		return a.infoOutline()
	case namesSection:
		return a.namesOutline()
	case columnsSection:
		return a.columnsOutline()
	case titlesSection:
		return a.textOutline(s, &a.headlines)
	case urlsSection:
		return a.listOutline(s, &a.urls, a.Len(), "article")
	case textsSection:
		return a.textOutline(s, &a.texts)
	case personsSection:
		return a.listOutline(s, &a.persons, -1, "person")
	case topicsSection:
		return a.listOutline(s, &a.topics, -1, "topic")
	case spellingsSection:
		return a.listOutline(s, &a.spellings, a.persons.n, "person")
	case facetsSection:
		return a.facetsOutline()
	case factsSection:
		return a.listOutline(s, &a.facts, a.Len(), "article")
	case quotesSection:
		return a.quotesOutline()
	case endingsSection:
		return a.listOutline(s, &a.words.paradigms, -1, "paradigm")
	case wordsSection:
		return a.words.outline(a.sections[s], &a.damage)
	case vocabularySection:
		return a.vocabulary.outline(a.sections[s], &a.words, &a.damage)
	}
	return nil
}

// listOutline reads a section that is one list of n items; of any number if n is -1.
func (a *Archive) listOutline(s section, l *list, n int, what string) error {
	r := reader{s: a.sections[s]}
	*l = r.list()
	if r.bad || r.s != "" {
		return errEnd
	}
	if n >= 0 && l.n != n {
		return fmt.Errorf("found %d times %s, wanted %d", l.n, what, n)
	}
	l.section, l.damage = s, &a.damage
	return nil
}

func (a *Archive) textOutline(s section, l *textList) error {
	l.vocabulary = &a.vocabulary
	return a.listOutline(s, &l.list, a.Len(), "article")
}

func (a *Archive) infoOutline() error {
	r := reader{s: a.sections[infoSection]}
	a.lang = r.string()
	built := r.date()
	a.titles, a.about = r.labels(), r.labels()
	a.dated, a.firstYear, a.lastYear, a.totalLength = r.uvarint(), r.uvarint(), r.uvarint(), r.uvarint()
	if r.bad || r.s != "" {
		return errEnd
	}
	if !built.valid() {
		return fmt.Errorf("the day of building is no date")
	}
	a.built = built.date()
	if a.dated > a.Len() || a.firstYear > a.lastYear || a.lastYear > 9999 || (a.dated > 0) != (a.firstYear > 0) {
		return fmt.Errorf("found %d dated articles from year %d to %d, wanted at most %d", a.dated, a.firstYear, a.lastYear, a.Len())
	}
	return nil
}

func (a *Archive) namesOutline() error {
	r := reader{s: a.sections[namesSection]}
	for _, l := range a.nameLists() {
		*l = r.list()
		l.section, l.damage = namesSection, &a.damage
	}
	if r.bad || r.s != "" {
		return errEnd
	}
	return nil
}

func (a *Archive) nameLists() [5]*list {
	return [...]*list{&a.sources, &a.langs, &a.authors, &a.credits, &a.rules}
}

// columnRange is a column of the section columns and what its numbers may be.
type columnRange struct {
	*column
	what      string
	low, high int
}

func (a *Archive) columnRanges() []columnRange {
	return []columnRange{
		{&a.firstDay, "first day", MinDay, MaxDay},
		{&a.days, "number of days", 0, MaxDay - MinDay},
		{&a.dateKind, "kind of date", 0, 127},
		{&a.sourceOf, "source", 0, a.sources.n - 1},
		{&a.langOf, "language", 0, a.langs.n - 1},
		{&a.authorOf, "author", 0, a.authors.n - 1},
		{&a.creditOf, "credit", 0, a.credits.n - 1},
		{&a.length, "length", 0, 1 << 40},
		{&a.byID, "order of IDs", 0, a.Len() - 1},
	}
}

func (a *Archive) columnsOutline() error {
	r := reader{s: a.sections[columnsSection]}
	for _, c := range a.columnRanges() {
		*c.column = r.column()
		if r.bad {
			return errEnd
		}
		if c.n != a.Len() {
			return fmt.Errorf("%s: found %d numbers, wanted %d from %d to %d", c.what, c.n, a.Len(), c.low, c.high)
		}
	}
	if r.s != "" {
		return errEnd
	}
	return nil
}

func (a *Archive) facetsOutline() error {
	r := reader{s: a.sections[facetsSection]}
	a.personCounts, a.personsOf, a.topicCounts, a.topicsOf = r.column(), r.column(), r.column(), r.column()
	if r.bad || r.s != "" {
		return errEnd
	}
	if a.personCounts.n != a.Len() || a.topicCounts.n != a.Len() {
		return fmt.Errorf("found persons of %d articles and topics of %d, wanted %d", a.personCounts.n, a.topicCounts.n, a.Len())
	}
	return nil
}

// span is the date of article n; undated where the columns are damaged.
func (a *Archive) span(n int) dateSpan {
	var s dateSpan
	s.setKind(byte(a.dateKind.at(n)))
	s.first = a.firstDay.at(n)
	s.last = s.first + a.days.at(n)
	if !s.valid() {
		a.damage.met(columnsSection)
		return dateSpan{}
	}
	return s
}
