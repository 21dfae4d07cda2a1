package morph

import (
	"slices"

	"muragat/articles"
)

// part numbers what of a paradigm makes one word for a reader. OpenCorpora has in the paradigm of a verb all its
// participles, in that of a given name its patronymics, in that of an adjective its superlatives, in that of a number
// the ordinal; whoever searches «вошедший», «Петрович» or «крупнейший» does not want «войдут», «Петра» and
// «крупный», nor for «остров» all that «о» can be. What is alike stays together: gerunds with the verb, short forms of a participle with the full ones.
type part uint8

const (
	mainPart              part = iota
	masculinePatronymic        // «Петрович»
	femininePatronymic         // «Петровна»
	ordinal                    // «сотый»
	contraction                // «о.», short for «остров» and other words
	participle                 // «взимающий»
	passiveParticiple          // «взимаемый»
	pastParticiple             // «взимавший»
	pastPassiveParticiple      // «взятый»
	superlative                // «высочайший»; the next superlative, «высший», is one more
)

// divide sets the parts of a paradigm's forms.
func divide(forms []form) {
	superlatives := mainPart
	for i := range forms {
		f := &forms[i]
		switch g := f.gram; {
		case g.Any(Participle | ShortParticiple):
			f.part = participle
			if g.Has(Passive) {
				f.part = passiveParticiple
			}
			if g.Has(Past) {
				f.part += pastParticiple - participle
			}
		case g.Has(Patronymic | Feminine):
			f.part = femininePatronymic
		case g.Has(Patronymic):
			f.part = masculinePatronymic
		case g.Has(Superlative):
			if g.Has(Masculine|Singular|Nominative) || superlatives == mainPart {
				superlatives = max(superlatives+1, superlative)
			}
			f.part = superlatives
		case g.Any(Abbreviation) && !forms[0].gram.Any(Abbreviation):
			f.part = contraction
		case g.Has(Ordinal) && !forms[0].gram.Has(Ordinal):
			f.part = ordinal
		}
	}
	// «Взимаем» is hardly ever short for «взимаемый».
	for i := range forms {
		if forms[i].part == passiveParticiple && slices.ContainsFunc(forms, func(f form) bool {
			return f.part == mainPart && f.folded == forms[i].folded && f.prefix == forms[i].prefix
		}) {
			forms[i].part = mainPart
		}
	}
}

// lexeme is a word as a reader understands it: the forms of a part of a paradigm on a stem.
type lexeme struct {
	stem string // windows-1251
	para uint16
	part part
}

// lexeme is the word of a reading.
func (r Reading) lexeme() lexeme {
	return lexeme{r.stem, r.para, load().paradigms[r.para].forms[r.form].part}
}

// forms are the forms of the word, folded and sorted, and the first of them in the order of the dictionary, which
// names the word. Of those with a prefix («покрасивее») there are only the ones that occur: hardly
// anybody searches for others, and since they begin with other letters than the word, each takes a place of its own
// in an archive: in one of 10,000 articles 17,000 forms and a tenth of the section words.
func (l lexeme) forms(occurs func(form string) bool) (word string, forms []string) {
	r := Reading{stem: l.stem, para: l.para}
	for i, f := range load().paradigms[l.para].forms {
		if f.part != l.part {
			continue
		}
		form := articles.Fold(r.text(i))
		if f.prefix == 0 || len(forms) == 0 || occurs(form) {
			forms = append(forms, form)
		}
	}
	word = forms[0]
	slices.Sort(forms)
	return word, slices.Clip(slices.Compact(forms))
}
