package extract

import (
	"strings"

	"muragat/articles"
	"muragat/articles/morph"
)

// mention is a name that was found.
type mention struct {
	from, to    int    // tokens, to exclusive
	initials    string // «М», «А. С»: of a mention without a given name
	hypotheses  []hypothesis
	rule        string
	sure        bool // it names a person by itself; others need support in the article
	entity      *entity
	alias       int // number of the authority's person + 1, or 0
	surnameOnly bool
	second      *mention // of two with one surname, the one before
	familyFirst bool     // the canonical name has the surname first
}

// field is the title or the text of an article while names are looked for.
type field struct {
	id         articles.Field
	text       string
	tokens     []token
	words      *words
	found      []mention
	latin      bool // the text is in Latin letters
	latinNames []latinName
	lowers     map[string]bool // the words in lower case
	things     [][2]int        // tokens, to exclusive, of names that are a thing's
}

// latinName is a name in Latin letters that explains a mention, by number.
type latinName struct{ mention, from, to int }

func (f *field) word(i int) *word { return f.words.get(f.tokens[i]) }

func (f *field) is(i int, text string) bool {
	return i >= 0 && i < len(f.tokens) && f.tokens[i].text == text
}

// findAnchored looks for names that need no support: with given names, initials or roles.
func (f *field) findAnchored() {
	aliases := f.found
	f.found = nil
	for i := 0; i < len(f.tokens); {
		if len(aliases) > 0 && aliases[0].from < i {
			aliases = aliases[1:]
			continue
		}
		if len(aliases) > 0 && aliases[0].from == i {
			f.found = append(f.found, aliases[0])
			i = aliases[0].to
			continue
		}
		if f.placeOfTwo(i) {
			f.things = append(f.things, [2]int{i, i + 2})
			i += 2
			continue
		}
		m := f.anchoredAt(i)
		if m == nil {
			i++
			continue
		}
		if f.bornByThing(m) || f.isTitle(m) {
			f.things = append(f.things, [2]int{m.from, m.to})
		} else {
			if m.second != nil { // the first of two with one surname
				f.found = append(f.found, *m.second)
				m.second = nil
			}
			f.found = append(f.found, *m)
			if from, to, ok := f.parallel(m); ok && m.sure {
				f.latinNames = append(f.latinNames, latinName{len(f.found) - 1, from, to})
				m.to = to
			}
		}
		i = m.to
	}
}

// placeOfTwo tells whether tokens i and the next are a place that a dictionary has with a hyphen: «Коста Рика».
func (f *field) placeOfTwo(i int) bool {
	if i+1 >= len(f.tokens) || f.tokens[i].shape != title || f.tokens[i+1].shape != title || f.tokens[i+1].line {
		return false
	}
	if a, b := f.word(i), f.word(i+1); a.surnameKnown || b.surnameKnown || a.role != 0 {
		return false
	}
	w := f.words.get(token{text: f.tokens[i].text + "-" + f.tokens[i+1].text, shape: title})
	return w.inDictionary && w.place
}

func (f *field) anchoredAt(i int) *mention {
	if m := f.initialsFirst(i); m != nil {
		return m
	}
	if !f.capital(i) {
		return nil
	}
	for _, rule := range []func(int) *mention{f.surnameInitials, f.surnameGiven, f.eastAsian, f.family, f.givenFirst, f.withParticle, f.roleName, f.unknownPair} {
		if m := rule(i); m != nil {
			return m
		}
	}
	return nil
}

// initial reads «М.» or «Дж.» at token i and gives the letters and the token after it.
func (f *field) initial(i int) (letters string, next int) {
	if i+1 >= len(f.tokens) || f.tokens[i+1].text != "." || !f.tokens[i+1].glued {
		return "", i
	}
	t := f.tokens[i]
	if t.shape == initial || t.shape == title && twoLetterInitials[t.text] {
		return t.text, i + 2
	}
	return "", i
}

var twoLetterInitials = map[string]bool{
	"Дж": true, "Вл": true, "Ал": true, "Ст": true, "Юр": true, "Эд": true, "Ев": true, "Св": true,
	"Sh": true, "Ch": true, "Yu": true, "Ya": true, "Oʻ": true, "O‘": true, "Gʻ": true, "G‘": true, "O'": true, "G'": true,
}

// initials reads a row of initials at token i: «М.», «А. С.», «А.-Н.».
func (f *field) initials(i int) (letters string, next int) {
	for range 3 {
		l, n := f.initial(i)
		if n == i {
			break
		}
		if letters != "" {
			letters += ". "
		}
		letters += l
		i = n
		if f.is(i, "-") && i+1 < len(f.tokens) && f.tokens[i+1].shape == initial {
			i++
		}
	}
	return letters, i
}

// initialsFirst is «М.Азильханов», «А. С. Пушкин», «Дж. фон Нейман».
func (f *field) initialsFirst(i int) *mention {
	letters, next := f.initials(i)
	if letters == "" {
		return nil
	}
	last := f.skipParticles(next)
	if !f.capital(last) || f.tokens[last].line {
		return nil
	}
	m := f.named(i, last+1, []slot{{surname, f.word(last).surname}}, anyGr, "initials+surname")
	if m != nil {
		m.initials = letters
		f.addParticles(m, next, last)
	}
	return m
}

