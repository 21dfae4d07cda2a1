package live

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/cite"
	"muragat/app/notes"
	"muragat/app/view"
	"muragat/app/words"
)

// marker is web/static/marks.js.
func marker() app.Value { return app.Window().Get("muragatMarks") }

// barKind is what the bar at the foot of the screen is about. It stands there so that a phone's own menu of a selection,
// which stands at the selection, has its place.
type barKind uint8

const (
	noBar   barKind = iota
	barPick         // what can be done with the words that are selected
	barSaid         // what was done, and Undo
	barGoOn         // where the reader stopped
)

func (p *Page) ownBar() app.UI {
	o, t := &p.own, p.view.T
	var body []app.UI
	switch o.bar {
	case noBar:
		return app.Div().ID("own")
	case barPick:
		body = append(body, p.button("own-mark", words.MarkWords, p.onMark), p.button("own-note", words.WriteNote, p.onNote), p.button("own-copy", words.CopyCited, p.onCopyCited))
		if p.copied != "" { // the article's status is out of sight
			body = append(body, app.Span().Aria("hidden", true).Text(p.copied))
		}
	case barSaid:
		body = append(body, app.Span().Text(o.said))
		if len(o.gone) > 0 {
			body = append(body, p.button("own-undo", words.Undo, p.onUndo))
		}
	case barGoOn:
		body = append(body, app.Span().Text(o.said), p.button("own-go", words.GoOn, p.onGoOn))
	}
	body = append(body, p.button("own-close", words.Close, func(app.Context, app.Event) { p.leaveBar() }))
	return app.Div().ID("own").Class("own-bar").Role("region").Aria("label", t(words.MyNotes)).
		OnMouseDown(func(_ app.Context, e app.Event) { e.PreventDefault() }). // the selection stays
		Body(body...)
}

func (p *Page) openBarAs(kind barKind) { p.own.bar, p.own.said, p.own.gone = kind, "", nil }

func (p *Page) closeBar() { p.openBarAs(noBar) }

// leaveBar closes the bar, and takes the focus out of it to the text.
func (p *Page) leaveBar() {
	inside := byID("own").Call("contains", document().Get("activeElement")).Truthy()
	place := p.own.pick
	pick := p.own.bar == barPick
	p.closeBar()
	if !inside {
		return
	}
	to := "content"
	if pick {
		to = "p" + decimal(place.From+1)
	}
	p.ctx.Defer(func(app.Context) { focusQuietly(byID(to)) })
}

// tell says what was done, and what Undo would bring back.
func (p *Page) tell(said string, gone ...notes.Note) {
	p.openBarAs(barSaid)
	p.own.said, p.own.gone = said, gone
	if p.own.trouble != 0 || len(gone) > 0 {
		return
	}
	time.AfterFunc(saidTime, func() {
		p.ctx.Dispatch(func(app.Context) {
			if p.own.bar == barSaid && p.own.said == said && len(p.own.gone) == 0 {
				p.closeBar()
			}
		})
	})
}

// saidTime is how long is said what needs no answer.
const saidTime = 10 * time.Second

// pickOf is what the browser has selected in the text.
func pickOf() (at notes.Place, ok bool) {
	v := marker().Call("picked")
	if !v.Truthy() {
		return at, false
	}
	whole := func(name string) int { return int(number(v.Get(name))) }
	return notes.Place{From: whole("from"), Start: whole("start"), To: whole("to"), End: whole("end")}, true
}

// onPicked follows the selection.
func (p *Page) onPicked() {
	if p.article == nil || byID("own").Call("contains", document().Get("activeElement")).Truthy() {
		return
	}
	at, ok := pickOf()
	if !ok && p.own.bar != barPick {
		return
	}
	p.ctx.Dispatch(func(app.Context) {
		switch {
		case ok:
			p.pickAt(at)
		case !p.own.whole:
			p.closeBar()
		}
	})
}

func (p *Page) pickAt(at notes.Place) bool {
	if _, ok := notes.New("", p.own.paragraphs, at); !ok {
		return false
	}
	p.openBarAs(barPick)
	p.own.pick, p.own.whole = at, false
	return true
}

// pickParagraph opens the bar for the whole of a paragraph, by its ID.
func (p *Page) pickParagraph(id string) bool {
	for i, paragraph := range p.article.Paragraphs {
		if paragraph.ID == id {
			p.own.whole = p.pickAt(notes.Place{From: i, To: i, End: 1 << 30})
			return p.own.whole
		}
	}
	return false
}

// openBar is the key m: it leads the keyboard to the bar, for the words that are selected, or for the paragraph that has the focus or
// that the address names.
func (p *Page) openBar(target app.Value) bool {
	id := p.reading.fragment
	if in := target.Call("closest", ".text > p"); in.Truthy() {
		id = text(in.Get("id"))
	}
	at, picked := pickOf()
	if !picked && (id == "" || !byID(id).Truthy()) {
		return false
	}
	p.ctx.Dispatch(func(app.Context) {
		if picked && p.pickAt(at) || p.pickParagraph(id) {
			p.focusLater("own-mark")
		}
	})
	return true
}

