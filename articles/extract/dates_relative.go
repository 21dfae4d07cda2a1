package extract

// maxDaysAway bounds «N дней назад».
const maxDaysAway = 3660

// relative reads what counts from the article's own date: «вчера», «в прошлом году», «через три дня».
func (p *dateParser) relative(i int) int {
	for list, days := range relativeDays {
		if p.is(i, list) {
			p.addAway(days, i, i)
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
		if n, unit := p.daysAt(i + 1); unit > 0 {
			p.addAway(n, i, unit)
			return unit + 1
		}
	}
	if delta, n := p.relativeUnit(i, "year-unit"); n > i {
		p.addYear(delta, i, n-1)
		return n
	}
	if delta, n := p.relativeUnit(i, "month-unit"); n > i {
		if p.base.month > 0 {
			months := p.base.year*12 + p.base.month - 1 + delta
			p.addRelative(calendar{year: months / 12, month: months%12 + 1}, i, n-1, "relative month")
		}
		return n
	}
	return p.daysAway(i)
}

var (
	relativeDays  = map[string]int{"today": 0, "yesterday": -1, "before-yesterday": -2, "tomorrow": 1, "after-tomorrow": 2}
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

// daysAway reads «два дня назад», "5 kun oldin", "three days ago".
func (p *dateParser) daysAway(i int) int {
	n, unit := p.daysAt(i)
	if unit == 0 || !p.follows(unit+1) || !p.is(unit+1, "ago") {
		return i
	}
	p.addAway(-n, i, unit+1)
	return unit + 2
}

// daysAt reads a number of days, in figures or a word; unit is the lexeme of «дней", or 0.
func (p *dateParser) daysAt(i int) (n, unit int) {
	if i+1 >= len(p.lx) || !p.follows(i+1) || !p.is(i+1, "day-unit") {
		return 0, 0
	}
	switch l := &p.lx[i]; l.kind {
	case lexNumber:
		n = l.value
		if l.part {
			n = 0
		}
	case lexWord:
		n = p.words.number[l.word]
	}
	if n == 0 || n > maxDaysAway {
		return 0, 0
	}
	return n, i + 1
}

func (p *dateParser) addAway(days, first, last int) {
	if p.base.day > 0 {
		p.addRelative(p.base.plusDays(days), first, last, "relative day")
	}
}

func (p *dateParser) addYear(delta, first, last int) {
	if p.base.year > 0 {
		p.addRelative(calendar{year: p.base.year + delta}, first, last, "relative year")
	}
}

func (p *dateParser) addRelative(c calendar, first, last int, rule string) {
	if c.valid() {
		p.found = append(p.found, foundDate{edtf: c.edtf(), first: first, last: last, rule: rule})
	}
}
