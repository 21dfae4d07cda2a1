package source

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestCredit(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Текст.\n\nФото Акорды", "Акорды"},
		{"Текст.\nФото: пресс-служба МВД\n\n", "пресс-служба МВД"},
		{"Текст.\n(Фото: Иван Иванов)", "Иван Иванов"},
		{"Текст.\nФото — «Хабар»", "«Хабар»"},
		{"Текст.\nФото с сайта kun.uz", "с сайта kun.uz"},
		{"Текст.\nФото из архива автора.", ""},
		{"Текст.\nАвтор фото: А. Петров", "А. Петров"},
		{"Мәтін.\nСурет: Ақорда", "Ақорда"},
		{"Matn.\nSurat: president.uz", "president.uz"},
		{"Матн.\nСурат: Ўзбекистон МТРК", "Ўзбекистон МТРК"},
		{"Text.\nPhoto: Jane Doe / AP", "Jane Doe / AP"},
		{"Text.\nPhoto by Jane Doe", "Jane Doe"},
		{"Text.\nPhotos courtesy of NASA.", "NASA"},
		{"Фото Акорды\nТекст дальше.", ""},
		{"Текст.\nФото и видео появились утром.", ""},
		{"Текст.\nФото Токаева показали журналистам.", ""},
		{"Текст.\nФотограф Иванов", ""},
		{"Текст.\nФото", ""},
		{"Текст.\nФото: ", ""},
		{"Текст.\nФото: — 5", ""},
		{"Текст.\nФото: очень длинная подпись, в которой рассказано обо всём, что случилось в этот день на площади", ""},
		{"", ""},
	} {
		if got := credit(test.text); got != test.want {
			t.Errorf("credit(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestAttribution(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Стороны обсудили итоги, пишет informburo.kz.\n\nВстреча прошла, сообщает Акорда.", "informburo.kz"},
		{"Встреча прошла, сообщает Акорда.\nОб этом пишет Informburo.kz.", "informburo.kz"},
		{"Встреча прошла, сообщает Акорда.", "Акорда"},
		{"Об этом сообщает корреспондент агентства «Хабар 24».", "Хабар 24"},
		{"Об этом передаёт МИА «Казинформ» со ссылкой на Акорду.", "Казинформ"},
		{"Как сообщает ТАСС, встреча прошла.", "ТАСС"},
		{"По данным РИА Новости, встреча прошла.", "РИА Новости"},
		{"Об этом пишет Reuters.", "Reuters"},
		{"Tengrinews.kz сообщает, что встреча прошла.", "tengrinews.kz"},
		{"АСТАНА. КАЗИНФОРМ – Встреча прошла.", "КАЗИНФОРМ"},
		{"МОСКВА, 12 марта. /ТАСС/. Встреча прошла.", "ТАСС"},
		{"Кездесу өтті, деп хабарлайды Egemen.kz.", "egemen.kz"},
		{"Кездесу өтті, деп хабарлайды «Хабар» агенттігі.", "Хабар"},
		{"Tengrinews.kz-тің хабарлауынша, кездесу өтті.", "tengrinews.kz"},
		{"Uchrashuv boʻlib oʻtdi, deb xabar beradi Kun.uz.", "kun.uz"},
		{"Kun.uz xabariga koʻra, uchrashuv boʻlib oʻtdi.", "kun.uz"},
		{"Бу ҳақда Gazeta.uz хабар берди.", "gazeta.uz"},
		{"WASHINGTON (Reuters) - The talks ended.", "Reuters"},
		{"The talks ended, according to www.example.org.", "example.org"},
		{"The talks ended, BBC reports.", "BBC"},
		{"Текст.\n\nИсточник: https://www.zakon.kz/123", "zakon.kz"},
		{"Текст.\nДереккөз: «Егемен Қазақстан»\nФото: Ақорда", "Егемен Қазақстан"},
		// These name a speaker, a reader or nobody.
		{"Об этом пишет Иванов.", ""},
		{"Об этом сообщает Токаев.", ""},
		{"Об этом сообщил Министр обороны.", ""},
		{"Tokayev reports progress.", ""},
		{"Об этом отметил М.Азильханов.", ""},
		{"Госсекретарь США Джон Смит сообщил об этом.", ""},
		{"Он пишет «дорогой друг».", ""},
		{"Об этом сообщает Сообщается, что встреча прошла.", ""},
		{"Писатель пишет роман.", ""},
		{"Сайт informburo.kz обновился.", ""},
		{"Один.\nДва.\nТри.\nОб этом пишет informburo.kz.", ""},
		{"", ""},
	} {
		if got := attribution(test.text); got != test.want {
			t.Errorf("attribution(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// TestArchiveTexts reads the project's own articles.
func TestArchiveTexts(t *testing.T) {
	folder, err := Read(os.DirFS("../text"), known)
	if err != nil || len(folder.Problems) > 0 {
		t.Fatal(err, folder.Problems)
	}
	got := map[string][2]string{}
	for _, a := range folder.Articles {
		got[a.Article.ID] = [2]string{a.Article.Source, a.Article.Credit}
	}
	for id, want := range map[string][2]string{
		"kazahstan-uzbekistan-sotrudnichestvo": {"", ""},
		"tokaev-mirziyoev-vstrecha":            {"informburo.kz", "Акорды"},
	} {
		if got[id] != want {
			t.Errorf("%s: source and credit %q, want %q", id, got[id], want)
		}
	}
}

// TestStems wants each word of attribution to be found by the stems that are looked for first.
func TestStems(t *testing.T) {
	depth := 0
	words := strings.FieldsFunc(leading+"|"+trailing, func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		return r == '|' && depth == 0
	})
	if len(words) < 30 {
		t.Fatalf("%d words", len(words))
	}
	for _, word := range words {
		word = strings.ReplaceAll(word, `\s+`, " ")
		if !slices.ContainsFunc(stems, func(stem string) bool { return strings.Contains(word, stem) }) {
			t.Errorf("no stem finds %q", word)
		}
	}
}
