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

// Timeline is the number of articles by year, by month of one year or by day of one month.
type Timeline struct {
	Bars    []Bar
	Shape   Shape       // the same in finer parts, drawn behind the bars; empty if there is none
	Within  []Link      // all, the year and the month that these bars are a part of, and what is chosen of them; the last is where the reader is
	Undated *FacetValue // nil if there are no undated articles
}

// Bar is a year, a month or a day. Its link's Href filters by it, or takes the filter back; it is
// "" where there is nothing to find.
type Bar struct {
	Link          // Text is the short label, a no-break space where there is no room for one; ID an EDTF year, month or day
	Period string // "March 2024"
	Full   string // "March 2024: 12 articles"
	Height int    // 0 to BarHeight
	Chosen bool
}

// Timeline is the list's.
func (v View) Timeline(p *ListPage) Timeline {
	v.count(p)
	q := p.Query
	t := v.bars(q, within(q), p.answer.Years, func(edtf string) string { return v.ListHref(periodToggled(q, edtf)) })
	for i := range t.Within {
		t.Within[i].Href = v.ListHref(inPeriod(q, t.Within[i].ID))
	}
	if last := t.Within[len(t.Within)-1]; (!q.From.IsZero() || !q.To.IsZero()) && !(q.From == q.To && q.From.String() == last.ID) {
		t.Within = append(t.Within, Link{Text: v.periodText(q.From, q.To)})
	}
	if p.answer.Undated > 0 || q.Undated {
		next := q
		next.Undated, next.Page = !q.Undated, 1
		t.Undated = &FacetValue{Link: Link{ID: UndatedID, Text: v.T(words.Undated), Href: v.ListHref(next), N: p.answer.Undated}, Chosen: q.Undated}
	}
	return t
}

// inPeriod is q for a period alone, or for all of them if it is "".
func inPeriod(q articles.Query, edtf string) articles.Query {
	q.Page = 1
	d, err := articles.ParseDate(edtf)
	if err == nil {
		q.From, q.To, q.Undated = d, d, false
	}
	return q
}

// periodToggled is q for the given period alone, or for the next larger one where it is
// chosen already.
func periodToggled(q articles.Query, edtf string) articles.Query {
	if q.From.String() == edtf && q.To.String() == edtf {
		edtf = edtf[:max(0, len(edtf)-len("-01"))]
		if len(edtf) < len("2006") {
			edtf = ""
		}
	}
	return inPeriod(q, edtf)
}

// Span is what choosing all from one bar of a timeline to another would find in the list of q. Text is "March 2024 – May
// 2024: 12 articles".
func (v View) Span(q articles.Query, from, to string) Link {
	if next, err := articles.ParseDate(from); err == nil {
		q.From = next
	}
	if next, err := articles.ParseDate(to); err == nil {
		q.To = next
	}
	q.Undated, q.Page = false, 1
	l := Link{Text: v.periodText(q.From, q.To), Href: v.ListHref(q)}
	if v.quick(q) {
		l.N = v.Archive.Find(q, 0).Total
		l.Text += ": " + v.N(words.ArticlesN, l.N)
	}
	return l
}

// Peek is the first articles of a period in the list of q, at most n.
func (v View) Peek(q articles.Query, edtf string, n int) []Link {
	q = inPeriod(q, edtf)
	if !v.quick(q) {
		return nil
	}
	var out []Link
	for _, doc := range v.Archive.Find(q, n).Hits {
		a := v.Archive.Head(doc)
		out = append(out, Link{ID: a.ID, Text: ShortTitle(a.Title), Lang: a.Lang, Href: v.articleHref(a.ID, q.Text)})
	}
	return out
}

// quick tells whether an answer takes no search through all texts, which words without an index need.
func (v View) quick(q articles.Query) bool { return q.Text == "" || v.Archive.HasIndex() }

// bars are the years, or the parts of period, a year or a month.
func (v View) bars(q articles.Query, period string, years []articles.YearCount, href func(edtf string) string) Timeline {
	all := Link{Text: v.T(words.Timeline)}
	if len(period) >= len("2006") {
		if q.From.String() == period && q.To.String() == period { // all bars are chosen: none stands out
			q.From, q.To = articles.Date{}, articles.Date{}
		}
		year, _ := digits(period[:4])
		found := articles.YearCount{Year: year}
		for _, y := range years {
			if y.Year == year {
				found = y
			}
		}
		t := Timeline{Within: []Link{all, {ID: period[:4], Text: period[:4]}}}
		days := v.days(q, period)
		if _, month, ok := parsePeriod(period); ok && month > 0 && len(days) > 0 {
			t.Within = append(t.Within, Link{ID: period, Text: v.Month(month)})
			t.Bars = v.dayBars(q, period, days, href)
			return t
		}
		t.Bars, t.Shape = v.months(q, found, href), shapeOf(days)
		return t
	}
	t := Timeline{Within: []Link{all}}
	if len(years) == 0 {
		return t
	}
	first, last := years[0].Year, years[len(years)-1].Year
	full := years
	if last-first < mostYears {
		full = make([]articles.YearCount, last-first+1)
		for i := range full {
			full[i].Year = first + i
		}
		for _, y := range years {
			full[y.Year-first] = y
		}
		t.Shape = v.shape(q, full)
	}
	most := 0
	for _, y := range full {
		most = max(most, y.N)
	}
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

// shape draws the days, or the months where most days are empty.
func (v View) shape(q articles.Query, years []articles.YearCount) Shape {
	total := 0
	for _, y := range years {
		total += y.N
	}
	if days := v.days(q, ""); total >= len(days) {
		return shapeOf(days)
	}
	return shapeOf(byMonth(years))
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
		out = append(out, v.bar(q, fmt.Sprintf("%04d-%02d", y.Year, i+1), v.ShortMonth(i+1), n, most, href))
	}
	return out
}

func (v View) bar(q articles.Query, edtf, short string, n, most int, href func(string) string) Bar {
	b := Bar{Link: Link{ID: edtf, Text: short, N: n}}
	if most > 0 {
		b.Height = (n*BarHeight + most - 1) / most
	}
	if d, err := articles.ParseDate(edtf); err == nil {
		b.Period = v.Date(d)
		b.Full = b.Period + ": " + v.N(words.ArticlesN, n)
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

// within is the month or else the year that the chosen period lies in, "" if it is more than one.
func within(q articles.Query) string {
	from, to := q.From.String(), q.To.String()
	for _, n := range []int{len("2006-01"), len("2006")} {
		if len(from) >= n && len(to) >= n && from[:n] == to[:n] {
			if _, _, ok := parsePeriod(from[:n]); ok {
				return from[:n]
			}
		}
	}
	return ""
}
