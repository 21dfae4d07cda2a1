package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// How often a long build says how far it is. The first word comes after one interval, so
// that short builds say nothing.
const (
	terminalInterval = time.Second
	logInterval      = 10 * time.Second
)

// progress tells in a line of its own what is being done, now and then.
type progress struct {
	w        io.Writer
	terminal bool // the line is written over
	done     atomic.Int64
	ended    chan struct{}
	told     sync.WaitGroup

	lock  sync.Mutex // of what follows
	what  string
	total int // 0 where it is not known
	width int // of the line on the terminal
}

// startProgress tells on w, until stop.
func startProgress(w io.Writer) *progress {
	interval, terminal := logInterval, isTerminal(w)
	if terminal {
		interval = terminalInterval
	}
	ticker := time.NewTicker(interval)
	p := newProgress(w, terminal, ticker.C)
	p.told.Go(func() {
		<-p.ended
		ticker.Stop()
	})
	return p
}

// newProgress tells whenever there is a tick.
func newProgress(w io.Writer, terminal bool, ticks <-chan time.Time) *progress {
	p := &progress{w: w, terminal: terminal, ended: make(chan struct{})}
	p.told.Go(func() {
		for {
			select {
			case <-ticks:
				p.tell()
			case <-p.ended:
				return
			}
		}
	})
	return p
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// begin says what is done from now on, to how many; 0 if that is not known.
func (p *progress) begin(what string, total int) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.what, p.total = what, total
	p.done.Store(0)
}

// step counts one more as done. Several goroutines may.
func (p *progress) step() { p.done.Add(1) }

func (p *progress) tell() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.what == "" {
		return
	}
	line := p.what
	if p.total > 0 {
		done := p.done.Load()
		line = fmt.Sprintf("%s: %d of %d, %d%%", p.what, done, p.total, 100*done/int64(p.total))
	}
	if !p.terminal {
		fmt.Fprintln(p.w, line)
		return
	}
	fmt.Fprintf(p.w, "\r%-*s", p.width, line)
	p.width = len(line)
}

// stop ends the telling and takes the line off the terminal.
func (p *progress) stop() {
	close(p.ended)
	p.told.Wait()
	if p.width > 0 {
		fmt.Fprintf(p.w, "\r%*s\r", p.width, "")
	}
}
