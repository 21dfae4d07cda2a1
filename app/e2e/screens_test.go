package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"muragat/app/e2e/webdriver"
)

// TestScreens writes pictures of every kind of page in both themes, at three
// widths and in every engine, for people to look at.
func TestScreens(t *testing.T) {
	if *screensFlag == "" {
		t.Skip("no test: it writes pictures into the folder that -screens names")
	}
	eachEngine(t, func(t *testing.T, engine string) {
		for theme, o := range map[string]webdriver.Options{"light": {}, "dark": {Dark: true}} {
			b := openBrowser(t, engine, o)
			v := &visitor{t, b, own.start(t), own.base}
			v.open("")
			v.stored()
			for _, p := range v.pages() {
				for _, width := range []int{320, 768, 1440} {
					v.must(v.Resize(width, 900))
					v.open(p.path)
					png, err := v.Screenshot()
					v.must(err)
					file := filepath.Join(*screensFlag, engine, fmt.Sprintf("%s-%s-%d.png", p.name, theme, width))
					v.must(os.MkdirAll(filepath.Dir(file), 0o755))
					v.must(os.WriteFile(file, png, 0o644))
				}
			}
			v.must(b.Close())
		}
	})
}
