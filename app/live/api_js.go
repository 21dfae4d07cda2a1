package live

import (
	"syscall/js"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// Export puts the archive where scripts find it: window.archive. A script that came earlier may
// have put an object with promises there; the event muragat-ready says that it can answer now.
func Export(v view.View) {
	archive := js.Global().Get("archive")
	if archive.Type() != js.TypeObject {
		archive = js.Global().Get("Object").New()
		js.Global().Set("archive", archive)
	}
	parse := js.Global().Get("JSON").Get("parse")
	call := func(answer func(view.View, string) string) js.Func {
		return js.FuncOf(func(_ js.Value, args []js.Value) any {
			asked := ""
			if len(args) > 0 && args[0].Type() == js.TypeString {
				asked = args[0].String()
			}
			return parse.Invoke(answer(v, asked))
		})
	}
	archive.Set("version", app.Getenv("GOAPP_VERSION"))
	archive.Set("search", call(searchJSON))
	archive.Set("article", call(articleJSON))
	if archive.Get("ready").IsUndefined() {
		archive.Set("ready", js.Global().Get("Promise").Call("resolve"))
	}
	if loader := js.Global().Get("muragatOffline"); loader.Truthy() && archive.Get("offline").IsUndefined() {
		archive.Set("offline", loader.Get("complete"))
	}
	dispatchEvent("muragat-ready")
}
