package plain

import (
	"muragat/app/view"
	"muragat/app/words"
)

// Head is what a page tells machines about itself.
type Head struct {
	Title       string
	Description string
	Canonical   string // absolute if the origin is known
	Type        string // Open Graph
	Locale      string // Open Graph
	Published   string // ISO 8601, or ""
	Data        any    // schema.org, or nil
}

const (
	descriptionRunes = 160
	maxBody          = 200_000 // bytes of a text that is in a page twice, for readers and for machines
)

var locales = map[words.Lang]string{words.Russian: "ru_RU", words.Kazakh: "kk_KZ", words.Uzbek: "uz_UZ", words.English: "en_US"}

func (w *writer) head(r view.Route, title, description string) Head {
	title = view.ShortTitle(title)
	h := Head{Title: title, Description: description, Type: "website", Locale: locales[w.view.Lang], Canonical: w.Origin + w.view.Href(r, nil)}
	if site := w.view.Title(); title != site {
		h.Title = title + " — " + site
	}
	return h
}

func (w *writer) bareHead(k words.Key) Head {
	h := w.head(view.Route{Kind: view.Home}, w.view.T(k), w.view.Description())
	h.Canonical = ""
	return h
}

func (w *writer) listHead() Head {
	return w.head(view.Route{Kind: view.Home}, w.view.Title(), w.view.Description())
}

func (w *writer) aboutHead() Head {
	return w.head(view.Route{Kind: view.About}, w.view.T(words.AboutTitle), w.view.Description())
}

func (w *writer) subjectHead(r view.Route, p view.SubjectPage) Head {
	return w.head(r, p.Title, p.Title+": "+p.TotalText)
}

// newsArticle is schema.org's NewsArticle as JSON-LD.
type newsArticle struct {
	Context       string   `json:"@context"`
	Type          string   `json:"@type"`
	Headline      string   `json:"headline"`
	InLanguage    string   `json:"inLanguage,omitempty"`
	DatePublished string   `json:"datePublished,omitempty"`
	Author        *entity  `json:"author,omitempty"`
	Publisher     *entity  `json:"publisher,omitempty"`
	IsBasedOn     string   `json:"isBasedOn,omitempty"`
	Mentions      []entity `json:"mentions,omitempty"`
	About         []entity `json:"about,omitempty"`
	ArticleBody   string   `json:"articleBody,omitempty"`
}

type entity struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

func (w *writer) articleHead(p view.ArticlePage) Head {
	h := w.head(view.Route{Kind: view.Article, ID: p.ID}, p.Title, view.Teaser(p.Text, descriptionRunes))
	h.Type, h.Published = "article", p.DateTime
	data := newsArticle{
		Context: "https://schema.org", Type: "NewsArticle",
		Headline: p.Title, InLanguage: p.Lang, DatePublished: p.DateTime, IsBasedOn: p.URL, ArticleBody: p.Text,
	}
	if p.Author != "" {
		data.Author = &entity{Type: "Person", Name: p.Author}
	}
	if p.Source != "" {
		data.Publisher = &entity{Type: "Organization", Name: p.Source}
	}
	if len(p.Text) > maxBody {
		data.ArticleBody = ""
	}
	for _, l := range p.People {
		data.Mentions = append(data.Mentions, entity{"Person", l.Text, w.Origin + l.Href})
	}
	for _, l := range p.Topics {
		data.About = append(data.About, entity{"Thing", l.Text, w.Origin + l.Href})
	}
	h.Data = data
	return h
}
