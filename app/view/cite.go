package view

import (
	"muragat/app/cite"
	"muragat/articles"
)

// Item is what a reference says of article n; origin is that of the archive's addresses.
func (v View) Item(n int, origin string, accessed articles.Date) cite.Item {
	a := v.Archive.Head(n)
	it := cite.New(a, origin+v.Href(Route{Kind: Article, ID: a.ID}, nil), accessed)
	for _, f := range a.Persons {
		it.People = append(it.People, v.personLink(f.Person).Text)
	}
	for _, f := range a.Topics {
		it.Topics = append(it.Topics, v.topicLink(f.Topic).Text)
	}
	return it
}
