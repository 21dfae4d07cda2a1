package extract

import (
	"strings"
	"testing"

	"muragat/articles"
	"muragat/articles/morph"
)

func TestTopicFacts(t *testing.T) {
	for name, c := range map[string]struct{ lang, title, text, top, narrow string }{
		"election": {
			"ru", "Выборы депутатов мажилиса пройдут весной",
			"ЦИК зарегистрировал кандидатов от шести партий. Избиратели получат бюллетени на участках.",
			"11000000", "20000574",
		},
		"court":   {"ru", "Суд вынес приговор", "Судья огласила приговор, прокурор просил восемь лет. Адвокаты подадут апелляцию.", "02000000", "20000106"},
		"quake":   {"ru", "В Алматы произошло землетрясение", "Сейсмологи сообщили о магнитуде 5,2. Спасатели МЧС проверяют дома.", "03000000", "20000151"},
		"banks":   {"ru", "Нацбанк снизил базовую ставку", "Банки пересмотрят ставки по кредитам и депозитам, инфляция замедлилась.", "04000000", "20000274"},
		"school":  {"ru", "Новая школа на тысячу учеников", "В школе открыты кабинеты, учителя готовят уроки, ученики сдадут экзамены.", "05000000", "20000400"},
		"smog":    {"ru", "Смог над городом", "Экологи измерили загрязнение воздуха: выбросы выросли, отходы сжигают.", "06000000", "20000424"},
		"flu":     {"ru", "Эпидемия гриппа", "Вирус распространяется, врачи советуют вакцинацию; в больницах ввели карантин.", "07000000", "20000448"},
		"pension": {"ru", "Пенсии проиндексируют", "Пенсионеры получат выплаты, пенсионный возраст не изменится, заявил министр труда.", "09000000", "20000531"},
		"mosque":  {"ru", "Мусульмане отмечают Курбан айт", "В мечетях прошла молитва, имамы поздравили верующих.", "12000000", "20000677"},
		"space":   {"ru", "Ракета стартовала с Байконура", "Космонавты летят на орбитальную станцию, спутник выведен на орбиту.", "13000000", "20000757"},
		"boxing":  {"ru", "Боксёр защитил титул", "Боксёр победил нокаутом в пятом раунде и остался чемпионом WBC.", "15000000", "20000856"},
		"protest": {"ru", "Митинги в столице", "Демонстранты вышли на площадь, протесты продолжаются, беспорядков нет.", "16000000", "20000065"},
		"weather": {"ru", "Метель и мороз", "Синоптики обещают снегопад и метель, мороз усилится.", "17000000", "20001129"},
		"music":   {"ru", "Концерт симфонического оркестра", "Музыканты исполнили произведения композиторов, певица спела песни.", "01000000", "20000018"},

		"kk election":  {"kk", "Парламент сайлауы", "Сайлаушылар дауыс берді, кандидаттар үгіт жүргізді.", "11000000", "20000574"},
		"kk farming":   {"kk", "Егін жиналды", "Ауыл шаруашылығы министрі бидай мен астық туралы айтты, фермерлер қуанды.", "04000000", "20000210"},
		"kk football":  {"kk", "Футбол матчы", "Құрама жеңіске жетті, футболшылар гол соқты.", "15000000", "20001065"},
		"kk diplomacy": {"kk", "Елшілер кездесті", "Дипломаттар келіссөз жүргізіп, екіжақты ынтымақтастық туралы меморандумға қол қойды.", "11000000", "20000639"},

		"uz election": {"uz", "Parlament saylovi", "Saylovchilar ovoz berdi, nomzodlar dasturini e’lon qildi.", "11000000", "20000574"},
		"uz cotton":   {"uz", "Paxta terimi", "Qishloq xo‘jaligi vazirligi fermerlar hosilini sarhisob qildi, paxta maydonlari kengaydi.", "04000000", "20000210"},
		"uz Cyrillic": {"uz", "Футбол бўйича терма жамоа", "Футболчилар чемпионатда ғалаба қозонди, мураббий рози.", "15000000", "20001065"},
		"uz hospital": {"uz", "Yangi kasalxona", "Shifokorlar bemorlarni davolaydi, shifoxona jihozlandi.", "07000000", "20000461"},

		"en election":   {"en", "Voters go to the polls", "The election commission counted ballots; candidates held campaign rallies.", "11000000", "20000574"},
		"en virus":      {"en", "Flu outbreak", "Doctors said the virus infected patients; vaccination will begin in hospitals.", "07000000", "20000448"},
		"en tennis":     {"en", "Tennis final", "The tennis player won the tournament at Wimbledon.", "15000000", "20001085"},
		"no language":   {"", "Футбол", "Футболисты забили гол, сборная выиграла матч.", "15000000", "20001065"},
		"other":         {"de", "Fußball", "Die Mannschaft gewann das Match.", "", ""},
		"none":          {"ru", "Здравствуйте", "Мы пришли сюда вчера и остались довольны.", "", ""},
		"empty":         {"ru", "", "", "", ""},
		"not a sport":   {"ru", "О партнёрстве", "Командующий войсками встретился с военнослужащими.", "11000000", "20000599"},
		"not the gas":   {"ru", "Газета вышла", "Редакция газеты рассказала о журналистах.", "01000000", "20000045"},
		"hyphenated":    {"ru", "Торгово-экономическое взаимодействие", "Бизнес и экспорт: товарооборот вырос.", "04000000", "20000373"},
		"other senses":  {"en", "Theatre of war", "Laws of physics.", "", ""},
		"case and ё":    {"ru", "УЧЁНЫЕ", "УЧЁНЫЕ ОПИСАЛИ ДИНОЗАВРОВ", "13000000", "20000717"},
		"one weak word": {"ru", "Вчера", strings.Repeat("Мы пришли туда и посмотрели, что там было. ", 40) + "Тренер ушёл.", "", ""},
		"lemma":         {"ru", "", "О суде", "02000000", "20000106"},
		"kk ending":     {"kk", "", "Көлдерден, ормандардан", "06000000", "20000441"},
		"en plural":     {"en", "", "Two victories", "15000000", ""},
	} {
		facts := topicFacts(c.title, c.text, c.lang, morph.Lemmatizer())
		top, all := "", map[string]bool{}
		for i, f := range facts {
			if i == 0 {
				top = f.Topic
			}
			all[f.Topic] = true
		}
		if top != c.top || c.narrow != "" && !all[c.narrow] {
			t.Errorf("%s: got %v, want %s first and %q", name, facts, c.top, c.narrow)
		}
	}
}

