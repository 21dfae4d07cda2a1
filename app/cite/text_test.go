package cite

import (
	"testing"

	"muragat/articles"
)

func date(t testing.TB, edtf string) articles.Date {
	t.Helper()
	d, err := articles.ParseDate(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The first two are examples of GOST R 7.0.5-2008 itself, the others follow its rules.
func TestGOST(t *testing.T) {
	for _, c := range []struct {
		author, title, source, date, lang, url, accessed, want string
	}{
		{
			"", "Инвестиции останутся сырьевыми", "PROGNOSIS.RU : ежедн. интернет-изд.", "2006-01-25", "ru", "http://www.prognosis.ru/print.html?id=6464", "2007-03-19",
			"Инвестиции останутся сырьевыми // PROGNOSIS.RU : ежедн. интернет-изд. 2006. 25 янв. URL: http://www.prognosis.ru/print.html?id=6464 (дата обращения: 19.03.2007).",
		},
		{
			"А. И. Дирина", "Право военнослужащих Российской Федерации на свободу ассоциаций", "Военное право : сетевой журн.", "2007", "ru", "http://www.voennoepravo.ru/node/2149", "2007-09-19",
			"Дирина А. И. Право военнослужащих Российской Федерации на свободу ассоциаций // Военное право : сетевой журн. 2007. URL: http://www.voennoepravo.ru/node/2149 (дата обращения: 19.09.2007).",
		},
		{
			"Иванов Иван Петрович; Асель Нурланқызы Ибраимова", "Кто победил?", "vesti.example", "2024-05", "kk", "https://v.example/1", "2026-11-26",
			"Иванов И. П., Ибраимова А. Н. Кто победил? // vesti.example. 2024. мамыр. URL: https://v.example/1 (дата обращения: 26.11.2026).",
		},
		{
			"А. Б. Первый, В. Второй, Г. Третий и Д. Четвёртый", "Четверо", "", "", "ru", "https://v.example/2", "",
			"Четверо / А. Б. Первый [и др.]. [Б. г.]. URL: https://v.example/2.",
		},
		{"Редакция", "О нас", "Сайт", "2024?", "ru", "https://v.example/3", "2026-01-05", "Редакция. О нас // Сайт. [2024?]. URL: https://v.example/3 (дата обращения: 05.01.2026)."},
		{"", "Долго", "Сайт", "2018/..", "ru", "https://v.example/4", "2026-01-05", "Долго // Сайт. 2018–. URL: https://v.example/4 (дата обращения: 05.01.2026)."},
		{"", "Месяц", "Сайт", "2018-06", "ru", "https://v.example/5", "", "Месяц // Сайт. 2018. Июнь. URL: https://v.example/5."},
	} {
		it := Item{Title: c.title, Author: c.author, Source: c.source, Date: date(t, c.date), Lang: c.lang, URL: c.url, Accessed: date(t, c.accessed)}
		if got := GOST(it); got != c.want {
			t.Errorf("found\n%s, wanted\n%s", got, c.want)
		}
	}
}

// After the manual's own forms for a page of a news site, for group authors, no author and no date.
func TestAPA(t *testing.T) {
	for _, c := range []struct{ author, title, source, date, want string }{
		{"Leslie Nguyen", "A storm", "BBC News", "2021-03-01", "Nguyen, L. (2021, March 1). A storm. BBC News. https://v.example/1"},
		{"И. И. Иванов и Асель Ли", "Кто победил?", "Вести", "2024-05", "Иванов, И. И., & Ли, А. (2024, May). Кто победил? Вести. https://v.example/1"},
		{"", "Nobody", "Vesti", "", "Nobody. (n.d.). Vesti. https://v.example/1"},
		{"Vesti", "Ours", "Vesti", "2020", "Vesti. (2020). Ours. https://v.example/1"},
		{"", "When", "", "2018?", "When. (ca. 2018). https://v.example/1"},
		{"", "When", "", "2018/2020", "When. (2018–2020). https://v.example/1"},
		{"", "When", "", "2018/..", "When. (2018–present). https://v.example/1"},
		{"", "When", "", "../2010", "When. (by 2010). https://v.example/1"},
	} {
		if got := APA(Item{Title: c.title, Author: c.author, Source: c.source, Date: date(t, c.date), URL: "https://v.example/1"}); got != c.want {
			t.Errorf("found\n%s, wanted\n%s", got, c.want)
		}
	}
}

func TestChicago(t *testing.T) {
	for _, c := range []struct{ author, title, source, date, want string }{
		{"Farhad Manjoo", "Snap Makes a Bet on the Cultural Supremacy of the Camera", "New York Times", "2017-03-08", "Manjoo, Farhad. “Snap Makes a Bet on the Cultural Supremacy of the Camera.” New York Times, March 8, 2017. https://v.example/1."},
		{"Пётр Иванов; Асель Ли", "Вечер «Двух» \"поэтов\"", "Вести", "2024-04", "Иванов, Пётр, and Асель Ли. “Вечер «Двух» ‘поэтов’.” Вести, April 2024. https://v.example/1."},
		{"", "Nobody?", "Vesti", "", "“Nobody?” Vesti, n.d. Accessed November 26, 2026. https://v.example/1."},
		{"ТАСС", "Ours", "", "2018/2020", "ТАСС. “Ours.” 2018–2020. https://v.example/1."},
		{"", "Perhaps", "Vesti", "2020?", "“Perhaps.” Vesti, [2020?]. https://v.example/1."},
	} {
		it := Item{Title: c.title, Author: c.author, Source: c.source, Date: date(t, c.date), URL: "https://v.example/1", Accessed: date(t, "2026-11-26")}
		if got := Chicago(it); got != c.want {
			t.Errorf("found\n%s, wanted\n%s", got, c.want)
		}
	}
}

func TestAuthors(t *testing.T) {
	for s, want := range map[string][]name{
		"":                                {},
		"И. И. Иванов":                    {{"Иванов", "И. И."}},
		"И.И.Иванов":                      {{"Иванов", "И. И."}},
		"Иванов И. И.":                    {{"Иванов", "И. И."}},
		"Иванов, Иван":                    {{"Иванов", "Иван"}},
		"Иван Петрович Иванов":            {{"Иванов", "Иван Петрович"}},
		"Иванов Иван Петрович":            {{"Иванов", "Иван Петрович"}},
		"Ибраимова Асель":                 {{"Ибраимова", "Асель"}},
		"Асель Ибраимова":                 {{"Ибраимова", "Асель"}},
		"Алиев Гейдар Рза оглы":           {{"Алиев", "Гейдар Рза оглы"}},
		"Vincent van Gogh":                {{"van Gogh", "Vincent"}},
		"А. Иванов, Б. Петров и В. Ли":    {{"Иванов", "А."}, {"Петров", "Б."}, {"Ли", "В."}},
		"Пресс-служба МВД":                {{"Пресс-служба МВД", ""}},
		"Министерство культуры и спорта":  {{"Министерство культуры и спорта", ""}},
		"Отдел политики, экономики":       {{"Отдел политики, экономики", ""}},
		"Kazinform News Agency":           {{"Kazinform News Agency", ""}},
		"ТАСС":                            {{"ТАСС", ""}},
		" ; ":                             {},
		"Anna Smith and Bob Lee & Ed Orr": {{"Smith", "Anna"}, {"Lee", "Bob"}, {"Orr", "Ed"}},
	} {
		got := authors(s)
		if len(got) != len(want) {
			t.Errorf("%q: found %q, wanted %q", s, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: found %q, wanted %q", s, got, want)
			}
		}
	}
}
