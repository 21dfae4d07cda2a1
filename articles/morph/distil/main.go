// Command distil makes the Russian dictionary of package morph from that of the
// npm package az, whose data are those of OpenCorpora.
//
// usage: distil AZ/dicts russian.br
//
// The format of the result is told in articles/morph/load.go. The same input gives the
// same bytes. Every form of the source is looked for in the result before it is written.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: distil AZ/dicts russian.br")
		os.Exit(2)
	}
	if err := distil(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "distil:", err)
		os.Exit(1)
	}
}

func distil(dir, out string) error {
	s, err := readSource(dir)
	if err != nil {
		return err
	}
	raw := s.encode()
	var packed bytes.Buffer
	w := brotli.NewWriterOptions(&packed, brotli.WriterOptions{Quality: 11, LGWin: 24})
	if _, err := w.Write(raw); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := os.WriteFile(out, packed.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Printf("%d lexemes of %d paradigms, %d words with probabilities: %d bytes, %d packed\n",
		len(s.lexemes), len(s.paradigms), len(s.odds), len(raw), packed.Len())
	return nil
}

// source is what is taken from the files of az.
type source struct {
	tags, suffixes []string
	paradigms      [][]form
	lexemes        []lexeme
	odds           []odd
}

// form is one form of a paradigm: indexes into prefixes, suffixes and tags.
type form struct{ prefix, suffix, tag int }

var prefixes = []string{"", "по", "наи"}

// lexeme is a stem in windows-1251 and its paradigm.
type lexeme struct {
	stem string
	para int
}

// odd is a word in windows-1251 and the tags that it had in a corpus, with their shares.
type odd struct {
	word   string
	shares []share
}

type share struct {
	tag     int
	percent int
}

func readSource(dir string) (*source, error) {
	s := new(source)
	if err := readJSON(filepath.Join(dir, "gramtab-opencorpora-int.json"), &s.tags); err != nil {
		return nil, err
	}
	if err := readJSON(filepath.Join(dir, "suffixes.json"), &s.suffixes); err != nil {
		return nil, err
	}
	if err := s.readParadigms(filepath.Join(dir, "paradigms.array")); err != nil {
		return nil, err
	}
	if err := s.readWords(filepath.Join(dir, "words.dawg")); err != nil {
		return nil, err
	}
	return s, s.readOdds(filepath.Join(dir, "p_t_given_w.intdawg"))
}

func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// readParadigms reads a number of paradigms, then for each its length and as many numbers:
// a third of them suffixes, a third tags, a third prefixes; all 16 bits, little endian.
func (s *source) readParadigms(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	next := func() int {
		if len(b) < 2 {
			err = errors.New("cut short")
			return 0
		}
		n := binary.LittleEndian.Uint16(b)
		b = b[2:]
		return int(n)
	}
	for n := next(); n > 0 && err == nil; n-- {
		forms := make([]form, next()/3)
		for i := range forms {
			forms[i].suffix = next()
		}
		for i := range forms {
			forms[i].tag = next()
		}
		for i := range forms {
			forms[i].prefix = next()
		}
		s.paradigms = append(s.paradigms, forms)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// readWords takes the lexemes from the words that are a paradigm's first form, and then
// looks for every word among the forms of its lexeme.
func (s *source) readWords(path string) error {
	d, err := readDAWG(path)
	if err != nil {
		return err
	}
	var bad error
	known := map[lexeme]bool{}
	visit := func(f func(word string, para, idx int)) {
		d.each(func(key []byte, _ uint32) {
			word, code, ok := bytes.Cut(key, []byte{1})
			if !ok || len(code) < 4 {
				bad = fmt.Errorf("%s: key %q, wanted a word and four bytes", path, key)
				return
			}
			para := int(code[0]^1)<<6 + int(code[1]>>1)
			idx := int(code[2]^1)<<6 + int(code[3]>>1)
			if para >= len(s.paradigms) || idx >= len(s.paradigms[para]) {
				bad = fmt.Errorf("%s: %q has form %d of paradigm %d, which there is not", path, word, idx, para)
				return
			}
			f(string(word), para, idx)
		})
	}
	stem := func(word string, para, idx int) (lexeme, bool) {
		f := s.paradigms[para][idx]
		word, ok1 := strings.CutPrefix(word, encode1251(prefixes[f.prefix]))
		word, ok2 := strings.CutSuffix(word, encode1251(s.suffixes[f.suffix]))
		return lexeme{word, para}, ok1 && ok2
	}
	visit(func(word string, para, idx int) {
		if l, ok := stem(word, para, idx); idx == 0 && ok && !known[l] {
			known[l] = true
			s.lexemes = append(s.lexemes, l)
		}
	})
	forms, missing := 0, 0
	visit(func(word string, para, idx int) {
		forms++
		if l, ok := stem(word, para, idx); !ok || !known[l] {
			missing++
		}
	})
	if bad == nil && missing > 0 {
		bad = fmt.Errorf("%s: %d of %d forms have no lexeme", path, missing, forms)
	}
	slices.SortFunc(s.lexemes, func(a, b lexeme) int {
		if a.para != b.para {
			return a.para - b.para
		}
		return strings.Compare(a.stem, b.stem)
	})
	return bad
}

// readOdds reads keys "word:tag" with millionths as values.
func (s *source) readOdds(path string) error {
	d, err := readDAWG(path)
	if err != nil {
		return err
	}
	number := map[string]int{}
	for i, t := range s.tags {
		number[t] = i
	}
	shares := map[string][]share{}
	d.each(func(key []byte, v uint32) {
		word, tag, _ := bytes.Cut(key, []byte(":"))
		t, ok := number[string(tag)]
		percent := int((v + 5000) / 10000)
		if ok && percent > 0 {
			shares[string(word)] = append(shares[string(word)], share{t, percent})
		}
	})
	for w, l := range shares {
		slices.SortFunc(l, func(a, b share) int { return a.tag - b.tag })
		s.odds = append(s.odds, odd{w, l})
	}
	slices.SortFunc(s.odds, func(a, b odd) int { return strings.Compare(a.word, b.word) })
	return nil
}
