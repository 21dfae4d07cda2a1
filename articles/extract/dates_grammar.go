package extract

import (
	"strings"
	"unicode/utf8"
)

// join says how two days, months or years are joined.
type join uint8

const (
	joinNone  join = iota
	joinRange      // «12–14», «12 по 14»
	joinAnd        // «12 и 14»
	joinComma
)

// joinAt reads a joint at lexeme i.
func (p *dateParser) joinAt(i int) (join, int) {
	switch {
	case !p.follows(i):
	case p.lx[i].isDash(), p.is(i, "range"):
		return joinRange, i + 1
	case p.is(i, "list"):
		return joinAnd, i + 1
	case p.lx[i].word == ",":
		return joinComma, i + 1
	}
	return joinNone, i
}

// element is a day, a month or a year of a series.
type element struct {
	value int
	first int // lexeme
	after join
}

// inOrder tells whether a series may be one: it ascends, and commas are followed by a last «и».
func inOrder(s []element) bool {
	commas := false
	for i := range s[:len(s)-1] {
		if s[i].value >= s[i+1].value {
			return false
		}
		commas = commas || s[i].after == joinComma
	}
	return !commas || s[len(s)-2].after == joinAnd
}

// addSeries records the members of a series, each made a date by make. The last one ends at lexeme last.
func (p *dateParser) addSeries(s []element, first, last int, rule string, date func(int) calendar) {
	for i := 0; i < len(s); i++ {
		from, to, begin := date(s[i].value), calendar{}, s[i].first
		if i == 0 {
			begin = first
		}
		if s[i].after == joinRange && i+1 < len(s) {
			i++
			to = date(s[i].value)
		}
		end := s[i].first
		if i == len(s)-1 {
			end = last
		}
		p.add(from, to, begin, end, rule)
	}
}

// dayAt reads the number of a day: «14», «14-го», "14th of", "14-" before a month.
func (p *dateParser) dayAt(i int) (day, next int) {
	if i >= len(p.lx) || p.lx[i].kind != lexNumber || p.lx[i].digits > 2 || p.lx[i].part {
		return 0, i
	}
	day, next = p.lx[i].value, i+1
	if p.follows(next+1) && p.lx[next].glued && p.lx[next+1].glued && p.lx[next].isDash() {
		if m, _ := p.monthAt(next + 1); m > 0 {
			next++
		} else if p.is(next+1, "ordinal") || p.lx[next+1].word == "е" {
			next += 2
		}
	} else if p.follows(next) && p.lx[next].glued {
		switch p.lx[next].word {
		case "st", "nd", "rd", "th":
			next++
		}
	}
	if p.follows(next) && p.lx[next].word == "of" {
		next++
	}
	return day, next
}

// monthAt reads the name of a month.
func (p *dateParser) monthAt(i int) (month, next int) {
	if i >= len(p.lx) || p.lx[i].newline || p.lx[i].kind != lexWord {
		return 0, i
	}
	return p.monthOf(i)
}

// monthOf reads the name of a month that may begin a line.
func (p *dateParser) monthOf(i int) (month, next int) {
	l := &p.lx[i]
	month = p.words.month[l.word]
	if l.word[0] < utf8.RuneSelf && (month == 0 || p.lang == "en") {
		month = 0
		if l.capital {
			month = p.words.month[strings.ToUpper(l.word[:1])+l.word[1:]]
		}
	}
	if month == 0 {
		return 0, i
	}
	next = i + 1
	if p.sign(next, ".") && p.lx[next].glued && p.follows(next+1) && p.lx[next+1].kind == lexNumber {
		next++ // «12 янв. 2019»
	}
	return month, next
}

// yearAt reads a year of four digits, with its year word if it has one.
func (p *dateParser) yearAt(i int) (year, next int, marked bool) {
	if !p.follows(i) || p.lx[i].kind != lexNumber || p.lx[i].digits != 4 || p.lx[i].part {
		return 0, i, false
	}
	year, next = p.lx[i].value, i+1
	after, word, ordinal := p.yearWordAt(next)
	if after > next && p.is(word, "year") {
		return year, after, true
	}
	if ordinal != "" {
		next += 2
	}
	if p.follows(next) && p.lx[next].glued && (p.lx[next].kind == lexWord || p.lx[next].word == "%") ||
		p.is(next, "count") && p.follows(next) || year < 1000 || year > 2100 {
		return 0, i, false
	}
	return year, next, false
}

