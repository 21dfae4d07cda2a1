package e2e

import (
	"flag"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"muragat/app/e2e/webdriver"
)

var soakFlag = flag.Bool("soak", false, "use one tab for long and make a thousand updates, instead of a few")

// TestMemory uses one tab for long: what it holds after the garbage was collected must stop growing. Only Chromium tells.
func TestMemory(t *testing.T) {
	t.Parallel()
	needChromium(t)
	b := openBrowser(t, webdriver.Chromium, desktop)
	defer func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}()
	v := &visitor{t, b, variety.start(t), variety.base}
	v.must(v.DevTools(nil, "Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": `
		const streaming = WebAssembly.instantiateStreaming;
		WebAssembly.instantiateStreaming = async (...all) => {
			const result = await streaming.apply(WebAssembly, all);
			window.wasmMemory = result.instance.exports.mem;
			return result;
		}`}))
	v.open("")
	v.stored()
	v.wait("muragatIndex.made !== undefined")
	warm, rounds := 3, 6
	if *soakFlag {
		warm, rounds = 50, 500
	}
	for range warm {
		v.useAll()
	}
	heap, wasm := v.memory()
	for range rounds {
		v.useAll()
	}
	heapAfter, wasmAfter := v.memory()
	t.Logf("after %d and %d rounds: JavaScript %.2f and %.2f MB, WebAssembly %.2f and %.2f MB",
		warm, warm+rounds, heap/1e6, heapAfter/1e6, wasm/1e6, wasmAfter/1e6)
	if before, after := heap+wasm, heapAfter+wasmAfter; after > 1.1*before || heapAfter > 1.1*heap+200e3 {
		t.Errorf("%.2f MB became %.2f MB, want at most 10 %% more", before/1e6, after/1e6)
	}
}

// useAll searches, reads, goes back and changes the language, without leaving the page.
func (v *visitor) useAll() {
	v.Helper()
	for _, lang := range []string{"kk", "ru"} {
		v.click("#lang option[value=" + lang + "]")
		v.wait("document.documentElement.lang === arguments[0]", lang)
		for _, word := range []string{"президент", "мектеп", "встреча"} {
			v.must(v.Clear("#q"))
			v.must(v.Type("#q", word))
			v.wait("document.querySelector('#q').value === arguments[0]", word)
			v.must(v.Type("#q", webdriver.Enter))
			v.wait("new URLSearchParams(location.search).get('q') === arguments[0]", word)
			v.total(v.ask(url.Values{"q": {word}}).Total)
			v.must(v.Eval(nil, "return new Promise(done => setTimeout(() => done(true), 400))")) // Chromium ignores more than 200 changes of the history in 10 s
		}
		v.must(v.Clear("#q"))
		v.must(v.Type("#q", webdriver.Enter))
		v.wait("!new URLSearchParams(location.search).get('q')")
		v.wait("document.querySelectorAll('.result').length > 2")
		v.click(".result a.title")
		v.wait("document.querySelector('article[data-id]')")
		v.must(v.Back())
		v.wait("document.querySelectorAll('.result').length > 2")
	}
}

// memory is what the page holds in bytes, after the garbage was collected.
func (v *visitor) memory() (heap, wasm float64) {
	v.Helper()
	for range 3 { // finalizers free more
		v.must(v.DevTools(nil, "HeapProfiler.collectGarbage", nil))
	}
	var used struct{ UsedSize float64 }
	v.must(v.DevTools(&used, "Runtime.getHeapUsage", nil))
	return used.UsedSize, float64(v.number("window.wasmMemory.buffer.byteLength"))
}

// TestManyUpdates stores one version after the other, takes some of them into use, and finds nothing left of the others.
func TestManyUpdates(t *testing.T) {
	t.Parallel()
	n, each := 6, 3
	if *soakFlag {
		n, each = 1000, 50
	}
	eachEngine(t, func(t *testing.T, engine string) {
		b := openBrowser(t, engine, desktop)
		defer func() {
			if err := b.Close(); err != nil {
				t.Error(err)
			}
		}()
		e := newEdition(t, variety.folder())
		first := e.manifest["version"].(string)
		v := &visitor{t, b, startHost(t, e.folder, "/"), "/"}
		defer func() {
			if t.Failed() {
				v.keepEvidence()
			}
		}()
		v.open("")
		v.stored()
		v.wait("muragatIndex.made !== undefined")
		active, activeKeys, most := first, e.keys(), 0
		for i := 1; i <= n; i++ {
			version := e.publish(i)
			v.must(v.Eval(nil, "return window.muragatOffline.refresh()"))
			if got := v.str("window.muragatOffline.next"); got != version {
				t.Fatalf("update %d: the next version is %q (%s), want %s", i, got, v.str("window.muragatOffline.detail"), version)
			}
			want := map[string]bool{"active": true, "next": true}
			for _, key := range slices.Concat(activeKeys, e.keys()) {
				want[key] = true
			}
			if i%each == 0 {
				v.must(v.Eval(nil, "setTimeout(() => window.muragatOffline.applyUpdate())"))
				v.wait("window.muragatOffline && window.muragatOffline.version === arguments[0] && document.documentElement.dataset.live === '1'", version)
				v.must(v.Eval(nil, "return window.muragatOffline.refresh()")) // which sweeps
				active, activeKeys = version, e.keys()
				want = map[string]bool{"active": true}
				for _, key := range activeKeys {
					want[key] = true
				}
			}
			if i%each == 0 || i == n || i == each-1 {
				v.holdsOnly(i, want)
			}
			most = max(most, len(want))
		}
		t.Logf("%d updates, the last in use is %s; at most %d things were stored", n, active, most)
	})
}

// holdsOnly compares the storage with what is needed. The index is no part of a version.
func (v *visitor) holdsOnly(update int, want map[string]bool) {
	v.Helper()
	var urls []string
	v.must(v.Eval(&urls, "return caches.open('muragat ' + arguments[0]).then(c => c.keys()).then(all => all.map(r => new URL(r.url)).map(u => u.pathname + u.search))", v.base))
	found := map[string]bool{}
	for _, u := range urls {
		found[strings.TrimPrefix(u, v.base+"offline/")] = true
	}
	delete(found, "index")
	delete(found, "key")
	if !maps.Equal(found, want) {
		for name := range found {
			if !want[name] {
				v.Errorf("after update %d the storage holds %s, which nobody needs", update, name)
			}
		}
		for name := range want {
			if !found[name] {
				v.Errorf("after update %d the storage lacks %s", update, name)
			}
		}
	}
}
