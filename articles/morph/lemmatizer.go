package morph

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"muragat/articles"
)

// What Lemmatizer gives: at most maxLemmas, and none whose share of the token's
// occurrences is smaller than minShare.
const (
	maxLemmas = 3
	minShare  = 0.05
)

// Lemmatizer gives the lemmas of Russian words; nil for tokens of other languages
// and other letters. It is safe for use by several goroutines. Lemmas share their
// Forms, which must not be changed: they are remembered as long as the Lemmatizer.
func Lemmatizer() articles.Lemmatizer {
	p := paradigms{forms: map[lexeme][]string{}}
	return func(lang, token string) []articles.Lemma { return lemmas(lang, token, p.get) }
}

// LemmasOnly gives the same lemmas without their Forms, which is several times faster.
func LemmasOnly() articles.Lemmatizer {
	return func(lang, token string) []articles.Lemma { return lemmas(lang, token, nil) }
}

// paradigms are the forms of words, each folded, sorted and made once.
type paradigms struct {
	lock  sync.RWMutex
	forms map[lexeme][]string
}

// lexeme is what readings of one word have in common.
type lexeme struct {
	stem string
	para uint16
}

func (p *paradigms) get(r Reading) []string {
	key := lexeme{r.stem, r.para}
	p.lock.RLock()
	forms, ok := p.forms[key]
	p.lock.RUnlock()
	if ok {
		return forms
	}
	for _, f := range r.Forms() {
		forms = append(forms, articles.Fold(f.Text))
	}
	slices.Sort(forms)
	forms = slices.Clip(slices.Compact(forms))
	p.lock.Lock()
	defer p.lock.Unlock()
	p.forms[lexeme{strings.Clone(r.stem), r.para}] = forms
	return forms
}

// lemmas finds the lemmas of a token, with all forms of their words where forms gives them.
func lemmas(lang, token string, forms func(Reading) []string) []articles.Lemma {
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
	slices.SortStableFunc(words, func(a, b Reading) int { return cmp.Compare(b.P, a.P) })
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
		switch {
		case forms == nil:
		case out[i].Forms == nil:
			out[i].Forms = forms(r)
		default: // homonyms
			out[i].Forms = slices.Concat(out[i].Forms, forms(r))
			slices.Sort(out[i].Forms)
			out[i].Forms = slices.Compact(out[i].Forms)
		}
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