// yearWordAt reads what stands behind the number of a year and says that it is
// one: «года», «-го года», "-yil", «учебный год». word is the lexeme of the year
// word itself; ordinal is an ending such as «-е».
func (p *dateParser) yearWordAt(i int) (next, word int, ordinal string) {
	j := i
	if p.follows(j+1) && p.lx[j].glued && p.lx[j+1].glued && p.lx[j].isDash() && p.lx[j+1].kind == lexWord {
		if p.is(j+1, "year") || p.is(j+1, "years") || p.is(j+1, "year-kind") {
			j++
		} else if p.is(j+1, "ordinal") || p.is(j+1, "decade") {
			ordinal = p.lx[j+1].word
			j += 2
		}
	}
	for range 2 {
		if p.follows(j) && p.is(j, "year-kind") {
			j++
		}
	}
	if !p.follows(j) || !p.is(j, "year") && !p.is(j, "years") {
		return i, i, ordinal
	}
	word, next = j, j+1
	if p.sign(next, ".") && p.lx[next].glued && utf8.RuneCountInString(p.lx[word].word) <= 2 {
		next++ // «г.»
	}
	return next, word, ordinal
}

// yearAfter reads the year that belongs to the day or month before lexeme i:
// «2019 года», «в 1989 году», "2024", "2024", «прошлого года». It is unknownYear
// where it is said but cannot be known.
func (p *dateParser) yearAfter(i int) (year, next int) {
	if y, n, _ := p.yearAt(i); y > 0 {
		return y, n
	}
	if p.sign(i, ",") {
		y, n, marked := p.yearAt(i + 1)
		stamped := p.lx[i-1].capital // «9 Июль, 2018»
		if y > 0 && (marked && p.is(n-1, "year-comma") || !marked && (stamped || p.isEnglish(i-1))) {
			return y, n
		}
	}
	if p.follows(i) && (p.lx[i].word == "в" || p.lx[i].word == "во") {
		if y, n, marked := p.yearAt(i + 1); marked {
			return y, n
		}
	}
	if delta, n := p.relativeUnit(i, "year-unit"); n > i {
		if p.base.year == 0 {
			return unknownYear, n
		}
		return p.base.year + delta, n
	}
	return 0, i
}

// isEnglish tells whether lexeme i is a word of Latin letters, or belongs to one before it.
func (p *dateParser) isEnglish(i int) bool {
	for ; i >= 0 && p.lx[i].kind != lexWord; i-- {
	}
	return i >= 0 && p.lx[i].word[0] < utf8.RuneSelf
}

// dayFirst reads «12 марта 2019 года», «с 12 по 14 марта», «28 февраля – 3 марта 2019».
// ahead has the year if it was said before: "2024-yil 14-mart".
func (p *dateParser) dayFirst(i int, ahead calendar) int {
	var days []element
	month, next := 0, 0
	for j := i; ; {
		d, n := p.dayAt(j)
		if n == j || len(days) == 8 || j > i && p.lx[j].newline {
			return i
		}
		days = append(days, element{value: d, first: j})
		if month, next = p.monthAt(n); month > 0 {
			break
		}
		if days[len(days)-1].after, j = p.joinAt(n); j == n {
			return i
		}
	}
	if !inOrder(days) || i > 1 && p.lx[i].glued && p.lx[i-1].isDash() && p.lx[i-1].glued {
		return i
	}
	first := i
	year := ahead.year
	if year == 0 {
		year, next = p.yearAfter(next)
	} else {
		if own, _ := p.yearAfter(next); own != 0 {
			return i
		}
		first = ahead.day // the lexeme of the year
	}
	rule := "day+month+year"
	if year == 0 {
		rule = "day+month"
	}
	if len(days) == 1 {
		if c, j := p.joinAt(next); c == joinRange {
			if to, n := p.dayMonth(j); n > j {
				from := calendar{year, month, days[0].value}
				if ahead.year > 0 {
					to.year = ahead.year
				}
				if to.year != 0 || year == 0 {
					if from.year == 0 && to.year > 0 {
						rule = "day+month+year"
					}
					p.add(from, to, first, n-1, rule)
					return n
				}
			}
		}
	}
	if year == 0 {
		if year = p.yearOfNext(next); year > 0 {
			rule = "day+month+year"
		}
	}
	p.addSeries(days, first, next-1, rule, func(d int) calendar { return calendar{year, month, d} })
	return next
}

