package view

import (
	"strconv"
	"strings"

	"muragat/articles"
)

// Shape is a row of bars without gaps as one path of an SVG image: 25 years have 9,131 days, and as many
// elements would take seconds.
type Shape struct {
	Path  string // of a picture that is Width wide and BarHeight high
	Width int
}

// shapeColumns is how many bars a screen can show side by side; where there are more,
// the highest of neighbours stands for them.
const shapeColumns = 800

func byMonth(years []articles.YearCount) []int32 {
	counts := make([]int32, 0, 12*len(years))
	for _, y := range years {
		for _, n := range y.Months {
			counts = append(counts, int32(n))
		}
	}
	return counts
}

func shapeOf(counts []int32) Shape {
	per := (len(counts) + shapeColumns - 1) / shapeColumns
	most := int32(0)
	for _, n := range counts {
		most = max(most, n)
	}
	if most == 0 {
		return Shape{}
	}
	var b strings.Builder
	before, columns := 0, 0
	b.WriteString("M0 " + strconv.Itoa(BarHeight))
	for at := 0; at < len(counts); at += per {
		n := int32(0)
		for _, c := range counts[at:min(at+per, len(counts))] {
			n = max(n, c)
		}
		height := (int(n)*BarHeight + int(most) - 1) / int(most)
		if height != before {
			b.WriteString("v" + strconv.Itoa(before-height))
			before = height
		}
		b.WriteString("h1")
		columns++
	}
	b.WriteString("V" + strconv.Itoa(BarHeight) + "z")
	return Shape{b.String(), columns}
}
