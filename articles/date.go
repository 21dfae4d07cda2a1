package articles

import (
	"fmt"
	"strconv"
	"strings"
)

// Date is a date in EDTF (ISO 8601-2): a day, a month or a year, each perhaps
// uncertain ("2024?"), or an interval of two of them, perhaps open ("2018/..").
// The zero Date is an unknown one. Dates are comparable with ==.
type Date struct {
	edtf string
}

// MinDay and MaxDay are the bounds of dates that are open at that end: the day
// before 0001-01-01 and the day after 9999-12-31, as days since 1970-01-01.
const (
	MinDay = -719163
	MaxDay = 2932897
)

// ParseDate reads an EDTF date; "" is the zero Date. Days are checked against the
// calendar, years are 0001 to 9999. The error says what was found and what was wanted.
func ParseDate(edtf string) (Date, error) {
	if edtf == "" {
		return Date{}, nil
	}
	if _, err := parseSpan(edtf); err != nil {
		return Date{}, fmt.Errorf("date %q: %w", clip(edtf, 40), err)
	}
	return Date{strings.Clone(edtf)}, nil
}

// String is the EDTF form; "" for the zero Date.
func (d Date) String() string { return d.edtf }

// IsZero tells whether the date is unknown.
func (d Date) IsZero() bool { return d.edtf == "" }

// Bounds are the first and the last day that d may mean, as days since 1970-01-01
// in the proleptic Gregorian calendar; an open end gives MinDay or MaxDay. Both are 0 for the zero Date.
func (d Date) Bounds() (first, last int) {
	s, _ := d.span()
	return s.first, s.last
}

// precision says how much of a date is known.
type precision uint8

const (
	open precision = iota
	toYear
	toMonth
	toDay
)

// dateSpan is a Date taken apart. The zero dateSpan is the zero Date.
type dateSpan struct {
	first, last       int // days since 1970-01-01
	start, end        precision
	startSure         bool // not marked with "?"
	endSure, interval bool // end and endSure are those of start unless interval
}

func (d Date) span() (dateSpan, error) {
	if d.edtf == "" {
		return dateSpan{}, nil
	}
	return parseSpan(d.edtf)
}

// date is the inverse of Date.span.
func (s dateSpan) date() Date {
	if s.start == open && !s.interval {
		return Date{}
	}
	edtf := formatPoint(s.first, s.start, s.startSure)
	if s.interval {
		edtf += "/" + formatPoint(s.last, s.end, s.endSure)
	}
	return Date{edtf}
}

// years are the first and the last calendar year that a date counts in: of an
// open interval, the year of its known end.
func (s dateSpan) years() (from, to int) {
	switch {
	case s.start == open:
		from, _, _ = civil(s.last)
		return from, from
	case s.end == open:
		from, _, _ = civil(s.first)
		return from, from
	}
	from, _, _ = civil(s.first)
	to, _, _ = civil(s.last)
	return from, to
}

func parseSpan(edtf string) (s dateSpan, err error) {
	from, to, interval := strings.Cut(edtf, "/")
	if !interval {
		s.first, s.last, s.start, s.startSure, err = parsePoint(edtf)
		s.end, s.endSure = s.start, s.startSure
		return s, err
	}
	s.interval = true
	s.first, s.startSure = MinDay, true
	s.last, s.endSure = MaxDay, true
	if from == ".." && to == ".." {
		return s, fmt.Errorf("found an interval open at both ends, wanted a date at one of them")
	}
	if from != ".." {
		if s.first, _, s.start, s.startSure, err = parsePoint(from); err != nil {
			return s, err
		}
	}
	if to != ".." {
		if _, s.last, s.end, s.endSure, err = parsePoint(to); err != nil {
			return s, err
		}
	}
	if s.first > s.last {
		return s, fmt.Errorf("found an interval that ends before it begins, wanted the earlier date first")
	}
	return s, nil
}

// parsePoint reads YYYY, YYYY-MM or YYYY-MM-DD, perhaps with "?" behind it.
func parsePoint(text string) (first, last int, p precision, sure bool, err error) {
	digits, unsure := strings.CutSuffix(text, "?")
	var year, month, day int
	ok := false
	switch len(digits) {
	case len("2024"):
		p, ok = toYear, number(digits, &year)
	case len("2024-05"):
		p, ok = toMonth, number(digits[:4], &year) && digits[4] == '-' && number(digits[5:], &month)
	case len("2024-05-17"):
		p, ok = toDay, number(digits[:4], &year) && digits[4] == '-' && number(digits[5:7], &month) &&
			digits[7] == '-' && number(digits[8:], &day)
	}
	if !ok {
		return 0, 0, open, false, fmt.Errorf(
			"found %q, wanted a year, month or day like 2024, 2024-05 or 2024-05-17, perhaps with ? behind it, or an interval like 2018/.. or 2018/2020",
			clip(text, 40))
	}
	switch {
	case year == 0:
		err = fmt.Errorf("found the year 0000, wanted 0001 to 9999")
	case p >= toMonth && (month < 1 || month > 12):
		err = fmt.Errorf("found month %02d, wanted 01 to 12", month)
	case p == toDay && (day < 1 || day > daysIn(year, month)):
		err = fmt.Errorf("found day %02d, wanted 01 to %d: %04d-%02d has no more", day, daysIn(year, month), year, month)
	}
	if err != nil {
		return 0, 0, open, false, err
	}
	switch p {
	case toYear:
		first, last = dayNumber(year, 1, 1), dayNumber(year, 12, 31)
	case toMonth:
		first, last = dayNumber(year, month, 1), dayNumber(year, month, daysIn(year, month))
	default:
		first = dayNumber(year, month, day)
		last = first
	}
	return first, last, p, !unsure, nil
}

func formatPoint(day int, p precision, sure bool) string {
	if p == open {
		return ".."
	}
	year, month, dom := civil(day)
	b := make([]byte, 0, len("2024-05-17?"))
	b = append(b, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
	if p >= toMonth {
		b = append(b, '-', byte('0'+month/10), byte('0'+month%10))
	}
	if p >= toDay {
		b = append(b, '-', byte('0'+dom/10), byte('0'+dom%10))
	}
	if !sure {
		b = append(b, '?')
	}
	return string(b)
}

func number(digits string, n *int) bool {
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return false
		}
	}
	v, err := strconv.Atoi(digits)
	*n = v
	return err == nil
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// dayNumber and civil convert between a date and days since 1970-01-01. Source:
// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", for years from 1 on.
func dayNumber(year, month, day int) int {
	if month <= 2 {
		year--
		month += 12
	}
	era := year / 400
	ofEra := year % 400
	ofYear := (153*(month-3)+2)/5 + day - 1
	return era*146097 + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - 719468
}

func civil(days int) (year, month, day int) {
	days += 719468
	era := days / 146097
	ofEra := days % 146097
	yearOfEra := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	month = (5*ofYear + 2) / 153
	day = ofYear - (153*month+2)/5 + 1
	year = era*400 + yearOfEra
	month += 3
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// clip cuts s to at most n runes.
func clip(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
