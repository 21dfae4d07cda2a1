package extract

import "strings"

// utterance is what stands between quotation marks, or behind the dash that begins a line: tokens from to before to.
type utterance struct {
	from, to      int
	open, close   int // the tokens of the marks; close is to where a line ends instead
	dash          bool
	goesOn        bool // in the utterance behind it
	said          *attribution
	pieces        [][2]int // without what is inserted
	starts, whole bool     // it begins a sentence; it ends one
}

// mostLinesQuoted bounds the lines that go on without a mark that ends them.
const mostLinesQuoted = 6

const (
	closedMark  = "»”"
	openingMark = "«“„"
)

// utterances finds what stands between the outermost quotation marks, a line each, and the lines behind a dash.
func (f *field) utterances() []utterance {
	var out []utterance
	var stack []string
	open, innerEnd, goingOn := 0, -1, false
	end := func(at, mark int, on bool) {
		if at > open+1 || goingOn && at > open {
			u := utterance{from: open + 1, to: at, open: open, close: mark, goesOn: on}
			if goingOn { // the line begins with what is said
				u.from = open
			}
			out = append(out, u)
		}
		stack, goingOn, innerEnd = stack[:0], false, -1
	}
	for i, t := range f.tokens {
		if t.line && len(stack) > 0 {
			switch {
			case innerEnd > 0 && len(stack) == 1 && f.dashBehind(innerEnd): // «… «…», — сказал: one mark ends both
				end(innerEnd+1, innerEnd, false)
			case isOpening(f.tokens, i) && f.goesOnBefore(i):
				end(i, i, true)
			case f.closesLater(i, stack[0]):
				keep := stack[0]
				end(i, i, true)
				stack, open, goingOn = append(stack, keep), i, true
			default:
				stack, goingOn, innerEnd = stack[:0], false, -1
			}
		}
		if t.line && len(stack) == 0 && isDash(t.text) && i+1 < len(f.tokens) && !f.tokens[i+1].glued && !f.tokens[i+1].line {
			to := i + 1
			for to < len(f.tokens) && !f.tokens[to].line {
				to++
			}
			out = append(out, utterance{from: i + 1, to: to, open: i, close: to, dash: true})
		}
		if t.shape != notWord || len(t.text) == 0 {
			continue
		}
		switch {
		case isOpening(f.tokens, i) && !(t.text == "“" && len(stack) > 0 && stack[len(stack)-1] == "„"):
			if len(stack) == 0 {
				open, goingOn, innerEnd = i, false, -1
			}
			stack = append(stack, t.text)
		case len(stack) > 0 && (strings.Contains(closedMark, t.text) || t.text == "\"" || t.text == "“"):
			if stack = stack[:len(stack)-1]; len(stack) == 0 {
				end(i, i, false)
			} else {
				innerEnd = i
			}
		}
	}
	if innerEnd > 0 && len(stack) == 1 && f.dashBehind(innerEnd) {
		end(innerEnd+1, innerEnd, false)
	}
	return out
}

// isOpening tells whether token i is a mark that opens a quotation.
func isOpening(ts []token, i int) bool {
	t := ts[i]
	if strings.Contains(openingMark, t.text) {
		return true
	}
	return t.text == "\"" && (!t.glued || t.line || i > 0 && strings.Contains("«“„(—–-", ts[i-1].text)) && i+1 < len(ts) && ts[i+1].glued
}

// goesOnBefore tells whether the line that ends before token i ends within what is said: with a sentence.
func (f *field) goesOnBefore(i int) bool {
	return i > 0 && strings.Contains(".!?…,;", f.tokens[i-1].text)
}

// closesLater tells whether a quotation that opened before token i is closed in this line or one of the next.
func (f *field) closesLater(i int, mark string) bool {
	lines, depth := 0, 1
	for ; i < len(f.tokens) && lines <= mostLinesQuoted; i++ {
		t := f.tokens[i]
		if t.line {
			lines++
		}
		switch {
		case t.shape != notWord:
		case mark == "\"":
			if t.text == mark {
				return !isOpening(f.tokens, i)
			}
		case isOpening(f.tokens, i):
			depth++
		case strings.Contains(closedMark, t.text):
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

func isDash(s string) bool { return s == "—" || s == "–" || s == "-" || s == "―" }

// dashAt tells whether token i is a dash between words.
func (f *field) dashAt(i int) bool {
	return i >= 0 && i+1 < len(f.tokens) && isDash(f.tokens[i].text) && !f.tokens[i].line && (!f.tokens[i].glued || !f.tokens[i+1].glued)
}

// dashBehind tells whether a dash follows token i, behind a comma or not.
func (f *field) dashBehind(i int) bool { return f.pastDash(i+1) > 0 }

// pastDash is the token behind the dash at token i, before which a sign may stand; 0 if there is none.
func (f *field) pastDash(i int) int {
	if i < len(f.tokens) && !f.tokens[i].line && strings.Contains(",.!?…", f.tokens[i].text) {
		i++
	}
	if f.dashAt(i) && !f.tokens[i+1].line {
		return i + 1
	}
	return 0
}

// sentenceEnds tells whether token i ends a sentence.
func (f *field) sentenceEnds(i int) bool {
	switch f.tokens[i].text {
	case "!", "?", "…":
		return true
	case ".":
	default:
		return false
	}
	if i+1 >= len(f.tokens) || f.tokens[i+1].line {
		return true
	}
	next := f.tokens[i+1]
	if i > 0 && f.tokens[i-1].shape == initial || next.glued && next.shape != notWord {
		return false
	}
	return next.shape != lower && next.text != "," && next.text != "." || isDash(next.text)
}

// clauseEnd is where the sentence of token i ends, at most with its line.
func (f *field) clauseEnd(i int) int {
	for k := i; k < len(f.tokens); k++ {
		if k > i && f.tokens[k].line || f.sentenceEnds(k) {
			return k
		}
	}
	return len(f.tokens)
}

// sentenceStart is the first token of the sentence that token i is in.
func (f *field) sentenceStart(i int) int {
	for k := i; k > 0; k-- {
		if f.tokens[k].line || f.sentenceEnds(k-1) {
			return k
		}
	}
	return 0
}
