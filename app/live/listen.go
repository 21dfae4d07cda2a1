package live

import (
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// listen hears what happens to the document as a whole.
func (p *Page) listen() {
	window := app.Window()
	// in place of go-app's, which takes shift, target and the middle button for plain clicks
	window.Set("onclick", app.FuncOf(func(_ app.Value, args []app.Value) any { p.onClick(app.Event{Value: args[0]}); return nil }))
	// before go-app's, which ends the program at an address that url.Parse refuses
	onPop := window.Get("onpopstate")
	window.Set("onpopstate", app.FuncOf(func(_ app.Value, args []app.Value) any {
		MendAddress()
		if p.sheet.under != "" {
			p.ctx.Dispatch(p.backFromSheet)
			return nil
		}
		if currentAddress() == p.address {
			p.arrive("", 0)
		}
		onPop.Call("call", window, args[0])
		return nil
	}))
	on(window, "keydown", func(e app.Event) { p.onKey(e) })
	on(window, "muragat-offline", func(app.Event) { p.onOffline() })
	on(window, "muragat-integrity", func(app.Event) { p.onIntegrity() })
	on(window, "muragat-copy", func(app.Event) { p.onFileCopy() })
	on(window, "muragat-picked", func(app.Event) { p.onPicked() })
	on(window, "storage", func(e app.Event) { p.onStorage(text(e.Get("key"))) })
	on(window, "pagehide", func(app.Event) { p.unload() })
	on(window, "pageshow", func(app.Event) { window.Get("history").Set("scrollRestoration", "manual") })
	on(byID("bar"), "focusin", func(app.Event) { showBar() })
	on(window.Call("matchMedia", narrowMedia), "change", func(app.Event) { p.ctx.Dispatch(p.onWidth) })
	on(window, "scroll", func(app.Event) { p.onScroll() })
	on(window, "resize", func(app.Event) { p.syncResults() })
	on(window, "beforeprint", func(app.Event) { p.beforePrint() })
	on(window, "change", func(e app.Event) { p.onChange(e) })
	on(window, "focusin", func(e app.Event) {
		if l, _, isField := p.valuesOf(e.Get("target")); isField {
			l.warm(0)
		}
	})
	on(searchBox(), "input", func(app.Event) { p.onInput() })
	on(searchBox(), "blur", func(app.Event) { p.closeSuggestions() })
	on(byID("suggestions"), "mousedown", func(e app.Event) { e.PreventDefault() }) // the focus stays in the box
	// the boxes of the facets: their scrolling does not bubble, but it can be captured
	document().Call("addEventListener", "scroll", app.FuncOf(func(_ app.Value, args []app.Value) any {
		p.onScrollBox(args[0].Get("target"))
		return nil
	}), true)
}

func on(target app.Value, event string, f func(app.Event)) {
	options := app.Window().Get("Object").New()
	options.Set("passive", event == "scroll")
	target.Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(app.Event{Value: args[0]})
		return nil
	}), options)
}

// onClick makes a plain click on a link of the site a change of the page. All other
// clicks are the browser's.
func (p *Page) onClick(e app.Event) {
	p.acted = time.Now()
	if e.Get("defaultPrevented").Truthy() || e.Get("button").Truthy() || hasModifier(e) || e.Get("altKey").Truthy() || e.Get("shiftKey").Truthy() {
		return
	}
	target := e.Get("target")
	if !target.Get("closest").Truthy() {
		return
	}
	if option := target.Call("closest", "#suggestions [data-at]"); option.Truthy() {
		if at, err := strconv.Atoi(text(option.Get("dataset").Get("at"))); err == nil && at < len(p.suggested.list) {
			chosen := p.suggested.list[at]
			p.ctx.Dispatch(func(ctx app.Context) { p.choose(ctx, chosen) })
		}
		return
	}
	if target.Call("matches", "#help, #help-close").Truthy() { // the shade around it, too
		helpSheet().Call("close")
		return
	}
	if p.sheet.modal() && !target.Call("closest", ".filters, .filters-open").Truthy() {
		p.ctx.Dispatch(p.closeSheet) // the shade beside the sheet
		return
	}
	if text(target.Get("id")) == moreNamed {
		p.unfoldNamed(target)
		return
	}
	if button := target.Call("closest", ".own-list button"); button.Truthy() {
		data := button.Get("dataset")
		p.ctx.Dispatch(func(app.Context) {
			if id := text(data.Get("note")); id != "" {
				p.removeNote(id)
			} else {
				p.saveNotes(text(data.Get("format")))
			}
		})
		return
	}
	link := target.Call("closest", "a[href]")
	location := app.Window().Get("location")
	switch {
	case !link.Truthy(), link.Call("hasAttribute", "download").Truthy(), text(link.Get("target")) != "",
		text(link.Get("protocol")) != text(location.Get("protocol")) || text(link.Get("host")) != text(location.Get("host")):
		return
	}
	to := addressOf(link)
	hash := text(link.Get("hash"))
	if len(hash) > 1 && (to == currentAddress() && !inFile() || inFile() && hash[1] != '/') {
		if goal := byID(view.Unescape(hash[1:])); goal.Truthy() {
			e.PreventDefault()
			goal.Call("focus")
			goal.Call("scrollIntoView")
			if goal.Call("matches", ".text p").Truthy() {
				picked := link.Call("matches", ".text .number").Truthy()
				p.ctx.Dispatch(func(app.Context) {
					p.goToParagraph(hash[1:])
					if picked {
						p.pickParagraph(hash[1:])
					}
				})
			}
		}
		return
	}
	if !p.isPage(to.path) {
		return
	}
	e.PreventDefault()
	if link.Call("closest", ".news").Truthy() {
		applyUpdate(to.href())
		return
	}
	href := to.href()
	if hash := text(link.Get("hash")); !inFile() {
		href += hash
	} else {
		_, p.goal = cutFragment(hash)
	}
	p.own.goal = text(link.Get("dataset").Get("goal"))
	p.ctx.Dispatch(func(ctx app.Context) {
		if link.Get("classList").Call("contains", "back").Truthy() && to.href() == p.place.from && p.place.steps > 0 {
			p.leave()
			app.Window().Get("history").Call("go", -p.place.steps)
			return
		}
		p.follow(ctx, href)
	})
}

