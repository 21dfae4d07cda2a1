package live

import (
	"muragat/app/view"
	"muragat/app/words"
)

const descriptionRunes = 160

// head is the title and the description of the document.
func (p *Page) head() (title, description string) {
	site := p.view.Title()
	description = p.view.Description()
	switch p.route.Kind {
	case view.Home:
		title = p.text
	case view.Article:
		title, description = p.article.Title, view.Teaser(p.article.Text, descriptionRunes)
	case view.Person, view.Topic, view.Date:
		title, description = p.subject.Title, p.subject.Title+": "+p.subject.TotalText
	case view.AllPersons, view.AllTopics:
		title, description = p.index.Title, p.index.Title+": "+p.index.TotalText
	case view.Notes:
		title = p.view.T(words.MyNotes)
	case view.About:
		title = p.view.T(words.AboutTitle)
	default:
		title = p.view.T(words.NotFoundTitle)
	}
	title = view.ShortTitle(title)
	if title == "" || title == site {
		return site, description
	}
	return title + " — " + site, description
}

// describe tells the browser what the page is.
func (p *Page) describe() {
	title, description := p.head()
	page := p.ctx.Page()
	page.SetLang(string(p.view.Lang))
	page.SetTitle(title)
	page.SetDescription(description)
	if link := query("link[rel=canonical]"); link.Truthy() {
		link.Set("href", absolute(p.view.Href(p.route, nil)))
	}
}

// forgetData removes what the document says to machines: it is about the page that it began with.
func (p *Page) forgetData() {
	if data := query(`script[type="application/ld+json"]`); data.Truthy() {
		data.Call("remove")
	}
}
