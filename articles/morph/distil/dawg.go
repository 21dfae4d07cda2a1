package main

import (
	"encoding/binary"
	"fmt"
	"os"
)

// dawg is a word graph of dawgdic, as pymorphy2 and az keep it: an array of units
// (offset, label and flags in 32 bits each) and a guide of two bytes a unit, the labels
// of its first child and of its next sibling.
type dawg struct {
	units []uint32
	guide []byte
}

func readDAWG(path string) (*dawg, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if len(b) < 8 {
		return nil, fmt.Errorf("%s: %d bytes, wanted a word graph", path, len(b))
	}
	n := int(binary.LittleEndian.Uint32(b))
	if len(b) < 8+4*n {
		return nil, fmt.Errorf("%s: %d bytes, wanted %d units", path, len(b), n)
	}
	d := &dawg{units: make([]uint32, n), guide: b[8+4*n:]}
	for i := range d.units {
		d.units[i] = binary.LittleEndian.Uint32(b[4+4*i:])
	}
	if len(d.guide) < 2*n {
		return nil, fmt.Errorf("%s: guide of %d bytes, wanted %d", path, len(d.guide), 2*n)
	}
	return d, nil
}

func (d *dawg) offset(i uint32) uint32 {
	u := d.units[i]
	return (u >> 10) << ((u & (1 << 9)) >> 6)
}

func (d *dawg) follow(i uint32, label byte) (uint32, bool) {
	next := i ^ d.offset(i) ^ uint32(label)
	if int(next) >= len(d.units) || d.units[next]&(1<<31|0xFF) != uint32(label) {
		return 0, false
	}
	return next, true
}

// each calls f for every key with its value. The key is only valid during the call.
func (d *dawg) each(f func(key []byte, value uint32)) {
	var key []byte
	var walk func(i uint32)
	walk = func(i uint32) {
		if d.units[i]&(1<<8) != 0 {
			f(key, d.units[i^d.offset(i)]&^(1<<31))
		}
		for label := d.guide[2*i]; label != 0; {
			child, ok := d.follow(i, label)
			if !ok {
				return
			}
			key = append(key, label)
			walk(child)
			key = key[:len(key)-1]
			label = d.guide[2*child+1]
		}
	}
	walk(0)
}
