package extract

import (
	"cmp"
	"fmt"
	"slices"

	"muragat/articles"
)

// Correction is a curator's word on a person, which wins over what is found.
type Correction struct {
	Kind    CorrectionKind
	Person  string // an ID or a name
	To      string // the other person, or the other name
	Article string // an ID; "" for all articles, where the kind allows that
}

// CorrectionKind says what a correction does.
type CorrectionKind string

// The kinds of corrections.
const (
	Add    CorrectionKind = "add"    // Article speaks of Person
	Remove CorrectionKind = "remove" // Article, or none of them, speaks of Person
	Rename CorrectionKind = "rename" // Person is called To
	Merge  CorrectionKind = "merge"  // Person is the person To
	Split  CorrectionKind = "split"  // who is found as Person in Article is To, who is somebody else
)

// Corrected says what a correction did.
type Corrected struct {
	Correction
	Articles int    // in how many it changed something
	Found    string // what it looks for and does not find; "" where it did something
}

// corrector applies corrections to a result.
type corrector struct {
	res     *Result
	article map[string]int              // by ID
	persons map[string]*articles.Person // by ID
	named   map[string][]string         // IDs by what a person is called, the canonical names first
	in      map[string][]int            // articles by person
	parted  map[string]string           // IDs of those whom a split made, by name
	merged  map[string]string           // IDs
	without map[string]bool             // persons of whom facts were taken
}

// correct applies the corrections one after another.
func correct(res *Result, corrections []Correction) {
	if len(corrections) == 0 {
		return
	}
	c := corrector{
		res,
		map[string]int{},
		map[string]*articles.Person{},
		map[string][]string{},
		map[string][]int{},
		map[string]string{},
		map[string]string{},
		map[string]bool{},
	}
	for i, a := range res.Articles {
		c.article[a.ID] = i
		for _, f := range a.Persons {
			c.in[f.Person] = append(c.in[f.Person], i)
		}
	}
	for i := range res.Persons {
		c.persons[res.Persons[i].ID] = &res.Persons[i]
		c.call(res.Persons[i].ID, res.Persons[i].Name)
	}
	for _, p := range res.Persons {
		for _, l := range p.Names {
			c.call(p.ID, l.Text)
		}
		for _, name := range p.Also {
			c.call(p.ID, name)
		}
	}
	for _, x := range corrections {
		res.Corrected = append(res.Corrected, c.apply(x))
	}
	c.finish()
}

func (c *corrector) call(id, name string) {
	k := nameKey(name)
	if !slices.Contains(c.named[k], id) {
		c.named[k] = append(c.named[k], id)
	}
}

// find is the ID of the person of that ID or name; "" if there is none.
func (c *corrector) find(name string) string {
	id := ""
	if c.persons[name] != nil {
		id = name
	} else if ids := c.named[nameKey(name)]; len(ids) > 0 {
		id = ids[0]
	}
	for c.merged[id] != "" {
		id = c.merged[id]
	}
	return id
}

func (c *corrector) apply(x Correction) Corrected {
	out := Corrected{Correction: x}
	at, known := c.article[x.Article]
	if x.Article != "" && !known {
		out.Found = fmt.Sprintf("no article %q", x.Article)
		return out
	}
	id := c.find(x.Person)
	if id == "" && x.Kind == Add {
		id = c.newPerson(x.Person)
	}
	if id == "" {
		out.Found = fmt.Sprintf("no person %q", x.Person)
		return out
	}
	places := slices.Clone(c.in[id])
	if x.Article != "" {
		places = []int{at}
	}
	rule := "curator: " + string(x.Kind)
	switch x.Kind {
	case Add:
		if slices.Contains(c.in[id], at) {
			out.Found = fmt.Sprintf("%q in the article without it", x.Person)
			return out
		}
		c.give(at, id, articles.PersonFact{Person: id, Rule: rule})
		out.Articles = 1
	case Remove:
		for _, i := range places {
			if _, ok := c.take(i, id); ok {
				c.quotes(i, id, "")
				out.Articles++
			}
		}
	case Rename:
		p := c.persons[id]
		if other := c.find(x.To); other != "" && other != id || p.Name == x.To {
			out.Found = fmt.Sprintf("somebody who is called %q without it", x.To)
			return out
		}
		p.Also = append(p.Also, p.Name)
		p.Name = x.To
		c.call(id, x.To)
		out.Articles = len(places)
	case Merge, Split:
		to := c.other(x, id)
		if to == "" {
			out.Found = fmt.Sprintf("no person %q", x.To)
			return out
		}
		if to == id {
			out.Found = fmt.Sprintf("one person, %q, without it", x.Person)
			return out
		}
		for _, i := range places {
			if f, ok := c.take(i, id); ok {
				f.Person, f.Rule = to, rule
				c.give(i, to, f)
				c.quotes(i, id, to)
				out.Articles++
			}
		}
		if x.Kind == Merge {
			p := c.persons[to]
			p.Also = append(append(p.Also, c.persons[id].Name), c.persons[id].Also...)
			c.merged[id] = to
		}
	}
	if out.Articles == 0 {
		out.Found = fmt.Sprintf("no %q in the article", x.Person)
	}
	return out
}

