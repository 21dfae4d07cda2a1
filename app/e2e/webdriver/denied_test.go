package webdriver

import "testing"

func TestDenied(t *testing.T) {
	type page struct{ Wasm, Local, Caches bool }
	eachEngine(t, func(t *testing.T, open func(Options) *Browser, url string) {
		for _, c := range []struct {
			options Options
			want    page
		}{
			{Options{}, page{true, true, true}},
			{Options{NoWasm: true}, page{false, true, true}},
			{Options{NoStorage: true}, page{true, false, false}},
		} {
			b := open(c.options)
			must(t, b.Navigate(url))
			var got page
			must(t, b.Eval(&got, `return (async () => {
				const has = {wasm: typeof WebAssembly === "object", local: false, caches: false};
				try { localStorage.setItem("k", "v"); has.local = localStorage.getItem("k") === "v"; } catch {}
				try { await (await caches.open("c")).put("/x", new Response("y")); has.caches = true; } catch {}
				return has;
			})()`))
			if got != c.want {
				t.Errorf("%+v: the page has %+v, want %+v", c.options, got, c.want)
			}
		}
	})
}
