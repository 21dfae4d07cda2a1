package articles

import (
	"encoding/hex"
	"fmt"
	"sync"
	"unicode/utf8"
)

// Archive is an open archive. It is safe for use by several goroutines.
type Archive struct {
	data, hash string

	lang          string
	built         Date
	titles, about []Label
	dated         int // number of articles with a date
	firstYear     int // of any date, at its known end
	lastYear      int
	totalLength   int // of all articles in words

	sources, langs, authors, credits, rules list

	firstDay, days, dateKind                  column
	sourceOf, langOf, authorOf, creditOf      column
	length, byID                              column
	ids, headlines, urls, texts               list
	facets, facts, persons, topics, spellings list
	words                                     lexicon
	postings, weights                         list

	names   func() nameIndex
	scratch sync.Pool // of *scratch
}

// Open reads the bytes that Encode made; zero bytes may follow them. The error
// names the section that is damaged and what was found there. data is not copied.
func Open(data string) (*Archive, error) {
	sections, sums, hash, whole, err := disassemble(data)
	if err != nil {
		return nil, err
	}
	a := &Archive{data: whole, hash: hex.EncodeToString([]byte(hash))}
	for _, step := range []struct {
		section
		open func(string) error
	}{
		{idsSection, a.openIDs}, // first: the number of articles
		{infoSection, a.openInfo},
		{namesSection, a.openNames},
		{columnsSection, a.openColumns},
		{titlesSection, a.openByArticle(&a.headlines)},
		{urlsSection, a.openByArticle(&a.urls)},
		{textsSection, a.openByArticle(&a.texts)},
		{personsSection, a.openPersons},
		{topicsSection, a.openTopics},
		{spellingsSection, a.openSpellings},
		{facetsSection, a.openFacets},
		{factsSection, a.openFacts},
		{endingsSection, a.openEndings},
		{wordsSection, a.words.open},
		{postingsSection, a.openPostings},
		{weightsSection, a.openWeights},
	} {
		s := sections[step.section]
		if got := checksum(s); got != sums[step.section] {
			return nil, fmt.Errorf("archive: section %q: checksum %08x, wanted %08x", sectionNames[step.section], got, sums[step.section])
		}
		if err := step.open(s); err != nil {
			return nil, fmt.Errorf("archive: section %q: %w", sectionNames[step.section], err)
		}
	}
	a.names = sync.OnceValue(a.indexNames)
	a.scratch.New = func() any { return a.newScratch() }
	return a, nil
}

var errEnd = fmt.Errorf("it ends too early or too late")

// openList reads a section that is one list of n items.
func openList(s string, l *list, n int, what string, ok func(i int, item string) error) error {
	r := reader{s: s}
	*l = r.list()
	if r.bad || r.s != "" {
		return errEnd
	}
	if l.n != n {
		return fmt.Errorf("found %d times %s, wanted %d", l.n, what, n)
	}
	return l.check(what, ok)
}

func (a *Archive) openIDs(s string) error {
	r := reader{s: s}
	n := r.list().n
	return openList(s, &a.ids, n, "article", validText)
}

func (a *Archive) openByArticle(l *list) func(string) error {
	return func(s string) error { return openList(s, l, a.Len(), "article", validText) }
}

func (a *Archive) openInfo(s string) error {
	r := reader{s: s}
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
	if err := validText(0, a.lang); err != nil {
		return err
	}
	return validLabels(append(a.titles[:len(a.titles):len(a.titles)], a.about...))
}

func validLabels(labels []Label) error {
	for _, l := range labels {
		if !utf8.ValidString(l.Lang) || !utf8.ValidString(l.Text) {
			return fmt.Errorf("found label %q, wanted UTF-8", clip(l.Text, 20))
		}
	}
	return nil
}

func (a *Archive) openNames(s string) error {
	r := reader{s: s}
	for _, l := range []*list{&a.sources, &a.langs, &a.authors, &a.credits, &a.rules} {
		*l = r.list()
		if r.bad {
			return errEnd
		}
		before := ""
		if err := l.check("name", func(i int, item string) error {
			if i > 0 && item <= before && l != &a.rules {
				return fmt.Errorf("found %q after %q, wanted ascending order", clip(item, 40), clip(before, 40))
			}
			before = item
			return validText(i, item)
		}); err != nil {
			return err
		}
	}
	if r.s != "" {
		return errEnd
	}
	return nil
}

