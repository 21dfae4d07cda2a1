package e2e

import (
	"path/filepath"
	"testing"
)

// site is a built site that scenarios visit. Sites are built before the tests
// run: a build changes the archive that other packages embed.
type site struct {
	base   string
	folder func() string
}

var (
	// own is the archive's own articles, as make leaves them.
	own = site{"/", func() string { return *siteFlag }}
	// variety is testdata/articles: dates, languages, sources, hostile markup.
	variety = site{"/", func() string { return filepath.Join(*builtFlag, "variety") }}
	// people is testdata/people: persons who are named together, in many sentences.
	people = site{"/", func() string { return filepath.Join(*builtFlag, "people") }}
	// below is the archive's own articles below a path.
	below = site{"/deep/path/", func() string { return filepath.Join(*builtFlag, "below") }}
	// bare is the archive's own articles without a plain page for any of them: PAGES=none.
	bare = site{"/", func() string { return filepath.Join(*builtFlag, "bare") }}
)

func (s site) start(t *testing.T) *host {
	t.Helper()
	return startHost(t, s.folder(), s.base)
}
