package e2e

import (
	"net/url"
	"slices"
	"time"

	"muragat/app/e2e/webdriver"
)

// hostKilled kills the host and goes where nobody has been yet.
func hostKilled(v *visitor) {
	v.open("")
	v.stored()
	v.host.kill()
	sent := len(v.host.passed())
	v.must(v.Reload())
	v.live()
	v.total(v.ask(nil).Total)
	v.deepLinks()
	alive := v.str("fetch(arguments[0], {cache: 'no-store'}).then(r => 'answered with ' + r.status, () => 'dead')", v.host.url("/healthz"))
	if alive != "dead" {
		v.Errorf("the host %s after it was killed", alive)
	}
	if n := len(v.host.passed()); n != sent {
		v.Errorf("%d answers came from a dead host", n-sent)
	}
}

// deepLinks opens addresses with queries that were never open before.
func (v *visitor) deepLinks() {
	v.Helper()
	all := v.ask(nil)
	id := all.IDs[len(all.IDs)-1]
	person, topic := v.first("person", all.Facets.Person), v.first("topic", all.Facets.Topic)
	found := v.ask(url.Values{"q": {"президентом"}}).Total
	for _, link := range []struct{ path, shows string }{
		{pathOf("article", id) + "?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82#text", "document.querySelector('article[data-id] .text').textContent.length > 500"},
		{"?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82%D0%BE%D0%BC", "document.querySelectorAll('.result').length > 0"},
		{"?" + url.Values{"person": {person}, "sort": {"oldest"}}.Encode(), "document.querySelectorAll('.result').length > 0"},
		{pathOf("person", person) + "?from=nowhere", "document.querySelector('.subject h1').textContent.length > 3"},
		{pathOf("topic", topic), "document.querySelectorAll('.result').length > 0"},
		{"person", "document.querySelectorAll('.index li a[href*=\"/person/\"]').length > 1"},
		{"about?x=1", "document.querySelector('main').textContent.length > 100"},
		{"article/nobody-wrote-this", "document.querySelector('main').textContent.trim().length > 20"},
	} {
		v.open(link.path)
		v.wait(link.shows)
	}
	v.open("?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82%D0%BE%D0%BC")
	v.total(found)
}

// coldStart opens a browser that knows the site, with no host at all.
func coldStart(v *visitor) {
	profile := v.TempDir()
	first := *v
	first.Browser = openBrowser(v.T, v.Engine, webdriver.Options{Profile: profile})
	first.open("")
	first.stored()
	time.Sleep(time.Second) // a visitor reads; WebKit writes its registrations late
	v.must(first.Close())
	v.host.kill()
	second := *v
	second.Browser = openBrowser(v.T, v.Engine, webdriver.Options{Profile: profile})
	defer func() {
		if v.Failed() {
			second.keepEvidence()
		}
		v.must(second.Close())
	}()
	second.open("?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82%D0%BE%D0%BC")
	second.wait("document.querySelectorAll('.result').length > 0")
	second.wait("document.querySelector('#offline').dataset.state === 'complete'")
	second.deepLinks()
}

// newVersion publishes another version and takes it when asked to.
func newVersion(v *visitor) {
	v.open("")
	v.stored()
	old := v.shownTotal()
	v.host.serveInstead(variety.folder())
	v.open("")
	v.wait("window.muragatOffline.next")
	v.total(old)
	v.wait("document.querySelector('#update').checkVisibility()")
	v.click("#update")
	v.wait("window.muragatOffline && !window.muragatOffline.next && document.documentElement.dataset.live === '1' && Number(document.querySelector('#total').dataset.total) !== arguments[0]", old)
	v.stored()
	v.host.kill()
	v.open("about")
	v.wait("document.querySelector('main').textContent.length > 100")
}

// hardReload passes by the worker while the host lives, then loses the host.
func hardReload(v *visitor) {
	v.open("?q=%D0%BF%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82")
	v.stored()
	total, sent := v.shownTotal(), len(v.host.passed())
	v.must(v.HardReload())
	v.live()
	fresh := v.str("location.pathname + location.search")
	if v.Engine == webdriver.WebKit { // its worker is asked for the page, and told to fetch the files
		fresh = v.str("document.querySelector('link[rel=stylesheet]').getAttribute('href')")
	}
	if !slices.ContainsFunc(v.host.passed()[sent:], func(s sending) bool { return s.path == fresh }) {
		v.Errorf("a hard reload did not ask the host for %s", fresh)
	}
	v.total(total)
	v.wait("window.archive.offline.then(() => true)")
	v.wait("document.querySelector('#offline').dataset.state === 'complete'")
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	v.hasText()
	for _, s := range v.host.passed()[sent:] {
		if isProgram(s.path) && s.bytes > 0 {
			v.Errorf("%s was sent again", s.path)
		}
	}
	v.must(v.Clear("#q"))
	v.must(v.Type("#q", "президентом"+webdriver.Enter))
	v.total(total)
	v.host.kill()
	v.must(v.Reload())
	v.live()
	v.total(total)
	v.stored()
}
