package webdriver

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muragat/app/e2e/webkit"
)

func TestMain(m *testing.M) {
	webkit.RunIfChild()
	os.Exit(m.Run())
}

const testPage = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">
<style>body, h1 { margin: 0; background: white } @media (prefers-color-scheme: dark) { body, h1 { background: black } } main { height: 2000px }</style>
<main><h1>Мұрағат</h1><input id="q"><button id="b">жми</button><p id="out"></p><a href="/two">дальше</a><noscript><p id="ns">без сценариев</p></noscript></main>
<script>
q.oninput = () => { out.textContent = q.value };
b.onclick = () => { out.textContent = "нажато" };
window.answer = () => Promise.resolve(42);
console.log("слово из страницы");
</script>`

// eachEngine runs a test in every engine. One that is not installed is skipped
// with its name, and fails where CI is set.
func eachEngine(t *testing.T, run func(t *testing.T, open func(Options) *Browser, url string)) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, testPage)
	}))
	t.Cleanup(site.Close)
	for _, engine := range Engines {
		t.Run(engine, func(t *testing.T) {
			run(t, func(o Options) *Browser {
				b, err := Open(engine, o)
				if missing := new(MissingError); errors.As(err, &missing) && os.Getenv("CI") == "" {
					t.Skip(missing)
				}
				must(t, err)
				t.Cleanup(func() { must(t, b.Close()) })
				return b
			}, site.URL)
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestVisitor(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(Options) *Browser, url string) {
		b := open(Options{Width: 320, Height: 500, Scale: 2, Lang: "kk", Dark: true, Reduced: true})
		must(t, b.Navigate(url))
		var got struct {
			W, H, DPR     int
			Dark, Reduced bool
			Lang, Ground  string
		}
		must(t, b.Eval(&got, `return {w: innerWidth, h: innerHeight, dpr: devicePixelRatio, lang: navigator.language.slice(0, 2),
			dark: matchMedia("(prefers-color-scheme: dark)").matches, reduced: matchMedia("(prefers-reduced-motion: reduce)").matches,
			ground: getComputedStyle(document.body).backgroundColor}`))
		want := got
		want.W, want.H, want.DPR, want.Dark, want.Reduced, want.Lang, want.Ground = 320, 500, 2, true, true, "kk", "rgb(0, 0, 0)"
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
		for _, picture := range []struct {
			take   func() ([]byte, error)
			height int
		}{{b.Screenshot, 1000}, {b.ScreenshotPage, 4000}} {
			file, err := picture.take()
			must(t, err)
			im, err := png.Decode(bytes.NewReader(file))
			must(t, err)
			if s := im.Bounds().Size(); s.X != 640 || s.Y != picture.height {
				t.Errorf("picture of %v, want 640 × %d", s, picture.height)
			}
			if r, _, _, _ := im.At(639, 900).RGBA(); r != 0 {
				t.Errorf("the picture is not dark")
			}
		}
		must(t, b.Resize(1440, 900))
		must(t, b.WaitFor("innerWidth === arguments[0] && innerHeight === 900", 1440))
	})
}

func TestHands(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(Options) *Browser, url string) {
		b := open(Options{})
		must(t, b.Navigate(url+"/one"))
		text := func(css, want string) {
			t.Helper()
			if got, err := b.Text(css); err != nil || got != want {
				t.Errorf("%s: %q, %v, want %q", css, got, err, want)
			}
		}
		must(t, b.Type("#q", "Әбділ"))
		text("#out", "Әбділ")
		must(t, b.Keys(Tab))
		must(t, b.WaitFor("document.activeElement.matches('#b:focus-visible')"))
		must(t, b.Keys(Enter))
		text("#out", "нажато")
		must(t, b.Clear("#q"))
		must(t, b.Type("#q", "a"))
		text("#out", "a")
		must(t, b.WaitFor("window.answer().then(n => n === 42)"))
		must(t, b.Click("a"))
		must(t, b.WaitFor("location.pathname === '/two'"))
		must(t, b.Back())
		must(t, b.WaitFor("location.pathname === '/one'"))
		must(t, b.Forward())
		must(t, b.WaitFor("location.pathname === '/two'"))
		must(t, b.Eval(nil, "window.here = 1"))
		must(t, b.Reload())
		must(t, b.WaitFor("!window.here && window.answer"))
		must(t, b.Eval(nil, "window.here = 1"))
		must(t, b.HardReload())
		must(t, b.WaitFor("!window.here && window.answer"))
		lines, err := b.Console()
		must(t, err)
		if all := strings.Join(lines, "\n"); b.Engine != Firefox && !strings.Contains(all, "слово из страницы") || len(lines) == 0 {
			t.Errorf("console has %q", lines) // Firefox writes \u escapes
		}
		if n, err := b.Count("p"); err != nil || n != 1 {
			t.Errorf("%d paragraphs, %v, want 1", n, err)
		}
		if err := b.Click("#nobody"); !errors.Is(err, &CommandError{Code: "no such element"}) {
			t.Errorf("click on what is not there: %v", err)
		}
		b.Patience = 0
		if err := b.WaitFor("1 === 2"); err == nil || !strings.Contains(err.Error(), "1 === 2") {
			t.Errorf("waiting for what is false: %v", err)
		}
	})
}

func TestProfileSurvives(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(Options) *Browser, url string) {
		profile := t.TempDir()
		b := open(Options{Profile: profile})
		must(t, b.Navigate(url))
		must(t, b.Eval(nil, "localStorage.kept = 'да'; return caches.open('c').then(c => c.put('/x', new Response('y')))"))
		procs := b.procs
		must(t, b.Close())
		for _, p := range procs {
			if left(p.cmd) {
				t.Errorf("%s still runs after Close", p.name)
			}
		}
		b = open(Options{Profile: profile})
		must(t, b.Navigate(url))
		var kept string
		must(t, b.Eval(&kept, "return caches.match('/x').then(r => r ? r.text() : 'nothing').then(s => localStorage.kept + ' ' + s)"))
		if kept != "да y" {
			t.Errorf("kept %q", kept)
		}
	})
}

func TestNoScript(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(Options) *Browser, url string) {
		b := open(Options{NoScript: true})
		must(t, b.Navigate(url))
		if got, err := b.Text("#ns"); err != nil || got != "без сценариев" {
			t.Errorf("noscript text %q, %v", got, err)
		}
		must(t, b.Click("#b"))
		if got, err := b.Text("#out"); err != nil || got != "" {
			t.Errorf("a script has run: %q, %v", got, err)
		}
		must(t, b.Click("a"))
		must(t, b.WaitFor("location.pathname === '/two'"))
		dark := 0
		for range 20 { // nobody tells when it is painted
			file, err := b.Screenshot()
			must(t, err)
			if dark = darkPoints(t, file, 400, 80); dark >= 200 {
				break
			}
		}
		if dark < 200 {
			t.Errorf("the picture has %d dark points where the title is", dark)
		}
		var n int
		if err := b.Eval(&n, "return document.documentElement.clientWidth"); err != nil || n != 1280 {
			t.Errorf("the driver's own script gave %d, %v, want 1280", n, err)
		}
	})
}

// darkPoints counts the dark points in the upper left corner of a PNG.
func darkPoints(t *testing.T, file []byte, width, height int) (n int) {
	t.Helper()
	im, err := png.Decode(bytes.NewReader(file))
	must(t, err)
	for x := range width {
		for y := range height {
			if r, _, _, _ := im.At(x, y).RGBA(); r < 0x4000 {
				n++
			}
		}
	}
	return n
}

// A program that ends as soon as it is started, and works from then on.
func TestSecondStart(t *testing.T) {
	path := os.Getenv("PATH")
	eachEngine(t, func(t *testing.T, open func(Options) *Browser, url string) {
		engine := t.Name()[strings.LastIndex(t.Name(), "/")+1:]
		real, err := locate(engine)
		if err != nil {
			open(Options{}) // says what is missing
		}
		dir := t.TempDir()
		script := fmt.Sprintf("#!/bin/sh\nif test -e %[1]s/started; then exec %[2]s \"$@\"; fi\ntouch %[1]s/started\nexit 1\n", dir, real[0])
		must(t, os.WriteFile(filepath.Join(dir, filepath.Base(real[0])), []byte(script), 0o755))
		t.Setenv("PATH", dir+":"+path)
		b := open(Options{})
		must(t, b.Navigate(url))
		if _, err := os.Stat(filepath.Join(dir, "started")); err != nil {
			t.Errorf("the first start did not fail: %v", err)
		}
	})
}

func TestMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, engine := range Engines {
		_, err := Open(engine, Options{})
		if missing := new(MissingError); !errors.As(err, &missing) || missing.Engine != engine || missing.Package == "" {
			t.Errorf("%s: %v, want what is missing", engine, err)
		}
	}
	if _, err := Open("netscape", Options{}); err == nil || !strings.Contains(err.Error(), "netscape") {
		t.Errorf("unknown engine: %v", err)
	}
}
