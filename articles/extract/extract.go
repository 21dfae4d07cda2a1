// Package extract finds what an article says of itself: its persons, dates,
// topics and language, each with the place and the rule that gave it.
//
// Start with Facts. It works on whole collections, because a person is one
// person in all of them.
package extract

import (
	"cmp"
	"slices"

	"muragat/articles"
)

// Input is an article and what its curator said of it. A list that is not nil, also
// an empty one, replaces what would be found.
type Input struct {
	Article articles.Article // Persons, Topics and Dates are not read; Lang and Date stand where they are given
	People  []string         // IDs or names of persons that the article speaks of; nil to find them
	Topics  []string         // IDs or labels of topics that the article is about; nil to find them
}

// Authority is what curators know of persons and topics. It wins over what is found.
type Authority struct {
	TopicWords map[string][]string // by topic: an article with one of these is about it; "урожай*", "водное хозяйство"

	Persons []AuthorityPerson
	Topics  []articles.Topic // the curator's own; those of IPTC are known anyhow

	Corrections []Correction `json:"-"` // applied in their order to what was found; they change nothing of what a Store keeps
}

// AuthorityPerson is a person with the other spellings of the name.
type AuthorityPerson struct {
	articles.Person
	Aliases []string // in any form; a Russian one is known in every case of it
}

// Result is what was found.
type Result struct {
	Articles []articles.Article // in the order of the input, with Persons, Topics, Dates, Lang and perhaps Date
	Persons  []articles.Person  // everyone named in the articles, by ID
	Topics   []articles.Topic   // every topic named in the articles and the broader ones, by ID
	Doubts   []Doubt            // in the order of the articles

	Corrected []Corrected // what the corrections did, in their order
}

// Doubt is a choice that a curator should look at.
type Doubt struct {
	Kind    DoubtKind
	Article string        // Article.ID
	At      articles.Span // zero where a curator's word is in doubt
	Text    string        // the words in question, as they are written
	IDs     []string      // what they may mean: of persons or topics, sorted
}

// DoubtKind says what is in doubt.
type DoubtKind uint8

// The kinds of doubts.
const (
	// UnknownTopic is a topic that a curator named and that no vocabulary has.
	UnknownTopic DoubtKind = iota
	// AmbiguousName is a short name that fits several persons of the article.
	AmbiguousName
	// PerhapsSame is a short name, such as one with initials, that fits a person
	// of other articles and was not merged.
	PerhapsSame
)

// Facts finds the facts of all articles, several of them at a time. The same input gives the
// same result. Step is called after each article, by several goroutines, and may be nil.
func Facts(in []Input, known Authority, step func()) Result {
	return (*Store)(nil).Facts(in, known, step)
}

// Facts is the function Facts, which takes what the store knows of single articles.
func (s *Store) Facts(in []Input, known Authority, step func()) Result {
	find, key := newFinder(known), s.keys(known)
	docs, unknown := make([]*document, len(in)), make([][]Doubt, len(in))
	res := Result{Articles: make([]articles.Article, len(in))}
	parallel(len(in), func(i int) {
		k := key(in[i])
		found, ok := s.find(k, in[i])
		if !ok {
			found = find.in(in[i])
			s.put(k, found)
		}
		a := &res.Articles[i]
		*a = in[i].Article
		a.Lang, a.Date, a.Dates, a.Topics, a.Persons = found.lang, found.date, found.dates, found.topics, nil
		a.Quotes = nil
		docs[i], unknown[i] = found.doc, found.doubts
		if step != nil {
			step()
		}
	})
	people := newCollection(known)
	of := people.join(docs)
	langs := make([]string, len(in))
	for i := range langs {
		langs[i] = res.Articles[i].Lang
	}
	people.joinLanguages(docs, langs, of)
	people.joinSurnames(docs, of)
	used := map[*linked]bool{}
	curated := make([][]*linked, len(in))
	for i, x := range in {
		for _, name := range x.People {
			p := people.curated(name, docs[i], of)
			curated[i] = append(curated[i], p)
			used[p] = true
		}
		if x.People != nil {
			docs[i].keep(curated[i], of)
		}
		for _, e := range docs[i].entities {
			used[of[e]] = true
		}
	}
	res.Persons = people.number(used)
	for i, d := range docs {
		a := &res.Articles[i]
		a.Persons = personFacts(d, of, curated[i])
		a.Quotes = quoteFacts(d, of)
		for _, doubt := range append(unknown[i], people.doubts(d, of)...) {
			doubt.Article = a.ID
			res.Doubts = append(res.Doubts, doubt)
		}
	}
	correct(&res, known.Corrections)
	res.Topics = find.vocabulary.used(res.Articles)
	return res
}

