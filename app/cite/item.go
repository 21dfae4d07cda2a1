// Package cite writes articles as bibliographic references: as text for a list of references (GOST, APA,
// Chicago), and as records for the programs that keep such lists (BibTeX, RIS, CSL-JSON, CSV, JSON).
package cite

import (
	"strconv"
	"strings"
	"unicode"

	"muragat/articles"
)

// Item is what a reference says of one article.
type Item struct {
	ID       string
	Title    string
	Author   string // one or several names as they were published
	Source   string
	Lang     string // BCP 47
	URL      string // of the article: its own, else the archive's
	Address  string // in the archive
	Date     articles.Date
	Accessed articles.Date // the day on which the reader looked
	People   []string
	Topics   []string
}

// New is the item of an article whose address in the archive is address.
func New(a articles.Article, address string, accessed articles.Date) Item {
	url := a.URL
	if url == "" {
		url = address
	}
	return Item{
		ID: a.ID, Title: a.Title, Author: a.Author, Source: a.Source, Lang: a.Lang, URL: url, Address: address,
		Date: a.Date, Accessed: accessed,
	}
}

// line is s as one line: no control characters, none that turn the direction of the text, no invalid UTF-8.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case r == '\u061c', r == '\u200e', r == '\u200f', '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069', r == '\ufeff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}

// link is an address without what ends one in a text or a field: spaces, controls, quotes, braces and backslashes are escaped.
func link(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case r < 0x80 && (r <= ' ' || r == 0x7f || strings.ContainsRune("\"<>\\^`{|}", r)):
			b.WriteByte('%')
			b.WriteByte(hex[r>>4])
			b.WriteByte(hex[r&15])
		case r >= 0x80 && line(string(r)) != string(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// day is a year, perhaps with its month and day.
type day struct{ year, month, day int } // 0 where unknown

// when is a date taken apart. An end that is open is the zero day.
type when struct {
	from, to day
	interval bool
	unsure   bool
}

func (w when) unknown() bool { return w == when{} }

// first is the day to file the date under.
func (w when) first() day {
	if w.from.year == 0 {
		return w.to
	}
	return w.from
}

func take(d articles.Date) when {
	edtf := d.String()
	if edtf == "" {
		return when{}
	}
	from, to, interval := strings.Cut(edtf, "/")
	return when{from: point(from), to: point(to), interval: interval, unsure: strings.Contains(edtf, "?")}
}

func point(edtf string) (d day) {
	for i, part := range strings.Split(strings.TrimSuffix(edtf, "?"), "-") {
		n, err := strconv.Atoi(part)
		switch {
		case err != nil:
			return day{}
		case i == 0:
			d.year = n
		case i == 1:
			d.month = n
		case i == 2:
			d.day = n
		}
	}
	return d
}

// pad is n in so many digits.
func pad(n, digits int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, digits-len(s))) + s
}
