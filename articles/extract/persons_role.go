package extract

import (
	"strings"

	"muragat/articles/morph"
)

// roleCases are the cases of a role that stands right before token i; 0 if none does.
func (f *field) roleCases(i int) morph.Gram {
	if i == 0 || f.tokens[i-1].shape == notWord || f.tokens[i].line {
		return 0
	}
	if f.relationBefore(i) {
		return f.word(i-1).role | morph.Genitive
	}
	return f.word(i - 1).role
}

// roleName is a name after a role: «президент Обама», «г-н Юнкер», «министр
// иностранных дел Ирана Джавад Зариф».
func (f *field) roleName(i int) *mention {
	w := f.word(i)
	role, direct, named := f.roleBefore(i)
	if role == 0 || f.tokens[i].quoted || w.place || w.organisation || w.patronymic != nil || f.foreign(i) || f.epithet(i) || f.ownerBefore(i) && !f.headOf(i, role, named) {
		return nil
	}
	if w.adjective && f.seeBefore(i) || direct && f.word(i-1).rolePlural && !w.surnameKnown {
		return nil
	}
	if f.insideRow(i) {
		return nil
	}
	allowed := role
	if f.relationBefore(i) { // «адвокат Громова»
		allowed |= morph.Genitive
	}
	if m := f.roleTwo(i, role); m != nil {
		return m
	}
	if w.common > 0.5 && !w.surnameKnown && (!(direct && named) || w.notOne) || !direct && !w.surnameKnown && w.inDictionary {
		return nil
	}
	if w.adjective && !w.surnameKnown {
		return nil
	}
	m := f.named(i, i+1, []slot{{surname, inflected(w.surname)}}, allowed, "role+surname")
	if m == nil {
		return nil
	}
	m.surnameOnly = true
	f.takeParticle(m)
	if !w.surnameKnown && f.maybeGenitive(w) {
		m.sure = false
	}
	return m
}

// roleTwo is two words after a role, the first of which is no usual word: «министр Рюдигер Кнауп».
func (f *field) roleTwo(i int, role morph.Gram) *mention {
	w := f.word(i)
	if !f.capital(i+1) || f.tokens[i+1].line || !w.surnameKnown && w.inDictionary {
		return nil
	}
	n := f.word(i + 1)
	surnames := n.surname
	head, _, hyphen := strings.Cut(strings.ToLower(f.tokens[i].text), "-")
	switch {
	case hyphen && inner[head], i+2 < len(f.tokens) && inner[f.tokens[i+2].text]:
		return nil
	case w.organisation || n.place || n.organisation || n.common > 0.5 && !n.surnameKnown && w.surnameKnown:
		return nil
	case len(n.given) > 0:
		if w.surnameKnown || f.capital(i+2) && !f.tokens[i+2].line {
			return nil
		}
		surnames = append(append([]reading(nil), n.given...), surnames...)
	case n.inDictionary && !n.surnameKnown && (w.inDictionary || n.adjective || n.namedRole):
		return nil
	}
	return f.named(i, i+2, []slot{{given, w.surname}, {surname, surnames}}, role, "role+name")
}

// insideRow tells whether token i belongs to the name of a thing and a person's name begins behind it:
// «капитан клуба Эксель Стар Рори Кинг».
func (f *field) insideRow(i int) bool {
	return i > 1 && f.capital(i-1) && f.ownerBefore(i-1) && !f.tokens[i].line &&
		f.capital(i+1) && f.capital(i+2) && !f.tokens[i+1].line && !f.tokens[i+2].line
}

// seeBefore tells whether a title stands before token i that has the name of a see behind it: «патриарх Московский».
func (f *field) seeBefore(i int) bool {
	return i > 0 && !f.tokens[i].line && f.word(i-1).see && f.word(i).adjective
}

// nobiliary are the particles that are no other Russian word.
var nobiliary = set("фон ван де ди дель делла дер ибн бен бин аль эль дос лос")

// takeParticle adds the particle before a surname alone to its mention: «директор де Йонг».
func (f *field) takeParticle(m *mention) {
	k := m.from
	for k > 0 && !f.tokens[k].line && f.tokens[k-1].shape == lower && nobiliary[f.tokens[k-1].text] {
		k--
	}
	before := f.text[f.tokens[k].start:f.tokens[m.from].start]
	for i := range m.hypotheses {
		m.hypotheses[i].surname = before + m.hypotheses[i].surname
	}
	m.from = k
}

// maybeGenitive tells whether an unknown word may well be a genitive: «глава Газпрома».
func (f *field) maybeGenitive(w *word) bool {
	for _, r := range w.surname {
		if r.gram.Any(morph.Genitive) && !r.gram.Any(morph.Nominative) && r.weight >= 0.2 {
			return true
		}
	}
	return false
}

// roleBefore looks for a role before token i: right before it, or before words
// that say of what. It gives the cases of the role.
func (f *field) roleBefore(i int) (cases morph.Gram, direct, named bool) {
	if i > 0 && f.tokens[i-1].shape == lower && f.word(i-1).governs != 0 {
		return 0, false, false
	}
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		t := f.tokens[k]
		if t.shape == notWord || f.tokens[k+1].line {
			return 0, false, false
		}
		w := f.word(k)
		if w.role != 0 && (w.namedRole || k == i-1) && (t.shape == lower || t.first) {
			return w.role, k == i-1, w.namedRole
		}
		if t.shape == lower && !w.adjective && (k < i-1 && w.speech || w.verb()) {
			return 0, false, false
		}
	}
	return 0, false, false
}

