package live

import (
	"syscall/js"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// Export gives window.archive its functions. The loader has made it, with the promises; the event
// muragat-ready says that it can answer now.
func Export(v view.View) {
	archive := js.Global().Get("archive")
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
	dispatchEvent("muragat-ready")
}
