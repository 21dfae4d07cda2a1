package articles

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Lemma is a word with its inflected forms, all folded with Fold.
type Lemma struct {
	Word  string   // the dictionary form
	Forms []string // every form of the paradigm, the dictionary form among them; may be empty if unknown
}

// Lemmatizer names the words that a folded token of a text in the given
// language can be a form of, the likeliest first. It returns nil for a token
// that it does not know; the token then is a word of its own.
type Lemmatizer func(lang, token string) []Lemma

// BatchLemmatizer does for all different tokens of the texts in a language what a Lemmatizer does for one: what one
// word is may show from the others that occur. tokens ascend and must not be changed; the answer has as many items.
type BatchLemmatizer func(lang string, tokens []string) [][]Lemma

// Each asks for the tokens one by one.
func (l Lemmatizer) Each(lang string, tokens []string) [][]Lemma {
	lemmas := make([][]Lemma, len(tokens))
	for i, token := range tokens {
		lemmas[i] = l(lang, token)
	}
	return lemmas
}

// Encode lays out c as the bytes of an archive. The same c and the same
// answers of lemmatize, which is asked once for each language, give the same bytes. A nil lemmatize makes every
// token a word of its own. The error names the article or authority entry that does not fit.
// Scores of topics are kept to three decimals.
func Encode(c Collection, lemmatize BatchLemmatizer) ([]byte, error) {
	return EncodeAfter(nil, c, lemmatize)
}

// EncodeAfter is Encode for an archive that takes the place of an earlier one, which may be nil. It numbers words as the
// earlier one does, as long as that costs little (see keepMax), so that most bytes stay what they were.
func EncodeAfter(earlier *Archive, c Collection, lemmatize BatchLemmatizer) ([]byte, error) {
	e := encoder{
		articles: slices.Clone(c.Articles),
		persons:  slices.Clone(c.Persons),
		topics:   slices.Clone(c.Topics),
	}
	if err := e.number(); err != nil {
		return nil, err
	}
	words := newWordIndexer()
	lengths := make([]int, len(e.articles))
	for i := range e.articles {
		lengths[i] = words.add(&e.articles[i])
	}
	words.texts.chooseBeginnings()
	if earlier != nil && words.texts.fits(earlier) {
		words.earlier = earlier
	}
	e.countRules(words.earlier)
	for i := range e.articles {
		if err := e.article(i); err != nil {
			return nil, fmt.Errorf("article %q: %w", e.articles[i].ID, err)
		}
	}
	words.findLemmas(lemmatize)
	if err := e.sectionsOfArticles(lengths); err != nil {
		return nil, err
	}
	if err := e.authorities(); err != nil {
		return nil, err
	}
	if err := e.info(c, lengths); err != nil {
		return nil, err
	}
	words.sections(&e.sections)
	return assemble(&e.sections), nil
}

// encoder holds what is being encoded, in the order of its numbers.
type encoder struct {
	articles []Article
	persons  []Person
	topics   []Topic

	spans     []dateSpan
	personNo  map[string]int
	topicNo   map[string]int
	rules     []string
	ruleNo    map[string]int // position in rules + 1
	spellings []map[string]int
	sections  [sectionCount][]byte

	facts, quotes                                  listWriter
	personCounts, personsOf, topicCounts, topicsOf []int
	speakerCounts, speakersOf                      []int
}

