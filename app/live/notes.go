package live

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/notes"
	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// notesPage lists all that the reader has marked, written and kept.
func (p *Page) notesPage() app.UI {
	t, o := p.view.T, &p.own
	where := words.NotesWhere
	if o.trouble != 0 {
		where = o.trouble
	}
	all := p.allNotes()
	body := []app.UI{app.H1().Text(t(words.MyNotes)), paragraph(t(where)).ID("notes-where")}
	if len(all) == 0 {
		body = append(body, paragraph(t(words.NoNotes)).ID("no-notes"))
	} else {
		var files []app.UI
		for _, name := range []string{"JSON", "Markdown"} {
			files = append(files, app.Button().Type("button").DataSet("format", name).Aria("label", t(words.DownloadForm, "name", name)).Text(name).OnClick(p.onSaveNotes))
		}
		body = append(body, app.P().Text(t(words.Download)), app.Div().Class("files").Body(files...))
	}
	body = append(body,
		app.P().Body(app.Label().For("load-notes").Text(t(words.LoadNotes)), app.Text(" "),
			app.Input().ID("load-notes").Type("file").Accept(".json").OnChange(p.onLoadNotes)),
		paragraph(o.loaded).ID("notes-loaded").Role("status"),
		paragraph(o.detail).Class("meta").Lang("en"),
	)
	var later, rest []app.UI
	for i := 0; i < len(all); {
		n := all[i]
		if n.IsStar() {
			later = append(later, p.laterItem(n))
			i++
			continue
		}
		end := i
		for end < len(all) && all[end].Article == n.Article {
			end++
		}
		rest = append(rest, p.notesOfArticle(all[i:end])...)
		i = end
	}
	if len(later) > 0 {
		body = append(body, app.H2().Text(t(words.KeptLater)), app.Ul().ID("kept-later").Body(later...))
	}
	return app.Div().Class("prose").Body(append(body, rest...)...)
}

// allNotes are the notes of all articles, the newest article first, the stars before the others.
func (p *Page) allNotes() []notes.Note {
	all := slices.Collect(maps.Values(p.own.notes))
	slices.SortFunc(all, func(a, b notes.Note) int {
		if a.IsStar() != b.IsStar() {
			if a.IsStar() {
				return -1
			}
			return 1
		}
		return byDate(a, b)
	})
	return all
}

// articleOf is a link to the article of a note as it is now.
func (p *Page) articleOf(n notes.Note) (link, meta app.UI, paragraphs []string, has bool) {
	i, has := p.view.Archive.Lookup(n.Article)
	link = app.Span().Text(cmp.Or(n.Title, n.Article))
	if has {
		a := p.view.Archive.Article(i)
		paragraphs = view.ParagraphTexts(a.Text)
		n.Date, n.Source = a.Date.String(), a.Source
		link = withLang(app.A().Href(p.view.Href(view.Route{Kind: view.Article, ID: a.ID}, nil)).Text(view.ShortTitle(a.Title)), a.Lang)
	}
	spans := []app.UI{app.Span().Text(p.noteDate(n))}
	if n.Source != "" {
		spans = append(spans, app.Span().Text(n.Source))
	}
	if !has {
		spans = append(spans, app.Span().Text(p.view.T(words.ArticleGone)))
	}
	return link, app.P().Class("meta").Body(spans...), paragraphs, has
}

// noteDate is the date of a note's article as people write it.
func (p *Page) noteDate(n notes.Note) string {
	if d, err := articles.ParseDate(n.Date); err == nil && !d.IsZero() {
		return p.view.Date(d)
	}
	return p.view.T(words.DateUnknown)
}

func (p *Page) laterItem(n notes.Note) app.UI {
	link, meta, _, _ := p.articleOf(n)
	return app.Li().DataSet("note", n.ID()).Body(link, meta, p.removeButton(n))
}

func (p *Page) removeButton(n notes.Note) app.UI {
	return app.Button().Type("button").Class("own-remove").DataSet("note", n.ID()).Aria("label", p.view.T(words.RemoveNow)+": "+view.Teaser(n.Words+" "+n.Title, 60)).
		Text(p.view.T(words.RemoveNow)).OnClick(func(ctx app.Context, _ app.Event) { p.removeNote(text(ctx.JSSrc().Get("dataset").Get("note"))) })
}

