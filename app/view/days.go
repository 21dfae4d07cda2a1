package view

import (
	"fmt"
	"strconv"

	"muragat/articles"
)

// days counts the articles by day from the first to the last day of period, a year or a month, or of the whole
// timeline if it is "": as many for each as choosing it would find.
func (v View) days(q articles.Query, period string) []int32 {
	first, counts := v.Archive.Days(q)
	d, err := articles.ParseDate(period)
	if err != nil || d.IsZero() {
		return counts
	}
	from, to := d.Bounds()
	from = min(max(from-first, 0), len(counts))
	to = min(max(to-first+1, from), len(counts))
	return counts[from:to]
}

func (v View) dayBars(q articles.Query, month string, counts []int32, href func(string) string) []Bar {
	most := int32(0)
	for _, n := range counts {
		most = max(most, n)
	}
	var out []Bar
	for i, n := range counts {
		short := "\u00a0"
		if day := i + 1; day == 1 || day%5 == 0 {
			short = strconv.Itoa(day)
		}
		out = append(out, v.bar(q, fmt.Sprintf("%s-%02d", month, i+1), short, int(n), int(most), href))
	}
	return out
}
