package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// subjectPage is a person, a topic or a period.
func (p *Page) subjectPage() app.UI {
	s, t := p.subject, p.view.T
	return app.Div().Class("subject").DataSet("subject", s.ID).Body(
		app.Raw(p.side.subject),
		app.H2().Class("hidden").Text(t(words.ArticlesAbout)),
		app.Div().Class("summary subject-summary").Body(
			app.P().ID("total").Text(s.TotalText),
			p.takeButton(),
			app.A().Class("live").Href(s.Search).Text(t(words.AllWithPerson)),
		),
		p.takePanel(),
		p.results.element(),
	)
}

// subjectMarkup is what is known of a subject, but for its articles.
func (p *Page) subjectMarkup() string {
	s, t := p.subject, p.view.T
	var m markup
	// with a number, for go-app does not know what is unfolded
	m.open("div", "data-list", decimal(lists)).open("h1", "lang", s.TitleLang).text(s.Title).close("h1")
	m.open("dl", "class", "spellings")
	for _, r := range s.Rows {
		m.open("div").open("dt").text(r.Name).close("dt").open("dd").commas(r.Links)
		if len(r.More) > 0 {
			m.details(r.MoreText).open("div").commas(r.More).close("div", "details")
		}
		m.close("dd", "div")
	}
	m.close("dl")
	if s.Note != "" {
		m.open("p").text(s.Note).close("p")
	}
	if len(s.Timeline.Bars) > 0 || s.Timeline.Undated != nil {
		m.raw(p.timelineMarkup(s.Timeline))
	}
	if s.Graph != nil || len(s.With) > 0 {
		heading := words.People
		if s.IsPerson() {
			heading = words.NamedWith
		}
		m.head(t(heading))
	}
	if s.Graph != nil {
		p.graph(&m)
	}
	m.counted(s.With)
	if len(s.MoreWith) > 0 {
		m.details(s.MoreText).counted(s.MoreWith).close("details")
	}
	if len(s.Quotes.First) > 0 {
		m.raw(quotesMarkup(s.Quotes, t))
	}
	if s.Named != nil {
		p.named(&m)
	}
	if len(s.Topics) > 0 {
		m.head(t(words.Topics)).counted(s.Topics)
	}
	return m.close("div").String()
}

func (m *markup) head(s string) *markup { return m.open("h2").text(s).close("h2") }

// details is what is folded away under summary; its end is the caller's.
func (m *markup) details(summary string) *markup {
	return m.open("details").open("summary").text(summary).close("summary")
}

// commas is a list in one line.
func (m *markup) commas(list []view.Link) *markup {
	for i, l := range list {
		if i > 0 {
			m.text(", ")
		}
		m.link(l)
	}
	return m
}

// counted is a list of links with the number of articles behind each.
func (m *markup) counted(list []view.Link) *markup {
	if len(list) == 0 {
		return m
	}
	m.open("ul", "class", "with")
	for _, l := range list {
		m.open("li").link(l).close("li")
	}
	return m.close("ul")
}

// link is a link, or text that leads nowhere, and its number.
func (m *markup) link(l view.Link) *markup {
	tag := "a"
	if l.Href == "" {
		tag = "span"
	}
	m.open(tag, "href", l.Href, "lang", l.Lang).text(l.Text).close(tag)
	if l.N > 0 {
		m.text(" ").open("span", "class", "count").text(decimal(l.N)).close("span")
	}
	return m
}
