package live

import (
	"strconv"

	"muragat/app/view"
	"muragat/app/words"
)

// timelineMarkup is the number of articles by year, month or day.
func (p *Page) timelineMarkup(t view.Timeline) string {
	var m markup
	m.open("section", "class", "timeline", "id", "timeline")
	m.open("div", "class", "timeline-head").open("h2", "class", "hidden").text(p.view.T(words.Timeline)).close("h2")
	m.open("span", "class", "within")
	for i, l := range t.Within {
		switch {
		case i+1 < len(t.Within) && l.Href != "":
			m.open("a", "href", l.Href).text(l.Text).close("a")
		case i == 0:
			m.open("span", "aria-hidden", "true").text(l.Text).close("span")
		default:
			m.open("span").text(l.Text).close("span")
		}
	}
	m.close("span")
	if u := t.Undated; u != nil {
		m.open("a", "class", "undated", "data-value", view.UndatedID, "href", u.Href, "aria-current", when(u.Chosen, "true"))
		m.text(u.Text+" ").open("span", "class", "count", "data-count", "true").text(strconv.Itoa(u.N)).close("span", "a")
	}
	if len(t.Bars) == 0 {
		return m.close("div", "section").String()
	}
	m.open("button", "type", "button", "class", "as-table", "aria-expanded", strconv.FormatBool(p.bars.table), "aria-controls", tableID)
	m.text(p.view.T(words.AsTable)).close("button", "div")
	shaped := ""
	if t.Shape.Path != "" {
		shaped = " shaped"
	}
	m.open("div", "class", "bars"+shaped, "role", "group", "aria-label", p.view.T(words.Timeline), "aria-describedby", "timeline-keys")
	if shaped != "" {
		m.open("svg", "viewBox", "0 0 "+strconv.Itoa(t.Shape.Width)+" "+strconv.Itoa(view.BarHeight), "preserveAspectRatio", "none", "aria-hidden", "true")
		m.open("path", "d", t.Shape.Path).close("path", "svg")
	}
	m.open("ol")
	stop := tabStop(t.Bars)
	for i, b := range t.Bars {
		m.open("li", "data-picked", when(b.Chosen, "true")).bar(b, i == stop).close("li")
	}
	m.close("ol", "div").open("p", "class", "hidden", "id", "timeline-keys").text(p.view.T(words.TimelineKeys)).close("p")
	m.open("p", "id", "picked", "role", "status").close("p").open("div", "id", peekID).close("div")
	m.open("div", "id", tableID)
	if p.bars.table {
		p.barTable(&m, t)
	}
	return m.close("div", "section").String()
}

// tabStop is the bar that Tab leads to: the arrows lead from it to the others.
func tabStop(bars []view.Bar) int {
	stop := -1
	for i, b := range bars {
		if b.Href != "" && (stop < 0 || b.Chosen) {
			if stop = i; b.Chosen {
				break
			}
		}
	}
	return stop
}

func (m *markup) bar(b view.Bar, stop bool) *markup {
	if b.Href == "" {
		return m.open("span", "class", "bar-none").open("span", "aria-hidden", "true").text(b.Text).close("span", "span")
	}
	m.open("a", "data-year", b.ID, "href", b.Href, "tabindex", when(!stop, "-1"), "aria-current", when(b.Chosen, "true"))
	m.open("span", "class", "bar-fill h"+strconv.Itoa(b.Height)).close("span")
	m.open("span", "aria-hidden", "true").text(b.Text).close("span")
	return m.open("span", "class", "hidden").text(b.Full).close("span", "a")
}

const tableID = "timeline-table"

// barTable is what the bars show in numbers.
func (p *Page) barTable(m *markup, t view.Timeline) {
	m.open("table").open("caption", "class", "hidden").text(p.view.T(words.Timeline)).close("caption").open("thead").open("tr")
	m.open("th", "scope", "col").text(p.view.T(words.Date)).close("th")
	m.open("th", "scope", "col").text(p.view.T(words.ArticlesAbout)).close("th", "tr", "thead").open("tbody")
	row := func(period string, b view.Link, chosen bool) {
		m.open("tr").open("th", "scope", "row")
		if b.Href != "" {
			m.open("a", "data-period", b.ID, "href", b.Href, "aria-current", when(chosen, "true")).text(period).close("a")
		} else {
			m.text(period)
		}
		m.close("th").open("td", "class", "count").text(p.view.Number(b.N)).close("td", "tr")
	}
	for _, b := range t.Bars {
		row(b.Period, b.Link, b.Chosen)
	}
	if u := t.Undated; u != nil {
		row(u.Text, u.Link, u.Chosen)
	}
	m.close("tbody", "table")
}
