package live

import (
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// facetState is what the reader did to a facet.
type facetState struct {
	more int    // values shown beyond the first ones
	find string // what the values are filtered by
}

// filters are the facets and the dates: beside the results, above them, or in a sheet.
func (p *Page) filters() app.UI {
	aside := app.Aside().Class("filters").ID("filters").Aria("label", p.view.T(words.Filters)).TabIndex(-1)
	if p.sheet.open {
		aside.Attr("data-open", "true")
	}
	if p.sheet.modal() {
		aside.Role("dialog").Aria("modal", "true")
	}
	var body []app.UI
	for _, f := range p.list.Facets {
		body = append(body, p.facet(f))
	}
	body = append(body, p.dateFields(), app.Div().Class("sheet-foot").Body(
		app.Button().ID("filters-done").Type("button").Text(p.list.ShowText).OnClick(p.onCloseSheet),
	))
	return aside.Body(body...)
}

func (p *Page) facet(f view.Facet) app.UI {
	header := []app.UI{app.H2().Text(f.Title)}
	if f.Clear != "" {
		header = append(header, app.A().Href(f.Clear).Aria("label", p.view.T(words.ClearGroup)+": "+f.Title).Text(p.view.T(words.ClearGroup)))
	}
	body := []app.UI{app.Header().Body(header...)}
	state := p.facets[f.Key]
	if len(f.Values) > view.FacetShown {
		hint := p.view.T(words.FindIn)
		body = append(body, app.Input().Type("text").Class("find").DataSet("facet", f.Key).Aria("label", hint+": "+f.Title).
			Placeholder(hint).AutoComplete(false).Spellcheck(false).OnInput(p.onFind))
	}
	shown, rest := shownValues(f.Values, state)
	var list []app.UI
	for _, v := range shown {
		list = append(list, app.Li().Body(p.facetValue(v)))
	}
	body = append(body, app.Ul().Body(list...))
	if rest > 0 {
		body = append(body, app.Button().Type("button").Class("more").DataSet("facet", f.Key).
			Text(p.view.T(words.More, "n", p.view.Number(min(rest, view.FacetStep)))).OnClick(p.onMore))
	} else if state.more > 0 && state.find == "" {
		body = append(body, app.Button().Type("button").Class("more").DataSet("facet", f.Key).
			Text(p.view.T(words.Fewer)).OnClick(p.onFewer))
	}
	return app.Section().Class("facet").DataSet("facet", f.Key).Body(body...)
}

// shownValues are the first values, those that were asked for, and all that are chosen.
func shownValues(values []view.FacetValue, state facetState) (shown []view.FacetValue, rest int) {
	most := view.FacetShown + state.more
	find := articles.Fold(strings.TrimSpace(state.find))
	for _, v := range values {
		switch {
		case find != "" && !strings.Contains(articles.Fold(v.Text), find):
		case len(shown) < most || v.Chosen:
			shown = append(shown, v)
		default:
			rest++
		}
	}
	return shown, rest
}

func (p *Page) facetValue(v view.FacetValue) app.UI {
	label := app.Span().Class("label")
	if v.Lang != "" {
		label.Lang(v.Lang)
	}
	return app.Label().Class("value").DataSet("value", v.ID).Body(
		app.Input().Type("checkbox").Checked(v.Chosen).DataSet("href", v.Href).OnChange(p.onToggle),
		label.Text(v.Text),
		app.Span().Class("count").Attr("data-count", "true").Text(p.view.Number(v.N)),
	)
}

func (p *Page) onToggle(ctx app.Context, _ app.Event) {
	p.follow(ctx, text(ctx.JSSrc().Get("dataset").Get("href")))
}

// facetOf is the state of the facet that the event's element belongs to.
func (p *Page) facetOf(ctx app.Context) (key string, state facetState) {
	key = text(ctx.JSSrc().Get("dataset").Get("facet"))
	return key, p.facets[key]
}

func (p *Page) setFacet(key string, state facetState) {
	if p.facets == nil {
		p.facets = map[string]facetState{}
	}
	p.facets[key] = state
}

func (p *Page) onFind(ctx app.Context, _ app.Event) {
	key, state := p.facetOf(ctx)
	state.find = text(ctx.JSSrc().Get("value"))
	p.setFacet(key, state)
}

func (p *Page) onMore(ctx app.Context, _ app.Event) {
	key, state := p.facetOf(ctx)
	state.more += view.FacetStep
	p.setFacet(key, state)
}

func (p *Page) onFewer(ctx app.Context, _ app.Event) {
	key, state := p.facetOf(ctx)
	state.more = 0
	p.setFacet(key, state)
}
