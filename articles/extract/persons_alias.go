package extract

import (
	"slices"
	"strings"

	"muragat/articles"
	"muragat/articles/morph"
)

// aliases are the names of the authority's persons, by their first words.
type aliases struct {
	byFirst map[string][]alias // folded
	names   []hypothesis       // of each person: the parts of the canonical name
}

// alias is a name as a row of words and signs.
type alias struct {
	person int // number in Authority.Persons
	text   string
	tokens []token
}

func newAliases(known Authority) *aliases {
	as := &aliases{byFirst: map[string][]alias{}}
	for n, p := range known.Persons {
		as.names = append(as.names, nameParts(p.Name))
		for _, text := range p.spellings() {
			ts := tokenize(text)
			if len(ts) == 0 {
				continue
			}
			key := articles.Fold(ts[0].text)
			as.byFirst[key] = append(as.byFirst[key], alias{n, text, ts})
		}
	}
	for _, list := range as.byFirst {
		slices.SortStableFunc(list, func(a, b alias) int { return len(b.tokens) - len(a.tokens) })
	}
	return as
}

// nameParts cuts a canonical name into given name, patronymic and surname.
func nameParts(name string) hypothesis {
	h := hypothesis{cases: anyGr, weight: 1, gender: morph.Masculine}
	words := strings.Fields(name)
	for i, w := range words {
		switch {
		case i == len(words)-1 && (i > 0 || len(givenReadings(w, nil)) == 0):
			h.surname = w
		case i > 0 && len(patronymicReadings(w, morph.Parse(w))) > 0:
			h.patronymic = w
		default:
			h.given = strings.TrimSpace(h.given + " " + w)
		}
	}
	for _, r := range append(givenReadings(h.given, morph.Parse(h.given)), patronymicReadings(h.patronymic, nil)...) {
		h.gender = r.gram & both
		break
	}
	if h.gender == both {
		h.gender = morph.Masculine
	}
	return h
}

// spelled are the folded words that token i may be a form of, itself among them.
func (f *field) spelled(i int) []string {
	out := []string{articles.Fold(f.tokens[i].text)}
	if f.tokens[i].shape == notWord || f.tokens[i].shape == lower {
		return out
	}
	w := f.word(i)
	for _, rs := range [][]reading{w.given, w.surname, w.patronymic} {
		for _, r := range rs {
			if s := articles.Fold(r.nom); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// aliasAt finds the longest alias of at least n signs that token i begins.
func (f *field) aliasAt(i, n int, as *aliases) (alias, bool) {
	best, ok := alias{}, false
	for _, first := range f.spelled(i) {
		for _, a := range as.byFirst[first] {
			if len(a.tokens) >= n && len(a.tokens) > len(best.tokens) && f.isAlias(i, a) {
				best, ok = a, true
			}
		}
	}
	return best, ok
}

func (f *field) isAlias(i int, a alias) bool {
	if i+len(a.tokens) > len(f.tokens) {
		return false
	}
	for k, t := range a.tokens {
		here := f.tokens[i+k]
		if t.shape != lower && here.shape == lower || !slices.Contains(f.spelled(i+k), articles.Fold(t.text)) {
			return false
		}
	}
	return true
}

// findAliases finds the names of several words; those of one word wait until
// the names that the text gives in full are known.
func (f *field) findAliases(as *aliases) {
	if len(as.byFirst) == 0 {
		return
	}
	for i := 0; i < len(f.tokens); i++ {
		if a, ok := f.aliasAt(i, 2, as); ok {
			f.found = append(f.found, as.mention(i, a))
			i += len(a.tokens) - 1
		}
	}
}

func (as *aliases) mention(i int, a alias) mention {
	return mention{
		from: i, to: i + len(a.tokens), sure: true, alias: a.person + 1,
		rule: "alias: " + a.text, hypotheses: []hypothesis{as.names[a.person]},
	}
}

// linkAliases finds the aliases of one word where nothing else stands.
func (d *document) linkAliases(as *aliases) {
	if len(as.byFirst) == 0 {
		return
	}
	for _, f := range d.fields {
		var more []mention
		next := 0
		for i := range f.tokens {
			for next < len(f.found) && f.found[next].to <= i {
				next++
			}
			if next < len(f.found) && f.found[next].from <= i {
				continue
			}
			if a, ok := f.aliasAt(i, 1, as); ok && len(a.tokens) == 1 {
				m := as.mention(i, a)
				d.join(f, &m, d.known(&m))
				more = append(more, m)
			}
		}
		f.add(more)
	}
}

// known is the entity of the authority's person that m is an alias of; it is made where there is none.
func (d *document) known(m *mention) *entity {
	for _, e := range d.entities {
		if e.alias == m.alias {
			return e
		}
	}
	h := m.hypotheses[0]
	e := &entity{alias: m.alias, given: h.given, patronymic: h.patronymic, surname: h.surname, gender: h.gender}
	d.entities = append(d.entities, e)
	return e
}
