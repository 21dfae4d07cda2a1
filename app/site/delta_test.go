package site

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// apply does what the page does with a delta (web/static/parts.js).
func apply(t *testing.T, earlier, delta []byte) (later []byte) {
	t.Helper()
	list, err := instructions(delta)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range list {
		if in.literal != nil {
			later = append(later, in.literal...)
		} else {
			later = append(later, earlier[in.from:in.from+in.n]...)
		}
	}
	return later
}

// changed has some bytes inserted, deleted and replaced.
func changed(r *rand.Rand, b []byte, times int) []byte {
	b = slices.Clone(b)
	for range times {
		at, n := r.IntN(len(b)), r.IntN(40)
		b = slices.Replace(b, at, min(len(b), at+r.IntN(40)), noise(n, r.Uint64())...)
	}
	return b
}

func TestDelta(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	base := noise(300_000, 7)
	for name, v := range map[string]struct {
		earlier, later []byte
		most           int // bytes of the delta
	}{
		"same":        {base, base, 8},
		"nothing":     {base, nil, 0},
		"from none":   {nil, base[:1000], 1003},
		"short":       {[]byte("a"), []byte("ab"), 4},
		"in front":    {base, slices.Concat([]byte("front"), base), 20},
		"behind":      {base, slices.Concat(base, []byte("behind")), 20},
		"swapped":     {base, slices.Concat(base[150_000:], base[:150_000]), 30},
		"one byte":    {base, slices.Concat(base[:777], []byte{base[777] + 1}, base[778:]), 20},
		"zeros":       {make([]byte, 100_000), make([]byte, 200_000), 30},
		"many":        {base, changed(r, base, 100), 100 * (40 + 12)},
		"every tenth": {base, everyTenth(base), 2 * len(base) / 5},
	} {
		delta := makeDelta(v.earlier, v.later)
		if got := apply(t, v.earlier, delta); !bytes.Equal(got, v.later) {
			t.Errorf("%s: the delta makes something else", name)
		}
		if len(delta) > v.most {
			t.Errorf("%s: %d bytes, want at most %d", name, len(delta), v.most)
		}
	}
}

// everyTenth changes each tenth byte, so that no copy is long.
func everyTenth(b []byte) []byte {
	b = slices.Clone(b)
	for i := 0; i < len(b); i += 10 {
		b[i]++
	}
	return b
}

func TestJoinDeltas(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		a := noise(50_000, r.Uint64())
		b := changed(r, a, 30)
		c := changed(r, b, 30)
		joined, err := joinDeltas(makeDelta(a, b), makeDelta(b, c))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(apply(t, a, joined), c) {
			t.Fatal("the joined delta makes something else")
		}
		if most := 60 * (40 + 12); len(joined) > most {
			t.Errorf("%d bytes, want at most %d", len(joined), most)
		}
	}
}

// Whatever a damaged delta holds, taking it apart neither panics nor ends in bytes that are not there.
func TestDamagedDelta(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	a := noise(2000, 8)
	b := changed(r, a, 20)
	delta := makeDelta(a, b)
	refused := 0
	for range 2000 {
		damaged := changed(r, delta, 1)
		if _, err := instructions(damaged); err != nil {
			refused++
		}
		_, _ = joinDeltas(damaged, delta)
		_, _ = joinDeltas(delta, damaged)
	}
	if refused == 0 {
		t.Error("no damaged delta was refused")
	}
}