// unknownPair is two unknown words, the second of which ends as a surname: «Сакиб Нисаров».
func (f *field) unknownPair(i int) *mention {
	if !f.capital(i+1) || f.tokens[i+1].line || f.tokens[i].quoted {
		return nil
	}
	a, b := f.word(i), f.word(i+1)
	if f.insideRow(i) || a.organisation || a.role != 0 && !a.inDictionary { // «экс-мэр»
		return nil
	}
	if a.inDictionary && !f.unusualGiven(i) && (!a.surnameKnown || a.common > 0.3 || b.inDictionary || surnameEnding(strings.ToLower(f.tokens[i].text))) || a.place {
		return nil
	}
	if !b.surnameKnown && b.inDictionary && (len(b.given) == 0 || b.common > 0.3) && (!f.saysWho(i+2) || b.owner || b.adjective) || b.place || b.organisation {
		return nil
	}
	if f.foreign(i) || f.foreign(i+1) || f.ownerBefore(i) || f.epithet(i+1) {
		return nil
	}
	if !b.surnameKnown && (f.inPlace(i) || f.words.lang == "kk" || f.words.lang == "uz" || f.tokens[i].latin) {
		return nil
	}
	allowed := anyGr
	if role, _, _ := f.roleBefore(i); role != 0 {
		allowed = role
	}
	surnames := b.surname
	if len(b.given) > 0 && !b.surnameKnown {
		surnames = b.given
	}
	m := f.named(i, i+2, []slot{{given, a.surname}, {surname, surnames}}, allowed, pairRule)
	if m == nil {
		m = f.named(i, i+2, []slot{{given, a.surname}, {surname, surnames}}, anyGr, pairRule)
	}
	if m != nil {
		m.sure = b.surnameKnown || !f.capital(i+2) || f.tokens[i+2].line
	}
	return m
}

// unusualGiven tells whether token i, which a dictionary has as something else, can be a given name before the
// surname behind it: the capital is no sentence's, and the word is in the text in no other use.
func (f *field) unusualGiven(i int) bool {
	a, b := f.word(i), f.word(i+1)
	if len(a.given) > 0 || a.anyPlace || a.organisation || a.adjective || a.namedRole || a.surnameKnown || a.bearer || a.owner || f.tokens[i].quoted {
		return false
	}
	if a.common == 0 {
		return true
	}
	return b.surnameKnown && b.common < 0.3 && !f.tokens[i].first && !f.lowers[strings.ToLower(f.tokens[i].text)]
}

// foreign tells whether token i is in Latin letters while the text is not.
func (f *field) foreign(i int) bool { return f.tokens[i].latin && !f.latin }

// epithet tells whether token i is an adjective before what it belongs to: «Московская область».
func (f *field) epithet(i int) bool {
	low := strings.ToLower(f.tokens[i].text)
	w := f.word(i)
	if i+1 >= len(f.tokens) || f.tokens[i+1].shape != lower || f.tokens[i+1].line {
		return false
	}
	if !w.adjective && (w.inDictionary || !adjectival(low)) {
		return false
	}
	return f.word(i+1).thing || f.word(i+1).adjective
}

func adjectival(low string) bool {
	for _, e := range []string{"ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую", "ское", "ские", "ских", "цкий", "цкого", "цкому", "цким", "цком", "цкая", "цкой", "цкую", "ный", "ного", "ному", "ным", "ном", "ная", "ной", "ную"} {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// ownerBefore tells whether a word that has names of its own stands before token i.
func (f *field) ownerBefore(i int) bool {
	return i > 0 && !f.tokens[i].line && (f.tokens[i-1].shape == lower || f.tokens[i-1].shape == title) && f.word(i-1).owner
}

// headOf tells whether the surname at token i, behind a word that has names of its own, is that of its head: «мэр города Лужков».
func (f *field) headOf(i int, role morph.Gram, named bool) bool {
	w := f.word(i)
	return named && w.surnameKnown && len(agree([]slot{{surname, w.surname}}, role&^morph.Genitive)) > 0
}

// inPlace tells whether «в» or «на» stands before token i.
func (f *field) inPlace(i int) bool {
	return i > 0 && !f.tokens[i].line && f.word(i-1).governs.Has(morph.Locative|morph.Accusative)
}

// speechNear tells whether a verb that people do stands beside tokens from to to.
func (f *field) speechNear(from, to int) bool {
	for _, k := range []int{from - 1, to} {
		if k >= 0 && k < len(f.tokens) && f.tokens[k].shape == lower && f.word(k).speech {
			return true
		}
	}
	return false
}

// isTitle tells whether m, perhaps with a role, is all that stands between quotation marks: of a book, a ship, a firm.
func (f *field) isTitle(m *mention) bool {
	k := m.from - 1
	if m.alias != 0 || !f.tokens[m.from].quoted {
		return false
	}
	if f.tokens[k].shape == title && f.word(k).namedRole && k > 0 { // «Академик Сергей Королёв»
		k--
	}
	return strings.Contains("«“„\"", f.tokens[k].text) &&
		m.to < len(f.tokens) && strings.Contains("»”“\"", f.tokens[m.to].text)
}

// bornByThing tells whether m is what a street, ship or prize is named after.
func (f *field) bornByThing(m *mention) bool {
	if f.bornByTurkicThing(m.to) {
		return true
	}
	k := m.from - 1
	if f.is(k, "и") || f.is(k, ",") { // «имени Жуковского и Гагарина»
		if n := len(f.things); n > 0 && f.things[n-1][1] == k && f.word(f.things[n-1][0]-1).bearer {
			return true
		}
		if f.capital(k-1) && k >= 2 && f.word(k-2).bearer {
			return true
		}
	}
	if f.is(k, ".") {
		k--
	}
	if k < 0 || f.tokens[k].shape != lower && !f.tokens[k].first || f.tokens[m.from].line {
		return false
	}
	return f.word(k).bearer
}
