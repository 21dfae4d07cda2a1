package e2e

import (
	"fmt"

	"muragat/app/e2e/webdriver"
)

// versions are what a window runs and shows: of the program, and of the style sheet that an edition has changed.
func (v *visitor) versions() string {
	v.Helper()
	return v.str(`fetch(document.querySelector("link[rel=stylesheet]").href).then(r => r.text()).then(async (style) => {
		const active = await caches.open("muragat " + arguments[0]).then(c => c.match(arguments[0] + "offline/active")).then(r => r.json());
		return goappGetenv("GOAPP_VERSION") + " " + active.version + " " + style.slice(style.lastIndexOf("}") + 1).trim();
	})`, v.base)
}

// twoTabs takes the next version into use in one window while another runs the old one.
func twoTabs(v *visitor, _ fault) string {
	e := newEdition(v.T, v.host.site())
	v.open("")
	v.stored()
	old := v.versions()
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	one, two, err := v.NewWindow()
	v.must(err)
	defer func() { v.must(v.CloseWindow(two, one)) }()
	v.open("")
	version := e.publish(1)
	v.host.serveInstead(e.folder)
	v.must(v.Eval(nil, "return window.muragatOffline.refresh()"))
	v.wait("window.muragatOffline.next === arguments[0]", version)
	v.must(v.Reload()) // which must not change over: the other window is open
	v.live()
	v.must(v.Switch(one))
	v.wait("window.muragatOffline.next === arguments[0]", version)
	v.must(v.Reload())
	v.live()
	for _, window := range []string{one, two} {
		v.must(v.Switch(window))
		if now := v.versions(); now != old {
			v.Errorf("a window has %q while the next version waits, want %q", now, old)
		}
	}
	v.takeNext()
	fresh := fmt.Sprintf("%s %s /* edition %8d */", version, version, 1)
	for _, window := range []string{two, one} {
		v.must(v.Switch(window))
		v.wait("window.muragatOffline && window.muragatOffline.version === arguments[0] && document.documentElement.dataset.live === '1'", version)
		if now := v.versions(); now != fresh {
			v.Errorf("a window has %q after the change, want %q", now, fresh)
		}
	}
	v.wait("document.querySelector('article[data-id] .text').textContent.length > 20") // of the article that was open
	return "both old, then both new"
}

// hardReloadToNew passes by the worker when the host has a new version, which runs at once and is offered to the other window
// alone. In WebKit the worker answers all the same, and the old version runs.
func hardReloadToNew(v *visitor) {
	v.open("")
	v.stored()
	old := v.str("window.archive.version")
	one, two, err := v.NewWindow()
	v.must(err)
	defer func() { v.must(v.CloseWindow(two, one)) }()
	v.open("")
	v.stored()
	v.host.serveInstead(grown.folder())
	v.must(v.HardReload())
	v.live()
	runs := v.str("window.archive.version")
	v.must(v.Eval(nil, "return window.muragatOffline.refresh()"))
	v.wait("caches.match(arguments[0] + 'offline/next', {cacheName: 'muragat ' + arguments[0]})", v.base)
	v.wait("window.muragatOffline.state === 'complete'")
	v.told("")
	next := v.str("window.muragatOffline.next")
	if v.Engine == webdriver.WebKit {
		if runs != old || next == "" {
			v.Errorf("the version %s runs and %q is offered, want %s and a newer one", runs, next, old)
		}
	} else if n, err := v.Count("#update"); runs == old || next != "" || n != 0 || err != nil {
		v.Errorf("the version %s runs and %q is offered (%d, %v), want a newer one than %s and nothing", runs, next, n, err, old)
	}
	v.must(v.Switch(one))
	v.wait("window.muragatOffline.next && window.muragatOffline.news && document.querySelector('#update')")
	v.host.kill()
	v.click("#update")
	for _, window := range []string{one, two} {
		v.must(v.Switch(window))
		v.wait("window.archive && window.archive.version && window.archive.version !== arguments[0] && document.documentElement.dataset.live === '1'", old)
		v.stored()
		if next := v.str("window.muragatOffline.next"); next != "" {
			v.Errorf("%s is offered after the change", next)
		}
	}
}

// otherYear moves the device's clock under an open page, which looks for a new version when it is looked at.
func otherYear(years int) outcome {
	return func(v *visitor, _ fault) string {
		v.open("")
		v.stored()
		v.host.serveInstead(editedSite(v))
		// seen from the new time, the last answer came in another year
		v.must(v.Eval(nil, `window.muragatOffline.checked -= arguments[0] * 365 * 86400000;
			document.dispatchEvent(new Event("visibilitychange"));`, years))
		v.wait("window.muragatOffline.next")
		v.takeNext()
		v.worksOffline()
		return "new version comes and works"
	}
}
