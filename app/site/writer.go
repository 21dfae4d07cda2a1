package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
)

// writer writes files with their compressed forms, several at a time.
type writer struct {
	dir  string
	pack *packer

	slots chan struct{} // one a file under way
	tasks sync.WaitGroup
	lock  sync.Mutex
	sizes map[string]Sizes // by path
	disk  int              // bytes of all files and their compressed forms
	err   error            // the first
}

func newWriter(dir string, pack *packer) *writer {
	return &writer{dir: dir, pack: pack, slots: make(chan struct{}, runtime.GOMAXPROCS(0)), sizes: map[string]Sizes{}}
}

// add writes a file and its compressed forms, later and in the background: an
// error may be returned by a later add or by wait. It keeps data.
func (w *writer) add(name string, data []byte) error {
	if err := checkPath(name); err != nil {
		return err
	}
	w.lock.Lock()
	if _, twice := w.sizes[name]; twice && w.err == nil {
		w.err = fmt.Errorf("two files are called %s", name)
	}
	w.sizes[name] = Sizes{}
	err := w.err
	w.lock.Unlock()
	if err != nil {
		return err
	}
	w.slots <- struct{}{}
	w.tasks.Go(func() {
		defer func() { <-w.slots }()
		sizes, disk, err := w.write(name, data)
		w.lock.Lock()
		defer w.lock.Unlock()
		w.sizes[name] = sizes
		w.disk += disk
		if w.err == nil {
			w.err = err
		}
	})
	return nil
}

// reserved are names that Windows keeps for devices, with any ending.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)`)

// checkPath refuses names that not every system can store, that the host does
// not serve, and those that go:embed leaves out without a word: a folder that
// holds anything called go.mod would be missing from the host as a whole.
func checkPath(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("found %q as the path of a file; wanted one below the site, with / between folders", name)
	}
	for segment := range strings.SplitSeq(name, "/") {
		if reserved.MatchString(segment) || segment == "go.mod" || segment[0] == '.' || strings.HasSuffix(segment, ".") ||
			strings.ContainsAny(segment, "\"'*<>?`|\\:") {
			return fmt.Errorf("%s: found the name %q; wanted one that every system can store: no dot at its ends, none of \" ' * < > ? ` | \\ :, not go.mod, CON, PRN, AUX, NUL, COM1 or LPT1", name, segment)
		}
	}
	return nil
}

// has reports whether a file of that name was added.
func (w *writer) has(name string) bool {
	w.lock.Lock()
	defer w.lock.Unlock()
	_, ok := w.sizes[name]
	return ok
}

// wait returns when all that was added is written.
func (w *writer) wait() error {
	w.tasks.Wait()
	return w.err
}

func (w *writer) write(name string, data []byte) (Sizes, int, error) {
	sizes := Sizes{Raw: len(data), Br: len(data)}
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return sizes, 0, err
	}
	if err := writeNew(file, data); err != nil {
		return sizes, 0, err
	}
	disk := len(data)
	if len(data) < compressMin || !compressed[path.Ext(name)] {
		return sizes, disk, nil
	}
	for _, form := range []struct {
		ending string
		*encoders
	}{{".br", w.pack.brotliFor(name)}, {".gz", w.pack.gzipFor(name)}} {
		packed, err := w.pack.pack(name+form.ending, data, form.encoders)
		if err != nil {
			return sizes, disk, err
		}
		if len(packed) >= len(data) {
			continue
		}
		if form.ending == ".br" {
			sizes.Br = len(packed)
		}
		disk += len(packed)
		if err := writeNew(file+form.ending, packed); err != nil {
			return sizes, disk, err
		}
	}
	return sizes, disk, nil
}

// writeNew refuses a file that is there already, as two names are on a file
// system that folds case.
func writeNew(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}
