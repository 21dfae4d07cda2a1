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
		case l.ID == "":
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
	m.close("div")
	if len(t.Bars) > 0 {
		shaped := ""
		if t.Shape.Path != "" {
			shaped = " shaped"
		}
		m.open("div", "class", "bars"+shaped)
		if shaped != "" {
			m.open("svg", "viewBox", "0 0 "+strconv.Itoa(t.Shape.Width)+" "+strconv.Itoa(view.BarHeight), "preserveAspectRatio", "none", "aria-hidden", "true")
			m.open("path", "d", t.Shape.Path).close("path", "svg")
		}
		m.open("ol")
		for _, b := range t.Bars {
			m.open("li").bar(b).close("li")
		}
		m.close("ol", "div")
	}
	return m.close("section").String()
}

func (m *markup) bar(b view.Bar) *markup {
	if b.Href == "" {
		return m.open("span", "class", "bar-none").open("span", "aria-hidden", "true").text(b.Text).close("span", "span")
	}
	m.open("a", "data-year", b.ID, "href", b.Href, "title", b.Full, "aria-current", when(b.Chosen, "true"))
	m.open("span", "class", "bar-fill h"+strconv.Itoa(b.Height)).close("span")
	m.open("span", "aria-hidden", "true").text(b.Text).close("span")
	return m.open("span", "class", "hidden").text(b.Full).close("span", "a")
}
