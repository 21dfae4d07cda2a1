package view

import (
	"fmt"
	"strconv"

	"muragat/articles"
)

// mostDated bounds the articles of a month whose days are counted: each has to be looked up.
const mostDated = 2000

// days counts the articles of a month by day, as many for each as choosing it would find. It is nil
// if period is no month, or one of too many articles.
func (v View) days(q articles.Query, period string) []int {
	_, month, ok := parsePeriod(period)
	if !ok || month == 0 {
		return nil
	}
	q = inPeriod(q, period)
	answer := v.Archive.Search(q, mostDated)
	if answer.Total > mostDated {
		return nil
	}
	first, last := q.From.Bounds()
	counts := make([]int, last-first+1)
	for _, n := range answer.Hits {
		from, to := v.Archive.Head(n).Date.Bounds()
		for day := max(from, first); day <= min(to, last); day++ {
			counts[day-first]++
		}
	}
	return counts
}

func (v View) dayBars(q articles.Query, month string, counts []int, href func(string) string) []Bar {
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	var out []Bar
	for i, n := range counts {
		short := "\u00a0"
		if day := i + 1; day == 1 || day%5 == 0 {
			short = strconv.Itoa(day)
		}
		out = append(out, v.bar(q, fmt.Sprintf("%s-%02d", month, i+1), short, n, most, href))
	}
	return out
}
