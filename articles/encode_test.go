package articles

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var sameDates = cmp.Comparer(func(a, b Date) bool { return a == b })

func mustDate(t testing.TB, edtf string) Date {
	t.Helper()
	d, err := ParseDate(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func mustOpen(t testing.TB, c Collection, lemmatize BatchLemmatizer) *Archive {
	t.Helper()
	data, err := Encode(c, lemmatize)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Verify(nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Err(); err != nil {
			t.Errorf("an archive as encoded is said to be damaged: %v", err)
		}
	})
	return a
}

// sample is a small collection with something in every field.
func sample(t testing.TB) Collection {
	mention := func(field Field, text, of, rule string) Mention {
		start := strings.Index(of, text)
		if start < 0 {
			t.Fatalf("%q is not in %q", text, of)
		}
		return Mention{Span{field, start, start + len(text)}, rule}
	}
	title := "Токаев и Мирзиёев провели встречу"
	text := "Президенты Касым-Жомарт Токаев и Шавкат Мирзиёев провели неформальную встречу 5 мая 2023 года.\n\nСообщает Акорда. «Бір ел - бір мүдде», — сказал Токаев."
	return Collection{
		Titles: []Label{{"ru", "Мұрағат"}, {"en", "Muragat"}},
		About:  []Label{{"ru", "Архив."}},
		Lang:   "ru",
		Built:  mustDate(t, "2024-05-17"),
		Articles: []Article{
			{
				ID: "2023/meeting", Title: title, Text: text, Lang: "ru", Source: "informburo.kz",
				URL: "https://informburo.kz/1", Author: "А. Автор", Credit: "Фото: Акорда", Date: mustDate(t, "2023-05-06"),
				Persons: []PersonFact{
					{Person: "tokaev", Mentions: []Mention{
						mention(InTitle, "Токаев", title, "surname"),
						mention(InText, "Касым-Жомарт Токаев", text, "given+surname"),
					}},
					{Person: "mirziyoyev", Rule: "curator"},
				},
				Topics: []TopicFact{
					{Topic: "20000639", Score: 0.75, Rule: "words: президенты, встречу"},
					{Topic: "own", Score: 1, Rule: "curator"},
				},
				Dates: []DateFact{{mustDate(t, "2023-05-05"), mention(InText, "5 мая 2023 года", text, "day month year")}},
				Quotes: []QuoteFact{
					{"mirziyoyev", true, mention(InTitle, "встречу", title, "said by a pronoun")},
					{"tokaev", false, mention(InText, "Бір ел - бір мүдде", text, "said")},
				},
			},
			{ID: "b", Title: "Undated", Text: "Nothing but words.", Lang: "en"},
			{ID: "a", Title: "Undated <b>too</b>", Text: "Words & markup: <script>alert(1)</script>", Lang: "en"},
			{
				ID: "year", Title: "Oʻzbekiston", Text: "O‘zbekiston va Qozogʻiston.", Lang: "uz", Source: "uza.uz", Date: mustDate(t, "2018?"),
				Topics: []TopicFact{{Topic: "own", Score: 0.001}},
			},
			{ID: "since", Title: "С 2018 года", Text: "С тех пор.", Lang: "ru", Date: mustDate(t, "2018/..")},
			{ID: "until", Title: "Раньше", Text: "До того.", Lang: "ru", Date: mustDate(t, "../1991-12?")},
		},
		Persons: []Person{
			{ID: "tokaev", Name: "Касым-Жомарт Токаев", Names: []Label{{"kk", "Қасым-Жомарт Тоқаев"}}, Wikidata: "Q5386", Note: "Президент"},
			{ID: "mirziyoyev", Name: "Шавкат Мирзиёев"},
			{ID: "nobody", Name: "Никто"},
		},
		Topics: []Topic{
			{ID: "own", Labels: []Label{{"ru", "Своя тема"}}, Broader: "20000639"},
			{ID: "20000639", Labels: []Label{{"ru", "Международные отношения"}, {"en", "international relations"}}, Broader: "11000000"},
			{ID: "11000000", Labels: []Label{{"en", "politics"}}},
		},
	}
}

func TestRoundTrip(t *testing.T) {
	c := sample(t)
	a := mustOpen(t, c, nil)
	want := []string{"until", "year", "since", "2023/meeting", "a", "b"}
	for n := range a.Len() {
		got := a.Article(n)
		if got.ID != want[n] {
			t.Errorf("article %d is %q, want %q", n, got.ID, want[n])
		}
		i := slices.IndexFunc(c.Articles, func(x Article) bool { return x.ID == got.ID })
		if d := cmp.Diff(c.Articles[i], got, sameDates); d != "" {
			t.Errorf("article %q (-want +got):\n%s", got.ID, d)
		}
		head := c.Articles[i]
		head.Text, head.Dates, head.Quotes = "", nil, nil
		head.Persons = slices.Clone(head.Persons)
		for i := range head.Persons {
			head.Persons[i].Mentions = nil
		}
		if d := cmp.Diff(head, a.Head(n), sameDates); d != "" {
			t.Errorf("head of %q (-want +got):\n%s", got.ID, d)
		}
		if found, ok := a.Lookup(got.ID); !ok || found != n {
			t.Errorf("Lookup(%q) = %d, %v, want %d", got.ID, found, ok, n)
		}
	}
	if a.Len() != len(want) {
		t.Errorf("%d articles, want %d", a.Len(), len(want))
	}
	if n, ok := a.Lookup("c"); ok {
		t.Errorf("Lookup of no article gives %d", n)
	}
	for n, i := range []int{1, 2, 0} {
		if d := cmp.Diff(c.Persons[i], a.Person(n)); d != "" {
			t.Errorf("person %d (-want +got):\n%s", n, d)
		}
	}
	for n, i := range []int{2, 1, 0} {
		if d := cmp.Diff(c.Topics[i], a.Topic(n)); d != "" {
			t.Errorf("topic %d (-want +got):\n%s", n, d)
		}
	}
	if d := cmp.Diff([]Form{{"Касым-Жомарт Токаев", 1}, {"Токаев", 1}}, a.PersonForms(2)); d != "" {
		t.Errorf("forms (-want +got):\n%s", d)
	}
	for name, want := range map[string]int{"tokaev": 2, "Касым-Жомарт Токаев": 2, "Қасым-Жомарт Тоқаев": 2, "nobody": 1, "Никто": 1, "токаев": -1, "": -1} {
		if n, ok := a.LookupPerson(name); ok != (want >= 0) || ok && n != want {
			t.Errorf("LookupPerson(%q) = %d, %v, want %d", name, n, ok, want)
		}
	}
	for name, want := range map[string]int{"own": 2, "Своя тема": 2, "politics": 0, "Politics": -1} {
		if n, ok := a.LookupTopic(name); ok != (want >= 0) || ok && n != want {
			t.Errorf("LookupTopic(%q) = %d, %v, want %d", name, n, ok, want)
		}
	}
	info := a.Info()
	if len(info.Hash) != 32 {
		t.Errorf("hash %q", info.Hash)
	}
	info.Hash, info.Bytes = "", 0
	if d := cmp.Diff(Info{Titles: c.Titles, About: c.About, Lang: "ru", Built: c.Built, Articles: 6, Persons: 3, Topics: 3}, info, sameDates); d != "" {
		t.Errorf("info (-want +got):\n%s", d)
	}
}

func TestEmptyArchive(t *testing.T) {
	a := mustOpen(t, Collection{}, nil)
	answer := a.Search(Query{Text: "a b* \"c\" -d", Undated: true, Page: 3}, 10)
	if a.Len() != 0 || answer.Total != 0 || answer.Page != 1 || len(answer.Words) != 4 {
		t.Errorf("%d articles, %+v", a.Len(), answer)
	}
	a.Search(Query{}, 10)
	if a.Matcher("a").Spans("a") != nil {
		t.Error("an empty archive has matches")
	}
}

func TestEncodeIsDeterministic(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		w := newWorld(random)
		want, err := Encode(w.c, Lemmatizer(w.lemmatize).Each)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			c := w.c
			c.Articles, c.Persons, c.Topics = slices.Clone(c.Articles), slices.Clone(c.Persons), slices.Clone(c.Topics)
			random.Shuffle(len(c.Articles), func(i, j int) { c.Articles[i], c.Articles[j] = c.Articles[j], c.Articles[i] })
			random.Shuffle(len(c.Persons), func(i, j int) { c.Persons[i], c.Persons[j] = c.Persons[j], c.Persons[i] })
			random.Shuffle(len(c.Topics), func(i, j int) { c.Topics[i], c.Topics[j] = c.Topics[j], c.Topics[i] })
			got, err := Encode(c, Lemmatizer(w.lemmatize).Each)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Fatal("the order of the input changes the bytes")
			}
		}
	}
}

