package site

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// The bytes of a delta, which makes a later program out of an earlier one, are instructions until the program is whole:
//
//	uvarint n<<1      n bytes follow, which the later program has next
//	uvarint n<<1 | 1  then a varint d (zigzag): it has next n bytes of the earlier program, which begin d bytes behind
//	                  the end of those copied before (behind 0 for the first)
//
// as in VCDIFF (RFC 3284), but with what our programs need alone: brotli, as for any file, makes the rest small.

// Lengths in bytes.
const (
	seed      = 8  // that are looked up in the earlier program
	seedStep  = 4  // between those of it that are found
	copyMin   = 12 // of a copy from somewhere else
	resumeMin = 6  // of a copy that goes on where the one before would have
)

// makeDelta is the instructions that make later out of earlier.
func makeDelta(earlier, later []byte) []byte {
	places := newPlaces(earlier)
	var w deltaWriter
	at := 0 // of later, up to which instructions have been written
	shift := 0
	for i := 0; i+seed <= len(later); {
		from, n := i+shift, 0
		if 0 <= from && from < len(earlier) {
			n = commonLength(earlier[from:], later[i:])
		}
		back := 0
		if n < resumeMin {
			if from = places.find(later[i:]); from < 0 {
				i++
				continue
			}
			n = commonLength(earlier[from:], later[i:])
			for back < min(from, i-at) && earlier[from-back-1] == later[i-back-1] {
				back++
			}
			if n+back < copyMin {
				i++
				continue
			}
		}
		w.insert(later[at : i-back])
		w.copy(from-back, n+back)
		shift = from - i
		i += n
		at = i
	}
	w.insert(later[at:])
	return w.bytes()
}

// commonLength is the number of bytes that a and b begin with.
func commonLength(a, b []byte) int {
	n, most := 0, min(len(a), len(b))
	for n+8 <= most {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
		n += 8
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

// places finds where seeds stand; of equal ones the first.
type places struct {
	data  []byte
	table []int32 // by hash: the position + 1
	shift int
}

func newPlaces(data []byte) places {
	size := max(10, bits.Len(uint(len(data)/seedStep)))
	p := places{data: data, table: make([]int32, 1<<size), shift: 64 - size}
	for at := 0; at+seed <= len(data); at += seedStep {
		if slot := p.slot(data[at:]); *slot == 0 {
			*slot = int32(at) + 1
		}
	}
	return p
}

func (p places) slot(b []byte) *int32 {
	// the multiplier is 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4)
	return &p.table[binary.LittleEndian.Uint64(b)*0x9e3779b97f4a7c15>>p.shift]
}

// find is where the seed at the front of b stands, or something else of the same hash; -1 if nowhere.
func (p places) find(b []byte) int { return int(*p.slot(b)) - 1 }

// deltaWriter joins instructions that go on where the one before ends.
type deltaWriter struct {
	out      []byte
	literal  []byte // to be inserted
	from, n  int    // to be copied, before literal
	position int    // behind the last copy that was written
}

func (w *deltaWriter) insert(b []byte) { w.literal = append(w.literal, b...) }

func (w *deltaWriter) copy(from, n int) {
	if len(w.literal) == 0 && from == w.from+w.n {
		w.n += n
		return
	}
	w.flush()
	w.from, w.n = from, n
}

func (w *deltaWriter) flush() {
	if w.n > 0 {
		w.out = binary.AppendUvarint(w.out, uint64(w.n)<<1|1)
		w.out = binary.AppendVarint(w.out, int64(w.from-w.position))
		w.position = w.from + w.n
	}
	if len(w.literal) > 0 {
		w.out = binary.AppendUvarint(w.out, uint64(len(w.literal))<<1)
		w.out = append(w.out, w.literal...)
		w.literal = w.literal[:0]
	}
	w.n = 0
}

func (w *deltaWriter) bytes() []byte {
	w.flush()
	return w.out
}

// instruction is one of a delta.
type instruction struct {
	at      int    // where its bytes stand in the later program
	n       int    // how many
	literal []byte // nil for a copy
	from    int    // of a copy
}

// instructions takes a delta apart. The error tells where it is none.
func instructions(delta []byte) (list []instruction, err error) {
	at, position := 0, 0
	for rest := delta; len(rest) > 0; {
		v, size := binary.Uvarint(rest)
		if size <= 0 || v>>1 == 0 || v>>1 > 1<<40 {
			return nil, fmt.Errorf("byte %d of %d: found no length", len(delta)-len(rest), len(delta))
		}
		rest = rest[size:]
		in := instruction{at: at, n: int(v >> 1)}
		if v&1 == 0 {
			if in.n > len(rest) {
				return nil, fmt.Errorf("byte %d of %d: found %d bytes to insert, wanted %d", len(delta)-len(rest), len(delta), len(rest), in.n)
			}
			in.literal, rest = rest[:in.n], rest[in.n:]
		} else {
			d, size := binary.Varint(rest)
			if in.from = position + int(d); size <= 0 || in.from < 0 {
				return nil, fmt.Errorf("byte %d of %d: found no place to copy from", len(delta)-len(rest), len(delta))
			}
			rest = rest[size:]
			position = in.from + in.n
		}
		at += in.n
		list = append(list, in)
	}
	return list, nil
}

// joinDeltas is the delta from the program before first to the one behind second.
func joinDeltas(first, second []byte) ([]byte, error) {
	a, err := instructions(first)
	if err != nil {
		return nil, err
	}
	b, err := instructions(second)
	if err != nil {
		return nil, err
	}
	var w deltaWriter
	for _, in := range b {
		if in.literal != nil {
			w.insert(in.literal)
			continue
		}
		i, found := slices.BinarySearchFunc(a, in.from, func(in instruction, at int) int { return in.at - at })
		if !found {
			i--
		}
		for at, end := in.from, in.from+in.n; at < end; i++ {
			if i < 0 || i == len(a) || at >= a[i].at+a[i].n {
				return nil, fmt.Errorf("found a copy from bytes %d to %d, wanted bytes that the first delta makes", in.from, end)
			}
			skip := at - a[i].at
			n := min(a[i].n-skip, end-at)
			if a[i].literal != nil {
				w.insert(a[i].literal[skip : skip+n])
			} else {
				w.copy(a[i].from+skip, n)
			}
			at += n
		}
	}
	return w.bytes(), nil
}
