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
		return a.headlines.check("article", p, validText)
	case urlsSection:
		return a.urls.check("article", p, validText)
	case textsSection:
		return a.texts.check("article", p, validText)
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
	case endingsSection:
		return a.words.paradigms.check("paradigm", p, checkEndings)
	case wordsSection:
		return a.words.check(p)
	case postingsSection:
		return a.checkPostings(p)
	case weightsSection:
		return a.checkWeights(p)
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
	return a.facets.check("article", p, func(_ int, item string) error {
		r := reader{s: item}
		for n := r.uvarint(); n > 0 && !r.bad; n-- {
			if k := r.uvarint(); k >= a.persons.n {
				return fmt.Errorf("found person %d, wanted one below %d", k, a.persons.n)
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

func (a *Archive) checkFacts(p *pacer) error {
	facets, titles, texts := a.facets.reader(), a.headlines.reader(), a.texts.reader()
	return a.facts.check("article", p, func(i int, item string) error {
		facet := facets.at(i)
		persons := reader{s: facet}
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
		n := min(persons.uvarint(), len(facet)) // as many as bytes, at most
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

func (a *Archive) checkPostings(p *pacer) error {
	return a.postings.check("lemma", p, func(_ int, item string) error {
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

func (a *Archive) checkWeights(p *pacer) error {
	postings := a.postings.reader()
	return a.weights.check("lemma", p, func(i int, item string) error {
		r, docs := reader{s: item}, reader{s: postings.at(i)}
		if item == "" {
			return nil
		}
		for docs.s != "" {
			docs.uvarint()
			if v := r.uvarint(); r.bad || v > maxWeight {
				return fmt.Errorf("found fewer numbers than articles or %d, wanted one for each", v)
			}
		}
		if r.s != "" {
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
	w := formWalk{lx: lx, r: reader{s: lx.blocks}}
	var before []byte
	for i := range lx.forms {
		p.spend(16)
		if i%blockSize == 0 {
			if at := len(lx.blocks) - len(w.r.s); lx.starts.at(i/blockSize) != at || lx.bases.at(i/blockSize) != w.base {
				return fmt.Errorf("block %d begins at %d with lemma %d, wanted %d and %d",
					i/blockSize, lx.starts.at(i/blockSize), lx.bases.at(i/blockSize), at, w.base)
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
	if w.base != lx.lemmas || w.r.s != "" {
		return fmt.Errorf("found %d lemmas and %d bytes behind them, wanted %d and none", w.base, len(w.r.s), lx.lemmas)
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
