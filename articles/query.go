package articles

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Query is a question to the archive. Values within Persons, Speakers, Topics, Sources and Langs are
// alternatives; the groups are joined by AND. The date group is From–To together with Undated: with a
// range and Undated, undated articles are let in as well; Undated alone lets in
// undated articles only.
type Query struct {
	Text     string   // words, "phrase", -word, word*
	Exact    bool     // only what is typed is searched: no other script, no other layout, no typos
	Persons  []string // Person.ID
	Speakers []string // Person.ID: of who is quoted; there are no counts of them
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

// The orders of results. ByRelevance is ByNewest where no words are asked for, and
// puts the newer first among equals. Undated articles come last by date, in either direction.
const (
	ByRelevance Sort = iota
	ByNewest
	ByOldest
)

var sortNames = [...]string{ByRelevance: "relevance", ByNewest: "newest", ByOldest: "oldest"}

// MaxQueryRunes bounds Query.Text; ParseQuery cuts what is longer.
const MaxQueryRunes = 500

// maxIgnored bounds what ParseQuery reports; more would help nobody.
const maxIgnored = 100

// Ignored is a part of a URL that ParseQuery left out.
type Ignored struct {
	Key, Value string // both cut to 100 runes
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

// ParseQuery reads the URL form: q, exact, person, speaker, topic, source, lang, from, to, undated, sort, page.
// person, speaker and topic take an ID or an exact name. person:, said: and date: in the text become the same filters: see operators. What cannot be understood is left
// out and reported, at most 100 parts in order of key; nothing fails. Empty values, as a form sends them, are
// no values. Of a key that can have one value, the first counts. Page is at least 1.
func (a *Archive) ParseQuery(v url.Values) (Query, []Ignored) {
	p := queryParser{values: v}
	q := Query{Page: 1}
	person := func(value string) (string, bool) {
		n, ok := a.LookupPerson(value)
		if !ok {
			return "", false
		}
		return a.personID(n), true
	}
	for _, key := range sortedKeys(v) {
		switch key {
		case "q":
			q.Text = p.text(key)
		case "person":
			q.Persons = p.known(key, person)
		case "speaker":
			q.Speakers = p.known(key, person)
		case "topic":
			q.Topics = p.known(key, func(value string) (string, bool) {
				n, ok := a.LookupTopic(value)
				if !ok {
					return "", false
				}
				return a.topicID(n), true
			})
		case "source":
			q.Sources = p.known(key, func(value string) (string, bool) { return value, a.sources.search(value) >= 0 })
		case "lang":
			q.Langs = p.known(key, func(value string) (string, bool) { return value, a.langs.search(value) >= 0 })
		case "from":
			q.From = p.date(key)
		case "to":
			q.To = p.date(key)
		case "undated":
			q.Undated = p.flag(key)
		case "exact":
			q.Exact = p.flag(key)
		case "sort":
			if value := p.one(key); value != "" {
				i := slices.Index(sortNames[:], value)
				if i < 0 {
					p.ignore(key, value, UnknownValue)
				} else {
					q.Sort = Sort(i)
				}
			}
		case "page":
			if value := p.one(key); value != "" {
				n, err := strconv.Atoi(value)
				if err != nil || n < 1 || value[0] == '+' {
					p.ignore(key, value, BadNumber)
				} else {
					q.Page = n
				}
			}
		default:
			p.ignore(key, strings.Join(v[key], " "), UnknownKey)
		}
	}
	a.operators(&q, &p)
	if !q.From.IsZero() && !q.To.IsZero() {
		from, _ := q.From.Bounds()
		if _, to := q.To.Bounds(); from > to {
			p.ignore("from", q.From.String(), Reversed)
			p.ignore("to", q.To.String(), Reversed)
			q.From, q.To = Date{}, Date{}
		}
	}
	return q, p.ignored
}

type queryParser struct {
	values  url.Values
	ignored []Ignored
}

func (p *queryParser) ignore(key, value string, reason Reason) {
	if len(p.ignored) < maxIgnored {
		p.ignored = append(p.ignored, Ignored{clipText(key, 100), clipText(value, 100), reason})
	}
}

// clipText cuts s to n runes and mends invalid UTF-8.
func clipText(s string, n int) string {
	for i := range s {
		if n == 0 {
			s = s[:i]
			break
		}
		n--
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// one is the first value of a key that is not empty; others are ignored.
func (p *queryParser) one(key string) string {
	first := ""
	for _, value := range p.values[key] {
		switch {
		case value == "" || value == first:
		case first == "":
			first = value
		default:
			p.ignore(key, value, UnknownValue)
		}
	}
	return first
}

// flag is a key's 0 or 1.
func (p *queryParser) flag(key string) bool {
	value := p.one(key)
	if value != "" && value != "0" && value != "1" {
		p.ignore(key, value, UnknownValue)
	}
	return value == "1"
}

func (p *queryParser) text(key string) string {
	value := strings.TrimSpace(p.one(key))
	text := strings.TrimSpace(strings.Map(plainRune, clipText(value, MaxQueryRunes)))
	if n := 0; len(value) > MaxQueryRunes {
		for range value {
			if n++; n > MaxQueryRunes {
				p.ignore(key, value, TooLong)
				break
			}
		}
	}
	return text
}

// plainRune leaves out what turns the direction of writing: a query is shown among other words.
func plainRune(r rune) rune {
	if 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 {
		return -1
	}
	if r < ' ' || r == 0x7f {
		return ' '
	}
	return r
}

// known is the values of a key that find knows, as it names them, ascending.
func (p *queryParser) known(key string, find func(string) (string, bool)) []string {
	var found []string
	for _, value := range p.values[key] {
		if value == "" {
			continue
		}
		if name, ok := find(value); ok {
			found = append(found, name)
		} else {
			p.ignore(key, value, UnknownValue)
		}
	}
	slices.Sort(found)
	return slices.Clip(slices.Compact(found))
}

func (p *queryParser) date(key string) Date {
	value := p.one(key)
	d, ok := bound(value)
	if !ok {
		p.ignore(key, value, BadDate)
	}
	return d
}

// search is the position of name in an ascending list, or -1.
func (l *list) search(name string) int {
	low, high := 0, l.n
	for low < high {
		if m := (low + high) / 2; l.at(m) < name {
			low = m + 1
		} else {
			high = m
		}
	}
	if low < l.n && l.at(low) == name {
		return low
	}
	return -1
}

// Values is the URL form of q, defaults left out, IDs for persons and topics. The
// values of a group are sorted, so that equal questions have one address.
func (q Query) Values() url.Values {
	v := url.Values{}
	one := func(key, value string) {
		if value != "" {
			v[key] = []string{value}
		}
	}
	group := func(key string, values []string) {
		if len(values) > 0 {
			values = slices.Clone(values)
			slices.Sort(values)
			v[key] = slices.Compact(values)
		}
	}
	one("q", q.Text)
	if q.Exact {
		one("exact", "1")
	}
	group("person", q.Persons)
	group("speaker", q.Speakers)
	group("topic", q.Topics)
	group("source", q.Sources)
	group("lang", q.Langs)
	one("from", q.From.String())
	one("to", q.To.String())
	if q.Undated {
		one("undated", "1")
	}
	if q.Sort != ByRelevance && int(q.Sort) < len(sortNames) {
		one("sort", sortNames[q.Sort])
	}
	if q.Page > 1 {
		one("page", strconv.Itoa(q.Page))
	}
	return v
}
