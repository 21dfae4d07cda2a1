package live

import (
	"math"
	"math/rand/v2"
	"testing"
)

// column is a browser with a long list: what window works on, with results of many heights.
type column struct {
	t       *testing.T
	w       window
	heights []float64
	y       float64 // of the screen's top below the list's beginning
	screen  float64
}

func newColumn(t *testing.T, n int, mean float64) *column {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	c := &column{t: t, heights: make([]float64, n), screen: 800}
	for i := range c.heights {
		c.heights[i] = mean/2 + mean*r.Float64()
	}
	c.w = newWindow(n, 0, 20, firstMean)
	return c
}

func (c *column) height(from, to int) (sum float64) {
	for _, h := range c.heights[from:to] {
		sum += h
	}
	return sum
}

func (c *column) sight() sight {
	return sight{c.y, c.screen, c.height(c.w.first, c.w.last)}
}

// end is how far the list can be scrolled.
func (c *column) end() float64 {
	return max(0, c.w.above+c.height(c.w.first, c.w.last)+c.w.below-c.screen)
}

// scroll moves by d as a browser does, and the window after it.
func (c *column) scroll(d float64) {
	c.y = min(max(0, c.y+d), c.end())
	c.sync()
}

// top is the distance of a result from the screen's top.
func (c *column) top(i int) float64 { return c.w.above + c.height(c.w.first, i) - c.y }

func (c *column) sync() {
	c.t.Helper()
	for range 100 {
		s, first, last := c.sight(), c.w.first, c.w.last
		scroll := 0.0
		switch c.w.next(s) {
		case stay:
			c.w.learn(s.shown)
			if c.w.n > 0 && (c.w.above > c.y+1 || c.w.above+s.shown < min(c.y+c.screen, c.w.above+s.shown+c.w.below)-1) {
				c.t.Fatalf("at %.0f the screen shows a gap: results %d to %d from %.0f to %.0f", c.y, c.w.first, c.w.last, c.w.above, c.w.above+s.shown)
			}
			return
		case jump:
			place, offset := c.w.target(s)
			c.w.place(c.w.around(place, offset, s.screen))
			c.w.landed(s, c.height(c.w.first, c.w.last), place, offset)
		case extend:
			c.w.place(first, last+blockSize)
			c.w.grewBelow(c.height(last, c.w.last))
		case prepend:
			c.w.place(first-blockSize, last)
			scroll = c.w.grew(c.height(c.w.first, first))
		case dropFirst:
			c.w.place(first+blockSize, last)
			scroll = c.w.grew(-c.height(first, c.w.first))
		case dropLast:
			c.w.place(first, last-blockSize)
			c.w.grewBelow(-c.height(c.w.last, last))
		}
		c.y += scroll
	}
	c.t.Fatalf("at %.0f the window %+v comes to no rest", c.y, c.w)
}

// What is on the screen moves by what the reader scrolls, and by nothing else, from one end of a list to the other.
func TestNothingMovesWhileScrolling(t *testing.T) {
	for _, n := range []int{0, 1, 4, 21, 1000, 100_000} {
		for _, mean := range []float64{90, 220, 400} {
			c := newColumn(t, n, mean)
			c.sync()
			steps := 0
			for _, d := range []float64{120, -90} {
				for range 3000 {
					at := (c.w.first + c.w.last) / 2
					before, y := 0.0, c.y
					if n > 0 {
						before = c.top(at)
					}
					c.scroll(d)
					if c.y == y && (c.y == 0 || c.w.last == n) {
						break
					}
					if at < c.w.first || at >= c.w.last {
						continue
					}
					if moved := c.top(at) - before; math.Abs(moved+d) > 1e-6 && c.y > 0 && c.y < c.end() {
						t.Fatalf("%d results: result %d moves by %.2f, the reader scrolled by %.2f", n, at, moved, d)
					}
					if shown := c.w.last - c.w.first; float64(shown)*mean > 9*c.screen+2*blockSize*mean*1.5 {
						t.Fatalf("%d results in the document", shown)
					}
					steps++
				}
			}
			if n >= 1000 && steps < 1000 {
				t.Fatalf("only %d steps in a list of %d", steps, n)
			}
		}
	}
}

// A jump of the scroll bar leads to the part of the list that it stands for, both ends included; what a rest
// puts right is not seen.
func TestJumps(t *testing.T) {
	for _, n := range []int{300, 10_000, 100_000} {
		c := newColumn(t, n, 250)
		c.sync()
		for _, part := range []float64{0.5, 1, 0.25, 0, 1, 0.999, 0.001, 0} {
			c.y = part * c.end()
			c.sync()
			visible := c.w.first
			for visible < c.w.last-1 && c.top(visible) < 0 {
				visible++
			}
			if want := part * float64(n); math.Abs(float64(visible)-want) > 12+float64(n)/100 {
				t.Errorf("%d results, at %.3f of the height: result %d, want about %.0f", n, part, visible, want)
			}
			if c.w.above+c.w.below > 1.01*tallest {
				t.Errorf("%d results: gaps of %.0f and %.0f", n, c.w.above, c.w.below)
			}
			before := c.top(visible)
			c.y += c.w.rest(c.sight())
			if moved := c.top(visible) - before; math.Abs(moved) > 1e-6 {
				t.Errorf("%d results, at rest at %.3f: result %d moves by %.2f", n, part, visible, moved)
			}
		}
		c.y = c.end()
		c.sync()
		if c.w.last != n || math.Abs(c.w.above+c.height(c.w.first, n)-c.y-c.screen) > 1 {
			t.Errorf("%d results: the end of the page shows results up to %d", n, c.w.last)
		}
	}
}
