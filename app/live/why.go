package live

import "muragat/app/view"

// why is a list, closed at first, of what speaks for persons, topics or dates.
func (m *markup) why(list view.WhyList) {
	if len(list.Of) == 0 {
		return
	}
	m.open("details", "class", "why").open("summary").text(list.Title).close("summary").open("ul")
	for _, w := range list.Of {
		m.open("li").open("span", "lang", w.Lang).text(w.Name).close("span").text(" — ")
		for i, r := range w.Reasons {
			if i > 0 {
				m.text("; ")
			}
			m.text(r.Text)
			for j, place := range r.Places {
				if j == 0 {
					m.text(": ")
				} else {
					m.text(", ")
				}
				if place.Href == "" {
					m.text(place.Text)
				} else {
					m.open("a", "href", place.Href).text(place.Text).close("a")
				}
			}
		}
		m.close("li")
	}
	m.close("ul", "details")
}
