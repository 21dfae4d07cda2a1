package extract

import (
	"slices"
	"strings"

	"muragat/articles"
)

// doubts are the choices in a document that a curator should look at, once the persons have IDs.
func (c *collection) doubts(d *document, of map[*entity]*linked) []Doubt {
	var out []Doubt
	for _, u := range d.unclear {
		var ids []string
		for _, e := range u.fit {
			ids = append(ids, of[e].person.ID)
		}
		slices.Sort(ids)
		if ids = slices.Compact(ids); len(ids) > 1 {
			out = append(out, Doubt{Kind: AmbiguousName, At: u.at, Text: u.text, IDs: ids})
		}
	}
	for _, e := range d.entities {
		if e.given != "" && e.surname != "" && len(e.mentions) > 0 {
			if ids := c.alikeOnce(of[e]); len(ids) > 0 {
				out = append(out, Doubt{Kind: PerhapsSame, At: e.mentions[0].span, Text: d.text(e.mentions[0].span), IDs: ids})
			}
			continue
		}
		if e.given != "" || of[e].known || len(e.mentions) == 0 || strings.HasSuffix(e.mentions[0].rule, foremostRule) {
			continue
		}
		ids := c.fullNames(e)
		if len(ids) == 0 {
			continue
		}
		out = append(out, Doubt{Kind: PerhapsSame, At: e.mentions[0].span, Text: d.text(e.mentions[0].span), IDs: ids})
	}
	return out
}

// alikeOnce lists, the first time, the persons whose names sound as that of p.
func (c *collection) alikeOnce(p *linked) []string {
	var ids []string
	for _, other := range c.soundAlike[p] {
		named := p.patronymic != "" && other.patronymic != "" && sound(p.patronymic) != sound(other.patronymic)
		if other != p && other.person.ID != "" && !named {
			ids = append(ids, other.person.ID)
		}
	}
	delete(c.soundAlike, p)
	slices.Sort(ids)
	return ids
}

func (d *document) text(at articles.Span) string {
	for _, f := range d.fields {
		if f.id == at.Field {
			return f.text[at.Start:at.End]
		}
	}
	return ""
}

// fullNames lists the persons with a given name whom e, which has none, may be.
func (c *collection) fullNames(e *entity) []string {
	if c.bySurname == nil {
		c.bySurname = map[string][]*linked{}
		for _, p := range c.persons {
			if p.given != "" && p.surname != "" && p.person.ID != "" && len(p.entities) > 0 {
				k := articles.Fold(p.surname)
				c.bySurname[k] = append(c.bySurname[k], p)
			}
		}
	}
	var ids []string
	for _, p := range c.bySurname[articles.Fold(e.surname)] {
		if p.entities[0].gender == e.gender && (e.initials == "" || p.entities[0].fits(hypothesis{surname: e.surname, gender: e.gender}, e.initials)) {
			ids = append(ids, p.person.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
