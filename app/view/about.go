package view

import (
	"muragat/app/words"
	"muragat/articles"
)

// AboutPage says what the archive is.
type AboutPage struct {
	Title       string
	Description string
	Contents    []string // "348 articles", "120 people", …
	Languages   []Link   // N articles each
	Built       string
	Bytes       int // of the archive's own data
}

// About is the page about the archive.
func (v View) About() AboutPage {
	info := v.Archive.Info()
	p := AboutPage{
		Title:       v.Title(),
		Description: v.Description(),
		Contents:    []string{v.N(words.ArticlesN, info.Articles), v.N(words.PeopleN, info.Persons), v.N(words.TopicsN, info.Topics)},
		Built:       v.Date(info.Built),
		Bytes:       info.Bytes,
	}
	for _, c := range v.Archive.Search(articles.Query{}, 0).Langs {
		p.Languages = append(p.Languages, Link{ID: c.ID, Text: v.LanguageName(c.ID), N: c.N, Href: v.ListHref(articles.Query{Langs: []string{c.ID}})})
	}
	return p
}
