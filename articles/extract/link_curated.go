package extract

import (
	"maps"
	"slices"
	"strings"

	"muragat/articles"
)

// expect makes entities of the persons that a curator lists by names that the authority does not
// have, and adds the names to the aliases: the text may have them in a form that no rule finds, or
// in short.
func (d *document) expect(listed []string, known *aliases) *aliases {
	if len(listed) == 0 {
		return known
	}
	more := &aliases{maps.Clone(known.byFirst), slices.Clone(known.names)}
	for _, name := range listed {
		ts := tokenize(name)
		if len(ts) == 0 || name == Slug(name) || known.has(name) {
			continue
		}
		key := articles.Fold(ts[0].text)
		more.byFirst[key] = append(slices.Clip(more.byFirst[key]), alias{len(more.names), name, ts})
		e, h := listedEntity(name)
		more.names = append(more.names, h)
		e.alias = len(more.names)
		d.entities = append(d.entities, e)
	}
	return more
}

// listedEntity is whom a curator lists by a name, and the parts of the name.
func listedEntity(name string) (*entity, hypothesis) {
	h := nameParts(strings.ReplaceAll(name, ".", ". "))
	initials := ""
	if strings.HasSuffix(h.given, ".") {
		initials, h.given = strings.TrimSuffix(h.given, "."), ""
	}
	return &entity{curated: name, given: h.given, patronymic: h.patronymic, surname: h.surname, initials: initials, gender: h.gender}, h
}

// has tells whether a person of the authority has the name.
func (as *aliases) has(name string) bool {
	ts := tokenize(name)
	return slices.ContainsFunc(as.byFirst[articles.Fold(ts[0].text)], func(a alias) bool { return nameKey(a.text) == nameKey(name) })
}

// curated is the person that a curator lists for d by name, to whom it gives the entities that
// were expected. All others have their persons by then.
func (c *collection) curated(name string, d *document, of map[*entity]*linked) *linked {
	var p *linked
	for _, e := range d.entities {
		if e.curated != name {
			continue
		}
		if p == nil {
			p = c.alike(e)
		}
		if p == nil {
			p = c.named(name)
		}
		of[e] = p
		if !p.known && p.linkedName == (linkedName{}) {
			p.linkedName = linkedName{e.given, e.patronymic, e.surname, e.initials}
			p.take(e)
		}
	}
	if p == nil && name != Slug(name) { // the text does not name the person
		e, _ := listedEntity(name)
		p = c.alike(e)
	}
	if p == nil {
		p = c.named(name)
	}
	return p
}

// alike is the one person found in other articles who may be e and is called otherwise than by the
// curator: with a patronymic or without; nil if there is none, or several.
func (c *collection) alike(e *entity) *linked {
	if c.byParts == nil {
		c.byParts = map[string][]*linked{}
		for _, p := range c.persons {
			if len(p.entities) > 0 {
				k := p.entities[0].key()
				c.byParts[k] = append(c.byParts[k], p)
			}
		}
	}
	if e.given == "" || e.surname == "" || len(c.byKey[nameKey(e.curated)]) > 0 {
		return nil
	}
	var one *linked
	for _, p := range c.byParts[e.key()] {
		if nameKey(p.settled()) == nameKey(e.curated) {
			return p
		}
		if one != nil {
			return nil
		}
		one = p
	}
	if one != nil && (e.patronymic == "" || one.patronymic == "" || sameName(e.patronymic, one.patronymic)) {
		return one
	}
	return nil
}

// keep leaves in d the persons that a curator lists.
func (d *document) keep(listed []*linked, of map[*entity]*linked) {
	other := func(e *entity) bool { return !slices.Contains(listed, of[e]) }
	d.entities = slices.DeleteFunc(d.entities, other)
	for i := range d.unclear {
		d.unclear[i].fit = slices.DeleteFunc(d.unclear[i].fit, other)
	}
}
