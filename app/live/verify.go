package live

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// The archive is verified when the first page has long been read, in steps of a few
// milliseconds with longer pauses, so that nobody waits for it.
const (
	verifyAfter = 5 * time.Second
	verifyPause = 20 * time.Millisecond
)

// verify looks at all of the archive, once, and shows the page again if it is damaged.
func (p *Page) verify() {
	time.Sleep(verifyAfter)
	err := p.view.Archive.Verify(func() { time.Sleep(verifyPause) })
	if err == nil {
		return
	}
	app.Window().Get("console").Call("error", err.Error())
	p.ctx.Dispatch(func(ctx app.Context) {
		at := p.here()
		p.read(p.address)
		p.readSide()
		if p.results != nil {
			p.results.start(at)
		}
		ctx.Defer(p.attach)
	})
}
