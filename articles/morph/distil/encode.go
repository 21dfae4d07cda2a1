package main

import (
	"encoding/binary"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

func encode1251(s string) string {
	e, err := charmap.Windows1251.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return e
}

// encode lays out the dictionary as articles/morph/load.go reads it. Numbers of a kind
// stand together, because they pack better so.
func (s *source) encode() []byte {
	b := []byte("muragat morph 1\n")
	text := func(lines []string) {
		t := strings.Join(lines, "\n")
		b = binary.AppendUvarint(b, uint64(len(t)))
		b = append(b, t...)
	}
	text(s.tags)
	suffixes := make([]string, len(s.suffixes))
	for i, t := range s.suffixes {
		suffixes[i] = encode1251(t)
	}
	text(suffixes)

	numbers := func(n int, at func(i int) int) {
		for i := range n {
			b = binary.AppendUvarint(b, uint64(at(i)))
		}
	}
	var forms []form
	b = binary.AppendUvarint(b, uint64(len(s.paradigms)))
	numbers(len(s.paradigms), func(i int) int { return len(s.paradigms[i]) })
	for _, p := range s.paradigms {
		forms = append(forms, p...)
	}
	numbers(len(forms), func(i int) int { return forms[i].prefix })
	numbers(len(forms), func(i int) int { return forms[i].suffix })
	numbers(len(forms), func(i int) int { return forms[i].tag })

	counts := make([]int, len(s.paradigms))
	stems := make([]string, len(s.lexemes))
	for i, l := range s.lexemes {
		counts[l.para]++
		stems[i] = l.stem
	}
	numbers(len(counts), func(i int) int { return counts[i] })
	front := func(words []string) {
		b = binary.AppendUvarint(b, uint64(len(words)))
		shared := make([]int, len(words))
		for i := 1; i < len(words); i++ {
			shared[i] = common(words[i-1], words[i])
		}
		numbers(len(words), func(i int) int { return shared[i] })
		numbers(len(words), func(i int) int { return len(words[i]) - shared[i] })
		for i, w := range words {
			b = append(b, w[shared[i]:]...)
		}
	}
	front(stems)

	words := make([]string, len(s.odds))
	var shares []share
	for i, o := range s.odds {
		words[i] = o.word
		shares = append(shares, o.shares...)
	}
	front(words)
	numbers(len(s.odds), func(i int) int { return len(s.odds[i].shares) })
	numbers(len(shares), func(i int) int { return shares[i].tag })
	numbers(len(shares), func(i int) int { return shares[i].percent })
	return b
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