func TestEncodeErrors(t *testing.T) {
	for name, test := range map[string]struct {
		breaks func(*Collection)
		want   string
	}{
		"two articles of one ID":  {func(c *Collection) { c.Articles[1].ID = "a" }, `article "a": found a second one`},
		"no ID":                   {func(c *Collection) { c.Articles[1].ID = "" }, `article "Undated": found no ID`},
		"invalid text":            {func(c *Collection) { c.Articles[1].Text = "a\xff" }, `article "b": text: found invalid UTF-8`},
		"unknown person":          {func(c *Collection) { c.Articles[0].Persons[0].Person = "x" }, `article "2023/meeting": person "x"`},
		"person twice":            {func(c *Collection) { c.Articles[0].Persons[0].Person = "mirziyoyev" }, `person "mirziyoyev": not found in the collection or named by two`},
		"unknown topic":           {func(c *Collection) { c.Articles[0].Topics[0].Topic = "x" }, `article "2023/meeting": topic "x"`},
		"score 0":                 {func(c *Collection) { c.Articles[0].Topics[0].Score = 0 }, `found a score of 0`},
		"mention beyond the text": {func(c *Collection) { c.Articles[0].Persons[0].Mentions[1].End = 1e6 }, `person "tokaev": found a mention from byte`},
		"mention of half a rune":  {func(c *Collection) { c.Articles[0].Persons[0].Mentions[1].Start++ }, `wanted whole characters`},
		"empty mentioned date":    {func(c *Collection) { c.Articles[0].Dates[0].Date = Date{} }, `not a date`},
		"two persons of one ID":   {func(c *Collection) { c.Persons[0].ID = "nobody" }, `person "nobody"`},
		"two topics of one ID":    {func(c *Collection) { c.Topics[0].ID = "11000000" }, `topic "11000000"`},
		"unknown broader topic":   {func(c *Collection) { c.Topics[0].Broader = "x" }, `broader topic "x" not found`},
		"topics in a circle":      {func(c *Collection) { c.Topics[2].Broader = "own" }, `among its broader topics`},
		"topic without label":     {func(c *Collection) { c.Topics[2].Labels = nil }, `topic "11000000": found no label`},
		"invalid label":           {func(c *Collection) { c.Titles[0].Text = "\xff" }, `collection: label`},
		"invalid rule":            {func(c *Collection) { c.Articles[0].Topics[0].Rule = "\xff" }, `rule: found invalid UTF-8`},
	} {
		c := sample(t)
		test.breaks(&c)
		data, err := Encode(c, nil)
		if err == nil || !strings.Contains(err.Error(), test.want) || data != nil {
			t.Errorf("%s: error %v, want one with %q", name, err, test.want)
		}
	}
}

