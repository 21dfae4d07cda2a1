package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// cost is what finding facts took.
type cost struct {
	bytes  int           // of text
	time   time.Duration // of one processor
	memory int64         // at its peak, in bytes
}

// article is one of which the facts are to be found.
type article struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Lang  string `json:"lang,omitempty"`
	Date  string `json:"date,omitempty"`
}

// facts are those of an article as `make facts` prints them. Places are code points.
type facts struct {
	ID      string        `json:"id"`
	Lang    string        `json:"lang"`
	Date    string        `json:"date"`
	Persons []personFacts `json:"persons"`
	Topics  []topicFacts  `json:"topics"`
	Dates   []dateFacts   `json:"dates"`
}

type personFacts struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Mentions []mention `json:"mentions"`
}

type mention struct {
	Field string `json:"field"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Rule  string `json:"rule"`
}

type topicFacts struct {
	ID    string  `json:"id"`
	Score float64 `json:"score"`
	Rule  string  `json:"rule"`
}

type dateFacts struct {
	EDTF  string `json:"edtf"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Field string `json:"field"` // "" is the text
}

// build makes the program that finds facts, so that its time and memory are those of a process of its own.
func (e *evaluation) build() error {
	c := exec.Command("go", "build", "-o", filepath.Join(e.work, "build"), "muragat/articles/build")
	c.Stderr = e.stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("building articles/build: %w", err)
	}
	return nil
}

// findIn reads a set and finds the facts of its texts, by ID.
func findIn[G any](e *evaluation, file string, text func(G) article) ([]G, map[string]facts, error) {
	gold, err := readSet[G](file)
	if err != nil {
		return nil, nil, err
	}
	in := make([]article, len(gold))
	for i, g := range gold {
		in[i] = text(g)
	}
	found, err := e.find(setName(file), in)
	return gold, found, err
}

// find finds the facts of articles, on one processor, by ID. Name is that of the set.
func (e *evaluation) find(name string, in []article) (map[string]facts, error) {
	dir := filepath.Join(e.work, name)
	if err := os.Mkdir(dir, 0o777); err != nil {
		return nil, err
	}
	var file bytes.Buffer
	enc := json.NewEncoder(&file)
	ids := map[string]string{} // those of a set may be no addresses
	for i, a := range in {
		id := fmt.Sprintf("%06d", i)
		ids[id], a.ID = a.ID, id
		if a.Title == "" {
			a.Title = "—"
		}
		if err := enc.Encode(a); err != nil {
			return nil, err
		}
		e.total.bytes += len(a.Text)
	}
	if err := os.WriteFile(filepath.Join(dir, "gold.jsonl"), file.Bytes(), 0o666); err != nil {
		return nil, err
	}
	c := exec.Command(filepath.Join(e.work, "build"), "facts", "-articles", dir)
	c.Env = append(os.Environ(), "GOMAXPROCS=1")
	var problems strings.Builder
	c.Stderr = &problems
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: the facts: %w\n%s", name, err, problems.String())
	}
	e.total.time += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		e.total.memory = max(e.total.memory, usage.Maxrss<<10)
	}
	found := map[string]facts{}
	var kept bytes.Buffer
	enc = json.NewEncoder(&kept)
	err = eachLine(bytes.NewReader(out), name, func(f facts) {
		f.ID = ids[f.ID]
		found[f.ID] = f
		_ = enc.Encode(f) // a buffer takes all
	})
	if err != nil {
		return nil, err
	}
	return found, os.WriteFile(filepath.Join(e.facts, name+".jsonl"), kept.Bytes(), 0o666)
}

// readSet reads the lines of a file of JSON.
func readSet[T any](file string) ([]T, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var out []T
	err = eachLine(f, file, func(x T) { out = append(out, x) })
	return out, err
}

func eachLine[T any](r io.Reader, name string, visit func(T)) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var x T
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		visit(x)
	}
	return lines.Err()
}

// setName is the name of a set: its file's without the ending.
func setName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".jsonl") }
