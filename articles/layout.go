package articles

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"
)

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

// column is a number for each of n things, all of the same width.
type column struct {
	n, width, base int
	data           string
}

func (c *column) at(i int) int {
	switch c.width {
	case 0:
		return c.base
	case 1:
		return c.base + int(c.data[i])
	case 2:
		return c.base + int(c.data[2*i]) + int(c.data[2*i+1])<<8
	case 3:
		return c.base + int(c.data[3*i]) + int(c.data[3*i+1])<<8 + int(c.data[3*i+2])<<16
	}
	v := 0
	for k, at := 0, i*c.width; k < c.width; k++ {
		v |= int(c.data[at+k]) << (8 * k)
	}
	return c.base + v
}

// numbers is all of the column, quicker than by at.
func (c *column) numbers() []int32 {
	numbers := make([]int32, c.n)
	base := int32(c.base)
	switch data := c.data; c.width {
	case 1:
		for i := range numbers {
			numbers[i] = base + int32(data[i])
		}
	case 2:
		for i := range numbers {
			numbers[i] = base + int32(data[2*i]) + int32(data[2*i+1])<<8
		}
	default:
		for i := range numbers {
			numbers[i] = int32(c.at(i))
		}
	}
	return numbers
}

func (r *reader) column() (c column) {
	c.n, c.width, c.base = r.uvarint(), int(r.byte()), r.varint()
	if c.width > 8 || c.width > 0 && c.n > len(r.s)/c.width {
		r.s, r.bad = "", true
		return column{}
	}
	c.data = r.take(c.n * c.width)
	return c
}

// within tells whether every number of c is from low to high.
func (c *column) within(low, high int) bool {
	if c.n > 0 && c.width == 0 {
		return low <= c.base && c.base <= high
	}
	for i := range c.n {
		if v := c.at(i); v < low || v > high {
			return false
		}
	}
	return true
}

func appendColumn(b []byte, numbers []int) []byte {
	low, high := 0, 0
	for i, v := range numbers {
		if i == 0 {
			low, high = v, v
		}
		low, high = min(low, v), max(high, v)
	}
	width := 0
	for span := high - low; span > 0; span >>= 8 {
		width++
	}
	b = appendUvarint(b, len(numbers))
	b = append(b, byte(width))
	b = appendVarint(b, low)
	for _, v := range numbers {
		for k := range width {
			b = append(b, byte((v-low)>>(8*k)))
		}
	}
	return b
}

// positions are where things begin that lie one behind the other.
type positions []int32

func (p positions) at(i int) int { return int(p[i]) }

// positions takes off a column of the steps from each to the next.
func (r *reader) positions() positions {
	c := r.column()
	p := c.numbers()
	at := int32(0)
	for i, step := range p {
		at += step
		p[i] = at
	}
	return p
}

func appendPositions(b []byte, p []int) []byte {
	steps := make([]int, len(p))
	before := 0
	for i, at := range p {
		steps[i] = at - before
		before = at
	}
	return appendColumn(b, steps)
}

// list is n items of any length.
type list struct {
	n      int
	starts positions // of the blocks
	data   string

	section section
	damage  *damage
}

// at is item i; nothing where the list is damaged or i beyond its end.
func (l *list) at(i int) string {
	r := l.block(i)
	for k := i % blockSize; k > 0; k-- {
		r.string()
	}
	item := r.string()
	if r.bad {
		l.damage.met(l.section)
	}
	return item
}

// block stands at the first item of the block of item i.
func (l *list) block(i int) reader {
	if uint(i) < uint(l.n) {
		if at := l.starts.at(i / blockSize); uint(at) <= uint(len(l.data)) {
			return reader{s: l.data[at:]}
		}
	}
	return reader{bad: true}
}

// listReader gives items of a list in ascending order, quicker than at.
type listReader struct {
	l    *list
	next int // the item that r stands at
	r    reader
}

func (l *list) reader() listReader { return listReader{l: l, next: -1} }

// at is item i; i never descends and never repeats from call to call.
func (lr *listReader) at(i int) string {
	if lr.next < 0 || i/blockSize > lr.next/blockSize || lr.next == lr.l.n {
		lr.next = i - i%blockSize
		lr.r = lr.l.block(i)
	}
	for lr.next < i {
		lr.r.string()
		lr.next++
	}
	lr.next++
	item := lr.r.string()
	if lr.r.bad {
		lr.l.damage.met(lr.l.section)
	}
	return item
}

// list takes a list off the front; its items are not checked.
func (r *reader) list() (l list) {
	l.starts = r.positions()
	l.n = r.uvarint()
	l.data = r.string()
	if len(l.starts) != (l.n+blockSize-1)/blockSize || l.n > len(l.data) {
		r.s, r.bad = "", true
		return list{}
	}
	return l
}

// check goes over all items: they must lie where the positions say and fill the
// data, and satisfy ok. what names the things that the items belong to.
func (l *list) check(what string, p *pacer, ok func(i int, item string) error) error {
	r := reader{s: l.data}
	for i := range l.n {
		if i%blockSize == 0 && l.starts.at(i/blockSize) != len(l.data)-len(r.s) {
			return fmt.Errorf("%s %d stands at byte %d, wanted %d", what, i, len(l.data)-len(r.s), l.starts.at(i/blockSize))
		}
		item := r.string()
		p.spend(len(item) + 1)
		if r.bad {
			return fmt.Errorf("%s %d goes beyond the end", what, i)
		}
		if err := ok(i, item); err != nil {
			return fmt.Errorf("%s %d: %w", what, i, err)
		}
	}
	if r.s != "" {
		return fmt.Errorf("%d bytes behind the last %s", len(r.s), what)
	}
	return nil
}

// listWriter collects the items of a list.
type listWriter struct {
	n      int
	starts []int
	data   []byte
}

func (w *listWriter) add(item string) {
	w.mark()
	w.data = appendString(w.data, item)
}

func (w *listWriter) addBytes(item []byte) {
	w.mark()
	w.data = append(appendUvarint(w.data, len(item)), item...)
}

func (w *listWriter) mark() {
	if w.n%blockSize == 0 {
		w.starts = append(w.starts, len(w.data))
	}
	w.n++
}

func (w *listWriter) appendTo(b []byte) []byte {
	b = appendPositions(b, w.starts)
	b = appendUvarint(b, w.n)
	b = appendUvarint(b, len(w.data))
	return append(b, w.data...)
}

func validText(_ int, item string) error {
	if !utf8.ValidString(item) {
		return fmt.Errorf("found %q, wanted UTF-8", clip(item, 20))
	}
	return nil
}
