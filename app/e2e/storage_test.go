package e2e

import (
	"strings"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// storageScenarios are what may become of the copy on a visitor's device.
var storageScenarios = []scenario{
	{"the copy is asked to be kept", own, desktop, asksToKeep},
	{"no room on the device", own, desktop, noRoom},
	{"storage denied is said", own, noStorage, deniedIsSaid},
	{"the storage is wiped under an open page", own, desktop, wipedWhileOpen},
	{"the storage is wiped, and there is no line", own, desktop, wipedOffline},
	{"a part with other bytes", own, desktop, partWithOtherBytes},
	{"a part is cut or missing", own, desktop, partCutOrMissing},
	{"a file with other bytes", own, desktop, fileWithOtherBytes},
	{"a script with other bytes, and there is no line", own, desktop, scriptWithOtherBytes},
	{"the record is damaged", own, desktop, recordDamaged},
	{"the record is damaged, and there is no line", below, desktop, recordDamagedOffline},
	{"the record of the next version is damaged", variety, desktop, nextDamaged},
	{"everything is removed", below, desktop, removesAll},
	{"everything is removed in another tab", own, desktop, removedElsewhere},
}

func init() { scenarios = append(scenarios, storageScenarios...) }

// damage does something to the first stored entry whose name in the storage contains a text. In the page's script,
// bytes are those of the entry; what it returns is stored in their place, null deletes the entry.
func (v *visitor) damage(name, script string) {
	v.Helper()
	var done bool
	v.must(v.Eval(&done, `return (async ([base, name, script]) => {
		const cache = await caches.open("muragat " + base);
		const keys = (await cache.keys()).map(r => r.url);
		const key = keys.find(url => new RegExp(name).test(decodeURIComponent(url)));
		if (!key) return false;
		const old = await cache.match(key), bytes = new Uint8Array(await old.arrayBuffer());
		const fresh = {
			other: () => { bytes[bytes.length >> 1] ^= 255; return bytes; },
			cut: () => bytes.slice(0, bytes.length >> 1),
			empty: () => new Uint8Array(),
			words: () => "not a record",
			format: () => '{"format":99}',
			gone: () => null,
		}[script]();
		if (fresh === null) return cache.delete(key);
		await cache.put(key, new Response(fresh, {headers: old.headers}));
		return true;
	})(arguments)`, v.base, name, script))
	if !done {
		v.Fatalf("the storage has no %s", name)
	}
}

const (
	aPart    = "offline/[0-9a-f]{64}$"
	theStyle = `/app\.[0-9a-f]+\.css$`
	aScript  = `/loader\.[0-9a-f]+\.js$`
	theShell = "/shell.html$"
	active   = "offline/active$"
	upcoming = "offline/next$"
)

func (v *visitor) wipe() {
	v.Helper()
	v.wait("caches.delete('muragat ' + arguments[0])", v.base)
}

// toAbout goes to the page about the archive by its link, so that the program runs on.
func (v *visitor) toAbout() {
	v.Helper()
	v.click("#offline")
	v.wait("document.querySelector('#copy-state')")
}

// mended waits until the page says that so many pieces came again; 0 for any number.
func (v *visitor) mended(n int) {
	v.Helper()
	before, _, _ := strings.Cut(words.Russian.T(words.CopyMended), "{n}")
	v.shown("#copy-mended", before)
	v.wait("muragatOffline.state === 'complete' && muragatOffline.lost === 0 && !document.querySelector('#copy-problem')")
	if n > 0 {
		v.wait("muragatOffline.mended === arguments[0]", n)
		v.shown("#copy-mended", words.Russian.T(words.CopyMended, "n", words.Russian.Number(n)))
	}
	v.sound()
}

// sound checks the whole storage with a hand of its own: every piece of the record, by its bytes.
func (v *visitor) sound() {
	v.Helper()
	var flaws []string
	v.must(v.Eval(&flaws, `return (async base => {
		const cache = await caches.open("muragat " + base), key = base + "offline/", flaws = [];
		const look = async (name, hash) => {
			const r = await cache.match(key + name);
			if (!r) return flaws.push("no " + name);
			const d = new Uint8Array(await crypto.subtle.digest("SHA-256", await r.arrayBuffer()));
			if (Array.from(d, b => b.toString(16).padStart(2, "0")).join("") !== hash) flaws.push("wrong " + name);
		};
		const m = await (await cache.match(key + "active")).json();
		for (const [hash] of m.wasm.parts) await look(hash, hash);
		for (const f of m.files) await look(f.sha256 + "?" + encodeURIComponent(f.url), f.sha256);
		return flaws;
	})(arguments[0])`, v.base))
	if len(flaws) > 0 {
		v.Errorf("the copy has flaws: %v", flaws)
	}
}

// saysDamaged waits until the page about the archive says that the copy is damaged, and how much of it.
func (v *visitor) saysDamaged(lost int) {
	v.Helper()
	v.shown("#copy-problem", words.Russian.T(words.CopyDamaged))
	v.shown("#offline", words.Russian.T(words.OfflineDamaged))
	v.wait("muragatOffline.error === 'damaged'")
	pieces := v.number("muragatOffline.pieces")
	if lost == 0 {
		lost = pieces
	}
	v.shown("#copy-lacks", words.Russian.T(words.CopyLacks, "n", words.Russian.Number(lost), "m", words.Russian.Number(pieces)))
}

// goesOn searches and reads with what the page has in memory.
func (v *visitor) goesOn() {
	v.Helper()
	v.click(".name")
	v.wait("document.querySelectorAll('.result').length > 0")
	v.must(v.Type("#q", "президентом"+webdriver.Enter))
	v.wait("location.search.includes('q=') && document.querySelectorAll('.result').length > 0")
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	v.hasText()
}

// nothingButWords waits for the worker's own page, which is all that is left.
func (v *visitor) nothingButWords(missing string) {
	v.Helper()
	v.wait("document.querySelectorAll('main p[lang]').length === arguments[0]", len(words.Langs))
	v.shown("code", missing)
	v.judge("the page of the damaged copy")
}

// asksToKeep counts how often the page asks the browser to keep the copy. WebKitGTK has no navigator.storage to
// ask: there the page says that nothing is promised, and offers nothing.
func asksToKeep(v *visitor) {
	prompts := v.Engine == webdriver.Firefox // which shows a question: only the reader may cause it
	asked := func() bool { return v.str("localStorage.getItem('muragat / asked') || ''") != "" }
	measured := func() {
		v.Helper()
		v.stored()
		v.wait("muragatOffline.quota > 0 || !navigator.storage.estimate")
	}
	v.open("")
	if v.Engine == webdriver.WebKit && v.str("typeof navigator.storage") == "undefined" {
		v.stored()
		v.toAbout()
		v.shown("#copy-kept", words.Russian.T(words.NotPersisted))
		if n, err := v.Count("#keep"); err != nil || n != 0 {
			v.Errorf("the page offers to ask a browser that cannot be asked (%d, %v)", n, err)
		}
		return
	}
	measured()
	if asked() {
		v.Error("a visitor who has done nothing was asked for")
	}
	v.must(v.Reload()) // comes again
	v.live()
	measured()
	if prompts {
		if asked() {
			v.Error("a visitor who comes again was shown a question")
		}
	} else {
		v.wait("localStorage.getItem('muragat / asked')")
	}

	v.must(v.Eval(nil, `localStorage.removeItem('muragat / asked'); window.asks = 0; window.answer = false;
		navigator.storage.persist = async () => { window.asks++; return window.answer; };
		navigator.storage.persisted = async () => window.answer;`))
	want := 0
	count := func(after string) {
		v.Helper()
		if got := v.number("window.asks"); got != want {
			v.Errorf("the browser was asked %d times after %s, want %d", got, after, want)
		}
	}
	v.must(v.Eval(nil, "muragatOffline.persisted = false"))
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	if !prompts {
		want++
		v.wait("window.asks === 1")
	}
	count("an article")
	v.must(v.Type("#q", "президентом"+webdriver.Enter))
	v.wait("location.search.includes('q=') && document.querySelectorAll('.result').length > 0")
	count("a search")

	v.toAbout()
	v.shown("#copy-kept", words.Russian.T(words.NotPersisted))
	v.click("#keep")
	want++
	v.shown("#not-promised", words.Russian.T(words.NotPromised))
	count("the button")
	v.judge("the page about the archive, keeping refused")
	v.must(v.Eval(nil, "window.answer = true"))
	v.click("#keep")
	v.shown("#copy-kept", words.Russian.T(words.Persisted))
	want++
	count("the button again")
	if n, err := v.Count("#keep:enabled, #not-promised"); err != nil || n != 0 {
		v.Errorf("%d elements still ask for what is granted (%v)", n, err)
	}
}

// noRoom lets the browser refuse to store. Chromium can be given a small quota; Firefox and WebKit cannot
// while they run, and there storing throws what it would throw.
func noRoom(v *visitor) {
	refuse := func(on bool) {
		v.Helper()
		switch {
		case v.Engine == webdriver.Chromium:
			limit := map[string]any{"origin": v.host.url("")}
			if on {
				limit["quotaSize"] = 2_000_000
			}
			v.must(v.DevTools(nil, "Storage.overrideQuotaForOrigin", limit))
		case on:
			v.must(v.Eval(nil, `window.put = Cache.prototype.put;
				Cache.prototype.put = () => Promise.reject(new DOMException("no room", "QuotaExceededError"))`))
		default:
			v.must(v.Eval(nil, "Cache.prototype.put = window.put"))
		}
	}
	release := v.host.holdProgram()
	v.openPlain("")
	refuse(true)
	release()
	v.live()
	v.wait("muragatOffline.error === 'quota'")
	v.shown("#offline", words.Russian.T(words.OfflineFailed))
	v.toAbout()
	v.shown("#copy-problem", words.Russian.T(words.CopyQuota))
	v.judge("the page about the archive, no room")
	v.goesOn()
	v.toAbout()
	v.wait("muragatOffline.error === 'quota'")
	refuse(false)
	v.must(v.Eval(nil, "return muragatOffline.refresh()")) // when the try that may be going on has failed
	v.stored()
	v.wait("!document.querySelector('#copy-problem')")
	v.sound()
	v.host.kill()
	v.open("?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82%D0%BE%D0%BC")
}

// deniedIsSaid reads about the copy where there can be none.
func deniedIsSaid(v *visitor) {
	v.open("about")
	v.shown("#copy-problem", words.Russian.T(words.NoStorage))
	if n, err := v.Count("#keep"); err != nil || n != 0 {
		v.Errorf("the page offers to keep what cannot be stored (%d, %v)", n, err)
	}
	v.click("#remove")
	v.wait("document.querySelector('#remove-now')")
	v.click("#remove-now")
	v.shown("#removed", words.Russian.T(words.Removed))
}

// wipedWhileOpen loses all caches, is noticed when the reader looks at the page again, and gets them back.
func wipedWhileOpen(v *visitor) {
	v.open("")
	v.stored()
	v.wipe()
	v.must(v.Eval(nil, "document.dispatchEvent(new Event('visibilitychange'))"))
	v.wait("muragatOffline.mended > 0")
	v.toAbout()
	v.mended(0)

	// all that “clear site data” takes
	v.wipe()
	v.must(v.Eval(nil, `localStorage.clear(); sessionStorage.clear();
		return navigator.serviceWorker.getRegistrations().then(all => Promise.all(all.map(r => r.unregister()))).then(() => true)`))
	v.must(v.Eval(nil, "return muragatOffline.refresh()"))
	v.mended(0)
	v.wait("navigator.serviceWorker.getRegistrations().then(all => all.length === 1)")
	v.host.kill()
	v.open("")
	v.total(v.ask(nil).Total)
}

// wipedOffline loses all caches without a line: the page goes on, and a reload says what is missing.
func wipedOffline(v *visitor) {
	v.open("")
	v.stored()
	v.host.kill()
	v.wipe()
	v.toAbout()
	v.saysDamaged(0)
	v.judge("the page about the archive, wiped")
	v.goesOn()
	v.must(v.Reload())
	v.nothingButWords("active")
	v.host.start()
	v.must(v.Reload())
	v.live()
	v.stored()
	v.sound()
}

// partWithOtherBytes starts with a stored part that has another byte.
func partWithOtherBytes(v *visitor) {
	v.open("about")
	v.stored()
	v.damage(aPart, "other")
	v.must(v.Reload())
	v.live()
	v.mended(1)

	v.damage(aPart, "other")
	v.host.kill()
	v.openPlain("about")
	v.shown("#load-text", words.Russian.T(words.CopyDamaged))
	v.judge("the shell of a damaged copy")
	v.host.start()
	v.click("#load-retry")
	v.live()
	v.mended(1)
}

// partCutOrMissing damages parts under an open page, with a line and without.
func partCutOrMissing(v *visitor) {
	v.open("")
	v.stored()
	for i, how := range []string{"cut", "empty", "gone"} {
		v.damage(aPart, how)
		v.toAbout()
		v.mended(i + 1)
		v.click(".name")
		v.wait("document.querySelector('#total')")
	}
	v.host.kill()
	v.damage(aPart, "cut")
	v.toAbout()
	v.saysDamaged(1)
	v.goesOn()
	v.host.start()
	v.must(v.Eval(nil, "window.dispatchEvent(new Event('online'))"))
	v.toAbout()
	v.mended(4)
}

// fileWithOtherBytes damages the style sheet: with a line the page has it from the host, without it the page goes on.
func fileWithOtherBytes(v *visitor) {
	v.open("about")
	v.stored()
	style := "getComputedStyle(document.querySelector('.bar')).position"
	styled := v.str(style)
	v.damage(theStyle, "other")
	v.must(v.Reload())
	v.live()
	if now := v.str(style); now != styled {
		v.Errorf("the position of the header is %q, with the style sheet %q", now, styled)
	}
	v.mended(1)

	v.host.kill()
	for _, how := range []string{"other", "cut"} {
		v.damage(theStyle, how)
		v.open("about")
		v.saysDamaged(1)
		v.goesOn()
		v.host.start()
		v.toAbout()
		v.mended(1)
		v.host.kill()
	}
}

// scriptWithOtherBytes damages what the page cannot begin without.
func scriptWithOtherBytes(v *visitor) {
	v.open("")
	v.stored()
	for _, name := range []string{aScript, theShell} {
		v.damage(name, "other")
		v.host.kill()
		v.openPlain("about")
		v.nothingButWords(strings.TrimSuffix(strings.Split(strings.TrimPrefix(name, "/"), `\`)[0], "$"))
		v.host.start()
		v.must(v.Reload())
		v.live()
		v.mended(1)
	}
}

// recordDamaged starts with a damaged record; nothing of the program is sent for that.
func recordDamaged(v *visitor) {
	v.open("")
	v.stored()
	for _, how := range []string{"cut", "words", "format", "empty", "gone"} {
		v.damage(active, how)
		sent := len(v.host.passed())
		v.open("")
		v.stored()
		v.sound()
		for _, s := range v.host.passed()[sent:] {
			if isProgram(s.path) {
				v.Errorf("%s was sent for a record that was %s", s.path, how)
			}
		}
	}
}

// recordDamagedOffline mends the record from an open page, and has nothing to show without one.
func recordDamagedOffline(v *visitor) {
	v.open("")
	v.stored()
	v.host.kill()
	v.damage(active, "cut")
	v.toAbout()
	v.wait("caches.match(arguments[0] + 'offline/active', {cacheName: 'muragat ' + arguments[0]}).then(r => r.json()).then(m => m.format === 1, () => false)", v.base)
	v.sound()
	v.open("") // the page about the archive would look at the copy once more, and mend the record
	v.stored()

	v.damage(active, "words")
	v.openPlain("")
	v.nothingButWords("active")
}

// nextDamaged never changes over to a record that is none.
func nextDamaged(v *visitor) {
	v.open("")
	v.stored()
	v.host.serveInstead(grown.folder())
	v.open("")
	v.wait("window.muragatOffline.next")
	v.damage(upcoming, "words")
	v.host.kill()
	v.must(v.Navigate("about:blank")) // no page of the archive is open: the worker changes over
	v.open("")
	v.stored()
	v.sound()
}