// dayMonth reads one day with its month and, if it is there, its year.
func (p *dateParser) dayMonth(i int) (calendar, int) {
	d, n := p.dayAt(i)
	if n == i || p.lx[i].newline {
		return calendar{}, i
	}
	m, k := p.monthAt(n)
	if m == 0 {
		return calendar{}, i
	}
	y, k := p.yearAfter(k)
	return calendar{y, m, d}, k
}

// yearOfNext is the year that a day shares with the days listed behind it: «12 марта и 5 апреля 2019 года».
func (p *dateParser) yearOfNext(i int) int {
	for range 4 {
		c, j := p.joinAt(i)
		if c != joinAnd && c != joinComma {
			return 0
		}
		next, n := p.dayMonth(j)
		if n == j || next.year > 0 {
			return max(0, next.year)
		}
		i = n
	}
	return 0
}

// monthFirst reads "March 14, 2024", «в марте 2019 года», «март–апрель 2019».
func (p *dateParser) monthFirst(i int) int {
	m, n := p.monthOf(i)
	if m == 0 || p.lx[i].newline && i > 0 && p.lx[i-1].kind == lexNumber { // a broken line: «12», «марта 2019»
		return i
	}
	months := []element{{value: m, first: i}}
	if p.isEnglish(i) {
		if next := p.monthDay(m, i, n); next > i {
			return next
		}
	}
	for len(months) < 4 {
		c, j := p.joinAt(n)
		next, k := p.monthAt(j)
		if c == joinNone || next == 0 {
			break
		}
		months[len(months)-1].after = c
		months = append(months, element{value: next, first: j})
		n = k
	}
	year, next := p.yearAfter(n)
	if year == 0 || !inOrder(months) {
		return i
	}
	p.addSeries(months, i, next-1, "month+year", func(m int) calendar { return calendar{year: year, month: m} })
	return next
}

// monthDay reads the days behind an English month.
func (p *dateParser) monthDay(month, i, n int) int {
	day, next := p.dayAt(n)
	if next == n || p.lx[n].newline || p.follows(next) && p.is(next, "count") {
		return i
	}
	days := []element{{value: day, first: n}}
	more, end := days, next
	for len(more) < 8 {
		c, j := p.joinAt(end)
		d, k := p.dayAt(j)
		if c == joinNone || k == j || p.lx[j].newline || p.follows(k) && p.is(k, "count") {
			break
		}
		more[len(more)-1].after = c
		more = append(more, element{value: d, first: j})
		if end = k; inOrder(more) {
			days, next = more, end
		}
	}
	year, next := p.yearAfter(next)
	if len(days) == 1 {
		if c, j := p.joinAt(next); c == joinRange {
			m2, k := p.monthAt(j)
			if d2, k2 := p.dayAt(k); m2 > 0 && k2 > k && p.follows(k) {
				y2, k3 := p.yearAfter(k2)
				rule := "day+month+year"
				if y2 == 0 {
					rule = "day+month"
				}
				p.add(calendar{year, month, days[0].value}, calendar{y2, m2, d2}, i, k3-1, rule)
				return k3
			}
		}
	}
	rule := "day+month+year"
	if year == 0 {
		rule = "day+month"
	}
	p.addSeries(days, i, next-1, rule, func(d int) calendar { return calendar{year, month, d} })
	return next
}
