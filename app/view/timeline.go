package view

import (
	"fmt"
	"strconv"

	"muragat/app/words"
	"muragat/articles"
)

// BarHeight is the height of the tallest bar; heights are whole steps from 0 to it.
const BarHeight = 36

// mostYears bounds the bars; where the dates lie farther apart, empty years are left out.
const mostYears = 120

// Timeline is the number of articles by year, or by month of one year.
type Timeline struct {
	Bars    []Bar
	Year    string      // whose months the bars are; "" if they are years
	Up      string      // address of all years, "" if the bars are years
	Undated *FacetValue // nil if there are no undated articles
}

// Bar is a year or a month. Its link's Href filters by it, or takes the filter back; it is
// "" where there is nothing to find.
type Bar struct {
	Link          // Text is the short label, a no-break space where there is no room for one; ID an EDTF year or month
	Full   string // "March 2024: 12 articles"
	Height int    // 0 to BarHeight
	Chosen bool
}

func (v View) timeline(q articles.Query, answer articles.Answer) Timeline {
	t := v.bars(q, answer.Years, func(edtf string) string { return v.ListHref(periodToggled(q, edtf)) })
	if t.Year != "" {
		all := q
		all.From, all.To, all.Page = articles.Date{}, articles.Date{}, 1
		t.Up = v.ListHref(all)
	}
	if answer.Undated > 0 || q.Undated {
		next := q
		next.Undated, next.Page = !q.Undated, 1
		t.Undated = &FacetValue{
			Link:   Link{ID: UndatedID, Text: v.T(words.Undated), Href: v.ListHref(next), N: answer.Undated},
			Page:   v.Href(Route{Kind: Date, ID: UndatedID}, nil),
			Chosen: q.Undated,
		}
	}
	return t
}

// periodToggled is q for the given year or month alone, or for the next larger
// period where it is chosen already.
func periodToggled(q articles.Query, edtf string) articles.Query {
	q.Page = 1
	if q.From.String() == edtf && q.To.String() == edtf {
		if len(edtf) == len("2006") {
			q.From, q.To = articles.Date{}, articles.Date{}
			return q
		}
		edtf = edtf[:4]
	}
	d, err := articles.ParseDate(edtf)
	if err != nil {
		return q
	}
	q.From, q.To, q.Undated = d, d, false
	return q
}

func (v View) bars(q articles.Query, years []articles.YearCount, href func(edtf string) string) Timeline {
	if year, ok := within(q); ok {
		for _, y := range years {
			if y.Year == year {
				return Timeline{Bars: v.months(q, y, href), Year: fmt.Sprintf("%04d", year)}
			}
		}
		return Timeline{Bars: v.months(q, articles.YearCount{Year: year}, href), Year: fmt.Sprintf("%04d", year)}
	}
	if len(years) == 0 {
		return Timeline{}
	}
	first, last := years[0].Year, years[len(years)-1].Year
	full := years
	if last-first < mostYears {
		full = make([]articles.YearCount, last-first+1)
		for i := range full {
			full[i].Year = first + i
		}
		for _, y := range years {
			full[y.Year-first].N = y.N
		}
	}
	most := 0
	for _, y := range full {
		most = max(most, y.N)
	}
	var t Timeline
	step := labelStep(len(full))
	for _, y := range full {
		short := "\u00a0"
		if y.Year%step == 0 {
			short = strconv.Itoa(y.Year)
		}
		t.Bars = append(t.Bars, v.bar(q, fmt.Sprintf("%04d", y.Year), short, y.N, most, href))
	}
	return t
}

// labelStep is how many years have one label, so that labels fit side by side on a phone.
func labelStep(years int) int {
	switch {
	case years <= 8:
		return 1
	case years <= 40:
		return 5
	case years <= 80:
		return 10
	}
	return 20
}

func (v View) months(q articles.Query, y articles.YearCount, href func(string) string) []Bar {
	most := 0
	for _, n := range y.Months {
		most = max(most, n)
	}
	var out []Bar
	for i, n := range y.Months {
		short := []rune(v.Month(i + 1))
		out = append(out, v.bar(q, fmt.Sprintf("%04d-%02d", y.Year, i+1), string(short[:min(3, len(short))]), n, most, href))
	}
	return out
}

func (v View) bar(q articles.Query, edtf, short string, n, most int, href func(string) string) Bar {
	b := Bar{Link: Link{ID: edtf, Text: short, N: n}}
	if most > 0 {
		b.Height = (n*BarHeight + most - 1) / most
	}
	if d, err := articles.ParseDate(edtf); err == nil {
		b.Full = v.Date(d) + ": " + v.N(words.ArticlesN, n)
		b.Chosen = overlaps(d, q)
	}
	if n > 0 {
		b.Href = href(edtf)
	}
	return b
}

// overlaps tells whether the chosen period has a part of d.
func overlaps(d articles.Date, q articles.Query) bool {
	if q.From.IsZero() && q.To.IsZero() {
		return false
	}
	first, last := d.Bounds()
	if !q.From.IsZero() {
		if from, _ := q.From.Bounds(); last < from {
			return false
		}
	}
	if !q.To.IsZero() {
		if _, to := q.To.Bounds(); first > to {
			return false
		}
	}
	return true
}

// within is the year that the chosen period lies in, if it is only one.
func within(q articles.Query) (year int, ok bool) {
	from, to := q.From.String(), q.To.String()
	if len(from) < 4 || len(to) < 4 || from[:4] != to[:4] {
		return 0, false
	}
	return digits(from[:4])
}
