package extract

import (
	"slices"
	"strings"

	"muragat/articles/morph"
)

// weighContext weighs the hypotheses of m by the words beside it.
func (f *field) weighContext(m *mention) {
	x := f.contextOf(m)
	for i := range m.hypotheses {
		h := &m.hypotheses[i]
		h.weight = 0
		for n, c := range cases {
			if h.byCase[n] > 0 {
				h.inContext[n] = h.byCase[n] * x.factor(c, h.gender)
				h.weight = max(h.weight, h.inContext[n])
			}
		}
	}
}

// nameContext is what stands around a name.
type nameContext struct {
	f             *field
	m             *mention
	before, after *word      // nil where another sentence is
	beside        morph.Gram // cases of the names that «и» or a comma joins to this one
	listed        bool       // a name may follow that is joined to this one
	attribute     *word      // behind the comma after the name: «…, обвиняемого», «…, которая»
}

func (f *field) contextOf(m *mention) *nameContext {
	x := &nameContext{f: f, m: m}
	if m.from > 0 && f.tokens[m.from-1].shape != notWord && !f.tokens[m.from].line {
		x.before = f.word(m.from - 1)
	}
	if m.to < len(f.tokens) && !f.tokens[m.to].line {
		switch {
		case f.tokens[m.to].shape == lower:
			x.after = f.word(m.to)
			x.listed = f.is(m.to, "и")
		case f.is(m.to, ",") && m.to+1 < len(f.tokens) && f.tokens[m.to+1].shape == lower && !f.tokens[m.to+1].line:
			x.attribute = f.word(m.to + 1)
		default:
			x.listed = f.is(m.to, ",")
		}
	}
	x.beside = f.besideCases(m)
	return x
}

// besideCases are the likely cases of the names that «и» or a comma joins to m; 0 if there are none.
func (f *field) besideCases(m *mention) morph.Gram {
	joined := func(i int) bool { return f.is(i, "и") || f.is(i, ",") }
	n, _ := slices.BinarySearchFunc(f.found, m.from, func(o mention, from int) int { return o.from - from })
	var out morph.Gram
	if n > 0 && f.found[n-1].to == m.from-1 && joined(m.from-1) {
		out |= f.found[n-1].likelyCases()
	}
	for ; n < len(f.found) && f.found[n].from <= m.to+1; n++ {
		if f.found[n].from == m.to+1 && joined(m.to) {
			out |= f.found[n].likelyCases()
		}
	}
	return out
}

// likelyCases are the cases that m may well be in: by what stands around it if that has been weighed, else by its words alone.
func (m *mention) likelyCases() morph.Gram {
	var by [len(cases)]float32
	var most float32
	least := float32(0.3)
	for _, h := range m.hypotheses {
		weights := h.byCase
		if h.inContext != [len(cases)]float32{} {
			weights, least = h.inContext, 0.65
		}
		for n, w := range weights {
			by[n] = max(by[n], w)
			most = max(most, w)
		}
	}
	var out morph.Gram
	for n, c := range cases {
		if by[n] > least*most {
			out |= c
		}
	}
	return out
}

// factor says how well a case and a gender fit what stands around the name.
func (x *nameContext) factor(c, gender morph.Gram) float32 {
	factor := x.ofRole(c, gender) * x.ofAttributes(c, gender)
	if c == morph.Nominative {
		factor *= x.ofSubject(gender)
	}
	if x.beside != 0 && !x.beside.Any(c) {
		factor *= 0.35
	}
	before := x.before
	switch {
	case c == morph.Locative && (before == nil || !before.governs.Any(morph.Locative)):
		return factor * 0.05 // it needs its preposition
	case before != nil && before.governs != 0:
		if !before.governs.Any(c) {
			factor *= 0.05
		}
	case before != nil && before.thing && c == morph.Genitive: // «визит Александра Кима»
		factor *= 3
	case c == morph.Nominative && (x.f.tokens[x.m.from].first || before == nil && (x.after != nil && x.after.past != 0 || x.f.itemStart(x.m.from)) ||
		before != nil && before.subjunction):
		factor *= 2
	case c == morph.Nominative:
		factor *= 1.05
	}
	return factor
}

// ofRole is the part of factor that roles before the name have.
func (x *nameContext) ofRole(c, gender morph.Gram) float32 {
	if x.before == nil {
		return 1
	}
	factor := float32(1)
	switch {
	case x.ofRelation():
		if c == morph.Genitive { // «жена Александра Кима»
			factor = 3
		}
	case x.before.roleGender == 0:
	case x.before.roleGender == gender: // «мать Раиса»
		factor = 2
	default:
		factor = 1. / 4
	}
	if x.before.governs == 0 {
		if role, direct, _ := x.f.roleBefore(x.m.from); role != 0 && !direct && !role.Any(c) { // «посол в Чехии Морияма»
			factor *= 0.25
		}
	}
	return factor
}

