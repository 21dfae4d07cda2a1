package live

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
	"muragat/articles"
)

// datesState is what is wrong with the dates that were typed.
type datesState struct {
	field string // "from", "to" or ""
	wrong string // the sentence
}

// dateFields take a period by hand.
func (p *Page) dateFields() app.UI {
	t := p.view.T
	return app.Section().Class("facet dates").DataSet("facet", "date").Body(
		app.Header().Body(app.H2().Text(t(words.Dates))),
		app.Form().OnSubmit(p.onDates).Body(
			p.dateField("from", t(words.From)),
			p.dateField("to", t(words.To)),
			app.Button().Text(t(words.Apply)),
		),
		app.P().ID("dates-wrong").Class("wrong").Role("alert").Text(p.dates.wrong),
	)
}

func (p *Page) dateField(id, name string) app.UI {
	input := app.Input().ID(id).Type("text").Placeholder("2018-05").AutoComplete(false).Spellcheck(false).MaxLength(20)
	if p.dates.field == id {
		input.Aria("invalid", "true").Aria("describedby", "dates-wrong")
	}
	return app.Label().For(id).Body(app.Span().Text(name), input)
}

func (p *Page) onDates(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if p.list == nil {
		return
	}
	q := p.list.Query
	q.Page = 1
	for _, f := range []struct {
		id   string
		key  words.Key
		date *articles.Date
	}{{"from", words.From, &q.From}, {"to", words.To, &q.To}} {
		typed := strings.TrimSpace(text(byID(f.id).Get("value")))
		date, err := articles.ParseDate(isoDate(typed))
		if err != nil || strings.ContainsAny(date.String(), "/?~%X.") {
			p.refuseDates(ctx, f.id, p.view.T(words.IgnoredDate, "key", p.view.T(f.key), "value", typed))
			return
		}
		*f.date = date
	}
	if !q.From.IsZero() && !q.To.IsZero() {
		first, _ := q.From.Bounds()
		if _, last := q.To.Bounds(); first > last {
			p.refuseDates(ctx, "from", p.view.T(words.IgnoredReversed, "value", q.From.String()+" – "+q.To.String()))
			return
		}
	}
	p.dates = datesState{}
	p.follow(ctx, p.view.ListHref(q))
}

func (p *Page) refuseDates(ctx app.Context, field, wrong string) {
	p.dates = datesState{field, wrong}
	ctx.Defer(func(app.Context) { byID(field).Call("focus") })
}

// isoDate turns 18.04.2024 and 04.2024, as people here write dates, into ISO 8601; other
// text stays as it is.
func isoDate(typed string) string {
	parts := strings.Split(typed, ".")
	if len(parts) > 3 || len(parts) < 2 || len(parts[len(parts)-1]) != len("2024") {
		return typed
	}
	slices.Reverse(parts)
	for i, part := range parts[1:] {
		if len(part) == 1 {
			parts[i+1] = "0" + part
		}
	}
	return strings.Join(parts, "-")
}
