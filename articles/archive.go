package articles

import (
	"slices"
	"sort"
	"strings"
)

// Info is what an archive says about itself.
type Info struct {
	Titles, About []Label
	Lang          string
	Built         Date
	Articles      int
	Persons       int
	Topics        int
	Bytes         int    // without padding
	Hash          string // identifies the content: hexadecimal, lower case
}

// Info describes the archive.
func (a *Archive) Info() Info {
	return Info{
		Titles: a.titles, About: a.about, Lang: a.lang, Built: a.built,
		Articles: a.Len(), Persons: a.persons.n, Topics: a.topics.n,
		Bytes: len(a.data), Hash: a.hash,
	}
}

// Len is the number of articles. Articles are numbered from 0 in order of date, the
// earliest first, undated ones last; among equals by ID.
func (a *Archive) Len() int { return a.ids.n }

// Article reads article n, 0 ≤ n < Len, with all its facts. What is damaged is left out: see Err.
func (a *Archive) Article(n int) Article { return a.article(n, true) }

// Head reads article n without its Text, its mentions and mentioned dates: what a list shows.
func (a *Archive) Head(n int) Article { return a.article(n, false) }

func (a *Archive) article(n int, whole bool) Article {
	article := Article{
		ID:     a.ids.at(n),
		Title:  a.headlines.at(n),
		Lang:   a.langs.at(a.langOf.at(n)),
		Source: a.sources.at(a.sourceOf.at(n)),
		URL:    a.urls.at(n),
		Author: a.authors.at(a.authorOf.at(n)),
		Credit: a.credits.at(a.creditOf.at(n)),
		Date:   a.span(n).date(),
	}
	facts := factReader{reader: reader{s: a.facts.at(n)}, a: a}
	for k := facts.uvarint(); k > 0 && !facts.bad; k-- {
		topic, score, rule := facts.uvarint(), facts.uvarint(), facts.rule()
		if facts.want(topic < a.topics.n && 1 <= score && score <= 1000) {
			article.Topics = append(article.Topics, TopicFact{a.topicID(topic), float64(score) / 1000, rule})
		}
	}
	for _, person := range a.tables().persons.of(n) {
		article.Persons = append(article.Persons, PersonFact{Person: a.personID(int(person)), Rule: facts.rule()})
	}
	if whole {
		article.Text = a.texts.at(n)
		facts.mentions(&article)
		article.Quotes = a.quotesOf(n, &article)
	}
	if facts.bad {
		a.damage.met(factsSection)
	}
	return article
}

// factReader reads what is said of an article. It ends at the first thing that cannot be right.
type factReader struct {
	reader
	a *Archive
}

// want ends r unless ok, and tells whether it goes on.
func (r *factReader) want(ok bool) bool {
	if !ok {
		r.s, r.bad = "", true
	}
	return !r.bad
}

func (r *factReader) rule() string {
	if i := r.uvarint(); i > 0 && r.want(i <= r.a.rules.n) {
		return r.a.rules.at(i - 1)
	}
	return ""
}

// mentions reads where the persons of article and dates are mentioned.
func (r *factReader) mentions(article *Article) {
	mention := func(before int) Mention {
		m := Mention{Span: r.span(before), Rule: r.rule()}
		r.want(!r.bad && m.check(article.Title, article.Text) == nil)
		return m
	}
	for i := range article.Persons {
		before := 0
		for k := r.uvarint(); k > 0 && !r.bad; k-- {
			if m := mention(before); !r.bad {
				before = m.Start
				article.Persons[i].Mentions = append(article.Persons[i].Mentions, m)
			}
		}
	}
	before := 0
	for k := r.uvarint(); k > 0 && !r.bad; k-- {
		date := r.date()
		r.want(date.valid() && date != (dateSpan{}))
		if m := mention(before); !r.bad {
			before = m.Start
			article.Dates = append(article.Dates, DateFact{date.date(), m})
		}
	}
}

// ID is that of article n, 0 ≤ n < Len.
func (a *Archive) ID(n int) string { return a.ids.at(n) }

// Sources and Langs are the sources and languages of the articles, ascending, by Count.No; "" is among them where
// some article has none.
func (a *Archive) Sources() []string {
	return slices.Clone(a.tables().values[sourceGroup][:a.sources.n])
}

// Langs: see Sources.
func (a *Archive) Langs() []string { return slices.Clone(a.tables().values[langGroup][:a.langs.n]) }

// Lookup finds an article by its ID.
func (a *Archive) Lookup(id string) (n int, ok bool) {
	at, ok := sort.Find(a.Len(), func(i int) int { return strings.Compare(id, a.ids.at(a.byID.at(i))) })
	if !ok {
		return 0, false
	}
	if n = a.byID.at(at); uint(n) >= uint(a.Len()) {
		a.damage.met(columnsSection)
		return 0, false
	}
	return n, true
}

// Person reads person n; persons are numbered from 0 in order of ID.
func (a *Archive) Person(n int) Person {
	r := reader{s: a.persons.at(n)}
	p := Person{ID: r.string(), Name: r.string(), Wikidata: r.string(), Note: r.string(), Names: r.labels()}
	if r.bad {
		a.damage.met(personsSection)
	}
	return p
}

