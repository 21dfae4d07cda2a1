package live

import (
	"syscall/js"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// Export gives window.archive its functions. The loader has made it, with the promises, and makes the answers of
// searches out of their numbers (muragatSearch); the event muragat-ready says that it can answer now.
func Export(v view.View) {
	archive, parse := js.Global().Get("archive"), js.Global().Get("JSON").Get("parse")
	archive.Set("version", app.Getenv("GOAPP_VERSION"))
	archive.Set("search", js.Global().Call("muragatSearch", search(v, parse)))
	archive.Set("article", js.FuncOf(func(_ js.Value, args []js.Value) any {
		return parse.Invoke(articleJSON(v, asked(args)))
	}))
	dispatchEvent("muragat-ready")
	sleep(0) // scripts that wait for the archive need not wait for the page
}

// asked is the first argument if it is a string, else "".
func asked(args []js.Value) string {
	if len(args) > 0 && args[0].Type() == js.TypeString {
		return args[0].String()
	}
	return ""
}

// counted tells whether counts follow the third number.
func (b numbers) counted() bool { return b[8] != 0 }

// search is the function find of muragatSearch.
func search(v view.View, parse js.Value) js.Func {
	names := js.Undefined()
	var found numbers
	lent := js.Global().Get("Uint8Array").New(1 << 16) // for found, as one that is made for each answer would cost more than the search
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		var ids string
		found, ids = searchNumbers(v, asked(args), found[:0])
		if names.IsUndefined() && found.counted() {
			names = parse.Invoke(facetNames(v))
		}
		if len(found) > lent.Length() {
			lent = js.Global().Get("Uint8Array").New(2 * len(found))
		}
		js.CopyBytesToJS(lent, found)
		args[1].Invoke(lent.Get("buffer"), ids, names)
		return nil
	})
}
