package live

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

func (p *Page) articlePage() app.UI {
	a := p.article
	title := app.H1()
	if a.Lang != "" {
		title.Lang(a.Lang)
	}
	return app.Article().Class("article").DataSet("id", a.ID).Body(
		app.Header().Class("article-head").Body(
			app.P().Class("meta").Body(p.articleMeta()...),
			title.Body(parts(a.TitleParts)...),
			app.Div().Class("article-tools").Body(p.articleTools()...),
			p.citePanel(),
			p.toolRows(),
		),
		app.Raw(p.body), app.P().Class("printed").Text(p.reading.address), p.onward(), app.Raw(p.facts),
	)
}

func (p *Page) articleMeta() []app.UI {
	a := p.article
	meta := []app.UI{dateOf(a.Date, a.DateTime)}
	switch {
	case a.Source != "" && a.URL != "":
		meta = append(meta, app.A().Href(a.URL).Rel("noopener").Text(a.Source))
	case a.Source != "":
		meta = append(meta, app.Span().Text(a.Source))
	}
	return append(meta, app.Span().Text(a.Language))
}

func (p *Page) articleTools() []app.UI {
	t := p.view.T
	tools := []app.UI{
		app.Button().Type("button").Text(t(words.CopyLink)).OnClick(p.onCopyLink),
		app.Button().Type("button").Text(t(words.Print)).OnClick(p.onPrint),
		app.Button().ID("later").Type("button").Aria("pressed", p.isStarred()).Text(t(words.KeepLater)).OnClick(p.onStar),
		app.Button().ID("cite-open").Type("button").Aria("expanded", p.citing).Aria("controls", "cite").Text(t(words.Cite)).OnClick(p.onCite),
		app.Button().Type("button").Aria("expanded", p.reading.open).Aria("controls", "text-view").Text(t(words.TextView)).OnClick(p.onTextView),
	}
	if back := p.back(); back != "" {
		tools = append(tools, app.A().Class("back").Href(back).Text(t(words.BackToResults)))
	}
	return append(tools, app.Span().Role("status").Text(p.copied))
}

// back is the address of the results that led here, "" if none did.
func (p *Page) back() string {
	path, _ := splitHref(p.place.from)
	if p.place.from != "" && p.view.ParsePath(path).Kind == view.Home {
		return p.place.from
	}
	if p.text != "" {
		return p.article.Back
	}
	return ""
}

// articleText and articleFacts are markup: an article may have a hundred thousand lines and name ten thousand people.
func (p *Page) articleText() string {
	var m markup
	m.open("div", "class", "text", "lang", p.article.Lang)
	for _, paragraph := range p.article.Paragraphs {
		m.open("p", "id", paragraph.ID, "class", when(paragraph.Goes, "goes"), "tabindex", "-1")
		for _, r := range paragraph.Runs {
			if r.Href != "" {
				m.open("a", "href", r.Href).parts(r.Parts).close("a")
			} else {
				m.parts(r.Parts)
			}
		}
		m.open("a", "class", "number", "href", "#"+paragraph.ID, "aria-label", p.view.T(words.ParagraphN, "n", paragraph.Number))
		m.text(paragraph.Number).close("a", "p")
	}
	return m.close("div").String()
}

func (p *Page) articleFacts() string {
	a, t := p.article, p.view.T
	var m markup
	head := func(k words.Key) *markup { return m.open("h2").text(t(k)).close("h2") }
	m.open("aside", "class", "facts")
	if len(a.People) > 0 {
		head(words.People).items(a.People)
	}
	if len(a.More) > 0 {
		m.open("details").open("summary").text(a.MoreText).close("summary").items(a.More).close("details")
	}
	m.why(a.WhyPeople)
	if len(a.Topics) > 0 {
		head(words.Topics).items(a.Topics).why(a.WhyTopics)
	}
	if len(a.Mentioned) > 0 {
		head(words.MentionedDates).items(a.Mentioned).why(a.WhyDates)
	}
	if a.Author != "" {
		head(words.Author).open("p").text(a.Author).close("p")
	}
	if a.URL != "" {
		source := a.Source
		if source == "" {
			source = a.URL
		}
		head(words.Original).open("p").open("a", "href", a.URL, "rel", "noopener").text(source).close("a", "p")
	}
	if a.Credit != "" {
		m.open("p").text(t(words.PhotoCredit, "name", a.Credit)).close("p")
	}
	return m.close("aside").String()
}

// items is a list of links; one that leads nowhere is text.
func (m *markup) items(list []view.Link) *markup {
	m.open("ul")
	for _, l := range list {
		m.open("li")
		if l.Href == "" {
			m.text(l.Text)
		} else {
			m.open("a", "href", l.Href, "lang", l.Lang).text(l.Text).close("a")
		}
		m.close("li")
	}
	return m.close("ul")
}

func (p *Page) onPrint(app.Context, app.Event) { app.Window().Call("print") }

// onCopyLink copies the article's address, without what was searched for.
func (p *Page) onCopyLink(app.Context, app.Event) {
	link := absolute(p.article.Href)
	p.copyText(link, p.view.T(words.Copied), p.view.T(words.NotCopied, "link", link))
}

// copyText copies a text and says whether the browser did it.
func (p *Page) copyText(copied, done, refused string) {
	say := func(said string, seconds time.Duration) {
		p.ctx.Dispatch(func(app.Context) { p.copied = said })
		time.AfterFunc(seconds*time.Second, func() {
			p.ctx.Dispatch(func(app.Context) {
				if p.copied == said {
					p.copied = ""
				}
			})
		})
	}
	sayDone := func() { say(done, 3) }
	sayRefused := func() { say(refused, 60) }
	if clipboard := app.Window().Get("navigator").Get("clipboard"); clipboard.Truthy() {
		then := func(f func()) app.Func { return app.FuncOf(func(app.Value, []app.Value) any { f(); return nil }) }
		clipboard.Call("writeText", copied).Call("then", then(sayDone), then(sayRefused))
		return
	}
	// without https there is only the old way, by way of a selection
	focus := document().Get("activeElement")
	field := document().Call("createElement", "textarea")
	field.Set("value", copied)
	field.Set("className", "hidden")
	document().Get("body").Call("append", field)
	field.Call("select")
	if document().Call("execCommand", "copy").Truthy() {
		sayDone()
	} else {
		sayRefused()
	}
	field.Call("remove")
	focusQuietly(focus)
}
