package webdriver

import (
	"errors"
	"time"
)

// painted settles when the frames that are due have been painted: WebKitGTK
// gives the last frame on the screen, whatever the page has done since.
const painted = `return Promise.race([
	new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))),
	new Promise(done => setTimeout(done, 1000)),
]).then(() => document.fonts ? document.fonts.ready : 0).then(() => true)`

// Screenshot returns a PNG of the viewport.
func (b *Browser) Screenshot() ([]byte, error) {
	if b.options.NoScript {
		time.Sleep(500 * time.Millisecond) // nobody tells when it is painted
	} else if err := b.Eval(nil, painted); err != nil {
		return nil, err
	}
	return blob(b.wire.call(takeScreenshot, params{"full": false}))
}

// ScreenshotPage returns a PNG of the whole page, cut at 8000 px. It needs
// JavaScript to know how high the page is.
func (b *Browser) ScreenshotPage() ([]byte, error) {
	o := b.options
	var height int
	if err := b.Eval(&height, "return document.documentElement.scrollHeight"); err != nil {
		return nil, err
	}
	if err := b.Resize(o.Width, min(max(height, o.Height), screenHeight/o.Scale)); err != nil {
		return nil, err
	}
	png, err := b.Screenshot()
	return png, errors.Join(err, b.Resize(o.Width, o.Height))
}
