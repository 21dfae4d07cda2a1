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

// marker is web/static/marks.js, which may not have come.
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

// barButton is a button of the bar: its ID and what it says.
type barButton struct {
	id  string
	key words.Key
}

var barButtons = [...][]barButton{
	barPick: {{"own-mark", words.MarkWords}, {"own-note", words.WriteNote}, {"own-copy", words.CopyCited}},
	barSaid: {{"own-undo", words.Undo}},
	barGoOn: {{"own-go", words.GoOn}},
}

func (p *Page) ownBar() app.UI {
	o := &p.own
	if o.bar == noBar {
		return app.Div().ID("own")
	}
	said := o.said
	if o.bar == barPick {
		said = p.copied // the article's status is out of sight
	}
	body := []app.UI{app.Span().Aria("hidden", true).Text(said)} // is told by own-said
	for _, b := range barButtons[o.bar] {
		if o.bar != barSaid || len(o.gone) > 0 {
			body = append(body, p.button(b.id, b.key, p.onBar))
		}
	}
	return app.Div().ID("own").Class("own-bar").Role("region").Aria("label", p.view.T(words.MyNotes)).
		OnMouseDown(func(_ app.Context, e app.Event) { e.PreventDefault() }). // the selection stays
		Body(append(body, p.button("own-close", words.Close, p.onBar))...)
}

func (p *Page) onBar(ctx app.Context, _ app.Event) {
	switch text(ctx.JSSrc().Get("id")) {
	case "own-mark":
		p.onMark()
	case "own-note":
		p.onNote()
	case "own-copy":
		p.onCopyCited()
	case "own-undo":
		p.onUndo()
	case "own-go":
		p.onGoOn()
	default:
		p.leaveBar()
	}
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
func (p *Page) tell(said string, gone ...*notes.Note) {
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
	if !marker().Truthy() {
		return at, false
	}
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
func (p *Page) takeNote() (*notes.Note, bool) {
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

func (p *Page) onMark() {
	if _, ok := p.takeNote(); ok {
		app.Window().Call("getSelection").Call("removeAllRanges")
		focusQuietly(byID("p" + decimal(p.own.pick.To+1)))
		p.tell(p.kept())
		p.showNotes()
	}
}

func (p *Page) onNote() {
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
func (p *Page) onCopyCited() {
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

func (p *Page) onUndo() {
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
func (p *Page) notesOf(article string) []*notes.Note {
	var list []*notes.Note
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
	for _, n := range p.notesOf(p.article.ID) {
		gone := ""
		at, ok := notes.Find(p.own.paragraphs, n)
		if !ok {
			at, gone = notes.Place{From: -1, To: -1}, t(words.WordsGone)
		}
		marker().Call("add", n.ID(), at.From, at.Start, at.To, at.End, cite.Quotation(n.Words, p.article.Lang), n.Text, t(words.WriteNote)+": "+view.Teaser(n.Words, 60), gone)
	}
	marker().Call("show", t(words.Edit), t(words.WriteNote), t(words.RemoveNow), t(words.Save), t(words.Cancel), p.own.act)
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
func byDate(a, b *notes.Note) int {
	return cmp.Or(strings.Compare(b.Date, a.Date), notes.Compare(a, b))
}
