// Package sample is a small archive for the tests of the pages: four articles in
// three languages, dated and undated, one of them hostile.
package sample

import (
	"fmt"
	"strings"
	"testing"

	"muragat/articles"
)

// Hostile is text that must reach the reader as text.
const Hostile = `<script>alert("x")</script>' onload='y" & </script>` + "\u202e"

// Archive is the sample, open.
func Archive(t testing.TB) *articles.Archive {
	t.Helper()
	return Open(t, Collection())
}

// Open encodes and opens c.
func Open(t testing.TB, c articles.Collection) *articles.Archive {
	t.Helper()
	data, err := articles.Encode(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := articles.Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Many is the sample with n further articles, one a day from 2001-01-01 on.
func Many(n int) articles.Collection {
	c := Collection()
	for i := range n {
		c.Articles = append(c.Articles, articles.Article{
			ID: fmt.Sprintf("many/%04d", i), Title: fmt.Sprintf("Заметка %d", i), Text: "Коротко о погоде.", Lang: "ru",
			Date: date(fmt.Sprintf("2001-%02d-%02d", 1+i/28%12, 1+i%28)),
		})
	}
	return c
}

// Collection is what the sample is made of.
func Collection() articles.Collection {
	return articles.Collection{
		Lang:  "ru",
		Built: date("2026-11-21"),
		Persons: []articles.Person{
			{ID: "abai-kunanbaev", Name: "Абай Кунанбаев", Names: []articles.Label{{Lang: "kk", Text: "Абай Құнанбайұлы"}, {Lang: "en", Text: "Abai Kunanbaev"}}, Wikidata: "Q313462"},
			{ID: "alisher-navoi", Name: "Алишер Навои"},
			{ID: "nobody", Name: Hostile, Note: Hostile},
		},
		Topics: []articles.Topic{
			{ID: "01000000", Labels: []articles.Label{{Lang: "ru", Text: "Культура"}, {Lang: "en", Text: "Culture"}}},
			{ID: "20000013", Labels: []articles.Label{{Lang: "ru", Text: "Литература"}, {Lang: "en", Text: "Literature"}}, Broader: "01000000"},
		},
		Articles: []articles.Article{
			{
				ID: "2024/poety", Title: "Вечер двух поэтов", Lang: "ru", Source: "vesti.example", URL: "https://vesti.example/1", Date: date("2024-04-18"),
				Text:    "В Алматы читали стихи.\nАбай Кунанбаев и Алишер Навои звучали в переводе. Вечер открыли в 2023 году.\n",
				Persons: []articles.PersonFact{person("abai-kunanbaev", 41, "Абай Кунанбаев"), person("alisher-navoi", 72, "Алишер Навои")},
				Topics:  []articles.TopicFact{{Topic: "20000013", Score: 0.8, Rule: "words: стихи"}},
				Dates:   []articles.DateFact{{Date: date("2023"), Mention: articles.Mention{Span: articles.Span{Start: 0, End: 2}}}},
				Quotes: []articles.QuoteFact{
					quote("abai-kunanbaev", articles.InTitle, 0, "Вечер двух поэтов"), quote("abai-kunanbaev", articles.InText, 0, "В Алматы"),
					quote("alisher-navoi", articles.InText, 3, "Алматы"), quote("abai-kunanbaev", articles.InText, 16, "читали"),
					quote("abai-kunanbaev", articles.InText, 16, "читали стихи"), quote("abai-kunanbaev", articles.InText, 29, "стихи"),
					quote("abai-kunanbaev", articles.InText, 96, "звучали в переводе"), quote("abai-kunanbaev", articles.InText, 132, "Вечер открыли"),
				},
			},
			{ID: "abai-kk", Title: "Абай оқулары", Lang: "kk", Date: date("2022"), Text: "Семейде Абай оқулары өтті.", Persons: []articles.PersonFact{{Person: "abai-kunanbaev", Rule: "curator"}}},
			{ID: "undated-en", Title: "A reading of poems", Lang: "en", Source: "Herald", Text: "Poems were read."},
			{ID: "hostile", Title: Hostile, Lang: "ru", Source: Hostile, Author: Hostile, Text: Hostile + "\n" + Hostile, Date: date("2024-04-01"), Persons: []articles.PersonFact{{Person: "nobody", Rule: "curator"}}, Quotes: []articles.QuoteFact{quote("nobody", articles.InText, 0, Hostile)}},
		},
	}
}

func person(id string, start int, text string) articles.PersonFact {
	return articles.PersonFact{Person: id, Mentions: []articles.Mention{{Span: articles.Span{Start: start, End: start + len(text)}, Rule: "given+surname"}}}
}

// quote is unsure where it is one word.
func quote(person string, field articles.Field, start int, text string) articles.QuoteFact {
	span := articles.Span{Field: field, Start: start, End: start + len(text)}
	return articles.QuoteFact{Person: person, Unsure: !strings.Contains(text, " "), Mention: articles.Mention{Span: span, Rule: "said"}}
}

func date(edtf string) articles.Date {
	d, err := articles.ParseDate(edtf)
	if err != nil {
		panic(err)
	}
	return d
}
