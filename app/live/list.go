package live

import (
	"strconv"

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
				p.timeline(l.Timeline),
				p.chips(),
				app.Div().Class("summary").Body(
					app.P().ID("total").Role("status").TabIndex(-1).DataSet("total", l.Total).Text(l.TotalText),
					app.Div().Class("sorts").Role("group").Aria("label", t(words.Sort)).Body(sorts(l.Sorts)...),
				),
				p.notices(),
				results(l.Results),
				p.ways(),
				p.pager(l.Pager),
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

func (p *Page) pager(pager view.Pager) app.UI {
	if pager.Text == "" {
		return nil
	}
	nav := app.Nav().Class("pager").Aria("label", p.view.T(words.Pages))
	var body []app.UI
	if pager.Previous != "" {
		body = append(body, app.A().Rel("prev").Href(pager.Previous).Text(p.view.T(words.Previous)))
	}
	body = append(body, app.Span().Text(pager.Text))
	if pager.Next != "" {
		body = append(body, app.A().Rel("next").Href(pager.Next).Text(p.view.T(words.Next)))
	}
	return nav.Body(body...)
}

// timeline is the number of articles by year or month.
func (p *Page) timeline(t view.Timeline) app.UI {
	title := p.view.T(words.Timeline)
	head := []app.UI{app.H2().Class("hidden").Text(title)}
	if t.Up != "" {
		head = append(head, app.A().Href(t.Up).Text(title))
	} else {
		head = append(head, app.Span().Aria("hidden", "true").Text(title))
	}
	if u := t.Undated; u != nil {
		link := app.A().Class("undated").DataSet("value", view.UndatedID).Href(u.Href)
		if u.Chosen {
			link.Aria("current", "true")
		}
		head = append(head, link.Body(app.Text(u.Text+" "), count(u.N)))
	}
	section := app.Section().Class("timeline").ID("timeline")
	if len(t.Bars) == 0 {
		return section.Body(app.Div().Class("timeline-head").Body(head...))
	}
	var bars []app.UI
	for _, b := range t.Bars {
		if b.Href == "" {
			bars = append(bars, app.Li().Body(app.Span().Class("bar-none").Body(app.Span().Aria("hidden", "true").Text(b.Text))))
			continue
		}
		link := app.A().DataSet("year", b.ID).Href(b.Href).Title(b.Full)
		if b.Chosen {
			link.Aria("current", "true")
		}
		bars = append(bars, app.Li().Body(link.Body(
			app.Span().Class("bar-fill h"+strconv.Itoa(b.Height)),
			app.Span().Aria("hidden", "true").Text(b.Text),
			app.Span().Class("hidden").Text(b.Full),
		)))
	}
	return section.Body(app.Div().Class("timeline-head").Body(head...), app.Ol().Class("bars").Body(bars...))
}

func results(list []view.Result) app.UI {
	var out []app.UI
	for _, r := range list {
		var meta []app.UI
		meta = append(meta, dateOf(r.Date, r.DateTime))
		if r.Source != "" {
			meta = append(meta, app.Span().Text(r.Source))
		}
		meta = append(meta, app.Span().Text(r.Language))
		snippet := app.P().Class("snippet")
		if r.Lang != "" {
			snippet.Lang(r.Lang)
		}
		if r.Before {
			snippet.Attr("data-before", "true")
		}
		if r.After {
			snippet.Attr("data-after", "true")
		}
		out = append(out, app.Li().Class("result").DataSet("id", r.ID).Body(
			app.H3().Body(withLang(app.A().Class("title").Href(r.Href).Body(parts(r.Title)...), r.Lang)),
			app.P().Class("meta").Body(meta...),
			snippet.Body(parts(r.Snippet)...),
			app.P().Class("names").Body(append(links(r.People), links(r.Topics)...)...),
		))
	}
	return app.Ol().Class("results").Body(out...)
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

func links(list []view.Link) []app.UI {
	out := make([]app.UI, 0, len(list))
	for _, l := range list {
		out = append(out, withLang(app.A().Href(l.Href).Text(l.Text), l.Lang))
	}
	return out
}

func withLang(a app.HTMLA, lang string) app.UI {
	if lang != "" {
		a.Lang(lang)
	}
	return a
}

func count(n int) app.UI {
	return app.Span().Class("count").Attr("data-count", "true").Text(n)
}
