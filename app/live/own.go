package live

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/notes"
	"muragat/app/view"
	"muragat/app/words"
)

// own is what the reader has marked, written and kept, and what is done with it at the moment.
type own struct {
	notes      map[string]*notes.Note // by ID
	trouble    words.Key              // why they are not stored; 0 if they are
	paragraphs []string               // of the article that is shown

	bar   barKind
	pick  notes.Place   // for barPick
	whole bool          // pick is a paragraph that was named, not selected
	gone  []*notes.Note // for barSaid: what Undo brings back
	said  string
	list  string // markup of the page of all notes; "" if it has to be made
	stop  int    // for barGoOn: the paragraph where the reader stopped, from 1 on
	goal  string // ID of the paragraph that the link which is followed leads to

	loaded, detail string // what became of a file
	asking         bool   // whether to delete all of it
	act            app.Func
}

const (
	noteName = "note "
	readName = "read"
)

// ownKey names what is kept of the reader's own in localStorage. The files of a disk may share one, so there it is named by the
// address of the archive that the file is a copy of.
func (p *Page) ownKey(name string) string {
	if inFile() {
		return storageKey(p.published(), name)
	}
	return p.key(name)
}

func (p *Page) noteKey(id string) string { return p.ownKey(noteName + id) }

// storedKeys are the keys in localStorage with a beginning.
func storedKeys(beginning string) (keys []string) {
	s := openStorage("localStorage")
	if s == nil {
		return nil
	}
	try(func() {
		for i := range int(number(s.Get("length"))) {
			if key := text(s.Call("key", i)); strings.HasPrefix(key, beginning) {
				keys = append(keys, key)
			}
		}
	})
	return keys
}

// readNotes takes up the notes of earlier visits. One that cannot be read stays where it is.
func (p *Page) readNotes() {
	p.own.notes, p.own.list = map[string]*notes.Note{}, ""
	for _, key := range storedKeys(p.noteKey("")) {
		if n, err := notes.DecodeOne(stored("localStorage", key)); err == nil {
			p.own.notes[n.ID()] = n
		}
	}
	if s := openStorage("localStorage"); s == nil || s.Get("forgets").Truthy() {
		p.own.trouble = words.NotesForget
	}
}

// rereadNotes follows another page that has changed them.
func (p *Page) rereadNotes() {
	trouble := p.own.trouble
	if trouble == words.NoteNoRoom { // those of this page are in no storage
		return
	}
	p.readNotes()
	p.showNotes()
}

// writeKey is store with an answer: false if the value is not kept.
func writeKey(key, value string) bool {
	store("localStorage", key, value)
	return stored("localStorage", key) == value
}

// keepNote takes a note up, and stores it. What cannot be stored lasts as long as the page.
func (p *Page) keepNote(n *notes.Note) {
	p.own.notes[n.ID()], p.own.list = n, ""
	if !writeKey(p.noteKey(n.ID()), n.Encode("")) {
		p.own.trouble = words.NoteNoRoom
		if p.copy.state == "removed" { // after which nothing is stored
			p.own.trouble = words.NotesForget
		}
	}
}

func (p *Page) dropNote(id string) {
	delete(p.own.notes, id)
	p.own.list = ""
	dropKey(p.noteKey(id))
}

func dropKey(key string) {
	if s := openStorage("localStorage"); s != nil {
		try(func() { s.Call("removeItem", key) })
	}
}

// kept is the sentence for a note that was taken up: that it is stored, or why it is not.
func (p *Page) kept() string {
	if p.own.trouble != 0 {
		return p.view.T(p.own.trouble)
	}
	return p.view.T(words.NoteKept)
}

func now() int64 { return time.Now().UnixMilli() }

// aboutArticle fills in what a note keeps of the article that is shown.
func (p *Page) aboutArticle(n *notes.Note) *notes.Note {
	a := p.article
	n.Article, n.Title, n.Source, n.Date, n.Changed = a.ID, view.ShortTitle(a.Title), view.ShortTitle(a.Source), a.Article.Date.String(), now()
	return n
}

// star is the note by which the article that is shown is kept for later.
func (p *Page) star() *notes.Note { return p.aboutArticle(&notes.Note{}) }

