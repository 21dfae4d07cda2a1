package extract

import (
	"strings"

	"muragat/articles/morph"
)

// mostClause bounds the tokens that are looked at beside a quotation.
const mostClause = 40

// after is a speaker named behind the marks: «…», — сказал Иванов; “…,” said Smith; «…», – деді Аманов.
func (q *quoteFinder) after(u *utterance) *attribution {
	if words := q.wordsIn(u); u.dash || u.goesOn || !u.starts && (words < 4 || words < 6 && !q.startsLower(u)) {
		return nil
	}
	start := q.pastDash(u.close + 1)
	if start == 0 {
		if start = u.close + 1; start < len(q.tokens) && strings.Contains(",.!?…", q.tokens[start].text) {
			start++
		}
		if start >= len(q.tokens) || q.tokens[start].line {
			return nil
		}
		comma := strings.Contains(",.!?…", q.tokens[start-1].text) || u.to > u.from && strings.Contains(",!?…", q.tokens[u.to-1].text)
		switch {
		case q.turkic():
			if !q.listed(start, "that_"+q.words.lang) {
				return nil
			}
		case !q.latin && q.is(start-1, ",") && q.saysSoon(start, start+2): // "…", заявила Линд
		case !q.latin || !comma || q.tokens[start-1].text == ".":
			return nil
		}
	}
	end := q.afterEnd(start)
	if s := q.clauseSpeaker(start, end); s != nil {
		s.rule = "said" + s.rule
		return s
	}
	if q.turkic() && q.saysSoon(start, end) && !q.calls(start) {
		if s := q.subjectBefore(u.open, q.sentenceStart(u.open), both); s != nil {
			s.rule, s.from, s.to = "around"+s.rule, start, end
			return s
		}
	}
	if !q.latin && !q.turkic() && q.word(start).acts && !q.listed(start, "things") && u.starts && q.wordsIn(u) >= 4 { // «…», — улыбается Линд
		if s := q.subjectAfter(start, end, both); s != nil && !s.unsure {
			s.rule, s.from, s.to = "said by another verb", start, end
			return s
		}
	}
	if m := q.begins[q.pastRoles(start)]; m != nil && q.id == 1 && m.to >= end { // «…» — Иванов, a headline
		return &attribution{m.entity, "headline", false, start, end}
	}
	return nil
}

// pastRoles is the token behind the words in lower case that begin at token i.
func (q *quoteFinder) pastRoles(i int) int {
	for k := i; k < min(i+8, len(q.tokens)); k++ {
		if q.begins[k] != nil || q.tokens[k].shape == notWord {
			return k
		}
	}
	return i
}

// calls tells whether what is quoted is a name: «деп аталатын», “deb atalgan”.
func (q *quoteFinder) calls(i int) bool {
	if i+1 >= len(q.tokens) {
		return false
	}
	low := strings.ToLower(q.tokens[i+1].text)
	for _, start := range []string{"атал", "атай", "атағ", "atal", "nomla", "номла"} {
		if strings.HasPrefix(low, start) {
			return true
		}
	}
	return false
}

// afterEnd is where the words behind a quotation end that may name its speaker.
func (q *quoteFinder) afterEnd(start int) int {
	end := min(q.clauseEnd(start), start+mostClause)
	for k := start + 1; k < end; k++ {
		if t := q.tokens[k].text; t == ":" || q.dashAt(k) && q.tokens[k-1].text == "," {
			return k
		}
	}
	return end
}

// about is a speaker named by the next sentence: «…». Об этом заявил Иванов.
func (q *quoteFinder) about(u *utterance) *attribution {
	k := u.close + 1
	if u.dash || u.goesOn || !u.starts || !u.whole || k >= len(q.tokens) {
		return nil
	}
	if q.sentenceEnds(k) {
		k++
	}
	if !q.listed(k, "about") || q.tokens[k].shape == lower {
		return nil
	}
	s := q.clauseSpeaker(k, q.afterEnd(k))
	if s != nil {
		s.rule = "about this" + s.rule
	}
	return s
}

