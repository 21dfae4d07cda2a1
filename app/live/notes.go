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

// notesPage lists all that the reader has marked, written and kept. It is markup: there may be thousands.
func (p *Page) notesPage() app.UI {
	if p.own.list == "" {
		p.own.list = p.notesMarkup()
	}
	return app.Div().Class("prose").Body(app.H1().Text(p.view.T(words.MyNotes)), app.Raw(p.own.list),
		paragraph(p.own.loaded).ID("notes-loaded").Role("status"), paragraph(p.own.detail).Class("meta").Lang("en"))
}

func (p *Page) notesMarkup() string {
	t, all := p.view.T, p.allNotes()
	where := words.NotesWhere
	if p.own.trouble != 0 {
		where = p.own.trouble
	}
	var m markup
	m.open("div", "class", "own-list").open("p", "id", "notes-where").text(t(where)).close("p")
	if len(all) == 0 {
		m.open("p", "id", "no-notes").text(t(words.NoNotes)).close("p")
	} else {
		m.open("div", "class", "files").open("span").text(t(words.Download)).close("span")
		for _, name := range noteFiles {
			m.open("button", "type", "button", "data-format", name, "aria-label", t(words.DownloadForm, "name", name)).text(name).close("button")
		}
		m.close("div")
	}
	m.open("label", "class", "file").text(t(words.LoadNotes)).open("input", "id", "load-notes", "type", "file").close("label")
	p.notesList(&m, all)
	return m.close("div").String()
}

// noteFiles are the forms of a file of notes.
var noteFiles = []string{"JSON", "Markdown"}

// allNotes are the notes of all articles, the newest article first, the stars before the others.
func (p *Page) allNotes() []*notes.Note {
	all := slices.Collect(maps.Values(p.own.notes))
	slices.SortFunc(all, func(a, b *notes.Note) int {
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

// notesList writes the articles that are kept for later, and each article with its notes.
func (p *Page) notesList(m *markup, all []*notes.Note) {
	stars := 0
	for stars < len(all) && all[stars].IsStar() {
		stars++
	}
	if stars > 0 {
		m.open("h2").text(p.view.T(words.KeptLater)).close("h2").open("ul", "id", "kept-later")
		for _, n := range all[:stars] {
			m.open("li", "data-note", n.ID())
			p.articleOf(m, n, "span")
			p.removeButton(m, n)
			m.close("li")
		}
		m.close("ul")
	}
	var paragraphs []string
	has := false
	for i, n := range all[stars:] {
		if i == 0 || all[stars+i-1].Article != n.Article {
			if i > 0 {
				m.close("ul")
			}
			paragraphs, has = p.articleOf(m, n, "h2")
			m.open("ul")
		}
		m.open("li", "data-note", n.ID()).open("blockquote").text(n.Words).close("blockquote")
		if n.Text != "" {
			m.open("p", "class", "own-text").text(n.Text).close("p")
		}
		m.open("div", "class", "own-tools")
		switch at, ok := notes.Find(paragraphs, n); {
		case ok:
			number := decimal(at.From + 1)
			href := p.view.Href(view.Route{Kind: view.Article, ID: n.Article}, nil)
			if !inFile() {
				href += "#p" + number
			}
			m.open("a", "href", href, "data-goal", "p"+number).text(p.view.T(words.ParagraphN, "n", number)).close("a")
		case has:
			m.open("span").text(p.view.T(words.WordsGone)).close("span")
		}
		p.removeButton(m, n)
		m.close("div", "li")
	}
	if len(all) > stars {
		m.close("ul")
	}
}

// articleOf writes what the article of a note is called, in an element of a name, and gives its text; false if the archive does not have it.
func (p *Page) articleOf(m *markup, n *notes.Note, element string) (paragraphs []string, has bool) {
	date, source := n.Date, n.Source
	m.open(element)
	i, has := p.view.Archive.Lookup(n.Article)
	if has {
		a := p.view.Archive.Article(i)
		paragraphs, date, source = view.ParagraphTexts(a.Text), a.Date.String(), a.Source
		m.open("a", "href", p.view.Href(view.Route{Kind: view.Article, ID: a.ID}, nil), "lang", a.Lang).text(view.ShortTitle(a.Title)).close("a")
	} else {
		m.text(cmp.Or(n.Title, n.Article))
	}
	m.close(element).open("p", "class", "meta")
	gone := p.view.T(words.ArticleGone)
	if has {
		gone = ""
	}
	for _, said := range []string{p.dateOfNote(date), source, gone} {
		if said != "" {
			m.open("span").text(said).close("span")
		}
	}
	m.close("p")
	return paragraphs, has
}

func (p *Page) removeButton(m *markup, n *notes.Note) {
	t := p.view.T(words.RemoveNow)
	m.open("button", "type", "button", "class", "own-remove", "data-note", n.ID(), "aria-label", t+": "+view.Teaser(n.Words+" "+n.Title, 60)).text(t).close("button")
}

// dateOfNote is the date of a note's article as people write it.
func (p *Page) dateOfNote(date string) string {
	if d, err := articles.ParseDate(date); err == nil && !d.IsZero() {
		return p.view.Date(d)
	}
	return p.view.T(words.DateUnknown)
}

// file is what a file of the notes says of the archive.
func (p *Page) notesFile() notes.Archive {
	root := p.published()
	return notes.Archive{
		Title: p.view.Title(), From: root,
		Address: func(n *notes.Note) string {
			address := root + strings.TrimPrefix(p.view.Href(view.Route{Kind: view.Article, ID: n.Article}, nil), p.view.Base)
			if !n.IsStar() {
				address += "#p" + decimal(n.Paragraph)
			}
			return address
		},
		Date: func(n *notes.Note) string { return p.dateOfNote(n.Date) },
	}
}

func (p *Page) saveNotes(format string) {
	all := p.allNotes()
	slices.SortFunc(all, byDate) // those of an article together
	name := fileName(p.view.Title(), p.view.T(words.MyNotes), today().String())
	kind, end, content := "application/json", ".json", ""
	if format == noteFiles[0] {
		content = p.notesFile().Encode(all)
	} else {
		kind, end, content = "text/markdown", ".md", p.notesFile().Markdown(p.view.T(words.MyNotes), all)
	}
	d := newDownload(kind)
	d.add([]byte(content))
	d.save(name + end)
}

// onLoadNotes reads the file that was chosen.
func (p *Page) onLoadNotes(field app.Value) {
	file := field.Get("files").Index(0)
	if !file.Truthy() {
		return
	}
	if number(file.Get("size")) > notes.MostBytes {
		p.ctx.Dispatch(func(app.Context) {})
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
	p.own.list = ""
	p.own.loaded = p.view.T(words.NotesLoaded, "n", p.view.Number(len(added)), "m", p.view.Number(len(updated)))
}
