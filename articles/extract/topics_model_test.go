package extract

import (
	"math"
	"strings"
	"testing"

	"muragat/articles/morph"
)

// Texts that few listed words tell of: the model finds their topics.
func TestModelTopics(t *testing.T) {
	for name, c := range map[string]struct{ lang, text, topic string }{
		"ru travel":     {"ru", "Снимите комнату у моря заранее: летом отели на побережье дороги, а добраться туда можно поездом или автобусом.", "20000563"},
		"ru geography":  {"ru", "Залив лежит на востоке полуострова, окружён горами и покрыт льдом с ноября.", "20000746"},
		"ru science":    {"ru", "У этих птиц длинный клюв, они вьют гнёзда в траве и питаются личинками.", "06000000"},
		"ru health":     {"ru", "У ребёнка поднялась температура, болит горло, ему дали таблетку и уложили спать.", "07000000"},
		"ru sport":      {"ru", "Гонщик опередил соперников на последнем круге и поднялся на пьедестал.", "15000000"},
		"kk travel":     {"kk", "Қонақүйде бөлме алыңыз, жағажайға автобуспен баруға болады, билет арзан.", "20000563"},
		"kk geography":  {"kk", "Арал мұхиттың оңтүстігінде орналасқан, жағалауы таулы.", "20000746"},
		"kk health":     {"kk", "Науқастың қызуы көтеріліп, дәрігер дәрі берді, қазір тынығып жатыр.", "07000000"},
		"uz travel":     {"uz", "Mehmonxonada xona oling, plyajga avtobusda borish mumkin, chipta arzon.", "20000563"},
		"uz Cyrillic":   {"uz", "Меҳмонхонада хона олинг, пляжга автобусда бориш мумкин, чипта арзон.", "20000563"},
		"uz geography":  {"uz", "Orol okeanning janubida joylashgan, qirg‘oqlari tog‘li.", "20000746"},
		"en travel":     {"en", "Book a room near the beach well ahead: in summer you pay twice, and buses to the bay are full.", "20000563"},
		"en geography":  {"en", "The bay lies east of the peninsula, surrounded by hills and covered with ice from November.", "20000746"},
		"en science":    {"en", "These birds have long beaks, nest in the grass and feed on larvae.", "06000000"},
		"en technology": {"en", "The engine turns heat into motion: steam drives a wheel, and the wheel a pump.", "13000000"},
	} {
		facts := topicFacts("", c.text, c.lang, morph.Lemmatizer())
		found := false
		for _, f := range facts {
			found = found || f.Topic == c.topic
		}
		if !found {
			t.Errorf("%s: got %v, want %s", name, facts, c.topic)
		}
	}
}

// News of the region is not what the model's sentences are: the lists decide it, and the model must not lead it astray.
func TestModelLeavesNews(t *testing.T) {
	for text, top := range map[string]string{
		"Экспорт муки в Узбекистан вырос на треть, сообщили в министерстве торговли, цены снизились.":    "04000000",
		"Нацбанк продал доллары на бирже, курс тенге укрепился, банки подняли ставки по вкладам.":        "04000000",
		"Суд взял под арест директора рынка, его подозревают в мошенничестве при продаже земли.":         "02000000",
		"Дом сгорел ночью, пожарные спасли троих, пострадавшие в больнице.":                              "03000000",
		"Метель закрыла трассу, синоптики ждут мороз до тридцати градусов и снегопад.":                   "17000000",
		"В мечети прочли праздничную молитву, имам поздравил верующих с Ораза айтом.":                    "12000000",
		"Премьер провёл заседание правительства, министры отчитались о выполнении поручений президента.": "11000000",
		"Пенсионеры получат прибавку к пенсии и социальные пособия с января.":                            "09000000",
		"Рота вышла к границе, артиллерия обстреляла позиции боевиков, объявлено перемирие.":             "16000000",
	} {
		facts := topicFacts("", text, "ru", morph.Lemmatizer())
		if len(facts) == 0 || facts[0].Topic != top {
			t.Errorf("%s: got %v, want %s first", text, facts, top)
		}
	}
}

