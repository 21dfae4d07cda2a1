package extract

// nameIndex finds persons by what a curator calls them: their numbers in
// collection.persons, the smallest where several have the same.
type nameIndex struct {
	known map[string]int // the authority's, by ID
	key   map[string]int // the others, by nameKey of their name
	slug  map[string]int // and by its Slug
}

func (x *nameIndex) add(n int, p *linked) {
	put := func(m map[string]int, k string) {
		if _, ok := m[k]; !ok {
			m[k] = n
		}
	}
	if p.known {
		put(x.known, p.person.ID)
		return
	}
	name := p.settled()
	put(x.key, nameKey(name))
	put(x.slug, Slug(name))
}

// named is the person that a curator names by ID or by name; a new one if nobody is known so.
// All articles are joined by then.
func (c *collection) named(name string) *linked {
	if c.names == nil {
		c.names = &nameIndex{map[string]int{}, map[string]int{}, map[string]int{}}
		for n, p := range c.persons {
			c.names.add(n, p)
		}
	}
	if n, ok := c.names.known[name]; ok {
		return c.persons[n]
	}
	key := nameKey(name)
	if ps := c.byKey[key]; len(ps) > 0 {
		return ps[0]
	}
	n, ok := c.names.key[key]
	if m, fits := c.names.slug[name]; fits && (!ok || m < n) {
		n, ok = m, true
	}
	if !ok {
		n = len(c.persons)
		c.persons = append(c.persons, &linked{curated: name})
		c.names.add(n, c.persons[n])
	}
	return c.persons[n]
}
