package extract

import (
	"fmt"
	"strings"
	"time"

	"muragat/articles"
)

// mentionedDates finds the dates that text mentions, in Russian, Kazakh, Uzbek and
// English, whichever lang is; lang only settles what these languages read
// differently ("03/04/2019", a bare year). Spans are bytes of text, ascending and
// apart, with Field left zero.
//
// A date without its year («5 мая») and one that counts from today («вчера», «в прошлом
// году») are found only where published, the article's own date, is known well
// enough. Of the years that «5 мая» may mean, the one that makes it nearest to
// published is taken, the earlier one of two equally near. What is no day of the
// calendar is no date.
func mentionedDates(text, lang string, published articles.Date) []articles.DateFact {
	p := newDateParser(text, lang, published)
	p.run()
	facts := make([]articles.DateFact, len(p.found))
	for i := range p.found {
		facts[i] = p.fact(&p.found[i], 0)
	}
	return facts
}

// calendar is a day, a month (day is 0) or a year (month is 0, too). A year of 0
// is not said, one below 0 is said but cannot be known.
type calendar struct{ year, month, day int }

const unknownYear = -1

// valid tells whether the calendar has it.
func (c calendar) valid() bool {
	if c.year < 1 || c.year > 9999 {
		return false
	}
	return c.day == 0 || c.day >= 1 && c.day <= daysIn(c.year, c.month)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func (c calendar) edtf() string {
	switch {
	case c.month == 0:
		return fmt.Sprintf("%04d", c.year)
	case c.day == 0:
		return fmt.Sprintf("%04d-%02d", c.year, c.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", c.year, c.month, c.day)
}

func (c calendar) before(o calendar) bool {
	if c.year != o.year {
		return c.year < o.year
	}
	if c.month != o.month {
		return c.month < o.month
	}
	return c.day < o.day
}

// noon is the moment that days are counted from.
func (c calendar) noon() time.Time {
	return time.Date(c.year, time.Month(c.month), c.day, 12, 0, 0, 0, time.UTC)
}

func (c calendar) plusDays(n int) calendar {
	t := c.noon().AddDate(0, 0, n)
	return calendar{t.Year(), int(t.Month()), t.Day()}
}

// plusMonths is the month that is n away.
func (c calendar) plusMonths(n int) calendar {
	months := c.year*12 + c.month - 1 + n
	return calendar{year: months / 12, month: months%12 + 1}
}

// dateParser reads dates from the lexemes of a text.
type dateParser struct {
	text  string
	lang  string
	lx    []lexeme
	words *dateWords
	base  calendar // the article's own date as far as it is known
	found []foundDate
}

// foundDate is a date that stands in the lexemes first to last.
type foundDate struct {
	edtf        string
	first, last int
	rule        string
	explicit    bool     // the text itself says it, its year included
	day         calendar // if it is a single day
}

func newDateParser(text, lang string, published articles.Date) *dateParser {
	p := &dateParser{text: text, lang: lang, lx: lexDates(text), words: dateTable()}
	if s := published.String(); !strings.ContainsAny(s, "/?~%") {
		fmt.Sscanf(s, "%4d-%2d-%2d", &p.base.year, &p.base.month, &p.base.day)
	}
	return p
}

func (p *dateParser) run() {
	for i := 0; i < len(p.lx); {
		i = max(i+1, p.match(i))
	}
}

// match reads the date that begins with lexeme i. It returns the lexeme after
// what it has understood, or i.
func (p *dateParser) match(i int) int {
	switch l := &p.lx[i]; l.kind {
	case lexNumber:
		if next := p.numeric(i); next > i {
			return next
		}
		if l.part || p.is(i-1, "number-sign") {
			return i
		}
		if next := p.dayFirst(i, calendar{}); next > i {
			return next
		}
		if next := p.yearFirst(i); next > i {
			return next
		}
		return p.away(i)
	case lexWord:
		if !p.words.starts[l.word] {
			return i
		}
		if next := p.monthFirst(i); next > i {
			return next
		}
		return p.relative(i)
	default:
		return p.yearsInBrackets(i)
	}
}

// add records a date, and what it ends with if that is not zero, as far as it can be known.
func (p *dateParser) add(from, to calendar, first, last int, rule string) {
	explicit := true
	if to != (calendar{}) {
		if from.year == 0 {
			from.year = to.year
			if from.year > 0 && to.before(from) {
				from.year--
			}
		}
		rule += " range"
	}
	if from.year == 0 {
		explicit = false
		rule += " nearest"
		if to == (calendar{}) {
			from = p.nearest(from)
		} else {
			to = p.nearest(to)
			from.year = to.year
			if to.before(from) {
				from.year--
			}
		}
	}
	if !from.valid() || to != (calendar{}) && (!to.valid() || !from.before(to)) {
		return
	}
	f := foundDate{edtf: from.edtf(), first: first, last: last, rule: rule, explicit: explicit}
	if to != (calendar{}) {
		f.edtf += "/" + to.edtf()
	} else if from.day > 0 {
		f.day = from
	}
	p.found = append(p.found, f)
}

// nearest gives a day without a year the year that puts it nearest to the article's date.
func (p *dateParser) nearest(c calendar) calendar {
	best := calendar{}
	if p.base.day == 0 {
		return best
	}
	least := time.Duration(1<<63 - 1)
	for y := p.base.year - 1; y <= p.base.year+1; y++ {
		c.year = y
		if away := p.base.noon().Sub(c.noon()).Abs(); c.valid() && away < least {
			best, least = c, away
		}
	}
	return best
}

// is tells whether lexeme i exists and stands in a list of dates.txt.
func (p *dateParser) is(i int, list string) bool {
	return i >= 0 && i < len(p.lx) && p.lx[i].kind != lexNumber && p.words.sets[list].has(p.lx[i].word)
}

// follows tells whether lexeme i exists and is on the same line as the one before it.
func (p *dateParser) follows(i int) bool {
	return i >= 0 && i < len(p.lx) && !p.lx[i].newline
}

func (p *dateParser) sign(i int, s string) bool {
	return p.follows(i) && p.lx[i].kind == lexSign && p.lx[i].word == s
}
