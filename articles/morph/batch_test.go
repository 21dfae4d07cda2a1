package morph

import (
	"slices"
	"strings"
	"testing"

	"muragat/articles"
)

// search answers what a search for one of the words of a text finds: those of them that have a lemma in common with it.
func search(text, word string) []string {
	tokens := strings.Fields(text)
	slices.Sort(tokens)
	lemmas := Batch("ru", tokens)
	var found []string
	for i, token := range tokens {
		if slices.ContainsFunc(lemmas[i], func(l articles.Lemma) bool {
			return slices.ContainsFunc(lemmas[slices.Index(tokens, word)], func(o articles.Lemma) bool {
				return l.Word == o.Word && slices.Equal(l.Forms, o.Forms)
			})
		}) {
			found = append(found, token)
		}
	}
	return found
}

type searchCase struct{ text, word, found string }

func (c searchCase) run(t *testing.T) {
	t.Helper()
	want := strings.Fields(c.found)
	slices.Sort(want)
	tokens := strings.Fields(c.text)
	slices.Sort(tokens)
	for i, lemmas := range Batch("ru", tokens) {
		for _, l := range lemmas {
			if !slices.Contains(l.Forms, tokens[i]) || !slices.Contains(l.Forms, l.Word) {
				t.Errorf("%s of «%s» lacks it or itself: %v", l.Word, tokens[i], l.Forms)
			}
		}
	}
	if got := search(c.text, c.word); !slices.Equal(got, want) {
		t.Errorf("in %s:\n«%s» finds %v, wanted %v", c.text, c.word, got, want)
	}
}

func TestBatchKnowsParticiplesAsWords(t *testing.T) {
	const enter = "войти вошел вошла войдут войдя вошедший вошедшего вошедшими"
	const take = "взимать взимал взимаемый взимаемыми взимаем взимаема взимающий взимающих взимавший взимавшая взимая"
	const choose = "избран избраны избранный избранному избрать изберут избравший"
	for _, c := range []searchCase{
		{enter, "вошедшего", "вошедший вошедшего вошедшими"},
		{enter, "вошла", "войти вошел вошла войдут войдя"},
		{take, "взимающих", "взимающий взимающих"},
		{take, "взимавший", "взимавший взимавшая"},
		{take, "взимаема", "взимаемый взимаемыми взимаема"},
		{take, "взимал", "взимать взимал взимаем взимая"},
		{choose, "избран", "избран избраны избранный избранному"}, // and the adjective «избранный»
		{choose, "избранному", "избран избраны избранный избранному"},
	} {
		c.run(t)
	}
}

func TestBatchKnowsOtherPartsAsWords(t *testing.T) {
	const text = "петр петра петром петрович петровичу петровна петровну"
	const high = "высокий высокая выше высочайший высочайшего высший высшего наивысший"
	const hundred = "сто ста сотый сотого"
	const short = "обязанность обязанности о остров острова смотреть смотрит см"
	for _, c := range []searchCase{
		{high, "высокая", "высокий высокая выше"},
		{high, "высшего", "высший высшего"},
		{high, "высочайший", "высочайший высочайшего"},
		{hundred, "сотого", "сотый сотого"},
		{hundred, "ста", "сто ста"},
		{short, "острова", "остров острова"},
		{short, "смотрит", "смотреть смотрит"},
		{text, "петром", "петр петра петром"},
		{text, "петрович", "петрович петровичу"},
		{text, "петровну", "петровна петровну"},
	} {
		c.run(t)
	}
}

// A lemma is named as a dictionary does it, and has all its forms.
func TestBatchForms(t *testing.T) {
	for _, c := range []struct{ token, word, forms, not string }{
		{"президентом", "президент", "президент президенту президентами", ""},
		{"елками", "елка", "елка елку елками", "ёлка"},
		{"взимаемую", "взимаемый", "взимаемый взимаемую взимаемы", "взимать взимающий взимаем"},
		{"красивее", "красивый", "красивый красивее", "покрасивее"},
		{"покрасивее", "красивый", "красивый красивее покрасивее", "покрасивей"},
		{"вошли", "войти", "войти войду вошли войдя", "вошедший"},
		{"петровича", "петрович", "петрович петровичем", "петр петровна"},
		{"токаев", "токаев", "токаев токаеву токаевой", ""},
		{"криптовалютами", "криптовалюта", "криптовалюта криптовалюте", ""},
	} {
		ls := Batch("", []string{c.token})[0]
		i := slices.IndexFunc(ls, func(l articles.Lemma) bool { return l.Word == c.word })
		if i < 0 {
			t.Errorf("lemmas of %s: %v, wanted %s", c.token, ls, c.word)
			continue
		}
		for _, f := range strings.Fields(c.forms) {
			if !slices.Contains(ls[i].Forms, f) {
				t.Errorf("%s lacks the form %s", c.word, f)
			}
		}
		for _, f := range strings.Fields(c.not) {
			if slices.Contains(ls[i].Forms, f) {
				t.Errorf("%s has the form %s", c.word, f)
			}
		}
	}
}

func TestBatchKeepsHomonymsApart(t *testing.T) {
	const text = "печь печи печами пеку печет жать жал жму жмет жну"
	for _, c := range []searchCase{
		{text, "печами", "печь печи печами"},
		{text, "пеку", "печь пеку печет"},
		{text, "жму", "жать жал жму жмет"},
		{text, "жну", "жать жал жну"},
		{text, "жать", "жать жал жму жмет жну"},
	} {
		c.run(t)
	}
}

func TestBatchLeavesOutTheUnlikely(t *testing.T) {
	if ls := Batch("ru", []string{"стали"})[0]; len(ls) != 1 || ls[0].Word != "стать" {
		t.Errorf("lemmas of «стали»: %v, wanted стать alone", ls)
	}
}

// «тока» is of «ток», and of «только» misspelt; «тыща» is nothing but colloquial.
func TestBatchPrefersUsualForms(t *testing.T) {
	const text = "только ток тока током тыща тыщи"
	for _, c := range []searchCase{
		{text, "тока", "ток тока током"},
		{text, "только", "только"},
		{text, "тыща", "тыща тыщи"},
	} {
		c.run(t)
	}
	for _, token := range []string{"тока", "тыща"} {
		if ls := Lemmatizer()("ru", token); len(ls) == 0 || slices.ContainsFunc(ls, func(l articles.Lemma) bool { return l.Word == "только" }) {
			t.Errorf("lemmas of «%s»: %v", token, ls)
		}
	}
}

func TestBatchKnowsNoOtherLanguage(t *testing.T) {
	for lang, token := range foreignTokens {
		if ls := Batch(lang, []string{token}); len(ls) != 1 || len(ls[0]) != 0 {
			t.Errorf("lemmas of %q in %q: %v, wanted none", token, lang, ls)
		}
	}
}
