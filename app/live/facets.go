package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// filters are the facets and the dates: beside the results, above them, or in a sheet.
func (p *Page) filters() app.UI {
	box := app.Div().Class("filters").ID("filters").Aria("label", p.view.T(words.Filters)).TabIndex(-1)
	if p.sheet.open {
		box.Attr("data-open", "true")
	}
	if p.sheet.modal() {
		box.Role("dialog").Aria("modal", "true")
	} else {
		box.Role("complementary")
	}
	var body []app.UI
	for _, f := range p.side.facets {
		body = append(body, p.facet(f))
	}
	body = append(body, p.dateFields(), app.Div().Class("sheet-foot").Body(
		app.Button().ID("filters-done").Type("button").Text(p.list.ShowText).OnClick(p.onCloseSheet),
	))
	return box.Body(body...)
}

func (p *Page) facet(f view.Facet) app.UI {
	header := []app.UI{app.H2().Text(f.Title)}
	if f.Clear != "" {
		header = append(header, app.A().Href(f.Clear).Aria("label", p.view.T(words.ClearGroup)+": "+f.Title).Text(p.view.T(words.ClearGroup)))
	}
	body := []app.UI{app.Header().Body(header...)}
	l := p.values(f.Key)
	if f.Len > view.FacetShown {
		hint := p.view.T(words.FindIn)
		body = append(body, app.Input().Type("text").Class("find").DataSet("facet", f.Key).Aria("label", hint+": "+f.Title).
			Placeholder(hint).AutoComplete(false).Spellcheck(false).OnInput(p.onFind))
	}
	body = append(body, app.Raw(l.markup))
	if f.Len > view.FacetShown && l.find == "" {
		said := p.view.T(words.Fewer)
		if !l.open {
			said = p.view.T(words.More, "n", p.view.Number(f.Len-l.len()))
		}
		body = append(body, app.Button().Type("button").Class("more").DataSet("facet", f.Key).Aria("expanded", l.open).Text(said).OnClick(p.onMore))
	}
	return app.Section().Class("facet").DataSet("facet", f.Key).Body(body...)
}

// values is the list of a facet's values.
func (p *Page) values(key string) *valueList {
	if p.facets == nil {
		p.facets = map[string]*valueList{}
	}
	l := p.facets[key]
	if l == nil {
		l = &valueList{number: p.view.Number}
		p.facets[key] = l
	}
	return l
}

// onToggle switches a value.
func (p *Page) onToggle(ctx app.Context, key, value string) {
	if p.list != nil {
		p.follow(ctx, p.view.ToggledHref(p.list.Query, key, value))
	}
}

// facetOf is the list that the event's element belongs to.
func (p *Page) facetOf(ctx app.Context) *valueList {
	return p.values(text(ctx.JSSrc().Get("dataset").Get("facet")))
}

func (p *Page) onFind(ctx app.Context, _ app.Event) {
	l := p.facetOf(ctx)
	l.find, l.top = text(ctx.JSSrc().Get("value")), 0
	l.update(l.facet)
	ctx.Defer(p.attach)
}

func (p *Page) onMore(ctx app.Context, _ app.Event) {
	l := p.facetOf(ctx)
	l.open, l.top = !l.open, 0
	l.update(l.facet)
	ctx.Defer(p.attach)
}
