package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// The tables stand in README.md between these.
const (
	begin = "<!-- made by make eval: the tables -->"
	end   = "<!-- the end of the tables of make eval -->"
)

// commonErrors is how many kinds of errors a table has.
const commonErrors = 10

func writeBetween(file, tables string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(text), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		return fmt.Errorf("%s: found no %q before %q, wanted both", file, begin, end)
	}
	return os.WriteFile(file, []byte(before+begin+"\n"+tables+end+after), 0o666)
}

func tables(sections []section, c cost) string {
	var b strings.Builder
	for _, s := range sections {
		fmt.Fprintf(&b, "**%s**\n\n| set | measure | reached | goal | of |\n|---|---|---|---|---|\n", s.title)
		for _, m := range s.rows {
			goal := "–"
			if m.goal > 0 {
				goal = fmt.Sprintf("%.3f", m.goal)
			}
			fmt.Fprintf(&b, "| %s | %s | %.3f | %s | %d |\n", m.set, m.name, m.value, goal, m.n)
		}
		if len(s.errors) > 0 {
			b.WriteString("\n")
			s.writeErrors(&b)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "All of it, %.1f MB of text, took one core %.1f s, %.2f MB a second, and %d MB of memory at the peak.\n",
		float64(c.bytes)/1e6, c.time.Seconds(), float64(c.bytes)/1e6/c.time.Seconds(), c.memory/1e6)
	return b.String()
}

// writeErrors is a table of the commonest kinds of errors, of all sets together.
func (s section) writeErrors(b *strings.Builder) {
	sum := map[string]int{}
	bySet := map[string]bool{}
	for kind, sets := range s.errors {
		for set, n := range sets {
			sum[kind] += n
			bySet[set] = true
		}
	}
	sets := slices.Sorted(maps.Keys(bySet))
	kinds := slices.SortedFunc(maps.Keys(sum), func(x, y string) int { return cmp.Or(sum[y]-sum[x], strings.Compare(x, y)) })
	fmt.Fprintf(b, "| commonest errors | all | %s |\n|---|---|%s\n", strings.Join(sets, " | "), strings.Repeat("---|", len(sets)))
	for _, kind := range kinds[:min(commonErrors, len(kinds))] {
		fmt.Fprintf(b, "| %s | %d |", kind, sum[kind])
		for _, set := range sets {
			fmt.Fprintf(b, " %d |", s.errors[kind][set])
		}
		b.WriteString("\n")
	}
}
