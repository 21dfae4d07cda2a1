package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"muragat/articles/progress"
)

// compressMin is the size in bytes up to which headers outweigh the gain.
const compressMin = 500

// compressed are the endings of files that compression makes smaller; parts of
// the program have none.
var compressed = map[string]bool{
	"": true, ".atom": true, ".css": true, ".html": true, ".ico": true, ".js": true, ".json": true,
	".svg": true, ".txt": true, ".wasm": true, ".webmanifest": true, ".xml": true,
}

// Brotli's qualities. Measured on one core with a program of 13.0 MB, 10,000 articles in it: 10 makes it 5.36 MB in 30 s and
// 11 5.30 MB in still longer, 9 makes it 5.80 MB in 6 s, 5 makes it 5.88 MB in 0.5 s. A page of 12 kB becomes 2.8 kB in
// 32 ms with 11, and 3.1 kB in 0.6 ms with 5: a visitor would not notice, the curator of 100,000 pages waits an hour less.
const (
	best = 11 // for what every visitor downloads
	good = 9  // for the same where it is so large that the best would take most of a build
	fast = 5  // for the many pages, of which a visitor reads some
)

// bestMax is the size of a program in bytes up to which it is compressed best.
const bestMax = 8 << 20

// packer makes the compressed forms of files.
type packer struct {
	fast   bool // everything
	large  bool // the program is
	line   *progress.Line
	brotli [best + 1]encoders // by quality
	gzip   [gzip.BestCompression + 1]encoders
}

// encoder is a brotli.Writer or a gzip.Writer.
type encoder interface {
	io.WriteCloser
	Reset(io.Writer)
}

// encoders are those of one quality. A new one costs more than compressing a page with it (1.0 ms, 0.6 ms).
type encoders struct {
	idle sync.Pool
}

func newPacker(quickly bool, program int, line *progress.Line) *packer {
	p := &packer{fast: quickly, large: program > bestMax, line: line}
	for quality := range p.brotli {
		p.brotli[quality].idle.New = func() any { return brotli.NewWriterLevel(nil, quality) }
	}
	for quality := range p.gzip {
		p.gzip[quality].idle.New = func() any {
			z, err := gzip.NewWriterLevel(nil, quality)
			if err != nil {
				panic(err) // only for an impossible level
			}
			return z
		}
	}
	return p
}

// isOneOfMany tells whether the file is a page of an article, person, topic or period.
func isOneOfMany(name string) bool { return path.Base(name) == "index.html" && name != "index.html" }

func isProgram(name string) bool {
	return path.Ext(name) == ".wasm" || strings.HasPrefix(name, partsFolder+"/")
}

func (p *packer) brotliFor(name string) *encoders {
	switch {
	case p.fast || isOneOfMany(name):
		return &p.brotli[fast]
	case p.large && isProgram(name):
		return &p.brotli[good]
	}
	return &p.brotli[best]
}

func (p *packer) gzipFor(name string) *encoders {
	if p.fast || isOneOfMany(name) {
		return &p.gzip[6]
	}
	return &p.gzip[gzip.BestCompression]
}

// long is the size in bytes from which it is said how far the compression of a file is. Only the program is so large.
const long = 4 << 20

// pack compresses the data of a file.
func (p *packer) pack(name string, data []byte, with *encoders) ([]byte, error) {
	z := with.idle.Get().(encoder)
	defer with.idle.Put(z)
	var task *progress.Task
	if len(data) >= long {
		task = p.line.Begin("compressing the program to "+path.Ext(name)+", MB", len(data)>>20)
		defer task.Done()
	}
	var out bytes.Buffer
	z.Reset(&out)
	for len(data) > 0 {
		n := min(len(data), 1<<20)
		if _, err := z.Write(data[:n]); err != nil {
			return nil, err
		}
		task.Step(n >> 20)
		data = data[n:]
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