// before is a speaker named before a colon: Иванов отметил: «…».
func (q *quoteFinder) before(u *utterance) *attribution {
	colon := u.open - 1
	if colon < 1 || q.tokens[colon].text != ":" || u.dash && q.startsLower(u) {
		return nil
	}
	start := max(q.sentenceStart(colon-1), colon-mostClause)
	if s := q.leading(start, colon); s != nil {
		s.rule = "colon" + s.rule
		return s
	}
	if m := q.ends[colon-1]; m != nil && !q.inside[colon-1] && colon-start <= 10 && q.wordsIn(u) >= 3 && u.whole && q.subjectFits(m, both) && !u.dash {
		return &attribution{m.entity, "name and colon", false, start, colon}
	}
	return q.pairedColon(u, start, colon)
}

// pairedColon is the speaker of «…», — сказал Иванов и добавил: «…».
func (q *quoteFinder) pairedColon(u *utterance, start, colon int) *attribution {
	for i := range q.us {
		p := &q.us[i]
		if p.said == nil || p.open >= u.open || p.close+1 < start || p.said.to != colon {
			continue
		}
		s := *p.said
		s.rule = "colon"
		return &s
	}
	return nil
}

// inSentence is the speaker of words within a sentence: Иванов заявил, что «…».
func (q *quoteFinder) inSentence(u *utterance) *attribution {
	if u.dash || u.open == 0 || q.tokens[u.open].line || q.wordsIn(u) < 4 || q.sentenceEnds(u.open-1) || !q.startsLower(u) && !q.is(u.open-1, "что") && !q.is(u.open-1, "that") {
		return nil
	}
	s := q.leading(max(q.sentenceStart(u.open-1), u.open-mostClause), u.open)
	if s != nil {
		s.rule = "in the sentence" + s.rule
	}
	return s
}

// sentenceBefore is the subject of the sentence before: Иванов рассказал о планах. «…».
func (q *quoteFinder) sentenceBefore(u *utterance) *attribution {
	if u.dash || u.open < 2 || q.tokens[u.open].line || !u.starts || !u.whole || q.wordsIn(u) < 5 || !q.sentenceEnds(u.open-1) {
		return nil
	}
	s := q.leading(q.sentenceStart(u.open-1), u.open-1)
	if s == nil || s.unsure {
		return nil
	}
	s.rule, s.unsure = "sentence before", true
	return s
}

// leading is the speaker named by words before a quotation: tokens from to before to.
func (q *quoteFinder) leading(from, to int) *attribution {
	for k := to - 1; k >= from; k-- {
		if q.inside[k] && q.tokens[k].shape != notWord || q.tokens[k].shape == notWord {
			continue
		}
		if s := q.according(k, to); s != nil {
			return s
		}
		w := q.word(k)
		if w.says == 0 && !w.saying {
			continue
		}
		says := w.says
		if says == 0 {
			says = both
		}
		ways := []func() *attribution{
			func() *attribution { return q.subjectBefore(k, from, says) },
			func() *attribution { return q.subjectAfter(k, to, says) },
		}
		if !q.latin && !q.turkic() && w.says != 0 && (k == from || strings.EqualFold(q.tokens[k-1].text, "как")) {
			ways[0], ways[1] = ways[1], ways[0]
		}
		for _, way := range ways {
			if s := way(); s != nil {
				s.from, s.to = from, to
				return s
			}
		}
		if w.says != 0 {
			return nil
		}
	}
	return nil
}

