package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
)

// offlineCopy is the state of the copy on this device, as the loader tells it.
type offlineCopy struct {
	state, version, failure, detail, next string
	bytes, total, usage, quota            float64
	lost, pieces, mended                  float64 // of the copy's parts and files
	persisted, asked, refused             bool
	removing                              bool   // the reader is asked whether to remove everything
	news                                  news   // of the next version
	offered                               bool   // the next version is shown on the page
	later                                 string // the version that the reader has put off on this page
}

// laterKey is where the version is kept that the reader has put off.
const laterKey = "later"

func loader() app.Value { return app.Window().Get("muragatOffline") }

// read asks the loader.
func (c *offlineCopy) read() {
	l := loader()
	if !l.Truthy() {
		c.state = "none"
		return
	}
	*c = offlineCopy{
		state: text(l.Get("state")), version: text(l.Get("version")), failure: text(l.Get("error")), detail: text(l.Get("detail")), next: text(l.Get("next")),
		bytes: number(l.Get("bytes")), total: number(l.Get("total")), usage: number(l.Get("usage")), quota: number(l.Get("quota")),
		lost: number(l.Get("lost")), pieces: number(l.Get("pieces")), mended: number(l.Get("mended")),
		persisted: l.Get("persisted").Truthy(), asked: l.Get("asked").Truthy(), refused: l.Get("refused").Truthy(),
		removing: c.removing, offered: c.offered, later: c.later,
	}
	if c.next != "" {
		c.news = readNews(l.Get("news"))
	}
}

// words is the sentence for the state.
func (c *offlineCopy) words() words.Key {
	switch c.state {
	case "loading":
		return words.OfflineLoading
	case "storing":
		return words.OfflineStoring
	case "complete":
		return words.OfflineComplete
	case "damaged":
		return words.OfflineDamaged
	case "failed":
		return words.OfflineFailed
	case "removed":
		return words.OfflineRemoved
	case "copy":
		return words.FileCopy
	case "unsupported":
		return words.OfflineUnsupported
	}
	return words.OfflineNone
}

// problem is the sentence for what went wrong with the storage.
func (c *offlineCopy) problem() (k words.Key, ok bool) {
	switch {
	case c.state == "damaged":
		return words.CopyDamaged, true
	case c.state == "unsupported":
		return words.NoStorage, true
	case c.failure == "quota":
		return words.CopyQuota, true
	case c.failure == "storage", c.failure == "worker":
		return words.CopyNotWritten, true
	}
	return 0, false
}

// onOffline follows the loader. Its progress is shown by percents, and only where it is read.
func (p *Page) onOffline() {
	before := p.copy
	p.copy.read()
	if p.copy.state == "removed" && before.state != "removed" {
		p.rereadNotes()
	}
	if scrollTop() == 0 || p.copy.next == "" {
		p.offer()
	}
	if before.bytes != p.copy.bytes && p.about == nil {
		before.bytes = p.copy.bytes
	}
	if before != p.copy {
		p.ctx.Dispatch(func(app.Context) {})
	}
}

// lookAfterCopy tells the loader what the reader is at: who reads or searches may want the copy kept, and the page
// about it shows what has been looked at.
func (p *Page) lookAfterCopy() {
	l := loader()
	if !l.Truthy() {
		return
	}
	if p.article != nil || p.text != "" {
		l.Call("interest")
	}
	if p.about != nil {
		l.Call("refresh")
	}
}

func (p *Page) onKeep(app.Context, app.Event) { loader().Call("persist") }

// askToRemove asks, and leads the keyboard to the question; onCancelRemove leads it back.
func (p *Page) askToRemove(app.Context, app.Event) {
	p.copy.removing = true
	p.focusLater("remove-ask")
}

func (p *Page) onCancelRemove(app.Context, app.Event) {
	p.copy.removing = false
	p.focusLater("remove")
}

func (p *Page) onRemove(app.Context, app.Event) {
	p.copy.removing = false
	p.focusLater("copy-state")
	loader().Call("remove")
}

// focusLater focuses an element of the next frame. The page waits for it, not the button that was pressed: what go-app
// is to do for an element that has gone it forgets.
func (p *Page) focusLater(id string) {
	p.ctx.Defer(func(app.Context) {
		if e := byID(id); e.Truthy() {
			e.Call("focus")
		}
	})
}

func (p *Page) onRetry(app.Context, app.Event) {
	if l := loader(); l.Truthy() {
		l.Call("retry")
	}
}
