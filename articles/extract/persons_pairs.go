package extract

import (
	"slices"

	"muragat/articles"
	"muragat/articles/morph"
)

// pairRule names the mentions of two words of which the first is no given name that a dictionary has.
const pairRule = "name+surname"

// partPairs leaves out the mentions of two words that name two persons, or a thing and a person, whom the article names
// in full elsewhere: «в интервью Стоуну Путин сообщил», «в Послании Путина». They are found as surnames alone then.
func (d *document) partPairs() {
	named := map[surnameKey]bool{}
	d.each(func(_ *field, m *mention) {
		if m.rule == pairRule || m.alias > 0 {
			return
		}
		if h := m.hypotheses[0]; h.given != "" && h.surname != "" {
			named[surnameKey{articles.Fold(h.surname), h.gender}] = true
		}
	})
	for _, f := range d.fields {
		for n := len(f.found) - 1; n >= 0; n-- {
			if f.isTwo(&f.found[n], named) {
				f.remove(n)
			}
		}
	}
}

// isTwo tells whether the two words of m belong to different names: the second is a surname of named, and the first,
// which is one too or a word of the language, is in another gender or case.
func (f *field) isTwo(m *mention, named map[surnameKey]bool) bool {
	if m.rule != pairRule || m.to != m.from+2 {
		return false
	}
	var first, last []morph.Gram
	for i, grams := range []*[]morph.Gram{&first, &last} {
		for _, h := range agree([]slot{{surname, f.word(m.from + i).surname}}, anyGr) {
			if named[surnameKey{articles.Fold(h.surname), h.gender}] {
				*grams = append(*grams, h.gender|h.cases)
			}
		}
	}
	for _, r := range morph.Parse(f.tokens[m.from].text) {
		if r.Gram.Has(morph.Noun|morph.Singular) && !r.Gram.Any(morph.Name|morph.Surname|morph.Patronymic) && r.P >= 0.05 {
			first = append(first, r.Gram)
		}
	}
	for _, a := range first {
		for _, b := range last {
			if a&b&morph.Gender != 0 && a&b&morph.Case != 0 {
				return false
			}
		}
	}
	return len(first) > 0 && len(last) > 0
}

// remove takes away mention n, unless a name in Latin letters explains it.
func (f *field) remove(n int) {
	if slices.ContainsFunc(f.latinNames, func(l latinName) bool { return l.mention == n }) {
		return
	}
	f.found = slices.Delete(f.found, n, n+1)
	for i := range f.latinNames {
		if f.latinNames[i].mention > n {
			f.latinNames[i].mention--
		}
	}
}

// namedBefore tells whether tokens i and k are the given name and the surname of somebody whom the field has named already:
// «Оливер Линдт … советник Оливера Линдта Келлиэн Брамс».
func (f *field) namedBefore(i, k int) bool {
	has := func(rs []reading, name string) bool {
		return slices.ContainsFunc(rs, func(r reading) bool { return sameName(r.nom, name) })
	}
	return slices.ContainsFunc(f.found, func(m mention) bool {
		h := m.hypotheses
		return m.to == m.from+2 && len(h) > 0 && h[0].given != "" && has(f.word(i).given, h[0].given) && has(f.word(k).surname, h[0].surname)
	})
}

// mendPatronymics makes a patronymic without a surname the surname, where the article has it as one alone: «Франц
// Клинцевич … Клинцевич».
func (d *document) mendPatronymics() {
	for _, e := range d.entities {
		if e.given == "" || e.patronymic == "" || e.surname != "" || e.alias > 0 {
			continue
		}
		i := slices.IndexFunc(d.entities, func(o *entity) bool {
			return o.given == "" && o.initials == "" && o.alias == 0 && o.gender == e.gender && sameName(o.surname, e.patronymic)
		})
		if i < 0 {
			continue
		}
		alone := d.entities[i]
		e.surname, e.patronymic = alone.surname, ""
		e.mentions = append(e.mentions, alone.mentions...)
		d.each(func(_ *field, m *mention) {
			if m.entity == alone {
				m.entity = e
			}
		})
		for _, u := range d.unclear {
			if n := slices.Index(u.fit, alone); n >= 0 {
				u.fit[n] = e
			}
		}
		alone.mentions = nil
	}
	d.entities = slices.DeleteFunc(d.entities, func(e *entity) bool { return e.mentions == nil })
}
