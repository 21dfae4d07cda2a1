package view

import (
	"strconv"

	"muragat/articles"
)

const (
	graphPeople = 12
	graphLeast  = 4 // people, and one pair less
	graphWide   = 100
	graphRow    = 20
)

// Graph is who is named together in the articles of a page: a list of people, beside which arcs join those who are named in
// the same articles.
type Graph struct {
	Width, Height int
	Rows          []GraphRow
	Pairs         []Link // the same as a table: "A – B" and N articles, the most first
}

// GraphRow is a person with the arcs to all others, as paths of three widths; "" if none has it.
type GraphRow struct {
	Link
	Arcs [3]string
}

// graph is that of people in the articles of q, nil if there is nothing to be seen: too few, or all alike.
func (v View) graph(q articles.Query, people []Link) *Graph {
	if len(people) < graphLeast {
		return nil
	}
	numbers := make([]int, len(people))
	for i, l := range people {
		numbers[i], _ = v.Archive.LookupPerson(l.ID)
	}
	pairs := v.Archive.Pairs(q, numbers)
	g := &Graph{Width: graphWide, Height: graphRow * len(people)}
	most := 0
	for _, row := range pairs {
		for _, n := range row {
			most = max(most, n)
		}
	}
	least := most
	for i, l := range people {
		r := GraphRow{Link: l}
		for j := range people {
			n := pairs[min(i, j)][max(i, j)]
			if i != j {
				least = min(least, n)
			}
			if n > 0 {
				// as wide as its part of the most, in thirds; a single article is never much
				r.Arcs[min((3*n-1)/most, n-1)] += arc(i, j, len(people))
			}
		}
		g.Rows = append(g.Rows, r)
	}
	for n := most; n > 0; n-- {
		for i, row := range pairs {
			for j, both := range row {
				if both == n {
					g.Pairs = append(g.Pairs, Link{Text: people[i].Text + " – " + people[j].Text, N: n})
				}
			}
		}
	}
	if len(g.Pairs) < graphLeast-1 || least == most {
		return nil
	}
	return g
}

// arc joins rows i and j of n at the right edge of the picture, and swings out the farther the more are between them.
func arc(i, j, n int) string {
	at := func(row int) string { return strconv.Itoa(row*graphRow + graphRow/2) }
	// a curve goes three quarters of the way to its control points
	out := strconv.Itoa(graphWide - max(i-j, j-i)*(graphWide-6)*4/3/(n-1))
	w := strconv.Itoa(graphWide)
	return "M" + w + " " + at(i) + "C" + out + " " + at(i) + " " + out + " " + at(j) + " " + w + " " + at(j)
}
