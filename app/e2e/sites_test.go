package e2e

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// site is a built site that scenarios visit.
type site struct {
	base   string
	folder func() (string, error)
}

var (
	// own is the archive's own articles, as make leaves them.
	own = site{"/", func() (string, error) { return filepath.Abs(*siteFlag) }}
	// variety has dates, languages, sources and hostile articles.
	variety = site{"/", sync.OnceValues(func() (string, error) { return makeSite("variety", "testdata/articles", "/") })}
	// below is the archive's own articles below a path.
	below = site{"/deep/path/", sync.OnceValues(func() (string, error) { return makeSite("below", "../../articles/text", "/deep/path/") })}
)

// makeSite builds a site with the command that a curator uses, or takes the one
// that is ready.
func makeSite(name, articles, base string) (string, error) {
	if *builtFlag != "" {
		return filepath.Abs(filepath.Join(*builtFlag, name))
	}
	from, err := filepath.Abs(articles)
	if err != nil {
		return "", err
	}
	to := filepath.Join(workDir, name)
	out, err := exec.Command("make", "-C", "../..", "site", "ARTICLES="+from, "SITE="+to, "BASE="+base).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("make site ARTICLES=%s: %w\n%s", from, err, out)
	}
	return to, nil
}

func (s site) start(t *testing.T) *host {
	t.Helper()
	folder, err := s.folder()
	if err != nil {
		t.Fatal(err)
	}
	return startHost(t, folder, s.base)
}
