package e2e

import (
	"flag"
	"strings"
	"testing"
	"time"
)

// What an update costs at a site of many articles: three sites, each built after the one before.
//
//	make site ARTICLES=dir0 SITE=.build/l0 EARLIER= PAGES=none
//	make site ARTICLES=dir1 SITE=.build/l1 EARLIER=.build/l0 PAGES=none    (one article more)
//	make site ARTICLES=dir2 SITE=.build/l2 EARLIER=.build/l1 PAGES=none    (a hundred more)
//	go test ./app/e2e -run TestLargeUpdate -v -updates $PWD/.build/l0,$PWD/.build/l1,$PWD/.build/l2
var updatesFlag = flag.String("updates", "", "comma-separated `folders` of three built sites, the second with one article more than the first, the third with a hundred more than the second")

// TestLargeUpdate counts at the host what a first visit and two updates take in each engine, and takes each update into use
// without a host.
func TestLargeUpdate(t *testing.T) {
	if *updatesFlag == "" {
		t.Skip("no test: it measures the sites that -updates names")
	}
	folders := strings.Split(*updatesFlag, ",")
	if len(folders) != 3 {
		t.Fatalf("-updates has %q, want three folders", folders)
	}
	for _, engine := range engines() { // one after another: each needs a core and memory
		t.Run(engine, func(t *testing.T) {
			needEngine(t, engine)
			b := openBrowser(t, engine, desktop)
			b.Patience = 5 * time.Minute
			defer func() {
				if err := b.Close(); err != nil {
					t.Error(err)
				}
			}()
			v := &visitor{t, b, startHost(t, folders[0], "/"), "/"}
			defer func() {
				if t.Failed() {
					v.keepEvidence()
				}
			}()
			v.open("")
			v.stored()
			whole, _ := weigh(v.host.passed())
			t.Logf("first visit: %d bytes", whole)
			for _, step := range []struct {
				folder          string
				added, permille int
			}{{folders[1], 1, 30}, {folders[2], 100, 80}} {
				old, before := v.shownTotal(), len(v.host.passed())
				v.host.serveInstead(step.folder)
				v.open("")
				v.wait("window.muragatOffline.next")
				bytes, files := weigh(v.host.passed()[before:])
				t.Logf("%d more: %d bytes, %.2f %%: %s", step.added, bytes, float64(bytes)/float64(whole)*100, files)
				if bytes > whole*int64(step.permille)/1000 {
					t.Errorf("%d more: %d bytes of %d, want at most %.1f %%", step.added, bytes, whole, float64(step.permille)/10)
				}
				v.offers(sentence("ru", step.added, 0, 0))
				v.host.kill()
				v.click("#update")
				v.wait("window.muragatOffline && !window.muragatOffline.next && document.documentElement.dataset.live === '1'")
				v.total(old + step.added)
				v.stored()
			}
		})
	}
}

// weigh adds up what the host has sent, and names the files.
func weigh(sent []sending) (bytes int64, files string) {
	for _, s := range sent {
		bytes += s.bytes
		if s.bytes > 0 {
			name, _, _ := strings.Cut(strings.TrimPrefix(s.path, "/updates/"), "?")
			files += " " + name[:min(len(name), 12)]
		}
	}
	return bytes, strings.TrimSpace(files)
}
