package e2e

import (
	"math"
	"time"
)

// watcher notes where the buttons of the page about the archive are when the program has painted them first, and where they are now.
const watcher = `
	function buttonsNow() {
		const at = {};
		for (const e of document.querySelectorAll("#content button, #content input")) {
			const r = e.getBoundingClientRect();
			at[e.id] = [r.left + scrollX, r.top + scrollY];
		}
		return at;
	}
	window.addEventListener("muragat-mounted", () => requestAnimationFrame(() => { window.buttonsFirst = buttonsNow(); }), { once: true });
`

// buttonsStay looks at the page about the archive on a first visit and on a later one: no button moves, comes or goes while
// the copy is found whole, and the browser tells how much room there is.
func buttonsStay(v *visitor) {
	e := newEdition(v.T, v.host.site())
	e.prepend("/first.", watcher)
	v.host.serveInstead(e.folder)
	v.openPlain("about")
	for _, visit := range []string{"the first visit", "the second visit", "the third visit"} {
		v.live()
		v.stored()
		v.wait("window.buttonsFirst && !document.querySelector('#file-size').textContent.includes('…')")
		time.Sleep(3 * time.Second) // whatever comes late
		var before, after map[string][2]float64
		v.must(v.Eval(&before, "return window.buttonsFirst"))
		v.must(v.Eval(&after, "return buttonsNow()"))
		for _, id := range []string{"delete-notes", "remove", "save-copy", "restore", "verify"} {
			if _, ok := before[id]; !ok {
				v.Errorf("%s: #%s is not there from the first frame on", visit, id)
			}
		}
		for id, a := range before {
			b, ok := after[id]
			if !ok || math.Abs(a[0]-b[0]) > 1 || math.Abs(a[1]-b[1]) > 1 {
				v.Errorf("%s: #%s moves from %.1f to %.1f", visit, id, a, b)
			}
		}
		for id := range after {
			if _, ok := before[id]; !ok {
				v.Errorf("%s: #%s comes late", visit, id)
			}
		}
		v.must(v.Reload())
	}
}
