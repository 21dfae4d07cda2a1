package extract

import (
	"strings"
	"unicode/utf8"

	"muragat/articles"
	"muragat/articles/morph"
)

// subjectFits tells whether m can be the subject of a verb whose subject has one of the genders.
func (q *quoteFinder) subjectFits(m *mention, says morph.Gram) bool {
	e := m.entity
	return q.nominative(m) && (says.Any(e.gender) || q.turkic() || e.given == "" && e.patronymic == "")
}

// nominative tells whether m may stand in the nominative.
func (q *quoteFinder) nominative(m *mention) bool {
	last := q.tokens[m.to-1]
	switch {
	case m.alias > 0:
		return true
	case q.turkic():
		h := m.hypotheses[0]
		for _, part := range []string{h.surname, h.given, h.patronymic} {
			if part != "" && sameName(foldApostrophes(part[strings.LastIndexByte(part, ' ')+1:]), foldApostrophes(last.text)) {
				return true
			}
		}
		return false
	case last.latin:
		rest := q.text[last.end:]
		return !strings.HasPrefix(rest, "'s") && !strings.HasPrefix(rest, "’s")
	}
	return m.hypotheses[0].cases.Any(morph.Nominative)
}

// onlyNominative tells whether m stands in no other case than the nominative.
func (q *quoteFinder) onlyNominative(m *mention) bool {
	return m.alias == 0 && m.hypotheses[0].cases == morph.Nominative
}

// pronoun is the genders of who the pronoun at token i may stand for; 0 if it is none.
func (q *quoteFinder) pronoun(i int) morph.Gram {
	switch {
	case i < 0 || i >= len(q.tokens):
	case q.listed(i, "he"):
		return morph.Masculine
	case q.listed(i, "she"):
		return morph.Feminine
	case q.turkic() && q.listed(i, "they"):
		return both
	}
	return 0
}

// subjectAfter is the subject behind the verb at token v, before token to.
func (q *quoteFinder) subjectAfter(v, to int, says morph.Gram) *attribution {
	role := -1
scan:
	for k := v + 1; k < to; k++ {
		if m := q.begins[k]; m != nil && !q.inside[k] {
			if q.subjectFits(m, says) {
				return &attribution{speaker: m.entity}
			}
			k = m.to - 1
			continue
		}
		t := q.tokens[k]
		switch {
		case t.shape == notWord:
			if t.text == "," && !(role >= 0 && k+1 < to && q.word(k+1).role.Any(morph.Nominative)) || t.text == ":" || q.dashAt(k) {
				break scan
			}
		case q.inside[k]:
		case q.pronoun(k) != 0:
			return q.byPronoun(k, says)
		case q.latin && !q.turkic() && q.listed(k, "passed_en"), q.word(k).subjunction:
			break scan
		case role < 0 && q.isOffice(k, says):
			role = k
		}
	}
	return q.byOffice(role, says)
}

// subjectBefore is the subject before the verb at token v, from token from on.
func (q *quoteFinder) subjectBefore(v, from int, says morph.Gram) *attribution {
	for k := v - 1; k >= from; k-- {
		if m := q.ends[k]; m != nil && !q.inside[k] {
			if q.subjectFits(m, says) && !(q.latin && !q.turkic() && (q.listed(m.from-1, "passed_en") && !q.is(m.from-1, "As") || q.is(m.from-1, "of"))) {
				return &attribution{speaker: m.entity}
			}
			k = m.from
			continue
		}
		switch t := q.tokens[k]; {
		case t.shape == notWord:
			if t.text == ":" && !q.turkic() {
				return nil
			}
		case q.inside[k]:
		case q.pronoun(k) != 0:
			return q.byPronoun(k, says)
		case q.isOffice(k, says) && q.listedOffice(k):
			return q.byOffice(k, says)
		}
	}
	return nil
}

// byPronoun is the person named last whom the pronoun at token k may stand for.
func (q *quoteFinder) byPronoun(k int, says morph.Gram) *attribution {
	if says &= q.pronoun(k); says == 0 {
		return nil
	}
	if e := q.namedLast(k, says); e != nil {
		return &attribution{speaker: e, rule: " by a pronoun", unsure: true}
	}
	return nil
}

// pronounLines is how many lines back a pronoun looks for the name.
const pronounLines = 4

// namedLast is the person of one of the genders who is named last before token k, as a subject if any is.
func (q *quoteFinder) namedLast(k int, says morph.Gram) *entity {
	var other *entity
	lines := 0
	for i := k - 1; i >= 0 && lines < pronounLines; i-- {
		if q.listed(i, "unnamed") && !q.inside[i] && q.nextMention(i+1, i+8) == nil {
			return nil
		}
		if m := q.ends[i]; m != nil && !q.inside[i] && (says.Any(m.entity.gender) || q.turkic()) {
			if q.nominative(m) {
				return m.entity
			}
			if other == nil {
				other = m.entity
			}
		}
		if q.tokens[i].line {
			lines++
		}
	}
	return other
}

// office is what an article calls a person, with the first name behind it: президент, «Казахстана».
type office struct{ role, of string }

