package extract

import (
	"slices"
	"strings"

	"muragat/articles"
)

// quoted is what an entity is quoted as saying, one stretch of the article's words.
type quoted struct {
	placed
	speaker *entity
	unsure  bool
}

// attribution says who speaks: tokens from to before to tell it.
type attribution struct {
	speaker  *entity
	rule     string
	unsure   bool
	from, to int
}

// quoteFinder looks for quotations in a field whose persons have been found.
type quoteFinder struct {
	*field
	begins, ends map[int]*mention // by token: the first one, the last one
	inside       []bool           // by token: between quotation marks
	us           []utterance
	offices      map[*entity][]office // nil until an office is asked for
}

// findQuotes finds what the persons of an article are quoted as saying.
func (d *document) findQuotes() {
	for _, f := range d.fields {
		if !strings.ContainsAny(f.text, "«“„\"—–") {
			continue
		}
		q := quoteFinder{field: f, us: f.utterances(), begins: map[int]*mention{}, ends: map[int]*mention{}, inside: make([]bool, len(f.tokens))}
		if len(q.us) == 0 {
			continue
		}
		for i := range f.found {
			if m := &f.found[i]; m.entity != nil {
				q.begins[m.from], q.ends[m.to-1] = m, m
			}
		}
		for _, u := range q.us {
			if !u.dash {
				q.mark(u.from, u.to, true)
			}
		}
		q.attribute()
		d.quotes = append(d.quotes, q.result()...)
	}
}

// attribute gives each utterance its speaker, where the words around it name one.
func (q *quoteFinder) attribute() {
	for i := range q.us {
		u := &q.us[i]
		q.look(u)
		for _, rule := range []func(*utterance) *attribution{q.inserted, q.after, q.about, q.before, q.inSentence} {
			if u.said = rule(u); u.said != nil {
				break
			}
		}
		if u.said == nil && i > 0 {
			u.said = q.continued(&q.us[i-1], u)
		}
		if u.said == nil {
			u.said = q.sentenceBefore(u)
		}
	}
	for end := len(q.us) - 1; end >= 0; { // the lines of one quotation have one speaker
		start := end
		for start > 0 && q.us[start-1].goesOn {
			start--
		}
		var said *attribution
		for _, u := range q.us[start : end+1] {
			if u.said != nil {
				said = u.said
			}
		}
		for i := start; i <= end && start < end; i++ {
			q.us[i].said = said
		}
		end = start - 1
	}
}

// look sees whether u is whole sentences.
func (q *quoteFinder) look(u *utterance) {
	o := u.open
	u.starts = o == 0 || q.tokens[o].line || q.sentenceEnds(o-1) || strings.Contains(":»”\"", q.tokens[o-1].text)
	u.whole = u.goesOn || u.to > u.from && q.sentenceEnds(u.to-1) || u.close+1 >= len(q.tokens) || q.tokens[u.close+1].line || q.sentenceEnds(u.close+1)
	u.pieces = [][2]int{{u.from, u.to}}
}

// inserted is a speaker named between the words: «…, — сказал Иванов. — …».
func (q *quoteFinder) inserted(u *utterance) *attribution {
	var said *attribution
	var pieces [][2]int
	at, depth := u.from, 0
	for k := u.from + 1; k < u.to; k++ {
		switch t := q.tokens[k]; {
		case t.shape != notWord:
			continue
		case isOpening(q.tokens, k):
			depth++
		case depth > 0 && strings.Contains(closedMark+"\"", t.text):
			depth--
		}
		if depth > 0 || !q.dashAt(k) || !strings.Contains(",.!?…»”\"", q.tokens[k-1].text) || !q.saysSoon(k+1, u.to) {
			continue
		}
		end := k + 1
		for end < u.to && (!q.dashAt(end) || !strings.Contains(",.!?…:", q.tokens[end-1].text)) && !(u.dash && q.sentenceEnds(end) && !q.dashAt(end+1)) {
			end++
		}
		if end == u.to && !u.dash {
			continue
		}
		q.mark(k+1, end, false)
		s := q.clauseSpeaker(k+1, min(end, q.clauseEnd(k+1)))
		if s == nil && said != nil && end-k <= 5 { // «— И добавил: —»
			s = said
		}
		if s == nil {
			q.mark(k+1, end, !u.dash)
			continue
		}
		pieces = append(pieces, [2]int{at, k})
		if said == nil {
			s.rule = "inserted" + s.rule
			said = s
		}
		at = min(end+1, u.to)
		if end < u.to && !q.dashAt(end) || end == u.to {
			at = u.to
			break
		}
		k = end
	}
	if said != nil {
		u.pieces = append(pieces, [2]int{at, u.to})
	}
	return said
}

// mark notes whether tokens from to before to are between quotation marks.
func (q *quoteFinder) mark(from, to int, inside bool) {
	for i := from; i < to; i++ {
		q.inside[i] = inside
	}
}

// saysSoon tells whether a verb of saying is among the words that begin at token i.
func (q *quoteFinder) saysSoon(i, to int) bool {
	for k := i; k < min(to, i+4, len(q.tokens)); k++ {
		if q.tokens[k].shape != notWord && (q.word(k).says != 0 || q.listed(k, "that_"+q.words.lang)) {
			return true
		}
	}
	return false
}

// continued is the speaker of what goes on behind u's predecessor: «…», — сказал Иванов. «…».
func (q *quoteFinder) continued(before, u *utterance) *attribution {
	if before.said == nil || before.dash || u.dash || !u.starts || !u.whole || q.wordsIn(u) < 4 || q.startsLower(u) {
		return nil
	}
	s := *before.said
	s.rule = "goes on"
	end := max(before.close+1, s.to)
	switch gap := u.open - end; {
	case gap < 0:
		return nil
	case !q.tokens[u.open].line:
		if gap > 1 || s.to <= before.close && before.said.rule != "goes on" {
			return nil
		}
	default: // a line of its own, right behind
		if gap > 1 || u.close+2 < len(q.tokens) && !q.tokens[u.close+1].line && !q.tokens[u.close+2].line {
			return nil
		}
		s.rule, s.unsure = "goes on in the next paragraph", true
	}
	s.from, s.to = u.close, u.close+1
	return &s
}

func (q *quoteFinder) wordsIn(u *utterance) int {
	n := 0
	for _, t := range q.tokens[u.from:u.to] {
		if t.shape != notWord {
			n++
		}
	}
	return n
}

func (q *quoteFinder) startsLower(u *utterance) bool {
	for _, t := range q.tokens[u.from:u.to] {
		if t.shape != notWord {
			return t.shape == lower
		}
	}
	return false
}

// result lists the quotations in their order, none within another one.
func (q *quoteFinder) result() []quoted {
	var out []quoted
	end := -1
	for _, u := range q.us {
		if u.said == nil {
			continue
		}
		for _, p := range u.pieces {
			from, to := p[0], p[1]
			for from < to && (isDash(q.tokens[from].text) || strings.Contains(",.…", q.tokens[from].text)) {
				from++
			}
			for from < to && (q.tokens[to-1].text == "," || isDash(q.tokens[to-1].text)) {
				to--
			}
			if from < end || !slices.ContainsFunc(q.tokens[from:to], func(t token) bool { return t.shape != notWord }) {
				continue
			}
			end = to
			span := articles.Span{Field: q.id, Start: q.tokens[from].start, End: q.tokens[to-1].end}
			out = append(out, quoted{placed{span, u.said.rule}, u.said.speaker, u.said.unsure})
		}
	}
	return out
}
