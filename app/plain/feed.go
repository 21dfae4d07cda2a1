package plain

import (
	"encoding/xml"
	"time"

	"muragat/app/view"
	"muragat/articles"
)

const (
	feedName     = "feed.atom"
	feedEntries  = 50
	summaryRunes = 400
)

// The elements of Atom (RFC 4287) that the feed has.
type (
	atomFeed struct {
		XMLName xml.Name     `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string       `xml:"xml:lang,attr"`
		ID      string       `xml:"id"`
		Title   string       `xml:"title"`
		About   string       `xml:"subtitle"`
		Updated string       `xml:"updated"`
		Author  atomPerson   `xml:"author"`
		Icon    string       `xml:"icon"`
		Links   []atomLink   `xml:"link"`
		Entries []*atomEntry `xml:"entry"`
	}
	atomEntry struct {
		Lang       string         `xml:"xml:lang,attr"` // "" if unknown: not the feed's then
		ID         string         `xml:"id"`
		Title      string         `xml:"title"`
		Updated    string         `xml:"updated"`
		Published  string         `xml:"published,omitempty"`
		Authors    []atomPerson   `xml:"author"`
		Links      []atomLink     `xml:"link"`
		Categories []atomCategory `xml:"category"`
		Summary    string         `xml:"summary"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomCategory struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr"`
	}
)

// hasFeed tells whether any dated article has a page. An undated one is not news: the feed would
// have to invent when.
func (w *writer) hasFeed() bool { return len(w.newest(1)) > 0 }

// newest are the n latest of the dated articles with a page.
func (w *writer) newest(n int) []int {
	hits := w.Archive.Find(articles.Query{}, min(n, w.articlePages())).Hits
	for i, hit := range hits {
		if w.Archive.Head(hit).Date.IsZero() {
			return hits[:i]
		}
	}
	return hits
}

// feed is the latest articles in Atom. Its times are those of the articles, so that it stays the
// same until they change.
func (w *writer) feed() ([]byte, error) {
	home := w.address(view.Route{Kind: view.Home})
	f := atomFeed{
		Lang: string(w.view.Lang), ID: home, Title: oneLine(w.view.Title()), About: oneLine(w.view.Description()),
		Author: atomPerson{oneLine(w.view.Title())}, Icon: w.Origin + w.Asset("icon-192.png"),
		Links: []atomLink{{"self", "application/atom+xml", w.Origin + w.Base + feedName}, {"alternate", "text/html", home}},
	}
	for _, n := range w.newest(feedEntries) {
		e := w.entry(w.view.Article(n, ""))
		f.Updated = max(f.Updated, e.Updated)
		f.Entries = append(f.Entries, e)
	}
	data, err := xml.MarshalIndent(f, "", " ")
	return append([]byte(xml.Header), append(data, '\n')...), err
}

func (w *writer) entry(a view.ArticlePage) *atomEntry {
	address := w.address(view.Route{Kind: view.Article, ID: a.ID})
	e := &atomEntry{
		Lang: a.Lang, ID: address, Title: view.Teaser(a.Title, summaryRunes), Updated: instant(a.Article.Date), Summary: view.Teaser(a.Text, summaryRunes),
		Links: []atomLink{{"alternate", "text/html", address}},
	}
	if len(a.DateTime) == len(time.DateOnly) { // to the day, and sure
		e.Published = e.Updated
	}
	if a.URL != "" {
		e.Links = append(e.Links, atomLink{"via", "", a.URL})
	}
	for _, name := range []string{a.Author, a.Source} {
		if name != "" {
			e.Authors = []atomPerson{{oneLine(name)}}
			break
		}
	}
	for _, t := range a.Topics {
		e.Categories = append(e.Categories, atomCategory{t.ID, oneLine(t.Text)})
	}
	return e
}

// instant is the beginning of the first day that a date may mean, or of the last if the first is open.
func instant(d articles.Date) string {
	day, last := d.Bounds()
	if day == articles.MinDay {
		day = last
	}
	return time.Unix(0, 0).UTC().AddDate(0, 0, day).Format(time.RFC3339)
}

func oneLine(s string) string { return view.Teaser(s, descriptionRunes) }
