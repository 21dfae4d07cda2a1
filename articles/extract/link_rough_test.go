package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"muragat/articles"
)

func TestRoughSound(t *testing.T) {
	for _, names := range [][]string{
		{"Donald Trump", "Дональд Трамп"},
		{"Theresa May", "Тереза Мей"},
		{"Boris Johnson", "Борис Джонсон"},
		{"Mike Flynn", "Майк Флинн"},
		{"Scott Rose", "Скотт Роуз"},
		{"John Kennedy", "Джон Кеннеди"},
		{"Philip Schick", "Филип Шик"},
		{"Kevin Quinn", "Кевин Квинн"},
		{"Paul Ryan", "Пол Райан"},
		{"Laura Kent", "Лаура Кент"},
	} {
		if a, b := roughSound(names[0]), roughSound(names[1]); a != b || a == "" && names[0] != "Theresa May" {
			t.Errorf("%s is roughly %q, %s %q, wanted the same", names[0], a, names[1], b)
		}
	}
	for _, short := range []string{"Tom Ray", "Том Рей", "Ян Гай"} {
		if got := roughSound(short); got != "" {
			t.Errorf("%s is roughly %q, wanted nothing: it is too short", short, got)
		}
	}
	for _, names := range [][]string{{"John Moore", "Жан Маер"}, {"Eric Bailly", "Эрик Булье"}, {"Alan Morris", "Елена Марс"}, {"Tom Hanks", "Тим Хэнс"}} {
		if a := roughSound(names[0]); a == roughSound(names[1]) {
			t.Errorf("%s and %s are both roughly %q", names[0], names[1], a)
		}
	}
}

func TestNamesOfAnotherScript(t *testing.T) {
	for _, c := range []struct {
		text, lang, other string
		want              []string
	}{
		{"Пришёл Оскар Трандл.", "en", "Oscar Trundle said on Monday that it was done.", []string{"oskar-trandl Оскар Трандл"}},
		{"Пришёл Ерлан Сандыбов.", "kk", "Ерлан Сундыбов дүйсенбіде айтты.", []string{"erlan-sandybov Ерлан Сандыбов", "erlan-sundybov Ерлан Сундыбов"}},
	} {
		in := []Input{
			{Article: articles.Article{ID: "a", Title: "—", Lang: "ru", Text: c.text}},
			{Article: articles.Article{ID: "b", Title: "—", Lang: c.lang, Text: c.other}},
		}
		if diff := cmp.Diff(c.want, ids(Facts(in, Authority{}, nil))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.other, diff)
		}
	}
}
