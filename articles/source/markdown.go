package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The marks of Markdown that are understood; everything else, such as lists, quotations, tables
// and HTML, stays as it is written. https://spec.commonmark.org/0.31.2/ has their names.
var (
	heading   = regexp.MustCompile(`^ {0,3}#{1,6}[ \t]+`)
	fence     = regexp.MustCompile("^ {0,3}(```|~~~)")
	block     = regexp.MustCompile(`^( {0,3}([#>|]|[-*+][ \t]|\d{1,9}[.)][ \t]|---|\*\*\*|___)|    |\t)`)
	hardBreak = regexp.MustCompile(`(  |\\)$`)
)

// markdown finds the marks in s that plain text does without: those of
// headings and emphasis go, of links and pictures the words stay, and a line
// end within a paragraph is a space.
func markdown(s string) []edit {
	var out []edit
	fenced := false
	for at := 0; at < len(s); {
		line, rest := splitLine(s[at:])
		next := len(s) - len(rest)
		end := at + len(line)
		switch {
		case fence.MatchString(line):
			fenced = !fenced
		case fenced || strings.TrimSpace(line) == "":
		default:
			begin := at
			if m := heading.FindString(line); m != "" {
				begin += len(m)
				out = append(out, edit{at, begin, ""})
			}
			out = inline(out, s, begin, end)
			following, _ := splitLine(rest)
			if begin == at && end < next && continues(line, following) {
				out = append(out, edit{end, next, " "})
			}
		}
		at = next
	}
	return out
}

// underlined is what makes a title of the line above it.
var underlined = regexp.MustCompile(`^(=+|-+)[ \t]*$`)

// titleMarks finds the marks in the line of a title.
func titleMarks(line string) []edit {
	var out []edit
	n := len(heading.FindString(line))
	if n > 0 {
		out = append(out, edit{0, n, ""})
	}
	return inline(out, line, n, len(line))
}

// continues tells whether following is of the same paragraph as line.
func continues(line, following string) bool {
	return strings.TrimSpace(following) != "" && !hardBreak.MatchString(line) &&
		!strings.HasPrefix(strings.TrimLeft(line, " "), "|") &&
		!block.MatchString(following) && !fence.MatchString(following) && credit(following) == ""
}

// Bounds of what is looked at for the other end of a mark, so that a long line of marks takes no long time.
const (
	maxLabel = 1000 // bytes
	maxLink  = 2000 // bytes
	maxOpen  = 8    // runs of '*' or '_'
)

// inline adds the edits of s[at:end], a line.
func inline(out []edit, s string, at, end int) []edit {
	type run struct {
		mark     string
		position int
	}
	var open []run
	first := len(out)
	closers := map[int]int{} // where the "](address)" of a link begins and ends
	for i := at; i < end; {
		if stop, ok := closers[i]; ok {
			out = append(out, edit{i, stop, ""})
			i = stop
			continue
		}
		switch c := s[i]; c {
		case '\\':
			if i+1 < end && s[i+1] < utf8.RuneSelf && unicode.In(rune(s[i+1]), unicode.Punct, unicode.Symbol) {
				out = append(out, edit{i, i + 1, ""})
				i++
			}
			i++
		case '`':
			n := runLength(s[i:end])
			if j := strings.Index(s[i+n:min(end, i+n+maxLabel)], s[i:i+n]); j >= 0 {
				n += j + n
			}
			i += n
		case '!', '[':
			n := 1
			if c == '!' {
				if !strings.HasPrefix(s[i:end], "![") {
					i++
					continue
				}
				n = 2
			}
			if from, to, ok := link(s[:end], i+n); ok {
				out = append(out, edit{i, i + n, ""})
				closers[from] = to
			}
			i += n
		case '*', '_':
			n := runLength(s[i:end])
			before, _ := utf8.DecodeLastRuneInString(s[at:i])
			after, _ := utf8.DecodeRuneInString(s[i+n : end])
			opens := i+n < end && !unicode.IsSpace(after) && (i == at || !isWord(before))
			closes := i > at && !unicode.IsSpace(before) && (i+n == end || !isWord(after))
			mark := s[i : i+n]
			matched := false
			for k := len(open) - 1; closes && !matched && k >= max(0, len(open)-maxOpen); k-- {
				if open[k].mark == mark {
					o := open[k].position
					out = append(out, edit{o, o + n, ""}, edit{i, i + n, ""})
					open, matched = open[:k], true
				}
			}
			if !matched && opens && n <= 3 {
				open = append(open, run{mark, i})
			}
			i += n
		default:
			i++
		}
	}
	slices.SortFunc(out[first:], func(a, b edit) int { return a.start - b.start })
	return out
}

// link finds, for a label that begins at i, where its "](address)" begins and ends.
func link(s string, i int) (from, to int, ok bool) {
	from = strings.IndexByte(s[i:min(len(s), i+maxLabel)], ']')
	if from < 0 || !strings.HasPrefix(s[i+from:], "](") {
		return 0, 0, false
	}
	from += i
	depth := 0
	for j := from + 1; j < min(len(s), from+maxLink); j++ {
		switch s[j] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return from, j + 1, true
			}
		}
	}
	return 0, 0, false
}

func runLength(s string) int {
	return len(s) - len(strings.TrimLeft(s, s[:1]))
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
