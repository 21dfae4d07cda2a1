package live

// A list of 100,000 results is one long column of which only a window is in the document: the
// results around the screen, between two empty gaps that stand for the others. All lengths are CSS pixels.
//
// While the reader scrolls, results that come in take the room of the gap that they come from, to the
// pixel, so nothing moves that is on the screen. The gaps' heights are estimates; what is wrong with
// them is put right where it cannot be seen, when the reader rests or comes to an end of the list.
const (
	blockSize = 5   // results that come or go at once: more would take longer than a frame on a slow phone
	firstMean = 220 // height of a result before any is measured
	tallest   = 4e6 // of the whole list: Firefox has no element above 17.8e6, and scroll positions of 32 bits
	// are good to half a pixel up to here (at 12e6 a reload came back 1.6 pixels beside its place)
)

// window is where the results from first up to last stand.
type window struct {
	n            int // results of the whole list
	first, last  int
	above, below float64 // heights of the gaps
	mean         float64 // height of a result
}

// sight is what the reader sees: the screen's top below the beginning of the list, the screen's height,
// and the height that the results in the document have.
type sight struct{ top, screen, shown float64 }

// step is what brings the window nearer to where the reader is.
type step int

const (
	stay   step = iota
	jump        // the screen shows a gap alone
	extend      // at the end
	prepend
	dropFirst
	dropLast
)

func newWindow(n, first, last int, mean float64) window {
	w := window{n: n, mean: mean}
	w.place(first, last)
	w.settle()
	return w
}

// place sets the run of results, in whole blocks.
func (w *window) place(first, last int) {
	w.first = max(0, min(first, w.n-1)) / blockSize * blockSize
	w.last = min(w.n, (max(last, w.first+1)+blockSize-1)/blockSize*blockSize)
}

// settle gives the gaps their share of the list.
func (w *window) settle() { w.above, w.below = w.share(w.first), w.share(w.n-w.last) }

// share is the height that a gap for some of the results should have.
func (w *window) share(results int) float64 {
	if w.n == 0 {
		return 0
	}
	return min(float64(w.n)*w.mean, tallest) * float64(results) / float64(w.n)
}

// next tells what to do for what the reader sees. Results are kept for a screen above and below; they go
// when they are three screens away.
func (w *window) next(s sight) step {
	end := w.above + s.shown
	block := w.mean * blockSize
	switch {
	case w.n == 0:
		return stay
	case w.last < w.n && s.top >= end, w.first > 0 && s.top+s.screen <= w.above:
		return jump
	case w.last < w.n && end < s.top+2*s.screen:
		return extend
	case w.first > 0 && w.above > s.top-s.screen:
		return prepend
	case w.first+blockSize < w.last && w.above+block < s.top-3*s.screen:
		return dropFirst
	case w.first+blockSize < w.last && end-block > s.top+4*s.screen:
		return dropLast
	}
	return stay
}

// target is the place in the list, in results and parts of one, that stands for a scroll position, and how far
// below the screen's top it belongs: the first result at the top, the last one at the bottom.
func (w *window) target(s sight) (place, offset float64) {
	room := w.above + s.shown + w.below - s.screen
	if room <= 0 {
		return 0, 0
	}
	part := min(max(s.top/room, 0), 1)
	return part * float64(w.n), part * s.screen
}

// around is the run of results that fills a screen on which place is offset below the top.
func (w *window) around(place, offset, screen float64) (first, last int) {
	results := screen / w.mean
	first = int(place - offset/w.mean - results/2)
	return first, first + int(2*results) + 2*blockSize
}

// landed sets the gaps after a jump: the results have become shown high, and place should be offset
// below the screen's top. The page keeps its height, and so the scroll position its meaning.
func (w *window) landed(s sight, shown, place, offset float64) {
	whole := w.above + s.shown + w.below
	inside := (place - float64(w.first)) / float64(max(1, w.last-w.first)) * shown
	w.above = min(max(0, s.top+offset-inside), max(0, whole-shown))
	switch {
	case w.first == 0:
		w.above = 0
	case w.last == w.n:
		w.above = max(0, whole-shown)
	}
	w.below = max(0, whole-w.above-shown)
	if w.last == w.n {
		w.below = 0
	}
}

// grew takes the height of results that came at the front (or went, if it is negative) out of the gap, and
// tells how far the page must scroll so that nothing moves.
func (w *window) grew(height float64) (scroll float64) {
	before := w.above
	w.above = max(0, w.above-height)
	if w.first == 0 {
		w.above = 0
	}
	return w.above + height - before
}

// grewBelow is the same at the back, where nothing needs to scroll.
func (w *window) grewBelow(height float64) {
	w.below = max(0, w.below-height)
	if w.last == w.n {
		w.below = 0
	}
}

// learn takes the mean height from what is in the document.
func (w *window) learn(shown float64) {
	if n := w.last - w.first; n > 0 && shown > 0 {
		w.mean = shown / float64(n)
	}
}

// rest puts the gaps right while nothing is scrolled, and tells how far the page must scroll for that.
func (w *window) rest(s sight) (scroll float64) {
	above, below := w.share(w.first), w.share(w.n-w.last)
	near := func(want, got float64) bool { return max(want-got, got-want) < 2*s.screen+want/8 }
	if near(above, w.above) && near(below, w.below) {
		return 0
	}
	scroll = above - w.above
	w.above, w.below = above, below
	return scroll
}
