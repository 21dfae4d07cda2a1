package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
)

// indexPage is a page of all persons or of all topics.
func (p *Page) indexPage() app.UI {
	var m markup
	m.open("div", "class", "index").open("h1").text(p.index.Title).close("h1")
	m.open("p", "class", "meta").text(p.index.TotalText).close("p")
	for _, l := range p.index.Letters {
		m.open("h2").text(l.Letter).close("h2").open("ul")
		for _, name := range l.Names {
			m.open("li").open("a", "href", name.Href, "lang", name.Lang).text(name.Text).close("a").text(" ")
			m.open("span", "class", "count").text(decimal(name.N)).close("span", "li")
		}
		m.close("ul")
	}
	if len(p.index.Pages) > 0 {
		m.open("nav", "class", "pager", "aria-label", p.view.T(words.Pages))
		for _, l := range p.index.Pages {
			if l.Href != "" {
				m.open("a", "href", l.Href).text(l.Text).close("a")
			} else {
				m.open("span", "aria-current", "page").text(l.Text).close("span")
			}
		}
		m.close("nav")
	}
	return app.Raw(m.close("div").String())
}
