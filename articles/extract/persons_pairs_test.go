package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTwoNamesAreNoPair(t *testing.T) {
	for text, want := range map[string]string{
		"Оливер Линдт снял фильм о Семёне Дьякове. В интервью Линдту Дьяков рассказал о детстве.": "Оливер Линдт: Оливер Линдт | Линдту\nСемён Дьяков: Семёне Дьякове | Дьяков\n",
		"Семён Дьяков выступил вчера. В Послании Дьякова о том нет ни слова.":                     "Семён Дьяков: Семён Дьяков | Дьякова\n",
		"Оливер Линдт прилетел. Советник Оливера Линдта Келлиэн Брамс молчит.":                    "Келлиэн Брамс: Келлиэн Брамс\nОливер Линдт: Оливер Линдт | Оливера Линдта\n",
		"Игорь Линцевич выступил. По словам Линцевича, всё готово.":                               "Игорь Линцевич: Игорь Линцевич | Линцевича\n",
		"Пришёл Пурлан Дьяков. Дьякова ждали.":                                                    "Пурлан Дьяков: Пурлан Дьяков | Дьякова\n",
		"Семён Дьяков и его брат Пурлан Дьяков пришли.":                                           "Пурлан Дьяков: Пурлан Дьяков\nСемён Дьяков: Семён Дьяков\n",
		"Игорь Дьяков ответил.\n© Игорь Астапкович\nОб этом сообщил Дьяков.":                      "Игорь Астапкович: Игорь Астапкович\nИгорь Дьяков: Игорь Дьяков | Дьяков\n",
	} {
		if diff := cmp.Diff(want, people(facts(text), 0)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// Who is doubtful stays one of the article's persons.
func TestMendedPatronymicIsStillDoubted(t *testing.T) {
	full := &entity{given: "Игорь", patronymic: "Линцевич", mentions: []placed{{}}}
	alone, other := &entity{surname: "Линцевич", mentions: []placed{{}}}, &entity{surname: "Линцевич", given: "Олег", mentions: []placed{{}}}
	d := document{entities: []*entity{full, alone, other}, unclear: []unclear{{fit: []*entity{other, alone}}}}
	d.mendPatronymics()
	if fit := d.unclear[0].fit; fit[0] != other || fit[1] != full {
		t.Errorf("what may be the one alone fits %v, wanted the two who are left", fit)
	}
}
