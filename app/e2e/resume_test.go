package e2e

import (
	"encoding/json"
	"io"
	"math"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"testing/iotest"

	"github.com/andybalholm/brotli"
)

// weights are the bytes that a host sends for a program.
type weights struct {
	whole int   // as one stream
	until []int // of the stream, until each part is there
	parts []int // for each part alone
	raw   []int // of each part, unpacked
}

// mostResumed is the largest factor, over all places where the first stream can be cut, between what both visits
// download of the program and one whole download.
func (w weights) mostResumed(streamAbove float64) (factor float64, share float64) {
	size, rest := 0, 0
	for i, n := range w.raw {
		size += n
		rest += w.parts[i]
	}
	missing := size
	for i, until := range w.until { // cut right before part i is whole
		again := rest
		if float64(missing)/float64(size) > streamAbove {
			again = w.whole
		}
		if f := float64(until+again) / float64(w.whole); f > factor {
			factor, share = f, float64(until)/float64(w.whole)
		}
		missing -= w.raw[i]
		rest -= w.parts[i]
	}
	return factor, share
}

// readWeights measures a built site, in brotli or as a host that knows nothing but files sends it.
func readWeights(t *testing.T, folder string, packed bool) (w weights) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "offline.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Wasm struct {
			URL   string
			Parts [][2]any
		}
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Wasm.Parts) < 10 {
		t.Fatalf("%s has a program of %d parts", folder, len(m.Wasm.Parts))
	}
	suffix := ""
	if packed {
		suffix = ".br"
	}
	file, err := os.Open(filepath.Join(folder, path.Base(m.Wasm.URL)+suffix))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	count := &counter{from: file}
	var stream io.Reader = count
	if packed {
		stream = brotli.NewReader(iotest.OneByteReader(count)) // a decoder must not read ahead of what it gives
	}
	for _, p := range m.Wasm.Parts {
		size := int(p[1].(float64))
		if _, err := io.CopyN(io.Discard, stream, int64(size)); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(filepath.Join(folder, "parts", p[0].(string)+suffix))
		if err != nil { // too small or too dense to have a packed form
			info, err = os.Stat(filepath.Join(folder, "parts", p[0].(string)))
		}
		if err != nil {
			t.Fatal(err)
		}
		w.raw, w.until, w.parts = append(w.raw, size), append(w.until, count.n), append(w.parts, int(info.Size()))
	}
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	w.whole = int(info.Size())
	return w
}

type counter struct {
	from io.Reader
	n    int
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.n += n
	return n, err
}

// TestEveryCut goes through every place where a first download of the program can be cut.
func TestEveryCut(t *testing.T) {
	script, err := os.ReadFile("../../web/static/parts.js")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`const streamAbove = ([0-9.]+);`).FindSubmatch(script)
	if found == nil {
		t.Fatal("parts.js has no streamAbove")
	}
	streamAbove, err := strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	for _, host := range []struct {
		name   string
		packed bool
	}{{"brotli", true}, {"files", false}} {
		w := readWeights(t, variety.folder(), host.packed)
		factor, share := w.mostResumed(streamAbove)
		best, at := math.Inf(1), 0.0
		for threshold := 0.8; threshold < 1; threshold += 0.005 {
			if f, _ := w.mostResumed(threshold); f < best {
				best, at = f, threshold
			}
		}
		t.Logf("%s: with streamAbove %.3f at most %.4f, for a cut at %.1f %%; the best threshold is %.3f with %.4f",
			host.name, streamAbove, factor, 100*share, at, best)
		if factor > 1.1 {
			t.Errorf("%s: a first download that is cut at %.1f %% is %.4f downloads in all, want at most 1.1", host.name, 100*share, factor)
		}
	}
}
