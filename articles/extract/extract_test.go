package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"muragat/articles"
)

func TestMainPersonsComeFirst(t *testing.T) {
	r := Facts([]Input{{
		Article: articles.Article{ID: "a", Title: "Яков Юдин в Алматы", Text: "Приехали Алма Абаева, Юрий Яшин и Пётр Орлов. Яшина и Орлова ждали. Орлов рад."},
		People:  []string{"Аарон Неназванный", "Алма Абаева", "Яков Юдин", "Юрий Яшин", "Пётр Орлов"},
	}}, Authority{}, nil)
	var got []string
	for _, p := range r.Articles[0].Persons {
		got = append(got, p.Person)
	}
	want := []string{"petr-orlov", "yurii-yashin", "yakov-yudin", "alma-abaeva", "aaron-nenazvannyi"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("persons, three mentions, two, one in the title, one, none (-want +got):\n%s", diff)
	}
}
