package notes

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// reader reads JSON (RFC 8259) without encoding/json, which would be 103 kB of the compressed program, and knows the line it is in.
type reader struct {
	s    string
	at   int
	deep int
}

const mostDeep = 100

// wrong says what was found in which line, and what was wanted.
func (r *reader) wrong(wanted string) error {
	found := "the end"
	if r.at < len(r.s) {
		rest := r.s[r.at:]
		found = strconv.Quote(rest[:offset(rest, 20)])
	}
	return fmt.Errorf("line %d: found %s, wanted %s", 1+strings.Count(r.s[:r.at], "\n"), found, wanted)
}

func (r *reader) space() {
	for r.at < len(r.s) && strings.IndexByte(" \t\r\n", r.s[r.at]) >= 0 {
		r.at++
	}
}

// next skips spaces, and tells whether c comes and takes it.
func (r *reader) next(c byte) bool {
	r.space()
	if r.at < len(r.s) && r.s[r.at] == c {
		r.at++
		return true
	}
	return false
}

// list reads what stands between two brackets, parted by commas.
func (r *reader) list(open, shut byte, wanted string, item func() error) error {
	if !r.next(open) {
		return r.wrong(wanted)
	}
	if r.deep++; r.deep > mostDeep {
		return r.wrong("at most " + strconv.Itoa(mostDeep) + " brackets")
	}
	defer func() { r.deep-- }()
	for first := true; !r.next(shut); first = false {
		if !first && !r.next(',') {
			return r.wrong("a comma or " + string(shut))
		}
		if err := item(); err != nil {
			return err
		}
	}
	return nil
}

// object reads an object; member is to read the value.
func (r *reader) object(member func(name string) error) error {
	return r.list('{', '}', "an object", func() error {
		name, err := r.string("the name of a member")
		if err != nil {
			return err
		}
		if !r.next(':') {
			return r.wrong("a colon")
		}
		return member(name)
	})
}

func (r *reader) string(wanted string) (string, error) {
	if !r.next('"') {
		return "", r.wrong(wanted)
	}
	var b strings.Builder
	for {
		i := strings.IndexAny(r.s[r.at:], "\"\\\x00\x01\x02\x03\x04\x05\x06\x07\b\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f")
		if i < 0 {
			r.at = len(r.s)
			return "", r.wrong("the end of a string")
		}
		b.WriteString(r.s[r.at : r.at+i])
		r.at += i
		switch r.s[r.at] {
		case '"':
			r.at++
			return b.String(), nil
		case '\\':
			c, err := r.escape()
			if err != nil {
				return "", err
			}
			b.WriteRune(c)
		default:
			return "", r.wrong("the end of a string")
		}
	}
}

// escape reads one character that is written with a backslash.
func (r *reader) escape() (rune, error) {
	rest := r.s[r.at+1:]
	if rest != "" {
		if i := strings.IndexByte(`"\/bfnrt`, rest[0]); i >= 0 {
			r.at += 2
			return rune("\"\\/\b\f\n\r\t"[i]), nil
		}
	}
	c, ok := unicodeEscape(r.s[r.at:])
	if !ok {
		return 0, r.wrong("an escape")
	}
	r.at += 6
	if utf16.IsSurrogate(c) {
		low, _ := unicodeEscape(r.s[r.at:])
		if c = utf16.DecodeRune(c, low); c != utf8.RuneError {
			r.at += 6
		}
	}
	return c, nil
}

// unicodeEscape is the \uXXXX that s begins with.
func unicodeEscape(s string) (rune, bool) {
	if len(s) < 6 || s[:2] != `\u` {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 32)
	return rune(n), err == nil
}

// int reads a whole number from 0 up to most.
func (r *reader) int(most int64, wanted string) (int64, error) {
	r.space()
	from := r.at
	for r.at < len(r.s) && strings.IndexByte("+-.0123456789Ee", r.s[r.at]) >= 0 {
		r.at++
	}
	n, err := strconv.ParseUint(r.s[from:r.at], 10, 63)
	if err != nil || int64(n) > most {
		r.at = from
		return 0, r.wrong(wanted)
	}
	return int64(n), nil
}

// skip passes over a value of any kind.
func (r *reader) skip() error {
	r.space()
	if r.at == len(r.s) {
		return r.wrong("a value")
	}
	switch r.s[r.at] {
	case '"':
		_, err := r.string("")
		return err
	case '{':
		return r.object(func(string) error { return r.skip() })
	case '[':
		return r.list('[', ']', "", r.skip)
	}
	from := r.at
	for r.at < len(r.s) && (r.s[r.at] >= '0' && r.s[r.at] <= '9' || r.s[r.at] >= 'a' && r.s[r.at] <= 'z' || strings.IndexByte("+-.E", r.s[r.at]) >= 0) {
		r.at++
	}
	if r.at == from {
		return r.wrong("a value")
	}
	return nil
}

// end is what comes behind the value.
func (r *reader) end() error {
	if r.space(); r.at < len(r.s) {
		return r.wrong("the end")
	}
	return nil
}

var errNoText = errors.New("line 1: found bytes that are no UTF-8, wanted text")

// quote appends s as a string.
func quote(b *strings.Builder, s string) {
	const hex = "0123456789abcdef"
	b.WriteByte('"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ':
			b.WriteString(`\u00`)
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
}
