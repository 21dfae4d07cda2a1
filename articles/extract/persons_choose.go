package extract

import (
	"slices"

	"muragat/articles"
	"muragat/articles/morph"
)

// surnameKey is what two forms of one surname have in common.
type surnameKey struct {
	name   string
	gender morph.Gram
}

// choose puts the likeliest hypothesis of every mention first: by the word itself, by
// the words around it, and by what the other mentions can be.
func (d *document) choose() {
	votes := map[surnameKey]float32{}
	vote := func(hs []hypothesis, weight float32) {
		var sum float32
		for _, h := range hs {
			sum += h.weight
		}
		for _, h := range hs {
			votes[surnameKey{articles.Fold(h.surname), h.gender}] += weight * h.weight / sum
		}
	}
	d.each(func(f *field, m *mention) {
		if m.alias == 0 {
			f.weighContext(m)
		}
		vote(m.hypotheses, 1)
	})
	for _, f := range d.fields {
		f.eachFree(func(i int) {
			var hs []hypothesis
			for _, h := range agree([]slot{{surname, f.word(i).surname}}, anyGr) {
				if votes[surnameKey{articles.Fold(h.surname), h.gender}] > 0 {
					hs = append(hs, h)
				}
			}
			if len(hs) > 0 {
				f.weighContext(&mention{from: i, to: i + 1, hypotheses: hs})
				vote(hs, 0.7)
			}
		})
	}
	d.each(func(_ *field, m *mention) {
		slices.SortStableFunc(m.hypotheses, func(a, b hypothesis) int {
			x := a.weight * votes[surnameKey{articles.Fold(a.surname), a.gender}]
			y := b.weight * votes[surnameKey{articles.Fold(b.surname), b.gender}]
			switch {
			case x > y:
				return -1
			case x < y:
				return 1
			}
			return 0
		})
	})
}

// weighContext weighs the hypotheses of m by the words beside it.
func (f *field) weighContext(m *mention) {
	var before, after *word
	if m.from > 0 && f.tokens[m.from-1].shape != notWord && !f.tokens[m.from].line {
		before = f.word(m.from - 1)
	}
	if m.to < len(f.tokens) && f.tokens[m.to].shape == lower && !f.tokens[m.to].line {
		after = f.word(m.to)
	}
	for i := range m.hypotheses {
		h := &m.hypotheses[i]
		h.weight = 0
		for n, c := range cases {
			if h.byCase[n] > 0 {
				h.weight = max(h.weight, h.byCase[n]*f.caseFactor(m, c, h.gender, before, after))
			}
		}
	}
}

// caseFactor says how well a case fits the words before and after m, which are nil where another sentence is.
func (f *field) caseFactor(m *mention, c, gender morph.Gram, before, after *word) float32 {
	factor := float32(1)
	if after != nil && after.past != 0 && c == morph.Nominative && (before == nil || before.governs == 0) {
		if after.past.Any(gender) {
			factor = 3
		} else {
			factor = 1. / 3
		}
	}
	if before != nil && before.past != 0 && c == morph.Nominative && !f.subjectBefore(m.from-1) { // «сказала Алла Кут»
		if before.past.Any(gender) {
			factor *= 3
		} else {
			factor /= 2
		}
	}
	if before != nil && before.roleGender != 0 { // «мать Раиса»
		if before.roleGender == gender {
			factor *= 2
		} else {
			factor /= 4
		}
	}
	if before != nil && before.governs == 0 {
		if role, direct, _ := f.roleBefore(m.from); role != 0 && !direct && !role.Any(c) { // «посол в Чехии Морияма»
			factor *= 0.4
		}
	}
	switch {
	case c == morph.Locative && (before == nil || !before.governs.Any(morph.Locative)):
		return factor * 0.05 // it needs its preposition
	case before != nil && before.governs != 0:
		if !before.governs.Any(c) {
			factor *= 0.05
		}
	case before != nil && before.thing && c == morph.Genitive:
		factor *= 1.3
	case c == morph.Nominative && (f.tokens[m.from].first || before == nil && (after != nil && after.past != 0 || f.itemStart(m.from)) ||
		before != nil && before.subjunction):
		factor *= 2
	case c == morph.Nominative:
		factor *= 1.05
	}
	return factor
}

// subjectBefore tells whether a name stands before the verb that is token i.
func (f *field) subjectBefore(i int) bool {
	return i > 0 && !f.tokens[i].line && f.tokens[i-1].shape == title && (!f.tokens[i-1].first || f.word(i-1).common == 0)
}

// itemStart tells whether token i begins an item of a list.
func (f *field) itemStart(i int) bool {
	if i == 0 {
		return false
	}
	switch f.tokens[i-1].text {
	case "•", "·", "*", "—", "–", "-":
		return true
	}
	return false
}
