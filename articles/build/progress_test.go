package main

import (
	"bytes"
	"os"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	for _, c := range []struct {
		terminal bool
		want     string
	}{
		{false, "reading\nanalysing: 1 of 4, 25%\nanalysing: 3 of 4, 75%\nwriting\n"},
		{true, "\rreading\ranalysing: 1 of 4, 25%\ranalysing: 3 of 4, 75%\rwriting               \r       \r"},
	} {
		var out bytes.Buffer
		ticks := make(chan time.Time)
		p := newProgress(&out, c.terminal, ticks)
		ticks <- time.Time{}
		p.stop()
		if out.Len() > 0 {
			t.Errorf("%q before anything began", out.String())
		}
		p = &progress{w: &out, terminal: c.terminal, ended: make(chan struct{})}
		p.begin("reading", 0)
		p.tell()
		p.begin("analysing", 4)
		p.step()
		p.tell()
		p.step()
		p.step()
		p.tell()
		p.begin("writing", 0)
		p.tell()
		p.stop()
		if out.String() != c.want {
			t.Errorf("terminal %t: %q, wanted %q", c.terminal, out.String(), c.want)
		}
	}
}

func TestProgressTellsAtTicks(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	ticks := make(chan time.Time)
	p := newProgress(out, false, ticks)
	p.begin("analysing", 10)
	ticks <- time.Time{}
	line := make([]byte, 100)
	n, err := in.Read(line)
	if got, want := string(line[:n]), "analysing: 0 of 10, 0%\n"; got != want || err != nil {
		t.Errorf("%q, %v; wanted %q", got, err, want)
	}
	p.stop()
	if isTerminal(out) || isTerminal(&bytes.Buffer{}) {
		t.Error("a pipe or a buffer is taken for a terminal")
	}
	_ = out.Close()
}
