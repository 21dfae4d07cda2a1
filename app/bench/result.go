package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// result is what the tables need of a peer's result, in the harness's names (harness/run-peer.mjs); times in
// milliseconds, sizes in bytes, memory in millions of bytes. A class is nil where an engine cannot answer it.
type result struct {
	Error        string `json:",omitempty"`
	Program      string `json:",omitempty"` // ours alone: what was measured
	BuildMs      float64
	BuildRssMB   float64
	Sizes        struct{ Offline *size }
	start                          // of a peer
	First, Later *start            `json:",omitempty"` // ours: first and later visits
	Q            map[string]*class `json:",omitempty"`
	Quality      struct {
		Acc map[string]struct{ Recall, Prec float64 }
	}
}

type size struct {
	Br float64
	Q  int // brotli's quality, the least of any file
}

type start struct {
	Load         *struct{ Min, Ms float64 }                         `json:",omitempty"`
	FirstQueryMs float64                                            `json:",omitempty"`
	IndexMs      float64                                            `json:",omitempty"` // ours alone: until the index was made
	Mem          *struct{ LiveMB, JsMB, WasmMB, PeakRssMB float64 } `json:",omitempty"`
}

type class struct {
	P95                  float64
	Checked, WrongTotals int
	Err                  string
}

// readJSON adds what a file has to what v has.
func readJSON(path string, v any) error {
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (o options) result(corpus, name string) string { return o.path("results", corpus, name+".json") }

func (o options) has(corpus, name string) bool { return exists(o.result(corpus, name)) }

// engineResult is the result of an engine with a corpus; ours is put together from its three files.
// One that is missing is empty.
func (o options) engineResult(corpus, engine string) (r result, err error) {
	files := []string{engine}
	if engine == muragatResult {
		files = []string{siteResult, visitsResult, muragatResult}
	}
	for _, name := range files {
		if err := readJSON(o.result(corpus, name), &r); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return r, err
		}
	}
	if r.First == nil {
		r.First = &r.start
	}
	if r.Later == nil {
		r.Later = &r.start
	}
	return r, nil
}
