package plain

import (
	"muragat/app/view"
	"muragat/app/words"
)

// listPage has its facets as they are before they are opened.
type listPage struct {
	view.ListPage
	Facets []facet
}

type facet struct {
	view.Facet
	More string // what the button that shows further values says, "" without any
}

func (w *writer) list() listPage {
	p := listPage{ListPage: w.view.List(nil)}
	p.Timeline = w.plainTimeline(p.Timeline)
	for _, f := range p.ListPage.Facets {
		shown := facet{Facet: f}
		if rest := len(f.Values) - view.FacetShown; rest > 0 {
			shown.Values = f.Values[:view.FacetShown]
			shown.More = w.view.T(words.More, "n", w.view.Number(min(rest, view.FacetStep)))
		}
		p.Facets = append(p.Facets, shown)
	}
	return p
}

// plainTimeline leads each bar to the page of its period: a filter needs the program.
func (w *writer) plainTimeline(t view.Timeline) view.Timeline {
	for i, b := range t.Bars {
		if b.Href != "" {
			t.Bars[i].Href = w.view.Href(view.Route{Kind: view.Date, ID: b.ID}, nil)
		}
	}
	return t
}
