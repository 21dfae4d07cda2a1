package webdriver

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// tailLines is how many of the last printed lines a process keeps.
const tailLines = 400

// MissingError says which program an engine lacks.
type MissingError struct {
	Engine  string
	Program string // as looked for on PATH
	Package string // Debian package that has it
}

// Error names the engine, the program and the package.
func (e *MissingError) Error() string {
	return fmt.Sprintf("%s needs the program %s, which is not on PATH (Debian package %s)", e.Engine, e.Program, e.Package)
}

// programs are what an engine needs, each with its Debian package and, where it
// goes by several names, all of them.
var programs = map[string][]struct {
	pkg   string
	names []string
}{
	Chromium: {
		{"chromium-driver", []string{"chromedriver"}},
		{"chromium", []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}},
	},
	Firefox: {{"firefox-esr", []string{"firefox-esr", "firefox"}}},
	WebKit:  {{"webkit2gtk-driver", []string{"WebKitWebDriver"}}, {"xvfb", []string{"Xvfb"}}},
}

// Installed returns nil if Open can start the engine, a *MissingError if a
// program is not on PATH.
func Installed(engine string) error {
	_, err := locate(engine)
	return err
}

// locate returns the paths of an engine's programs in the order of the table.
func locate(engine string) ([]string, error) {
	needs, ok := programs[engine]
	if !ok {
		return nil, fmt.Errorf("unknown engine %q, want one of %q", engine, Engines)
	}
	var paths []string
	for _, n := range needs {
		path := ""
		for _, name := range n.names {
			if found, err := exec.LookPath(name); err == nil {
				path = found
				break
			}
		}
		if path == "" {
			return nil, &MissingError{engine, n.names[0], n.pkg}
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// process is a program that Open started, in a process group of its own.
type process struct {
	name string
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended

	mu     sync.Mutex
	lines  []string
	wanted string      // start looks for a line that has it
	found  chan string // gets that line
}

// start runs a program whose output is kept and copied to Options.Log. When
// want is not empty it waits for a line that has it, and returns that line.
func (b *Browser) start(ctx context.Context, cmd *exec.Cmd, want string) (string, error) {
	p := &process{name: cmd.Path, cmd: cmd, done: make(chan struct{}), wanted: want, found: make(chan string, 1)}
	ownGroup(cmd)
	r, w, err := os.Pipe()
	if err != nil {
		return "", err
	}
	cmd.Stdout, cmd.Stderr = w, w
	err = cmd.Start()
	w.Close()
	if err != nil {
		r.Close()
		return "", err
	}
	b.procs = append(b.procs, p)
	go p.listen(r, b.options.Log)
	go func() {
		_ = cmd.Wait() // the signal that ended it is no news
		close(p.done)
	}()
	if want == "" {
		return "", nil
	}
	select {
	case line := <-p.found:
		return line, nil
	case <-p.done:
		return "", fmt.Errorf("%s ended before it printed %q", p.name, want)
	case <-ctx.Done():
		return "", fmt.Errorf("%s did not print %q: %w", p.name, want, ctx.Err())
	}
}

func (p *process) listen(r *os.File, log io.Writer) {
	defer r.Close()
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		line := in.Text()
		if log != nil {
			fmt.Fprintln(log, line)
		}
		p.mu.Lock()
		p.lines = append(p.lines, line)
		if len(p.lines) > 2*tailLines {
			p.lines = append([]string(nil), p.lines[tailLines:]...)
		}
		if p.wanted != "" && strings.Contains(line, p.wanted) {
			p.wanted = ""
			p.found <- line
		}
		p.mu.Unlock()
	}
}

// tail returns the last few lines printed, of each the beginning.
func (p *process) tail() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var tail strings.Builder
	for _, line := range p.lines[max(0, len(p.lines)-10):] {
		fmt.Fprintf(&tail, "%.200s\n", line)
	}
	return tail.String()
}

// printed returns and forgets the lines that keep wants.
func (p *process) printed(keep func(string) bool) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []string
	for _, l := range p.lines {
		if keep(l) {
			out = append(out, l)
		}
	}
	p.lines = nil
	return out
}

// end gives the program a moment to leave by itself, then asks, then kills, and
// waits until nobody of its group is left.
func (p *process) end() error {
	for _, step := range []struct {
		send func(*exec.Cmd) error
		wait time.Duration
	}{{nil, p.farewell()}, {terminate, 10 * time.Second}, {kill, 10 * time.Second}} {
		if step.send != nil {
			_ = step.send(p.cmd) // it may just have ended
		}
		select {
		case <-p.done:
			_ = kill(p.cmd)
			for until := time.Now().Add(5 * time.Second); left(p.cmd) && time.Now().Before(until); {
				time.Sleep(5 * time.Millisecond)
			}
			return nil
		case <-time.After(step.wait):
		}
	}
	return fmt.Errorf("%s (process %d) does not end", p.name, p.cmd.Process.Pid)
}

// farewell is how long a program may need to end by itself. A driver or an X
// server never does: it waits for the next browser.
func (p *process) farewell() time.Duration {
	if strings.Contains(p.name, "firefox") {
		return 10 * time.Second
	}
	return 0
}
