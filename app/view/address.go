package view

import (
	"net/url"
	"strings"
)

// Values reads the query of a URL like a browser's URLSearchParams: nothing fails, and half an
// escape stands for itself. What is no UTF-8 becomes U+FFFD.
func Values(rawQuery string) url.Values {
	values := url.Values{}
	for pair := range strings.SplitSeq(strings.TrimPrefix(rawQuery, "?"), "&") {
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(strings.ReplaceAll(pair, "+", " "), "=")
		values.Add(Unescape(key), Unescape(value))
	}
	return values
}

// Unescape decodes the escapes of a part of a URL, and leaves standing what is none.
func Unescape(s string) string {
	if strings.Contains(s, "%") {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if high, low := hexAt(s, i+1), hexAt(s, i+2); s[i] == '%' && high >= 0 && low >= 0 {
				b.WriteByte(byte(high<<4 | low))
				i += 2
				continue
			}
			b.WriteByte(s[i])
		}
		s = b.String()
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// MendEscapes escapes each percent sign that begins no escape, so that url.Parse takes the address.
func MendEscapes(address string) string {
	var b strings.Builder
	for i := range len(address) {
		b.WriteByte(address[i])
		if address[i] == '%' && (hexAt(address, i+1) < 0 || hexAt(address, i+2) < 0) {
			b.WriteString("25")
		}
	}
	return b.String()
}

// hexAt is the value of the hexadecimal digit at i, or -1.
func hexAt(s string, i int) int {
	if i >= len(s) {
		return -1
	}
	switch c := s[i]; {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
