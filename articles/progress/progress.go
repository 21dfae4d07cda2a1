// Package progress tells a waiting curator how far a long build is. Start with Start.
package progress

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"
)

// How often a long build says how far it is. The first word comes after one interval, so
// that short builds say nothing.
const (
	terminalInterval = time.Second
	logInterval      = 10 * time.Second
)

// Line tells in a line of its own what is being done, now and then.
type Line struct {
	w        io.Writer
	terminal bool // the line is written over
	ended    chan struct{}
	told     sync.WaitGroup

	lock  sync.Mutex // of what follows
	tasks []*Task
	width int // of the line on the terminal
}

// Task is something that takes long.
type Task struct {
	line  *Line
	what  string
	total int64 // 0 where it is not known
	done  atomic.Int64
}

// Start tells on w, until Stop.
func Start(w io.Writer) *Line {
	interval, terminal := logInterval, isTerminal(w)
	if terminal {
		interval = terminalInterval
	}
	ticker := time.NewTicker(interval)
	l := newLine(w, terminal, ticker.C)
	l.told.Go(func() {
		<-l.ended
		ticker.Stop()
	})
	return l
}

// newLine tells whenever there is a tick.
func newLine(w io.Writer, terminal bool, ticks <-chan time.Time) *Line {
	l := &Line{w: w, terminal: terminal, ended: make(chan struct{})}
	l.told.Go(func() {
		for {
			select {
			case <-ticks:
				l.tell()
			case <-l.ended:
				return
			}
		}
	})
	return l
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Begin says what is done from now on, beside what was begun before, to how many; 0 if that
// is not known. A nil Line tells nothing.
func (l *Line) Begin(what string, total int) *Task {
	if l == nil {
		return nil
	}
	t := &Task{line: l, what: what, total: int64(total)}
	l.lock.Lock()
	defer l.lock.Unlock()
	l.tasks = append(l.tasks, t)
	return t
}

// Step counts n more as done. Several goroutines may.
func (t *Task) Step(n int) {
	if t != nil {
		t.done.Add(int64(n))
	}
}

// Done ends the task.
func (t *Task) Done() {
	if t == nil {
		return
	}
	t.line.lock.Lock()
	defer t.line.lock.Unlock()
	t.line.tasks = slices.DeleteFunc(t.line.tasks, func(o *Task) bool { return o == t })
}

func (t *Task) String() string {
	if t.total == 0 {
		return t.what
	}
	done := t.done.Load()
	return fmt.Sprintf("%s: %d of %d, %d%%", t.what, done, t.total, 100*done/t.total)
}

func (l *Line) tell() {
	l.lock.Lock()
	defer l.lock.Unlock()
	if len(l.tasks) == 0 {
		return
	}
	var under []string
	for _, t := range l.tasks {
		under = append(under, t.String())
	}
	line := strings.Join(under, "; ")
	if !l.terminal {
		fmt.Fprintln(l.w, line)
		return
	}
	fmt.Fprintf(l.w, "\r%-*s", l.width, line)
	l.width = utf8.RuneCountInString(line)
}

// Stop ends the telling and takes the line off the terminal.
func (l *Line) Stop() {
	close(l.ended)
	l.told.Wait()
	if l.width > 0 {
		fmt.Fprintf(l.w, "\r%*s\r", l.width, "")
	}
}
