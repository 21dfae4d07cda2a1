package extract

// numeric reads dates of figures alone: "2019-03-12", «12.03.2019», «12–14.03.2019», "12/03/2019".
func (p *dateParser) numeric(i int) int {
	if p.lx[i].glued && p.joinsNumbers(i-1) {
		return i
	}
	from, next, rule := p.figures(i)
	if next == i {
		return p.numericRange(i)
	}
	first := i
	if c, j := p.joinAt(next); c == joinRange {
		if to, n, _ := p.figures(j); n > j {
			p.add(from, to, first, n-1, rule)
			return n
		}
	}
	p.add(from, calendar{}, first, next-1, rule)
	return next
}

// numericRange reads «12–14.03.2019».
func (p *dateParser) numericRange(i int) int {
	if l := &p.lx[i]; l.digits > 2 || l.part || i+2 >= len(p.lx) || !p.follows(i+1) || !p.lx[i+1].isDash() {
		return i
	}
	to, n, rule := p.figures(i + 2)
	if n == i+2 || to.year == 0 || p.lx[i].value >= to.day {
		return i
	}
	p.add(calendar{to.year, to.month, p.lx[i].value}, to, i, n-1, rule)
	return n
}

// figures reads one date of three numbers. The day is first unless the year is;
// in an English text «/» and «-» leave it open which is the day, unless a number
// is above twelve. A date that is none, or cannot be known, has unknownYear.
func (p *dateParser) figures(i int) (calendar, int, string) {
	none := calendar{}
	if i+4 >= len(p.lx) || p.lx[i].kind != lexNumber {
		return none, i, ""
	}
	sep := p.lx[i+1].word
	if sep != "." && sep != "/" && sep != "-" || p.lx[i+3].word != sep {
		return none, i, ""
	}
	for j := i + 1; j < i+5; j++ {
		if want := []lexKind{lexSign, lexNumber}[(j-i+1)%2]; !p.lx[j].glued || p.lx[j].kind != want {
			return none, i, ""
		}
	}
	next := i + 5
	if next < len(p.lx) && p.lx[next].glued {
		switch {
		case p.lx[next].kind == lexWord && p.lx[next].word != "t" && !p.is(next, "year"),
			p.joinsNumbers(next) && (sep == "-" || p.lx[next].word != "-") && next+1 < len(p.lx) && p.lx[next+1].glued && p.lx[next+1].kind == lexNumber:
			return none, i, ""
		}
	}
	a, b, c := p.lx[i], p.lx[i+2], p.lx[i+4]
	switch {
	case a.digits == 4 && b.digits == 2 && c.digits == 2:
		rule := "numeric"
		if sep == "-" {
			rule = "iso"
		}
		return checked(calendar{a.value, b.value, c.value}), next, rule
	case a.digits <= 2 && b.digits <= 2 && c.digits == 4 && c.value >= 1000:
		day := calendar{c.value, b.value, a.value}
		if sep != "." && p.lang == "en" && a.value != b.value {
			switch {
			case b.value > 12:
				day = calendar{c.value, a.value, b.value}
			case a.value <= 12:
				day.year = unknownYear
			}
		}
		return checked(day), next, "numeric"
	}
	return none, i, ""
}

func checked(c calendar) calendar {
	if c.month < 1 || c.month > 12 || c.day < 1 || !c.valid() {
		return calendar{year: unknownYear}
	}
	return c
}

// joinsNumbers tells whether lexeme i is a sign that makes one number of two.
func (p *dateParser) joinsNumbers(i int) bool {
	if i < 0 || p.lx[i].kind != lexSign {
		return false
	}
	switch p.lx[i].word {
	case ".", "/", "-", ":", ",":
		return i == 0 || p.lx[i].word == "-" || p.lx[i-1].kind == lexNumber
	}
	return false
}

// yearFirst reads «2018 год», «в 2018 и 2020 годах», «2018–2020 годы», «1990-е
// годы», and days and months behind their year: «2024 жылғы 14 наурыз», "2024-yil mart".
func (p *dateParser) yearFirst(i int) int {
	var years []element
	next, word, ordinal := i, 0, ""
	for j := i; ; {
		l := p.numberAt(j)
		if l == nil || l.digits > 4 || l.digits < 3 && (len(years) == 0 || l.digits < 2) || len(years) == 8 {
			return p.bareYears(i)
		}
		y := l.value
		if l.digits == 2 { // «2018–20 годы»
			if before := years[len(years)-1]; before.after == joinRange && y > before.value%100 {
				y += before.value / 100 * 100
			}
		}
		years = append(years, element{value: y, first: j})
		if next, word, ordinal = p.yearWordAt(j + 1); next > j+1 {
			break
		}
		at := j + 1
		if ordinal != "" {
			at += 2
		}
		last := &years[len(years)-1]
		if last.after, j = p.joinAt(at); p.sign(at, "/") {
			last.after, j = joinRange, at+1
		}
		if last.after == joinNone {
			return p.bareYears(i)
		}
	}
	if !inOrder(years) || p.beforeOurEra(i, next) || !p.saysYear(i, word, years) {
		return next
	}
	last := years[len(years)-1].value
	if decade := p.words.sets["decade"].words[ordinal]; decade || len(years) == 1 && p.is(word, "years") {
		if last%10 == 0 && (len(years) == 1 || years[0].after == joinRange) {
			p.add(calendar{year: years[0].value}, calendar{year: last + 9}, i, next-1, "decade")
		}
		return next
	}
	if len(years) == 1 {
		y := years[0].value
		if n := p.afterYear(y, i, next); n > next {
			return n
		}
	}
	p.addSeries(years, i, next-1, "year", func(y int) calendar { return calendar{year: y} })
	return next
}

