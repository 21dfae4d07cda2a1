package morph

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"muragat/articles"
)

// Of the words of each text the dictionary has only those in parentheses.
func TestGuessTakesWhatExplainsMost(t *testing.T) {
	for _, c := range []struct{ text, word string }{
		// «отстыкуетесь» alone looks like a noun
		{"отстыковался отстыковалась отстыкуюсь отстыкуетесь", "отстыковаться"},
		// «экстрим» alone looks like a verb, «экстримом» like an adjective as well
		{"экстрим экстрима экстриму экстримом экстриме", "экстрим"},
		// but for «аддендой» a masculine word would do
		{"адденда адденде адденду адденды аддендой", "адденда"},
		{"нервотрепка нервотрепке нервотрепкою", "нервотрепка"},
		// «худенька» alone may be a noun, «белорусско» an adverb
		{"(худенький) худенька", "худенький"},
		{"(белорусская) (белорусские) белорусско", "белорусский"},
		// few words end like «африкански» and are adjectives
		{"(африканский) (африканским) (африканская) (африканскими) африкански", "африканский"},
	} {
		checkGuess(t, c.text, c.word)
	}
	const participle = "отстыковавшийся отстыковавшимся отстыковался отстыкуюсь"
	searchCase{participle, "отстыкуюсь", "отстыковался отстыкуюсь"}.run(t)
	searchCase{participle, "отстыковавшимся", "отстыковавшийся отстыковавшимся"}.run(t)
}

func TestGuessKnowsVerbsBehindPrefixes(t *testing.T) {
	searchCase{"приумылись приумоемся", "приумоемся", "приумылись приумоемся"}.run(t)
	searchCase{"приумылись приумоемся", "приумылись", "приумылись приумоемся"}.run(t)
	checkGuess(t, "полуотворю полуотворила", "полуотворить")
}

// checkGuess wants all unknown words of the text to be forms of word alone.
func checkGuess(t *testing.T, text, word string) {
	t.Helper()
	tokens := strings.Fields(strings.NewReplacer("(", "", ")", "").Replace(text))
	slices.Sort(tokens)
	for i, lemmas := range Batch("ru", tokens) {
		known := strings.Contains(text, "("+tokens[i]+")")
		if (Parse(tokens[i]) != nil) != known {
			t.Errorf("«%s» is known: %t, wanted %t", tokens[i], !known, known)
		}
		if !known && (len(lemmas) != 1 || lemmas[0].Word != word || !slices.Contains(lemmas[0].Forms, tokens[i])) {
			t.Errorf("in %s:\nlemmas of «%s»: %v, wanted %s alone", text, tokens[i], lemmas, word)
		}
	}
}

// Where nothing tells the lexemes of a word apart, each is found.
func TestGuessKeepsWhatIsAsLikely(t *testing.T) {
	found := Batch("ru", []string{"ланкашира"})[0]
	for _, form := range []string{"ланкашир", "ланкаширой"} {
		if !slices.ContainsFunc(found, func(l articles.Lemma) bool { return slices.Contains(l.Forms, form) }) {
			t.Errorf("lemmas of «ланкашира» alone: %v, wanted one with the form %s", found, form)
		}
	}
	c := searchCase{"ланкашир ланкашира ланкаширом", "ланкашира", "ланкашир ланкашира ланкаширом"}
	c.run(t)
	if ls := Batch("ru", strings.Fields("ланкашир ланкашира ланкаширом"))[1]; len(ls) != 1 || ls[0].Word != "ланкашир" {
		t.Errorf("lemmas of «ланкашира» among other forms: %v, wanted ланкашир alone", ls)
	}
}

func TestBatchIsDeterministic(t *testing.T) {
	tokens := strings.Fields("войти вошедший избран ланкашир ланкашира отстыковался отстыкуетесь экстримом")
	first := Batch("ru", tokens)
	for range 5 {
		if diff := cmp.Diff(first, Batch("ru", tokens)); diff != "" {
			t.Fatalf("(-one time +another)\n%s", diff)
		}
	}
}
