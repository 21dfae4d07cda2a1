package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"muragat/articles"
)

// linked is a person of the whole collection.
type linked struct {
	linkedName
	entities    []*entity
	person      articles.Person
	known       bool // of the authority
	familyFirst bool
	curated     string // the name by which a curator introduced the person
	aliases     []string
}

type linkedName struct{ given, patronymic, surname, initials string }

func (n linkedName) text() string {
	return n.given + " " + n.patronymic + " " + n.surname + " " + n.initials
}

// name is the canonical name.
func (p *linked) name() string {
	first := p.given
	if first == "" && p.initials != "" {
		first = p.initials + "."
	}
	if p.familyFirst {
		return strings.Join(strings.Fields(p.surname+" "+first), " ")
	}
	return strings.Join(strings.Fields(first+" "+p.patronymic+" "+p.surname), " ")
}

// collection joins the entities of articles to persons.
type collection struct {
	persons []*linked
	byKey   map[string][]*linked
	byParts map[string][]*linked // those found, by entity.key; made when it is needed

	soundAlike map[*linked][]*linked // who may be one and are not joined

	names     *nameIndex           // made when it is needed
	bySurname map[string][]*linked // those with a given name; made when it is needed
}

func newCollection(known Authority) *collection {
	c := &collection{byKey: map[string][]*linked{}, soundAlike: map[*linked][]*linked{}}
	for _, a := range known.Persons {
		p := &linked{person: a.Person, known: true, aliases: slices.Clone(a.Aliases)}
		c.persons = append(c.persons, p)
		for _, name := range a.spellings() {
			c.byKey[nameKey(name)] = append(c.byKey[nameKey(name)], p)
			// «Касым-Жомарт Кемелевич Токаев» is also without the patronymic
			if w := strings.Fields(name); len(w) == 3 && len(patronymicReadings(w[1], nil)) > 0 {
				k := nameKey(w[0] + " " + w[2])
				c.byKey[k] = append(c.byKey[k], p)
			}
		}
	}
	return c
}

// spellings are all names of a person.
func (a *AuthorityPerson) spellings() []string {
	out := []string{a.Name}
	for _, l := range a.Names {
		out = append(out, l.Text)
	}
	return append(out, a.Aliases...)
}

func nameKey(name string) string { return strings.Join(strings.Fields(articles.Fold(name)), " ") }

// key is what two entities of one person have in common: the first given name and
// the surname, or what there is.
func (e *entity) key() string {
	first, _, _ := strings.Cut(e.given, " ")
	switch {
	case e.given != "" && e.surname != "":
		return nameKey(first + " " + e.surname)
	case e.given != "":
		return nameKey(e.given + " " + e.patronymic)
	case e.initials != "":
		return nameKey(e.initials + ". " + e.surname)
	}
	return nameKey(e.surname)
}

