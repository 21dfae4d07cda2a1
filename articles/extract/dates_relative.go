package extract

import "time"

// The greatest amounts of «N дней назад»: what is farther is a figure of speech.
const (
	maxDaysAway   = 3660
	maxWeeksAway  = 60
	maxMonthsAway = 60
	maxYearsAway  = 100
)

// relative reads what counts from the article's own date: «вчера», «в прошлом году», «через три дня».
func (p *dateParser) relative(i int) int {
	for list, days := range relativeDays {
		if p.is(i, list) {
			p.addAway(amount{days, "day-unit"}, i, i)
			return i + 1
		}
	}
	for list, delta := range relativeYears {
		if p.is(i, list) {
			p.addYear(delta, i, i)
			return i + 1
		}
	}
	if p.is(i, "through") {
		return p.through(i)
	}
	if delta, n := p.relativeUnit(i, "year-unit"); n > i {
		p.addYear(delta, i, n-1)
		return n
	}
	if delta, n := p.relativeUnit(i, "month-unit"); n > i {
		if p.base.month > 0 {
			p.addRelative(p.base.plusMonths(delta), false, i, n-1, "relative month")
		}
		return n
	}
	if delta, n := p.relativeUnit(i, "week-unit"); n > i {
		p.addWeek(delta, 0, 6, i, n-1)
		return n
	}
	if delta, n := p.relativeUnit(i, "weekend"); n > i {
		if delta <= 0 { // the next one may be that of this week
			p.addWeek(delta, 5, 6, i, n-1)
		}
		return n
	}
	if n := p.relativeWeekday(i); n > i {
		return n
	}
	return p.away(i)
}

var (
	relativeDays = map[string]int{
		"today": 0, "yesterday": -1, "before-yesterday": -2, "before-before-yesterday": -3,
		"tomorrow": 1, "after-tomorrow": 2, "after-after-tomorrow": 3,
	}
	relativeYears = map[string]int{"year-of-this": 0, "year-of-last": -1}
	relativeUnits = map[string]int{"this": 0, "last": -1, "next": 1}
)

// relativeUnit reads «прошлого года»: a word for this, the last or the next one, and the unit.
func (p *dateParser) relativeUnit(i int, unit string) (delta, next int) {
	if !p.follows(i+1) || !p.is(i+1, unit) {
		return 0, i
	}
	for list, d := range relativeUnits {
		if p.is(i, list) {
			return d, i + 2
		}
	}
	return 0, i
}

// relativeWeekday reads «в прошлую пятницу». It is known where that of the last week is also the last one there was,
// and likewise for the next one.
func (p *dateParser) relativeWeekday(i int) int {
	for list, delta := range relativeUnits {
		if !p.is(i, list) || !p.follows(i+1) || p.lx[i+1].kind != lexWord {
			continue
		}
		weekday := p.words.weekday[p.lx[i+1].word]
		if weekday == 0 {
			return i
		}
		if p.base.day > 0 {
			day := p.monday().plusDays(7*delta + weekday - 1)
			nearest := p.base.noon().Sub(day.noon()).Abs() <= 7*24*time.Hour
			if delta == 0 || nearest && day != p.base {
				p.addRelative(day, false, i, i+1, "relative weekday")
			}
		}
		return i + 2
	}
	return i
}

// monday is that of the week of the article's date.
func (p *dateParser) monday() calendar {
	return p.base.plusDays(-(int(p.base.noon().Weekday()) + 6) % 7)
}

// addWeek records days of the week that is so many from the article's.
func (p *dateParser) addWeek(weeks, from, to, first, last int) {
	if p.base.day == 0 {
		return
	}
	monday := p.monday().plusDays(7 * weeks)
	begin, end := monday.plusDays(from), monday.plusDays(to)
	if begin.valid() && end.valid() {
		p.found = append(p.found, foundDate{edtf: begin.edtf() + "/" + end.edtf(), first: first, last: last, rule: "relative week"})
	}
}

// amount is so many of a unit.
type amount struct {
	n    int
	unit string // its list in dates.txt
}

// away reads «два дня назад», «неделю назад», "5 kun oldin", "three days ago".
func (p *dateParser) away(i int) int {
	a, next := p.amountAt(i)
	if next == i || !p.follows(next) || !p.is(next, "ago") {
		return i
	}
	a.n = -a.n
	p.addAway(a, i, next)
	return next + 1
}

// through reads «через три дня». In «а через три дня» and «через три дня после» it counts from another day.
func (p *dateParser) through(i int) int {
	a, next := p.amountAt(i + 1)
	if next == i+1 || !p.follows(i+1) {
		return i
	}
	if !p.is(i-1, "not-through") && !(p.follows(next) && p.is(next, "not-through")) {
		p.addAway(a, i, next-1)
	}
	return next
}

// amountAt reads an amount of time: «три недели», «5 лет», «полгода», «неделю».
func (p *dateParser) amountAt(i int) (a amount, next int) {
	if i >= len(p.lx) {
		return a, i
	}
	l := &p.lx[i]
	switch {
	case p.is(i, "half-year"):
		return amount{6, "months"}, i + 1
	case p.is(i, "year-and-half") && p.follows(i+1) && p.is(i+1, "years-away"):
		return amount{18, "months"}, i + 2
	case l.kind == lexNumber && !l.part:
		a.n = l.value
	case l.kind == lexWord:
		a.n = p.words.number[l.word]
	}
	unit := i + 1
	if a.n == 0 && p.is(i, "one-unit") {
		a.n, unit = 1, i
	}
	if a.n == 0 || unit > i && !p.follows(unit) {
		return a, i
	}
	for list, most := range map[string]int{"day-unit": maxDaysAway, "weeks": maxWeeksAway, "months": maxMonthsAway, "years-away": maxYearsAway} {
		if p.is(unit, list) && a.n <= most {
			return amount{a.n, list}, unit + 1
		}
	}
	return a, i
}

// addAway records a day so far from the article's. What is counted in more than days is seldom meant to the day, so
// that it is uncertain, and known to the month or the year only where these are counted.
func (p *dateParser) addAway(a amount, first, last int) {
	switch {
	case a.unit == "day-unit" && p.base.day > 0:
		p.addRelative(p.base.plusDays(a.n), false, first, last, "relative day")
	case a.unit == "weeks" && p.base.day > 0:
		p.addRelative(p.base.plusDays(7*a.n), true, first, last, "relative week")
	case a.unit == "months" && p.base.month > 0:
		p.addRelative(p.base.plusMonths(a.n), true, first, last, "relative month")
	case a.unit == "years-away" && p.base.year > 0:
		p.addRelative(calendar{year: p.base.year + a.n}, true, first, last, "relative year")
	}
}

func (p *dateParser) addYear(delta, first, last int) {
	if p.base.year > 0 {
		p.addRelative(calendar{year: p.base.year + delta}, false, first, last, "relative year")
	}
}

func (p *dateParser) addRelative(c calendar, uncertain bool, first, last int, rule string) {
	if !c.valid() {
		return
	}
	f := foundDate{edtf: c.edtf(), first: first, last: last, rule: rule}
	if uncertain {
		f.edtf += "?"
	}
	p.found = append(p.found, f)
}
