package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// subjectPage is a person, a topic or a period.
func (p *Page) subjectPage() app.UI {
	s, t := p.subject, p.view.T
	title := app.H1().Text(s.Title)
	if s.TitleLang != "" {
		title.Lang(s.TitleLang)
	}
	body := []app.UI{title, app.Dl().Class("spellings").Body(p.spellings()...)}
	if s.Note != "" {
		body = append(body, app.P().Text(s.Note))
	}
	if len(s.Timeline.Bars) > 0 {
		body = append(body, app.Raw(p.side.timeline))
	}
	if len(s.With) > 0 {
		heading := words.People
		if s.IsPerson() {
			heading = words.NamedWith
		}
		body = append(body, app.H2().Text(t(heading)), counted(s.With))
	}
	if len(s.Quotes.First) > 0 {
		body = append(body, app.Raw(quotesMarkup(s.Quotes, t)))
	}
	if len(s.Topics) > 0 {
		body = append(body, app.H2().Text(t(words.Topics)), counted(s.Topics))
	}
	body = append(body,
		app.H2().Class("hidden").Text(t(words.ArticlesAbout)),
		app.Div().Class("summary subject-summary").Body(
			app.P().ID("total").Text(s.TotalText),
			app.A().Class("live").Href(s.Search).Text(t(words.AllWithPerson)),
			p.takeButton(),
		),
		p.takePanel(),
		p.results.element(),
	)
	return app.Div().Class("subject").DataSet("subject", s.ID).Body(body...)
}

func (p *Page) spellings() []app.UI {
	s := p.subject
	var rows []app.UI
	row := func(key words.Key, values []app.UI) {
		if len(values) > 0 {
			rows = append(rows, app.Div().Body(app.Dt().Text(p.view.T(key)), app.Dd().Body(values...)))
		}
	}
	var forms []app.UI
	for _, f := range s.Forms {
		forms = separated(forms, app.Text(f))
	}
	row(words.AlsoWritten, forms)
	var names []app.UI
	for _, n := range s.Names {
		name := app.Span().Text(n.Text)
		if n.Lang != "" {
			name.Lang(n.Lang)
		}
		names = separated(names, name)
	}
	row(words.OtherNames, names)
	if s.Wikidata != "" {
		link := app.A().Href("https://www.wikidata.org/wiki/" + s.Wikidata).Rel("noopener").Text(s.Wikidata)
		rows = append(rows, app.Div().Body(app.Dt().Text("Wikidata"), app.Dd().Body(link)))
	}
	if s.Broader != nil {
		row(words.Broader, links([]view.Link{*s.Broader}))
	}
	var narrower []app.UI
	for _, l := range links(s.Narrower) {
		narrower = separated(narrower, l)
	}
	row(words.Narrower, narrower)
	return rows
}

// separated appends e to list behind a comma.
func separated(list []app.UI, e app.UI) []app.UI {
	if len(list) > 0 {
		list = append(list, app.Text(", "))
	}
	return append(list, e)
}

// counted is a list of links with the number of articles behind each.
func counted(list []view.Link) app.UI {
	var out []app.UI
	for _, l := range list {
		out = append(out, app.Li().Body(
			withLang(app.A().Href(l.Href).Text(l.Text), l.Lang),
			app.Text(" "),
			app.Span().Class("count").Text(l.N),
		))
	}
	return app.Ul().Class("with").Body(out...)
}