// join gives every entity of the documents its person.
func (c *collection) join(docs []*document) map[*entity]*linked {
	of := map[*entity]*linked{}
	found := map[string][]*entity{}
	var keys []string
	for _, d := range docs {
		for _, e := range d.entities {
			if e.curated != "" {
				continue // by the curator's name, once the others are known
			}
			if e.alias > 0 {
				of[e] = c.persons[e.alias-1]
				continue
			}
			if p := c.authority(e); p != nil {
				of[e] = p
				p.aliases = append(p.aliases, e.fullName(false))
				continue
			}
			k := e.key()
			if found[k] == nil {
				keys = append(keys, k)
			}
			found[k] = append(found[k], e)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		c.joinKey(found[k], of)
	}
	return of
}

// authority finds the person of the authority that e is; nil if there is none, or several.
func (c *collection) authority(e *entity) *linked {
	full := &linked{linkedName: linkedName{e.given, e.patronymic, e.surname, e.initials}}
	for _, k := range []string{nameKey(full.name()), e.key(), nameKey(e.surname + " " + e.given)} {
		if ps := c.byKey[k]; len(ps) == 1 && ps[0].known {
			return ps[0]
		}
	}
	return nil
}

// joinKey makes persons of the entities with one key: one for each patronymic, and those without a
// patronymic are the same one if there is only one, or one who is named far more often than the others.
func (c *collection) joinKey(es []*entity, of map[*entity]*linked) {
	by := map[string]*linked{}
	var order []*linked
	for _, e := range es {
		if e.patronymic == "" {
			continue
		}
		k := articles.Fold(e.patronymic)
		if by[k] == nil {
			by[k] = new(linked)
			order = append(order, by[k])
		}
		of[e] = by[k]
		by[k].take(e)
	}
	var whole *linked
	for _, e := range es {
		if e.patronymic != "" {
			continue
		}
		p := whole
		if p == nil {
			p = byFullName.foremost(order)
		}
		if p == nil {
			p = new(linked)
			order = append(order, p)
		}
		whole = p
		of[e] = p
		p.take(e)
	}
	c.persons = append(c.persons, order...)
}

// take adds e to those who are p.
func (p *linked) take(e *entity) {
	p.familyFirst = p.familyFirst || e.familyFirst
	p.entities = append(p.entities, e)
}

// settled is the canonical name, chosen if it has not been.
func (p *linked) settled() string {
	if p.curated != "" {
		return p.curated
	}
	if p.linkedName == (linkedName{}) {
		p.settle()
	}
	return p.name()
}

// settle chooses the canonical name: the one that most articles use, then one in Cyrillic, then the longer, then
// the one with more ё.
func (p *linked) settle() {
	votes := map[linkedName]int{}
	for _, e := range p.entities {
		votes[linkedName{e.given, e.patronymic, e.surname, e.initials}]++
	}
	best := linkedName{}
	for n, v := range votes {
		if best == (linkedName{}) || cmp.Or(
			cmp.Compare(v, votes[best]),
			cmp.Compare(cyrillic(n.text()), cyrillic(best.text())),
			cmp.Compare(letters(n.text()), letters(best.text())),
			cmp.Compare(strings.Count(n.text(), "ё"), strings.Count(best.text(), "ё")),
			cmp.Compare(best.text(), n.text())) > 0 {
			best = n
		}
	}
	p.linkedName = best
}

// also are the other full names of p, but for those that are the canonical one without what stands in its middle.
func (p *linked) also() []string {
	names := slices.Clone(p.aliases)
	for _, e := range p.entities {
		names = append(names, e.fullName(p.familyFirst))
	}
	words := strings.Fields(p.person.Name)
	short := ""
	if len(words) == 3 {
		short = nameKey(words[0] + " " + words[2])
	}
	slices.Sort(names)
	names = slices.CompactFunc(names, func(a, b string) bool { return nameKey(a) == nameKey(b) })
	return slices.DeleteFunc(names, func(n string) bool { return n == "" || nameKey(n) == nameKey(p.person.Name) || nameKey(n) == short })
}

// fullName is the name of e; "" without a given name or a surname.
func (e *entity) fullName(familyFirst bool) string {
	if e.given == "" || e.surname == "" {
		return ""
	}
	n := linked{linkedName: linkedName{e.given, e.patronymic, e.surname, ""}, familyFirst: familyFirst}
	return n.name()
}

// cyrillic is 1 for a text in Cyrillic letters, else 0.
func cyrillic(s string) int {
	if strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) >= 0 {
		return 1
	}
	return 0
}

// number gives IDs to the persons that are used and have none: transliterated names, numbered
// where they are alike. It returns those used, by ID.
func (c *collection) number(used map[*linked]bool) []articles.Person {
	taken := map[string]bool{}
	for _, p := range c.persons {
		if p.known {
			taken[p.person.ID] = true
		}
	}
	var unnamed []*linked
	for _, p := range c.persons {
		if used[p] && !p.known {
			p.person.Name = p.settled()
			unnamed = append(unnamed, p)
		}
	}
	slices.SortStableFunc(unnamed, func(a, b *linked) int { return cmp.Compare(a.person.Name, b.person.Name) })
	for _, p := range unnamed {
		base := Slug(p.person.Name)
		id := base
		for n := 2; taken[id]; n++ {
			id = fmt.Sprintf("%s-%d", base, n)
		}
		taken[id] = true
		p.person.ID = id
	}
	var out []articles.Person
	for _, p := range c.persons {
		if used[p] {
			p.person.Also = p.also()
			out = append(out, p.person)
		}
	}
	slices.SortFunc(out, func(a, b articles.Person) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
