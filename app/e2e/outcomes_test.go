package e2e

import (
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// outcome is what must hold while a host has a fault, and after it. It returns what was seen.
type outcome func(v *visitor, f fault) string

// refused is a first visit that cannot become whole: it reads, is told why, and tries again when the host is well.
func refused(code string) outcome {
	return func(v *visitor, f fault) string {
		f(v)
		v.openPlain("")
		return v.refused(code)
	}
}

// refusedLater is a first visit that was cut in the middle of the program, and finds the fault when it goes on.
func refusedLater(code string) outcome {
	return func(v *visitor, f fault) string {
		v.cutAt(0.5)
		v.host.setGate(nil)
		f(v)
		v.freshTab()
		return v.refused(code)
	}
}

// refusedOnce is like refused, where the next page would find another way, and an engine may do without the length.
func refusedOnce(code string) outcome {
	return func(v *visitor, f fault) string {
		f(v)
		v.openPlain("")
		v.wait("window.muragatOffline && (window.muragatOffline.error || window.muragatOffline.state === 'complete')")
		if v.str("window.muragatOffline.error") == "" {
			v.stored()
			v.worksOffline()
			return "whole"
		}
		v.told(code)
		v.failedPlain(words.LoadingCut)
		v.well()
		v.click("#load-retry")
		v.live()
		v.stored()
		v.worksOffline()
		return "plain pages; told: " + code + "; then whole"
	}
}

func (v *visitor) refused(code string) string {
	v.Helper()
	v.wait("window.muragatOffline && window.muragatOffline.error")
	v.told(code)
	plain := !v.tryBool("document.documentElement.dataset.live")
	if plain {
		sentence := words.StillPlain
		if code == "network" {
			sentence = words.LoadingCut
		}
		v.failedPlain(sentence)
		v.click(".result a.title")
		v.wait("location.pathname.includes('/article/')")
		v.hasText()
		v.failedPlain(sentence)
		v.well()
		v.click("#load-retry")
	} else {
		v.aboutSays(code)
		v.must(v.Eval(nil, "return muragatOffline.refresh().then(() => true)")) // the page's own has ended, too, and mends nothing now
		v.aboutSays(code)
		v.well()
		v.click("#copy-retry")
	}
	v.live()
	v.stored()
	v.told("")
	v.worksOffline()
	if plain {
		return "plain pages; told: " + code + "; then whole"
	}
	return "works; told: " + code + "; then whole"
}

// told checks what the page gives as the reason, and returns it. There may be two, of which an engine gives one.
func (v *visitor) told(codes string) string {
	v.Helper()
	found := v.str("window.muragatOffline.error")
	if !slices.Contains(strings.Split(codes, " or "), found) {
		v.Errorf("told: %s (%s), want %s", found, v.str("window.muragatOffline.detail"), codes)
	}
	return found
}

// aboutSays goes to the page about the archive, which names what went wrong.
func (v *visitor) aboutSays(code string) {
	v.Helper()
	if !v.tryBool("location.pathname.endsWith('/about')") {
		v.click("#offline")
	}
	v.wait("(e => e && e.textContent.startsWith(arguments[0] + ': ') && e.textContent.length > arguments[0].length + 10)(document.querySelector('.prose .meta'))", code)
}

// failedPlain checks that the plain page stands and says why there is no other.
func (v *visitor) failedPlain(sentence words.Key) {
	v.Helper()
	before, after, hasError := strings.Cut(words.Russian.T(sentence), "{error}")
	v.shown("#load-text", before)
	v.shown("#load-text", after)
	v.shown("#load-retry", words.Russian.T(words.Retry))
	said := v.str("document.querySelector('#load-text').textContent")
	if hasError && len(said) < len(before)+len(after)+10 {
		v.Errorf("%q does not say what went wrong", said)
	}
	if live := v.str("document.documentElement.dataset.live || 'no'"); live != "no" {
		v.Errorf("the page is live (%q)", live)
	}
	if text, err := v.Text("#content"); err != nil || len(text) < 500 {
		v.Errorf("the plain page has gone: %q, %v", text, err)
	}
}

// worksOffline ends the host, and searches, with the style sheet that belongs to it.
func (v *visitor) worksOffline() {
	v.Helper()
	v.host.kill()
	v.open("?" + url.Values{"q": {"президентом"}}.Encode())
	v.wait("document.querySelectorAll('.result').length > 0")
	if n := v.number("Array.from(document.styleSheets).reduce((n, s) => n + s.cssRules.length, 0)"); n < 50 {
		v.Errorf("the page has %d rules of style", n)
	}
}

// unharmed is a first visit that becomes whole all the same.
func unharmed(v *visitor, f fault) string {
	f(v)
	v.open("")
	v.stored()
	v.told("")
	v.worksOffline()
	return "whole"
}

// comesBack is a visit to a page that is another one; the next visit is a first one.
func comesBack(v *visitor, f fault) string {
	f(v)
	v.openPlain("")
	v.wait("!window.muragatOffline")
	v.well()
	return "nothing to read; then " + unharmed(v, func(*visitor) {})
}

// once counts what comes until all is stored.
func once(v *visitor, f fault) string {
	f(v)
	sentOnce(v)
	return fmt.Sprintf("%d files, each once", len(v.host.passed()))
}

// stalls waits for the offer to try again, which the next byte takes back.
func stalls(v *visitor, _ fault) string {
	open := make(chan struct{})
	release := sync.OnceFunc(func() { close(open) })
	defer release()
	v.host.setGate(func(path string, sent int64) bool {
		if programFile(path) && sent > 300_000 {
			<-open
		}
		return true
	})
	v.openPlain("")
	v.failedPlain(words.LoadingCut)
	release()
	v.live()
	if v.tryBool("document.querySelector('#load-retry') && document.querySelector('#load-retry').checkVisibility()") {
		v.Error("the offer to try again stands on the live page")
	}
	v.stored()
	if sent, whole := v.programBytes(); sent != whole {
		v.Errorf("%d bytes of the program were sent, want the %d of one download", sent, whole)
	}
	v.worksOffline()
	return "told: cut; then whole, nothing twice"
}

// cutAt ends a first visit at a share of the program's bytes.
func (v *visitor) cutAt(share float64) {
	v.Helper()
	_, whole := v.programBytes()
	for _, s := range v.host.passed() {
		v.Fatalf("%s has passed already", s.path)
	}
	if !v.host.files {
		whole = v.packedProgram()
	}
	cut(programFile, int64(share*float64(whole)))(v)
	v.openPlain("")
	v.wait("window.muragatOffline && window.muragatOffline.state === 'failed'")
	v.told("network")
}

// packedProgram is the program's size as the engine takes it from localhost: WebKitGTK takes brotli on https alone.
func (v *visitor) packedProgram() int64 {
	v.Helper()
	form := "*.wasm.br"
	if v.Engine == webdriver.WebKit {
		form = "*.wasm.gz"
	}
	names, err := filepath.Glob(filepath.Join(v.host.site(), form))
	if err != nil || len(names) != 1 {
		v.Fatalf("%s has the programs %q, %v", v.host.site(), names, err)
	}
	info, err := os.Stat(names[0])
	v.must(err)
	return info.Size()
}

// freshTab leaves the page for a new window.
func (v *visitor) freshTab() {
	v.Helper()
	before, opened, err := v.NewWindow()
	v.must(err)
	v.must(v.CloseWindow(before, opened))
	v.openPlain("")
}

// resumes is a first visit that is cut, and a second one, which downloads what is missing.
func resumes(share float64) outcome {
	return func(v *visitor, _ fault) string {
		v.cutAt(share)
		v.host.setGate(nil)
		first, _ := v.programBytes()
		v.freshTab()
		v.live()
		v.stored()
		sent, whole := v.programBytes()
		factor := float64(sent) / float64(whole)
		v.Logf("cut after %d bytes, %d in all, %d in one download: %.3f", first, sent, whole, factor)
		if first == 0 || first >= whole {
			v.Errorf("the first visit downloaded %d of %d bytes, it was not cut", first, whole)
		}
		if factor > 1.1 {
			v.Errorf("both visits downloaded %.3f programs, want at most 1.1", factor)
		}
		v.worksOffline()
		return fmt.Sprintf("%.2f", factor)
	}
}

// next is what a host publishes after variety.
type next func(v *visitor) (folder string)

func grownSite(*visitor) string  { return grown.folder() }
func sameSite(v *visitor) string { return v.host.site() }
func editedSite(v *visitor) string {
	e := newEdition(v.T, v.host.site())
	e.publish(1)
	return e.folder
}

// meets stores a version, publishes the next one with a fault and meets it. It returns the number of articles and how
// many answers had passed.
func (v *visitor) meets(n next, f fault) (total, passed int) {
	v.Helper()
	v.open("")
	v.stored()
	total, passed = v.shownTotal(), len(v.host.passed())
	v.host.serveInstead(n(v))
	f(v)
	v.open("")
	return total, passed
}

// keeps is an update that cannot be had: the old version works, says why, and the new one comes when the host is well.
func keeps(codes string, n next) outcome {
	return func(v *visitor, f fault) string {
		older := v.host.site()
		total, _ := v.meets(n, f)
		v.wait("window.muragatOffline.error || window.muragatOffline.next")
		if strings.HasSuffix(codes, " or none") && v.str("window.muragatOffline.error") == "" { // another way was found
			v.takeNext()
			v.worksOffline()
			return "new version comes and works"
		}
		code := v.told(codes)
		v.wait("window.muragatOffline.state === 'complete' && !window.muragatOffline.next")
		v.total(total)
		v.aboutSays(code)
		v.worksOffline()
		v.open("")
		v.total(total)
		v.well()
		v.host.start()
		v.open("")
		if v.host.site() == older { // there is no new version
			v.wait("window.muragatOffline.error === '' && !window.muragatOffline.next")
		} else {
			v.wait("window.muragatOffline.next")
		}
		v.told("")
		return "old version works; told: " + code
	}
}

// updates is an update that comes in spite of the fault, and works.
func updates(n next) outcome {
	return func(v *visitor, f fault) string {
		_, passed := v.meets(n, f)
		v.wait("window.muragatOffline.next")
		v.told("")
		for _, s := range v.host.passed()[passed:] {
			if programFile(s.path) && s.bytes > 0 {
				v.Errorf("%s was sent again", s.path)
			}
		}
		v.takeNext()
		v.worksOffline()
		return "new version comes and works"
	}
}

// updatesAfter is an update of what came with the fault, from a host that is well again.
func updatesAfter(n next) outcome {
	return func(v *visitor, f fault) string {
		f(v)
		return updates(n)(v, (*visitor).well)
	}
}

// takeNext changes over, and needs no host for it.
func (v *visitor) takeNext() {
	v.Helper()
	v.host.kill()
	next := v.str("window.muragatOffline.next")
	v.must(v.Eval(nil, "setTimeout(() => window.muragatOffline.applyUpdate())"))
	v.wait("window.muragatOffline && window.muragatOffline.version === arguments[0] && window.muragatOffline.state === 'complete' && document.documentElement.dataset.live === '1'", next)
}

// unchanged is a host with nothing new that can be had: there is nothing to tell.
func unchanged(n next) outcome {
	return func(v *visitor, f fault) string {
		total, passed := v.meets(n, f)
		for deadline := time.Now().Add(v.Patience); !v.askedFor(manifestFile, passed); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				v.Fatal("the host was not asked for its version")
			}
		}
		v.must(v.Eval(nil, "return window.muragatOffline.refresh()"))
		v.told("")
		v.total(total)
		v.wait("window.muragatOffline.state === 'complete' && !window.muragatOffline.next")
		v.worksOffline()
		return "old version works; nothing to tell"
	}
}

// stalledUpdate reads while the next version does not come.
func stalledUpdate(v *visitor, _ fault) string {
	open := make(chan struct{})
	defer close(open)
	total, passed := v.meets(editedSite, func(v *visitor) {
		v.host.setGate(func(path string, _ int64) bool {
			if partFile(path) {
				<-open
			}
			return true
		})
	})
	for deadline := time.Now().Add(v.Patience); !v.askedFor(manifestFile, passed); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			v.Fatal("the host was not asked for its version")
		}
	}
	v.total(total)
	v.open("about")
	v.open("")
	v.total(total)
	v.wait("window.muragatOffline.state === 'complete' && !window.muragatOffline.next")
	return "old version works; still waiting"
}

// agedSite is an edition whose files are older than those of the version before.
func agedSite(v *visitor) string {
	folder := editedSite(v)
	v.must(filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(path, time.Time{}, time.Unix(1e9, 0))
	}))
	return folder
}
