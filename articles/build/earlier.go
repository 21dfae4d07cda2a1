package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"unsafe"

	"muragat/articles"
)

// earlierArchive is the archive in the program of the site in dir; nil if dir is "" or holds no site.
func earlierArchive(dir string) (*articles.Archive, error) {
	if dir == "" {
		return nil, nil
	}
	data, err := os.ReadFile(filepath.Join(dir, "offline.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var manifest struct{ WASM struct{ URL string } }
	if err == nil {
		err = json.Unmarshal(data, &manifest)
	}
	if err != nil {
		return nil, fmt.Errorf("offline.json: %w", err)
	}
	name := path.Base(manifest.WASM.URL)
	program, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	memory, err := dataOf(program)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for at := 0; ; at++ {
		next := bytes.Index(memory[at:], []byte(articles.Magic))
		if next < 0 {
			return nil, fmt.Errorf("%s: found no archive of this format in it", name)
		}
		at += next
		// the word itself is among the program's data, too
		a, err := articles.Open(unsafe.String(unsafe.SliceData(memory[at:]), len(memory)-at)) // no copy: it does not change
		if err == nil {
			return a, nil
		}
	}
}

// maxMemory is the most bytes that the data of a program is unpacked to: more than a browser takes.
const maxMemory = 1 << 30

var errProgram = errors.New("found no WebAssembly program that can be read")

// dataOf is the memory of a program as it starts, from its first data segment to its last, with zeros between. The segments
// come in any order. Source: WebAssembly Core Specification 2.0, 5.5.14.
func dataOf(program []byte) (memory []byte, err error) {
	const dataSection, i32Const, end = 11, 0x41, 0x0b
	r := wasmReader{b: program}
	if !bytes.HasPrefix(program, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, errProgram
	}
	r.take(8)
	type segment struct {
		at   int
		data []byte
	}
	var segments []segment
	first, last := maxMemory, 0
	for len(r.b) > 0 && !r.bad {
		id, size := r.byte(), r.unsigned()
		section := wasmReader{b: r.take(size)}
		if id != dataSection {
			continue
		}
		for n := section.unsigned(); n > 0 && !section.bad; n-- {
			if kind, op := section.unsigned(), section.byte(); kind != 0 || op != i32Const {
				return nil, errProgram
			}
			at := section.signed()
			if section.byte() != end {
				return nil, errProgram
			}
			data := section.take(section.unsigned())
			if at < 0 || at+len(data) > maxMemory {
				return nil, errProgram
			}
			segments = append(segments, segment{at, data})
			first, last = min(first, at), max(last, at+len(data))
		}
		r.bad = r.bad || section.bad
	}
	if r.bad {
		return nil, errProgram
	}
	memory = make([]byte, max(0, last-first))
	for _, s := range segments {
		copy(memory[s.at-first:], s.data)
	}
	return memory, nil
}

// wasmReader reads numbers in LEB128. It is bad once something was missing.
type wasmReader struct {
	b   []byte
	bad bool
}

func (r *wasmReader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.b, r.bad = nil, true
		return nil
	}
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken
}

func (r *wasmReader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *wasmReader) unsigned() int {
	v, n := binary.Uvarint(r.b)
	r.take(max(n, 0))
	r.bad = r.bad || n <= 0 || v > maxMemory
	return int(v)
}

// signed reads 32 bits.
func (r *wasmReader) signed() int {
	v, n := binary.Uvarint(r.b)
	r.take(max(n, 0))
	r.bad = r.bad || n <= 0 || n > 5
	if bits := 7 * n; bits < 64 && n > 0 {
		return int(int64(v) << (64 - bits) >> (64 - bits))
	}
	return 0
}
