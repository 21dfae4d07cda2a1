package extract

import (
	"cmp"
	"slices"

	"muragat/articles"
	"muragat/articles/morph"
)

// kind is what part of a name a word is.
type kind uint8

const (
	given kind = iota
	middle
	patronymic
	surname
)

// slot is a word in its place in a name.
type slot struct {
	kind     kind
	readings []reading
}

// hypothesis is a whole name in the nominative that a mention can be a form of.
type hypothesis struct {
	given, patronymic, surname string // with middle names in given; "" where the mention has none
	gender                     morph.Gram
	cases                      morph.Gram
	weight                     float32
	byCase                     [len(cases)]float32 // the weight in each case; 0 where it cannot be
	inContext                  [len(cases)]float32 // the same by what stands around, once it is weighed
}

var cases = [...]morph.Gram{morph.Nominative, morph.Genitive, morph.Dative, morph.Accusative, morph.Instrumental, morph.Locative}

// agree finds the names that slots can be forms of, all words in one case, number and
// gender; the likeliest first. allowed are the cases to look at.
func agree(slots []slot, allowed morph.Gram) []hypothesis {
	var out []hypothesis
	for _, gender := range []morph.Gram{morph.Masculine, morph.Feminine} {
		for n, c := range cases {
			if !allowed.Any(c) {
				continue
			}
			for _, h := range inCase(slots, gender, c) {
				i := slices.IndexFunc(out, func(o hypothesis) bool {
					return o.gender == h.gender && o.given == h.given && o.patronymic == h.patronymic && o.surname == h.surname
				})
				h.byCase[n] = h.weight
				if i < 0 {
					out = append(out, h)
					continue
				}
				out[i].cases |= h.cases
				out[i].byCase[n] = max(out[i].byCase[n], h.weight)
				out[i].weight = max(out[i].weight, h.weight)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b hypothesis) int { return cmp.Compare(b.weight, a.weight) })
	return out
}

// inCase joins the readings of the slots that fit a gender and case: the
// best reading of each word, but every one of the surname.
func inCase(slots []slot, gender, c morph.Gram) []hypothesis {
	base := hypothesis{gender: gender, cases: c, weight: 1}
	var surnames []reading
	for _, s := range slots {
		var best *reading
		for i, r := range s.readings {
			if !r.gram.Has(gender|c) || !r.gram.Any(morph.Singular) {
				continue
			}
			if s.kind == surname {
				surnames = append(surnames, r)
			}
			if best == nil || r.weight > best.weight {
				best = &s.readings[i]
			}
		}
		if best == nil {
			return nil
		}
		if s.kind != surname {
			base.weight *= best.weight
		}
		switch s.kind {
		case given, middle:
			if base.given != "" {
				base.given += " "
			}
			base.given += best.nom
		case patronymic:
			base.patronymic = best.nom
		}
	}
	if surnames == nil {
		return []hypothesis{base}
	}
	var out []hypothesis
	for _, r := range surnames {
		h := base
		h.surname = r.nom
		h.weight *= r.weight
		out = append(out, h)
	}
	return out
}

// sameName tells whether two names differ in case, ё and apostrophes at most.
func sameName(a, b string) bool { return a == b || articles.Fold(a) == articles.Fold(b) }