// What speaks for a topic is named, and from where.
func TestModelEvidence(t *testing.T) {
	facts := topicFacts("", "Снимите комнату у моря, добраться туда можно поездом.", "ru", morph.Lemmatizer())
	rule := ""
	for _, f := range facts {
		if f.Topic == "20000563" {
			rule = f.Rule
		}
	}
	if !strings.Contains(rule, "model: ") || !strings.Contains(rule, "комнату") || !strings.Contains(rule, "поездом") || strings.Contains(rule, "можно") {
		t.Errorf("rule %q of %v, want one by the model, with комнату and поездом", rule, facts)
	}
	for _, f := range facts {
		if n := strings.Count(f.Rule, ",") + strings.Count(f.Rule, ";") + 1; n > maxTopicWords {
			t.Errorf("%q names %d words, want at most %d", f.Rule, n, maxTopicWords)
		}
	}
}

// A long text with few known words, and a text of other letters, are nothing to the model.
func TestModelIsSilent(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("Мы пришли туда и посмотрели на то, что там было вчера. ", 20) + "Отель.",
		"Мы пришли сюда вчера и остались довольны.",
		"大统领 大统领",
	} {
		if facts := topicFacts("", text, "ru", morph.Lemmatizer()); len(facts) > 0 {
			t.Errorf("%.60s…: got %v, want none", text, facts)
		}
	}
}

// Every feature is one that a text can have, and the shares add up to 1.
func TestModelFile(t *testing.T) {
	known := map[string]bool{biasFeature: true}
	for _, topic := range iptcTable() {
		known[topic.ID] = true
	}
	for _, name := range conceptTable().names {
		if known[name] {
			t.Errorf("two features are called %q", name)
		}
		known[name] = true
	}
	for name := range topicModel() {
		_, word, ok := strings.Cut(name, ":")
		if !known[name] && !(ok && letters(word) == beginningLetters) {
			t.Errorf("the model has weights of %q, which is no topic, no concept and no beginning of a word", name)
		}
	}
	for _, name := range conceptTable().names {
		if topicModel()[name] == nil {
			t.Errorf("the model has no weights of the concept %q; make topics-model learns them", name)
		}
	}
	sum := 0.0
	for _, s := range topicModel().shares([]topicFeature{{name: "hotel", value: 1}}) {
		sum += s
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("shares add up to %v", sum)
	}
}

// A concept has words in all four languages; of which the Russian ones are no Latin and the like.
func TestConceptFile(t *testing.T) {
	count := map[string][]int{}
	for lang, index := range conceptTable().byLang {
		count[lang] = make([]int, len(conceptTable().names))
		for _, byWord := range []map[string][]*topicPattern{index.words, index.stems} {
			for first, ps := range byWord {
				if s := scriptOf([]rune(first)[0]); (lang == "ru" || lang == "kk") == (s == scriptLatin) && !latinNames[first] {
					t.Errorf("%s: %q is in other letters", lang, first)
				}
				for _, p := range ps {
					for _, w := range p.reach {
						count[lang][w.topic]++
					}
				}
			}
		}
	}
	for i, name := range conceptTable().names {
		for lang := range count {
			if count[lang][i] < 2 {
				t.Errorf("%s: %d words for %q", lang, count[lang][i], name)
			}
		}
	}
}

// latinNames are those that are written so in every language.
var latinNames = map[string]bool{
	"google": true, "microsoft": true, "apple": true, "facebook": true, "wi-fi": true, "nintendo": true, "playstation": true, "xbox": true,
}

func TestParseModelErrors(t *testing.T) {
	row := strings.Repeat("1 ", len(topicFamilies))
	for data, want := range map[string]string{
		"# x\n" + row + "\n":               "2: found 8 words",
		"\n" + row[2:] + "x animal\n":      `2: found "x"`,
		strings.Repeat("NaN ", 8) + "a\n":  `1: found "NaN"`,
		strings.Repeat("2000 ", 8) + "a\n": `1: found "2000"`,
	} {
		if _, err := parseModel(data); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got error %v, want %s…", data, err, want)
		}
	}
}

func TestParseConceptsErrors(t *testing.T) {
	for data, want := range map[string]string{
		"en word\n":             `1: found "en"`,
		"=\nen word\n":          `1: found "="`,
		"= a\nde Wort\n":        `2: found "de"`,
		"= a\nen wo*rd\n":       `2: found "wo*rd"`,
		"# x\n= a\n\nen a__b\n": `4: found "a__b"`,
	} {
		if _, err := parseConcepts(data); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got error %v, want %s…", data, err, want)
		}
	}
}
