package articles

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// check goes over a section whose outline has been read: everything in it must be as format.go
// says. p may be nil.
func (a *Archive) check(s section, p *pacer) error {
	switch s {
	case idsSection:
		return a.ids.check("article", p, validText)
	case infoSection:
		return a.checkInfo()
	case namesSection:
		return a.checkNames(p)
	case columnsSection:
		return a.checkColumns(p)
	case titlesSection:
		return a.checkTexts(&a.headlines, p)
	case urlsSection:
		return a.urls.check("article", p, validText)
	case textsSection:
		return a.checkTexts(&a.texts, p)
	case personsSection:
		return a.checkPersons(p)
	case topicsSection:
		return a.checkTopics(p)
	case spellingsSection:
		return a.checkSpellings(p)
	case facetsSection:
		return a.checkFacets(p)
	case factsSection:
		return a.checkFacts(p)
	case quotesSection:
		return a.checkQuotes(p)
	case endingsSection:
		return a.words.paradigms.check("paradigm", p, checkEndings)
	case wordsSection:
		return a.words.check(p)
	case vocabularySection:
		return a.vocabulary.check(p)
	}
	return nil
}

func (a *Archive) checkInfo() error {
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

func (a *Archive) checkNames(p *pacer) error {
	for _, l := range a.nameLists() {
		before := ""
		if err := l.check("name", p, func(i int, item string) error {
			if i > 0 && item <= before && l != &a.rules {
				return fmt.Errorf("found %q after %q, wanted ascending order", clip(item, 40), clip(before, 40))
			}
			before = item
			return validText(i, item)
		}); err != nil {
			return err
		}
	}
	return nil
}

func (a *Archive) checkColumns(p *pacer) error {
	for _, c := range a.columnRanges() {
		if !c.within(c.low, c.high) {
			return fmt.Errorf("%s: found %d numbers, wanted %d from %d to %d", c.what, c.n, a.Len(), c.low, c.high)
		}
		p.spend(c.n)
	}
	for i := range a.Len() {
		p.spend(16)
		span := a.span(i)
		if (span == dateSpan{}) != (a.dateKind.at(i) == 0) || (a.dateKind.at(i) != 0) != (i < a.dated) || i > 0 && i < a.dated && a.firstDay.at(i-1) > span.first {
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
		p.spend(64)
		if a.ids.at(a.byID.at(i-1)) >= a.ids.at(a.byID.at(i)) {
			return fmt.Errorf("order of IDs: place %d is not in order", i)
		}
	}
	return nil
}

func (a *Archive) checkTexts(l *textList, p *pacer) error {
	var b []byte
	return l.check("article", p, func(_ int, ranks string) (err error) {
		ok := false
		if b, ok = a.vocabulary.appendText(b[:0], ranks); !ok {
			return fmt.Errorf("found a rank beyond the %d tokens, wanted one below", a.vocabulary.n)
		}
		p.spend(len(b))
		return nil
	})
}

// check goes over the section vocabulary; its outline and the section words have been read.
func (v *vocabulary) check(p *pacer) error {
	w := tokenWalk{v: v, r: reader{s: v.blocks}}
	for i := range v.n {
		p.spend(16)
		if at := len(v.blocks) - len(w.r.s); i%blockSize == 0 && v.starts.at(i/blockSize) != at {
			return fmt.Errorf("block %d begins at %d, wanted %d", i/blockSize, v.starts.at(i/blockSize), at)
		}
		if !w.next() {
			return fmt.Errorf("token %d goes beyond the end or has form %d, wanted one below %d", i, w.form, v.words.forms)
		}
		if !utf8.ValidString(w.own) {
			return fmt.Errorf("token %d: found %q, wanted UTF-8", i, clip(w.own, 20))
		}
	}
	if w.r.s != "" {
		return fmt.Errorf("%d bytes behind the last token", len(w.r.s))
	}
	return nil
}

func (a *Archive) checkPersons(p *pacer) error {
	before := ""
	return a.persons.check("person", p, func(i int, item string) error {
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

func (a *Archive) checkTopics(p *pacer) error {
	n, before := a.topics.n, ""
	var broader []int
	if err := a.topics.check("topic", p, func(i int, item string) error {
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

func (a *Archive) checkSpellings(p *pacer) error {
	return a.spellings.check("person", p, func(i int, item string) error {
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

func (a *Archive) checkFacets(p *pacer) error {
	for _, f := range []struct {
		what            string
		counts, numbers *column
		n               int
		ascending       bool
	}{{"person", &a.personCounts, &a.personsOf, a.persons.n, false}, {"topic", &a.topicCounts, &a.topicsOf, a.topics.n, true}} {
		at := 0
		for doc := range a.Len() {
			count, before := f.counts.at(doc), -1
			if count < 0 || count > f.numbers.n-at {
				return fmt.Errorf("article %d: found %d times %s, wanted at most the %d that are left", doc, count, f.what, f.numbers.n-at)
			}
			for range count {
				k := f.numbers.at(at)
				if k < 0 || k >= f.n {
					return fmt.Errorf("article %d: found %s %d, wanted one below %d", doc, f.what, k, f.n)
				}
				if f.ascending && k <= before {
					return fmt.Errorf("article %d: found %s %d after %d, wanted ascending ones", doc, f.what, k, before)
				}
				before = k
				at++
			}
			p.spend(16 + 4*count)
		}
		if at != f.numbers.n {
			return fmt.Errorf("found %d times %s behind the last article's", f.numbers.n-at, f.what)
		}
	}
	return nil
}

func (a *Archive) checkFacts(p *pacer) error {
	titles, texts := a.headlines.reader(), a.texts.reader()
	return a.facts.check("article", p, func(i int, item string) error {
		title, text := a.headlines.decode(titles.at(i)), a.texts.decode(texts.at(i))
		p.spend(len(text))
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
		n := a.personCounts.at(i)
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

// check goes over the section words; its outline and the section endings have been read.
func (lx *lexicon) check(p *pacer) error {
	cuts := make([]struct{ most, word int }, lx.paradigms.n) // bytes cut off for any form and for the dictionary form
	for i := range cuts {
		r := reader{s: lx.paradigms.at(i)}
		cuts[i].word = r.uvarint()
		cuts[i].most = cuts[i].word
		for r.string(); r.s != ""; r.string() {
			cuts[i].most = max(cuts[i].most, r.uvarint())
		}
	}
	w := formWalk{lx: lx, r: reader{s: lx.spellings}, readings: reader{s: lx.readings}}
	var before []byte
	for i := range lx.forms {
		p.spend(16)
		if i == w.begins {
			block, at, readingsAt := w.block, len(lx.spellings)-len(w.r.s), len(lx.readings)-len(w.readings.s)
			if lx.starts.at(block) != at || lx.readingStarts.at(block) != readingsAt || lx.bases.at(block) != w.base {
				return fmt.Errorf("block %d begins at %d and %d with lemma %d, wanted %d, %d and %d",
					block, lx.starts.at(block), lx.readingStarts.at(block), lx.bases.at(block), at, readingsAt, w.base)
			}
		}
		if !w.next() {
			return fmt.Errorf("form %d goes beyond the end", i)
		}
		if bytes.Compare(w.form, before) <= 0 || !utf8.Valid(w.form) {
			return fmt.Errorf("form %d is %q after %q, wanted UTF-8 in ascending order", i, w.form, before)
		}
		before = append(before[:0], w.form...)
		for _, ref := range w.refs {
			switch {
			case ref.lemma < 0 || ref.lemma >= lx.lemmas:
				return fmt.Errorf("form %q is of lemma %d, wanted one below %d", w.form, ref.lemma, lx.lemmas)
			case !ref.introduced:
			case ref.paradigm >= len(cuts) || ref.stem < cuts[ref.paradigm].most || ref.stem > len(w.form):
				return fmt.Errorf("form %q has paradigm %d and a stem of %d bytes, wanted one of %d paradigms that fits",
					w.form, ref.paradigm, ref.stem, len(cuts))
			case !runeStart(w.form, ref.stem) || !runeStart(w.form, ref.stem-cuts[ref.paradigm].word):
				return fmt.Errorf("form %q is cut inside a character", w.form)
			}
		}
	}
	if w.block != len(lx.firsts) {
		return fmt.Errorf("block %d does not begin at form %d, wanted the forms of the blocks in ascending order", w.block, w.begins)
	}
	if rest := len(w.r.s) + len(w.readings.s); w.base != lx.lemmas || rest > 0 {
		return fmt.Errorf("found %d lemmas and %d bytes behind them, wanted %d and none", w.base, rest, lx.lemmas)
	}
	return nil
}

func runeStart(s []byte, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// checkEndings is for the items of the section endings.
func checkEndings(_ int, item string) error {
	r := reader{s: item}
	if item == "" {
		return fmt.Errorf("found nothing, wanted a dictionary form")
	}
	for r.s != "" {
		r.uvarint()
		if tail := r.string(); r.bad || !utf8.ValidString(tail) {
			return fmt.Errorf("found %q, wanted cuts and tails", clip(tail, 20))
		}
	}
	return nil
}
