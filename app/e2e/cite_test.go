package e2e

import (
	"encoding/csv"
	"encoding/json"
	"strings"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// catchFiles keeps what the page hands to the reader as files, in place of saving them.
const catchFiles = `window.files = []; window.blobs = new Map();
	const make = URL.createObjectURL;
	URL.createObjectURL = blob => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
	HTMLAnchorElement.prototype.click = function () {
		blobs.get(this.href).arrayBuffer().then(bytes => files.push({name: this.download, type: blobs.get(this.href).type,
			text: new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes)}));
	};`

type savedFile struct{ Name, Type, Text string }

// saves presses a button and returns the file that comes.
func (v *visitor) saves(css string) (f savedFile) {
	v.Helper()
	v.must(v.Eval(nil, "window.files.length = 0"))
	v.click(css)
	v.wait("window.files.length === 1")
	v.must(v.Eval(&f, "return window.files[0]"))
	return f
}

// cites opens the references of an article, copies each and saves each file.
func cites(v *visitor) {
	v.open("")
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	v.must(v.Eval(nil, catchFiles))
	if v.number("document.querySelectorAll('#cite *').length") != 0 {
		v.Error("the references are there before they are asked for")
	}
	v.must(v.Eval(nil, "document.querySelector('#cite-open').focus()"))
	v.must(v.Keys(webdriver.Enter))
	v.wait("document.querySelector('#cite-open').getAttribute('aria-expanded') === 'true' && document.querySelector('#cite h2') && document.activeElement.id === 'cite-open'")
	v.judge("the references")
	if first := v.str("document.querySelector('#cite h2').textContent"); !strings.HasPrefix(first, "ГОСТ") {
		v.Errorf("the first reference for a Russian reader is %s", first)
	}
	title := v.str("document.querySelector('article h1').textContent")
	v.must(v.Eval(nil, `Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: s => { window.copied = s; return Promise.resolve(); }}})`))
	for i := range 3 {
		v.click("#cite [data-form='" + string(rune('0'+i)) + "']")
		v.wait("window.copied === document.querySelector('#cite-' + arguments[0]).textContent && document.querySelector('.article-tools [role=status]').textContent === arguments[1]",
			i, words.Russian.T(words.Copied))
		if copied := v.str("window.copied"); !strings.Contains(copied, strings.TrimRight(title, ".?!")[:20]) || !strings.Contains(copied, "http") {
			v.Errorf("the reference is %q, wanted the title %q and an address in it", copied, title)
		}
	}
	id := v.str("document.querySelector('article').dataset.id")
	for name, begins := range map[string]string{"BibTeX": "@misc{", "RIS": "TY  - NEWS\r\nID  - " + id + "\r\n", "CSL-JSON": `[{"id":"` + id + `"`} {
		f := v.saves("#cite [data-format='" + name + "']")
		if !strings.HasPrefix(f.Text, begins) || !strings.Contains(f.Text, title[:20]) || !strings.Contains(f.Name, ".") {
			v.Errorf("%s: found %+v", name, f)
		}
	}
	v.fitsWhole("the references")
	v.click("#cite-open")
	v.wait("!document.querySelector('#cite h2') && document.querySelector('#cite-open').getAttribute('aria-expanded') === 'false'")

	v.open(pathOf("article", id))
	v.click("#lang option[value=en]")
	v.wait("document.documentElement.lang === 'en'")
	v.click("#cite-open")
	v.wait("document.querySelector('#cite h2') && document.querySelector('#cite h2').textContent === 'APA 7'")
}

// fitsWhole checks that the page is not wider than the screen.
func (v *visitor) fitsWhole(name string) {
	v.Helper()
	if wide := v.number("document.documentElement.scrollWidth - document.documentElement.clientWidth"); wide > 1 {
		v.Errorf("%s: the page is %d px wider than the screen", name, wide)
	}
}

// takesAlong saves all that a filter finds, in every format, more than the window of the list shows.
func takesAlong(v *visitor) {
	v.open("")
	v.takesAll(v.shownTotal())
	chosen := v.values("person")[0]
	v.open("?person=" + chosen.ID)
	v.total(chosen.Count)
	v.takesAll(chosen.Count)
	v.fitsWhole("the export")
	v.open("person/" + chosen.ID)
	v.takesAll(chosen.Count)
}

func (v *visitor) takesAll(n int) {
	v.Helper()
	v.must(v.Eval(nil, catchFiles))
	v.click("#take-open")
	v.wait("document.querySelector('#take-open').getAttribute('aria-expanded') === 'true' && document.querySelector('#take button')")
	v.judge("the export")
	count := map[string]func(string) int{
		"CSV": func(s string) int {
			rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s, "\ufeff"))).ReadAll()
			if err != nil || s[0] != 0xef {
				v.Errorf("CSV: %v in %.60q", err, s)
			}
			return len(rows) - 1
		},
		"JSON":     v.objects,
		"CSL-JSON": v.objects,
		"BibTeX":   func(s string) int { return strings.Count("\n"+s, "\n@misc{") },
		"RIS":      func(s string) int { return strings.Count("\n"+s, "\nTY  - ") },
	}
	for name, of := range count {
		f := v.saves("#take [data-format='" + name + "']")
		if got := of(f.Text); got != n || n == 0 {
			v.Errorf("%s: %d records, wanted %d", name, got, n)
		}
		v.wait("document.querySelector('#taken').textContent.includes(arguments[0]) && !document.querySelector('#take progress')", f.Name)
	}
	v.click("#take-open")
	v.wait("!document.querySelector('#take button')")
}

func (v *visitor) objects(s string) int {
	var list []struct{ ID string }
	if err := json.Unmarshal([]byte(s), &list); err != nil {
		v.Errorf("%v in %.60q", err, s)
	}
	seen := map[string]bool{}
	for _, o := range list {
		seen[o.ID] = true
	}
	return len(seen)
}