// other is the person whom a merge or a split leads to.
func (c *corrector) other(x Correction, id string) string {
	if x.Kind == Merge {
		return c.find(x.To)
	}
	if to := c.parted[nameKey(x.To)]; to != "" {
		return to
	}
	to := c.find(x.To)
	if to == "" || to == id { // two of one name
		to = c.newPerson(x.To)
		c.parted[nameKey(x.To)] = to
	}
	return to
}

// newPerson makes a person with an ID that nobody has.
func (c *corrector) newPerson(name string) string {
	id := Slug(name)
	for n := 2; c.persons[id] != nil; n++ {
		id = fmt.Sprintf("%s-%d", Slug(name), n)
	}
	c.persons[id] = &articles.Person{ID: id, Name: name}
	c.call(id, name)
	return id
}

// take takes the fact of a person from article i.
func (c *corrector) take(i int, id string) (articles.PersonFact, bool) {
	facts := c.res.Articles[i].Persons
	n := slices.IndexFunc(facts, func(f articles.PersonFact) bool { return f.Person == id })
	if n < 0 {
		return articles.PersonFact{}, false
	}
	f := facts[n]
	c.res.Articles[i].Persons = slices.Delete(facts, n, n+1)
	c.in[id] = slices.DeleteFunc(c.in[id], func(k int) bool { return k == i })
	c.without[id] = true
	return f, true
}

// give adds a fact of a person to article i.
func (c *corrector) give(i int, id string, f articles.PersonFact) {
	if had, ok := c.take(i, id); ok {
		f.Mentions = append(f.Mentions, had.Mentions...)
		slices.SortFunc(f.Mentions, byPlace)
	}
	a := &c.res.Articles[i]
	a.Persons = append(a.Persons, f)
	slices.SortFunc(a.Persons, byMentions)
	c.in[id] = append(c.in[id], i)
}

// quotes gives what a person is quoted as saying in article i to another one, or to nobody.
func (c *corrector) quotes(i int, id, to string) {
	a := &c.res.Articles[i]
	kept := make([]articles.QuoteFact, 0, len(a.Quotes))
	for _, q := range a.Quotes {
		if q.Person == id {
			q.Person = to
		}
		if q.Person != "" {
			kept = append(kept, q)
		}
	}
	a.Quotes = kept
}

// finish leaves the persons of whom articles speak, and the doubts that are left.
func (c *corrector) finish() {
	var persons []articles.Person
	for id, p := range c.persons {
		if len(c.in[id]) > 0 || !c.without[id] {
			persons = append(persons, *p)
		}
	}
	slices.SortFunc(persons, func(a, b articles.Person) int { return cmp.Compare(a.ID, b.ID) })
	c.res.Persons = persons
	c.res.Doubts = slices.DeleteFunc(c.res.Doubts, func(d Doubt) bool {
		if d.Kind == UnknownTopic {
			return false
		}
		named := ""
		for _, f := range c.res.Articles[c.article[d.Article]].Persons {
			if slices.ContainsFunc(f.Mentions, func(m articles.Mention) bool { return m.Span == d.At }) {
				named = f.Person
			}
		}
		return named == "" || d.Kind == PerhapsSame && slices.Contains(d.IDs, named)
	})
	for i, d := range c.res.Doubts {
		for k, id := range d.IDs {
			if to := c.merged[id]; to != "" {
				c.res.Doubts[i].IDs[k] = to
			}
		}
	}
}
