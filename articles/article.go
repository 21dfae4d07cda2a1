// Package articles is the archive: its model, its byte format and its query.
//
// A build turns a Collection into bytes with Encode; a reader opens the bytes
// with Open and asks with Archive.Search. The package runs in the visitor's
// browser, so it needs nothing that the browser does not.
package articles

// Collection is everything that an archive is made of.
type Collection struct {
	Titles   []Label   // the archive's own name, by language; may be empty
	About    []Label   // what the archive is, plain text by language; may be empty
	Lang     string    // the interface language of pages without JavaScript: "ru", "kk", "uz", "uz-Cyrl" or "en"
	Built    Date      // the day whose state of the articles this is
	Articles []Article // in any order; ids are unique
	Persons  []Person  // every person named in a PersonFact; ids are unique
	Topics   []Topic   // every topic named in a TopicFact, and their broader topics; ids are unique
}

// Article is one text with the facts that were found in it.
type Article struct {
	ID     string // letters, digits, '.', '_', '-' and '/'; kept to the letter in addresses
	Title  string // one line, plain text, NFC
	Text   string // plain text, NFC; paragraphs are separated by one or more "\n"
	Lang   string // BCP 47 primary language: "ru", "kk", "uz", "en", …; "" if unknown
	Source string // who published it first, as a reader would name it; "" if unknown
	URL    string // where it was published, http or https; "" if unknown
	Author string // "" if unknown
	Credit string // who is credited for pictures; "" if nobody
	Date   Date   // when it was published; the zero Date if unknown

	Persons []PersonFact // at most one for each person
	Topics  []TopicFact  // at most one for each topic
	Dates   []DateFact   // dates that the text mentions
}

// Label is a text in one language.
type Label struct {
	Lang string // BCP 47
	Text string
}

// Person is one human being, whatever spellings the articles use.
type Person struct {
	ID       string  // lower-case Latin letters, digits and '-'; stable as long as the name is
	Name     string  // the canonical name, nominative
	Names    []Label // names in other languages and scripts
	Wikidata string  // "Q…" or ""
	Note     string  // a curator's note, plain text

	Also []string // other full names in the nominative, by which LookupPerson finds the person; an archive does not tell them
}

// Topic is a subject heading, of the IPTC Media Topics or of the curator.
type Topic struct {
	ID      string  // an IPTC Media Topics code such as "20000639", or the curator's own: lower-case letters of any script (NFC), the digits 0 to 9 and '-'
	Labels  []Label // at least one
	Broader string  // the ID of the broader topic, or ""
}

// Field names a part of an article.
type Field uint8

// The parts of an article that a fact can stand in.
const (
	InText  Field = iota // Article.Text
	InTitle              // Article.Title
)

// Span is a part of a Field: byte offsets, End exclusive, both on rune boundaries.
type Span struct {
	Field      Field
	Start, End int
}

// Mention is a place where a fact stands, and the rule that put it there.
type Mention struct {
	Span
	Rule string // a short name such as "given+surname"; "" if none
}

// PersonFact says that an article speaks of a person. Without mentions, a
// curator said so.
type PersonFact struct {
	Person   string // Person.ID
	Mentions []Mention
	Rule     string // for the whole fact, such as "curator"; "" if the mentions say it
}

// TopicFact says that an article is about a topic.
type TopicFact struct {
	Topic string  // Topic.ID
	Score float64 // above 0, up to 1; a curator's topics have 1; an archive keeps three decimals
	Rule  string  // the evidence in short, such as "curator" or "words: выборы, парламент"
}

// DateFact is a date that an article mentions.
type DateFact struct {
	Date Date
	Mention
}
