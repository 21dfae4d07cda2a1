package extract

import (
	"slices"

	"muragat/articles"
	"muragat/articles/morph"
)

// surnameKey is what two forms of one surname have in common.
type surnameKey struct {
	name   string
	gender morph.Gram
}

// choose puts the likeliest hypothesis of every mention first: by the word itself, by
// the words around it, and by what the other mentions can be.
func (d *document) choose() {
	votes := map[surnameKey]float32{}
	vote := func(hs []hypothesis, weight float32) {
		var sum float32
		for _, h := range hs {
			sum += h.weight
		}
		for _, h := range hs {
			votes[surnameKey{articles.Fold(h.surname), h.gender}] += weight * h.weight / sum
		}
	}
	weigh := func(f *field, m *mention) {
		if m.alias == 0 {
			f.weighContext(m)
		}
	}
	d.each(weigh)
	d.each(weigh) // with what the neighbours now seem to be
	d.each(func(_ *field, m *mention) { vote(m.hypotheses, 1) })
	for _, f := range d.fields {
		f.eachFree(func(i int) {
			var hs []hypothesis
			for _, h := range agree([]slot{{surname, f.word(i).surname}}, anyGr) {
				if votes[surnameKey{articles.Fold(h.surname), h.gender}] > 0 {
					hs = append(hs, h)
				}
			}
			if len(hs) > 0 {
				f.weighContext(&mention{from: i, to: i + 1, hypotheses: hs})
				vote(hs, 0.7)
			}
		})
	}
	d.each(func(_ *field, m *mention) {
		slices.SortStableFunc(m.hypotheses, func(a, b hypothesis) int {
			x := a.weight * votes[surnameKey{articles.Fold(a.surname), a.gender}]
			y := b.weight * votes[surnameKey{articles.Fold(b.surname), b.gender}]
			switch {
			case x > y:
				return -1
			case x < y:
				return 1
			}
			return 0
		})
	})
}
