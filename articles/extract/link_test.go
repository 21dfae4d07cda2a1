package extract

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"muragat/articles"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Касым-Жомарт Токаев": "kasym-zhomart-tokaev",
		"Қасым-Жомарт Тоқаев": "qasym-zhomart-toqaev",
		"Шавкат Мирзиёев":     "shavkat-mirzieev",
		"Oʻtkir Gʻaniyev":     "otkir-ganiyev",
		"А. Б. Ли":            "a-b-li",
		"José Æsir":           "jose-aesir",
		"Щ. Ъ":                "shch",
		"李":                   "x",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, wanted %q", name, got, want)
		}
	}
}

func ids(r Result) []string {
	var out []string
	for _, p := range r.Persons {
		out = append(out, p.ID+" "+p.Name)
	}
	return out
}

func TestOnePersonAcrossArticles(t *testing.T) {
	r := facts(
		"Слово взял Ержан Аманов. Аманов говорил час.",
		"Книгу Ержана Аманова издали в Алматы.",
		"Награду вручили Ержану Маратовичу Аманову.",
		"Выступила Дина Аманова.",
	)
	want := []string{"dina-amanova Дина Аманова", "erzhan-amanov Ержан Аманов"}
	if diff := cmp.Diff(want, ids(r)); diff != "" {
		t.Errorf("persons (-want +got):\n%s", diff)
	}
}

func TestTwoPatronymicsAreTwoPersons(t *testing.T) {
	r := facts("Пришёл Иван Петрович Громов.", "Пришёл Иван Сергеевич Громов.", "Пришёл Иван Громов.")
	want := []string{"ivan-gromov Иван Громов", "ivan-petrovich-gromov Иван Петрович Громов", "ivan-sergeevich-gromov Иван Сергеевич Громов"}
	if diff := cmp.Diff(want, ids(r)); diff != "" {
		t.Errorf("persons (-want +got):\n%s", diff)
	}
}

func TestCollidingIDsAreNumbered(t *testing.T) {
	r := facts("Пришёл Олег Цой.", "Пришёл Олег Тсой.")
	want := []string{"oleg-tsoi Олег Тсой", "oleg-tsoi-2 Олег Цой"}
	if diff := cmp.Diff(want, ids(r)); diff != "" {
		t.Errorf("persons (-want +got):\n%s", diff)
	}
}

