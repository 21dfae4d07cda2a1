package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muragat/articles"
)

// testProgram is a WebAssembly module whose memory holds data at an address, laid out as a linker does that leaves long runs of
// zeros out, and orders by kind what it keeps, not by address.
func testProgram(address int, data []byte) []byte {
	leb := func(b []byte, v int) []byte { return binary.AppendUvarint(b, uint64(v)) }
	signed := func(b []byte, v int) []byte { // always five bytes, as is allowed
		for i := range 5 {
			c := byte(v>>(7*i)) & 0x7f
			if i < 4 {
				c |= 0x80
			}
			b = append(b, c)
		}
		return b
	}
	var segments []byte
	n := 0
	for at := 0; at < len(data); {
		size := len(data) - at
		if zeros := strings.Index(string(data[at:]), "\x00\x00\x00\x00\x00\x00\x00\x00"); zeros >= 0 {
			size = zeros
		}
		segment := append(signed([]byte{0, 0x41}, address+at), 0x0b)
		segments = slices.Concat(leb(segment, size), data[at:at+size], segments)
		n++
		for at += size; at < len(data) && data[at] == 0; at++ {
		}
	}
	section := append(leb(nil, n), segments...)
	program := []byte("\x00asm\x01\x00\x00\x00")
	program = append(program, 0, 5, 4, 'n', 'a', 'm', 'e') // a section to skip
	return append(leb(append(program, 11), len(section)), section...)
}

func writeSite(t *testing.T, program []byte) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "offline.json"), []byte(`{"wasm":{"url":"/x/app.0123.wasm"}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "app.0123.wasm"), program, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func testArchive(t *testing.T) []byte {
	t.Helper()
	data, err := articles.Encode(articles.Collection{Articles: []articles.Article{
		{ID: "a", Title: "Первая", Text: strings.Repeat("слово ", 40)},
		{ID: "b", Title: "Вторая", Text: "другое\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00слово"},
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return append(data, make([]byte, 1000)...)
}

func TestEarlierArchive(t *testing.T) {
	data := testArchive(t)
	memory := append([]byte("the word "+articles.Magic+" in the program's own data"), data...)
	a, err := earlierArchive(writeSite(t, testProgram(4096, memory)))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Verify(nil); err != nil || a.Len() != 2 || a.Article(1).Title != "Вторая" {
		t.Errorf("found %d articles, %v", a.Len(), err)
	}
	for _, dir := range []string{"", t.TempDir(), filepath.Join(t.TempDir(), "nothing")} {
		if a, err := earlierArchive(dir); a != nil || err != nil {
			t.Errorf("%q: %v, %v, want no archive", dir, a, err)
		}
	}
}

// A site that cannot be read is told, and never more than that.
func TestEarlierArchiveOfDamaged(t *testing.T) {
	program := testProgram(4096, testArchive(t))
	for name, damaged := range map[string][]byte{
		"empty":         nil,
		"no program":    []byte("<!doctype html>"),
		"no archive":    testProgram(4096, []byte("nothing but "+articles.Magic)),
		"cut":           program[:len(program)-1],
		"no data":       program[:15],
		"passive":       testProgramWith(program, 1),
		"length beyond": append([]byte("\x00asm\x01\x00\x00\x00\x0b"), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
	} {
		if a, err := earlierArchive(writeSite(t, damaged)); a != nil || err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for cut := range program {
		_, _ = dataOf(program[:cut])
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "offline.json"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := earlierArchive(dir); err == nil || !strings.Contains(fmt.Sprint(err), "offline.json") {
		t.Errorf("error %v, want one that names offline.json", err)
	}
}

// testProgramWith has another kind of its first data segment.
func testProgramWith(program []byte, kind byte) []byte {
	changed := append([]byte(nil), program...)
	at := strings.Index(string(changed), "\x00\x41\x80")
	changed[at] = kind
	return changed
}
