package view

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"muragat/app/words"
	"muragat/articles"
)

// Every rule that is known is a reason in words, with the places where it stands.
func TestWhy(t *testing.T) {
	text := "Марат Азильханов приехал.\n\nАзильханов сказал, что М. Азильханов и Азильханов — одно.\nЧерез год, 5 мая 2024 года."
	span := func(words string, n int) articles.Mention {
		at := 0
		for range n {
			at += strings.Index(text[at:], words) + len(words)
		}
		return articles.Mention{Span: articles.Span{Start: at - len(words), End: at}}
	}
	mention := func(words string, n int, rule string) articles.Mention {
		m := span(words, n)
		m.Rule = rule
		return m
	}
	day, err := articles.ParseDate("2024-05-05")
	if err != nil {
		t.Fatal(err)
	}
	title := articles.Mention{Span: articles.Span{Field: articles.InTitle, Start: 0, End: len("Год")}, Rule: "relative year"}
	p := ArticlePage{
		Article: articles.Article{
			Title: "Год назад", Text: text,
			Persons: []articles.PersonFact{
				{Rule: "curator: merge", Mentions: []articles.Mention{
					mention("Азильханов", 2, "surname"), mention("М. Азильханов", 1, "initials+surname"),
					mention("Марат Азильханов", 1, "given+surname"), mention("Азильханов", 4, "surname"),
				}},
				{Rule: "curator"},
				{},
			},
			Topics: []articles.TopicFact{{Rule: "words: выборы, голоса; model: урна"}, {Rule: "curator's words: трамвай"}},
			Dates:  []articles.DateFact{{Date: day, Mention: mention("5 мая 2024 года", 1, "day+month+year")}, {Date: day, Mention: title}},
		},
		People: []Link{{Text: "Марат Азильханов"}, {Text: "Анна Ким"}, {Text: "Никто"}},
		Topics: []Link{{Text: "Политика", Lang: "ru"}, {Text: "Транспорт"}},
	}
	View{Lang: words.English}.addWhy(&p)
	place := func(n string) Link { return Link{Href: "#p" + n, Text: "Paragraph " + n} }
	want := []WhyList{
		{"Why these people", []Why{
			{Name: "Марат Азильханов", Reasons: []Reason{
				{Text: "from the corrections file"},
				{"named in full", []Link{place("1")}},
				{"surname with initials", []Link{place("2")}},
				{"surname only", []Link{place("2")}},
			}},
			{Name: "Анна Ким", Reasons: []Reason{{Text: "given by the archive’s curator"}}},
		}},
		{"Why these topics", []Why{
			{"Политика", "ru", []Reason{{Text: "words that point to the topic: выборы, голоса"}, {Text: "words that resemble texts on the topic: урна"}}},
			{Name: "Транспорт", Reasons: []Reason{{Text: "words that point to the topic: трамвай"}}},
		}},
		{"Where these dates come from", []Why{{Name: "5\u00a0May\u00a02024", Reasons: []Reason{
			{"“5 мая 2024 года”", []Link{place("3")}}, {"“Год”, counted from the article’s date", []Link{{Text: "Title"}}},
		}}}},
	}
	for i, got := range []WhyList{p.WhyPeople, p.WhyTopics, p.WhyDates} {
		if diff := cmp.Diff(want[i], got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// No reason names more than three places.
func TestWhyOfMany(t *testing.T) {
	text := strings.Repeat("Анна Ким.\n", 9)
	var all []articles.Mention
	for n := range 9 {
		all = append(all, articles.Mention{Span: articles.Span{Start: n * len("Анна Ким.\n"), End: n*len("Анна Ким.\n") + 8}, Rule: "given+surname"})
	}
	p := ArticlePage{Article: articles.Article{Text: text, Persons: []articles.PersonFact{{Mentions: all}}}, People: []Link{{Text: "Анна Ким"}}}
	View{Lang: words.English}.addWhy(&p)
	var got []string
	for _, l := range p.WhyPeople.Of[0].Reasons[0].Places {
		got = append(got, l.Text)
	}
	if want := []string{"Paragraph 1", "Paragraph 2", "Paragraph 3", "…"}; !cmp.Equal(got, want) {
		t.Errorf("found %q, wanted %q", got, want)
	}
}
