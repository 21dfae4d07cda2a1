package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// listPage is the search: everything found on the right, the filters on the left. The parts that may be
// empty keep their place among their siblings, since go-app compares children by position.
func (p *Page) listPage() []app.UI {
	l, t := p.list, p.view.T
	return []app.UI{
		app.H1().Class("hidden").Text(t(words.AllArticles)),
		app.Div().Class("list").Body(
			inert(app.Elem("section").Class("found").Aria("labelledby", "found").Body(
				app.H2().Class("hidden").ID("found").Text(t(words.Found)),
				app.Button().Class("filters-open").Type("button").Aria("expanded", p.sheet.open).Aria("controls", "filters").
					Text(t(words.Filters)).OnClick(p.onOpenSheet),
				app.Raw(p.side.timeline),
				p.chips(),
				app.Div().Class("summary").Body(
					app.P().ID("total").TabIndex(-1).DataSet("total", l.Total).Text(l.TotalText),
					p.takeButton(),
					app.Div().Class("sorts").Role("group").Aria("label", t(words.Sort)).Body(sorts(l.Sorts)...),
				),
				p.takePanel(),
				p.notices(),
				p.results.element(),
				p.ways(),
				app.P().ID("printed"),
				app.P().Class("hidden").ID("said").Role("status").Text(p.said),
			), p.sheet.modal()),
			p.filters(),
		),
	}
}

func sorts(choices []view.Choice) []app.UI {
	var out []app.UI
	for _, c := range choices {
		a := app.A().Href(c.Href).Text(c.Text)
		if c.Chosen {
			a.Aria("current", "true")
		}
		out = append(out, a)
	}
	return out
}

// chips are the filters that are on; each is a link to the list without it.
func (p *Page) chips() app.UI {
	chips := app.Div().ID("chips")
	var links []app.UI
	for _, c := range p.list.Chips {
		links = append(links, withLang(app.A().Href(c.Href).Aria("label", p.view.T(words.Remove, "name", c.Text)).Text(c.Text), c.Lang))
	}
	if len(links) > 0 {
		chips.Class("chips")
		links = append(links, app.A().Class("clear").Href(p.list.ClearAll).Text(p.view.T(words.ClearAll)))
		for _, l := range p.list.About {
			links = append(links, app.A().Class("about").Href(l.Href).Text(p.view.T(words.AboutPerson, "name", l.Text)))
		}
	}
	return chips.Body(links...)
}

// notices say how the words were understood and what of the address was left out.
func (p *Page) notices() app.UI {
	box := app.Div().ID("notices")
	var lines []app.UI
	for _, note := range p.list.Notes {
		lines = append(lines, app.Li().Text(note))
	}
	if l := p.list.OnlyTyped; l.Href != "" {
		lines = append(lines, app.Li().Body(app.A().ID("only-typed").Href(l.Href).Text(l.Text)))
	}
	if len(p.list.Ignored) > 0 {
		var ignored []app.UI
		for _, line := range p.list.Ignored {
			ignored = append(ignored, app.Li().Text(line))
		}
		lines = append(lines, app.Li().Body(app.Text(p.view.T(words.IgnoredParts)), app.Ul().Body(ignored...)))
	}
	if len(lines) == 0 {
		return box
	}
	return box.Class("notice").Body(app.Ul().Body(lines...))
}

// ways lead out of an empty result.
func (p *Page) ways() app.UI {
	box := app.Div().ID("empty")
	if p.list.Total > 0 {
		return box
	}
	var ways []app.UI
	for _, w := range p.list.Ways {
		ways = append(ways, app.Li().Body(app.A().Href(w.Href).Text(w.Text)))
	}
	if len(ways) == 0 {
		ways = append(ways, app.Li().Body(app.A().Href(p.view.Base).Text(p.view.T(words.ToAllArticles))))
	}
	return box.Class("empty").Body(
		app.P().Text(p.view.T(words.NothingFound)),
		app.Ul().Class("ways").Body(ways...),
		app.P().Class("meta").Text(p.view.T(words.SearchHelp)),
	)
}

func dateOf(shown, machine string) app.UI {
	if machine != "" {
		return app.Time().DateTime(machine).Text(shown)
	}
	return app.Span().Text(shown)
}

// parts is text with the words that were searched for marked.
func parts(list []view.Part) []app.UI {
	out := make([]app.UI, 0, len(list))
	for _, part := range list {
		if part.Found {
			out = append(out, app.Mark().Text(part.Text))
		} else {
			out = append(out, app.Text(part.Text))
		}
	}
	return out
}

func withLang(a app.HTMLA, lang string) app.UI {
	if lang != "" {
		a.Lang(lang)
	}
	return a
}
