package live

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// narrowMedia is where the filters are a sheet over the page.
const narrowMedia = "(max-width: 719px)"

// sheet is the state of the filters where they have no place of their own. Where they cover the page, they
// have an entry of their own in the history, so that Back closes them and keeps what was chosen.
type sheet struct {
	open   bool
	narrow bool   // the window is so narrow that the filters cover the page
	under  string // address of the entry below the sheet's, "" if it has none
}

// modal tells whether the filters cover the page, so that the rest of it is out of reach.
func (s sheet) modal() bool { return s.open && s.narrow }

func (p *Page) onOpenSheet(ctx app.Context, _ app.Event) {
	if p.sheet.open {
		p.closeSheet(ctx)
		return
	}
	p.sheet = sheet{open: true, narrow: matchesMedia(narrowMedia)}
	if p.sheet.narrow {
		p.coverEntry(ctx)
	}
	p.lockScroll()
	ctx.Defer(func(app.Context) { focusQuietly(byID("filters")) })
}

func (p *Page) onCloseSheet(ctx app.Context, _ app.Event) { p.closeSheet(ctx) }

// coverEntry makes the sheet's entry in the history, at the same address as the one below.
func (p *Page) coverEntry(ctx app.Context) {
	p.flush(ctx)
	p.place.save(p.here())
	at := currentAddress()
	if p.pushEntry(at) {
		p.sheet.under = at.href()
	}
}

// pushEntry makes an entry in the history behind go-app's back, which knows the address already.
func (p *Page) pushEntry(a address) bool {
	if !try(func() { app.Window().Get("history").Call("pushState", nil, "", a.href()) }) {
		return false
	}
	p.place.key = newKey()
	p.tag()
	return true
}

// backFromSheet closes the sheet when Back has left its entry; what was chosen in it gets an entry of its own.
func (p *Page) backFromSheet(ctx app.Context) {
	chosen := p.address
	p.sheet.under = ""
	p.closeSheet(ctx)
	p.arrive("", 0)
	if chosen != currentAddress() {
		p.place.from = ""
		p.pushEntry(chosen)
	}
}

// followInSheet changes the address of the sheet's entry.
func (p *Page) followInSheet(ctx app.Context, to address) {
	last := p.address
	p.leave()
	p.place.key = newKey()
	p.replaceAddress(ctx, to)
	p.turn(ctx, last, to, true)
}

// closeSheet closes the filters and gives the focus back to what opened them.
func (p *Page) closeSheet(ctx app.Context) {
	under := p.sheet.under
	p.sheet.open, p.sheet.under = false, ""
	p.lockScroll()
	if under != "" && under == currentAddress().href() { // nothing was chosen: the entry is of no use
		app.Window().Get("history").Call("back")
	}
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
