package extract

import (
	"slices"
	"strings"

	"muragat/articles"
	"muragat/articles/morph"
)

// entity is a person as one article speaks of them.
type entity struct {
	familyFirst                bool
	given, patronymic, surname string
	initials                   string // where no given name is known
	gender                     morph.Gram
	mentions                   []placed
	alias                      int // number of the authority's person + 1, or 0
}

// placed is a mention of an entity.
type placed struct {
	span articles.Span
	rule string
}

// document is an article while persons are looked for.
type document struct {
	fields   []*field
	entities []*entity
	doubts   []Doubt
}

// findPersons finds the persons of an article.
func findPersons(a articles.Article, ws *words, known *aliases) *document {
	d := new(document)
	for _, f := range []*field{{id: articles.InTitle, text: a.Title}, {id: articles.InText, text: a.Text}} {
		f.tokens, f.words = tokenize(f.text), ws
		f.latin = mostlyLatin(f.tokens)
		f.lowers = map[string]bool{}
		for _, t := range f.tokens {
			if t.shape == lower {
				f.lowers[t.text] = true
			}
		}
		d.fields = append(d.fields, f)
		f.findAliases(known)
		f.findAnchored()
	}
	d.choose()
	d.link()
	d.linkLatin()
	d.linkBare()
	d.linkAliases(known)
	d.findBare()
	for _, e := range d.entities {
		slices.SortFunc(e.mentions, func(a, b placed) int {
			if a.span.Field != b.span.Field {
				return int(b.span.Field) - int(a.span.Field)
			}
			return a.span.Start - b.span.Start
		})
	}
	return d
}

func (d *document) each(f func(f *field, m *mention)) {
	for _, fd := range d.fields {
		for i := range fd.found {
			f(fd, &fd.found[i])
		}
	}
}

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
			vote(hs, 0.7)
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
		if after != nil && after.past != 0 && h.cases.Any(morph.Nominative) && (before == nil || before.governs == 0) {
			if after.past.Any(h.gender) {
				h.weight *= 3
			} else {
				h.weight /= 3
			}
		}
		switch {
		case h.cases == morph.Locative && (before == nil || !before.governs.Any(morph.Locative)):
			h.weight *= 0.05
		case before != nil && before.governs != 0:
			if !h.cases.Any(before.governs) {
				h.weight *= 0.05
			}
		case before != nil && before.thing && h.cases.Any(morph.Genitive):
			h.weight *= 1.3
		case f.tokens[m.from].first && !f.tokens[m.from].line || before == nil && after != nil && after.past != 0:
			if h.cases.Any(morph.Nominative) {
				h.weight *= 2
			}
		case h.cases.Any(morph.Nominative):
			h.weight *= 1.05
		}
	}
}

// eachFree calls visit for the capitalised words that are in no mention.
func (f *field) eachFree(visit func(i int)) {
	next := 0
	for i := range f.tokens {
		for next < len(f.found) && f.found[next].to <= i {
			next++
		}
		if next < len(f.found) && f.found[next].from <= i {
			continue
		}
		if f.capital(i) && len(f.word(i).surname) > 0 {
			visit(i)
		}
	}
}

// link makes entities of the mentions: full names first, then those with
// initials, then single words.
func (d *document) link() {
	for rank := range 3 {
		d.each(func(f *field, m *mention) {
			if m.entity != nil || rankOf(m) != rank {
				return
			}
			if m.alias > 0 {
				d.join(f, m, d.known(m))
			} else if e := d.matching(f, m); e != nil {
				d.join(f, m, e)
			} else if e := d.bySurname(f, m); e != nil {
				d.join(f, m, e)
			} else if m.sure || f.supported(m) {
				h := m.hypotheses[0]
				e := &entity{familyFirst: m.familyFirst, given: h.given, patronymic: h.patronymic, surname: h.surname, initials: m.initials, gender: h.gender}
				d.entities = append(d.entities, e)
				d.join(f, m, e)
			}
		})
	}
}

// bySurname finds the entity whose surname is the given name that m seemed to be: «Рахмон».
func (d *document) bySurname(f *field, m *mention) *entity {
	if m.rule != "given" {
		return nil
	}
	w := f.word(m.from)
	again := *m
	again.hypotheses = agree([]slot{{surname, append(append([]reading(nil), w.given...), w.surname...)}}, anyGr)
	e := d.matching(f, &again)
	if e != nil {
		m.hypotheses, m.rule = again.hypotheses, "surname"
	}
	return e
}

func rankOf(m *mention) int {
	if m.alias > 0 {
		return 0
	}
	switch h := m.hypotheses[0]; {
	case h.given != "" && h.surname != "":
		return 0
	case h.given != "" && h.patronymic != "" || m.initials != "":
		return 1
	}
	return 2
}

// supported tells whether an unsure mention may make a person of its own.
func (f *field) supported(m *mention) bool {
	if f.speechNear(m.from, m.to) {
		return true
	}
	return m.rule == "given"
}

