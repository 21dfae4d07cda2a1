package extract

import (
	"slices"
	"strings"

	"muragat/articles/morph"
)

// eachFree calls visit for the capitalised words that are in no mention.
func (f *field) eachFree(visit func(i int)) {
	next := 0
	for i := range f.tokens {
		for next < len(f.found) && f.found[next].to <= i {
			next++
		}
		if next < len(f.found) && f.found[next].from <= i || f.ofThing(i) {
			continue
		}
		if f.capital(i) && len(f.word(i).surname) > 0 {
			visit(i)
		}
	}
}

// ofThing tells whether token i is in the name of a thing.
func (f *field) ofThing(i int) bool {
	return slices.ContainsFunc(f.things, func(t [2]int) bool { return t[0] <= i && i < t[1] })
}

// linkBare finds the surnames of known entities where they stand alone; with sure only words that are surnames by themselves.
func (d *document) linkBare(sure bool) {
	for _, f := range d.fields {
		var more []mention
		f.eachFree(func(i int) {
			w := f.word(i)
			if sure && !w.surnameKnown || w.common > 0.9 && f.tokens[i].first && !w.surnameKnown && f.lowers[strings.ToLower(f.tokens[i].text)] {
				return
			}
			hs := agree([]slot{{surname, w.surname}}, anyGr)
			if len(hs) == 0 {
				return
			}
			m := mention{from: i, to: i + 1, hypotheses: hs, rule: "surname", surnameOnly: true}
			f.weighContext(&m)
			if f.bornByThing(&m) {
				return
			}
			if e := f.formerName(&m); e != nil {
				m.rule = "former surname"
				d.join(f, &m, e)
				more = append(more, m)
				return
			}
			if e := d.matching(f, &m); e != nil {
				f.withParticleOf(e, &m)
				d.join(f, &m, e)
				more = append(more, m)
			}
		})
		f.add(more)
	}
}

// withParticleOf adds to m the particles before it that the surname of e has: «фон Беринг».
func (f *field) withParticleOf(e *entity, m *mention) {
	for m.from > 0 && f.tokens[m.from-1].shape == lower && strings.Contains(e.surname, f.tokens[m.from-1].text+" ") {
		m.from--
	}
}

func (f *field) add(more []mention) {
	f.found = append(f.found, more...)
	slices.SortStableFunc(f.found, func(a, b mention) int { return a.from - b.from })
}

// findBare finds surnames that nothing in the article explains but that are surnames by
// the dictionary or by their ending.
func (d *document) findBare() {
	for _, f := range d.fields {
		var more []mention
		f.eachFree(func(i int) {
			if f.bareScore(i) < 1 {
				return
			}
			m := f.named(i, i+1, []slot{{surname, inflected(f.word(i).surname)}}, anyGr, "surname")
			if m == nil || f.bornByThing(m) {
				return
			}
			f.weighContext(m)
			slices.SortStableFunc(m.hypotheses, func(a, b hypothesis) int {
				if a.weight != b.weight {
					if a.weight > b.weight {
						return -1
					}
					return 1
				}
				return 0
			})
			m.surnameOnly = true
			e := d.matching(f, m)
			if e != nil {
				f.withParticleOf(e, m)
			} else {
				f.takeParticle(m)
				h := m.hypotheses[0]
				e = &entity{surname: h.surname, gender: h.gender}
				d.entities = append(d.entities, e)
			}
			d.join(f, m, e)
			more = append(more, *m)
		})
		f.add(more)
	}
}

// bareScore says how much speaks for token i being a surname; from 1 on it is taken as one.
func (f *field) bareScore(i int) int {
	w, t := f.word(i), f.tokens[i]
	score := 0
	switch {
	case w.surnameKnown && w.common < 0.3:
		score = 1
	case w.surnameKnown, !w.inDictionary:
		score = 0
	default:
		return 0
	}
	if (w.surnameKnown || f.acts(i)) && f.speechNear(i, i+1) {
		score++
	}
	if f.behindParticle(i) || f.inProtocol(i) {
		score++
	}
	if t.quoted || w.anyPlace || w.organisation || f.foreign(i) || f.epithet(i) {
		score -= 2
	}
	if len(w.given) > 0 || w.namedRole {
		score--
	}
	if i > 0 && !t.line && (f.tokens[i-1].shape == lower || f.tokens[i-1].first) && f.word(i-1).owner {
		score--
	}
	return score
}

// acts tells whether a verb follows token i whose subject it can be.
func (f *field) acts(i int) bool {
	if i+1 >= len(f.tokens) || f.tokens[i+1].shape != lower {
		return false
	}
	verb := f.word(i + 1)
	for _, r := range f.word(i).surname {
		if r.gram.Has(morph.Nominative|morph.Singular) && r.gram.Any(verb.past) && r.weight >= 0.5 {
			return true
		}
	}
	return false
}
