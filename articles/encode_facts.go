package articles

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// countRules numbers the rules of all facts, the most frequent first, those of an earlier archive before them.
func (e *encoder) countRules(earlier *Archive) {
	counts := map[string]int{}
	for i := range e.articles {
		a := &e.articles[i]
		for _, f := range a.Persons {
			counts[f.Rule]++
			for _, m := range f.Mentions {
				counts[m.Rule]++
			}
		}
		for _, f := range a.Topics {
			counts[f.Rule]++
		}
		for _, f := range a.Dates {
			counts[f.Rule]++
		}
		for _, f := range a.Quotes {
			counts[f.Rule]++
		}
	}
	delete(counts, "")
	e.rules = inOrderOf(earlier.ruleNames(), byCount(counts))
	e.ruleNo = make(map[string]int, len(e.rules))
	for i, r := range e.rules {
		e.ruleNo[r] = i + 1
	}
}

// article encodes the facts of article n.
func (e *encoder) article(n int) error {
	a := &e.articles[n]
	var fact []byte

	e.personCounts = append(e.personCounts, len(a.Persons))
	seen := map[int]bool{}
	for _, f := range a.Persons {
		p, ok := e.personNo[f.Person]
		if !ok || seen[p] {
			return fmt.Errorf("person %q: not found in the collection or named by two facts, wanted one fact for each person", f.Person)
		}
		seen[p] = true
		e.personsOf = append(e.personsOf, p)
	}

	fact = appendUvarint(fact, len(a.Topics))
	direct, all := map[int]bool{}, map[int]bool{}
	for _, f := range a.Topics {
		t, ok := e.topicNo[f.Topic]
		if !ok || direct[t] {
			return fmt.Errorf("topic %q: not found in the collection or named by two facts, wanted one fact for each topic", f.Topic)
		}
		if !(f.Score > 0 && f.Score <= 1) {
			return fmt.Errorf("topic %q: found a score of %v, wanted more than 0 and at most 1", f.Topic, f.Score)
		}
		direct[t] = true
		fact = appendUvarint(fact, t)
		fact = appendUvarint(fact, max(1, int(math.Round(f.Score*1000))))
		fact = appendUvarint(fact, e.ruleNo[f.Rule])
		for all[t] = true; e.topics[t].Broader != ""; all[t] = true {
			t = e.topicNo[e.topics[t].Broader]
		}
	}
	e.topicCounts = append(e.topicCounts, len(all))
	e.topicsOf = append(e.topicsOf, sortedKeys(all)...)

	for _, f := range a.Persons {
		fact = appendUvarint(fact, e.ruleNo[f.Rule])
	}
	var err error
	for _, f := range a.Persons {
		fact = appendUvarint(fact, len(f.Mentions))
		before := 0
		for _, m := range f.Mentions {
			if fact, err = e.mention(fact, a, m, before); err != nil {
				return fmt.Errorf("person %q: %w", f.Person, err)
			}
			before = m.Start
			p := e.personNo[f.Person]
			if e.spellings[p] == nil {
				e.spellings[p] = map[string]int{}
			}
			e.spellings[p][strings.Join(strings.Fields(a.field(m.Field)[m.Start:m.End]), " ")]++
		}
	}
	fact = appendUvarint(fact, len(a.Dates))
	before := 0
	for _, f := range a.Dates {
		span, err := f.Date.span()
		if err != nil || f.Date.IsZero() {
			return fmt.Errorf("mentioned date %q: not a date", f.Date)
		}
		fact = appendDate(fact, span)
		if fact, err = e.mention(fact, a, f.Mention, before); err != nil {
			return fmt.Errorf("mentioned date %q: %w", f.Date, err)
		}
		before = f.Start
	}
	e.facts.addBytes(fact)
	return e.quotesOf(a)
}

// quotesOf encodes the quotations of an article, of which the facts are encoded.
func (e *encoder) quotesOf(a *Article) error {
	var speakers []int // positions in a.Persons
	of := func(q QuoteFact) int {
		return slices.IndexFunc(a.Persons, func(f PersonFact) bool { return f.Person == q.Person })
	}
	for _, q := range a.Quotes {
		p := of(q)
		if p < 0 {
			return fmt.Errorf("quotation of %q: found no fact of the person in the article, wanted one", q.Person)
		}
		speakers = append(speakers, p)
	}
	slices.Sort(speakers)
	speakers = slices.Compact(speakers)
	e.speakerCounts = append(e.speakerCounts, len(speakers))
	e.speakersOf = append(e.speakersOf, speakers...)
	var item []byte
	before := 0
	for _, q := range a.Quotes {
		speaker := slices.Index(speakers, of(q)) << 1
		if q.Unsure {
			speaker |= 1
		}
		var err error
		if item, err = e.mention(appendUvarint(item, speaker), a, q.Mention, before); err != nil {
			return fmt.Errorf("quotation of %q: %w", q.Person, err)
		}
		before = q.Start
	}
	e.quotes.addBytes(item)
	return nil
}

// mention appends m, which follows one that starts at before.
func (e *encoder) mention(b []byte, a *Article, m Mention, before int) ([]byte, error) {
	if err := m.check(a.Title, a.Text); err != nil {
		return b, err
	}
	b = appendUvarint(b, zigzag(m.Start-before)<<1|int(m.Field))
	b = appendUvarint(b, m.End-m.Start)
	return appendUvarint(b, e.ruleNo[m.Rule]), nil
}

// check tells what is wrong with a span in an article with this title and text.
func (s Span) check(title, text string) error {
	in := text
	switch s.Field {
	case InText:
	case InTitle:
		in = title
	default:
		return fmt.Errorf("found field %d, wanted the text or the title", s.Field)
	}
	if s.Start < 0 || s.Start >= s.End || s.End > len(in) {
		return fmt.Errorf("found a mention from byte %d to %d, wanted a part of %d bytes", s.Start, s.End, len(in))
	}
	if !utf8.RuneStart(in[s.Start]) || s.End < len(in) && !utf8.RuneStart(in[s.End]) {
		return fmt.Errorf("found a mention from byte %d to %d, wanted whole characters", s.Start, s.End)
	}
	return nil
}
