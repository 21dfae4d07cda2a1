package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// unfolded is how many sentences that name a person the reader has asked for, so that Back finds the page as it was left.
type unfolded struct {
	at address
	n  int
}

// peopleMarkup is who is named in the articles of a subject, and their topics.
func (p *Page) peopleMarkup() string {
	s, t := p.subject, p.view.T
	var m markup
	m.open("div")
	heading := words.People
	if s.IsPerson() {
		heading = words.NamedWith
	}
	if s.Graph != nil || len(s.With) > 0 {
		m.head(t(heading))
	}
	if s.Graph != nil {
		p.graphMarkup(&m, s.Graph)
	}
	m.counted(s.With)
	if len(s.MoreWith) > 0 {
		m.open("details").open("summary").text(s.MoreText).close("summary").counted(s.MoreWith).close("details")
	}
	if len(s.Topics) > 0 {
		m.head(t(words.Topics)).counted(s.Topics)
	}
	return m.close("div").String()
}

// graphMarkup is a list of people with arcs, and the same as a table.
func (p *Page) graphMarkup(m *markup, g *view.Graph) {
	t := p.view.T
	m.open("p", "class", "meta").text(t(words.GraphHelp)).close("p")
	m.open("ol", "class", "graph")
	for _, r := range g.Rows {
		m.open("li").link(r.Link)
		m.open("svg", "viewBox", "0 0 "+decimal(g.Width)+" "+decimal(g.Height), "preserveAspectRatio", "none", "aria-hidden", "true")
		for _, a := range r.Arcs {
			m.open("path", "class", "arc"+decimal(a.Width), "d", a.Path).close("path")
		}
		m.close("svg", "li")
	}
	m.close("ol").open("details").open("summary").text(t(words.WhoWithWhom)).close("summary").open("table")
	for _, pair := range g.Pairs {
		m.open("tr").open("th").text(pair.Text).close("th").open("td").text(decimal(pair.N)).close("td", "tr")
	}
	m.close("table", "details")
}

func (m *markup) head(s string) *markup { return m.open("h2").text(s).close("h2") }

// link is a link with the number of articles behind it.
func (m *markup) link(l view.Link) *markup {
	m.open("a", "href", l.Href, "lang", l.Lang).text(l.Text).close("a")
	return m.text(" ").open("span", "class", "count").text(decimal(l.N)).close("span")
}

// counted is a list of links with the number of articles behind each.
func (m *markup) counted(list []view.Link) *markup {
	if len(list) == 0 {
		return m
	}
	m.open("ul", "class", "with")
	for _, l := range list {
		m.open("li").link(l).close("li")
	}
	return m.close("ul")
}

// readNamed makes the first of the sentences that name a person.
func (p *Page) readNamed() {
	n := view.NamedFirst
	if p.named.at == p.address {
		n = p.named.n
	}
	p.named = unfolded{p.address, 0}
	p.unfold(n)
}

// unfold adds up to n further sentences.
func (p *Page) unfold(n int) {
	var m markup
	for _, s := range p.subject.Named.Next(n) {
		m.open("li").open("p", "class", "snippet", "lang", s.Lang, "data-before", when(s.Before, "true"), "data-after", when(s.After, "true"))
		m.parts(s.Parts).close("p").open("p", "class", "meta").date(s.Date, s.DateTime)
		m.open("a", "href", s.Href, "lang", s.Lang).text(s.Text).close("a", "p", "li")
		p.named.n++
	}
	p.side.named += m.String()
}

// namedIn is the sentences that name a person.
func (p *Page) namedIn() app.UI {
	t := p.view.T
	if p.side.named == "" {
		return app.Div()
	}
	return app.Div().Body(
		app.H2().Text(t(words.NamedIn)),
		app.Raw(`<ol class="sentences" id="named">`+p.side.named+"</ol>"),
		app.Button().Type("button").ID("named-more").Hidden(!p.subject.Named.More()).Text(t(words.ShowMore)).OnClick(p.onMoreNamed),
	)
}

// onMoreNamed shows further sentences and goes to the first of them.
func (p *Page) onMoreNamed(ctx app.Context, _ app.Event) {
	n := p.named.n
	p.unfold(view.NamedMore)
	ctx.Defer(func(app.Context) { focusQuietly(query("#named > :nth-child(" + decimal(n+1) + ") a")) })
}
