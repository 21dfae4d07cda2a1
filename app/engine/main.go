// Command engine builds the program for the browser, with a go-app that has shed its server.
//
// go-app is client and server in one package. What only the server needs (net/http, crypto/tls and
// text/template, encoding/json, regexp and more) is a third of the compressed program, and the linker
// cannot drop it. So the program is built from a copy of go-app, made at each build from the
// module that go.mod names and go.sum vouches for. In it
//
//   - the files of _goapp, our own, stand in the place of go-app's of the same path;
//   - go-app's imports of three packages lead to small ones of ours (instead, in goapp.go);
//   - some of its lines are replaced, so that what it sets as markup goes by way of the browser's policy, and the first
//     page is made in steps (lines there).
//
// Go's -overlay would do the same without a copy, but refuses to replace files of downloaded modules;
// so the copy is named in a go.mod of its own, .build/engine/go.mod, and -modfile reads it.
// Natively go-app is used whole and as it is.
//
// What ours cannot do it refuses with an error or a panic that says so. The build fails if go-app's version, its
// files or its imports are not those that ours were written for; the test of the linked program in package live
// fails if any of what was shed is back, or if the program is too heavy.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// called are packages whose functions are called, not inlined: they work for the page and not in the loops of
// the search. In brotli that is 46 kB of 1,068, and for strings and strconv 7 kB of 1,094; a render of the list took as
// long with the former, 5 ms of script.
var called = []string{
	"muragat/app/...", goApp + "/...",
	"context", "fmt", "internal/poll", "net/...", "os", "reflect", "strconv", "strings", "syscall/...", "time", "unique",
}

func main() {
	out := flag.String("o", ".build/app.wasm", "`file` to write the program to")
	empty := flag.Bool("empty", false, "leave the archive out: to weigh the program, not to run it")
	weights := flag.Bool("weights", false, "keep the names of functions in the program, and print its heaviest packages")
	flag.Parse()
	var changed map[string][]byte
	if *empty {
		changed = map[string][]byte{archiveFile: nil}
	}
	err := build(*out, changed, *weights)
	if err == nil && *weights {
		err = printWeights(os.Stdout, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "engine:", err)
		os.Exit(1)
	}
}

// archiveFile is what the program embeds.
const archiveFile = "articles/generated/archive.bin"

// build compiles and links the program, with other contents of some of the project's files.
func build(out string, changed map[string][]byte, names bool) error {
	mod, err := goTool("env", "GOMOD")
	if err != nil {
		return err
	}
	root := filepath.Dir(string(mod[:len(mod)-1]))
	modfile, err := prepare(root)
	if err != nil {
		return err
	}
	args := []string{"build", "-modfile=" + modfile, "-trimpath", "-buildvcs=false", "-o", out}
	for _, pattern := range called {
		args = append(args, "-gcflags="+pattern+"=-l")
	}
	if names {
		args = append(args, "-ldflags=-buildid=")
	} else {
		args = append(args, "-ldflags=-s -w -buildid=")
	}
	if len(changed) > 0 {
		dir, err := os.MkdirTemp("", "muragat-engine-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		overlay, err := writeOverlay(root, dir, changed)
		if err != nil {
			return err
		}
		args = append(args, "-overlay="+overlay)
	}
	_, err = goTool(append(args, "muragat/app")...)
	return err
}

// prepare writes the slim go-app, and the go.mod that leads to it, whose path it returns.
func prepare(root string) (string, error) {
	answer, err := goTool("mod", "download", "-json", goApp)
	if err != nil {
		return "", err
	}
	var module struct{ Version, Dir string }
	if err := json.Unmarshal(answer, &module); err != nil {
		return "", err
	}
	ours, err := fs.Sub(ours, "_goapp")
	if err != nil {
		return "", err
	}
	files, err := slim(module.Version, os.DirFS(module.Dir), ours)
	if err != nil {
		return "", err
	}
	dir := filepath.Join(root, ".build", "engine")
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return "", err
	}
	mod = append(mod, "\nreplace "+goApp+" => ./.build/engine/go-app\n"...)
	modfile := filepath.Join(dir, "go.mod")
	return modfile, errors.Join(
		writeTree(filepath.Join(dir, "go-app"), files),
		writeFile(modfile, mod),
		writeFile(filepath.Join(dir, "go.sum"), sum),
	)
}

// writeOverlay writes the overlay with which the go command reads other contents.
func writeOverlay(root, dir string, changed map[string][]byte) (string, error) {
	overlay := filepath.Join(dir, "overlay.json")
	replace := map[string]string{}
	var errs []error
	for name, content := range changed {
		file := filepath.Join(dir, strings.ReplaceAll(name, "/", "-"))
		replace[filepath.Join(root, filepath.FromSlash(name))] = file
		errs = append(errs, writeFile(file, content))
	}
	text, err := json.Marshal(map[string]map[string]string{"Replace": replace})
	return overlay, errors.Join(append(errs, err, writeFile(overlay, text))...)
}

// goTool runs the go command for the browser's program and returns what it prints.
func goTool(args ...string) ([]byte, error) {
	command := exec.Command("go", args...)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWORK=off")
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w", args[0], err)
	}
	return out, nil
}
