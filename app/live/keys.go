package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// moveInResults moves the focus between the search box and the titles of all results, those that are
// not in the document too.
func (p *Page) moveInResults(from app.Value, inBox, down bool) bool {
	r := p.results
	if r == nil {
		return false
	}
	at := r.indexOf(from)
	switch {
	case inBox && down:
		return r.focus(0)
	case at >= 0 && !from.Call("matches", ".title").Truthy(), at < 0 && !r.lost(from):
		return false
	case at < 0:
		at = r.left
	}
	if down {
		return r.focus(at + 1)
	}
	if at == 0 {
		focusBox()
		return true
	}
	return r.focus(at - 1)
}

// endOfResults moves the focus from a title to that of the first or the last result.
func (p *Page) endOfResults(from app.Value, last bool) bool {
	r := p.results
	if r == nil || r.indexOf(from) < 0 && !r.lost(from) {
		return false
	}
	if last {
		return r.focus(r.win.n - 1)
	}
	return r.focus(0)
}

// lost tells whether the focus was in a result that has gone out of the document since: e is the body then.
func (r *results) lost(e app.Value) bool {
	return r.left >= 0 && (r.left < r.run.first || r.left >= r.run.last) && e.Equal(document().Get("body"))
}

// valuesOf is the list of the facet that e stands in, with what it is of it: a value's switch or
// the field to find one in.
func (p *Page) valuesOf(e app.Value) (l *valueList, isSwitch, isField bool) {
	if p.list == nil || !e.Get("closest").Truthy() {
		return nil, false, false
	}
	facet := e.Call("closest", ".facet[data-facet]")
	if !facet.Truthy() {
		return nil, false, false
	}
	l = p.facets[text(facet.Get("dataset").Get("facet"))]
	return l, e.Call("matches", ".values input").Truthy(), e.Call("matches", ".find").Truthy()
}

// moveInValues moves the focus through all values of a facet.
func (p *Page) moveInValues(from app.Value, key string) bool {
	l, isSwitch, isField := p.valuesOf(from)
	switch {
	case l == nil:
		return false
	case isField:
		return key == "ArrowDown" && l.focus(0)
	case !isSwitch:
		return false
	}
	at := l.rowOf(from)
	switch key {
	case "ArrowDown":
		return l.focus(at + 1)
	case "ArrowUp":
		if at > 0 {
			return l.focus(at - 1)
		}
		field := query(`.find[data-facet="` + l.facet.Key + `"]`)
		if field.Truthy() {
			field.Call("focus")
		}
		return field.Truthy()
	case "End":
		return l.focus(l.len() - 1)
	}
	return l.focus(0)
}

// findByTyping takes what is typed on a value to the field that the values are found in.
func (p *Page) findByTyping(from app.Value) {
	l, isSwitch, _ := p.valuesOf(from)
	if l == nil || !isSwitch || l.facet.Len <= view.FacetShown {
		return
	}
	field := query(`.find[data-facet="` + l.facet.Key + `"]`)
	if field.Truthy() {
		field.Call("focus") // the key is typed there
	}
}

// onChange hears of a value that is switched.
func (p *Page) onChange(e app.Event) {
	target := e.Get("target")
	if text(target.Get("id")) == "load-notes" {
		p.onLoadNotes(target)
		return
	}
	if text(target.Get("id")) == "single-keys" {
		p.onSingleKeys(target.Get("checked").Truthy())
		return
	}
	l, isSwitch, _ := p.valuesOf(target)
	if l == nil || !isSwitch {
		return
	}
	value := text(target.Call("closest", ".value").Get("dataset").Get("value"))
	l.at = l.rowOf(target)
	p.ctx.Dispatch(func(ctx app.Context) { p.onToggle(ctx, l.facet.Key, value) })
}
