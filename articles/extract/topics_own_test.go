package extract

import (
	"strings"
	"testing"

	"muragat/articles"
)

// A curator's words are found in their forms, in every language, and whatever else the article is about.
func TestCuratorsWords(t *testing.T) {
	known := Authority{
		Topics: []articles.Topic{
			{ID: "aral", Labels: []articles.Label{{Lang: "ru", Text: "Арал"}}},
			{ID: "tram", Labels: []articles.Label{{Lang: "ru", Text: "Трамвай"}}},
		},
		TopicWords: map[string][]string{
			"aral":     {"солёное озеро", "арал*", "orol dengizi"},
			"tram":     {"трамвай", "tramvay", "tram"},
			"20000574": {"пиалат"},
			"broken":   {"a**"},
		},
	}
	for name, c := range map[string]struct{ lang, title, text, want string }{
		"a form":          {"ru", "Новости", "Мы ехали трамваем.", "tram curator's words: трамваем"},
		"several words":   {"ru", "Новости", "Он видел солёное озеро и Аральское море.", "aral curator's words: солёное озеро, аральское"},
		"Kazakh":          {"kk", "Жаңалық", "Аралдағы балық.", "aral curator's words: аралдағы"},
		"Uzbek":           {"uz", "Yangilik", "Tramvaydan tushdi.", "tram curator's words: tramvaydan"},
		"Uzbek, Cyrillic": {"uz", "Янгилик", "Трамвайдан тушди.", "tram curator's words: трамвайдан"},
		"English":         {"en", "News", "Two trams stopped.", "tram curator's words: trams"},
		"one of IPTC":     {"ru", "Новости", "Здесь пиалат.", "20000574 curator's words: пиалат"},
		"none":            {"ru", "Новости", "Мы ехали автобусом.", ""},
		"once in a long text": {
			"ru", "Боксёр защитил титул",
			strings.Repeat("Боксёр победил нокаутом в пятом раунде и остался чемпионом WBC. ", 60) + "Домой он ехал трамваем.",
			"tram curator's words: трамваем",
		},
	} {
		r := Facts([]Input{{Article: articles.Article{ID: "a", Title: c.title, Text: c.text, Lang: c.lang}}}, known, nil)
		got := ""
		for i, f := range r.Articles[0].Topics {
			if strings.HasPrefix(f.Rule, "curator's") {
				got = f.Topic + " " + f.Rule
				if f.Score < minTopicScore || f.Score >= 1 {
					t.Errorf("%s: score %v", name, f.Score)
				}
			}
			if i > 0 && f.Score > r.Articles[0].Topics[i-1].Score {
				t.Errorf("%s: topics are not in the order of their scores: %v", name, r.Articles[0].Topics)
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q of %v, want %q", name, got, r.Articles[0].Topics, c.want)
		}
	}
}

// A list of topics in the article itself replaces what any words tell.
func TestCuratorsListWinsOverWords(t *testing.T) {
	known := Authority{TopicWords: map[string][]string{"20000574": {"трамвай"}}}
	in := Input{Article: articles.Article{ID: "a", Title: "Трамвай", Text: "Трамвай идёт.", Lang: "ru"}, Topics: []string{}}
	if got := Facts([]Input{in}, known, nil).Articles[0].Topics; len(got) > 0 {
		t.Errorf("got %v, want none", got)
	}
}

// A topic is given once, with the greater of the scores.
func TestCuratorsWordsOfAGivenTopic(t *testing.T) {
	a := articles.Article{ID: "a", Title: "Выборы", Text: "Кандидаты и избиратели у трамвая.", Lang: "ru"}
	before := Facts([]Input{{Article: a}}, Authority{}, nil).Articles[0].Topics
	after := Facts([]Input{{Article: a}}, Authority{TopicWords: map[string][]string{"20000574": {"трамвай"}}}, nil).Articles[0].Topics
	if len(after) != len(before) {
		t.Fatalf("%v, then %v", before, after)
	}
	for i, f := range after {
		if f.Topic != before[i].Topic || f.Score != before[i].Score || (f.Rule == "curator's words: трамвая") != (f.Topic == "20000574") {
			t.Errorf("%v, then %v", before[i], f)
		}
	}
}