// skipParticles gives the token after words such as «фон» and «де».
func (f *field) skipParticles(i int) int {
	for k := i; k < i+3 && k < len(f.tokens); k++ {
		if !particles[strings.ToLower(f.tokens[k].text)] {
			return k
		}
	}
	return i
}

// addParticles puts the words between tokens from and last before the surname.
func (f *field) addParticles(m *mention, from, last int) {
	if from == last {
		return
	}
	words := f.text[f.tokens[from].start:f.tokens[last].start]
	for i := range m.hypotheses {
		m.hypotheses[i].surname = words + m.hypotheses[i].surname
	}
}

// named makes a mention of tokens from to to if the words agree.
func (f *field) named(from, to int, slots []slot, allowed morph.Gram, rule string) *mention {
	hs := agree(slots, allowed)
	if len(hs) == 0 {
		return nil
	}
	if c := f.roleCases(from); c != 0 {
		if narrowed := agree(slots, allowed&c); len(narrowed) > 0 {
			hs = narrowed
		}
	}
	return &mention{from: from, to: to, hypotheses: hs, rule: rule, sure: true}
}

// surnameInitials is «Азильханов М.», «Пушкин А. С.»
func (f *field) surnameInitials(i int) *mention {
	w := f.word(i)
	letters, next := f.initials(i + 1)
	if letters == "" || f.tokens[i+1].line || !w.surnameKnown && (w.common > 0.3 || f.tokens[i].first) {
		return nil
	}
	// «Иванов и В. Петров», «сказал Иванов. А. Петров»: the initials are another's
	if f.capital(f.skipParticles(next)) && !f.tokens[next].line {
		if l, _ := f.initials(next + 1); l == "" {
			return nil
		}
	}
	m := f.named(i, next, []slot{{surname, w.surname}}, anyGr, "surname+initials")
	if m != nil {
		m.initials = letters
	}
	return m
}

// strongGiven tells whether token i is a given name and hardly anything else.
func (f *field) strongGiven(i int) bool {
	w := f.word(i)
	return len(w.given) > 0 && !w.place && !w.organisation && w.common < 0.35
}

// surnameGiven is «Азильханов Марат» and «Азильханов Марат Асанович».
func (f *field) surnameGiven(i int) *mention {
	if !f.capital(i+1) || f.tokens[i+1].line {
		return nil
	}
	w, g := f.word(i), f.word(i+1)
	if !w.surnameKnown || w.namedRole || f.seeBefore(i) || len(g.given) == 0 || len(w.given) > 0 && (!f.capital(i+2) || len(f.word(i+2).patronymic) == 0) {
		return nil
	}
	slots := []slot{{surname, w.surname}, {given, g.given}}
	if f.capital(i+2) && !f.tokens[i+2].line && len(f.word(i+2).patronymic) > 0 {
		if m := f.named(i, i+3, append(slots, slot{patronymic, f.word(i + 2).patronymic}), anyGr, "surname+given+patronymic"); m != nil {
			return m
		}
	}
	if !f.strongGiven(i+1) || w.place || w.common > 0.5 && f.tokens[i].first {
		return nil
	}
	if f.capital(i+2) && !f.tokens[i+2].line {
		next := f.word(i + 2)
		if len(agree([]slot{{given, g.given}, {surname, next.surname}}, anyGr)) > 0 && (next.surnameKnown || !next.inDictionary) {
			return nil
		}
	}
	return f.named(i, i+2, slots, anyGr, "surname+given")
}