func TestAuthorityWins(t *testing.T) {
	known := Authority{Persons: []AuthorityPerson{{
		Person:  articles.Person{ID: "amanov", Name: "Ержан Маратович Аманов", Names: []articles.Label{{Lang: "kk", Text: "Ержан Аманов"}}},
		Aliases: []string{"Е. Аманов", "Железный Ержан", "Аксакал"},
	}}}
	for _, text := range []string{
		"Пришёл Ержан Аманов.", "Книга Ержана Маратовича Аманова вышла.", "Пришёл Е. Аманов.",
		"Все ждали Железного Ержана.", "Вчера Аксакала наградили.", "Отметили, что Аманов Ержан Маратович прав.",
	} {
		r := Facts([]Input{{Article: articles.Article{ID: "a", Title: "—", Text: text}}}, known, nil)
		if diff := cmp.Diff([]string{"amanov Ержан Маратович Аманов"}, ids(r)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
		if p := r.Articles[0].Persons; len(p) != 1 || len(p[0].Mentions) != 1 {
			t.Errorf("%s: %v, wanted one mention", text, p)
		}
	}
}

func TestAliasThenSurname(t *testing.T) {
	known := Authority{Persons: []AuthorityPerson{{Person: articles.Person{ID: "x", Name: "Ержан Аманов"}, Aliases: []string{"Железный Ержан"}}}}
	r := Facts([]Input{{Article: articles.Article{ID: "a", Title: "—", Text: "Вышел Железный Ержан. Аманова не узнали."}}}, known, nil)
	want := "Ержан Аманов: Железный Ержан | Аманова\n"
	if diff := cmp.Diff(want, people(r, 0)); diff != "" {
		t.Errorf("persons (-want +got):\n%s", diff)
	}
}

func TestCuratorsPeople(t *testing.T) {
	known := Authority{Persons: []AuthorityPerson{{Person: articles.Person{ID: "x", Name: "Ержан Аманов"}}}}
	r := Facts([]Input{{
		Article: articles.Article{ID: "a", Title: "—", Text: "Пришла Дина Ким."},
		People:  []string{"x", "Дина Ким", "Некто Неназванный"},
	}}, known, nil)
	want := []string{"dina-kim Дина Ким", "nekto-nenazvannyi Некто Неназванный", "x Ержан Аманов"}
	if diff := cmp.Diff(want, ids(r)); diff != "" {
		t.Errorf("persons (-want +got):\n%s", diff)
	}
	for _, p := range r.Articles[0].Persons {
		if p.Rule != "curator" || (p.Person == "dina-kim") != (len(p.Mentions) == 1) {
			t.Errorf("%+v, wanted the rule curator, and a mention of dina-kim only", p)
		}
	}
}

func TestDoubts(t *testing.T) {
	r := facts(
		"Пришли Олег Громов и Пётр Громов. Громову вручили приз.",
		"По словам Громова, дождь пройдёт.",
	)
	want := []Doubt{
		{Kind: AmbiguousName, Article: "a", At: articles.Span{Start: 61, End: 75}, Text: "Громову", IDs: []string{"oleg-gromov", "petr-gromov"}},
		{Kind: PerhapsSame, Article: "b", At: articles.Span{Start: 18, End: 32}, Text: "Громова", IDs: []string{"oleg-gromov", "petr-gromov"}},
	}
	if diff := cmp.Diff(want, r.Doubts); diff != "" {
		t.Errorf("doubts (-want +got):\n%s", diff)
	}
}

func TestCuratorsTopics(t *testing.T) {
	known := Authority{Topics: []articles.Topic{
		{ID: "aral", Labels: []articles.Label{{Lang: "ru", Text: "Аральское море"}}, Broader: "water"},
		{ID: "water", Labels: []articles.Label{{Lang: "ru", Text: "Вода"}}},
	}}
	r := Facts([]Input{{Article: articles.Article{ID: "a", Title: "—", Text: "—"}, Topics: []string{"аральское море", "нет такой"}}}, known, nil)
	if diff := cmp.Diff([]articles.TopicFact{{Topic: "aral", Score: 1, Rule: "curator"}}, r.Articles[0].Topics); diff != "" {
		t.Errorf("topics (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(known.Topics, r.Topics); diff != "" {
		t.Errorf("vocabulary (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Doubt{{Kind: UnknownTopic, Article: "a", Text: "нет такой"}}, r.Doubts); diff != "" {
		t.Errorf("doubts (-want +got):\n%s", diff)
	}
}

func TestFactsAreDeterministic(t *testing.T) {
	texts := []string{
		"Пришли Олег Громов, Пётр Громов и Дина Ким. Громову вручили приз 5 мая 2020 года.",
		"По словам Громова, Дина Ким и Олег Цой согласны.",
		"Пришёл Олег Тсой с Диной Маратовной Ким.",
	}
	first := facts(texts...)
	for range 20 {
		if again := facts(texts...); !reflect.DeepEqual(first, again) {
			t.Fatal("two runs differ")
		}
	}
	slices.Reverse(texts)
	if diff := cmp.Diff(ids(first), ids(facts(texts...))); diff != "" {
		t.Errorf("persons depend on the order of the articles:\n%s", diff)
	}
}

func TestCuratorsNameFoundPersons(t *testing.T) {
	text := "Слово взяла Дина Ким. Ей отвечал Ержан Аманов."
	in := []Input{
		{Article: articles.Article{ID: "1", Title: "Съезд", Text: text, Lang: "ru"}, People: []string{"dina-kim"}},
		{Article: articles.Article{ID: "2", Title: "Съезд", Text: "Все молчали.", Lang: "ru"}, People: []string{"дина КИМ", "erzhan-amanov", "Новый Человек"}},
		{Article: articles.Article{ID: "3", Title: "Съезд", Text: "Все ушли.", Lang: "ru"}, People: []string{"Новый человек", "novyi-chelovek"}},
	}
	want := []string{"dina-kim Дина Ким", "erzhan-amanov Ержан Аманов", "novyi-chelovek Новый Человек"}
	if diff := cmp.Diff(want, ids(Facts(in, Authority{}, nil))); diff != "" {
		t.Errorf("persons (-want +got):\n%s", diff)
	}
}

func TestOtherFullNamesAreKept(t *testing.T) {
	texts := []string{
		"На собрание пришёл Роман Семёнович Бойко.", "Вчера здесь выступил Роман Бойко, и все ему были рады.", "Книгу Романа Семеновича Бойко издали в столице.", "На собрание пришла Анна-Мария Штольц.",
	}
	in := make([]Input, len(texts))
	for i, text := range texts {
		in[i] = Input{Article: articles.Article{ID: string(rune('a' + i)), Title: "—", Text: text}}
	}
	known := Authority{Persons: []AuthorityPerson{{Person: articles.Person{ID: "stolz", Name: "Аня Штольц"}, Aliases: []string{"Анна-Мария Штольц", "Штольц А."}}}}
	also := map[string][]string{}
	for _, p := range Facts(in, known, nil).Persons {
		also[p.Name] = p.Also
	}
	want := map[string][]string{"Роман Семёнович Бойко": nil, "Аня Штольц": {"Анна-Мария Штольц", "Штольц А."}}
	if diff := cmp.Diff(want, also, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("other names (-want +got):\n%s", diff)
	}
	also = map[string][]string{}
	for _, p := range facts(texts[1], texts[1], texts[0]).Persons {
		also[p.Name] = p.Also
	}
	if diff := cmp.Diff(map[string][]string{"Роман Бойко": {"Роман Семёнович Бойко"}}, also); diff != "" {
		t.Errorf("other names of one who is mostly called without the patronymic (-want +got):\n%s", diff)
	}
}

func TestOnePersonAcrossLanguages(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts [][2]string // language and text
		want  []string

		doubts []string // the words, and who they may be
	}{
		{
			"three languages",
			[][2]string{
				{"ru", "Выступил Бауыржан Қыдыров."}, {"ru", "Выступил Ержан Кайратов."}, {"kk", "Ержан Қайратов сөз сөйледі."}, {"en", "Yerzhan Kairatov spoke."},
			},
			[]string{"bauyrzhan-qydyrov Бауыржан Қыдыров", "erzhan-kairatov Ержан Кайратов"},
			nil,
		},
		{
			"two alphabets of Uzbek in other languages",
			[][2]string{{"ru", "Выступил Шавкат Юлдошев."}, {"uz", "Shavkat Yuldoshev so‘zga chiqdi."}},
			[]string{"shavkat-yuldoshev Шавкат Юлдошев"},
			nil,
		},
		{
			"two in one language",
			[][2]string{{"ru", "Выступил Олег Цой."}, {"ru", "Выступил Олег Тсой."}, {"en", "Oleg Tsoy spoke."}},
			[]string{"oleg-tsoi Олег Тсой", "oleg-tsoi-2 Олег Цой", "oleg-tsoy Oleg Tsoy"},
			[]string{"Олег Цой: oleg-tsoi oleg-tsoy", "Олег Тсой: oleg-tsoi-2 oleg-tsoy", "Oleg Tsoy: oleg-tsoi oleg-tsoi-2"},
		},
		{
			"two patronymics",
			[][2]string{{"ru", "Выступил Олег Ильич Кимов."}, {"kk", "Олег Петрович Кимов сөз сөйледі."}},
			[]string{"oleg-ilich-kimov Олег Ильич Кимов", "oleg-petrovich-kimov Олег Петрович Кимов"},
			nil,
		},
		{
			"surnames alone",
			[][2]string{{"ru", "Министр Кайратов выступил."}, {"en", "Minister Kairatov spoke."}},
			[]string{"kairatov Kairatov", "kairatov-2 Кайратов"},
			nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var in []Input
			for i, x := range c.texts {
				in = append(in, Input{Article: articles.Article{ID: string(rune('a' + i)), Title: "—", Lang: x[0], Text: x[1]}})
			}
			r := Facts(in, Authority{}, nil)
			if diff := cmp.Diff(c.want, ids(r)); diff != "" {
				t.Errorf("persons (-want +got):\n%s", diff)
			}
			var doubts []string
			for _, d := range r.Doubts {
				doubts = append(doubts, d.Text+": "+strings.Join(d.IDs, " "))
			}
			if diff := cmp.Diff(c.doubts, doubts); diff != "" {
				t.Errorf("doubts (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSound(t *testing.T) {
	for _, names := range [][]string{
		{"Қасым-Жомарт Тоқаев", "Касым-Жомарт Токаев", "Kassym-Jomart Tokayev"},
		{"Шавкат Мирзиёев", "Shavkat Mirziyoyev", "Шавкат Мирзиеев"},
		{"Нұрсұлтан Назарбаев", "Nursultan Nazarbayev", "Нурсултан Назарбаев"},
		{"Жанна Хамитова", "Janna Khamitova", "Zhanna Hamitova"},
	} {
		for _, n := range names[1:] {
			if sound(n) != sound(names[0]) {
				t.Errorf("%s sounds as %q, %s as %q, wanted one sound", n, sound(n), names[0], sound(names[0]))
			}
		}
	}
	if sound("Олег Ким") == sound("Олег Кин") {
		t.Error("Ким and Кин sound alike")
	}
}
