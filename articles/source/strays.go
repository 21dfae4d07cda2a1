package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// strayKind is a reason for which a character is left out: nobody sees it, and it may spoil what is around it.
type strayKind uint8

const (
	controlStray strayKind = iota // a control character that exports leave in texts
	orderStray                    // a byte order mark within a text, what is no character, or the like; in a name or a title whatever has no width
	turningStray                  // what turns the direction of writing and is not turned back
	markStray                     // a mark on a letter that has too many
	strayKinds
)

// maxMarks is how many marks a letter may have: no language writes more than five.
const maxMarks = 10

// maxTurned is how deep turns of the direction may lie in each other; Unicode knows 125.
const maxTurned = 60

// firstStrays are where the first stray of each kind is, -1 for none.
type firstStrays [strayKinds]int

// isStray tells a control character that exports leave in texts: it means nothing, and what
// has it is text all the same.
func isStray(r rune) bool { return 0x7f <= r && r < 0xa0 && r != 0x85 }

// isTurning tells the characters by which a text turns its direction, for what follows or until it is turned back.
func isTurning(r rune) bool { return 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 }

const (
	softHyphen = '\u00ad'
	nonJoiner  = '\u200c'
	joiner     = '\u200d'
)

// isInvisible tells what no name needs. Joiners make signs of several emoji, and words of Persian.
func isInvisible(r rune) bool {
	return r == softHyphen || r == 0x180e || r == 0x200b || 0x2060 <= r && r <= 0x2064
}

// isPlainLetter is a quick look for those of most texts.
func isPlainLetter(r rune) bool {
	return ' ' <= r && r < 0x7f || 0xa0 <= r && r < 0x300 || 0x400 <= r && r < 0x483 || 0x48a <= r && r < 0x590
}

type drop struct{ start, end int }

// strays finds what is left out of a text. On one line nothing turns the direction; in a longer text a
// turn that ends on its line may stay.
func strays(s string, oneLine bool) ([]edit, firstStrays) {
	first := firstStrays{-1, -1, -1, -1}
	var drops []drop
	take := func(i int, r rune, kind strayKind) {
		drops = append(drops, drop{i, i + utf8.RuneLen(r)})
		if first[kind] < 0 || i < first[kind] {
			first[kind] = i
		}
	}
	var open []turn
	marks, plain := 0, false // plain: all that joins letters means nothing behind the last one
	for i, r := range s {
		switch {
		case isPlainLetter(r) && r != softHyphen:
			marks, plain = 0, true
		case isStray(r):
			take(i, r, controlStray)
		case r == 0xfeff || 0xfff9 <= r && r <= 0xfffb || r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef: // the latter are no characters
			take(i, r, orderStray)
		case oneLine && (isInvisible(r) || plain && (r == joiner || r == nonJoiner)):
			take(i, r, orderStray)
		case isTurning(r) && oneLine:
			take(i, r, turningStray)
		case r == pop || r == popIsolate:
			if n := len(open); n > 0 && open[n-1].closedBy() == r {
				open = open[:n-1]
			} else {
				take(i, r, turningStray)
			}
		case isTurning(r):
			if len(open) < maxTurned {
				open = append(open, turn{i, r})
			} else {
				take(i, r, turningStray)
			}
		case unicode.IsMark(r):
			if marks++; marks > maxMarks {
				take(i, r, markStray)
			}
		case unicode.Is(unicode.Cf, r): // marks behind it still lie on the letter before it
		default:
			marks, plain = 0, false
			if strings.ContainsRune(lineEnds, r) {
				for _, t := range open {
					take(t.at, t.by, turningStray)
				}
				open = open[:0]
			}
		}
	}
	for _, t := range open {
		take(t.at, t.by, turningStray)
	}
	slices.SortFunc(drops, func(a, b drop) int { return a.start - b.start })
	return without(s, drops), first
}

// turn is an open turn of the direction: where it begins, and the character.
type turn struct {
	at int
	by rune
}

const (
	pop        = '\u202c' // ends an embedding or an override
	popIsolate = '\u2069'
)

func (t turn) closedBy() rune {
	if t.by >= 0x2066 {
		return popIsolate
	}
	return pop
}

// without makes edits of what is dropped. Where a letter meets its accent by that, both are composed.
func without(s string, drops []drop) (out []edit) {
	floor := 0
	for len(drops) > 0 {
		from, end := drops[0].start, drops[0].start
		for len(drops) > 0 && drops[0].start == end {
			end, drops = drops[0].end, drops[1:]
		}
		e := edit{start: from, end: end}
		if joins(s[end:]) {
			for from > floor {
				r, n := utf8.DecodeLastRuneInString(s[floor:from])
				if unicode.IsSpace(r) {
					break
				}
				from -= n
				if !joins(s[from:]) {
					break
				}
			}
			var b strings.Builder
			b.WriteString(s[from:e.start])
			for end < len(s) && (len(drops) > 0 && drops[0].start == end || joins(s[end:])) {
				if len(drops) > 0 && drops[0].start == end {
					end, drops = drops[0].end, drops[1:]
					continue
				}
				_, n := utf8.DecodeRuneInString(s[end:])
				b.WriteString(s[end : end+n])
				end += n
			}
			e = edit{from, end, norm.NFC.String(b.String())}
		}
		out = append(out, e)
		floor = end
	}
	return out
}

// joins tells whether s begins with what may be composed with a letter before it.
func joins(s string) bool { return s != "" && !norm.NFC.PropertiesString(s).BoundaryBefore() }

// merge is both edits, ascending and apart: what lies within a mark of Markdown goes with it, and a mark that a
// stray reaches into stays.
func merge(marks, strays []edit) (merged []edit) {
	for len(marks) > 0 && len(strays) > 0 {
		m, e := marks[0], strays[0]
		switch {
		case m.end <= e.start:
			merged, marks = append(merged, m), marks[1:]
		case e.end <= m.start:
			merged, strays = append(merged, e), strays[1:]
		case m.start <= e.start && e.end <= m.end:
			strays = strays[1:]
		default:
			marks = marks[1:]
		}
	}
	return append(append(merged, marks...), strays...)
}

// warn says which strays were left out of a text, where line has them; behind is what they stand behind.
func (first firstStrays) warn(s *sheet, given, behind string, line func(at int) int) {
	for kind, at := range first {
		if at < 0 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(given[at:])
		found, wanted := "", "plain text; it is left out"
		switch strayKind(kind) {
		case controlStray:
			found = fmt.Sprintf("the control character U+%04X", r)
		case orderStray:
			found = fmt.Sprintf("the character U+%04X within the text", r)
		case turningStray:
			found = fmt.Sprintf("the character U+%04X, which turns the direction of writing and not back", r)
		case markStray:
			found, wanted = fmt.Sprintf("more than %d marks on one letter", maxMarks), "fewer; the further ones are left out"
		}
		s.warn(line(at), found+behind, wanted)
	}
}
