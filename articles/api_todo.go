package articles

import "net/url"

// Archive is an open archive. It is safe for use by several goroutines.
type Archive struct{ c Collection }

// Lemma is a word with its inflected forms, all folded with Fold.
type Lemma struct {
	Word  string   // the dictionary form
	Forms []string // every form of the paradigm, the dictionary form among them; may be empty if unknown
}

// Lemmatizer names the words that a folded token of a text in the given
// language can be a form of, the likeliest first. It returns nil for a token
// that it does not know; the token then is a word of its own.
type Lemmatizer func(lang, token string) []Lemma

// Encode lays out c as the bytes of an archive. The same c and the same
// answers of lemmatize give the same bytes. A nil lemmatize makes every token a word
// of its own. The error names the article or authority entry that does not fit.
func Encode(c Collection, lemmatize Lemmatizer) ([]byte, error) { panic("todo") }

// Open reads the bytes that Encode made; zero bytes may follow them. The error
// names the section that is damaged and what was found there. data is not copied.
func Open(data string) (*Archive, error) { panic("todo") }

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
func (a *Archive) Info() Info { panic("todo") }

// Len is the number of articles. Articles are numbered from 0 in order of date, the
// earliest first, undated ones last; among equals by ID.
func (a *Archive) Len() int { panic("todo") }

// Article reads article n, 0 ≤ n < Len, with all its facts.
func (a *Archive) Article(n int) Article { panic("todo") }

// Head reads article n without its Text, its mentions and mentioned dates: what a list shows.
func (a *Archive) Head(n int) Article { panic("todo") }

// Lookup finds an article by its ID.
func (a *Archive) Lookup(id string) (n int, ok bool) { panic("todo") }

// Person reads person n; persons are numbered from 0 in order of ID.
func (a *Archive) Person(n int) Person { panic("todo") }

// PersonForms lists the spellings in which the articles name person n, the most frequent first.
func (a *Archive) PersonForms(n int) []Form { panic("todo") }

// Form is a spelling and the number of times it occurs.
type Form struct {
	Text  string
	Count int
}

// LookupPerson finds a person by ID, canonical name or a name in Person.Names, to the letter.
func (a *Archive) LookupPerson(idOrName string) (n int, ok bool) { panic("todo") }

// Topic reads topic n; topics are numbered from 0 in order of ID.
func (a *Archive) Topic(n int) Topic { panic("todo") }

// LookupTopic finds a topic by ID or one of its labels, to the letter.
func (a *Archive) LookupTopic(idOrLabel string) (n int, ok bool) { panic("todo") }

// Query is a question to the archive. Values within Persons, Topics, Sources and Langs are
// alternatives; the groups are joined by AND. The date group is From–To together with Undated: with a
// range and Undated, undated articles are let in as well; Undated alone lets in
// undated articles only.
type Query struct {
	Text     string   // words, "phrase", -word, word*
	Persons  []string // Person.ID
	Topics   []string // Topic.ID; a topic includes its narrower ones
	Sources  []string // Article.Source
	Langs    []string // Article.Lang
	From, To Date     // year, month or day; an article matches if its date may lie within
	Undated  bool
	Sort     Sort
	Page     int // from 1
}

// Sort is an order of results.
type Sort uint8

// The orders of results. ByRelevance is ByNewest where no words are asked for.
const (
	ByRelevance Sort = iota
	ByNewest
	ByOldest
)

// ParseQuery reads the URL form: q, person, topic, source, lang, from, to, undated, sort, page.
// person and topic take an ID or an exact name. What cannot be understood is left
// out and reported; nothing fails.
func (a *Archive) ParseQuery(v url.Values) (Query, []Ignored) { panic("todo") }

// Ignored is a part of a URL that ParseQuery left out.
type Ignored struct {
	Key, Value string // Value is cut to 100 runes
	Reason     Reason
}

// Reason says why a part of a URL was left out.
type Reason uint8

// The reasons.
const (
	UnknownKey Reason = iota
	UnknownValue
	BadDate
	BadNumber
	TooLong  // the text was cut to MaxQueryRunes
	Reversed // from is later than to: both left out
)

// Values is the URL form of q, defaults left out, IDs for persons and topics.
func (q Query) Values() url.Values { panic("todo") }

// Answer is the result of a search. Every count is exact. The counts of a group
// are those that the query would give without the group's own choice.
type Answer struct {
	Total   int
	Hits    []int // article numbers of the page asked for, at most limit
	Page    int   // the page that Hits are of: Query.Page, or the last one if that is beyond it
	Persons []Count
	Topics  []Count
	Sources []Count
	Langs   []Count
	Years   []YearCount // ascending; the date group's counts
	Undated int         // the date group's
	Words   []Word      // how the words of Query.Text were understood
}

// Count is a facet value with its number of articles. Values without
// articles are left out unless chosen. The most frequent come first; equals by ID.
type Count struct {
	ID     string // Person.ID, Topic.ID, source or language
	N      int    // number of articles
	Chosen bool
}

// YearCount counts articles by date. An article whose date spans several years or
// months counts in each of them. An open interval counts from its known end only.
type YearCount struct {
	Year   int
	N      int
	Months [12]int // N may be greater than their sum: some dates have no month
}

// Word is one term of the query's text as it was understood.
type Word struct {
	Text     string // as typed, without operators
	Kind     WordKind
	Lemmas   []string // the words whose forms were searched; empty if none is in the archive
	Unknown  bool     // the archive has no such word
	Excluded bool
}

// WordKind says how a term was searched.
type WordKind uint8

// The kinds of terms. A plain word that is no form of any word of the archive is searched as Prefix.
const (
	InAnyForm WordKind = iota
	Prefix
	Phrase
)

// MaxQueryRunes bounds Query.Text; ParseQuery cuts what is longer.
const MaxQueryRunes = 500

// Search answers q with at most limit hits.
func (a *Archive) Search(q Query, limit int) Answer { panic("todo") }

// Matcher finds the words of a query's text in articles.
type Matcher struct{}

// Matcher prepares the highlighting of text, a Query.Text.
func (a *Archive) Matcher(text string) *Matcher { panic("todo") }

// Spans finds the words that the query asked for in s; ascending, apart. Field is left zero.
func (m *Matcher) Spans(s string) []Span { panic("todo") }

// Snippet is the part of article n's text that shows best why it was found, at
// most about runes long, cut at words: with its matches as spans into Text.
func (m *Matcher) Snippet(n, runes int) Snippet { panic("todo") }

// Snippet is a cut from a text.
type Snippet struct {
	Text          string
	Before, After bool // text was cut off before or after
	Marks         []Span
}
