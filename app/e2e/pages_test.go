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

// fits checks that nothing sticks out of the screen to the right. It asks for a second at a time: to lay out a text of
// millions of letters takes longer than a driver waits for an answer.
func (v *visitor) fits(name string) {
	v.Helper()
	var wide struct {
		Page, Screen, Next int
		Out                []string
	}
	for more := true; more; more = wide.Next > 0 {
		v.must(v.Eval(&wide, fitting, wide.Next))
		if len(wide.Out) > 0 {
			v.Errorf("%s: what sticks out: %s", name, strings.Join(wide.Out, "\n"))
			break
		}
	}
	if wide.Screen > 320 {
		v.Errorf("%s: the screen is %d px wide, want 320", name, wide.Screen)
	}
	if wide.Page > wide.Screen {
		v.Errorf("%s is %d px wide on a screen of %d px", name, wide.Page, wide.Screen)
	}
}

// fitting looks at elements from a number on, and gives the number to go on from; 0 at the end.
const fitting = `const screen = document.documentElement.clientWidth, out = [], all = document.body.querySelectorAll("*");
	let next = arguments[0];
		for (const end = performance.now() + 1000; next < all.length && performance.now() < end; next++) {
			const e = all[next];
			const r = e.getBoundingClientRect(), s = getComputedStyle(e);
			if (r.width === 0 || r.height === 0 || r.right <= screen + 1 && r.left >= -1 || s.visibility === "hidden") continue;
			let held = false; // by a parent that scrolls or clips
			for (let p = e; p && p !== document.body; p = p.parentElement) {
				const c = getComputedStyle(p);
				if (p !== e && c.overflowX !== "visible" || c.clipPath === "inset(50%)" || c.clip !== "auto" || c.position === "fixed") held = true;
			}
			if (!held) out.push(e.outerHTML.slice(0, 120));
		}
		return {page: document.documentElement.scrollWidth, screen, out: out.slice(0, 5), next: next < all.length ? next : 0}`

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
// judged nothing. What a bar lies over in part is no small target: one scrolls.
func (v *visitor) judge(name string) {
	v.Helper()
	v.must(v.Eval(nil, settled))
	var got struct {
		Passes     int
		Violations []json.RawMessage
	}
	v.must(v.Eval(&got, axe+`
		;const below = css => {
			const r = document.querySelector(css).getBoundingClientRect();
			return r.top < document.querySelector("#bar").offsetHeight || [r.top + 1, r.bottom - 1].some(y => document.elementFromPoint((r.left + r.right) / 2, y)?.closest(".bar, .own-bar, .sheet-foot, .refusal .kind, #peek, #picked"));
		};
		return (window.axe || axe).run(document, {rules: {"target-size": {enabled: true}}}).then(r => ({passes: r.passes.length,
			violations: r.violations.map(x => ({...x, nodes: x.nodes.filter(n => x.id !== "target-size" || !below(n.target[0]))})).filter(x => x.nodes.length).map(x => ({rule: x.id, help: x.help, where: x.nodes.slice(0, 3).map(n => n.target.join(" ") + ": " + n.failureSummary)}))}))`))
	if got.Passes < 10 {
		v.Errorf("%s: axe-core passed only %d rules, has it seen the page?", name, got.Passes)
	}
	for _, bad := range got.Violations {
		v.Errorf("%s: %s", name, bad)
	}
}