func TestPersonsAreFoundByOtherNames(t *testing.T) {
	named := func(id, person, text string) Article {
		return Article{ID: id, Title: "—", Text: text, Persons: []PersonFact{{Person: person, Mentions: []Mention{{Span: Span{InText, 0, len(text)}}}}}}
	}
	a := mustOpen(t, Collection{
		Persons: []Person{
			{ID: "astahov", Name: "Семён Ильич Астахов", Also: []string{"Семён Астахов-Дальний"}},
			{ID: "berg", Name: "Лев Иванович Берг"},
			{ID: "berg-2", Name: "Лев Петрович Берг"},
			{ID: "kim", Name: "Дина Ким"},
			{ID: "kim-2", Name: "Дина Ли", Also: []string{"Дина Ким"}},
		},
		Articles: []Article{
			named("a", "astahov", "Семёна Астахова"), named("b", "berg", "Льву Бергу"), named("c", "berg-2", "Льву Бергу"),
			named("d", "kim", "Ким"), named("e", "kim-2", "Диночкой  Ли"),
		},
	}, nil)
	for name, want := range map[string]string{
		"Семён Астахов": "astahov", "Семен Астахов": "astahov", "семен ильич астахов": "astahov", "Семёна Астахова": "astahov",
		"Семен Астахов-Дальний": "astahov", "Диночкой Ли": "kim-2", "дина ким": "kim",
		"Лев Берг": "", "Льву Бергу": "", "Ильич": "", "Ким": "", "": "",
	} {
		got := ""
		if n, ok := a.LookupPerson(name); ok {
			got = a.Person(n).ID
		}
		if got != want {
			t.Errorf("LookupPerson(%q) is %q, wanted %q", name, got, want)
		}
	}
	if d := cmp.Diff([]Form{{"Семёна Астахова", 1}}, a.PersonForms(0)); d != "" {
		t.Errorf("forms (-want +got):\n%s", d)
	}
	if err := a.Verify(nil); err != nil {
		t.Error(err)
	}
}
