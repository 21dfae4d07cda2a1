// Package view decides what each page says, for both of its writers: the pages
// without JavaScript (html/template) and the live ones (go-app). It knows the archive
// and the words of the interface, and nothing of markup.
package view

import (
	"net/url"
	"strings"

	"muragat/app/words"
	"muragat/articles"
)

// Site is what all pages of a site share.
type Site struct {
	Archive *articles.Archive
	Base    string // the path that the site lives below: "/" or "/path/"
}

// View is a site as one reader sees it.
type View struct {
	Site
	words.Lang
}

// Link is a place to go to.
type Link struct {
	ID   string // of the person, topic, …; "" if it is none of these
	Text string
	Lang string // of Text; "" if it is the interface's
	Href string // "" if there is nowhere to go
	N    int    // number of articles behind it; 0 if not counted
}

// Kind is a kind of page.
type Kind uint8

// The kinds of pages.
const (
	Missing Kind = iota
	Home
	Article
	Person
	Topic
	Date
	About
	AllPersons
	AllTopics
	Notes
)

// Route is the address of a page below the site's base, without its query.
type Route struct {
	Kind Kind
	ID   string // article, person or topic ID, an EDTF year or month, UndatedID, or the further page of an index
}

// UndatedID stands for the undated articles where a date is wanted.
const UndatedID = "undated"

var kinds = map[string]Kind{"article": Article, "person": Person, "topic": Topic, "date": Date}

// ParsePath reads the path of a URL. What the archive does not have is Missing.
func (s Site) ParsePath(path string) Route {
	below, ok := strings.CutPrefix(path, strings.TrimSuffix(s.Base, "/"))
	if !ok {
		return Route{}
	}
	below = strings.Trim(below, "/")
	switch below {
	case "", "index.html", "shell.html":
		return Route{Kind: Home}
	case "about":
		return Route{Kind: About}
	case "notes":
		return Route{Kind: Notes}
	}
	name, id, _ := strings.Cut(strings.TrimSuffix(below, "/index.html"), "/")
	r := Route{Kind: kinds[name], ID: id}
	if r.Kind == Date {
		r.ID = listed(id)
	}
	r = asIndex(r)
	if !s.has(r) {
		return Route{}
	}
	return r
}

// listed is the period of a further plain page of its list: "2024-04" of "2024-04/2".
func listed(id string) string {
	period, page, ok := strings.Cut(id, "/")
	if n, numeric := digits(page); ok && numeric && n > 1 && len(page) < 6 {
		return period
	}
	return id
}

func (s Site) has(r Route) bool {
	ok := false
	switch r.Kind {
	case Article:
		_, ok = s.Archive.Lookup(r.ID)
	case Person:
		n, found := s.Archive.LookupPerson(r.ID)
		ok = found && s.Archive.Person(n).ID == r.ID
	case Topic:
		n, found := s.Archive.LookupTopic(r.ID)
		ok = found && s.Archive.Topic(n).ID == r.ID
	case Date:
		_, _, ok = parsePeriod(r.ID)
		ok = ok || r.ID == UndatedID
	case AllPersons:
		ok = pageOf(r) > 0 && pageOf(r) <= IndexPages(s.Archive.Info().Persons)
	case AllTopics:
		ok = pageOf(r) > 0 && pageOf(r) <= IndexPages(s.Archive.Info().Topics)
	}
	return ok
}

// parsePeriod reads YYYY or YYYY-MM; month is 0 for a year.
func parsePeriod(s string) (year, month int, ok bool) {
	if len(s) != 4 && len(s) != 7 {
		return 0, 0, false
	}
	if d, err := articles.ParseDate(s); err != nil || d.IsZero() {
		return 0, 0, false
	}
	if year, ok = digits(s[:4]); !ok {
		return 0, 0, false
	}
	if len(s) == 7 {
		if month, ok = digits(s[5:]); !ok || s[4] != '-' || month > 12 {
			return 0, 0, false
		}
	}
	return year, month, true
}

func digits(s string) (n int, ok bool) {
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}

// Href is the address of r with an optional query.
func (s Site) Href(r Route, query url.Values) string {
	path := s.Base
	switch r.Kind {
	case About:
		path += "about"
	case Notes:
		path += "notes"
	case Article:
		path += "article/" + escapePath(r.ID)
	case Person:
		path += "person/" + escapePath(r.ID)
	case Topic:
		path += "topic/" + escapePath(r.ID)
	case Date:
		path += "date/" + escapePath(r.ID)
	case AllPersons:
		path += strings.TrimSuffix("person/"+r.ID, "/")
	case AllTopics:
		path += strings.TrimSuffix("topic/"+r.ID, "/")
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}

func escapePath(id string) string {
	return (&url.URL{Path: id}).EscapedPath()
}

// ListHref is the address of the list that q asks for.
func (s Site) ListHref(q articles.Query) string {
	return s.Href(Route{Kind: Home}, q.Values())
}

// Label picks the text for the reader's language, else the first one with its language.
// Label picks the text for the reader's language, else the first one with its language.
func (v View) Label(labels []articles.Label) (text, lang string) {
	if l, ok := v.own(labels); ok {
		return l, ""
	}
	if len(labels) == 0 {
		return "", ""
	}
	return labels[0].Text, labels[0].Lang
}

// own is the label in the interface's language, in its script if there is one in it.
func (v View) own(labels []articles.Label) (string, bool) {
	for _, tag := range []words.Lang{v.Lang, v.Lang.Spoken()} {
		for _, l := range labels {
			switch {
			case l.Lang != string(tag):
			case tag == v.Lang:
				return l.Text, true
			default:
				return v.Lang.Cyrillic(l.Text), true
			}
		}
	}
	return "", false
}

// Title is the archive's name.
func (v View) Title() string {
	if text, _ := v.Label(v.Archive.Info().Titles); text != "" {
		return text
	}
	return v.T(words.ArchiveTitle)
}

// Description says what the archive is.
func (v View) Description() string {
	if text, _ := v.Label(v.Archive.Info().About); text != "" {
		return text
	}
	return v.T(words.ArchiveAbout)
}

// personLink names the person with the given ID.
func (v View) personLink(id string) Link {
	n, ok := v.Archive.LookupPerson(id)
	if !ok {
		return Link{ID: id, Text: id}
	}
	p := v.Archive.Person(n)
	l := Link{ID: p.ID, Text: p.Name, Href: v.Href(Route{Kind: Person, ID: p.ID}, nil)}
	if own, ok := v.own(p.Names); ok {
		l.Text = own
	}
	l.Text = short(l.Text, shortName)
	return l
}

// topicLink names the topic with the given ID.
func (v View) topicLink(id string) Link {
	n, ok := v.Archive.LookupTopic(id)
	if !ok {
		return Link{ID: id, Text: id}
	}
	t := v.Archive.Topic(n)
	text, lang := v.Label(t.Labels)
	return Link{ID: t.ID, Text: short(text, shortName), Lang: lang, Href: v.Href(Route{Kind: Topic, ID: t.ID}, nil)}
}

// LanguageName names an article's language.
func (v View) LanguageName(tag string) string {
	switch tag {
	case "":
		return v.T(words.LangUnknown)
	case "ru":
		return v.T(words.LangRussian)
	case "kk":
		return v.T(words.LangKazakh)
	case "uz":
		return v.T(words.LangUzbek)
	case "en":
		return v.T(words.LangEnglish)
	}
	return v.T(words.LangOther, "tag", tag)
}
