package e2e

import (
	_ "embed"
	"encoding/json"
	"net/url"
	"strings"
)

// page is an example of a kind of page.
type page struct{ name, path string }

// pages are all kinds of pages that the archive has examples of. The live page
// must be open.
func (v *visitor) pages() []page {
	v.Helper()
	all := v.ask(nil)
	list := []page{
		{"list", ""},
		{"search", "?" + url.Values{"q": {"президентом"}}.Encode()},
		{"filtered", "?" + url.Values{"person": {v.first("person", all.Facets.Person)}, "sort": {"oldest"}}.Encode()},
		{"nothing", "?q=%D0%B0%D0%B1%D1%80%D0%B0&from=1890&to=1891"},
		{"article", pathOf("article", all.IDs[0])},
		{"person", pathOf("person", v.first("person", all.Facets.Person))},
		{"topic", pathOf("topic", v.first("topic", all.Facets.Topic))},
		{"people", "person"},
		{"topics", "topic/"},
		{"undated", "date/undated"},
		{"about", "about"},
		{"missing", "article/nobody-wrote-this"},
	}
	for _, y := range all.Facets.Year {
		if y.Count > 0 {
			return append(list, page{"year", "date/" + y.ID})
		}
	}
	return list
}

// narrow looks for what is wider than a phone on every kind of page.
func narrow(v *visitor) {
	v.open("")
	for _, p := range v.pages() {
		v.open(p.path)
		v.fits(p.name)
		v.labelsApart(p.name)
	}
}

// labelsApart checks that what stands below the bars of time can be read: no label touches the next one.
func (v *visitor) labelsApart(name string) {
	v.Helper()
	var labels []struct {
		Text        string
		Left, Right float64
	}
	v.must(v.Eval(&labels, `return Array.from(document.querySelectorAll(".bars ol [aria-hidden]"), e => {
		const range = document.createRange();
		range.selectNodeContents(e);
		const r = range.getBoundingClientRect();
		return {text: e.textContent.trim(), left: r.left, right: r.right, seen: getComputedStyle(e).visibility === "visible"};
	}).filter(l => l.text && l.seen)`))
	if name == "year" && len(labels) < 6 {
		v.Errorf("%s: %d labels below the bars, want at least six", name, len(labels))
	}
	for i := 1; i < len(labels); i++ {
		if a, b := labels[i-1], labels[i]; b.Left < a.Right+1 {
			v.Errorf("%s: %s ends at %.1f, and %s begins at %.1f", name, a.Text, a.Right, b.Text, b.Left)
		}
	}
}

// fits checks that nothing sticks out of the screen to the right.
func (v *visitor) fits(name string) {
	v.Helper()
	var wide struct {
		Page, Screen int
		Out          []string
	}
	v.must(v.Eval(&wide, `const screen = document.documentElement.clientWidth, out = [];
		for (const e of document.body.querySelectorAll("*")) {
			const r = e.getBoundingClientRect(), s = getComputedStyle(e);
			if (r.width === 0 || r.height === 0 || r.right <= screen + 1 && r.left >= -1 || s.visibility === "hidden") continue;
			let held = false; // by a parent that scrolls or clips
			for (let p = e; p && p !== document.body; p = p.parentElement) {
				const c = getComputedStyle(p);
				if (p !== e && c.overflowX !== "visible" || c.clipPath === "inset(50%)" || c.clip !== "auto" || c.position === "fixed") held = true;
			}
			if (!held) out.push(e.outerHTML.slice(0, 120));
		}
		return {page: document.documentElement.scrollWidth, screen, out: out.slice(0, 5)}`))
	if wide.Screen > 320 {
		v.Errorf("%s: the screen is %d px wide, want 320", name, wide.Screen)
	}
	if wide.Page > wide.Screen || len(wide.Out) > 0 {
		v.Errorf("%s is %d px wide on a screen of %d px; what sticks out: %s", name, wide.Page, wide.Screen, strings.Join(wide.Out, "\n"))
	}
}

//go:embed testdata/axe/axe.min.js
var axe string

// accessible lets axe-core judge every kind of page.
func accessible(v *visitor) {
	v.open("")
	for _, p := range v.pages() {
		v.open(p.path)
		v.judge(p.name)
	}
}

// accessiblePlain judges the pages that stand while the program comes.
func accessiblePlain(v *visitor) {
	v.host.setTurn(uncachedProgram)
	v.open("")
	pages := v.pages()
	v.host.holdProgram()
	for _, p := range pages {
		if strings.HasPrefix(p.path, "?") {
			continue // the plain list knows no query
		}
		v.forget()
		v.openPlain(p.path)
		v.judge(p.name + " before the program")
		v.stillPlain()
	}
}

// judge reports every violation that axe-core finds, and fails when it has
// judged nothing.
func (v *visitor) judge(name string) {
	v.Helper()
	v.must(v.Eval(nil, settled))
	var got struct {
		Passes     int
		Violations []json.RawMessage
	}
	v.must(v.Eval(&got, axe+`
		;return (window.axe || axe).run(document).then(r => ({passes: r.passes.length,
			violations: r.violations.map(x => ({rule: x.id, help: x.help, where: x.nodes.slice(0, 3).map(n => n.target.join(" ") + ": " + n.failureSummary)}))}))`))
	if got.Passes < 10 {
		v.Errorf("%s: axe-core passed only %d rules, has it seen the page?", name, got.Passes)
	}
	for _, bad := range got.Violations {
		v.Errorf("%s: %s", name, bad)
	}
}
