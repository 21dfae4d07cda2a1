package plain

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

const sitemapName = "sitemap.xml"

// What the protocol of sitemaps allows one file, and an address.
const (
	sitemapURLs  = 50_000
	sitemapBytes = 50 << 20
	sitemapURL   = 2047 // bytes
)

const sitemapSpace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`

// sitemaps list the pages: one file, or an index of several. They say no time of a change: a page
// changes with the articles of others, and the day of its own is not that.
func (w *writer) sitemaps(pages []string) []job {
	var urls []string
	for _, file := range pages {
		if url := w.fileAddress(file); len(url) <= sitemapURL {
			urls = append(urls, url)
		}
	}
	lists := sitemapLists(urls, sitemapURLs, sitemapBytes)
	if len(lists) == 1 {
		return []job{{sitemapName, func() ([]byte, error) { return lists[0], nil }}}
	}
	var out []job
	var index bytes.Buffer
	index.WriteString(xml.Header + "<sitemapindex " + sitemapSpace + ">\n")
	for i, list := range lists {
		// beside the site's root: a sitemap speaks for the addresses below its own folder alone
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		index.WriteString("<sitemap>" + location(w.Origin+w.Base+name) + "</sitemap>\n")
		out = append(out, job{name, func() ([]byte, error) { return list, nil }})
	}
	index.WriteString("</sitemapindex>\n")
	return append(out, job{sitemapName, func() ([]byte, error) { return index.Bytes(), nil }})
}

// sitemapLists are files of at most so many URLs and bytes each; there is at least one.
func sitemapLists(urls []string, most, size int) [][]byte {
	const end = "</urlset>\n"
	var lists [][]byte
	var list bytes.Buffer
	n := 0
	for _, url := range urls {
		entry := "<url>" + location(url) + "</url>\n"
		if n == most || n > 0 && list.Len()+len(entry)+len(end) > size {
			lists = append(lists, append(bytes.Clone(list.Bytes()), end...))
			list.Reset()
			n = 0
		}
		if n == 0 {
			list.WriteString(xml.Header + "<urlset " + sitemapSpace + ">\n")
		}
		list.WriteString(entry)
		n++
	}
	return append(lists, append(bytes.Clone(list.Bytes()), end...))
}

func location(url string) string {
	var b bytes.Buffer
	b.WriteString("<loc>")
	_ = xml.EscapeText(&b, []byte(url)) // a buffer takes everything
	b.WriteString("</loc>")
	return b.String()
}