func TestTopicsOfSeeds(t *testing.T) {
	for title, text := range seeds(t) {
		facts := topicFacts(title, text, "ru", morph.Lemmatizer())
		got := map[string]bool{}
		for _, f := range facts {
			got[f.Topic] = true
			if top := iptcTable()[topicTree().top[topicTree().index[f.Topic]]].ID; top != "11000000" {
				t.Errorf("%s: topic %s of %s by %s", title, f.Topic, top, f.Rule)
			}
		}
		if !got["11000000"] || !got["20000638"] {
			t.Errorf("%s: got %v, want politics and international relations", title, facts)
		}
	}
}

func TestTopicEvidence(t *testing.T) {
	facts := topicFacts("Выборы", "Кандидаты и избиратели. Избирателей много, кандидатов мало.", "ru", nil)
	if len(facts) == 0 || facts[0].Rule != "words: выборы, избиратели, кандидаты" {
		t.Errorf("got %v", facts)
	}
	for i, f := range facts {
		if f.Score <= 0 || f.Score >= 1 || i > 0 && f.Score > facts[i-1].Score {
			t.Errorf("scores: %v", facts)
		}
	}
}

func TestTopicScore(t *testing.T) {
	score := func(title, text string) float64 {
		for _, f := range topicFacts(title, text, "ru", nil) {
			if f.Topic == "20000574" {
				return f.Score
			}
		}
		return 0
	}
	filler := strings.Repeat("Мы пришли туда и посмотрели на то, что там было вчера. ", 10)
	once, twice, title := score("", filler+"избиратели бюллетень"), score("", filler+"избиратели избиратели бюллетень"), score("избиратели", filler+"бюллетень")
	long := score("", filler+filler+filler+"избиратели бюллетень")
	many := score("", filler+strings.Repeat("избиратели ", 30)+"бюллетень")
	if !(long < once && once < twice && twice < title) {
		t.Errorf("long %v, once %v, twice %v, title %v: want ascending", long, once, twice, title)
	}
	if most := score("", filler+"избиратели бюллетень референдум"); most <= many-0.1 {
		t.Errorf("a word thirty times gives %v, a third word %v", many, most)
	}
}

