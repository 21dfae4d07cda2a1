package morph

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"muragat/articles"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		word, lemma string
		want        Gram
	}{
		{"президентом", "президент", Noun | Masculine | Animate | Singular | Instrumental},
		{"Люди", "человек", Noun | Plural | Nominative},
		{"елки", "ёлка", Noun | Feminine | Inanimate | Plural},
		{"зайца", "заяц", Noun | Singular | Genitive},
		{"покрасивее", "красивый", Comparative},
		{"стали", "стать", Verb | Plural | Past},
		{"стали", "сталь", Noun | Singular | Genitive},
		{"Шевченко", "шевченко", Noun | Surname | Common | Fixed},
		{"Иванова", "иванов", Noun | Surname | Feminine | Nominative},
		{"Иванова", "иванов", Noun | Surname | Masculine | Genitive},
		{"Москвы", "москва", Noun | Place | Genitive},
		{"Петровичу", "пётр", Noun | Patronymic | Dative},
		{"Любовью", "любовь", Noun | Name | Instrumental},
	} {
		rs := Parse(c.word)
		if !slices.ContainsFunc(rs, func(r Reading) bool { return r.Lemma() == c.lemma && r.Gram.Has(c.want) && r.Known }) {
			var got []string
			for _, r := range rs {
				got = append(got, r.Lemma())
			}
			t.Errorf("Parse(%q) has no %s with %b among %v", c.word, c.lemma, c.want, got)
		}
	}
	for _, word := range []string{"", "ъыъ", "Tokayev", "қазақ", "бармаглотствующейший", "слово слово"} {
		if rs := Parse(word); rs != nil {
			t.Errorf("Parse(%q) = %d readings, wanted none", word, len(rs))
		}
	}
}

func TestParseIsInOrderOfShares(t *testing.T) {
	rs := Parse("стали")
	if rs[0].Lemma() != "стать" || rs[0].P < 0.8 {
		t.Errorf("the likeliest of «стали» is %s with %.2f, wanted стать", rs[0].Lemma(), rs[0].P)
	}
	var sum float32
	for i, r := range rs {
		sum += r.P
		if i > 0 && r.P > rs[i-1].P {
			t.Errorf("reading %d is likelier than the one before", i)
		}
	}
	if sum < 0.999 || sum > 1.001 {
		t.Errorf("shares sum up to %f, wanted 1", sum)
	}
}

func TestForms(t *testing.T) {
	var got []string
	for _, f := range Parse("аулом")[0].Forms() {
		got = append(got, f.Text)
	}
	want := "аул аула аулу аул аулом ауле аулы аулов аулам аулы аулами аулах"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("forms of аул:\n%s, wanted\n%s", s, want)
	}
}

func TestInflect(t *testing.T) {
	for _, c := range []struct {
		word string
		in   Gram // of the reading
		want Gram
		form string
	}{
		{"Ивановой", Surname | Feminine, Surname | Nominative | Singular | Feminine, "иванова"},
		{"Иванова", Surname | Masculine | Genitive, Nominative | Singular, "иванов"},
		{"Петровичу", Patronymic, Patronymic | Nominative | Singular | Masculine, "петрович"},
		{"красивого", Adjective | Masculine, Feminine | Accusative | Singular, "красивую"},
		{"город", Noun, Plural | Instrumental, "городами"},
	} {
		for _, r := range Parse(c.word) {
			if !r.Gram.Has(c.in) {
				continue
			}
			if got, ok := r.Inflect(c.want); got != c.form || !ok {
				t.Errorf("%s → %q, wanted %q", c.word, got, c.form)
			}
			break
		}
	}
	if got, ok := Parse("город")[0].Inflect(Verb); ok {
		t.Errorf("город as a verb is %q, wanted nothing", got)
	}
}

func TestPredict(t *testing.T) {
	for _, c := range []struct {
		word  string
		kind  Gram
		lemma string
	}{
		{"криптовалютами", 0, "криптовалюта"},
		{"Нурбатыровым", Surname, "нурбатыров"},
		{"Лаптёвскую", Surname, "лаптёвский"},
		{"гуглить", 0, "гуглить"},
	} {
		rs := Predict(c.word, c.kind)
		if !slices.ContainsFunc(rs, func(r Reading) bool { return r.Lemma() == c.lemma && !r.Known }) {
			t.Errorf("Predict(%q) gives no %s among %d readings", c.word, c.lemma, len(rs))
		}
	}
	if rs := Predict("qwerty", 0); rs != nil {
		t.Errorf("Predict of Latin letters gives %v", rs)
	}
}

func TestLemmatizer(t *testing.T) {
	lemmatize := Lemmatizer()
	for _, c := range []struct{ token, lemma string }{
		{"президентом", "президент"},
		{"елками", "елка"}, // folded: without ё
		{"токаев", "токаев"},
		{"назарбаеву", "назарбаев"},
		{"встретился", "встретиться"},
		{"криптовалютами", "криптовалюта"},
	} {
		for _, lang := range []string{"ru", ""} {
			ls := lemmatize(lang, c.token)
			if !slices.ContainsFunc(ls, func(l articles.Lemma) bool { return l.Word == c.lemma }) {
				t.Errorf("lemmas of %s: %v, wanted %s", c.token, ls, c.lemma)
			}
			if len(ls) > maxLemmas {
				t.Errorf("%d lemmas of %s, wanted at most %d", len(ls), c.token, maxLemmas)
			}
		}
	}
	for lang, token := range foreignTokens {
		if ls := lemmatize(lang, token); ls != nil {
			t.Errorf("lemmas of %q in %q: %v, wanted none", token, lang, ls)
		}
	}
	// what a text hardly ever means is left out
	if ls := lemmatize("ru", "стали"); len(ls) != 1 || ls[0].Word != "стать" {
		t.Errorf("lemmas of «стали»: %d, wanted стать alone", len(ls))
	}
}

var foreignTokens = map[string]string{"kk": "президент", "uz": "президент", "en": "president", "ru": "2018", "": "әке"}

func TestDamagedDictionary(t *testing.T) {
	for _, n := range []int{0, 1, 100, len(packed) / 2, len(packed) - 1} {
		if _, err := decode(packed[:n]); err == nil {
			t.Errorf("a dictionary cut to %d bytes was read", n)
		}
	}
	if _, err := decode(packed); err != nil {
		t.Error(err)
	}
}

// Every form that a reading lists is read as a form of the same word.
func FuzzParse(f *testing.F) {
	for _, w := range []string{"президентом", "ёлки", "поживее", "Ко-ко", "’", "\xff", "наи", strings.Repeat("а", 300)} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, r := range Parse(word) {
			forms := r.Forms()
			form := forms[r.form]
			if form.Gram != r.Gram || articles.Fold(form.Text) != strings.ReplaceAll(strings.ToLower(word), "ё", "е") && utf8.ValidString(word) {
				t.Fatalf("%q is read as %q", word, form.Text)
			}
			for _, f := range forms {
				if !slices.ContainsFunc(Parse(f.Text), r.SameWord) {
					t.Fatalf("form %q of %q is not read as one", f.Text, forms[0].Text)
				}
			}
		}
		Predict(word, 0)
		Lemmatizer()("ru", word)
		Batch("ru", []string{word})
	})
}

func BenchmarkParse(b *testing.B) {
	Parse("а")
	for b.Loop() {
		Parse("взаимоотношения")
	}
}
