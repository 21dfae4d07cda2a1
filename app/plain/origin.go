package plain

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"

	"muragat/app/view"
)

var originPattern = regexp.MustCompile(`^https?://([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?$`)

// ParseOrigin reads the address of a host, such as "https://example.org"; "" is none.
func ParseOrigin(s string) (string, error) {
	origin := strings.TrimSuffix(s, "/")
	if s != "" && !originPattern.MatchString(origin) {
		return "", fmt.Errorf("origin: found %q; wanted the address of a host alone, in Latin letters, such as https://example.org", s)
	}
	return origin, nil
}

// address is where search engines and feeds find the page of r: with a slash, since most hosts
// of files redirect to it, and absolute if the origin is known.
func (w *writer) address(r view.Route) string {
	href := w.Origin + w.view.Href(r, nil)
	if r.Kind == view.Home {
		return href
	}
	return href + "/"
}

// fileAddress is the absolute address of the page in a file, the same as address makes of its route.
func (w *writer) fileAddress(file string) string {
	folder := path.Dir(file)
	if folder == "." {
		return w.Origin + w.Base
	}
	return w.Origin + w.Base + (&url.URL{Path: folder}).EscapedPath() + "/"
}

// forMachines makes the files that feed readers, search engines and the address bars of browsers
// look for. Each needs absolute addresses; pages are the files that have been made.
func (w *writer) forMachines(pages []string, yield func(job) bool) bool {
	if w.Origin == "" {
		return true
	}
	if w.feeds() && !yield(job{feedName, w.feed}) {
		return false
	}
	if !yield(job{searchName, w.openSearch}) || !yield(job{cardName, w.card}) {
		return false
	}
	for _, j := range w.sitemaps(pages) {
		if !yield(j) {
			return false
		}
	}
	if w.Base != "/" { // robots are told by the root of the host alone
		return true
	}
	return yield(job{"robots.txt", func() ([]byte, error) {
		return []byte("User-agent: *\nAllow: /\n\nSitemap: " + w.Origin + w.Base + sitemapName + "\n"), nil
	}})
}