// isOffice tells whether token k may be the office of who says something, as the subject.
func (q *quoteFinder) isOffice(k int, says morph.Gram) bool {
	w := q.word(k)
	if w.office == "" || q.tokens[k].shape != lower && q.tokens[k].shape != title {
		return false
	}
	return w.officeIn.Any(morph.Nominative) && (w.roleGender == 0 || says.Any(w.roleGender) || w.roleGender == morph.Masculine)
}

// listedOffice tells whether token k is one of the roles of persons_words.txt.
func (q *quoteFinder) listedOffice(k int) bool { return personWords()["roles"][q.word(k).office] }

// officeAt is the office at token k of who is named at token to or behind it.
func (q *quoteFinder) officeAt(k, to int) office {
	o := office{role: q.word(k).office}
	for i := k + 1; i < to && i < len(q.tokens) && q.tokens[i].shape != notWord && q.begins[i] == nil; i++ {
		switch w := q.word(i); {
		case w.governs != 0, w.stop && q.tokens[i].shape == lower, w.says != 0, w.acts:
			return o
		case q.tokens[i].shape != lower || !w.adjective:
			o.of = articles.Fold(q.tokens[i].text)
			return o
		}
	}
	return o
}

// findOffices notes the offices by which the persons are named.
func (q *quoteFinder) findOffices() {
	if q.offices != nil {
		return
	}
	q.offices = map[*entity][]office{}
	if q.turkic() || q.latin {
		return
	}
	for i := range q.found {
		m := &q.found[i]
		if m.entity == nil {
			continue
		}
		for k := m.from - 1; k >= 0 && k >= m.from-9 && !q.tokens[k+1].line && (q.tokens[k].shape != notWord || strings.Contains("«»\"", q.tokens[k].text)) && q.ends[k] == nil; k-- {
			if q.tokens[k].shape == notWord || !q.listedOffice(k) {
				continue
			}
			if !q.shared(k, m) {
				q.offices[m.entity] = append(q.offices[m.entity], q.officeAt(k, m.from))
			}
		}
		if q.is(m.to, ",") && m.to+1 < len(q.tokens) && q.listedOffice(m.to+1) && q.word(m.to+1).officeIn.Any(m.hypotheses[0].cases) {
			q.offices[m.entity] = append(q.offices[m.entity], q.officeAt(m.to+1, m.to+6))
		}
	}
}

// shared gives two persons the office at token k that both have: «президенты Казахстана и Узбекистана Токаев и Мирзиёев».
func (q *quoteFinder) shared(k int, m *mention) bool {
	if !q.word(k).rolePlural || !q.is(m.to, "и") && !q.is(m.to, ",") {
		return false
	}
	second := q.begins[m.to+1]
	if second == nil {
		return false
	}
	var of []string
	for i := k + 1; i < m.from; i++ {
		if q.tokens[i].shape == title || q.tokens[i].shape == upper {
			of = append(of, articles.Fold(q.tokens[i].text))
		}
	}
	if len(of) != 2 {
		of = make([]string, 2)
	}
	for n, e := range []*entity{m.entity, second.entity} {
		q.offices[e] = append(q.offices[e], office{q.word(k).office, of[n]})
	}
	return true
}

// byOffice is the person named last whom the article calls by the office at token k; where the office is
// one that anybody may have, the person named last.
func (q *quoteFinder) byOffice(k int, says morph.Gram) *attribution {
	if k < 0 {
		return nil
	}
	q.findOffices()
	asked := q.officeAt(k, k+6)
	var found, other *entity
	for i := k - 1; i >= 0 && found == nil; i-- {
		m := q.ends[i]
		if m == nil || q.inside[i] || !says.Any(m.entity.gender) {
			continue
		}
		for _, o := range q.offices[m.entity] {
			if !o.is(asked) {
				continue
			}
			if asked.of == "" || o.of == "" || sameStem(o.of, asked.of) {
				found = m.entity
			} else if other == nil {
				other = m.entity
			}
		}
	}
	if found == nil && other == nil && asked.of == "" {
		if found = q.spokeBefore(k, says); found == nil && quoteWords()["generic"][asked.role] {
			found = q.namedLast(k, says)
		}
	}
	if found == nil {
		return nil
	}
	return &attribution{speaker: found, rule: " by an office", unsure: true}
}

// spokeBefore is who is quoted before token k in the same line, if the verb's genders allow it.
func (q *quoteFinder) spokeBefore(k int, says morph.Gram) *entity {
	for i := len(q.us) - 1; i >= 0; i-- {
		u := &q.us[i]
		if u.close >= k || u.said == nil {
			continue
		}
		for j := u.open + 1; j <= k; j++ {
			if q.tokens[j].line {
				return nil
			}
		}
		if e := u.said.speaker; says.Any(e.gender) && (len(q.offices[e]) == 0 || quoteWords()["generic"][q.word(k).office]) {
			return e
		}
		return nil
	}
	return nil
}

// is tells whether two offices may be one.
func (o office) is(p office) bool {
	heads := quoteWords()["heads"]
	return o.role == p.role || (o.role == "глава" || p.role == "глава") && heads[o.role] && heads[p.role]
}

// sameStem tells whether two words in one case or another may be the same name.
func sameStem(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return utf8.RuneCountInString(a[n:]) <= 2 && utf8.RuneCountInString(b[n:]) <= 2
}
