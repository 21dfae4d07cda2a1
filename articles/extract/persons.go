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
	alias                      int    // number of the authority's person + 1, or 0; behind those are the curator's names
	curated                    string // the curator's name of a person whom the authority does not have
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
	unclear  []unclear
	quotes   []quoted
}

// unclear is a mention that fits several entities.
type unclear struct {
	at   articles.Span
	text string
	fit  []*entity
}

// findPersons finds the persons of an article.
func findPersons(a articles.Article, ws *words, known *aliases, listed []string) *document {
	d := new(document)
	known = d.expect(listed, known)
	for _, f := range fieldsOf(a) {
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
	d.partPairs()
	d.link()
	d.linkLatin()
	d.linkBare(false)
	d.linkAliases(known)
	d.findBare()
	d.linkBare(true) // to those that were found now
	d.mendPatronymics()
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

// fieldsOf are the fields of an article, not read yet.
func fieldsOf(a articles.Article) []*field {
	return []*field{{id: articles.InTitle, text: a.Title}, {id: articles.InText, text: a.Text}}
}

func (d *document) each(f func(f *field, m *mention)) {
	for _, fd := range d.fields {
		for i := range fd.found {
			f(fd, &fd.found[i])
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
	likely := float32(0)
	for _, h := range with {
		likely = max(likely, h.weight)
	}
	for i := len(fit) - 1; i >= 0; i-- { // «госпожа Шульц» is not Отто Шульц
		if with[i].weight < likely/4 {
			fit, with = slices.Delete(fit, i, i+1), slices.Delete(with, i, i+1)
		}
	}
	best := 0
	if len(fit) > 1 {
		span := f.span(m)
		for i, e := range fit {
			if e.before(span) > fit[best].before(span) {
				best = i
			}
		}
		d.unclear = append(d.unclear, unclear{span, f.text[span.Start:span.End], fit})
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
	if h.surname != "" && e.surname != "" && !sameName(h.surname, e.surname) && !sameName(h.surname, e.surname[strings.LastIndex(e.surname, " ")+1:]) {
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
