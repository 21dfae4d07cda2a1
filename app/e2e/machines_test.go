package e2e

import (
	"encoding/json"
	"slices"
	"strings"

	"muragat/app/e2e/webdriver"
)

// installable is what a browser says that can install the archive.
func installable(v *visitor) {
	v.open("")
	v.stored()
	if v.Engine != webdriver.Chromium { // no other engine tells what it thinks of the manifest
		return
	}
	var m struct {
		URL    string
		Errors []struct{ Message string }
		Data   string
	}
	v.must(v.DevTools(&m, "Page.getAppManifest", nil))
	if !strings.HasSuffix(m.URL, v.base+"manifest.webmanifest") || len(m.Errors) > 0 || !strings.Contains(m.Data, "share_target") {
		v.Errorf("the manifest %s: %v, %s", m.URL, m.Errors, m.Data)
	}
	var found struct{ InstallabilityErrors []json.RawMessage }
	v.must(v.DevTools(&found, "Page.getInstallabilityErrors", nil))
	if len(found.InstallabilityErrors) > 0 {
		v.Errorf("it cannot be installed: %s", found.InstallabilityErrors)
	}
}

// dataForMachines is schema.org's data in the pages, which the content policy must not stop.
func dataForMachines(v *visitor) {
	for path, want := range map[string]string{"": "Collection", pathOf("article", "tokaev-mirziyoev-vstrecha"): "NewsArticle", pathOf("person", "shavkat-mirzieev"): "Person"} {
		v.openPlain(path)
		v.wait("document.readyState === 'complete'")
		// what the parser found before this listened is in the console
		var stopped []string
		v.must(v.Eval(&stopped, `return new Promise(done => {
			const stopped = [];
			document.addEventListener("securitypolicyviolation", e => { // that a script adds one is another matter
				if (e.effectiveDirective !== "require-trusted-types-for") stopped.push(e.effectiveDirective + " " + e.blockedURI);
			});
			const data = document.querySelector('script[type="application/ld+json"]').cloneNode(true);
			document.head.append(data);
			setTimeout(() => done(stopped), 200);
		})`))
		var kind string
		v.must(v.Eval(&kind, `return JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent)["@type"]`))
		if kind != want || len(stopped) > 0 {
			v.Errorf("%q is a %s, wanted %s; the policy forbids %q", path, kind, want, stopped)
		}
		said, err := v.Console()
		v.must(err)
		if slices.ContainsFunc(said, func(line string) bool { return strings.Contains(line, "inline") }) {
			v.Errorf("%q: the console says %q", path, said)
		}
	}
}