// ofRelation tells whether the name may be that of whose relation is spoken of.
func (x *nameContext) ofRelation() bool {
	return x.m.hypotheses[0].surname != "" && x.f.relationBefore(x.m.from)
}

// ofAttributes is the part of factor that adjectives and participles beside the name have.
func (x *nameContext) ofAttributes(c, gender morph.Gram) float32 {
	factor := float32(1)
	if x.f.adjectiveBefore(x.m.from) && !x.before.describes(gender|c) { // «известная Ванга»
		factor = 0.25
	}
	a := x.attribute
	switch {
	case a == nil || len(a.attributes) == 0:
	case a.relative:
		if slices.ContainsFunc(a.attributes, func(g morph.Gram) bool { return g.Any(gender) }) { // «…, которая»
			return factor * 2
		}
		factor /= 3
	case a.describes(gender | c):
		factor *= 3
	default:
		factor /= 3
	}
	if a != nil && a.namedRole && a.role != 0 && !a.role.Any(c) { // «…, президента банка»
		factor /= 2
	}
	return factor
}

// describes tells whether w, an adjective, can stand in a gender and case.
func (w *word) describes(g morph.Gram) bool {
	return slices.ContainsFunc(w.attributes, func(a morph.Gram) bool { return a.Has(g) })
}

// adjectiveBefore tells whether an adjective stands before token i that can belong to a name only.
func (f *field) adjectiveBefore(i int) bool {
	if i == 0 || f.tokens[i-1].shape != lower || f.tokens[i].line {
		return false
	}
	w := f.word(i - 1)
	return w.adjective && len(w.attributes) > 0 && w.role == 0 && !w.thing && !w.relative && w.governs == 0
}

// ofSubject is the part of factor that verbs beside the name have, if it is in the nominative.
func (x *nameContext) ofSubject(gender morph.Gram) float32 {
	factor := float32(1)
	before, after := x.before, x.after
	if x.f.saysWho(x.m.to) { // «Нур Омар — глава совета»
		factor = 4
	}
	if after != nil && (before == nil || before.governs == 0) {
		switch {
		case after.past != 0 && before != nil && (before.thing || x.ofRelation()) && before.subject.Any(after.past):
			// «встреча Александра Кима прошла»
		case after.past.Any(gender):
			factor = 3
		case after.past != 0:
			factor = 1. / 3
		case after.present && (before == nil || before.subject == 0):
			factor = 2
		case after.plural && x.beside == 0: // «Александра Кима встретили»
			factor = 0.4
		}
	}
	if before == nil || x.f.tokens[x.m.from-1].shape != lower {
		return factor
	}
	switch {
	case before.past != 0 && x.f.subjectBefore(x.m.from-1):
		factor *= 0.35
	case before.past.Any(gender): // «сказала Алла Кут»
		factor *= 3
	case before.past != 0:
		factor /= 2
	case before.object || before.plural && !x.listed: // «поддержать Александра Кима»
		factor *= 0.15
	}
	return factor
}

// saysWho tells whether token i is a dash behind a name that says who that is.
func (f *field) saysWho(i int) bool {
	if i+1 >= len(f.tokens) || f.tokens[i].glued || f.tokens[i+1].shape != lower || f.tokens[i+1].line {
		return false
	}
	return strings.Contains("—–-", f.tokens[i].text) && f.word(i+1).role.Any(morph.Nominative)
}

// subjectBefore tells whether the subject of the verb that is token i stands before it: a name, or a noun that agrees.
func (f *field) subjectBefore(i int) bool {
	if i == 0 || f.tokens[i].line {
		return false
	}
	if i > 1 && !f.tokens[i-1].line && f.word(i-2).governs != 0 {
		return false
	}
	w := f.word(i - 1)
	switch f.tokens[i-1].shape {
	case title:
		return !f.tokens[i-1].first || w.common == 0 || w.subject.Any(f.word(i).past)
	case lower:
		return w.subject.Any(f.word(i).past)
	}
	return false
}

// relationBefore tells whether a word such as «жена» or «сторонник» stands before token i that needs to be somebody's, and
// nothing before it says whose it is.
func (f *field) relationBefore(i int) bool {
	if i == 0 || f.tokens[i].line || !f.word(i-1).relation {
		return false
	}
	return i < 2 || f.tokens[i-1].line || !possessives[strings.ToLower(f.tokens[i-2].text)]
}

var possessives = set("его её ее их мой моя моего моей моему мою моим наш наша нашего нашей нашему нашу нашим свой своя своего своей своему свою своим ваш ваша вашего вашей")

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