func (f *field) span(m *mention) articles.Span {
	return articles.Span{Field: f.id, Start: f.tokens[m.from].start, End: f.tokens[m.to-1].end}
}

func (d *document) join(f *field, m *mention, e *entity) {
	m.entity = e
	e.mentions = append(e.mentions, placed{f.span(m), m.rule})
	h := m.hypotheses[0]
	if e.patronymic == "" && h.patronymic != "" {
		e.patronymic = h.patronymic
	}
	if len(h.given) > len(e.given) && (e.given == "" || strings.HasPrefix(h.given, e.given+" ")) {
		e.given = h.given
	}
	if e.surname == "" {
		e.surname = h.surname
	}
}

// matching finds the entity that m names: nil if there is none. Of several it is the one
// that was named last before m, and a doubt is noted.
func (d *document) matching(f *field, m *mention) *entity {
	var fit []*entity
	var with []hypothesis
	for _, e := range d.entities {
		for _, h := range m.hypotheses {
			if e.fits(h, m.initials) {
				fit, with = append(fit, e), append(with, h)
				break
			}
		}
	}
	if len(fit) == 0 {
		return nil
	}
	best := 0
	if len(fit) > 1 {
		span := f.span(m)
		for i, e := range fit {
			if e.before(span) > fit[best].before(span) {
				best = i
			}
		}
		d.doubts = append(d.doubts, Doubt{Kind: AmbiguousName, At: span, Text: f.text[span.Start:span.End]})
	}
	m.hypotheses = []hypothesis{with[best]}
	return fit[best]
}

// before is where e was named last before span; -1 if it was not.
func (e *entity) before(span articles.Span) int {
	last := -1
	for _, p := range e.mentions {
		if p.span.Field == span.Field && p.span.Start < span.Start {
			last = max(last, p.span.Start)
		}
	}
	return last
}

// fits tells whether a hypothesis may name e.
func (e *entity) fits(h hypothesis, initials string) bool {
	if h.surname != "" && e.surname != "" && !sameName(h.surname, e.surname) {
		return false
	}
	if h.gender != e.gender {
		return false
	}
	if h.patronymic != "" && e.patronymic != "" && !sameName(h.patronymic, e.patronymic) {
		return false
	}
	switch {
	case h.given != "" && e.given != "":
		return sameGiven(h.given, e.given) && (h.surname != "" || h.patronymic != "" || e.surname != "")
	case initials != "" && e.given != "":
		return strings.HasPrefix(articles.Fold(e.given), articles.Fold(firstInitial(initials))) && e.surname != ""
	case initials != "" && e.initials != "":
		return firstInitial(initials) == firstInitial(e.initials)
	case h.given != "":
		return h.surname != "" && e.surname != "" && (e.initials == "" || strings.HasPrefix(h.given, firstInitial(e.initials)))
	}
	return h.surname != "" && e.surname != ""
}

func firstInitial(s string) string {
	s, _, _ = strings.Cut(s, ".")
	return s
}

// sameGiven tells whether one of two given names is the other, or its beginning.
func sameGiven(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return sameName(a, b) || len(b) > len(a) && strings.HasPrefix(articles.Fold(b), articles.Fold(a)+" ")
}

// linkLatin gives the names in parentheses to the persons that they explain.
func (d *document) linkLatin() {
	for _, f := range d.fields {
		var more []mention
		for _, l := range f.latinNames {
			if e := f.found[l.mention].entity; e != nil {
				m := mention{from: l.from, to: l.to, rule: "in parentheses", hypotheses: []hypothesis{{}}}
				d.join(f, &m, e)
				more = append(more, m)
			}
		}
		f.add(more)
	}
}

// linkBare finds the surnames of known entities where they stand alone.
func (d *document) linkBare() {
	for _, f := range d.fields {
		var more []mention
		f.eachFree(func(i int) {
			w := f.word(i)
			if w.common > 0.9 && f.tokens[i].first && !w.surnameKnown && f.lowers[strings.ToLower(f.tokens[i].text)] {
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
			if e := d.matching(f, &m); e != nil {
				d.join(f, &m, e)
				more = append(more, m)
			}
		})
		f.add(more)
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
			m := f.named(i, i+1, []slot{{surname, f.word(i).surname}}, anyGr, "surname")
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
			if e == nil {
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
	if t.quoted || w.anyPlace || w.organisation || f.foreign(i) || f.epithet(i) {
		score -= 2
	}
	if len(w.given) > 0 {
		score--
	}
	if i > 0 && !t.line && f.tokens[i-1].shape == lower && f.word(i-1).owner {
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

func mostlyLatin(ts []token) bool {
	n, all := 0, 0
	for _, t := range ts {
		if t.shape != notWord {
			all++
			if t.latin {
				n++
			}
		}
	}
	return 2*n > all
}
