package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
)

// offlineCopy is the state of the copy on this device, as the loader tells it.
type offlineCopy struct {
	state, version, failure, detail, next string
	bytes, total, usage, quota            float64
	persisted                             bool
	offered                               bool // the next version is shown on the page
}

// laterKey is where the version is kept that the reader has put off.
const laterKey = "muragat.later"

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
		persisted: l.Get("persisted").Truthy(), offered: c.offered,
	}
}

// offer shows the next version. It is called when the reader changes the page or is at its top, so that
// nothing moves or is covered that is being read.
func (c *offlineCopy) offer() {
	c.offered = c.next != "" && c.next != stored("localStorage", laterKey)
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
	case "failed":
		return words.OfflineFailed
	case "unsupported":
		return words.OfflineUnsupported
	}
	return words.OfflineNone
}

// onOffline follows the loader. Its progress is shown by percents, and only where it is read.
func (p *Page) onOffline() {
	before := p.copy
	p.copy.read()
	if scrollTop() == 0 || p.copy.next == "" {
		p.copy.offer()
	}
	if before.bytes != p.copy.bytes && p.about == nil {
		before.bytes = p.copy.bytes
	}
	if before != p.copy {
		p.ctx.Dispatch(func(app.Context) {})
	}
}

func (p *Page) onUpdate(app.Context, app.Event) {
	if l := loader(); l.Truthy() {
		l.Call("applyUpdate")
	}
}

func (p *Page) onLater(app.Context, app.Event) {
	store("localStorage", laterKey, p.copy.next)
	p.copy.offered = false
}

func (p *Page) onRetry(app.Context, app.Event) {
	if l := loader(); l.Truthy() {
		l.Call("retry")
	}
}