// number sorts everything and checks the IDs.
func (e *encoder) number() error {
	spans := make(map[string]dateSpan, len(e.articles))
	for i := range e.articles {
		a := &e.articles[i]
		if err := checkTexts("ID", a.ID, "title", a.Title, "text", a.Text, "language", a.Lang, "source", a.Source,
			"URL", a.URL, "author", a.Author, "credit", a.Credit); err != nil {
			return fmt.Errorf("article %q: %w", a.ID, err)
		}
		if a.ID == "" {
			return fmt.Errorf("article %q: found no ID, wanted one", clip(a.Title, 40))
		}
		if _, twice := spans[a.ID]; twice {
			return fmt.Errorf("article %q: found a second one with this ID, wanted different IDs", a.ID)
		}
		span, err := a.Date.span()
		if err != nil {
			return fmt.Errorf("article %q: %w", a.ID, err)
		}
		spans[a.ID] = span
	}
	slices.SortFunc(e.articles, func(a, b Article) int {
		s, t := spans[a.ID], spans[b.ID]
		switch {
		case a.Date.IsZero() != b.Date.IsZero():
			if a.Date.IsZero() {
				return 1
			}
			return -1
		case s.first != t.first:
			return s.first - t.first
		case s.last != t.last:
			return s.last - t.last
		}
		return strings.Compare(a.ID, b.ID)
	})
	e.spans = make([]dateSpan, len(e.articles))
	for i := range e.articles {
		e.spans[i] = spans[e.articles[i].ID]
	}

	slices.SortFunc(e.persons, func(a, b Person) int { return strings.Compare(a.ID, b.ID) })
	e.personNo = make(map[string]int, len(e.persons))
	for i, p := range e.persons {
		if _, twice := e.personNo[p.ID]; twice || p.ID == "" {
			return fmt.Errorf("person %q: found no ID or one that another person has, wanted different IDs", p.ID)
		}
		e.personNo[p.ID] = i
	}
	slices.SortFunc(e.topics, func(a, b Topic) int { return strings.Compare(a.ID, b.ID) })
	e.topicNo = make(map[string]int, len(e.topics))
	for i, t := range e.topics {
		if _, twice := e.topicNo[t.ID]; twice || t.ID == "" {
			return fmt.Errorf("topic %q: found no ID or one that another topic has, wanted different IDs", t.ID)
		}
		e.topicNo[t.ID] = i
	}
	e.spellings = make([]map[string]int, len(e.persons))
	for _, t := range e.topics {
		steps := 0
		for at := t; at.Broader != ""; steps++ {
			n, ok := e.topicNo[at.Broader]
			if !ok {
				return fmt.Errorf("topic %q: broader topic %q not found, wanted one of the collection", at.ID, at.Broader)
			}
			if steps > len(e.topics) {
				return fmt.Errorf("topic %q: found itself among its broader topics, wanted an end", t.ID)
			}
			at = e.topics[n]
		}
	}
	return nil
}

// byCount is the keys of counts, the most frequent first, equals by bytes.
func byCount(counts map[string]int) []string {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	return keys
}

func (a *Article) field(f Field) string {
	if f == InTitle {
		return a.Title
	}
	return a.Text
}

// sectionsOfArticles makes names, columns and the lists by article.
func (e *encoder) sectionsOfArticles(lengths []int) error {
	n := len(e.articles)
	var ids, urls listWriter
	numbers := make([]int, n)
	for i := range e.articles {
		a := &e.articles[i]
		ids.add(a.ID)
		urls.add(a.URL)
		numbers[i] = i
	}
	e.sections[idsSection] = ids.appendTo(nil)
	e.sections[urlsSection] = urls.appendTo(nil)
	facets := appendColumn(nil, e.personCounts)
	facets = appendColumn(facets, e.personsOf)
	facets = appendColumn(facets, e.topicCounts)
	e.sections[facetsSection] = appendColumn(facets, e.topicsOf)
	e.sections[factsSection] = e.facts.appendTo(nil)
	e.sections[quotesSection] = e.quotes.appendTo(appendColumn(appendColumn(nil, e.speakerCounts), e.speakersOf))

	var names, columns []byte
	of := func(f func(i int) int) []int {
		values := make([]int, n)
		for i := range values {
			values[i] = f(i)
		}
		return values
	}
	columns = appendColumn(columns, of(func(i int) int { return e.spans[i].first }))
	columns = appendColumn(columns, of(func(i int) int { return e.spans[i].last - e.spans[i].first }))
	columns = appendColumn(columns, of(func(i int) int { return int(e.spans[i].kind()) }))
	for _, get := range []func(*Article) string{
		func(a *Article) string { return a.Source },
		func(a *Article) string { return a.Lang },
		func(a *Article) string { return a.Author },
		func(a *Article) string { return a.Credit },
	} {
		no := map[string]int{}
		for i := range e.articles {
			no[get(&e.articles[i])] = 0
		}
		var l listWriter
		for i, name := range sortedKeys(no) {
			no[name] = i
			l.add(name)
		}
		names = l.appendTo(names)
		columns = appendColumn(columns, of(func(i int) int { return no[get(&e.articles[i])] }))
	}
	var rules listWriter
	for _, r := range e.rules {
		if err := checkTexts("rule", r); err != nil {
			return err
		}
		rules.add(r)
	}
	e.sections[namesSection] = rules.appendTo(names)
	columns = appendColumn(columns, lengths)
	slices.SortFunc(numbers, func(i, j int) int { return strings.Compare(e.articles[i].ID, e.articles[j].ID) })
	e.sections[columnsSection] = appendColumn(columns, numbers)
	return nil
}

