package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muragat/articles"
)

func TestDateline(t *testing.T) {
	for _, c := range []struct{ lang, title, text, want string }{
		{"ru", "Итоги визита", "АСТАНА, 12 марта 2019 – Стороны подписали соглашение.", "2019-03-12 dateline: 12 марта 2019"},
		{"ru", "Итоги визита", "АСТАНА. 12 марта 2019 года. КАЗИНФОРМ – Стороны подписали соглашение.", "2019-03-12 dateline: 12 марта 2019 года"},
		{"ru", "Итоги визита", "АСТАНА. КАЗИНФОРМ – 12 марта 2019 г. – Стороны подписали соглашение.", "2019-03-12 dateline: 12 марта 2019 г."},
		{"ru", "Итоги визита", "Нур-Султан, 12.03.2019 (КазТАГ). Стороны подписали соглашение.", "2019-03-12 dateline: 12.03.2019"},
		{"ru", "Итоги визита", "МОСКВА, 12 марта 2019, ФедералПресс. Стороны подписали соглашение.", "2019-03-12 dateline: 12 марта 2019"},
		{"ru", "Итоги визита", "12.03.2019\nСтороны подписали соглашение.", "2019-03-12 stamped line: 12.03.2019"},
		{"ru", "Итоги визита", "Опубликовано: вторник, 12 марта 2019 года, 18:30\n\nСтороны подписали соглашение.", "2019-03-12 stamped line: 12 марта 2019 года"},
		{"ru", "Итоги визита", "Стороны подписали соглашение.\n\nВстреча прошла в столице.\nАстана, 12 марта 2019 года\n", "2019-03-12 stamped line: 12 марта 2019 года"},
		{"ru", "Итоги визита", "12.03.2019 18:30 : Стороны подписали соглашение.", "2019-03-12 stamp: 12.03.2019"},
		{"ru", "Итоги визита", "18:30 12.03.2019 Источник: Стороны подписали соглашение.", "2019-03-12 stamp: 12.03.2019"},
		{"ru", "Итоги визита", "12 марта 2019 г. 18:30 Стороны подписали соглашение.", "2019-03-12 stamp: 12 марта 2019 г."},
		{"ru", "Итоги визита", "2019-03-12T18:30 Стороны подписали соглашение.", "2019-03-12 stamp: 2019-03-12"},
		{"ru", "Итоги визита 12.03.2019", "Стороны подписали соглашение.", "2019-03-12 title stamp: 12.03.2019"},
		{"ru", "—", "Итоги визита 12.03.2019\n\nСтороны подписали соглашение.", "2019-03-12 title stamp: 12.03.2019"},
		{"ru", "Новости. Выпуск от 12.03.2019", "Стороны подписали соглашение.", "2019-03-12 title stamp: 12.03.2019"},
		{"ru", "—", "Стороны хотят встретиться в Алматы 12.03.2019 По словам министра, соглашение готово.", "2019-03-12 stamp behind the headline: 12.03.2019"},
		{"ru", "Итоги визита", "12 марта 2019. Стороны подписали соглашение.", "2019-03-12 stamp: 12 марта 2019"},
		{"kk", "Сапар", "АСТАНА, 2024 жылғы 14 наурыз – Тараптар келісімге қол қойды.", "2024-03-14 dateline: 2024 жылғы 14 наурыз"},
		{"kk", "Сапар", "2024 жылғы 14 наурыз\nТараптар келісімге қол қойды.", "2024-03-14 stamped line: 2024 жылғы 14 наурыз"},
		{"uz", "Tashrif", "TOSHKENT, 2024-yil 14-mart — Tomonlar bitim imzoladi.", "2024-03-14 dateline: 2024-yil 14-mart"},
		{"uz", "Tashrif", "Joylandi: 14-mart, 2024-yil, soat 18:30\nTomonlar bitim imzoladi.", "2024-03-14 stamped line: 14-mart, 2024-yil"},
		{"uz", "Ташриф", "ТОШКЕНТ, 2024 йил 14 март. Томонлар битим имзолади.", "2024-03-14 dateline: 2024 йил 14 март"},
		{"en", "The visit", "Tashkent, March 14, 2024 (Agency) — The parties signed.", "2024-03-14 dateline: March 14, 2024"},
		{"en", "The visit", "Published on 14 March 2024 at 18:30 UTC\nThe parties signed.", "2024-03-14 stamped line: 14 March 2024"},

		{"en", "The visit", "Tashkent, March 14 (Agency) — The parties signed.", ""},
		{"ru", "Итоги визита", "МОСКВА, 8 ноября, ФедералПресс. Стороны подписали соглашение.", ""},
		{"ru", "Итоги визита", "АСТАНА, март 2019 – Стороны подписали соглашение.", ""},
		{"ru", "Итоги визита", "АСТАНА, 30 февраля 2019 – Стороны подписали соглашение.", ""},
		{"ru", "Итоги визита", "12 марта 2019 года стороны подписали соглашение.", ""},
		{"ru", "Итоги визита", "12 марта 2019 года – день, который запомнят.", ""},
		{"ru", "Итоги визита", "Стороны подписали соглашение 12 марта 2019 года.", ""},
		{"ru", "Итоги визита", "Президент подписал закон от 12.03.2019 № 14.", ""},
		{"ru", "Итоги визита", "12 марта 2019 года в Астане подписали соглашение.", ""},
		{"ru", "Итоги визита", "12 марта 2019 г. Президент подписал закон.", ""},
		{"ru", "—", "Стороны выполнили соглашение от 12.03.2019 Астаны и Ташкента.", ""},
		{"ru", "Итоги визита", "Стороны встретились.\nВстреча прошла в Алматы 12.03.2019 По словам министра, соглашение готово.", ""},
		{"ru", "Соглашение вступит в силу с 12.03.2019", "Стороны подписали соглашение.", ""},
		{"ru", "Итоги визита", "Стороны подписали соглашение в Астане, 12 марта 2019 – это третий визит.", ""},
		{"ru", "Итоги визита", "АСТАНА, 12–14 марта 2019 – Стороны подписали соглашение.", ""},
		{"ru", "", "", ""},
	} {
		got := ""
		date, at, rule, ok := dateline(c.title, c.text, c.lang)
		if ok {
			field := c.text
			if at.Field == articles.InTitle {
				field = c.title
			}
			got = date.String() + " " + rule + ": " + field[at.Start:at.End]
		}
		if got != c.want {
			t.Errorf("%q, %q:\n got %q\nwant %q", c.title, c.text, got, c.want)
		}
	}
}

