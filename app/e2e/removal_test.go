package e2e

import (
	"encoding/json"
	"slices"
	"time"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// kept lists what the origin has on the device.
func (v *visitor) kept() (all struct{ Caches, Local, Session, Workers, Databases []string }) {
	v.Helper()
	v.must(v.Eval(&all, `return (async () => ({
		caches: await caches.keys(), local: Object.keys(localStorage), session: Object.keys(sessionStorage),
		workers: (await navigator.serviceWorker.getRegistrations()).map(r => r.scope),
		databases: indexedDB.databases ? (await indexedDB.databases()).map(d => d.name) : [],
	}))()`))
	return all
}

// removesAll removes everything of the archive, and nothing else of its origin.
func removesAll(v *visitor) {
	v.open("")
	v.stored()
	v.click("#theme option[value=dark]")
	v.click("#help-open")
	v.must(v.Click("label:has(#single-keys)"))
	v.wait("localStorage.getItem('muragat ' + arguments[0] + ' keys') === 'off'", v.base)
	v.must(v.Click("#help-close"))
	v.wait(helpShut)
	v.must(v.Eval(nil, `localStorage.setItem("other", "1"); sessionStorage.setItem("other", "1");
		return caches.open("other").then(c => c.put("/other", new Response("1"))).then(() => true)`))
	v.must(v.Navigate(v.host.url(v.base + "about")))
	v.live()
	v.stored()
	before := v.kept()
	if len(before.Workers) != 1 || len(before.Caches) != 2 || len(before.Local) < 2 || len(before.Session) < 2 {
		v.Fatalf("before there is %+v, so that this scenario shows nothing", before)
	}

	v.click("#remove")
	v.shown("#remove-ask", words.Russian.T(words.RemoveAsk))
	v.wait("document.activeElement.id === 'remove-ask'")
	v.judge("the question before removing")
	v.must(v.Keys(webdriver.Tab + webdriver.Tab + webdriver.Enter)) // Cancel
	v.wait("document.activeElement.id === 'remove'")
	if after := v.kept(); len(after.Caches) != 2 || len(after.Workers) != 1 {
		v.Errorf("Cancel left %+v", after)
	}
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.activeElement.id === 'remove-ask'")
	v.must(v.Keys(webdriver.Tab + webdriver.Enter))
	v.shown("#removed", words.Russian.T(words.Removed))
	v.shown("#offline", words.Russian.T(words.OfflineRemoved))
	v.wait("document.activeElement.id === 'copy-state'")
	v.judge("the page about the archive, all removed")

	nothing := func(when string) {
		v.Helper()
		now := v.kept()
		other := []string{"other"}
		if !slices.Equal(now.Caches, other) || !slices.Equal(now.Local, other) || !slices.Equal(now.Session, other) ||
			len(now.Workers)+len(now.Databases) > 0 {
			text, _ := json.Marshal(now)
			v.Errorf("%s the device has %s, want only the others' things", when, text)
		}
	}
	nothing("afterwards")
	v.goesOn()
	v.click("#theme option[value=light]")
	v.must(v.Eval(nil, "document.dispatchEvent(new Event('visibilitychange')); window.dispatchEvent(new Event('online')); return muragatOffline.refresh().then(() => true)"))
	v.toAbout()
	nothing("after a search, an article and a theme")

	sent := len(v.host.passed())
	v.must(v.Reload())
	v.live()
	v.stored()
	if !slices.ContainsFunc(v.host.passed()[sent:], func(s sending) bool { return s.path == v.base+"about" }) {
		v.Error("after everything was removed the page did not come from the host")
	}
	v.sound()
	if theme := v.str("document.documentElement.dataset.theme || ''"); theme != "" {
		v.Errorf("the theme %s was not forgotten", theme)
	}
}

// removedElsewhere has a second tab open while everything is removed. WebKit's driver shows one window alone: there
// the page gets the message that another tab would send.
func removedElsewhere(v *visitor) {
	v.open("")
	v.stored()
	v.must(v.Eval(nil, `window.heard = []; window.ear = new BroadcastChannel("muragat /"); window.ear.onmessage = e => window.heard.push(e.data);
		sessionStorage.setItem("muragat / top x", "0 0 0")`))
	if v.Engine == webdriver.WebKit {
		v.must(v.Eval(nil, "window.ear.postMessage('removed')"))
	} else {
		v.must(v.Eval(nil, `window.tab = window.open("/about", "_blank"); return Boolean(window.tab)`))
		v.wait("tab.muragatOffline && tab.muragatOffline.state === 'complete' && tab.document.querySelector('#remove')")
		v.must(v.Eval(nil, "tab.document.querySelector('#remove').click()"))
		v.wait("tab.document.querySelector('#remove-now')")
		v.must(v.Eval(nil, "tab.document.querySelector('#remove-now').click()"))
		v.wait("tab.document.querySelector('#removed')")
		v.wait("window.heard.includes('removed')")
	}
	v.wait("muragatOffline.state === 'removed'")
	v.shown("#offline", words.Russian.T(words.OfflineRemoved))
	v.goesOn()
	v.must(v.Eval(nil, "return muragatOffline.refresh().then(() => true)"))
	time.Sleep(300 * time.Millisecond) // whatever would be stored late
	now := v.kept()
	if v.Engine != webdriver.WebKit && len(now.Caches)+len(now.Workers) > 0 || len(now.Local)+len(now.Session) > 0 {
		v.Errorf("the device has %+v, want nothing", now)
	}
	v.toAbout()
	v.shown("#removed", words.Russian.T(words.Removed))
	if v.Engine != webdriver.WebKit {
		v.must(v.Eval(nil, "window.tab.close()"))
	}
}
