package live

import (
	"strings"
	"time"
	"unicode"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// download is a file that is made here, of pieces, which the browser may keep outside its memory.
type download struct {
	pieces app.Value
	kind   string // media type
}

// keepLink is how long the address of a file stays good: WebKit reads it some time after the click.
const keepLink = time.Minute

func newDownload(kind string) *download {
	return &download{app.Window().Get("Array").New(), kind}
}

// add appends bytes: not a string, whose byte order mark would be lost on its way into JavaScript.
func (d *download) add(piece []byte) {
	bytes := app.Window().Get("Uint8Array").New(len(piece))
	app.CopyBytesToJS(bytes, piece)
	one := app.Window().Get("Array").New()
	one.Call("push", bytes)
	d.pieces.Call("push", app.Window().Get("Blob").New(one))
}

// save hands the file to the reader.
func (d *download) save(name string) {
	options := app.Window().Get("Object").New()
	options.Set("type", d.kind)
	urls := app.Window().Get("URL")
	address := urls.Call("createObjectURL", app.Window().Get("Blob").New(d.pieces, options))
	link := document().Call("createElement", "a")
	link.Set("href", address)
	link.Set("download", name)
	link.Call("click")
	time.AfterFunc(keepLink, func() { urls.Call("revokeObjectURL", address) })
}

const longestName = 100 // letters: with two bytes each and the ending less than the 255 bytes of most file systems

// fileName is made of parts that say what the file is: their letters and digits, and hyphens for everything else.
func fileName(parts ...string) string {
	fields := strings.FieldsFunc(strings.Join(parts, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
	})
	name := []rune(strings.Join(fields, "-"))
	if len(name) == 0 {
		return "muragat"
	}
	return string(name[:min(len(name), longestName)])
}