func (a *Archive) openColumns(s string) error {
	r := reader{s: s}
	for _, c := range []struct {
		*column
		what      string
		low, high int
	}{
		{&a.firstDay, "first day", MinDay, MaxDay},
		{&a.days, "number of days", 0, MaxDay - MinDay},
		{&a.dateKind, "kind of date", 0, 127},
		{&a.sourceOf, "source", 0, a.sources.n - 1},
		{&a.langOf, "language", 0, a.langs.n - 1},
		{&a.authorOf, "author", 0, a.authors.n - 1},
		{&a.creditOf, "credit", 0, a.credits.n - 1},
		{&a.length, "length", 0, 1 << 40},
		{&a.byID, "order of IDs", 0, a.Len() - 1},
	} {
		*c.column = r.column()
		if r.bad {
			return errEnd
		}
		if c.n != a.Len() || !c.within(c.low, c.high) {
			return fmt.Errorf("%s: found %d numbers, wanted %d from %d to %d", c.what, c.n, a.Len(), c.low, c.high)
		}
	}
	if r.s != "" {
		return errEnd
	}
	for i := range a.Len() {
		span := a.span(i)
		if !span.valid() || (a.dateKind.at(i) != 0) != (i < a.dated) || i > 0 && i < a.dated && a.firstDay.at(i-1) > span.first {
			return fmt.Errorf("article %d: its date is none or not in order", i)
		}
		if i >= a.dated {
			continue
		}
		if from, to := span.years(); from < a.firstYear || to > a.lastYear {
			return fmt.Errorf("article %d: it is of %d to %d, wanted years from %d to %d", i, from, to, a.firstYear, a.lastYear)
		}
	}
	for i := 1; i < a.Len(); i++ {
		if a.ids.at(a.byID.at(i-1)) >= a.ids.at(a.byID.at(i)) {
			return fmt.Errorf("order of IDs: place %d is not in order", i)
		}
	}
	return nil
}

// span is the date of article n.
func (a *Archive) span(n int) dateSpan {
	var s dateSpan
	s.setKind(byte(a.dateKind.at(n)))
	s.first = a.firstDay.at(n)
	s.last = s.first + a.days.at(n)
	return s
}

func (a *Archive) openPersons(s string) error {
	r := reader{s: s}
	n, before := r.list().n, ""
	return openList(s, &a.persons, n, "person", func(i int, item string) error {
		r := reader{s: item}
		id, name, wikidata, note, names := r.string(), r.string(), r.string(), r.string(), r.labels()
		if r.bad || r.s != "" {
			return errEnd
		}
		if id <= before {
			return fmt.Errorf("found ID %q after %q, wanted ascending order", clip(id, 40), clip(before, 40))
		}
		before = id
		return validLabels(append(names, Label{id, name}, Label{wikidata, note}))
	})
}

func (a *Archive) openTopics(s string) error {
	r := reader{s: s}
	n, before := r.list().n, ""
	var broader []int
	if err := openList(s, &a.topics, n, "topic", func(i int, item string) error {
		r := reader{s: item}
		id, up, labels := r.string(), r.uvarint(), r.labels()
		if r.bad || r.s != "" {
			return errEnd
		}
		if id <= before || up > n {
			return fmt.Errorf("found ID %q after %q and broader topic %d, wanted ascending order and at most %d", clip(id, 40), clip(before, 40), up, n)
		}
		if len(labels) == 0 {
			return fmt.Errorf("found no label, wanted one")
		}
		before = id
		broader = append(broader, up)
		return validLabels(append(labels, Label{id, ""}))
	}); err != nil {
		return err
	}
	ends := make([]bool, n+1) // topics whose broader ones come to an end
	ends[0] = true
	for i := range n {
		steps := 0
		for at := i + 1; !ends[at]; at = broader[at-1] {
			if steps++; steps > n {
				return fmt.Errorf("topic %d is among its own broader topics", i)
			}
		}
		for at := i + 1; !ends[at]; at = broader[at-1] {
			ends[at] = true
		}
	}
	return nil
}