func (p *Page) isStarred() bool {
	_, ok := p.own.notes[p.star().ID()]
	return ok
}

func (p *Page) onStar(app.Context, app.Event) {
	star := p.star()
	if p.isStarred() {
		p.dropNote(star.ID())
		p.tell(p.view.T(words.NoteRemoved))
		return
	}
	p.keepNote(star)
	p.tell(p.kept())
}

// deleteNotesPart is the button that deletes the reader's own, which asks first.
func (p *Page) deleteNotesPart() app.UI {
	t := p.view.T
	if !p.own.asking {
		return app.P().Body(p.button("delete-notes", words.DeleteNotes, func(app.Context, app.Event) {
			p.own.asking = true
			p.focusLater("delete-ask")
		}))
	}
	return app.Div().Role("group").Attr("aria-labelledby", "delete-ask").Body(
		paragraph(t(words.DeleteNotesAsk)).ID("delete-ask").TabIndex(-1),
		app.P().Class("choice").Body(
			p.button("delete-now", words.RemoveNow, func(app.Context, app.Event) {
				p.deleteOwn()
				p.tell(t(words.NoteRemoved))
				p.focusLater("delete-notes")
			}),
			p.button("delete-not", words.Cancel, func(app.Context, app.Event) {
				p.own.asking = false
				p.focusLater("delete-notes")
			}),
		),
	)
}

func (p *Page) deleteOwn() {
	for _, key := range storedKeys(p.noteKey("")) {
		dropKey(key)
	}
	dropKey(p.ownKey(readName))
	p.own.asking = false
	p.own.notes, p.own.list = map[string]*notes.Note{}, ""
}

// mostRead is of how many articles is kept where the reader stopped.
const mostRead = 200

// readPlaces are the articles that were left in the middle, the last one first: the number of a paragraph, a space, the ID.
func (p *Page) readPlaces() []string {
	return strings.Split(stored("localStorage", p.ownKey(readName)), "\n")
}

// keepReading keeps where the reader is in the article, if that is in its middle.
func (p *Page) keepReading() {
	if p.article == nil || !marker().Truthy() {
		return
	}
	at := int(number(marker().Call("at"))) + 1
	if at < 1 && p.own.bar == barGoOn { // the reader has not answered
		return
	}
	if p.own.bar == barGoOn {
		p.ctx.Dispatch(func(app.Context) { p.closeBar() })
	}
	var lines []string
	if at > 0 {
		lines = append(lines, decimal(at)+" "+p.article.ID)
	}
	for _, line := range p.readPlaces() {
		if _, id, ok := strings.Cut(line, " "); ok && id != p.article.ID && len(lines) < mostRead {
			lines = append(lines, line)
		}
	}
	store("localStorage", p.ownKey(readName), strings.Join(lines, "\n"))
}

// offerToGoOn offers to go to where the reader stopped in the article that is opened. It does not go by itself: who has followed
// a search or wants to read from the beginning would have to come back first.
func (p *Page) offerToGoOn() {
	for _, line := range p.readPlaces() {
		at, id, _ := strings.Cut(line, " ")
		if id != p.article.ID || !byID("p"+at).Truthy() {
			continue
		}
		for i, paragraph := range p.article.Paragraphs {
			if paragraph.Number == at {
				p.own.stop = i + 1
				p.ctx.Dispatch(func(app.Context) {
					p.openBarAs(barGoOn)
					p.own.said = p.view.T(words.StoppedAt, "n", at)
				})
			}
		}
		return
	}
}

func (p *Page) onGoOn() {
	p.closeBar()
	e := byID("p" + decimal(p.own.stop))
	e.Call("scrollIntoView")
	focusQuietly(e)
}

// goToGoal goes to the paragraph that a link to an article leads to; false if it leads to none.
func (p *Page) goToGoal() bool {
	id := p.own.goal
	p.own.goal = ""
	if id == "" || !byID(id).Truthy() {
		return false
	}
	p.goToParagraph(id)
	byID(id).Call("scrollIntoView")
	p.top = scrollTop()
	return true
}
