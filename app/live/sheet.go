package live

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// narrowMedia is where the filters are a sheet over the page.
const narrowMedia = "(max-width: 719px)"

// sheet is the state of the filters where they have no place of their own.
type sheet struct {
	open   bool
	narrow bool // the window is so narrow that the filters cover the page
}

// modal tells whether the filters cover the page, so that the rest of it is out of reach.
func (s sheet) modal() bool { return s.open && s.narrow }

func (p *Page) onOpenSheet(ctx app.Context, _ app.Event) {
	if p.sheet.open {
		p.closeSheet(ctx)
		return
	}
	p.sheet = sheet{true, matchesMedia(narrowMedia)}
	p.lockScroll()
	ctx.Defer(func(app.Context) { focusQuietly(byID("filters")) })
}

func (p *Page) onCloseSheet(ctx app.Context, _ app.Event) { p.closeSheet(ctx) }

// closeSheet closes the filters and gives the focus back to what opened them.
func (p *Page) closeSheet(ctx app.Context) {
	p.sheet.open = false
	p.lockScroll()
	ctx.Defer(func(app.Context) {
		if opener := query(".filters-open"); opener.Truthy() {
			opener.Call("focus")
		}
	})
}

func (p *Page) onWidth(app.Context) {
	p.sheet.narrow = matchesMedia(narrowMedia)
	p.lockScroll()
}

// lockScroll keeps the page under the sheet in its place.
func (p *Page) lockScroll() {
	if p.sheet.modal() {
		root().Call("setAttribute", "data-sheet", "")
		return
	}
	root().Call("removeAttribute", "data-sheet")
}
