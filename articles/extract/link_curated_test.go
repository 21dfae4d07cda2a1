package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"muragat/articles"
)

func TestCuratorsListsReplaceWhatIsFound(t *testing.T) {
	text := "В парламенте на выборах депутатов победила Дина Ким. Олег Громов и Пётр Громов недовольны. Громову вручили мандат."
	found := facts(text)
	if len(found.Articles[0].Persons) != 3 || len(found.Articles[0].Topics) == 0 || len(found.Doubts) != 1 {
		t.Fatalf("%+v, wanted three persons, topics and a doubt in the text", found)
	}
	for _, c := range []struct {
		people, topics         []string
		wantPeople, wantTopics []string
		doubts                 int
	}{
		{nil, nil, []string{"dina-kim 1", "oleg-gromov 1", "petr-gromov 2"}, nil, 1},
		{[]string{"Дина Ким", "Эль Мюрид"}, []string{"11000000"}, []string{"dina-kim 1", "el-myurid 0"}, []string{"11000000"}, 0},
		{[]string{"petr-gromov"}, []string{"15000000"}, []string{"petr-gromov 2"}, []string{"15000000"}, 0},
		{[]string{}, []string{}, nil, nil, 0},
	} {
		r := Facts([]Input{{Article: articles.Article{ID: "a", Title: "—", Text: text}, People: c.people, Topics: c.topics}}, Authority{}, nil)
		var people, topics []string
		for _, p := range r.Articles[0].Persons {
			people = append(people, fmt.Sprint(p.Person, " ", len(p.Mentions)))
		}
		for _, f := range r.Articles[0].Topics {
			topics = append(topics, f.Topic)
		}
		if c.topics == nil {
			for _, f := range found.Articles[0].Topics {
				c.wantTopics = append(c.wantTopics, f.Topic)
			}
		}
		slices.Sort(people)
		if diff := cmp.Diff(c.wantPeople, people); diff != "" {
			t.Errorf("people %q: (-want +got)\n%s", c.people, diff)
		}
		if diff := cmp.Diff(c.wantTopics, topics); diff != "" {
			t.Errorf("topics %q: (-want +got)\n%s", c.topics, diff)
		}
		if len(r.Persons) != len(people) || len(r.Doubts) != c.doubts {
			t.Errorf("people %q: %v and doubts %v, wanted %d persons and %d doubts", c.people, r.Persons, r.Doubts, len(people), c.doubts)
		}
	}
}

func TestCuratorsNamesAreFoundInTheText(t *testing.T) {
	known := Authority{Persons: []AuthorityPerson{{Person: articles.Person{ID: "aksakal", Name: "Старый Аксакал"}}}}
	for _, c := range []struct{ people, text, want string }{
		{"Эль Мюрид", "Эль Мюрид сказал, что Эль Мюрида не ждали.", "Эль Мюрид: Эль Мюрид | Эль Мюрида\n"},
		{"Кто-то Неизвестный", "Вышел Кто-то Неизвестный.", "Кто-то Неизвестный: Кто-то Неизвестный\n"},
		{"Ержан Аманов", "Аманова ждали. С ним М. Аманов.", "Ержан Аманов: Аманова\n"},
		{"А. Иванов", "Пришёл Алексей Иванов. Иванову рады.", "А. Иванов: Алексей Иванов | Иванову\n"},
		{"Ли Сяолун", "Ли Сяолун приехал. Встречали Ли Сяолуна.", "Ли Сяолун: Ли Сяолун | Ли Сяолуна\n"},
		{"Старый Аксакал", "Старого Аксакала ждали.", "Старый Аксакал: Старого Аксакала\n"},
		{"Звёздочёт", "Говорят, Звездочёта видели. Звездочёт — звездочёт.", "Звёздочёт: Звездочёта | Звездочёт\n"},
	} {
		r := Facts([]Input{
			{Article: articles.Article{ID: "a", Title: "—", Text: c.text}, People: []string{c.people}},
			{Article: articles.Article{ID: "b", Title: "—", Text: "Здесь Ли Сяолун, Ержан Аманов, Эль Мюрид и Звездочёт."}},
		}, known, nil)
		if diff := cmp.Diff(c.want, people(r, 0)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.text, diff)
		}
		for _, p := range r.Articles[1].Persons {
			for _, m := range p.Mentions {
				if strings.HasPrefix(m.Rule, "alias") {
					t.Errorf("%s is an alias in the other article: %+v", c.people, m)
				}
			}
		}
		for _, p := range r.Persons {
			if strings.HasSuffix(p.ID, "-2") {
				t.Errorf("%s became two persons: %v", c.people, r.Persons)
			}
		}
	}
}

func TestCuratorsNamesAreJoinedAcrossArticles(t *testing.T) {
	for _, c := range []struct {
		people, text string
		others       []string
		want         []string
	}{
		{"Ержан Маратович Аманов", "Ержан Аманов рад.", []string{"Пришёл Ержан Аманов."}, []string{"erzhan-amanov Ержан Аманов"}},
		{"Ержан Аманов", "Ержан Маратович Аманов рад.", []string{"Пришёл Ержан Маратович Аманов."}, []string{"erzhan-maratovich-amanov Ержан Маратович Аманов"}},
		{
			"Ержан Аманов", "Ержан Аманов рад.",
			[]string{"Пришёл Ержан Маратович Аманов.", "Пришёл Ержан Асанович Аманов."},
			[]string{"erzhan-amanov Ержан Аманов", "erzhan-asanovich-amanov Ержан Асанович Аманов", "erzhan-maratovich-amanov Ержан Маратович Аманов"},
		},
		{
			"Ержан Асанович Аманов", "Ержан Аманов рад.",
			[]string{"Пришёл Ержан Маратович Аманов."},
			[]string{"erzhan-asanovich-amanov Ержан Асанович Аманов", "erzhan-maratovich-amanov Ержан Маратович Аманов"},
		},
	} {
		in := []Input{{Article: articles.Article{ID: "a", Title: "—", Text: c.text}, People: []string{c.people, c.people}}}
		for i, text := range c.others {
			in = append(in, Input{Article: articles.Article{ID: fmt.Sprint(i), Title: "—", Text: text}})
		}
		r := Facts(in, Authority{}, nil)
		if diff := cmp.Diff(c.want, ids(r)); diff != "" {
			t.Errorf("%s in %s (-want +got):\n%s", c.people, c.text, diff)
		}
		if p := r.Articles[0].Persons; len(p) != 1 || len(p[0].Mentions) != 1 {
			t.Errorf("%s in %s: %v, wanted one person, mentioned once", c.people, c.text, p)
		}
	}
}

// The text of the second article does not name the person whom both list.
func TestCuratorsNameIsOnePersonWithoutMention(t *testing.T) {
	in := []Input{
		{Article: articles.Article{ID: "a", Title: "—", Text: "Ержан Маратович Аманов рад."}, People: []string{"Ержан Аманов"}},
		{Article: articles.Article{ID: "b", Title: "—", Text: "Стихи."}, People: []string{"Ержан Аманов"}},
		{Article: articles.Article{ID: "c", Title: "—", Text: "Пришёл Ержан Маратович Аманов."}},
	}
	for range in {
		in = append(in[1:], in[0])
		if diff := cmp.Diff([]string{"erzhan-maratovich-amanov Ержан Маратович Аманов"}, ids(Facts(in, Authority{}, nil))); diff != "" {
			t.Errorf("%s first (-want +got):\n%s", in[0].Article.ID, diff)
		}
	}
}
