package e2e

import "net/url"

// keptIndex follows the index that the program makes on the first visit: the next one uses what was kept, and one
// that is damaged or of other texts is made again.
func keptIndex(v *visitor) {
	v.open("")
	v.stored()
	v.wait("muragatIndex.made === true")
	const kept = `caches.open("muragat " + arguments[0]).then(c => c.match(arguments[0] + "offline/index")).then(async (r) =>
		r && r.headers.get("x-sha256") === Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", await r.arrayBuffer())), (b) => b.toString(16).padStart(2, "0")).join(""))`
	v.wait(kept, v.base)
	query := url.Values{"q": {"президентом встреча"}}
	want := v.ask(query)
	if want.Total == 0 {
		v.Fatal("nothing is found")
	}
	again := func(what string, made bool) {
		v.Helper()
		v.must(v.Reload())
		v.live()
		v.wait("muragatIndex.made === arguments[0]", made)
		if got := v.ask(query); got.Total != want.Total {
			v.Errorf("%s: %d articles are found, want %d", what, got.Total, want.Total)
		}
	}
	again("with the index of the last visit", false)

	// change(bytes) damages what is kept; with its hash made to fit, only the program can see it.
	damage := func(change string, fits bool) {
		v.Helper()
		v.must(v.Eval(nil, `const [base, fits] = arguments; const key = base + "offline/index";
			return caches.open("muragat " + base).then(async (cache) => {
				const response = await cache.match(key);
				const bytes = new Uint8Array(await response.arrayBuffer());
				`+change+`
				const hash = fits && Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (b) => b.toString(16).padStart(2, "0")).join("");
				await cache.put(key, new Response(bytes, { headers: { "x-sha256": hash || response.headers.get("x-sha256") } }));
			})`, v.base, fits))
	}
	damage("bytes[bytes.length - 1] ^= 1;", false)
	again("with a damaged index", true)
	v.wait(kept, v.base)
	damage("bytes[12] ^= 1;", true)
	again("with the index of another archive", true)
}
