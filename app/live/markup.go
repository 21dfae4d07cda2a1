package live

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// markup is HTML as text, for the parts of a page that have hundreds of elements: go-app takes about 20 µs
// to make, compare and mount each, the browser's parser less than one. All that is not written by
// name in this package goes through text and open, which escape it.
type markup struct{ b strings.Builder }

func (m *markup) String() string { return m.b.String() }

// trusted is html as the browser takes it for markup. The loader lets through the elements and attributes that this
// package writes: a new one has to be named there (written, in loader.js).
func trusted(html string) app.Value { return app.Window().Call("muragatMarkup", html) }

// open begins an element. attributes are name, value, name, value, …; one with
// the value "" is left out.
func (m *markup) open(tag string, attributes ...string) *markup {
	m.b.WriteByte('<')
	m.b.WriteString(tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		m.b.WriteByte(' ')
		m.b.WriteString(attributes[i])
		m.b.WriteString(`="`)
		m.text(attributes[i+1])
		m.b.WriteByte('"')
	}
	m.b.WriteByte('>')
	return m
}

// text appends s as it is to be read, inside an element or an attribute's value.
func (m *markup) text(s string) *markup {
	done := 0
	for i := range len(s) {
		escape := ""
		switch s[i] {
		case '&':
			escape = "&amp;"
		case '<':
			escape = "&lt;"
		case '>':
			escape = "&gt;"
		case '"':
			escape = "&#34;"
		case '\'':
			escape = "&#39;"
		default:
			continue
		}
		m.b.WriteString(s[done:i])
		m.b.WriteString(escape)
		done = i + 1
	}
	m.b.WriteString(s[done:])
	return m
}

// raw appends markup that was made here.
func (m *markup) raw(s string) *markup {
	m.b.WriteString(s)
	return m
}

func (m *markup) close(tags ...string) *markup {
	for _, tag := range tags {
		m.b.WriteString("</")
		m.b.WriteString(tag)
		m.b.WriteByte('>')
	}
	return m
}

// when is value if the condition holds, else "", which leaves the attribute out.
func when(condition bool, value string) string {
	if condition {
		return value
	}
	return ""
}

func decimal(n int) string { return strconv.Itoa(n) }
