package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"ru", "Президент принял участие в открытии новой школы в Караганде."},
		{"ru", "Втора́я мирова́я война́ началась в 1939 году."},
		{"ru", "Компания Google открыла офис в Астане, сообщает Reuters."},
		{"ru", "Депутаты объединения «Бір ел – бір мүдде» обсудили проект закона, который был внесён в парламент, и договорились о встрече в Ташкенте."},
		{"ru", "Әлия Молдағұлова родилась в Казахстане и погибла на фронте, ей было 18 лет."},
		{"ru", "Президентский указ подписан"},
		{"kk", "Президент Қарағандыдағы жаңа мектептің ашылуына қатысты."},
		{"kk", "Алматы мен Астана арасында пойыз бар."},
		{"kk", "Мемлекет басшысы сапар барысында облыс жұртшылығымен кездесті, деп хабарлады РИА Новости."},
		{"uz", "Prezident Samarqandda yangi maktab ochilishida ishtirok etdi."},
		{"uz", "O‘zbekiston va Qozog‘iston o‘rtasida shartnoma imzolandi."},
		{"uz", "Oʻzbekiston Respublikasi bilan hamkorlik haqida."},
		{"uz", "Ўзбекистон ва Қозоғистон ўртасида шартнома имзоланди."},
		{"uz", "Президент янги мактаб очилишида иштирок этди ва болалар билан учрашди."},
		{"en", "The president opened a new school in Karaganda."},
		{"en", "Mirziyoyev arrived in Toshkent from the city of Samarqand."},
		{"", ""},
		{"", "12.03.2019 — 14:30"},
		{"", "Астана Алматы"},
		{"", "大统领"},
		{"", "Президент України прибув до Львова, щоб зустрітися з мером міста."},
		{"", "Прэзідэнт Беларусі наведаў школу, якая была адкрыта ў Мінску."},
		{"", "Президентът каза, че ще се срещне с министъра на отбраната."},
		{"", "Президент жаңы мектептин ачылышына катышты жана окуучулар менен жолугушту."},
		{"", "Президент дар мактаби нав бо хонандагон вохӯрд ва аз синфхонаҳо дидан кард."},
		{"", "Cumhurbaşkanı yeni okulun açılışına katıldı ve öğrencilerle bir araya geldi."},
		{"", "Der Präsident hat die neue Schule eröffnet und sprach mit den Kindern."},
		{"", "Le président a ouvert la nouvelle école et il a parlé avec les enfants."},
	} {
		if got := Language(c.text); got != c.want {
			t.Errorf("Language(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// Titles are short; of two languages that fit alike, none is given.
func TestLanguageOfTitles(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"ru", "Токаев прибыл в Ташкент"},
		{"ru", "Новости Казахстана"},
		{"ru", "Курс доллара на сегодня"},
		{"ru", "Пожар в Алматы"},
		{"ru", "Погода в Астане"},
		{"ru", "Выборы президента Узбекистана"},
		{"ru", "Закон о банках подписан"},
		{"ru", "Мирзиёев встретился с Токаевым"},
		{"ru", "Саммит ШОС"},
		{"ru", "Итоги года"},
		{"ru", "Землетрясение в Турции"},
		{"ru", "Новый мост через Сырдарью"},
		{"ru", "Матч «Кайрат» — «Пахтакор»"},
		{"ru", "ЕАЭС: новые правила торговли"},
		{"ru", "Байконур: запуск отложен"},
		{"ru", "Цены растут"},
		{"ru", "Хлопок и зерно"},
		{"ru", "Встреча в Самарканде"},
		{"ru", "Премьер-министр назначен"},
		{"kk", "Президент Жарлығы"},
		{"kk", "Астанада кездесу өтті"},
		{"kk", "Ауа райы болжамы"},
		{"kk", "Доллар бағамы"},
		{"kk", "Жаңа мектеп ашылды"},
		{"kk", "Парламент сайлауы"},
		{"kk", "Тоқаев Ташкентке барды"},
		{"kk", "Алматыда өрт шықты"},
		{"kk", "Мемлекет басшысының сапары"},
		{"kk", "Қазақстан жаңалықтары"},
		{"kk", "Бүгінгі доллар бағамы"},
		{"kk", "Абай атындағы театр"},
		{"kk", "Спорт жаңалықтары"},
		{"kk", "Құрама жеңіске жетті"},
		{"kk", "Егін жинау басталды"},
		{"kk", "Баға өсті"},
		{"kk", "Көлік апаты"},
		{"kk", "Маңызды мәселе"},
		{"kk", "Түркістан облысы"},
		{"kk", "Атырауда су тасқыны"},
		{"uz", "Oʻzbekiston yangiliklari"},
		{"uz", "Prezident farmoni"},
		{"uz", "Dollar kursi"},
		{"uz", "Toshkentda uchrashuv boʻlib oʻtdi"},
		{"uz", "Ob-havo ma'lumoti"},
		{"uz", "Yangi maktab ochildi"},
		{"uz", "Parlament saylovi"},
		{"uz", "Mirziyoyev Ostonaga bordi"},
		{"uz", "Andijonda yongʻin chiqdi"},
		{"uz", "Paxta terimi boshlandi"},
		{"uz", "Narxlar oshdi"},
		{"uz", "Sport xabarlari"},
		{"uz", "Terma jamoa gʻalaba qozondi"},
		{"uz", "Samarqandda sammit"},
		{"uz", "Yoʻl-transport hodisasi"},
		{"uz", "Shavkat Mirziyoyev Toshkentda"},
		{"uz", "Ўзбекистон янгиликлари"},
		{"uz", "Президент фармони"},
		{"", "Доллар курси"},
		{"uz", "Тошкентда учрашув бўлиб ўтди"},
		{"uz", "Об-ҳаво маълумоти"},
		{"uz", "Янги мактаб очилди"},
		{"uz", "Парламент сайлови"},
		{"uz", "Мирзиёев Остонага борди"},
		{"uz", "Андижонда ёнғин чиқди"},
		{"uz", "Пахта терими бошланди"},
		{"uz", "Нархлар ошди"},
		{"uz", "Терма жамоа ғалаба қозонди"},
		{"", "Самарқандда саммит"},
		{"uz", "Шавкат Мирзиёев Тошкентда"},
		{"en", "President visits Tashkent"},
		{"en", "Dollar exchange rate"},
		{"en", "Fire in Almaty"},
		{"en", "Kazakhstan news"},
		{"en", "Parliamentary elections"},
		{"en", "New school opens"},
		{"en", "Weather forecast"},
		{"en", "Football results"},
		{"en", "Summit in Samarkand"},
		{"en", "Tokayev meets Mirziyoyev"},
		{"en", "Oil prices rise"},
		{"en", "Earthquake in Turkey"},
		{"en", "Uzbekistan wins gold"},
		{"en", "Cotton harvest begins"},
		{"en", "Prime minister resigns"},
		{"", "Погода в Києві"},
	} {
		if got := Language(c.text); got != c.want {
			t.Errorf("Language(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLanguageOfLongText(t *testing.T) {
	ru := strings.Repeat("Депутаты обсудили бюджет на следующий год. ", 2000)
	if got := Language(ru + strings.Repeat("The members of the house discussed the budget. ", 500)); got != "ru" {
		t.Errorf("got %q, want ru", got)
	}
}

func TestLanguageTable(t *testing.T) {
	seen := map[string]int{}
	for _, l := range languageTable() {
		if l.script == scriptOther || len(l.alphabet) < 20 || len(l.words) < 10 {
			t.Errorf("%q: script %d, %d letters, %d words", l.code, l.script, len(l.alphabet), len(l.words))
		}
		for w := range l.words {
			for _, r := range w {
				if !l.alphabet[r] && l.code != "" {
					t.Errorf("%q: the word %q has %q, which is not in the alphabet", l.code, w, r)
				}
			}
		}
		seen[l.code]++
	}
	if seen["ru"] != 1 || seen["kk"] != 1 || seen["uz"] != 2 || seen["en"] != 1 {
		t.Errorf("languages: %v", seen)
	}
}

func FuzzLanguage(f *testing.F) {
	f.Add("Президент принял участие")
	f.Add("o‘zbek \xff ʻ'-'")
	f.Add("-а'")
	f.Fuzz(func(t *testing.T, text string) {
		switch got := Language(text); got {
		case "", "ru", "kk", "uz", "en":
		default:
			t.Errorf("Language(%q) = %q", text, got)
		}
		forEachWord(text, func(word string, _ script) bool {
			if word == "" || utf8.ValidString(text) && !utf8.ValidString(word) {
				t.Errorf("word %q in %q", word, text)
			}
			return true
		})
	})
}
