package main

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

// printWeights lists the ten packages with the most machine code in a program that has kept its names.
// Packages are named as the linker writes them: with _ for / and -.
func printWeights(w io.Writer, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	code, sections, err := weigh(data)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	heaviest := slices.SortedFunc(maps.Keys(code), func(a, b string) int { return cmp.Or(code[b]-code[a], cmp.Compare(a, b)) })
	for _, name := range heaviest[:min(10, len(heaviest))] {
		fmt.Fprintf(w, "%8.1f kB  %s\n", float64(code[name])/1000, name)
	}
	_, err = fmt.Fprintf(w, "%8.1f kB  code of %d packages\n%8.1f kB  data\n", float64(sections[codeSection])/1000, len(code), float64(sections[dataSection])/1000)
	return err
}

// Sections of a wasm file, and the part of the section "name" that names functions.
const (
	customSection = 0
	importSection = 2
	codeSection   = 10
	dataSection   = 11
	functionNames = 1
)

// weigh gives the bytes of code of each package, and the bytes of each section. A wasm file is 8 bytes
// of header and sections: a byte that says which, its length, its content. All numbers are varints.
func weigh(wasm []byte) (code map[string]int, sections map[byte]int, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("found no wasm file that is whole")
		}
	}()
	code, sections = map[string]int{}, map[byte]int{}
	var sizes []int
	var imported int // the functions that are imported have the first numbers
	for r := reader(wasm[8:]); len(r) > 0; {
		kind := r.byte()
		section := r.bytes()
		sections[kind] += len(section)
		switch kind {
		case importSection:
			imported = section.int() // Go imports nothing but functions
		case codeSection:
			for range section.int() {
				sizes = append(sizes, len(section.bytes()))
			}
		case customSection:
			if string(section.bytes()) != "name" {
				continue
			}
			for len(section) > 0 {
				if part, names := section.byte(), section.bytes(); part == functionNames {
					for range names.int() {
						number, name := names.int(), string(names.bytes())
						if number >= imported {
							code[packageOf(name)] += sizes[number-imported]
						}
					}
				}
			}
		}
	}
	if len(code) == 0 {
		return nil, nil, errors.New("found no names of functions, wanted a program that was linked with them")
	}
	return code, sections, nil
}

// packageOf is the package of a function: what stands before the first dot that is none of a host's.
func packageOf(function string) string {
	const host = "github.com"
	rest, hosted := strings.CutPrefix(function, host)
	name, _, _ := strings.Cut(rest, ".")
	if hosted {
		return host + name
	}
	return name
}

// reader takes numbers and bytes off its front. It panics at the end.
type reader []byte

func (r *reader) byte() byte {
	b := (*r)[0]
	*r = (*r)[1:]
	return b
}

func (r *reader) int() int {
	n, size := binary.Uvarint(*r)
	*r = (*r)[size:]
	return int(n)
}

// bytes is a length and so many bytes.
func (r *reader) bytes() reader {
	n := r.int()
	b := (*r)[:n]
	*r = (*r)[n:]
	return b
}