// finder finds the facts of articles, each by itself.
type finder struct {
	names      *aliases
	vocabulary *vocabulary
	own        *ownTopics
	words      *cache[*words] // by language
}

func newFinder(known Authority) *finder {
	return &finder{newAliases(known), newVocabulary(known), newOwnTopics(known), newCache[*words]()}
}

// in finds what one article says. It reads of the input what Store.keys makes a key of, and no more.
func (f *finder) in(x Input) single {
	a := articles.Article{Title: x.Article.Title, Text: x.Article.Text, Lang: x.Article.Lang, Date: x.Article.Date}
	if a.Lang == "" {
		a.Lang = Language(a.Title + "\n" + a.Text)
	}
	addDates(&a)
	ws := f.words.get(a.Lang, func() *words { return newWords(a.Lang) })
	doc := findPersons(a, ws, f.names, x.People)
	doc.findQuotes()
	doc.fields = fieldsOf(a) // the tokens take several times the space of the text
	doubts := f.vocabulary.addTopics(&a, x.Topics, ws.lemmas)
	if x.Topics == nil {
		f.own.addTopics(&a, ws.lemmas)
	}
	return single{a.Lang, a.Date, a.Dates, a.Topics, doubts, doc}
}

// addDates finds the dates of an article: its own where it has none, and those that it mentions.
func addDates(a *articles.Article) {
	if a.Date.IsZero() {
		if d, _, _, ok := dateline(a.Title, a.Text, a.Lang); ok {
			a.Date = d
		}
	}
	for _, f := range mentionedDates(a.Title, a.Lang, a.Date) {
		f.Field = articles.InTitle
		a.Dates = append(a.Dates, f)
	}
	a.Dates = append(a.Dates, mentionedDates(a.Text, a.Lang, a.Date)...)
}

// personFacts lists the persons of a document: those with the most mentions first, then those
// who are named first.
func personFacts(d *document, of map[*entity]*linked, curated []*linked) []articles.PersonFact {
	by := map[string]*articles.PersonFact{}
	for _, p := range curated {
		by[p.person.ID] = &articles.PersonFact{Person: p.person.ID, Rule: "curator"}
	}
	for _, e := range d.entities {
		id := of[e].person.ID
		if by[id] == nil {
			by[id] = &articles.PersonFact{Person: id}
		}
		for _, m := range e.mentions {
			by[id].Mentions = append(by[id].Mentions, articles.Mention{Span: m.span, Rule: m.rule})
		}
	}
	var out []articles.PersonFact
	for _, f := range by {
		slices.SortFunc(f.Mentions, byPlace)
		out = append(out, *f)
	}
	slices.SortFunc(out, byMentions)
	return out
}

// quoteFacts lists what the persons of a document are quoted as saying, the title's before the text's.
func quoteFacts(d *document, of map[*entity]*linked) []articles.QuoteFact {
	var out []articles.QuoteFact
	for _, q := range d.quotes {
		if slices.Contains(d.entities, q.speaker) { // a curator's list may be without them
			out = append(out, articles.QuoteFact{Person: of[q.speaker].person.ID, Unsure: q.unsure, Mention: articles.Mention{Span: q.span, Rule: q.rule}})
		}
	}
	return out
}

// byMentions compares facts of persons: those with the most mentions first, then those who are named first.
func byMentions(a, b articles.PersonFact) int {
	if n := cmp.Compare(len(b.Mentions), len(a.Mentions)); n != 0 {
		return n
	}
	if len(a.Mentions) > 0 {
		if n := byPlace(a.Mentions[0], b.Mentions[0]); n != 0 {
			return n
		}
	}
	return cmp.Compare(a.Person, b.Person)
}

// byPlace compares the places of mentions, those of the title before those of the text.
func byPlace(a, b articles.Mention) int {
	return cmp.Or(cmp.Compare(b.Field, a.Field), cmp.Compare(a.Start, b.Start))
}