// takeNote makes a note of what is selected, or finds the one that is there.
func (p *Page) takeNote() (notes.Note, bool) {
	n, ok := notes.New(p.article.ID, p.own.paragraphs, p.own.pick)
	if !ok {
		return n, false
	}
	if old, has := p.own.notes[n.ID()]; has {
		return old, true
	}
	n = p.aboutArticle(n)
	p.keepNote(n)
	return n, true
}

func (p *Page) onMark(app.Context, app.Event) {
	if _, ok := p.takeNote(); ok {
		app.Window().Call("getSelection").Call("removeAllRanges")
		focusQuietly(byID("p" + decimal(p.own.pick.To+1)))
		p.tell(p.kept())
		p.showNotes()
	}
}

func (p *Page) onNote(app.Context, app.Event) {
	n, ok := p.takeNote()
	if !ok {
		return
	}
	p.closeBar()
	if p.own.trouble != 0 {
		p.tell(p.kept())
	}
	p.showNotes()
	p.ctx.Defer(func(app.Context) { marker().Call("edit", n.ID()) })
}

// onCopyCited copies the words with the article's reference, in the form in which the reader has cited last, and the address
// of their paragraph.
func (p *Page) onCopyCited(app.Context, app.Event) {
	n, ok := notes.New(p.article.ID, p.own.paragraphs, p.own.pick)
	if !ok {
		return
	}
	it := p.citeItem()
	address := it.Address + "#p" + decimal(n.Paragraph)
	copied := cite.Quotation(n.Words, it.Lang) + "\n" + p.lastReference().write(it)
	if it.URL == it.Address {
		it.URL = address
		copied = cite.Quotation(n.Words, it.Lang) + "\n" + p.lastReference().write(it)
	} else {
		copied += "\n" + address
	}
	p.copyText(copied, p.view.T(words.Copied), p.view.T(words.NotCopiedText))
}

func (p *Page) onUndo(app.Context, app.Event) {
	for _, n := range p.own.gone {
		p.keepNote(n)
	}
	focusQuietly(byID("content"))
	p.tell(p.kept())
	p.showNotes()
}

// removeNote deletes a note, and leads the keyboard to what brings it back.
func (p *Page) removeNote(id string) {
	n, ok := p.own.notes[id]
	if !ok {
		return
	}
	p.dropNote(id)
	p.tell(p.view.T(words.NoteRemoved), n)
	p.showNotes()
	p.focusLater("own-undo")
}

// notesOf are the notes of an article in the order of its text, without the star.
func (p *Page) notesOf(article string) []notes.Note {
	var list []notes.Note
	for _, n := range p.own.notes {
		if n.Article == article && !n.IsStar() {
			list = append(list, n)
		}
	}
	slices.SortFunc(list, notes.Compare)
	return list
}

// showNotes draws the notes of the article that is shown.
func (p *Page) showNotes() {
	if p.article == nil || !marker().Truthy() {
		return
	}
	t := p.view.T
	p.own.paragraphs = nil
	for _, paragraph := range p.article.Paragraphs {
		var b strings.Builder
		for _, run := range paragraph.Runs {
			for _, part := range run.Parts {
				b.WriteString(part.Text)
			}
		}
		p.own.paragraphs = append(p.own.paragraphs, b.String())
	}
	if p.own.act == nil {
		p.own.act = app.FuncOf(func(_ app.Value, args []app.Value) any {
			p.onNoteBox(text(args[0]), text(args[1]), text(args[2]))
			return nil
		})
	}
	object := func() app.Value { return app.Window().Get("Object").New() }
	list := app.Window().Get("Array").New()
	for _, n := range p.notesOf(p.article.ID) {
		at, ok := notes.Find(p.own.paragraphs, n)
		o := object()
		o.Set("gone", "")
		if !ok {
			at = notes.Place{From: -1, To: -1}
			o.Set("gone", t(words.WordsGone))
		}
		o.Set("id", n.ID())
		o.Set("from", at.From)
		o.Set("start", at.Start)
		o.Set("to", at.To)
		o.Set("end", at.End)
		o.Set("words", cite.Quotation(n.Words, p.article.Lang))
		o.Set("text", n.Text)
		o.Set("name", t(words.WriteNote)+": "+view.Teaser(n.Words, 60))
		list.Call("push", o)
	}
	said := object()
	for name, k := range map[string]words.Key{"edit": words.Edit, "note": words.WriteNote, "remove": words.RemoveNow, "save": words.Save, "cancel": words.Cancel} {
		said.Set(name, t(k))
	}
	marker().Call("show", list, said, p.own.act)
}

// onNoteBox hears of what is done below a paragraph.
func (p *Page) onNoteBox(what, id, written string) {
	n, ok := p.own.notes[id]
	if !ok {
		return
	}
	if what == "remove" {
		p.ctx.Dispatch(func(app.Context) { p.removeNote(id) })
		return
	}
	if n.Text != written {
		n.Text, n.Changed = written, max(now(), n.Changed+1)
		p.keepNote(n)
	}
	if what == "save" || p.own.trouble != 0 && p.own.bar != barSaid {
		p.ctx.Dispatch(func(app.Context) { p.tell(p.kept()) })
	}
}

// byDate puts articles in the order of the list: the newest first, the undated last.
func byDate(a, b notes.Note) int {
	return cmp.Or(strings.Compare(b.Date, a.Date), notes.Compare(a, b))
}