func (a *Archive) personID(n int) string {
	r := reader{s: a.persons.at(n)}
	id := r.string()
	if r.bad {
		a.damage.met(personsSection)
	}
	return id
}

// Form is a spelling and the number of times it occurs.
type Form struct {
	Text  string
	Count int
}

// PersonForms lists the spellings in which the articles name person n, the most frequent first.
func (a *Archive) PersonForms(n int) []Form {
	var forms []Form
	r := reader{s: a.spellings.at(n)}
	for r.s != "" {
		if f := (Form{r.string(), r.uvarint()}); f.Count > 0 {
			forms = append(forms, f)
		}
	}
	if r.bad {
		a.damage.met(spellingsSection)
	}
	return forms
}

// LookupPerson finds a person by ID, canonical name or a name in Person.Names, to the letter.
// Where several have the name, IDs go before canonical names, and those before others; then
// the first in order of ID. A name that nobody has so is looked up as it folds: among those names, these without what
// stands in the middle («Михаил Горбачев» is «Михаил Сергеевич Горбачев»), Person.Also and the forms of
// two words or more in the articles, if one person alone has it.
func (a *Archive) LookupPerson(idOrName string) (n int, ok bool) {
	if n = a.findPerson(idOrName); n >= 0 {
		return n, true
	}
	if n, ok = a.names().persons[idOrName]; ok {
		return n, true
	}
	n = a.findFolded(idOrName)
	return n, n >= 0
}

// findFolded finds the one person who has a name as it folds; -1 if there is none, or several.
func (a *Archive) findFolded(name string) int {
	want := Fold(name)
	var buf []byte
	is := func(s string) bool {
		buf = appendFold(buf[:0], s)
		return string(buf) == want
	}
	const names, short, forms = 0, 1, 2
	for kind := names; kind <= forms; kind++ {
		found := -1
		for n := range a.persons.n {
			has := false
			switch r := (reader{s: a.persons.at(n)}); kind {
			case names, short:
				r.string()
				s := r.string()
				if kind == short {
					first, last := strings.IndexByte(s, ' '), strings.LastIndexByte(s, ' ')
					has = first < last && strings.IndexByte(s[first+1:last], ' ') < 0 && is(s[:first]+s[last:])
					break
				}
				has = is(s)
				r.string()
				r.string()
				for i := r.uvarint(); i > 0 && !has && !r.bad; i-- {
					r.string()
					has = is(r.string())
				}
			case forms:
				r.s = a.spellings.at(n)
				for r.s != "" && !has && !r.bad {
					s := r.string()
					has = strings.IndexByte(s, ' ') > 0 && is(s)
					r.uvarint()
				}
			}
			if has && found >= 0 {
				return -1
			}
			if has {
				found = n
			}
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// findPerson finds a person by ID; -1 if there is none.
func (a *Archive) findPerson(id string) int {
	n, ok := sort.Find(a.persons.n, func(i int) int { return strings.Compare(id, a.personID(i)) })
	if !ok {
		return -1
	}
	return n
}

// Topic reads topic n; topics are numbered from 0 in order of ID.
func (a *Archive) Topic(n int) Topic {
	r := reader{s: a.topics.at(n)}
	t := Topic{ID: r.string()}
	if broader := r.uvarint(); broader > 0 {
		t.Broader = a.topicID(broader - 1)
	}
	t.Labels = r.labels()
	return t
}

func (a *Archive) topicID(n int) string {
	r := reader{s: a.topics.at(n)}
	return r.string()
}

// LookupTopic finds a topic by ID or one of its labels, to the letter; where
// several have the label, the first in order of ID.
func (a *Archive) LookupTopic(idOrLabel string) (n int, ok bool) {
	if n = a.findTopic(idOrLabel); n >= 0 {
		return n, true
	}
	n, ok = a.names().topics[idOrLabel]
	return n, ok
}

// findTopic finds a topic by ID; -1 if there is none.
func (a *Archive) findTopic(id string) int {
	n, ok := sort.Find(a.topics.n, func(i int) int { return strings.Compare(id, a.topicID(i)) })
	if !ok {
		return -1
	}
	return n
}

// nameIndex finds persons and topics by name.
type nameIndex struct{ persons, topics map[string]int }

// indexNames is called when a name is first looked up, not when the archive opens.
func (a *Archive) indexNames() nameIndex {
	x := nameIndex{map[string]int{}, map[string]int{}}
	add := func(to map[string]int, name string, n int) {
		if _, taken := to[name]; !taken {
			to[name] = n
		}
	}
	for n := range a.persons.n {
		add(x.persons, a.Person(n).Name, n)
	}
	for n := range a.persons.n {
		for _, name := range a.Person(n).Names {
			add(x.persons, name.Text, n)
		}
	}
	for n := range a.topics.n {
		for _, label := range a.Topic(n).Labels {
			add(x.topics, label.Text, n)
		}
	}
	return x
}
