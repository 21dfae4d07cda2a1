package source

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Problem is something in an article folder that its curator has to look at.
type Problem struct {
	File    string // slash-separated path below the folder; "." is the folder itself
	Line    int    // from 1; 1 where the whole file is meant, 0 for a folder
	Found   string
	Wanted  string
	Warning bool // nothing is lost: the file or the words named are left out of the archive by intent
}

// String is one line: "file:line: found …, wanted …".
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(printable(p.File))
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	b.WriteString(": ")
	if p.Warning {
		b.WriteString("warning: ")
	}
	fmt.Fprintf(&b, "found %s, wanted %s", p.Found, p.Wanted)
	return b.String()
}

// sheet gathers the problems of one file.
type sheet struct {
	file     string
	problems []Problem
	errors   int // problems that are no warnings
}

func (s *sheet) problem(line int, found, wanted string) {
	s.problems = append(s.problems, Problem{File: s.file, Line: line, Found: found, Wanted: wanted})
	s.errors++
}

func (s *sheet) warn(line int, found, wanted string) {
	s.problems = append(s.problems, Problem{File: s.file, Line: line, Found: found, Wanted: wanted, Warning: true})
}

// gather makes one problem of those that say the same of many lines, so that an
// export of 100,000 lines with a foreign key does not bury the rest.
func (s *sheet) gather() {
	type same struct {
		found, wanted string
		warning       bool
	}
	first := map[same]int{}
	more := map[int]int{}
	var kept []Problem
	for _, p := range s.problems {
		k := same{p.Found, p.Wanted, p.Warning}
		if i, seen := first[k]; seen {
			more[i]++
			continue
		}
		first[k] = len(kept)
		kept = append(kept, p)
	}
	for i, n := range more {
		lines := "lines"
		if n == 1 {
			lines = "line"
		}
		kept[i].Found += fmt.Sprintf(" (and on %d more %s)", n, lines)
	}
	s.problems = kept
}

func sortProblems(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}

// printable is s as it may stand in a report: on one line, without anything that a
// terminal would obey.
func printable(s string) string {
	for _, r := range s {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return strconv.Quote(s)
		}
	}
	return s
}

// quoted is a value from a file as it stands in a report: at most 80 code points.
func quoted(s string) string {
	if r := []rune(s[:min(len(s), 400)]); len(r) > 80 {
		s = string(r[:80]) + "…"
	}
	return strconv.Quote(s)
}

// nearest is the word that s is probably a slip for, or "": the one with the fewest
// edits (Levenshtein), at most a third of its letters, rounded up.
func nearest(s string, words []string) string {
	best, distance := "", 0
	a := []rune(strings.ToLower(s))
	if len(a) > 100 {
		return ""
	}
	for _, w := range words {
		b := []rune(strings.ToLower(w))
		limit := (len(b) + 2) / 3
		if len(a)-len(b) > limit || len(b)-len(a) > limit {
			continue
		}
		if d := edits(a, b); d <= limit && (best == "" || d < distance) {
			best, distance = w, d
		}
	}
	return best
}

func edits(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			change := diagonal
			if x != y {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
