package articles

import "encoding/binary"

// reader takes values off the front of s. It never panics: where s ends too
// early, it sets bad and gives zero values.
type reader struct {
	s   string
	bad bool
}

func (r *reader) uvarint() int {
	if len(r.s) > 0 && r.s[0] < 0x80 {
		v := int(r.s[0])
		r.s = r.s[1:]
		return v
	}
	v := 0
	for i := 0; i < len(r.s) && i < 9; i++ {
		c := r.s[i]
		v |= int(c&0x7F) << (7 * i)
		if c < 0x80 {
			r.s = r.s[i+1:]
			return v
		}
	}
	r.s, r.bad = "", true
	return 0
}

func (r *reader) varint() int { return unzigzag(r.uvarint()) }

func (r *reader) byte() byte {
	if r.s == "" {
		r.bad = true
		return 0
	}
	c := r.s[0]
	r.s = r.s[1:]
	return c
}

func (r *reader) take(n int) string {
	if n < 0 || n > len(r.s) {
		r.s, r.bad = "", true
		return ""
	}
	taken := r.s[:n]
	r.s = r.s[n:]
	return taken
}

func (r *reader) string() string { return r.take(r.uvarint()) }

func (r *reader) labels() []Label {
	n := r.uvarint()
	var labels []Label
	for ; n > 0 && !r.bad; n-- {
		labels = append(labels, Label{Lang: r.string(), Text: r.string()})
	}
	return labels
}

func (r *reader) date() dateSpan {
	kind := r.byte()
	var s dateSpan
	s.setKind(kind)
	if kind == 0 {
		return s
	}
	if s.start != open {
		s.first = r.varint()
	}
	switch {
	case !s.interval:
		s.last = s.first
		if MinDay < s.first && s.first < MaxDay {
			s.last = lastOf(s.first, s.start)
		}
	case s.end != open:
		s.last = r.varint()
	}
	return s
}

// span takes a mention's place, which follows one that starts at before.
func (r *reader) span(before int) Span {
	v := r.uvarint()
	start := before + unzigzag(v>>1)
	return Span{Field: Field(v & 1), Start: start, End: start + r.uvarint()}
}

func zigzag(n int) int   { return n<<1 ^ n>>63 }
func unzigzag(n int) int { return int(uint(n)>>1) ^ -(n & 1) }

func appendUvarint(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }
func appendVarint(b []byte, n int) []byte  { return appendUvarint(b, zigzag(n)) }

func appendString(b []byte, s string) []byte {
	return append(appendUvarint(b, len(s)), s...)
}

func appendLabels(b []byte, labels []Label) []byte {
	b = appendUvarint(b, len(labels))
	for _, l := range labels {
		b = appendString(appendString(b, l.Lang), l.Text)
	}
	return b
}

func appendDate(b []byte, s dateSpan) []byte {
	b = append(b, s.kind())
	if s.start != open {
		b = appendVarint(b, s.first)
	}
	if s.interval && s.end != open {
		b = appendVarint(b, s.last)
	}
	return b
}

// kind is everything of s but the days.
func (s dateSpan) kind() byte {
	k := byte(s.start)
	if s.start != open && !s.startSure {
		k |= 1 << 2
	}
	if s.interval {
		k |= 1<<3 | byte(s.end)<<4
		if s.end != open && !s.endSure {
			k |= 1 << 6
		}
	}
	return k
}

// setKind is the inverse of kind. The days of open ends are set as well.
func (s *dateSpan) setKind(k byte) {
	*s = dateSpan{start: precision(k & 3), startSure: k&(1<<2) == 0, interval: k&(1<<3) != 0}
	if k == 0 {
		s.startSure = false
		return
	}
	s.end, s.endSure = s.start, s.startSure
	if s.interval {
		s.end, s.endSure = precision(k>>4&3), k&(1<<6) == 0
		if s.start == open {
			s.first = MinDay
		}
		if s.end == open {
			s.last = MaxDay
		}
	}
}

// valid tells whether s is the span of a date that ParseDate gives, or zero.
func (s dateSpan) valid() bool {
	if s == (dateSpan{}) {
		return true
	}
	if s.first < MinDay || s.last > MaxDay || s.first > s.last || s.start == open && s.end == open {
		return false
	}
	if s.start == open != (s.first == MinDay) || s.end == open != (s.last == MaxDay) || s.last == MinDay || s.first == MaxDay {
		return false
	}
	if s.start != open && firstOf(s.first, s.start) != s.first {
		return false
	}
	if !s.interval {
		return s.last == lastOf(s.first, s.start)
	}
	return s.end == open || lastOf(s.last, s.end) == s.last
}

// firstOf and lastOf are the first and the last day of the year, month or day that day is in.
func firstOf(day int, p precision) int {
	if p == toDay {
		return day
	}
	year, month, _ := civil(day)
	if p == toYear {
		month = 1
	}
	return dayNumber(year, month, 1)
}

func lastOf(day int, p precision) int {
	if p == toDay {
		return day
	}
	year, month, _ := civil(day)
	if p == toYear {
		month = 12
	}
	return dayNumber(year, month, daysIn(year, month))
}
