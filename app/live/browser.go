package live

import (
	"net/url"
	"runtime"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

func document() app.Value { return app.Window().Get("document") }

// root is the html element.
func root() app.Value { return document().Get("documentElement") }

func byID(id string) app.Value { return document().Call("getElementById", id) }

func query(selector string) app.Value { return document().Call("querySelector", selector) }

// text is v as a string, "" if it is none.
func text(v app.Value) string {
	if v.Type() != app.TypeString {
		return ""
	}
	return v.String()
}

func number(v app.Value) float64 {
	if v.Type() != app.TypeNumber {
		return 0
	}
	return v.Float()
}

func dispatchEvent(name string) {
	window := app.Window()
	window.Call("dispatchEvent", window.Get("Event").New(name))
}

func matchesMedia(condition string) bool {
	return app.Window().Call("matchMedia", condition).Get("matches").Truthy()
}

// try runs f and tells whether the browser threw no exception.
func try(f func()) (ok bool) {
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case runtime.Error:
			panic(thrown)
		default:
			ok = false
		}
	}()
	f()
	return true
}

// address is a URL of the site, its parts as they are escaped.
type address struct{ path, query string }

func (a address) href() string { return a.path + a.query }

func (a address) page() string { return view.Values(a.query).Get("page") }

func currentAddress() address { return addressOf(app.Window().Get("location")) }

// inFile tells whether the page is the copy in a file, which has no addresses but those behind a #.
func inFile() bool { return strings.HasPrefix(text(root().Get("dataset").Get("base")), "#") }

// addressOf is what a link or the browser's location leads to.
func addressOf(link app.Value) address {
	if !inFile() {
		return address{text(link.Get("pathname")), text(link.Get("search"))}
	}
	path, _ := cutFragment(text(link.Get("hash")))
	path, query, any := strings.Cut(path, "?")
	if !strings.HasPrefix(path, "#/") {
		path = "#/"
	}
	if any {
		query = "?" + query
	}
	return address{path, query}
}

// cutFragment parts the address behind the # of a copy in a file from a fragment behind another #.
func cutFragment(hash string) (address, fragment string) {
	at := strings.LastIndexByte(hash, '#')
	if at < 1 {
		return hash, ""
	}
	return hash[:at], hash[at+1:]
}

func absolute(href string) string {
	location := app.Window().Get("location")
	switch {
	case strings.HasPrefix(href, "/"):
		return text(location.Get("origin")) + href
	case strings.HasPrefix(href, "#"):
		file, _, _ := strings.Cut(text(location.Get("href")), "#")
		return file + href
	}
	return href
}

// MendAddress makes the browser's address one that url.Parse takes, and so go-app:
// half an escape is escaped.
func MendAddress() {
	href := text(app.Window().Get("location").Get("href"))
	if _, err := url.Parse(href); err == nil {
		return
	}
	mended := view.MendEscapes(href)
	if _, err := url.Parse(mended); err != nil {
		mended, _, _ = strings.Cut(mended, "#")
	}
	history := app.Window().Get("history")
	try(func() { history.Call("replaceState", history.Get("state"), "", mended) })
}

// storageKey names what the archive below base keeps in a storage: the origin may hold others (web/static/keep.js does the same).
func storageKey(base, name string) string { return "muragat " + base + " " + name }

func (p *Page) key(name string) string { return storageKey(p.view.Base, name) }

// openStorage is nil where the browser denies the storage. Only an exception out of a call can be
// caught, hence Reflect.
func openStorage(name string) app.Value {
	var storage app.Value
	if !try(func() { storage = app.Window().Get("Reflect").Call("get", app.Window(), name) }) || !storage.Truthy() {
		return nil
	}
	return storage
}

// stored reads a value from a storage, "" if there is none.
func stored(storage, key string) string {
	value := ""
	if s := openStorage(storage); s != nil {
		try(func() { value = text(s.Call("getItem", key)) })
	}
	return value
}

// store writes a value to a storage. If it is full or denied, or the reader has removed everything from the
// device, the value is forgotten at the end of the visit.
func store(storage, key, value string) {
	if l := loader(); l.Truthy() && text(l.Get("state")) == "removed" {
		return
	}
	if s := openStorage(storage); s != nil {
		try(func() { s.Call("setItem", key, value) })
	}
}

// splitHref parts an address of the site from its query.
func splitHref(href string) (path, query string) {
	path, query, _ = strings.Cut(href, "?")
	return view.Unescape(path), query
}
