package view

import (
	"strconv"
	"strings"

	"muragat/articles"
)

const (
	graphPeople = 12
	graphLeast  = 4 // people: three, or only one pair, are said in a line
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

// GraphRow is a person with the arcs to all others.
type GraphRow struct {
	Link
	Arcs []Arc
}

// Arc is one or several arcs of the same width, from 1 to 3.
type Arc struct {
	Width int
	Path  string
}

// graph is that of people in the articles of q, nil if there is not enough to be seen.
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
	both := func(i, j int) int { return pairs[min(i, j)][max(i, j)] }
	for i, l := range people {
		var paths [3]strings.Builder
		for j := range people {
			if n := both(i, j); n > 0 {
				// as wide as its part of the most, in thirds; a single article is never much
				width := min((3*n-1)/most, n-1)
				paths[width].WriteString(arc(i, j, len(people)))
			}
		}
		r := GraphRow{Link: l}
		for width := range paths {
			if path := paths[width].String(); path != "" {
				r.Arcs = append(r.Arcs, Arc{width + 1, path})
			}
		}
		g.Rows = append(g.Rows, r)
	}
	for n := most; n > 0; n-- {
		for i := range people {
			for j := i + 1; j < len(people); j++ {
				if both(i, j) == n {
					g.Pairs = append(g.Pairs, Link{Text: people[i].Text + " – " + people[j].Text, N: n})
				}
			}
		}
	}
	if len(g.Pairs) < 2 {
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
