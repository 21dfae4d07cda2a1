package extract

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"muragat/articles"
)

func TestForemostIsMeant(t *testing.T) {
	many := slices.Repeat([]string{"Пришёл Иван Петрович Громов."}, 5)
	for _, c := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{"five of one, one of another", append(many[:5:5], "Пришёл Иван Сергеевич Громов.", "Пришёл Иван Громов."), []string{"ivan-petrovich-gromov Иван Петрович Громов", "ivan-sergeevich-gromov Иван Сергеевич Громов"}},
		{"four of one, one of another", append(many[:4:4], "Пришёл Иван Сергеевич Громов.", "Пришёл Иван Громов."), []string{"ivan-gromov Иван Громов", "ivan-petrovich-gromov Иван Петрович Громов", "ivan-sergeevich-gromov Иван Сергеевич Громов"}},
		{"five of one, two of others", append(many[:5:5], "Пришёл Иван Сергеевич Громов.", "Пришёл Иван Ильич Громов.", "Пришёл Иван Громов."), []string{"ivan-gromov Иван Громов", "ivan-ilich-gromov Иван Ильич Громов", "ivan-petrovich-gromov Иван Петрович Громов", "ivan-sergeevich-gromov Иван Сергеевич Громов"}},
		{"in another script", append(many[:5:5], "Пришёл Иван Сергеевич Громов.", "В микроблоге пишут: it was Ivan Gromov who said that."), []string{"ivan-petrovich-gromov Иван Петрович Громов", "ivan-sergeevich-gromov Иван Сергеевич Громов"}},
		{"in another script, several", append(many[:1:1], "Пришёл Иван Сергеевич Громов.", "В микроблоге пишут: it was Ivan Gromov who said that."), []string{"ivan-gromov Ivan Gromov", "ivan-petrovich-gromov Иван Петрович Громов", "ivan-sergeevich-gromov Иван Сергеевич Громов"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, ids(facts(c.texts...))); diff != "" {
				t.Errorf("persons (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSurnameOfTheForemost(t *testing.T) {
	full := slices.Repeat([]string{"Пришёл Иван Громов."}, 20)
	const ivan, alone = "ivan-gromov Иван Громов", "gromov Громов"
	const says, initials = "По словам Громова, дождь пройдёт.", "Пришёл П. Громов."
	for _, c := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{"twenty", append(full[:20:20], says), []string{ivan}},
		{"nineteen", append(full[:19:19], says), []string{alone, ivan}},
		{"twenty and another", append(full[:20:20], says, "Пришёл Олег Громов."), []string{ivan, "oleg-gromov Олег Громов"}},
		{"twenty and two others", append(full[:20:20], says, "Пришёл Олег Громов.", "Пришёл Олег Громов."), []string{alone, ivan, "oleg-gromov Олег Громов"}},
		{"his initials", append(full[:20:20], "Пришёл И. Громов."), []string{ivan}},
		{"other initials", append(full[:20:20], initials), []string{ivan, "p-gromov П. Громов"}},
		{"more surnames than full names", append(slices.Repeat([]string{says}, 30), full...), []string{ivan}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := facts(c.texts...)
			if diff := cmp.Diff(c.want, ids(r)); diff != "" {
				t.Errorf("persons (-want +got):\n%s", diff)
			}
		})
	}
	r := facts(append(full[:20:20], says)...)
	if m := r.Articles[20].Persons[0].Mentions[0]; m.Rule != "surname, foremost" {
		t.Errorf("the rule of the surname alone: %q", m.Rule)
	}
	for _, d := range r.Doubts {
		t.Errorf("a doubt that is none: %+v", d)
	}
}

func TestSurnameOfTheCuratorsForemost(t *testing.T) {
	known := Authority{Persons: []AuthorityPerson{{Person: articles.Person{ID: "x", Name: "Иван Громов"}}}}
	var in []Input
	for i, text := range append(slices.Repeat([]string{"Пришёл Иван Громов."}, 20), "По словам Громова, дождь пройдёт.", "Пришёл И. Громов.") {
		in = append(in, Input{Article: articles.Article{ID: fmt.Sprint(i), Title: "—", Text: text}})
	}
	if diff := cmp.Diff([]string{"x Иван Громов"}, ids(Facts(in, known, nil))); diff != "" {
		t.Errorf("persons (-want +got):\n%s", diff)
	}
}
