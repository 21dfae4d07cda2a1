package cite

import "strconv"

// quote appends s as a string of JSON (RFC 8259).
func quote(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c < ' ':
			dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, '"')
}

// member appends a member of an object, unless its value is "".
func member(dst []byte, key, value string) []byte {
	if value == "" {
		return dst
	}
	dst = quote(append(dst, ','), key)
	return quote(append(dst, ':'), value)
}

func object(dst []byte, it Item) []byte {
	dst = quote(append(dst, `{"id":`...), line(it.ID))
	for _, m := range [][2]string{
		{"title", line(it.Title)},
		{"author", line(it.Author)},
		{"date", it.Date.String()},
		{"source", line(it.Source)},
		{"lang", line(it.Lang)},
		{"url", link(it.URL)},
		{"address", link(it.Address)},
	} {
		dst = member(dst, m[0], m[1])
	}
	for _, list := range []struct {
		key    string
		values []string
	}{{"people", it.People}, {"topics", it.Topics}} {
		dst = append(dst, `,"`+list.key+`":[`...)
		for i, v := range list.values {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = quote(dst, line(v))
		}
		dst = append(dst, ']')
	}
	return append(dst, '}')
}

func csl(dst []byte, it Item) []byte {
	dst = quote(append(dst, `{"id":`...), line(it.ID))
	dst = member(dst, "type", "article-newspaper")
	for i, n := range authors(it.Author) {
		if i == 0 {
			dst = append(dst, `,"author":[{`...)
		} else {
			dst = append(dst, `},{`...)
		}
		if n.given == "" {
			dst = quote(append(dst, `"literal":`...), n.family)
			continue
		}
		dst = quote(append(dst, `"family":`...), n.family)
		dst = member(dst, "given", n.given)
	}
	if len(authors(it.Author)) > 0 {
		dst = append(dst, `}]`...)
	}
	dst = member(dst, "title", line(it.Title))
	dst = member(dst, "container-title", line(it.Source))
	switch w := take(it.Date); {
	case w.unknown():
	case w.interval && (w.from.year == 0 || w.to.year == 0): // date-parts know no open end
		dst = quote(append(dst, `,"issued":{"literal":`...), years(w))
		dst = append(dst, '}')
	default:
		dst = dateParts(append(dst, `,"issued":{"date-parts":[`...), w.from)
		if w.interval {
			dst = dateParts(append(dst, ','), w.to)
		}
		dst = append(dst, ']')
		if w.unsure {
			dst = append(dst, `,"circa":true`...)
		}
		dst = append(dst, '}')
	}
	dst = member(dst, "URL", link(it.URL))
	dst = member(dst, "language", line(it.Lang))
	if d := point(it.Accessed.String()); d.day > 0 {
		dst = dateParts(append(dst, `,"accessed":{"date-parts":[`...), d)
		dst = append(dst, `]}`...)
	}
	return append(dst, '}')
}

func dateParts(dst []byte, d day) []byte {
	dst = append(dst, '[')
	dst = strconv.AppendInt(dst, int64(d.year), 10)
	for _, part := range []int{d.month, d.day} {
		if part > 0 {
			dst = strconv.AppendInt(append(dst, ','), int64(part), 10)
		}
	}
	return append(dst, ']')
}