// givenFirst is a given name with what follows of patronymic, middle names and surname.
func (f *field) givenFirst(i int) *mention {
	g := f.word(i)
	if len(g.given) == 0 {
		return nil
	}
	strong := f.strongGiven(i)
	if g.place && f.capital(i+1) && !f.tokens[i+1].line && f.strongGiven(i+1) && f.capital(i+2) { // «премьер Дании Ларс Хольм»
		return nil
	}
	best := (*mention)(nil)
	slots := []slot{{given, g.given}}
	k := i + 1
	for n := 0; n < 4 && k < len(f.tokens) && !f.tokens[k].line; n++ {
		if _, next := f.initial(k); next > k && f.capital(f.skipParticles(next)) { // «Джордж У. Буш»
			k = next
			continue
		}
		last := f.skipParticles(k)
		if !f.capital(last) || f.tokens[last].line {
			break
		}
		w := f.word(last)
		if last == k && f.spacedPatronymic(k) { // «Асан улы»
			gender := morph.Masculine
			if strings.ContainsAny(f.tokens[k+1].text, "зz") {
				gender = morph.Feminine
			}
			nom := f.text[f.tokens[k].start:f.tokens[k+1].end]
			spaced := slot{patronymic, []reading{{nom, gender | morph.Singular | anyGr, 1}}}
			if m := f.named(i, k+2, append(slots, spaced), anyGr, "given+patronymic"); m != nil {
				best = m
				slots = append(slots, spaced)
				k += 2
				continue
			}
		}
		if len(w.patronymic) > 0 && last == k {
			if m := f.named(i, k+1, append(slots, slot{patronymic, w.patronymic}), anyGr, "given+patronymic"); m != nil && (strong || f.tokens[k].shape == title) {
				best = m
				slots = append(slots, slot{patronymic, w.patronymic})
				k++
				continue
			}
		}
		if !f.surnameAfter(last, strong, k == i+1) {
			break
		}
		m := f.named(i, last+1, append(slots, slot{surname, w.surname}), anyGr, "given+surname")
		if m == nil {
			break
		}
		if best != nil && best.rule == "given+patronymic" {
			m.rule = "given+patronymic+surname"
		} else if best != nil && (len(w.given) == 0 && w.inDictionary && !w.surnameKnown || f.endsName(i, last)) {
			break
		}
		f.addParticles(m, k, last)
		best = m
		if m.rule == "given+patronymic+surname" {
			break
		}
		between := append(append([]reading(nil), w.given...), w.surname...)
		for n := range between { // «бен Омар»
			between[n].nom = f.text[f.tokens[k].start:f.tokens[last].start] + between[n].nom
		}
		slots = append(slots, slot{middle, between})
		k = last + 1
	}
	if best == nil {
		return f.loneGiven(i)
	}
	if best.rule == "given+patronymic" && best.to == i+2 && f.is(i-1, "©") { // «© Владимир Астапкович» signs with the surname
		if m := f.named(i, i+2, []slot{{given, g.given}, {surname, f.word(i + 1).surname}}, anyGr, "given+surname"); m != nil {
			return m
		}
	}
	return best
}

// spacedPatronymic tells whether token i and the next are a patronymic in two words.
func (f *field) spacedPatronymic(i int) bool {
	return i+1 < len(f.tokens) && !f.tokens[i+1].line && f.tokens[i+1].shape == lower && spacedPatronymics[f.tokens[i+1].text]
}

var spacedPatronymics = set("улы уулу уулы оглы оглу кызы гызы қызы ұлы угли кизи ўғли қизи o‘g‘li oʻgʻli qizi")

// endsName tells whether the name that starts at token i ends before token last: the word before last is a surname that a
// dictionary has and last no usual part of a name, or somebody of just that name has been named already.
func (f *field) endsName(i, last int) bool {
	before, w := f.word(last-1), f.word(last)
	if last-1 == i || len(before.given) > 0 {
		return false
	}
	// «супруг Анны Линдберг Олег Ким»
	return before.surnameKnown && !w.surnameKnown || f.strongGiven(last) && !w.surnameKnown && f.capital(last+1) && !f.tokens[last+1].line || f.namedBefore(i, last-1)
}

// surnameAfter tells whether token i may be the surname after a given name.
func (f *field) surnameAfter(i int, strong, first bool) bool {
	w := f.word(i)
	switch {
	case w.surnameKnown:
		return true
	case !strong: // «Питер Ланн», «Гари Нелли»
		return !w.inDictionary || first && !w.anyPlace && !w.organisation && !w.stop && !w.namedRole && !w.adjective
	case (w.place || w.organisation) && !first:
		return false
	}
	return true
}

// loneGiven is a given name alone. It is a person's where it can hardly be anything else.
func (f *field) loneGiven(i int) *mention {
	w := f.word(i)
	if !f.strongGiven(i) || w.surnameKnown || w.common > 0 || f.tokens[i].quoted || f.foreign(i) {
		return nil
	}
	if f.capital(i+1) && !f.tokens[i+1].line && !f.word(i+1).inDictionary {
		return nil
	}
	if f.turkicPlace(i) || f.ownerBefore(i) || f.behindName(i) {
		return nil
	}
	m := f.named(i, i+1, []slot{{given, w.given}}, anyGr, "given")
	if m != nil && f.adjectiveBefore(i) && !m.describedBy(f.word(i-1)) { // «известная Тилла»
		m = f.named(i, i+1, []slot{{given, byEnding(f.tokens[i].text)}}, anyGr, "given")
		if m != nil && !m.describedBy(f.word(i-1)) {
			return nil
		}
	}
	if m != nil {
		m.sure = false
		f.numeral(m)
	}
	return m
}

// describedBy tells whether an adjective can stand in a gender and case of m.
func (m *mention) describedBy(adjective *word) bool {
	for _, h := range m.hypotheses {
		for n, c := range cases {
			if h.byCase[n] > 0 && adjective.describes(h.gender|c) {
				return true
			}
		}
	}
	return false
}

// behindName tells whether a word with a capital that is no sentence's stands before token i: «Сан Луис».
func (f *field) behindName(i int) bool {
	if i == 0 || f.tokens[i].line || f.tokens[i-1].shape != title || f.tokens[i-1].first {
		return false
	}
	w := f.word(i - 1)
	if inner[strings.ToLower(f.tokens[i-1].text)] {
		return true
	}
	return !w.stop && w.role == 0 && !w.adjective && w.surname != nil && !w.surnameKnown && len(w.given) == 0 && !w.place
}
