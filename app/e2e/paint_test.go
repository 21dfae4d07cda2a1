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
