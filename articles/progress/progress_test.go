package progress

import (
	"bytes"
	"os"
	"testing"
	"time"
)

func TestLine(t *testing.T) {
	for _, c := range []struct {
		terminal bool
		want     string
	}{
		{false, "чтение\nanalysing: 1 of 4, 25%\nanalysing: 3 of 4, 75%; packing: 50 of 200, 25%\npacking: 50 of 200, 25%\n"},
		{true, "\rчтение\ranalysing: 1 of 4, 25%\ranalysing: 3 of 4, 75%; packing: 50 of 200, 25%\rpacking: 50 of 200, 25%                        \r                       \r"},
	} {
		var out bytes.Buffer
		ticks := make(chan time.Time)
		l := newLine(&out, c.terminal, ticks)
		ticks <- time.Time{}
		l.Stop()
		if out.Len() > 0 {
			t.Errorf("%q before anything began", out.String())
		}
		l = &Line{w: &out, terminal: c.terminal, ended: make(chan struct{})}
		reading := l.Begin("чтение", 0)
		l.tell()
		reading.Done()
		analysing := l.Begin("analysing", 4)
		analysing.Step(1)
		l.tell()
		analysing.Step(2)
		packing := l.Begin("packing", 200)
		packing.Step(50)
		l.tell()
		analysing.Done()
		l.tell()
		l.Stop()
		if out.String() != c.want {
			t.Errorf("terminal %t: %q, wanted %q", c.terminal, out.String(), c.want)
		}
	}
}

func TestLineTellsAtTicks(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	ticks := make(chan time.Time)
	l := newLine(out, false, ticks)
	l.Begin("analysing", 10)
	ticks <- time.Time{}
	line := make([]byte, 100)
	n, err := in.Read(line)
	if got, want := string(line[:n]), "analysing: 0 of 10, 0%\n"; got != want || err != nil {
		t.Errorf("%q, %v; wanted %q", got, err, want)
	}
	l.Stop()
	if isTerminal(out) || isTerminal(&bytes.Buffer{}) {
		t.Error("a pipe or a buffer is taken for a terminal")
	}
	_ = out.Close()
}
