package view

import (
	"net/url"
	"strings"
)

// Teaser is about the first n code points of s, to the end of a word, on one line.
func Teaser(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	s = string(runes[:n])
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s + "…"
}

// QueryText is the text that a URL's query searches for.
func (v View) QueryText(values url.Values) string {
	q, _ := v.Archive.ParseQuery(url.Values{"q": values["q"]})
	return q.Text
}
