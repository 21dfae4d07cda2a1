package e2e

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// deviceScenarios are what a browser lends the archive, and what it lacks.
var deviceScenarios = []scenario{
	{"a private window", own, desktop, privateWindow},
	{"no Ed25519", own, desktop, withoutEd25519},
	{"archives below other paths", below, desktop, keepsToItsPath},
}

func init() { scenarios = append(scenarios, deviceScenarios...) }

// privateWindow works without a host as long as the window is open, and leaves nothing. No engine tells a page that its
// window is private: the page says what will become of the copy in one.
func privateWindow(v *visitor) {
	o := webdriver.Options{Profile: v.TempDir(), Private: true}
	private := *v
	private.Browser = openBrowser(v.T, v.Engine, o)
	closed := false
	defer func() {
		if !closed {
			private.keepEvidence()
			_ = private.Close()
		}
	}()
	private.open("")
	private.stored()
	private.host.kill()
	private.deepLinks()
	private.open("about")
	private.shown("#copy-kept", words.Russian.T(words.NotPersisted))
	closed = true
	v.must(private.Close())

	v.host.start()
	private.Browser = openBrowser(v.T, v.Engine, o)
	defer func() { v.must(private.Close()) }()
	release := v.host.holdProgram()
	private.openPlain("")
	if left := private.str(`caches.match("/offline/active").then(r => r ? "the copy" : navigator.serviceWorker.controller ? "the worker" : "")`); left != "" {
		v.Errorf("the private window left %s", left)
	}
	release()
	private.live()
}

// withoutEd25519 meets a signed site in a browser that cannot check signatures: the page says so, goes on, and still warns of
// another key. The first script of the page takes Ed25519 away, as far as the page can see.
func withoutEd25519(v *visitor) {
	e := newEdition(v.T, v.host.site())
	e.prepend("/first.", `{
		const {importKey} = SubtleCrypto.prototype;
		SubtleCrypto.prototype.importKey = function(format, key, algorithm, ...rest) {
			if ((algorithm.name || algorithm) === "Ed25519") return Promise.reject(new DOMException("no Ed25519", "NotSupportedError"));
			return importKey.call(this, format, key, algorithm, ...rest);
		};
	}
	`)
	v.host.serveInstead(e.folder)
	v.host.setTurn(signer(1, true)) // which nobody can see to be wrong
	v.open("")
	v.stored()
	v.wait("window.muragatIntegrity.unchecked")
	v.unwarned()
	v.toAbout()
	v.shown("#signed", words.Russian.T(words.SignedBy, "key", fingerprintOf(1)))
	v.shown("#signed", words.Russian.T(words.KeyUnchecked))
	v.judge("the page about the archive, without Ed25519")
	v.host.kill() // so that no answer of it can tell
	v.verify("about")
	v.begins(words.VerifiedRight)
	v.shown("#signed", words.Russian.T(words.KeyUnchecked))
	v.open("")
	v.goesOn()

	v.host.setTurn(signer(2, false))
	v.host.start()
	v.open("")
	v.wait("document.querySelector('#alert').textContent.includes(arguments[0])", words.Russian.T(words.KeyChanged))
	v.wait("document.querySelector('#alert').textContent.includes(arguments[0])", fingerprintOf(2))
}

// prepend puts a script before that of a hand-written file, whose address begins so.
func (e *edition) prepend(name, script string) {
	e.t.Helper()
	for _, f := range e.manifest["files"].([]any) {
		f := f.(map[string]any)
		if url := f["url"].(string); strings.HasPrefix(url, name) {
			data, err := os.ReadFile(e.path(url))
			e.check(err)
			data = append([]byte(script), data...)
			f["size"], f["sha256"] = len(data), hashOf(data)
			e.write(url, data)
			data, err = json.Marshal(e.manifest)
			e.check(err)
			e.write("offline.json", data)
			return
		}
	}
	e.t.Fatalf("the site has no file %s", name)
}

// keepsToItsPath has the choices of another archive of the origin, and those that all of them shared once.
func keepsToItsPath(v *visitor) {
	v.host.setTurn(func(r *http.Response) {
		if r.Request.URL.Path == "/elsewhere" {
			replaceBody(r, http.StatusOK, "text/html", []byte("<!doctype html><title>elsewhere</title>"))
		}
	})
	v.must(v.Navigate(v.host.url("/elsewhere")))
	v.must(v.Eval(nil, `for (const [key, value] of [["muragat / theme", "light"], ["muragat / lang", "kk"], ["muragat.theme", "dark"], ["muragat.lang", "uz"]]) localStorage.setItem(key, value)`))
	v.open("")
	v.stored()
	v.wait("document.documentElement.dataset.theme === 'dark' && document.documentElement.lang === 'uz'")
	v.click("#lang option[value=en]")
	v.wait("document.documentElement.lang === 'en'")
	v.must(v.Reload())
	v.live()
	v.wait("document.documentElement.dataset.theme === 'dark' && document.documentElement.lang === 'en'")
	kept := func(want string) {
		v.Helper()
		if got := v.str(`JSON.stringify(Object.entries(localStorage).filter(([key]) => !/ asked$/.test(key)).map(pair => pair.join("=")).sort())`); got != want {
			v.Errorf("localStorage holds %s, want %s", got, want)
		}
	}
	kept(`["muragat / lang=kk","muragat / theme=light","muragat /deep/path/ lang=en","muragat /deep/path/ theme=dark"]`)
	v.must(v.Eval(nil, "return window.muragatOffline.remove().then(() => true)"))
	kept(`["muragat / lang=kk","muragat / theme=light"]`)
}
