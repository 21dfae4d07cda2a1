package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"muragat/app/words"
)

// portal is what a network that wants a log-in answers to everything. It comes
// with the host's own headers: the worst that the browser's cache may be given.
const portal = `<!doctype html><title>Wi-Fi</title><h1>Войдите в сеть</h1>`

func manifestIsPage(v *visitor) {
	v.refuses(words.StillPlain, func(r *http.Response) {
		if r.Request.URL.Path == v.base+"offline.json" {
			replaceBody(r, http.StatusOK, "text/html; charset=utf-8", []byte(portal))
		}
	})
}

func manifestMissing(v *visitor) {
	v.refuses(words.StillPlain, func(r *http.Response) {
		if r.Request.URL.Path == v.base+"offline.json" {
			replaceBody(r, http.StatusNotFound, "text/html; charset=utf-8", []byte(portal))
		}
	})
}

func programIsPage(v *visitor) {
	v.refuses(words.LoadingCut, func(r *http.Response) {
		if isProgram(r.Request.URL.Path) {
			replaceBody(r, http.StatusOK, "application/wasm", []byte(portal))
		}
	})
}

func firstByteWrong(v *visitor)  { v.refuses(words.StillPlain, v.wrongByte(0)) }
func middleByteWrong(v *visitor) { v.refuses(words.StillPlain, v.wrongByte(0.5)) }
func lastByteWrong(v *visitor)   { v.refuses(words.StillPlain, v.wrongByte(1)) }

// wrongByte damages the program, and each of its parts, at a share of the length.
func (v *visitor) wrongByte(share float64) func(r *http.Response) {
	return func(r *http.Response) {
		path := r.Request.URL.Path
		if !isProgram(path) || r.StatusCode != http.StatusOK {
			return
		}
		program, err := os.ReadFile(filepath.Join(v.host.site(), strings.TrimPrefix(path, v.base)))
		if err != nil {
			v.Error(err)
			return
		}
		program[int(share*float64(len(program)-1))] ^= 0xff
		replaceBody(r, http.StatusOK, "application/wasm", program)
	}
}

// refuses visits while answers are turned into others, is told so in a sentence,
// and tries again when the host is well.
func (v *visitor) refuses(sentence words.Key, turn func(r *http.Response)) {
	v.Helper()
	v.host.setTurn(turn)
	v.openPlain("")
	v.failedPlain(sentence)
	v.click(".result a.title")
	v.wait("location.pathname.includes('/article/')")
	v.hasText()
	v.failedPlain(sentence)
	v.must(v.Back())
	v.wait("location.pathname === arguments[0]", v.base)
	v.failedPlain(sentence)
	v.host.setTurn(nil)
	v.click("#load-retry")
	v.live()
	v.stored()
	if shown := v.shownTotal(); shown != v.ask(nil).Total || shown == 0 {
		v.Errorf("the live page shows %d articles, the archive has %d", shown, v.ask(nil).Total)
	}
	v.host.kill()
	v.open("?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82%D0%BE%D0%BC")
	v.wait("document.querySelectorAll('.result').length > 0")
}

// failedPlain checks that the plain page stands and says why there is no other.
func (v *visitor) failedPlain(sentence words.Key) {
	v.Helper()
	before, after, hasError := strings.Cut(words.Russian.T(sentence), "{error}")
	v.shown("#load-text", before)
	v.shown("#load-text", after)
	v.shown("#load-retry", words.Russian.T(words.Retry))
	said := v.str("document.querySelector('#load-text').textContent")
	if hasError && len(said) < len(before)+len(after)+10 {
		v.Errorf("%q does not say what went wrong", said)
	}
	if live := v.str("document.documentElement.dataset.live || 'no'"); live != "no" {
		v.Errorf("the page is live (%q)", live)
	}
	if text, err := v.Text("#content"); err != nil || len(text) < 500 {
		v.Errorf("the plain page has gone: %q, %v", text, err)
	}
}
