package morph

import (
	"slices"

	"muragat/articles"
)

// What Lemmatizer gives: at most maxLemmas, and none whose share of the token's
// occurrences is smaller than minShare.
const (
	maxLemmas = 3
	minShare  = 0.05
)

// Lemmatizer gives the lemmas of Russian words; nil for tokens of other languages
// and other letters. It is safe for use by several goroutines.
func Lemmatizer() articles.Lemmatizer { return lemmas }

func lemmas(lang, token string) []articles.Lemma {
	switch lang {
	case "kk", "uz", "en":
		return nil
	}
	readings := Parse(token)
	switch {
	case len(readings) == 0:
		readings = Predict(token, 0)
	case maybeSurname(token, readings):
		if s := Predict(token, Surname); len(s) > 0 {
			readings = append(readings, s[0])
		}
	}
	var words []Reading
	for _, r := range readings {
		if i := slices.IndexFunc(words, r.SameWord); i >= 0 {
			words[i].P += r.P
		} else {
			words = append(words, r)
		}
	}
	slices.SortStableFunc(words, func(a, b Reading) int {
		switch {
		case a.P > b.P:
			return -1
		case a.P < b.P:
			return 1
		}
		return 0
	})
	var out []articles.Lemma
	for _, r := range words {
		if r.P < minShare {
			break
		}
		name := articles.Fold(r.Lemma())
		i := slices.IndexFunc(out, func(l articles.Lemma) bool { return l.Word == name })
		if i < 0 {
			if len(out) == maxLemmas {
				continue
			}
			i = len(out)
			out = append(out, articles.Lemma{Word: name})
		}
		for _, f := range r.Forms() {
			out[i].Forms = append(out[i].Forms, articles.Fold(f.Text))
		}
	}
	for i := range out {
		slices.Sort(out[i].Forms)
		out[i].Forms = slices.Compact(out[i].Forms)
	}
	return out
}

// maybeSurname tells of a token that the dictionary knows only as a rare genitive plural: «Токаев» is seldom the wine.
func maybeSurname(token string, readings []Reading) bool {
	w := foldYo(to1251(token))
	if len(w) < 5 || load().shares[w] != nil {
		return false
	}
	return !slices.ContainsFunc(readings, func(r Reading) bool { return !r.Gram.Has(Noun | Plural | Genitive) })
}
