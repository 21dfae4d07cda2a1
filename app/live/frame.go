package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// Render is the whole page.
func (p *Page) Render() app.UI {
	return app.Div().ID("page").Class("page").Body(
		inert(app.Elem("a").Class("skip").Attr("href", "#content").Text(p.view.T(words.SkipToContent)), p.sheet.modal()),
		inert(app.Elem("a").Class("skip").Attr("href", "#foot").Text(p.view.T(words.SkipToEnd)), p.sheet.modal()),
		inert(app.Elem("div").Class("bar").ID("bar").Body(p.header(), p.updateOffer()), p.sheet.modal()),
		inert(app.Elem("div").Class("alert").ID("alert").Role("alert").Body(p.keyWarning()...), p.sheet.modal()),
		app.Main().Class("main").ID("content").TabIndex(-1).Body(p.content()...),
		inert(app.Elem("footer").Class("foot").ID("foot").TabIndex(-1).Body(
			app.A().Href(p.view.Base).Text(p.view.T(words.AllArticles)),
			app.A().Href(p.view.Href(view.Route{Kind: view.AllPersons}, nil)).Text(p.view.T(words.AllPeople)),
			app.A().Href(p.view.Href(view.Route{Kind: view.AllTopics}, nil)).Text(p.view.T(words.AllTopics)),
			app.A().Href(p.view.Href(view.Route{Kind: view.Notes}, nil)).Text(p.view.T(words.MyNotes)),
			app.A().Href(p.aboutHref()).Text(p.view.T(words.About)),
			app.Button().ID("help-open").Type("button").Aria("haspopup", "dialog").Text(p.view.T(words.Help)).OnClick(p.onHelp),
		), p.sheet.modal()),
		app.Elem("dialog").Class("help-sheet").ID("help").Aria("labelledby", "help-title"),
		app.P().ID("own-said").Class("hidden").Role("status").Text(p.own.said),
		p.ownBar(),
	)
}

// inert takes an element out of reach while a sheet covers the page. The value is not empty, since go-app
// does not see the difference between an empty attribute and none when it updates an element.
func inert(e app.HTMLElem, on bool) app.HTMLElem {
	if on {
		e.Attr("inert", "true")
	}
	return e
}

func (p *Page) aboutHref() string { return p.view.Href(view.Route{Kind: view.About}, nil) }

func (p *Page) content() []app.UI {
	switch p.route.Kind {
	case view.Home:
		return p.listPage()
	case view.Article:
		return []app.UI{p.articlePage()}
	case view.Person, view.Topic, view.Date:
		return []app.UI{p.subjectPage()}
	case view.AllPersons, view.AllTopics:
		return []app.UI{p.indexPage()}
	case view.About:
		return []app.UI{p.aboutPage()}
	case view.Notes:
		return []app.UI{p.notesPage()}
	}
	return []app.UI{p.missingPage()}
}

func (p *Page) header() app.UI {
	t := p.view.T
	return app.Header().Class("top").Body(
		app.A().Class("name").Href(p.view.Base).Body(
			app.Img().Src(p.mark).Alt("").Width(28).Height(28),
			app.Span().Text(p.view.Title()),
		),
		app.Form().Class("search").Role("search").Action(p.view.Base).Method("get").OnSubmit(p.onSubmit).Body(
			app.Label().Class("hidden").For("q").Text(t(words.Search)),
			app.Input().ID("q").Name("q").Type("search").Placeholder(t(words.SearchHint)).
				AutoComplete(false).Spellcheck(false).MaxLength(500).
				Aria("describedby", "search-help").Attr("enterkeyhint", "search").
				Role("combobox").Aria("autocomplete", "list").Aria("controls", "suggestions").Aria("expanded", false),
			app.Button().Text(t(words.Search)),
			app.P().ID("search-help").Class("search-help").Text(t(words.SearchHelp)),
			app.Div().ID("suggestions").Class("suggestions").Role("listbox").Hidden(true),
		),
		app.Div().Class("tools").Body(
			app.Label().Body(
				app.Span().Class("hidden").Text(t(words.Language)),
				app.Select().ID("lang").OnChange(p.onLanguage).Body(p.languages()...),
			),
			app.Label().Body(
				app.Span().Class("hidden").Text(t(words.Theme)),
				app.Select().ID("theme").OnChange(p.onTheme).Body(p.themes()...),
			),
			app.A().ID("offline").DataSet("state", p.copy.state).Href(p.aboutHref()).Body(app.Span().Text(t(p.copy.words()))),
		),
	)
}

func (p *Page) languages() []app.UI {
	var out []app.UI
	for _, l := range words.Langs {
		out = append(out, app.Option().Value(string(l)).Selected(l == p.view.Lang).Text(l.Name()))
	}
	return out
}

func (p *Page) onLanguage(ctx app.Context, _ app.Event) {
	lang := text(ctx.JSSrc().Get("value"))
	p.view.Lang = words.Pick([]string{lang}, p.view.Lang)
	store("localStorage", p.key(langKey), lang)
	p.facets = nil
	at := p.here()
	p.read(p.address)
	p.readPlace()
	p.readSide()
	if p.results != nil {
		p.results.start(at)
	}
	ctx.Defer(func(ctx app.Context) {
		p.describe()
		p.attach(ctx)
	})
}

// What the reader's choices are called in localStorage: see storageKey.
const (
	langKey  = "lang"
	themeKey = "theme"
)

func (p *Page) themes() []app.UI {
	var out []app.UI
	for _, theme := range []struct {
		value string
		key   words.Key
	}{{"auto", words.ThemeAuto}, {"light", words.ThemeLight}, {"dark", words.ThemeDark}} {
		out = append(out, app.Option().Value(theme.value).Selected(theme.value == p.theme).Text(p.view.T(theme.key)))
	}
	return out
}

func (p *Page) onTheme(ctx app.Context, _ app.Event) {
	p.theme = text(ctx.JSSrc().Get("value"))
	store("localStorage", p.key(themeKey), p.theme)
	if p.theme == "auto" {
		root().Call("removeAttribute", "data-theme")
		return
	}
	root().Call("setAttribute", "data-theme", p.theme)
}

func (p *Page) missingPage() app.UI {
	body := []app.UI{
		app.H1().Text(p.view.T(words.NotFoundTitle)),
		app.P().Text(p.view.T(words.NotFoundText, "path", view.Teaser(view.Unescape(p.address.path), 200))),
	}
	if p.copy.next != "" {
		body = append(body, paragraph(p.view.T(words.InNewVersion)), app.P().Body(p.button("update-here", words.Reload, p.onUpdate)))
	}
	return app.Div().Class("prose").Body(append(body, app.P().Body(app.A().Href(p.view.Base).Text(p.view.T(words.ToAllArticles))))...)
}
