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
	text := app.Div().Class("text")
	if a.Lang != "" {
		title.Lang(a.Lang)
		text.Lang(a.Lang)
	}
	return app.Article().Class("article").DataSet("id", a.ID).Body(
		app.Header().Class("article-head").Body(
			app.P().Class("meta").Body(p.articleMeta()...),
			title.Body(parts(a.TitleParts)...),
			app.Div().Class("article-tools").Body(p.articleTools()...),
			p.citePanel(),
		),
		text.Body(paragraphs(a.Paragraphs)...),
		app.Aside().Class("facts").Body(p.articleFacts()...),
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
		app.Button().ID("cite-open").Type("button").Aria("expanded", p.citing).Aria("controls", "cite").Text(t(words.Cite)).OnClick(p.onCite),
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

func paragraphs(list [][]view.Run) []app.UI {
	out := make([]app.UI, 0, len(list))
	for _, runs := range list {
		var body []app.UI
		for _, r := range runs {
			if r.Href != "" {
				body = append(body, app.A().Href(r.Href).Body(parts(r.Parts)...))
			} else {
				body = append(body, parts(r.Parts)...)
			}
		}
		out = append(out, app.P().Body(body...))
	}
	return out
}

func (p *Page) articleFacts() []app.UI {
	a, t := p.article, p.view.T
	var facts []app.UI
	if len(a.People) > 0 {
		facts = append(facts, app.H2().Text(t(words.People)), app.Ul().Body(items(a.People)...))
	}
	if len(a.Topics) > 0 {
		facts = append(facts, app.H2().Text(t(words.Topics)), app.Ul().Body(items(a.Topics)...))
	}
	if len(a.Mentioned) > 0 {
		facts = append(facts, app.H2().Text(t(words.MentionedDates)), app.Ul().Body(items(a.Mentioned)...))
	}
	if a.Author != "" {
		facts = append(facts, app.H2().Text(t(words.Author)), app.P().Text(a.Author))
	}
	if a.URL != "" {
		source := a.Source
		if source == "" {
			source = a.URL
		}
		facts = append(facts, app.H2().Text(t(words.Original)), app.P().Body(app.A().Href(a.URL).Rel("noopener").Text(source)))
	}
	if a.Credit != "" {
		facts = append(facts, app.P().Text(t(words.PhotoCredit, "name", a.Credit)))
	}
	return facts
}

// items is a list of links; one that leads nowhere is text.
func items(list []view.Link) []app.UI {
	out := make([]app.UI, 0, len(list))
	for _, l := range list {
		if l.Href == "" {
			out = append(out, app.Li().Text(l.Text))
			continue
		}
		out = append(out, app.Li().Body(withLang(app.A().Href(l.Href).Text(l.Text), l.Lang)))
	}
	return out
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
