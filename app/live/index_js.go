package live

import (
	"syscall/js"
	"unsafe"

	"muragat/articles"
)

// UseIndex gives the archive the index that an earlier visit has made and the loader has kept.
func UseIndex(a *articles.Archive) {
	loader := js.Global().Get("muragatIndex")
	kept := loader.Get("bytes")
	if !kept.Truthy() {
		return
	}
	bytes := make([]byte, kept.Length())
	js.CopyBytesToGo(bytes, kept)
	loader.Set("bytes", nil)
	// One that was made for other texts is refused: a new one takes its place.
	if a.UseIndex(unsafe.String(unsafe.SliceData(bytes), len(bytes))) == nil {
		loader.Set("made", false)
	}
}

// makeIndex makes the index where there is none, beside all else that the page does, and has it kept.
func makeIndex(a *articles.Archive) {
	if a.HasIndex() {
		return
	}
	index := a.Index(yielding(0))
	kept := js.Global().Get("Uint8Array").New(len(index))
	js.CopyBytesToJS(kept, unsafe.Slice(unsafe.StringData(index), len(index)))
	js.Global().Get("muragatIndex").Set("made", true)
	js.Global().Get("muragatIndex").Call("keep", kept)
}
