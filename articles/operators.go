package articles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// operatorNames are what stands before the colon of an operator in the text, and the key of the URL that it stands for.
var operatorNames = map[string]string{
	"person": "person", "человек": "person", "адам": "person", "shaxs": "person", "шахс": "person",
	"date": "date", "дата": "date", "күні": "date", "sana": "date", "сана": "date",
}

// maxNamed bounds the persons that a part of a name stands for.
const maxNamed = 10

// operators makes filters of person:name, person:"two words" and date:2024, date:2019..2021 in the text, and takes them out of it.
// What a date says goes before from and to. What cannot be understood is reported.
func (a *Archive) operators(q *Query, p *queryParser) {
	var kept []string
	rest, found := q.Text, false
	for {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			break
		}
		if key, value, after, ok := cutOperator(rest); ok {
			found, rest = true, after
			if key == "date" {
				q.From, q.To = p.period(value, q.From, q.To)
			} else if ids := a.personsNamed(value); ids != nil {
				q.Persons = append(q.Persons, ids...)
			} else {
				p.ignore(key, value, UnknownValue)
			}
			continue
		}
		end := pieceEnd(rest)
		kept = append(kept, rest[:end])
		rest = rest[end:]
	}
	if found {
		q.Text = strings.Join(kept, " ")
		slices.Sort(q.Persons)
		q.Persons = slices.Compact(q.Persons)
	}
}

// cutOperator takes an operator off the front of s.
func cutOperator(s string) (key, value, rest string, ok bool) {
	name, value, ok := strings.Cut(s, ":")
	if key = operatorNames[strings.ToLower(name)]; !ok || key == "" {
		return "", "", "", false
	}
	if first, size := utf8.DecodeRuneInString(value); isQuote(first) {
		value = value[size:]
		if end := strings.IndexFunc(value, isQuote); end >= 0 {
			_, size = utf8.DecodeRuneInString(value[end:])
			value, rest = value[:end], value[end+size:]
		}
	} else if end := strings.IndexFunc(value, unicode.IsSpace); end >= 0 {
		value, rest = value[:end], value[end:]
	}
	value = strings.TrimSpace(value)
	return key, value, rest, value != ""
}

// pieceEnd is where the phrase or the word ends that s begins with.
func pieceEnd(s string) int {
	sign := len(s) - len(strings.TrimPrefix(s, "-"))
	first, size := utf8.DecodeRuneInString(s[sign:])
	at := sign
	if isQuote(first) {
		at += size
		if end := strings.IndexFunc(s[at:], isQuote); end >= 0 {
			_, size = utf8.DecodeRuneInString(s[at+end:])
			return at + end + size
		}
		return len(s)
	}
	if end := strings.IndexFunc(s[at:], func(r rune) bool { return unicode.IsSpace(r) || isQuote(r) }); end >= 0 {
		return at + max(end, min(1, len(s)-at))
	}
	return len(s)
}

// period reads the value of date:; from and to stay where it says nothing.
func (p *queryParser) period(value string, from, to Date) (Date, Date) {
	first, last, ranged := strings.Cut(value, "..")
	if !ranged {
		last = first
	}
	begin, ok := bound(first)
	end, ok2 := bound(last)
	if !ok || !ok2 || begin.IsZero() && end.IsZero() {
		p.ignore("date", value, BadDate)
		return from, to
	}
	return begin, end
}

// bound reads a year, a month or a day; "" is the zero Date.
func bound(value string) (Date, bool) {
	d, err := ParseDate(value)
	if s, _ := d.span(); err != nil || s.interval || !d.IsZero() && !s.startSure {
		return Date{}, false
	}
	return d, true
}

// personsNamed is the IDs of the person with an ID or a name, or of those whose name has all words of a value, of which the
// last may be a beginning; nil if there are none.
func (a *Archive) personsNamed(value string) (ids []string) {
	if n, ok := a.LookupPerson(value); ok {
		return []string{a.personID(n)}
	}
	wanted := partsOf(value)
	if len(wanted) == 0 {
		return nil
	}
	whole := func(name string) bool {
		words := partsOf(name)
		for _, w := range wanted {
			if !slices.Contains(words, w) {
				return false
			}
		}
		return true
	}
	begun := func(name string) bool {
		words := partsOf(name)
		for i, w := range wanted {
			if !slices.ContainsFunc(words, func(s string) bool { return s == w || i == len(wanted)-1 && strings.HasPrefix(s, w) }) {
				return false
			}
		}
		return true
	}
	for _, matches := range []func(string) bool{whole, begun} {
		for n := 0; n < a.persons.n && len(ids) < maxNamed; n++ {
			person := a.Person(n)
			if matches(person.Name) || slices.ContainsFunc(person.Names, func(l Label) bool { return matches(l.Text) }) {
				ids = append(ids, person.ID)
			}
		}
		if ids != nil {
			return ids
		}
	}
	return nil
}