// isPage tells whether a path is a page of the site, known or not, and no file.
func (p *Page) isPage(at string) bool {
	return p.view.ParsePath(view.Unescape(at)).Kind != view.Missing || strings.HasPrefix(at, p.view.Base) && !isFileName(at)
}

// isFileName tells whether a path ends as the name of a file does: in a dot and letters or digits. A regular
// expression for that brings 89 kB of regexp and Unicode's tables into the compressed program.
func isFileName(at string) bool {
	ending := path.Ext(at)
	return len(ending) > 1 && strings.Trim(ending[1:], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz") == ""
}

func hasModifier(e app.Event) bool { return e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy() }

// onKey is the keyboard: / and Ctrl+K to the search box, Esc closes its suggestions, clears it or closes the filters, the
// arrows go through the suggestions or from the box through the results. What helpKeys says of it has to be true.
func (p *Page) onKey(e app.Event) {
	p.acted = time.Now()
	if e.Get("defaultPrevented").Truthy() || e.Get("isComposing").Truthy() || e.Get("altKey").Truthy() || helping() {
		return
	}
	target := e.Get("target")
	inBox := target.Equal(searchBox())
	key := text(e.Get("key"))
	if hasModifier(e) {
		if code := text(e.Get("code")); !p.sheet.modal() && (code == "KeyK" || key == "k" || key == "K") {
			e.PreventDefault()
			focusBox()
		}
		return
	}
	single := len([]rune(key)) == 1
	switch {
	case single && p.silent:
	case inBox && p.onSuggestionKey(key):
		e.PreventDefault()
	case key == "?" && !p.sheet.modal() && !takesText(target):
		e.PreventDefault()
		p.openHelp()
	case key == "/" && !p.sheet.modal() && !takesText(target):
		e.PreventDefault()
		focusBox()
	case (key == "m" || text(e.Get("code")) == "KeyM") && p.article != nil && !takesText(target):
		if p.openBar(target) {
			e.PreventDefault()
		}
	case key == "Escape" && p.own.bar != noBar && !inBox:
		e.PreventDefault()
		p.ctx.Dispatch(func(app.Context) { p.leaveBar() })
	case key == "Escape" && p.sheet.open:
		e.PreventDefault()
		p.ctx.Dispatch(p.closeSheet)
	case key == "Escape" && inBox && boxText() != "":
		e.PreventDefault()
		p.ctx.Dispatch(p.clearBox)
	case key == "ArrowDown" || key == "ArrowUp":
		if p.moveInResults(target, inBox, key == "ArrowDown") || p.moveInValues(target, key) {
			e.PreventDefault()
		}
	case key == "Home" || key == "End":
		if p.endOfResults(target, key == "End") || p.moveInValues(target, key) {
			e.PreventDefault()
		}
	case single && key != " ":
		p.findByTyping(target)
	}
}

func takesText(target app.Value) bool {
	return target.Get("isContentEditable").Truthy() ||
		target.Get("matches").Truthy() && target.Call("matches", `textarea, select, input:not([type="checkbox"])`).Truthy()
}

// onScroll hides the header while the reader scrolls down, and shows it again on the way up.
func (p *Page) onScroll() {
	p.acted = time.Now()
	p.syncResults()
	p.restLater()
	const least = 8 // pixels that are no trembling of the hand
	top := scrollTop()
	moved := top - p.top
	if moved > -least && moved < least && top > 0 {
		return
	}
	p.top = top
	bar := byID("bar")
	if moved > 0 && top > number(bar.Get("offsetHeight")) && !bar.Call("matches", ":focus-within").Truthy() {
		bar.Call("setAttribute", "data-away", "")
		return
	}
	showBar()
}

func showBar() {
	if bar := byID("bar"); bar.Truthy() {
		bar.Call("removeAttribute", "data-away")
	}
}
