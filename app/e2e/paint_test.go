package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"muragat/app/e2e/webdriver"
)

// TestFirstPaint loads pages over a slow line in Chromium. It asserts that text
// is painted before the program has come, and reports when: the table is for
// people, times are no test.
func TestFirstPaint(t *testing.T) {
	t.Parallel()
	const bits, latency = 1_600_000, 150
	if !slices.Contains(engines(), webdriver.Chromium) {
		t.Skip("Chromium alone can shape its line; -engines leaves it out")
	}
	needEngine(t, webdriver.Chromium)
	table := "page\tfirst contentful paint, ms\tprogram arrived, ms\n"
	for _, name := range []string{"list", "article"} {
		t.Run(name, func(t *testing.T) {
			b := openBrowser(t, webdriver.Chromium, webdriver.Options{Width: 412, Height: 823})
			defer func() {
				if err := b.Close(); err != nil {
					t.Error(err)
				}
			}()
			v := &visitor{t, b, own.start(t), own.base}
			path := ""
			if name == "article" {
				v.openPlain("")
				path = v.str("document.querySelector('.result a.title').getAttribute('href')")[len(v.base):]
				v.stored()
				v.forget()
				v.must(v.DevTools(nil, "Network.clearBrowserCache", nil))
			}
			v.must(v.SlowLine(bits, latency))
			v.openPlain(path)
			v.live()
			var at struct{ Paint, Program float64 }
			v.must(v.Eval(&at, `return {
				paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
				program: Math.max(0, ...performance.getEntriesByType("resource").filter(e => /\.wasm$|\/parts\//.test(e.name)).map(e => e.responseEnd))}`))
			if at.Program == 0 {
				t.Error("the program did not come over the line")
			}
			if at.Paint >= at.Program {
				t.Errorf("first painted after %.0f ms, the program had come after %.0f ms", at.Paint, at.Program)
			}
			row := fmt.Sprintf("%s\t%.0f\t%.0f\n", name, at.Paint, at.Program)
			t.Logf("%d bit/s, %d ms: %s", bits, latency, row)
			table += row
		})
	}
	if err := os.WriteFile(filepath.Join(t.ArtifactDir(), "first-paint.tsv"), []byte(table), 0o644); err != nil {
		t.Error(err)
	}
}

// TestLargestPaint looks, on a desktop and on a phone, for what the program paints larger than anything on the plain page
// (https://w3c.github.io/largest-contentful-paint/): a reader would wait for it as long as for the program.
func TestLargestPaint(t *testing.T) {
	t.Parallel()
	needChromium(t)
	for _, o := range []webdriver.Options{{Width: 1350, Height: 940}, {Width: 412, Height: 823}} {
		t.Run(fmt.Sprintf("%d px", o.Width), func(t *testing.T) {
			b := openBrowser(t, webdriver.Chromium, o)
			defer func() {
				if err := b.Close(); err != nil {
					t.Error(err)
				}
			}()
			v := &visitor{t, b, own.start(t), own.base}
			v.largestIsPlain()
		})
	}
}

func (v *visitor) largestIsPlain() {
	v.Helper()
	v.host.setTurn(uncachedProgram)
	v.open("")
	article := pathOf("article", v.shownIDs()[0])
	pages := []string{"", article, "person"}
	for _, p := range v.ask(nil).Facets.Person[:2] {
		pages = append(pages, pathOf("person", p.ID))
	}
	for _, page := range pages {
		release := v.host.holdProgram()
		v.forget()
		v.openPlain(page)
		v.must(v.Eval(nil, settled))
		before := v.largestPaints()
		v.stillPlain()
		release()
		v.live()
		v.stored()
		v.must(v.Eval(nil, settled))
		after := v.largestPaints()
		if len(before) == 0 {
			v.Errorf("/%s: nothing large is painted before the program", page)
		}
		for _, p := range after[min(len(before), len(after)):] {
			v.Errorf("/%s: the program paints %q, larger than anything before: %q", page, p, before)
		}
	}
}

// largestPaints are the elements that were the largest so far, each with its size in square pixels.
func (v *visitor) largestPaints() (all []string) {
	v.Helper()
	v.must(v.Eval(&all, `return new Promise(done => {
		const all = [];
		new PerformanceObserver(list => { for (const e of list.getEntries()) all.push(e.size + " " + (e.element ? e.element.outerHTML.slice(0, 120) : "gone")); })
			.observe({ type: "largest-contentful-paint", buffered: true });
		setTimeout(() => done(all), 300);
	})`))
	return all
}
