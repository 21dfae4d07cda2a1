package morph

import (
	"slices"

	"muragat/articles"
)

// part is what of a paradigm makes one word for a reader. OpenCorpora has in the paradigm of a verb all its
// participles, and in that of a given name its patronymics; whoever searches «вошедший» or «Петрович» does not
// want «войдут» and «Петра». Forms that are alike stay together: gerunds with the verb, short forms of a participle
// with the full ones.
type part uint8

const (
	mainPart            part = iota
	masculinePatronymic      // «Петрович»
	femininePatronymic       // «Петровна»
	participle               // of the four, plus a bit each:
	passive             part = 1
	past                part = 2
)

// partOf tells the part that a form of a paradigm belongs to.
func partOf(g Gram) part {
	switch {
	case g.Any(Participle | ShortParticiple):
		p := participle
		if g.Has(Passive) {
			p += passive
		}
		if g.Has(Past) {
			p += past
		}
		return p
	case g.Has(Patronymic | Feminine):
		return femininePatronymic
	case g.Has(Patronymic):
		return masculinePatronymic
	}
	return mainPart
}

// lexeme is a word as a reader understands it: the forms of a part of a paradigm on a stem.
type lexeme struct {
	stem string // windows-1251
	para uint16
	part part
}

// lexeme is the word of a reading.
func (r Reading) lexeme() lexeme { return lexeme{r.stem, r.para, partOf(r.Gram)} }

// forms are the forms of the word, folded and sorted, and the first of them in the order of the dictionary, which
// names the word. Of those with a prefix («покрасивее», «наикрасивейшими») there are only the ones that occur: hardly
// anybody searches for others, and since they begin with other letters than the word, each takes a place of its own
// in an archive: in one of 10,000 articles 17,000 forms and a tenth of the section words.
func (l lexeme) forms(occurs func(form string) bool) (word string, forms []string) {
	r := Reading{stem: l.stem, para: l.para}
	for i, f := range load().paradigms[l.para].forms {
		if partOf(f.gram) != l.part {
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