func TestTopicWords(t *testing.T) {
	for lang, index := range topicIndexOf {
		count := map[int]int{}
		for _, byWord := range []map[string][]*topicPattern{index().words, index().stems} {
			for _, ps := range byWord {
				for _, p := range ps {
					for _, w := range p.reach {
						count[w.topic]++
					}
				}
			}
		}
		for i, topic := range iptcTable() {
			if count[i] < 3 {
				t.Errorf("%s: %d words for %s", lang, count[i], topic.ID)
			}
		}
	}
}

func TestGreatestWeightCounts(t *testing.T) {
	x, err := parseTopics("11000000 Politics\n1 word\n20000574 Election\n3 word\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range x.words["word"][0].reach {
		if w.weight != 3 {
			t.Errorf("%s has weight %v, want 3", iptcTable()[w.topic].ID, w.weight)
		}
	}
}

func TestParseTopicsErrors(t *testing.T) {
	for data, want := range map[string]string{
		"99999999 No such topic\n3 a\n": "1: topic 99999999",
		"\n3 word\n":                    `2: found "3"`,
		"20000574 Election\n4 word\n":   `2: found "4"`,
		"20000574 Election\nx word\n":   `2: found "x"`,
		"20000574 Election\n3 a__b\n":   `2: found "a__b"`,
		"20000574 Election\n3 a*b\n":    `2: found "a*b"`,
		"-\n1 word\n":                   `2: found "1"`,
	} {
		if _, err := parseTopics(data); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got error %v, want %s…", data, err, want)
		}
	}
}

func TestTopicsAreDeterministic(t *testing.T) {
	for title, text := range seeds(t) {
		first := topicFacts(title, text, "", morph.Lemmatizer())
		for range 20 {
			again := topicFacts(title, text, "", morph.Lemmatizer())
			if len(again) != len(first) {
				t.Fatalf("%v, then %v", first, again)
			}
			for i := range first {
				if first[i] != again[i] {
					t.Fatalf("%v, then %v", first, again)
				}
			}
		}
	}
}

func FuzzTopicFacts(f *testing.F) {
	f.Add("Выборы", "торгово-экономическое взаимодействие", "ru")
	f.Add("O‘zbekiston", "Футбол бўйича\xff терма жамоа", "uz")
	f.Add("-", "сайлау-сайлау ә", "kk")
	f.Add("'", "prime minister's", "")
	f.Fuzz(func(t *testing.T, title, text, lang string) {
		seen := map[string]bool{}
		for _, fact := range topicFacts(title, text, lang, nil) {
			if _, ok := topicTree().index[fact.Topic]; !ok || seen[fact.Topic] || fact.Score < minTopicScore-0.001 || fact.Score > 1 || !strings.HasPrefix(fact.Rule, "words: ") {
				t.Errorf("%q, %q: %+v", title, text, fact)
			}
			seen[fact.Topic] = true
		}
	})
}

func BenchmarkTopicFacts(b *testing.B) {
	text := strings.Repeat("В ходе встречи были рассмотрены актуальные вопросы взаимодействия уполномоченных государственных органов. ", 100)
	for name, lemmas := range map[string]articles.Lemmatizer{"stems": nil, "lemmas": morph.Lemmatizer()} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				topicFacts("О сотрудничестве", text, "ru", lemmas)
			}
		})
	}
}
