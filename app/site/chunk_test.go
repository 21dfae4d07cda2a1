package site

import (
	"bytes"
	"slices"
	"testing"
)

func hashes(parts [][]byte) map[string]int {
	m := map[string]int{}
	for _, p := range parts {
		m[sum(p)] = len(p)
	}
	return m
}

func TestCutJoinsAndStaysWithinSizes(t *testing.T) {
	inputs := map[string][]byte{
		"noise": noise(4<<20, 7), "zeros": make([]byte, 1<<20), "empty": nil, "one byte": {1},
		"smallest": noise(partMin, 1), "one more": noise(partMin+1, 1), "largest": make([]byte, partMax), "over the largest": make([]byte, partMax+1),
	}
	for name, data := range inputs {
		parts := cut(data)
		if !bytes.Equal(bytes.Join(parts, nil), data) {
			t.Errorf("%s: the parts joined are not the data", name)
		}
		for i, p := range parts {
			if len(p) > partMax || len(p) == 0 || len(p) < partMin && i < len(parts)-1 {
				t.Errorf("%s: part %d of %d has %d bytes", name, i, len(parts), len(p))
			}
		}
	}
	if one, two := len(cut(inputs["largest"])), len(cut(inputs["over the largest"])); one != 1 || two != 2 {
		t.Errorf("without a place to cut there are %d and %d parts, wanted 1 and 2", one, two)
	}
	if average := (4 << 20) / len(cut(inputs["noise"])); average < 3*partAverage/4 || average > 5*partAverage/4 {
		t.Errorf("noise is cut into parts of %d bytes on average, wanted about %d", average, partAverage)
	}
}

// Where the cuts are is part of what visitors have stored: if this test fails,
// the next update makes all of them download everything.
func TestCutsStayWhereTheyAre(t *testing.T) {
	var sizes []int
	for _, p := range cut(noise(400_000, 7)) {
		sizes = append(sizes, len(p))
	}
	if want := []int{69545, 133815, 75267, 80607, 40766}; !slices.Equal(sizes, want) {
		t.Errorf("found parts of %d bytes, wanted %d", sizes, want)
	}
}

// The bytes before a cut decide it, also right behind the smallest size, where
// a hash that begins there would not know them yet.
func TestCutDependsOnBytesBeforeIt(t *testing.T) {
	var window []byte
	for seed := uint64(1); window == nil; seed++ {
		if first := cut(noise(partMax, seed))[0]; len(first) < partAverage {
			window = first[len(first)-64:]
		}
	}
	for _, behind := range []int{1, 10, 63, 5000} {
		before := bytes.Repeat([]byte{'x'}, partMin+behind-len(window))
		parts := cut(slices.Concat(before, window, noise(partMin, 1)))
		if len(parts[0]) != partMin+behind {
			t.Errorf("found a cut after %d bytes, wanted one after %d", len(parts[0]), partMin+behind)
		}
	}
}

func TestChangesTouchFewParts(t *testing.T) {
	data := noise(4<<20, 7)
	before := hashes(cut(data))
	middle := len(data) / 2
	for name, changed := range map[string][]byte{
		"insertion":   slices.Concat(data[:middle], noise(3000, 8), data[middle:]),
		"deletion":    slices.Concat(data[:middle], data[middle+3000:]),
		"replacement": slices.Concat(data[:middle], noise(3000, 8), data[middle+3000:]),
		"in front":    slices.Concat([]byte{1}, data),
		"at the end":  slices.Concat(data, []byte{1}),
	} {
		fresh := 0
		for hash := range hashes(cut(changed)) {
			if _, ok := before[hash]; !ok {
				fresh++
			}
		}
		if fresh == 0 || fresh > 3 {
			t.Errorf("%s: %d of %d parts are new, wanted 1 to 3", name, fresh, len(before))
		}
	}
}
