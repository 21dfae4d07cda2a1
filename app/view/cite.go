package view

import (
	"strings"

	"muragat/app/cite"
	"muragat/articles"
)

// Item is what a reference says of article n; root is the absolute address that the archive lies below, with its slash.
func (v View) Item(n int, root string, accessed articles.Date) cite.Item {
	a := v.Archive.Head(n)
	it := cite.New(a, root+strings.TrimPrefix(v.Href(Route{Kind: Article, ID: a.ID}, nil), v.Base), accessed)
	for _, f := range a.Persons {
		it.People = append(it.People, v.personLink(f.Person).Text)
	}
	for _, f := range a.Topics {
		it.Topics = append(it.Topics, v.topicLink(f.Topic).Text)
	}
	return it
}
