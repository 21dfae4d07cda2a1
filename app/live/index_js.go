package live

import (
	"syscall/js"
	"time"
	"unsafe"

	"muragat/articles"
)

// UseIndex gives the archive the index that an earlier visit has made and the loader has kept.
func UseIndex(a *articles.Archive) {
	kept := js.Global().Get("muragatIndex").Get("bytes")
	if !kept.Truthy() {
		return
	}
	bytes := make([]byte, kept.Length())
	js.CopyBytesToGo(bytes, kept)
	js.Global().Get("muragatIndex").Set("bytes", nil)
	_ = a.UseIndex(unsafe.String(unsafe.SliceData(bytes), len(bytes))) // one of another version is of no use: a new one is made
}

// makeIndex makes the index where there is none, beside all else that the page does, and has it kept.
func makeIndex(a *articles.Archive) {
	if a.HasIndex() {
		return
	}
	index := a.Index(yielding(indexStep))
	kept := js.Global().Get("Uint8Array").New(len(index))
	js.CopyBytesToJS(kept, unsafe.Slice(unsafe.StringData(index), len(index)))
	js.Global().Get("muragatIndex").Call("keep", kept)
}

// indexStep is how long the index keeps the page from everything else: half a frame.
const indexStep = 8 * time.Millisecond

// yielding lets the browser do what it has to after every step.
func yielding(step time.Duration) func() {
	last := time.Now()
	return func() {
		if time.Since(last) >= step {
			time.Sleep(time.Millisecond)
			last = time.Now()
		}
	}
}