// clauseSpeaker is the speaker named by words behind a quotation or within it: tokens from to before to.
func (q *quoteFinder) clauseSpeaker(from, to int) *attribution {
	for k := from; k < min(to, from+12); k++ {
		t := q.tokens[k]
		if t.shape == notWord {
			continue
		}
		if q.listed(k, "words") {
			if m := q.nextMention(k+1, min(to, k+7)); m != nil && !q.nominative(m) {
				return &attribution{m.entity, " in words of", false, from, to}
			}
		}
		if s := q.according(k, to); s != nil {
			return s
		}
		if q.inside[k] {
			continue
		}
		says := q.word(k).says
		if says == 0 && q.turkic() && q.listed(k, "that_"+q.words.lang) && !q.calls(k) {
			says = both
		}
		if says == 0 {
			continue
		}
		var s *attribution
		switch {
		case k == from:
			s = q.subjectAfter(k, to, says)
		case q.latin && !q.turkic() || q.ends[k-1] != nil || q.pronoun(k-1) != 0:
			if s = q.subjectBefore(k, from, says); s == nil {
				s = q.subjectAfter(k, to, says)
			}
		default:
			if s = q.subjectAfter(k, to, says); s == nil {
				s = q.subjectBefore(k, from, says)
			}
		}
		if s == nil && k == from && !q.latin && !q.turkic() && q.withoutSubject(k, to) {
			if e := q.namedLast(k, says); e != nil {
				s = &attribution{speaker: e, rule: " by the one named last", unsure: true}
			}
		}
		if s != nil {
			s.from, s.to = from, to
			return s
		}
		break
	}
	for k := from; k+2 < to; k++ {
		if q.is(k, "ссылкой") && q.is(k+1, "на") {
			if m := q.nextMention(k+2, to); m != nil {
				return &attribution{m.entity, " by reference", true, from, to}
			}
		}
	}
	return nil
}

// withoutSubject tells whether the verb at token v leaves its subject out: «…», — добавил в заключение.
func (q *quoteFinder) withoutSubject(v, to int) bool {
	if v+1 < to && q.word(v+1).governs == 0 {
		return false
	}
	for k := v + 1; k < to; k++ {
		if w := q.word(k); q.tokens[k].shape != notWord && w.office != "" && w.officeIn.Any(morph.Nominative) {
			return false
		}
	}
	return true
}

// according reads «по словам Иванова» at token k, “according to Smith”, «Амановтың айтуынша», «по его словам».
func (q *quoteFinder) according(k, to int) *attribution {
	lang := q.words.lang
	switch {
	case q.turkic():
		if !q.listed(k, "according_"+lang) {
			return nil
		}
		m := q.ends[k-1]
		if m == nil && k > 1 && q.listed(k-1, "genitive_uz") {
			m = q.ends[k-2]
		}
		if m != nil {
			return &attribution{m.entity, " according to", false, k, to}
		}
	case q.latin:
		if !strings.EqualFold(q.tokens[k].text, "according") || !q.is(k+1, "to") {
			return nil
		}
		if m := q.nextMention(k+2, min(to, k+10)); m != nil {
			return &attribution{m.entity, " according to", false, k, to}
		}
	case q.listed(k, "according_ru") && k > 0:
		if strings.EqualFold(q.tokens[k-1].text, "по") {
			if m := q.nextMention(k+1, min(to, k+10)); m != nil && !q.onlyNominative(m) {
				return &attribution{m.entity, " according to", false, k, to}
			}
		}
		if k > 1 && strings.EqualFold(q.tokens[k-2].text, "по") {
			says := both
			if q.listed(k-1, "his") {
				says = morph.Masculine
			} else if q.listed(k-1, "her") {
				says = morph.Feminine
			} else {
				return nil
			}
			if e := q.namedLast(k-2, says); e != nil {
				return &attribution{e, " according to a pronoun", true, k, to}
			}
		}
	}
	return nil
}

// nextMention is the first mention among tokens from to before to, no comma before it.
func (q *quoteFinder) nextMention(from, to int) *mention {
	for k := from; k < to && k < len(q.tokens); k++ {
		if m := q.begins[k]; m != nil && !q.inside[k] {
			return m
		}
		if q.tokens[k].text == "," {
			return nil
		}
	}
	return nil
}
