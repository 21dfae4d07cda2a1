package extract

import (
	"slices"
	"strings"

	"muragat/articles"
)

// outdoes says how far more often than all others together somebody has to be named, to be meant by what may be a name of each.
type outdoes struct {
	articles int // at least so many
	times    int // and so many times those of all others
}

var (
	byFullName = outdoes{5, 4}
	bySurname  = outdoes{20, 20}
)

// first is the position of the one that outdoes the others in counts of articles; -1 if none does. One alone need not.
func (o outdoes) first(counts []int) int {
	first, all := 0, 0
	for i, n := range counts {
		if n > counts[first] {
			first = i
		}
		all += n
	}
	switch {
	case len(counts) == 0:
		return -1
	case len(counts) > 1 && (counts[first] < o.articles || counts[first] < o.times*(all-counts[first])):
		return -1
	}
	return first
}

// foremost is the one of ps who is meant by a name of all of them; nil if nobody is.
func (o outdoes) foremost(ps []*linked) *linked {
	counts := make([]int, len(ps))
	for i, p := range ps {
		counts[i] = len(p.entities)
	}
	if i := o.first(counts); i >= 0 {
		return ps[i]
	}
	return nil
}

// foremostRule ends the rules of mentions that name somebody by the surname alone who is named in full elsewhere, far more
// often than all others of that surname.
const foremostRule = ", foremost"

// namesakes are those whom articles name in full with one surname, and how many articles do.
type namesakes struct {
	persons []*linked
	counts  []int
}

// joinSurnames gives surnames alone, and those with initials, to the one who is named far more often than all others so called.
func (c *collection) joinSurnames(docs []*document, of map[*entity]*linked) {
	named := map[string]*namesakes{}
	for _, d := range docs {
		for _, e := range d.entities {
			if p := of[e]; p != nil && e.given != "" && e.surname != "" {
				k := articles.Fold(e.surname)
				if named[k] == nil {
					named[k] = new(namesakes)
				}
				named[k].add(p)
			}
		}
	}
	c.persons = slices.DeleteFunc(c.persons, func(p *linked) bool {
		if p.known || len(p.entities) == 0 || p.entities[0].given != "" {
			return false
		}
		s := named[articles.Fold(p.entities[0].surname)]
		if s == nil {
			return false
		}
		i := bySurname.first(s.counts)
		if i < 0 || s.counts[i] < bySurname.articles || !p.mayBe(s.persons[i]) {
			return false
		}
		for _, e := range p.entities {
			for k := range e.mentions {
				e.mentions[k].rule += foremostRule
			}
			of[e] = s.persons[i]
			s.persons[i].entities = append(s.persons[i].entities, e)
		}
		p.entities = nil
		return true
	})
}

func (s *namesakes) add(p *linked) {
	i := slices.Index(s.persons, p)
	if i < 0 {
		i = len(s.persons)
		s.persons, s.counts = append(s.persons, p), append(s.counts, 0)
	}
	s.counts[i]++
}

// mayBe tells whether p, of whom no given name is known, has the initials of another, whose name is settled with that.
func (p *linked) mayBe(other *linked) bool {
	name := other.person.Name
	if !other.known {
		name = other.settled()
	}
	name = articles.Fold(name)
	return !slices.ContainsFunc(p.entities, func(e *entity) bool {
		return !strings.HasPrefix(name, articles.Fold(firstInitial(e.initials)))
	})
}
