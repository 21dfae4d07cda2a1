package live

import (
	"strconv"

	"muragat/app/view"
	"muragat/app/words"
)

// timelineMarkup is the number of articles by year, month or day.
func (p *Page) timelineMarkup(t view.Timeline) string {
	var m markup
	title := p.view.T(words.Timeline)
	m.raw(`<section class="timeline" id="timeline"><div class="timeline-head"><h2 class="hidden">`).text(title).raw(`</h2><span class="within">`)
	for i, l := range t.Within {
		switch {
		case i+1 < len(t.Within) && l.Href != "":
			m.open("a", "href", l.Href).text(l.Text).raw("</a>")
		default:
			m.open("span", "aria-hidden", when(i == 0, "true")).text(l.Text).raw("</span>")
		}
	}
	m.raw("</span>")
	if u := t.Undated; u != nil {
		m.open("a", "class", "undated", "data-value", view.UndatedID, "href", u.Href, "aria-current", when(u.Chosen, "true"))
		m.text(u.Text).raw(` <span class="count" data-count="true">` + strconv.Itoa(u.N) + "</span></a>")
	}
	if len(t.Bars) == 0 {
		return m.raw("</div></section>").String()
	}
	m.open("button", "type", "button", "class", "as-table", "aria-expanded", strconv.FormatBool(p.table), "aria-controls", "timeline-table")
	m.text(p.view.T(words.AsTable)).raw("</button></div>")
	shaped := ""
	if t.Shape.Path != "" {
		shaped = " shaped"
	}
	m.open("div", "class", "bars"+shaped, "role", "group", "aria-label", title, "aria-describedby", "timeline-keys")
	if shaped != "" {
		m.raw(`<svg viewBox="0 0 ` + strconv.Itoa(t.Shape.Width) + " " + strconv.Itoa(view.BarHeight) + `" preserveAspectRatio="none" aria-hidden="true"><path d="` + t.Shape.Path + `"></path></svg>`)
	}
	m.raw("<ol>")
	stop := tabStop(t.Bars)
	for i, b := range t.Bars {
		m.bar(b, i == stop)
	}
	m.raw(`</ol></div><p class="hidden" id="timeline-keys">`).text(p.view.T(words.TimelineKeys))
	m.raw(`</p><p id="picked" role="status"></p><div id="peek"></div><div id="timeline-table">`)
	if p.table {
		p.barTable(&m, t)
	}
	return m.raw("</div></section>").String()
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

func (m *markup) bar(b view.Bar, stop bool) {
	m.open("li", "data-bar", b.ID, "data-picked", when(b.Chosen, "true"))
	if b.Href == "" {
		m.raw(`<span class="bar-none"><span aria-hidden="true">`).text(b.Text).raw("</span></span></li>")
		return
	}
	m.open("a", "data-year", b.ID, "href", b.Href, "tabindex", when(!stop, "-1"), "aria-current", when(b.Chosen, "true"))
	m.raw(`<span class="bar-fill h` + strconv.Itoa(b.Height) + `"></span><span aria-hidden="true">`).text(b.Text)
	m.raw(`</span><span class="hidden">`).text(b.Full).raw("</span></a></li>")
}

// barTable is what the bars show in numbers.
func (p *Page) barTable(m *markup, t view.Timeline) {
	m.raw(`<table><caption class="hidden">`).text(p.view.T(words.Timeline)).raw(`</caption><thead><tr><th scope="col">`).text(p.view.T(words.Date))
	m.raw(`</th><th scope="col">`).text(p.view.T(words.ArticlesAbout)).raw("</th></tr></thead><tbody>")
	for _, b := range t.Bars {
		b.Text = b.Period
		p.barRow(m, b.Link, b.Chosen)
	}
	if u := t.Undated; u != nil {
		p.barRow(m, u.Link, u.Chosen)
	}
	m.raw("</tbody></table>")
}

func (p *Page) barRow(m *markup, l view.Link, chosen bool) {
	m.raw(`<tr><th scope="row">`)
	if l.Href == "" {
		m.text(l.Text)
	} else {
		m.open("a", "data-period", l.ID, "href", l.Href, "aria-current", when(chosen, "true")).text(l.Text).raw("</a>")
	}
	m.raw(`</th><td class="count">`).text(p.view.Number(l.N)).raw("</td></tr>")
}
