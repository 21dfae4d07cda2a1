package articles

import (
	"fmt"
	"unicode/utf8"
)

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