// authorities makes persons, topics and spellings.
func (e *encoder) authorities() error {
	var persons, topics, spellings listWriter
	for i, p := range e.persons {
		err := checkTexts("ID", p.ID, "name", p.Name, "Wikidata", p.Wikidata, "note", p.Note)
		if err == nil {
			err = checkLabels(p.Names)
		}
		if err != nil {
			return fmt.Errorf("person %q: %w", p.ID, err)
		}
		b := appendString(nil, p.ID)
		b = appendString(b, p.Name)
		b = appendString(b, p.Wikidata)
		b = appendString(b, p.Note)
		persons.addBytes(appendLabels(b, p.Names))
		b = b[:0]
		for _, form := range byCount(e.spellings[i]) {
			b = appendUvarint(appendString(b, form), e.spellings[i][form])
		}
		for _, name := range p.Also {
			if err := checkTexts("other name", name); err != nil {
				return fmt.Errorf("person %q: %w", p.ID, err)
			}
			if e.spellings[i][name] == 0 {
				b = appendUvarint(appendString(b, name), 0)
			}
		}
		spellings.addBytes(b)
	}
	for _, t := range e.topics {
		err := checkTexts("ID", t.ID)
		if err == nil {
			err = checkLabels(t.Labels)
		}
		if err == nil && len(t.Labels) == 0 {
			err = fmt.Errorf("found no label, wanted one")
		}
		if err != nil {
			return fmt.Errorf("topic %q: %w", t.ID, err)
		}
		b := appendString(nil, t.ID)
		broader := 0
		if t.Broader != "" {
			broader = e.topicNo[t.Broader] + 1
		}
		b = appendUvarint(b, broader)
		topics.addBytes(appendLabels(b, t.Labels))
	}
	e.sections[personsSection] = persons.appendTo(nil)
	e.sections[topicsSection] = topics.appendTo(nil)
	e.sections[spellingsSection] = spellings.appendTo(nil)
	return nil
}

func (e *encoder) info(c Collection, lengths []int) error {
	err := checkTexts("language of the collection", c.Lang)
	for _, labels := range [][]Label{c.Titles, c.About} {
		if err == nil {
			err = checkLabels(labels)
		}
	}
	if err != nil {
		return fmt.Errorf("collection: %w", err)
	}
	built, err := c.Built.span()
	if err != nil {
		return fmt.Errorf("collection: %w", err)
	}
	dated, firstYear, lastYear, total := 0, 0, 0, 0
	for i, s := range e.spans {
		total += lengths[i]
		if s.start == open && !s.interval {
			continue
		}
		dated++
		from, to := s.years()
		if firstYear == 0 {
			firstYear, lastYear = from, to
		}
		firstYear, lastYear = min(firstYear, from), max(lastYear, to)
	}
	b := appendString(nil, c.Lang)
	b = appendDate(b, built)
	b = appendLabels(b, c.Titles)
	b = appendLabels(b, c.About)
	for _, v := range []int{dated, firstYear, lastYear, total} {
		b = appendUvarint(b, v)
	}
	e.sections[infoSection] = b
	return nil
}

// checkTexts wants pairs of a name and a text, and tells the first text that is not UTF-8.
func checkTexts(pairs ...string) error {
	for i := 0; i < len(pairs); i += 2 {
		if !utf8.ValidString(pairs[i+1]) {
			return fmt.Errorf("%s: found invalid UTF-8, wanted valid", pairs[i])
		}
	}
	return nil
}

func checkLabels(labels []Label) error {
	for _, l := range labels {
		if err := checkTexts("language of a label", l.Lang, "label", l.Text); err != nil {
			return err
		}
	}
	return nil
}

// sortedKeys is the keys of m, ascending.
func sortedKeys[K int | string, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
