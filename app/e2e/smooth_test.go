package e2e

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"muragat/app/e2e/webdriver"
)

// A list of any length stays smooth: measured at a site with many articles.
//
//	make fast ARTICLES=dir SITE=.build/large
//	go test ./app/e2e -run TestSmooth -v -large $PWD/.build/large -engines chromium
var (
	largeFlag = flag.String("large", "", "`folder` of a built site with many articles")
	wordsFlag = flag.String("words", "президент республики,новый закон", "comma-separated `queries` that TestSmooth types")
)

// watch records what the reader does and gets: the time from each key to the results that it brings, the
// browser's own long tasks (https://w3c.github.io/longtasks/), and frames that came late.
const watch = `window.watched = {keys: [], lags: [], long: [], frame: 0};
addEventListener("keydown", e => { if (e.key !== " ") watched.keys.push(e.timeStamp); }, true);
new MutationObserver(() => {
	const now = performance.now();
	for (const t of watched.keys.splice(0)) watched.lags.push(now - t);
}).observe(document.querySelector("section.found"), {childList: true, subtree: true, characterData: true});
new PerformanceObserver(l => l.getEntries().forEach(e => watched.long.push(e.duration))).observe({type: "longtask"});
let last = performance.now();
(function frame(now) { watched.frame = Math.max(watched.frame, now - last); last = now; requestAnimationFrame(frame); })(last)`

// mostElements bounds the document, however many results there are.
const mostElements = 1800

// smooth is a visitor who measures.
type smooth struct {
	*visitor
	table string
}

// TestSmooth types, scrolls and filters at a large site and says what it costs. Times are for people to
// read, in milliseconds; only counts are asserted.
func TestSmooth(t *testing.T) {
	if *largeFlag == "" {
		t.Skip("no test: it measures the large site that -large names")
	}
	needChromium(t)
	large := site{"/", func() string { return *largeFlag }}
	b := openBrowser(t, webdriver.Chromium, webdriver.Options{})
	defer func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}()
	b.Patience = 5 * time.Minute
	s := smooth{&visitor{t, b, large.start(t), large.base}, "slower\tdoes\ttimes\tlag median\tlag worst\tprocessor each\tscript\tlayout\tstyle\tlong tasks\tlongest\tlatest frame\n"}
	s.open("")
	s.stored()
	s.wait("muragatIndex.made !== undefined") // else each key is searched for in the texts
	// the processor's time, whatever else the machine does
	s.must(s.DevTools(nil, "Performance.enable", map[string]any{"timeDomain": "threadTicks"}))
	s.must(s.Eval(nil, watch))
	for _, slower := range []int{1, 4} {
		s.must(s.DevTools(nil, "Emulation.setCPUThrottlingRate", map[string]any{"rate": slower}))
		s.typeAside(slower)
		for _, words := range strings.Split(*wordsFlag, ",") {
			for _, pause := range []time.Duration{40 * time.Millisecond, 150 * time.Millisecond} {
				s.typeWords(slower, words, pause)
			}
		}
		s.must(s.Clear("#q"))
		s.must(s.Eval(nil, "document.querySelector('#q').dispatchEvent(new Event('input', {bubbles: true}))"))
		s.scrollAbout(slower)
		s.openFacet(slower)
	}
	t.Log("\n" + s.table)
	if err := os.WriteFile(filepath.Join(t.ArtifactDir(), "smooth.tsv"), []byte(s.table), 0o644); err != nil {
		t.Error(err)
	}
}

// measure does something so many times and writes a row of the table.
func (s *smooth) measure(slower int, name string, times int, do func()) {
	s.Helper()
	time.Sleep(1500 * time.Millisecond) // what came before has its end
	s.must(s.Eval(nil, "Object.assign(watched, {keys: [], lags: [], long: [], frame: 0})"))
	before := s.metrics()
	do()
	after := s.metrics()
	var got struct {
		Lags, Long []float64
		Frame      float64
		Elements   int
	}
	s.must(s.Eval(&got, "return {...watched, elements: document.querySelectorAll('*').length}"))
	each := func(name string) float64 { return (after[name] - before[name]) * 1000 / float64(times) }
	slices.Sort(got.Lags)
	median, worst, longest := 0.0, 0.0, 0.0
	if n := len(got.Lags); n > 0 {
		median, worst = got.Lags[n/2], got.Lags[n-1]
	}
	for _, l := range got.Long {
		longest = max(longest, l)
	}
	s.table += fmt.Sprintf("%d\t%s\t%d\t%.0f\t%.0f\t%.1f\t%.1f\t%.1f\t%.1f\t%d\t%.0f\t%.0f\n", slower, name, times, median, worst,
		each("TaskDuration"), each("ScriptDuration"), each("LayoutDuration"), each("RecalcStyleDuration"), len(got.Long), longest, got.Frame)
	if got.Elements > mostElements {
		s.Errorf("%s: %d elements in the document, want at most %d", name, got.Elements, mostElements)
	}
}