func (p *dateParser) numberAt(i int) *lexeme {
	if i >= len(p.lx) || p.lx[i].kind != lexNumber || p.lx[i].part && !p.slashed(i) {
		return nil
	}
	return &p.lx[i]
}

// slashed tells the numbers of «2018/2019» from those of other signs.
func (p *dateParser) slashed(i int) bool {
	return i > 0 && p.lx[i].glued && p.lx[i-1].word == "/" || p.sign(i+1, "/")
}

// saysYear tells whether the year word at lexeme word makes years of the numbers before
// it, and not a span of time or a weight.
func (p *dateParser) saysYear(i, word int, years []element) bool {
	w := &p.lx[word]
	dashed := p.lx[word-1].isDash()
	if !dashed && p.is(word+1, "span") && p.follows(word+1) {
		return false
	}
	switch w.word {
	case "г", "гг", "ж", "жж":
		if !w.glued && !p.sign(word+1, ".") && !p.is(i-1, "year-preposition") {
			return false
		}
	}
	for _, y := range years {
		if y.value < 1000 && (!p.is(word, "old-year") || w.word[0] < 0x80 && !dashed || w.word == "году" && !p.is(i-1, "year-preposition")) {
			return false
		}
	}
	return true
}

func (p *dateParser) beforeOurEra(i, next int) bool {
	if p.is(i-1, "bce-before") || i > 2 && p.lx[i-1].word == "." && p.lx[i-3].word == "." && (p.lx[i-2].word == "д" || p.lx[i-2].word == "б") {
		return true
	}
	if !p.is(next, "bce-after") {
		return false
	}
	return p.lx[next].word != "до" || p.follows(next+1) && (p.lx[next+1].word == "н" || p.lx[next+1].word == "нашей")
}

// afterYear reads the days or months that follow their year. i is the lexeme of the year, next the one after it.
func (p *dateParser) afterYear(year, i, next int) int {
	j := next
	if p.sign(j, ",") && p.is(j-1, "year-comma") {
		j++
	}
	if !p.follows(j) {
		return next
	}
	if p.lx[j].kind == lexNumber {
		if n := p.dayFirst(j, calendar{year: year, day: i}); n > j {
			return n
		}
		return next
	}
	m, n := p.monthAt(next)
	if m == 0 {
		return next
	}
	months := []element{{value: m, first: i}}
	if c, k := p.joinAt(n); c == joinRange || c == joinAnd {
		if m2, n2 := p.monthAt(k); m2 > m {
			months[0].after = c
			months = append(months, element{value: m2, first: k})
			n = n2
		}
	}
	p.addSeries(months, i, n-1, "month+year", func(m int) calendar { return calendar{year: year, month: m} })
	return n
}

// bareYears reads years that have no year word: «в 2018-м», "in 2018", "from 2018 to 2020", "the 1990s".
func (p *dateParser) bareYears(i int) int {
	l := p.numberAt(i)
	if l == nil || l.digits != 4 || l.value < 1000 || l.value > 2100 {
		return i
	}
	next := i + 1
	if p.follows(next) && p.lx[next].glued && p.lx[next].word == "s" && l.value%10 == 0 {
		p.add(calendar{year: l.value}, calendar{year: l.value + 9}, i, next, "decade")
		return next + 1
	}
	if _, _, ordinal := p.yearWordAt(next); p.words.sets["ordinal"].words[ordinal] && p.is(i-1, "year-preposition") {
		p.add(calendar{year: l.value}, calendar{}, i, i+2, "year")
		return i + 3
	}
	before := i - 1
	if i > 1 && p.lx[before].isDash() && p.lx[before].glued {
		before-- // "mid-2018"
	}
	if p.lang != "en" && p.lang != "" || !p.is(before, "year-before") || !p.lx[before].latin() {
		return i
	}
	years := []element{{value: l.value, first: i}}
	if c, j := p.joinAt(next); c == joinRange || c == joinAnd {
		if to := p.numberAt(j); to != nil && to.digits == 4 && to.value > l.value && to.value <= 2100 && p.follows(j) {
			if c == joinAnd && p.lx[before].word == "between" {
				c = joinRange
			}
			years[0].after = c
			years = append(years, element{value: to.value, first: j})
			next = j + 1
		}
	}
	if p.follows(next) && (p.lx[next].kind == lexNumber || p.lx[next].word == "%" || p.lx[next].glued && p.lx[next].isDash() ||
		p.lx[next].kind == lexWord && !p.is(next, "year-after")) || p.beforeOurEra(i, next) {
		return next
	}
	p.addSeries(years, i, next-1, "year", func(y int) calendar { return calendar{year: y} })
	return next
}

func (l *lexeme) latin() bool { return l.kind == lexWord && l.word[0] < 0x80 }

// yearsInBrackets reads the years of a life or a reign: «(1921–2001)».
func (p *dateParser) yearsInBrackets(i int) int {
	if p.lx[i].word != "(" || i+4 >= len(p.lx) || !p.lx[i+2].isDash() || p.lx[i+4].word != ")" {
		return i
	}
	from, to := p.numberAt(i+1), p.numberAt(i+3)
	if from == nil || to == nil || from.digits != 4 || to.digits != 4 || from.value < 1000 || to.value > 2100 {
		return i
	}
	p.add(calendar{year: from.value}, calendar{year: to.value}, i+1, i+3, "year")
	return i + 4
}
