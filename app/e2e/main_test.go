// Package e2e tests the built site in three browser engines, against the real
// host.
//
//	go test ./app/e2e -engines firefox -run 'TestScenarios/firefox/offline'
//	go test ./app/e2e -artifacts -outputdir DIR      (pictures of what failed)
//	go test ./app/e2e -run TestScreens -screens DIR  (pictures of every page)
//	go test ./app/e2e -run 'TestScreens/chromium/dark/person/uz$' -screens DIR
package e2e

import (
	"errors"
	"flag"
	"log"
	"os"
	"slices"
	"strings"
	"testing"

	"muragat/app/e2e/webdriver"
	"muragat/app/e2e/webkit"
)

var (
	enginesFlag = flag.String("engines", strings.Join(webdriver.Engines, ","), "comma-separated `names` of browser engines")
	siteFlag    = flag.String("site", "../../web/site", "`folder` of the built site of the archive's own articles")
	builtFlag   = flag.String("built", "../../.build/e2e", "`folder` with the sites variety (of testdata/articles), below (of the archive's own articles, for the path /deep/path/) and bare (of them, without plain pages)")
	screensFlag = flag.String("screens", "", "`folder` for pictures of every page")
)

func TestMain(m *testing.M) {
	webkit.RunIfChild()
	flag.Parse()
	dir, err := os.MkdirTemp("", "muragat-e2e-")
	if err != nil {
		log.Fatal(err)
	}
	workDir = dir
	code := m.Run()
	if err := os.RemoveAll(dir); err != nil {
		log.Print(err)
	}
	os.Exit(code)
}

// workDir holds what all tests share: the host's program and built sites.
var workDir string

func engines() []string { return strings.Split(*enginesFlag, ",") }

// eachEngine runs a test in every engine that -engines names, side by side. A test of several minutes is itself one of
// those that run in parallel, so that no core waits for the last engine of another.
func eachEngine(t *testing.T, run func(t *testing.T, engine string)) {
	for _, engine := range engines() {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			needEngine(t, engine)
			run(t, engine)
		})
	}
}

// needEngine reports an engine that is not installed by name and skips it, but
// fails where CI is set.
func needEngine(t *testing.T, engine string) {
	t.Helper()
	err := webdriver.Installed(engine)
	if missing := new(webdriver.MissingError); errors.As(err, &missing) && os.Getenv("CI") == "" {
		t.Skipf("NOT TESTED: %v; app/e2e/install.sh can install it", err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// needChromium is for what no other engine tells. To leave it out is no way past the test where CI is set.
func needChromium(t *testing.T) {
	t.Helper()
	if !slices.Contains(engines(), webdriver.Chromium) && os.Getenv("CI") == "" {
		t.Skip("NOT TESTED: Chromium alone tells this, and -engines leaves it out")
	}
	needEngine(t, webdriver.Chromium)
}

func openBrowser(t *testing.T, engine string, o webdriver.Options) *webdriver.Browser {
	t.Helper()
	b, err := webdriver.Open(engine, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