func (s *smooth) metrics() map[string]float64 {
	s.Helper()
	var got struct {
		Metrics []struct {
			Name  string
			Value float64
		}
	}
	s.must(s.DevTools(&got, "Performance.getMetrics", nil))
	m := map[string]float64{}
	for _, x := range got.Metrics {
		m[x.Name] = x.Value
	}
	return m
}

// typeWords ends with what the last key has found.
func (s *smooth) typeWords(slower int, words string, pause time.Duration) {
	s.Helper()
	s.must(s.Clear("#q"))
	s.must(s.Eval(nil, "const q = document.querySelector('#q'); q.focus(); q.dispatchEvent(new Event('input', {bubbles: true}))"))
	s.measure(slower, fmt.Sprintf("types «%s», a key in %v", words, pause), len([]rune(words)), func() {
		s.must(s.TypeSlowly(words, pause))
		time.Sleep(800 * time.Millisecond)
	})
	want := s.ask(url.Values{"q": {words}})
	s.total(want.Total)
	if shown := s.shownIDs(); len(shown) == 0 && want.Total > 0 || !slices.Equal(shown, want.IDs[:len(shown)]) {
		s.Errorf("«%s» shows %q, the archive finds %q", words, shown, want.IDs[:min(20, len(want.IDs))])
	}
}

// typeAside types where nothing is searched for: what a key costs the browser in any case.
func (s *smooth) typeAside(slower int) {
	s.Helper()
	s.must(s.Eval(nil, "const i = document.createElement('input'); i.id = 'aside'; document.body.append(i); i.focus({preventScroll: true})"))
	s.measure(slower, "types in another field", 20, func() { s.must(s.TypeSlowly("президент республики", 40*time.Millisecond)) })
	s.must(s.Eval(nil, "document.querySelector('#aside').remove()"))
}

const wheel = `return new Promise(done => {
	let left = arguments[0];
	(function turn() { if (left-- === 0) return done(true); scrollBy({top: arguments[1] || 100, behavior: "instant"}); requestAnimationFrame(turn); })();
})`

func (s *smooth) scrollAbout(slower int) {
	s.Helper()
	s.measure(slower, "scrolls by 100 px", 200, func() { s.must(s.Eval(nil, wheel, 200)) })
	s.measure(slower, "jumps to another place", 10, func() {
		for i := range 10 {
			s.must(s.Eval(nil, "scrollTo({top: document.documentElement.scrollHeight * arguments[0], behavior: 'instant'}); return new Promise(done => setTimeout(done, 100))", float64(i*7%10)/10))
		}
	})
	if !s.look().Covered {
		s.Error("the reader sees a gap after a jump")
	}
	s.must(s.Eval(nil, "scrollTo({top: 0, behavior: 'instant'})"))
}

func (s *smooth) openFacet(slower int) {
	s.Helper()
	s.measure(slower, "opens the people", 1, func() {
		s.must(s.Eval(nil, "document.querySelector('[data-facet=person] .more').click(); return new Promise(done => setTimeout(done, 300))"))
	})
	s.measure(slower, "scrolls the people", 50, func() {
		s.must(s.Eval(nil, `return new Promise(done => { let left = 50;
			(function turn() { if (left-- === 0) return done(true); document.querySelector('[data-facet=person] .values').scrollTop += 500; requestAnimationFrame(turn); })(); })`))
	})
	s.must(s.Eval(nil, "document.querySelector('[data-facet=person] .find').focus()"))
	s.measure(slower, "finds in the people", 4, func() {
		s.must(s.TypeSlowly("кова", 150*time.Millisecond))
	})
	s.must(s.Eval(nil, `const find = document.querySelector('[data-facet=person] .find'); find.value = ''; find.dispatchEvent(new Event('input', {bubbles: true}));
		return new Promise(done => setTimeout(() => { document.querySelector('[data-facet=person] .more').click(); done(true); }, 300))`))
}