func (p *Page) notesOfArticle(list []notes.Note) []app.UI {
	link, meta, paragraphs, has := p.articleOf(list[0])
	var items []app.UI
	for _, n := range list {
		body := []app.UI{app.Elem("blockquote").Text(n.Words)}
		if n.Text != "" {
			body = append(body, app.P().Class("own-text").Text(n.Text))
		}
		var ways []app.UI
		switch at, ok := notes.Find(paragraphs, n); {
		case ok:
			number := decimal(at.From + 1)
			href := p.view.Href(view.Route{Kind: view.Article, ID: n.Article}, nil)
			if !inFile() {
				href += "#p" + number
			}
			ways = append(ways, app.A().Href(href).DataSet("goal", "p"+number).Text(p.view.T(words.ParagraphN, "n", number)))
		case has:
			ways = append(ways, app.Span().Text(p.view.T(words.WordsGone)))
		}
		items = append(items, app.Li().DataSet("note", n.ID()).Body(append(body, app.Div().Class("own-tools").Body(append(ways, p.removeButton(n))...))...))
	}
	return []app.UI{app.H2().Body(link), meta, app.Ul().Class("own-list").Body(items...)}
}

// file is what a file of the notes says of the archive.
func (p *Page) notesFile() notes.Archive {
	root := p.published()
	return notes.Archive{
		Title: p.view.Title(), From: root,
		Address: func(n notes.Note) string {
			address := root + strings.TrimPrefix(p.view.Href(view.Route{Kind: view.Article, ID: n.Article}, nil), p.view.Base)
			if !n.IsStar() {
				address += "#p" + decimal(n.Paragraph)
			}
			return address
		},
		Date: p.noteDate,
	}
}

func (p *Page) onSaveNotes(ctx app.Context, _ app.Event) {
	all := p.allNotes()
	slices.SortFunc(all, byDate) // those of an article together
	name := fileName(p.view.Title(), p.view.T(words.MyNotes), today().String())
	d, content := newDownload("application/json"), ""
	if text(ctx.JSSrc().Get("dataset").Get("format")) == "JSON" {
		name += ".json"
		content = p.notesFile().Encode(all)
	} else {
		d, name = newDownload("text/markdown"), name+".md"
		content = p.notesFile().Markdown(p.view.T(words.MyNotes), all)
	}
	d.add([]byte(content))
	d.save(name)
}

func (p *Page) onLoadNotes(ctx app.Context, _ app.Event) {
	field := ctx.JSSrc()
	file := field.Get("files").Index(0)
	if !file.Truthy() {
		return
	}
	if number(file.Get("size")) > notes.MostBytes {
		p.own.loaded, p.own.detail = p.view.T(words.NotesBad), "the file: found more than "+decimal(notes.MostBytes)+" bytes, wanted fewer"
		return
	}
	file.Call("arrayBuffer").Call("then", app.FuncOf(func(_ app.Value, args []app.Value) any {
		bytes := app.Window().Get("Uint8Array").New(args[0])
		content := make([]byte, bytes.Length())
		app.CopyBytesToGo(content, bytes)
		p.ctx.Dispatch(func(app.Context) { p.loadNotes(string(content)) })
		return nil
	}))
	field.Set("value", "") // the same file may be chosen again
}

// loadNotes takes up what a file has. Where it cannot all be stored, none of it is.
func (p *Page) loadNotes(file string) {
	p.own.loaded, p.own.detail = "", ""
	list, err := notes.Decode(file)
	if err != nil {
		p.own.loaded, p.own.detail = p.view.T(words.NotesBad), err.Error()
		return
	}
	added, updated := notes.Merge(p.own.notes, list)
	all := slices.Concat(added, updated)
	for i, n := range all {
		if writeKey(p.noteKey(n.ID()), n.Encode("")) {
			continue
		}
		for _, n := range all[:i+1] {
			if old, had := p.own.notes[n.ID()]; had {
				store("localStorage", p.noteKey(n.ID()), old.Encode(""))
			} else {
				dropKey(p.noteKey(n.ID()))
			}
		}
		p.own.loaded = p.view.T(words.NotesBad)
		p.own.detail = "storing the notes: found no room for " + decimal(len(all)) + " of them in the browser"
		return
	}
	for _, n := range all {
		p.own.notes[n.ID()] = n
	}
	p.own.loaded = p.view.T(words.NotesLoaded, "n", p.view.Number(len(added)), "m", p.view.Number(len(updated)))
}
