package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// An index has every name once, in the order of the Kazakh alphabet, under its first letter.
func TestIndex(t *testing.T) {
	c := sample.Collection()
	c.Persons = c.Persons[:2]
	c.Articles = c.Articles[:3]
	for i, name := range []string{"Яков", "Әсем", "Ұлан", "Үміт", "Усман", "Уя", "Ёлкин", "Ержан", "Ғалым", "Гульнара", "Дана", "Bekzod", "50 Cent"} {
		id := fmt.Sprintf("p%d", i)
		c.Persons = append(c.Persons, articles.Person{ID: id, Name: name})
	}
	v := view.View{Site: view.Site{Archive: sample.Open(t, c), Base: "/kz/"}, Lang: words.Russian}
	r := v.ParsePath("/kz/person/")
	p := v.Index(r, v.Entries(r))
	var lines []string
	for _, l := range p.Letters {
		var names []string
		for _, n := range l.Names {
			names = append(names, fmt.Sprint(n.Text, " ", n.N))
		}
		lines = append(lines, l.Letter+": "+strings.Join(names, ", "))
	}
	want := []string{
		"…: 50 Cent 0", "B: Bekzod 0", "А: Абай Кунанбаев 2, Алишер Навои 1", "Ә: Әсем 0", "Г: Гульнара 0", "Ғ: Ғалым 0", "Д: Дана 0",
		"Е: Ёлкин 0, Ержан 0", "У: Усман 0, Уя 0", "Ұ: Ұлан 0", "Ү: Үміт 0", "Я: Яков 0",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("the index is\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	if p.Title != "Все люди" || p.TotalText != "15 человек" || len(p.Pages) > 0 {
		t.Errorf("the page is called %q, says %q and leads to %v", p.Title, p.TotalText, p.Pages)
	}
	v.Lang = words.English
	if p := v.Index(r, v.Entries(r)); p.Letters[1].Letter != "A" || p.Letters[1].Names[0].Text != "Abai Kunanbaev" {
		t.Errorf("in English the index begins with %+v", p.Letters[:3])
	}
}
