package source

import "slices"

// Correction is an entry of corrections.yaml, a list with a line each of
//
//   - {add: Анна Ким, in: article}                    the article speaks of her
//   - {remove: Гринпис}                               nobody of that name; with in: ARTICLE, not there
//   - {rename: Сами Хедлунд, to: Самуэль Хедлунд}     is called so
//   - {merge: Раиса Ким, to: Раиса Петровна Ким}      the two are one
//   - {split: Иван Громов, in: article, to: Иван Петрович Громов}   who is found there is somebody else
//
// Persons are IDs or names.
type Correction struct {
	Kind, Person, To, Article string
	Line                      int
}

// CorrectionsFile is the name of the file with corrections.
const CorrectionsFile = "corrections.yaml"

var (
	correctionKinds = []string{"add", "remove", "rename", "merge", "split"}
	correctionKeys  = append(slices.Clone(correctionKinds), "in", "to")
)

func readCorrections(s *sheet, v value) []Correction {
	var out []Correction
	for _, item := range entries(s, v) {
		errorsBefore := s.errors
		c := Correction{Line: item.line}
		for _, q := range item.pairs {
			text := entryText(s, q)
			switch {
			case slices.Contains(correctionKinds, q.key):
				if c.Kind != "" {
					s.problem(q.line, quoted(c.Kind)+" and "+quoted(q.key)+" in one entry", "an entry of its own for each")
				}
				if text == "" && s.errors == errorsBefore {
					s.problem(q.line, quoted(q.key)+" without a person", "an ID or a name")
				}
				c.Kind, c.Person = q.key, text
			case q.key == "in":
				c.Article = text
			case q.key == "to":
				c.To = text
			default:
				unknownKey(s, q, correctionKeys)
			}
		}
		if s.errors == errorsBefore {
			c.check(s)
		}
		if s.errors == errorsBefore {
			out = append(out, c)
		}
	}
	return out
}

// check wants the keys that the kind of correction needs, and no others.
func (c Correction) check(s *sheet) {
	needs := map[string][2]bool{ // in, to
		"add": {true, false}, "remove": {c.Article != "", false}, "rename": {false, true}, "merge": {false, true}, "split": {true, true},
	}
	want, known := needs[c.Kind]
	if !known {
		s.problem(c.Line, "an entry without a correction", "add, remove, rename, merge or split, with a person")
		return
	}
	for i, k := range []struct{ key, text string }{{"in", c.Article}, {"to", c.To}} {
		switch {
		case want[i] && k.text == "":
			s.problem(c.Line, quoted(c.Kind)+" without "+quoted(k.key), quoted(k.key)+" in each entry with "+quoted(c.Kind))
		case !want[i] && k.text != "":
			s.problem(c.Line, quoted(c.Kind)+" with "+quoted(k.key), "no "+quoted(k.key)+" with "+quoted(c.Kind))
		}
	}
}
