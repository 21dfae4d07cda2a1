package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// fillFields writes what the address says into the fields: go-app leaves their values alone.
func (p *Page) fillFields() {
	setValue("q", p.text)
	if p.list != nil {
		p.list.Asked = p.list.Query // the operators that were typed are chips now
		setValue("from", p.list.Query.From.String())
		setValue("to", p.list.Query.To.String())
		for key, l := range p.facets {
			if field := query(`.find[data-facet="` + key + `"]`); field.Truthy() && text(field.Get("value")) != l.find {
				field.Set("value", l.find)
			}
		}
	}
}

// forgetFacets closes the facets on another page, and forgets what was looked for in them when
// nothing is chosen any more.
func (p *Page) forgetFacets(samePath bool) {
	if !samePath {
		p.facets = nil
	}
	if p.list == nil || len(p.list.Chips) > 0 {
		return
	}
	for _, l := range p.facets {
		l.find = ""
	}
}

func setValue(id, value string) {
	if field := byID(id); field.Truthy() && text(field.Get("value")) != value {
		field.Set("value", value)
	}
}

// focusPlace is what has the focus, in terms that outlive a new page.
type focusPlace struct {
	inPage       bool
	facet, value string // of a facet's value
	bars         bool
}

func (p *Page) focused() focusPlace {
	e := document().Get("activeElement")
	if !e.Truthy() || !e.Get("closest").Truthy() {
		return focusPlace{}
	}
	f := focusPlace{inPage: e.Call("closest", "#content").Truthy(), bars: e.Call("closest", ".bars").Truthy()}
	if label := e.Call("closest", ".value"); label.Truthy() {
		f.value = text(label.Get("dataset").Get("value"))
		f.facet = text(label.Call("closest", ".facet").Get("dataset").Get("facet"))
	}
	return f
}

// barStop is the bar that Tab leads to.
const barStop = ".bars a:not([tabindex='-1'])"

// refocus takes the focus to where the reader goes on: the value that was switched, the bars, the number of
// results, or the beginning of another page.
func (p *Page) refocus(last focusPlace, samePath bool) {
	now := document().Get("activeElement")
	inBox := now.Truthy() && now.Equal(searchBox())
	switch {
	case inBox:
	case !samePath:
		focusQuietly(byID("content"))
	case last.facet != "":
		p.refocusValue(last)
	case last.bars && p.route.Kind == view.Home && query(barStop).Truthy():
		focusQuietly(query(barStop))
	case last.inPage && (!now.Truthy() || now.Equal(document().Get("body"))) && p.route.Kind == view.Home:
		focusQuietly(byID("total"))
	}
}

// refocusValue returns to the value that was switched, or where it has gone out of sight to the one in its place.
func (p *Page) refocusValue(last focusPlace) {
	if value := findValue(last); value.Truthy() {
		focusQuietly(value)
	} else if l := p.facets[last.facet]; l != nil {
		l.focus(min(l.at, l.len()-1))
	}
}

// findValue is the switch of a facet's value, wherever it stands now.
func findValue(f focusPlace) app.Value {
	escape := func(s string) string { return text(app.Window().Get("CSS").Call("escape", s)) }
	return query(`.facet[data-facet="` + escape(f.facet) + `"] .value[data-value="` + escape(f.value) + `"] input`)
}

func focusQuietly(e app.Value) {
	if !e.Truthy() || e.Equal(document().Get("activeElement")) {
		return
	}
	options := app.Window().Get("Object").New()
	options.Set("preventScroll", true)
	e.Call("focus", options)
}
