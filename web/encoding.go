package main

import (
	"strconv"
	"strings"
)

// coding is a content coding and the ending of the file that holds it.
type coding struct {
	name   string // as in Content-Encoding; "" is identity, the file itself
	suffix string
}

// codings are those that a site may hold, the best first.
var codings = []coding{{"br", ".br"}, {"gzip", ".gz"}, {"", ""}}

// unlisted is the quality of identity where the request does not name it: it
// is acceptable (RFC 9110, 12.5.3), and every coding that was asked for is
// better.
const unlisted = 0.0001

// qualities is what an Accept-Encoding header says, by coding; absent codings
// are not acceptable.
type qualities map[string]float64

// parseAcceptEncoding reads the lines of an Accept-Encoding header by RFC
// 9110, 12.5.3 and 12.4.2. An element that cannot be read counts as absent.
// No line at all means identity: such a client rarely decodes anything.
func parseAcceptEncoding(lines []string) qualities {
	listed := map[string]float64{}
	for element := range strings.SplitSeq(strings.Join(lines, ","), ",") {
		name, parameters, _ := strings.Cut(element, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "" {
			continue
		}
		if name == "x-gzip" {
			name = "gzip"
		}
		q, ok := parseQuality(parameters)
		if ok {
			listed[name] = q
		}
	}
	accepted := qualities{}
	for _, c := range codings {
		name := c.name
		if name == "" {
			name = "identity"
		}
		q, ok := listed[name]
		if !ok {
			q, ok = listed["*"]
		}
		if !ok && c.name == "" {
			q = unlisted
		}
		if q > 0 {
			accepted[c.name] = q
		}
	}
	return accepted
}

// parseQuality reads "q=0.5"; no parameter at all is 1.
func parseQuality(parameters string) (float64, bool) {
	parameters = strings.TrimSpace(parameters)
	if parameters == "" {
		return 1, true
	}
	name, value, found := strings.Cut(parameters, "=")
	if !found || !strings.EqualFold(strings.TrimSpace(name), "q") {
		return 0, false
	}
	value = strings.TrimSpace(value)
	if value == "" || strings.Trim(value, "0123456789.") != "" {
		return 0, false
	}
	q, err := strconv.ParseFloat(value, 64)
	return q, err == nil && q <= 1
}

// choose returns the best of the codings that there are; equal qualities go to
// the smaller. It returns false if none is acceptable.
func (q qualities) choose(there func(coding) bool) (coding, bool) {
	var best coding
	bestQ := 0.0
	for _, c := range codings {
		if q[c.name] > bestQ && there(c) {
			best, bestQ = c, q[c.name]
		}
	}
	return best, bestQ > 0
}
