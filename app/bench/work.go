package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (o options) path(elements ...string) string {
	return filepath.Join(append([]string{o.work}, elements...)...)
}

// prepare makes what the folder of -work lacks. Whatever takes long comes under another name first, so that
// what has its name is whole.
func (o options) prepare(ctx context.Context) error {
	if !exists(o.path("run.sh")) {
		if o.peers == "" {
			return errors.New("found no -peers and no copy of them in " + o.work + "; wanted -peers DIR")
		}
		copying := o.work + ".copying"
		if err := os.RemoveAll(copying); err != nil {
			return err
		}
		if err := os.CopyFS(copying, os.DirFS(o.peers)); err != nil {
			return fmt.Errorf("copying the peers: %w", err)
		}
		if err := os.Rename(copying, o.work); err != nil {
			return fmt.Errorf("copying the peers: %w", err)
		}
	}
	for _, dir := range []string{"out", "results", "data"} {
		if err := os.MkdirAll(o.path(dir), 0o755); err != nil {
			return err
		}
	}
	if !exists(o.path("node_modules", ".package-lock.json")) { // which npm writes last
		if err := o.command(ctx, o.work, nil, "npm", "install", "--no-audit", "--no-fund").Run(); err != nil {
			return fmt.Errorf("npm install: %w", err)
		}
	}
	if !exists(o.path("go", "refgo.wasm")) {
		say("making go/refgo.wasm")
		if err := o.command(ctx, o.path("go", "refgo"), []string{"GOOS=js", "GOARCH=wasm"}, "go", "build", "-ldflags=-s -w", "-o", "../refgo.wasm", ".").Run(); err != nil {
			return fmt.Errorf("go/refgo: %w", err)
		}
	}
	goroot, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	support, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(goroot)), "lib/wasm/wasm_exec.js"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(o.path("go", "wasm_exec.js"), support, 0o644); err != nil {
		return err
	}
	for _, corpus := range o.corpora {
		if err := o.makeCorpus(ctx, corpus); err != nil {
			return fmt.Errorf("%s: %w", corpus, err)
		}
	}
	return nil
}

func (o options) haveCorpus(corpus string) bool {
	return exists(o.path("data", corpus, "queries.json"))
}

// makeCorpus makes the texts and the queries, except for real ones whose sources are not there.
func (o options) makeCorpus(ctx context.Context, corpus string) error {
	kind, size, _ := strings.Cut(corpus, "-")
	if o.haveCorpus(corpus) {
		return nil
	}
	if raw, _ := filepath.Glob(o.path("raw", "*.jsonlines")); kind == "real" && len(raw) == 0 {
		return nil
	}
	say("making %s", corpus)
	making := o.path("data", "making")
	if err := os.RemoveAll(making); err != nil {
		return err
	}
	for _, args := range [][]string{{"corpus/gen-" + kind + ".mjs", size, making}, {"corpus/queries.mjs", making}} {
		if err := o.command(ctx, o.work, nil, "node", append([]string{"--max-old-space-size=8000"}, args...)...).Run(); err != nil {
			return fmt.Errorf("%s: %w", args[0], err)
		}
	}
	return os.Rename(making, o.path("data", corpus))
}

// machine is where and when the results were measured.
type machine struct {
	Date, CPU, Go, Browser, System string
	Cores                          int
	MemoryGB                       float64
}

func (o options) noteMachine() error {
	m := machine{
		Date: time.Now().Format(time.DateOnly), Go: strings.TrimPrefix(runtime.Version(), "go"), System: runtime.GOOS + "/" + runtime.GOARCH,
		Cores: runtime.NumCPU(), CPU: cmp.Or(procValue("cpuinfo", "model name"), runtime.GOARCH),
	}
	_, _ = fmt.Sscan(procValue("meminfo", "MemTotal"), &m.MemoryGB)
	m.MemoryGB *= 1024 / 1e9 // the kernel counts kB of 1,024 bytes
	version, err := exec.Command("/usr/bin/chromium", "--version").Output()
	if err != nil {
		return fmt.Errorf("chromium --version: %w", err)
	}
	if fields := strings.Fields(string(version)); len(fields) > 1 {
		m.Browser = fields[0] + " " + fields[1]
	}
	return writeJSON(o.path("results", "machine.json"), m)
}

// procValue is what Linux says in a file of /proc; elsewhere "".
func procValue(file, key string) string {
	text, _ := os.ReadFile("/proc/" + file)
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == key {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func writeJSON(path string, v any) error {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}
