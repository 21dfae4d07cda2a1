package articles

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

// last is the last of ascending positions that is n or less; 0 if there is none.
func (p positions) last(n int) int {
	a, b := 0, len(p)
	for b-a > 1 {
		if m := (a + b) / 2; p.at(m) <= n {
			a = m
		} else {
			b = m
		}
	}
	return a
}

// positions takes off a column of the steps from each to the next.
func (r *reader) positions() positions {
	c := r.column()
	if c.n > len(r.s) { // what lies there has a byte at least
		r.s, r.bad = "", true
		return nil
	}
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
