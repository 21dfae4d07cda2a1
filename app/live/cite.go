package live

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/cite"
	"muragat/app/words"
	"muragat/articles"
)

// reference is a form of text in which an article is cited.
type reference struct {
	name  string
	write func(cite.Item) string
}

// references are the forms of text, that of the reader's country first.
func references(lang words.Lang) []reference {
	gost := reference{"ГОСТ Р 7.0.5–2008", cite.GOST}
	apa, chicago := reference{"APA 7", cite.APA}, reference{"Chicago 17", cite.Chicago}
	if lang == words.English {
		return []reference{apa, chicago, gost}
	}
	return []reference{gost, apa, chicago}
}

// citeKey is where the form is kept in which the reader has cited last.
const citeKey = "cite"

// lastReference is that form, at first that of the reader's country.
func (p *Page) lastReference() reference {
	list, name := references(p.view.Lang), stored("localStorage", p.key(citeKey))
	for _, r := range list {
		if r.name == name {
			return r
		}
	}
	return list[0]
}

// citePanel has the article's references, to be copied or downloaded.
func (p *Page) citePanel() app.UI {
	box := app.Div().ID("cite")
	if !p.citing {
		return box
	}
	t, it := p.view.T, p.citeItem()
	var body []app.UI
	for i, r := range references(p.view.Lang) {
		text := app.P().ID("cite-" + decimal(i)).Text(r.write(it))
		if it.Lang != "" {
			text.Lang(it.Lang)
		}
		body = append(body,
			app.H2().Text(r.name), text,
			app.Button().Type("button").DataSet("form", i).Aria("label", t(words.CopyForm, "name", r.name)).
				Text(t(words.Copy)).OnClick(p.onCopyReference))
	}
	var files []app.UI
	for _, f := range []cite.Format{cite.BibTeX, cite.RIS, cite.CSL} {
		files = append(files, app.Button().Type("button").DataSet("format", f.Name).
			Aria("label", t(words.DownloadForm, "name", f.Name)).Text(f.Name).OnClick(p.onDownloadReference))
	}
	body = append(body, app.H2().Text(t(words.Download)), app.Div().Class("files").Body(files...))
	return box.Class("cite").Role("group").Aria("label", t(words.Cite)).Body(body...)
}

func (p *Page) citeItem() cite.Item {
	n, _ := p.view.Archive.Lookup(p.article.ID)
	return p.view.Item(n, p.published(), today())
}

// published is the absolute address that the archive lies below; of the copy in a file, where it was saved.
func (p *Page) published() string {
	if inFile() {
		return text(root().Get("dataset").Get("from"))
	}
	return absolute(p.view.Base)
}

// today is the day on the device's clock, the zero date where that shows none.
func today() articles.Date {
	d, err := articles.ParseDate(time.Now().Format(time.DateOnly))
	if err != nil {
		return articles.Date{}
	}
	return d
}

func (p *Page) onCite(app.Context, app.Event) { p.citing = !p.citing }

func (p *Page) onCopyReference(ctx app.Context, _ app.Event) {
	if i, err := strconv.Atoi(text(ctx.JSSrc().Get("dataset").Get("form"))); err == nil {
		store("localStorage", p.key(citeKey), references(p.view.Lang)[i].name)
	}
	shown := byID("cite-" + text(ctx.JSSrc().Get("dataset").Get("form")))
	p.copyText(text(shown.Get("textContent")), p.view.T(words.Copied), p.view.T(words.NotCopiedText))
}

func (p *Page) onDownloadReference(ctx app.Context, _ app.Event) {
	f, ok := cite.FormatNamed(text(ctx.JSSrc().Get("dataset").Get("format")))
	if !ok {
		return
	}
	d := newDownload(f.Type)
	d.add([]byte(f.One(p.citeItem())))
	d.save(fileName(p.article.ID) + f.End)
}
