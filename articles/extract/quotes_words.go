package extract

import (
	_ "embed"
	"strings"
	"sync"

	"muragat/articles/morph"
)

//go:embed quotes_words.txt
var quoteWordsFile string

// quoteWords are the lists of quotes_words.txt, in lower case.
var quoteWords = sync.OnceValue(func() map[string]map[string]bool {
	lists := wordLists(quoteWordsFile)
	for _, list := range lists {
		for w := range list {
			list[foldApostrophes(w)] = true
		}
	}
	return lists
})

// lookSaying sees a verb of saying in a reading of a Russian word.
func (w *word) lookSaying(low, lemma string, r morph.Reading) {
	if !r.Gram.Any(morph.Verb|morph.Gerund) || r.P < 0.05 {
		return
	}
	present := r.Gram.Has(morph.Verb|morph.Singular) && (strings.HasSuffix(low, "т") || strings.HasSuffix(low, "тся"))
	if r.Gram.Has(morph.Verb|morph.Past|morph.Singular) || present {
		w.acts = true
	}
	if lemma == "" {
		lemma = r.Lemma()
	}
	if !quoteWords()["saying"][lemma] {
		return
	}
	switch {
	case r.Gram.Any(morph.Gerund):
		w.saying = true
	case r.Gram.Has(morph.Past | morph.Singular):
		w.says |= r.Gram & both
	case present:
		w.says = both
	}
}

// lookSayingForm sees a verb of saying in a word of a language whose verbs are listed in their forms.
func (w *word) lookSayingForm(low, lang string) {
	if quoteWords()["saying_"+lang][foldApostrophes(low)] {
		w.says = both
	}
}

// listed tells whether token i is in a list of quotes_words.txt.
func (f *field) listed(i int, list string) bool {
	return i >= 0 && i < len(f.tokens) && f.tokens[i].shape != notWord && quoteWords()[list][foldApostrophes(strings.ToLower(f.tokens[i].text))]
}

// turkic tells whether the text is Kazakh or Uzbek.
func (f *field) turkic() bool { return f.words.lang == "kk" || f.words.lang == "uz" }
