package plain

import (
	"muragat/app/view"
	"muragat/app/words"
)

// listPage has its facets as they are before they are opened.
type listPage struct {
	view.ListPage
	Timeline view.Timeline
	Facets   []facet
	Results  []view.Result
}

type facet struct {
	view.Facet
	Values []view.FacetValue
	More   string // what the button that shows further values says, "" without any
	All    string // address of the page of all values, where the button leads without the program; "" if there is none
}

func (w *writer) list() listPage {
	p := listPage{ListPage: w.view.List(nil)}
	p.Timeline = w.plainTimeline(w.view.Timeline(&p.ListPage))
	p.Results = w.view.Results(p.Hits, 0, view.PageSize)
	for _, f := range w.view.Facets(&p.ListPage) {
		shown := facet{Facet: f}
		for i := range min(f.Len, view.FacetShown) {
			shown.Values = append(shown.Values, f.Value(i))
		}
		switch f.Key {
		case "person":
			shown.All = w.view.Href(view.Route{Kind: view.AllPersons}, nil)
		case "topic":
			shown.All = w.view.Href(view.Route{Kind: view.AllTopics}, nil)
		}
		if rest := f.Len - view.FacetShown; rest > 0 {
			shown.More = w.view.T(words.More, "n", w.view.Number(rest))
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
	if t.Undated != nil {
		t.Undated.Href = w.view.Href(view.Route{Kind: view.Date, ID: view.UndatedID}, nil)
	}
	return t
}