// seeds are the articles of the archive, texts by title.
func seeds(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../text/*.txt")
	if err != nil || len(files) < 2 {
		t.Fatalf("articles in ../text: %v, %v", files, err)
	}
	found := map[string]string{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		title, text, _ := strings.Cut(string(b), "\n")
		found[strings.TrimSpace(title)] = text
	}
	return found
}

func TestDatesOfSeeds(t *testing.T) {
	texts := seeds(t)
	for title, want := range map[string]string{
		"Казахстан и Узбекистан укрепляют взаимосотрудничество":              "2018 2018 году",
		"Касым-Жомарт Токаев и Шавкат Мирзиёев провели неформальную встречу": "",
	} {
		text, ok := texts[title]
		if !ok {
			t.Errorf("no article %q", title)
		}
		if d, _, rule, ok := dateline(title, text, "ru"); ok {
			t.Errorf("%s: dated %s by %q, want undated", title, d, rule)
		}
		var got []string
		for _, d := range mentionedDates(text, "ru", articles.Date{}) {
			got = append(got, d.Date.String()+" "+text[d.Start:d.End])
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: mentions %q, want %q", title, got, want)
		}
	}
}

func FuzzDateline(f *testing.F) {
	f.Add("Итоги 12.03.2019", "АСТАНА, 12 марта 2019 – Стороны", "ru")
	f.Add("", "18:30 12.03.2019 Источник\n\n\r\nАстана, 12 марта 2019", "")
	f.Add("2024-03-14", "2024-yil 14-mart\xff:1", "uz")
	f.Fuzz(func(t *testing.T, title, text, lang string) {
		date, at, rule, ok := dateline(title, text, lang)
		if !ok {
			return
		}
		if first, last := date.Bounds(); date.IsZero() || first != last || rule == "" {
			t.Errorf("%q, %q: %s by %q", title, text, date, rule)
		}
		if at.Field == articles.InTitle {
			text = title
		}
		checkSpan(t, text, at, 0)
	})
}
