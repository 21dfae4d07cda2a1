package extract

import (
	"slices"
	"strings"

	"muragat/articles/morph"
)

// family is two given names with one surname in the plural: «Ивана и Петра Сидоровых». The
// surname is in the mention of the second; the first is a mention of its own.
func (f *field) family(i int) *mention {
	if i+3 >= len(f.tokens) || f.tokens[i+1].text != "и" || !f.capital(i+2) || !f.capital(i+3) || f.tokens[i+3].line {
		return nil
	}
	a, b, s := f.word(i), f.word(i+2), f.word(i+3)
	if len(a.given) == 0 || len(b.given) == 0 {
		return nil
	}
	first, one := pluralName(a.given, s.surname)
	last, two := pluralName(b.given, s.surname)
	if !one || !two || len(agree([]slot{{given, b.given}, {surname, inflected(s.surname)}}, anyGr)) > 0 {
		return nil
	}
	m := &mention{from: i + 2, to: i + 4, hypotheses: last, rule: "given+given+surnames", sure: true}
	m.second = &mention{from: i, to: i + 1, hypotheses: first, rule: "given+given+surnames", sure: true}
	return m
}

// inflected leaves the uninflected reading of «Сидоровых» out.
func inflected(surnames []reading) []reading {
	return slices.DeleteFunc(slices.Clone(surnames), func(r reading) bool {
		return strings.HasSuffix(r.nom, "ых") || strings.HasSuffix(r.nom, "их")
	})
}

// pluralName is the name of one of a family: its given name, and the surname made singular.
func pluralName(givens, surnames []reading) ([]hypothesis, bool) {
	for _, g := range givens {
		for _, s := range surnames {
			c := g.gram & s.gram & morph.Case
			if c == 0 || !s.gram.Any(morph.Plural) {
				continue
			}
			gender, name := g.gram&both, s.nom
			if gender == morph.Feminine {
				name = feminine(name)
			}
			h := hypothesis{given: g.nom, surname: name, gender: gender, cases: c, weight: 1}
			h.byCase[0] = 1
			return []hypothesis{h}, true
		}
	}
	return nil, false
}

// feminine is a woman's surname after the man's.
func feminine(surname string) string {
	for _, e := range []string{"ов", "ев", "ёв", "ин", "ын"} {
		if strings.HasSuffix(surname, e) {
			return surname + "а"
		}
	}
	for _, e := range []string{"ий", "ый", "ой"} {
		if s, ok := strings.CutSuffix(surname, e); ok {
			return s + "ая"
		}
	}
	return surname
}
