package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// unfolded is how many sentences that name a person are shown, so that Back finds as many.
type unfolded struct {
	at string // the address of the page, without the place in its list of articles
	n  int
}

// graph is a list of people with arcs, and the same as a table.
func (p *Page) graph(m *markup) {
	g, t := p.subject.Graph, p.view.T
	m.open("p", "class", "meta").text(t(words.GraphHelp)).close("p").open("ol", "class", "graph")
	for _, r := range g.Rows {
		m.open("li").link(r.Link)
		m.open("svg", "viewBox", "0 0 "+decimal(g.Width)+" "+decimal(g.Height), "preserveAspectRatio", "none", "aria-hidden", "true")
		for width, path := range r.Arcs {
			if path != "" {
				m.open("path", "class", "arc"+decimal(width), "d", path).close("path")
			}
		}
		m.close("svg", "li")
	}
	m.close("ol").details(t(words.WhoWithWhom)).open("table")
	for _, pair := range g.Pairs {
		m.open("tr").open("th").text(pair.Text).close("th").open("td").text(decimal(pair.N)).close("td", "tr")
	}
	m.close("table", "details")
}

// named is the first of the sentences that name a person, as many as the reader has left.
func (p *Page) named(m *markup) {
	n, at := view.NamedFirst, p.address.withPage("").href()
	if p.unfolded.at == at {
		n = p.unfolded.n
	}
	p.unfolded = unfolded{at: at}
	items := p.unfold(n)
	if items == "" {
		return
	}
	t := p.view.T
	m.head(t(words.NamedIn)).open("ol", "class", "sentences", "id", "named").raw(items).close("ol")
	if p.subject.Named.More() {
		m.open("button", "type", "button", "id", moreNamed).text(t(words.ShowMore)).close("button")
	}
}

// unfold is the markup of n further sentences.
func (p *Page) unfold(n int) string {
	var m markup
	for _, s := range p.subject.Named.Next(n) {
		m.open("li").open("p", "class", "snippet", "lang", s.Lang, "data-before", when(s.Before, "true"), "data-after", when(s.After, "true"))
		m.parts(s.Parts).close("p").open("p", "class", "meta").date(s.Date, s.DateTime).link(s.Link).close("p", "li")
		p.unfolded.n++
	}
	return m.String()
}

// moreNamed is the ID of the button that asks for further sentences.
const moreNamed = "named-more"

// unfoldNamed shows further sentences and goes to the first of them.
func (p *Page) unfoldNamed(button app.Value) {
	list := byID("named")
	n := p.unfolded.n
	list.Call("insertAdjacentHTML", "beforeend", trusted(p.unfold(view.NamedMore)))
	if p.unfolded.n > n {
		focusQuietly(list.Get("children").Index(n).Call("querySelector", "a"))
	}
	if !p.subject.Named.More() {
		button.Call("remove")
	}
}
