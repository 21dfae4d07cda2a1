package live

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// The archive is verified when the first page has long been read, with pauses that are longer than the steps, so that nobody
// waits for it.
const (
	verifyAfter = 5 * time.Second
	verifyPause = 20 * time.Millisecond
	calm        = time.Second // since the reader last typed, scrolled or clicked
)

// verify looks at all of the archive, once, and shows the page again if it is damaged.
func (p *Page) verify() {
	sleep(verifyAfter)
	yield := yielding(verifyPause)
	err := p.view.Archive.Verify(func() {
		for yield(); time.Since(p.acted) < calm; {
			sleep(calm / 4)
		}
	})
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
