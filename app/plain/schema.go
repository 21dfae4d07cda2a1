package plain

import (
	"fmt"
	"slices"

	"muragat/app/view"
	"muragat/articles"
)

// What pages say of themselves in schema.org, as JSON-LD: data, which no browser runs and no content policy forbids.

// person is schema.org's Person.
type person struct {
	Context     string   `json:"@context"`
	Type        string   `json:"@type"`
	URL         string   `json:"url"`
	Name        string   `json:"name"`
	Alternate   []string `json:"alternateName,omitempty"`
	Description string   `json:"description,omitempty"`
	SameAs      string   `json:"sameAs,omitempty"`
}

func (w *writer) person(p view.SubjectPage) person {
	out := person{
		Context: "https://schema.org", Type: "Person", URL: w.address(view.Route{Kind: view.Person, ID: p.ID}),
		Name: p.Title, Description: p.Note, SameAs: w.wikidata(p.ID),
	}
	for _, name := range p.Names {
		if !slices.Contains(out.Alternate, name.Text) {
			out.Alternate = append(out.Alternate, name.Text)
		}
	}
	return out
}

// wikidata is the address of what Wikidata knows of a person, or "".
func (w *writer) wikidata(id string) string {
	n, ok := w.Archive.LookupPerson(id)
	if !ok || w.Archive.Person(n).Wikidata == "" {
		return ""
	}
	return "https://www.wikidata.org/entity/" + w.Archive.Person(n).Wikidata
}

// collection is schema.org's Collection.
type collection struct {
	Context          string   `json:"@context"`
	Type             string   `json:"@type"`
	URL              string   `json:"url"`
	Name             string   `json:"name"`
	Description      string   `json:"description"`
	InLanguage       []string `json:"inLanguage,omitempty"`
	CollectionSize   int      `json:"collectionSize"`
	TemporalCoverage string   `json:"temporalCoverage,omitempty"`
	DateModified     string   `json:"dateModified,omitempty"`
}

// collection is the archive as a whole.
func (w *writer) collection() collection {
	answer := w.Archive.Search(articles.Query{}, 0)
	c := collection{
		Context: "https://schema.org", Type: "Collection", URL: w.address(view.Route{Kind: view.Home}),
		Name: w.view.Title(), Description: w.view.Description(), CollectionSize: w.Archive.Len(), DateModified: w.Archive.Info().Built.String(),
	}
	for _, l := range answer.Langs {
		if l.ID != "" && l.N > 0 {
			c.InLanguage = append(c.InLanguage, l.ID)
		}
	}
	if years := answer.Years; len(years) > 0 {
		c.TemporalCoverage = fmt.Sprintf("%04d/%04d", years[0].Year, years[len(years)-1].Year)
	}
	return c
}

// archive is the same in short, for what is part of it.
func (w *writer) archive() *entity {
	return &entity{Type: "Collection", Name: w.view.Title(), URL: w.address(view.Route{Kind: view.Home})}
}