func (a *Archive) openSpellings(s string) error {
	return openList(s, &a.spellings, a.persons.n, "person", func(i int, item string) error {
		r := reader{s: item}
		for r.s != "" {
			if err := validText(i, r.string()); err != nil {
				return err
			}
			r.uvarint()
		}
		if r.bad {
			return errEnd
		}
		return nil
	})
}

func (a *Archive) openFacets(s string) error {
	return openList(s, &a.facets, a.Len(), "article", func(_ int, item string) error {
		r := reader{s: item}
		for n := r.uvarint(); n > 0 && !r.bad; n-- {
			if p := r.uvarint(); p >= a.persons.n {
				return fmt.Errorf("found person %d, wanted one below %d", p, a.persons.n)
			}
		}
		before := -1
		for r.s != "" {
			t := r.uvarint()
			if t >= a.topics.n || t <= before {
				return fmt.Errorf("found topic %d after %d, wanted ascending ones below %d", t, before, a.topics.n)
			}
			before = t
		}
		if r.bad {
			return errEnd
		}
		return nil
	})
}

func (a *Archive) openFacts(s string) error {
	facets, titles, texts := a.facets.reader(), a.headlines.reader(), a.texts.reader()
	return openList(s, &a.facts, a.Len(), "article", func(i int, item string) error {
		persons := reader{s: facets.at(i)}
		title, text := titles.at(i), texts.at(i)
		r := reader{s: item}
		rule := func() error {
			if n := r.uvarint(); n > a.rules.n {
				return fmt.Errorf("found rule %d, wanted at most %d", n, a.rules.n)
			}
			return nil
		}
		mention := func(before int) (int, error) {
			span := r.span(before)
			if err := span.check(title, text); err != nil {
				return 0, err
			}
			return span.Start, rule()
		}
		for n := r.uvarint(); n > 0 && !r.bad; n-- {
			if t, score := r.uvarint(), r.uvarint(); t >= a.topics.n || score < 1 || score > 1000 {
				return fmt.Errorf("found topic %d with score %d, wanted one below %d with 1 to 1000", t, score, a.topics.n)
			}
			if err := rule(); err != nil {
				return err
			}
		}
		n := persons.uvarint()
		for range n {
			if err := rule(); err != nil {
				return err
			}
		}
		var err error
		for range n {
			before := 0
			for m := r.uvarint(); m > 0 && !r.bad; m-- {
				if before, err = mention(before); err != nil {
					return err
				}
			}
		}
		before := 0
		for m := r.uvarint(); m > 0 && !r.bad; m-- {
			if d := r.date(); !d.valid() || d == (dateSpan{}) {
				return fmt.Errorf("found a mentioned date that is none")
			}
			if before, err = mention(before); err != nil {
				return err
			}
		}
		if r.bad || r.s != "" {
			return errEnd
		}
		return nil
	})
}

func (a *Archive) openEndings(s string) error {
	r := reader{s: s}
	return openList(s, &a.words.paradigms, r.list().n, "paradigm", checkEndings)
}

func (a *Archive) openPostings(s string) error {
	return openList(s, &a.postings, a.words.lemmas, "lemma", func(_ int, item string) error {
		r := reader{s: item}
		for last := -1; r.s != ""; {
			gap := r.uvarint()
			if r.bad || gap >= a.Len()-last-1 {
				return fmt.Errorf("found an article %d after %d, wanted one below %d", gap+1, last, a.Len())
			}
			last += gap + 1
		}
		return nil
	})
}

func (a *Archive) openWeights(s string) error {
	postings := a.postings.reader()
	return openList(s, &a.weights, a.words.lemmas, "lemma", func(i int, item string) error {
		r, p := reader{s: item}, reader{s: postings.at(i)}
		if item == "" {
			return nil
		}
		for p.s != "" {
			p.uvarint()
			if v := r.uvarint(); r.bad || v > 1<<31 {
				return fmt.Errorf("found fewer numbers than articles or %d, wanted one for each", v)
			}
		}
		if r.s != "" {
			return errEnd
		}
		return nil
	})
}
