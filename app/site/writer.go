package site

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// compressMin is the size in bytes up to which headers outweigh the gain.
const compressMin = 500

// compressed are the endings of files that compression makes smaller; parts of
// the program have none.
var compressed = map[string]bool{
	"": true, ".css": true, ".html": true, ".ico": true, ".js": true, ".json": true,
	".svg": true, ".txt": true, ".wasm": true, ".webmanifest": true, ".xml": true,
}

// writer writes files with their compressed forms, several at a time.
type writer struct {
	dir          string
	brotli, gzip int // qualities

	slots chan struct{} // one a file under way
	tasks sync.WaitGroup
	lock  sync.Mutex
	sizes map[string]Sizes // by path
	disk  int              // bytes of all files and their compressed forms
	err   error            // the first
}

func newWriter(dir string, fast bool) *writer {
	w := &writer{dir: dir, brotli: 11, gzip: 9, slots: make(chan struct{}, runtime.GOMAXPROCS(0)), sizes: map[string]Sizes{}}
	if fast {
		w.brotli, w.gzip = 5, 6
	}
	return w
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
	packed, err := pack(data, func(out io.Writer) io.WriteCloser { return brotli.NewWriterLevel(out, w.brotli) })
	if err != nil {
		return sizes, disk, err
	}
	if len(packed) < len(data) {
		sizes.Br = len(packed)
		disk += len(packed)
		if err := writeNew(file+".br", packed); err != nil {
			return sizes, disk, err
		}
	}
	packed, err = pack(data, func(out io.Writer) io.WriteCloser {
		z, err := gzip.NewWriterLevel(out, w.gzip)
		if err != nil {
			panic(err) // only for an impossible level
		}
		return z
	})
	if err != nil || len(packed) >= len(data) {
		return sizes, disk, err
	}
	return sizes, disk + len(packed), writeNew(file+".gz", packed)
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

func pack(data []byte, to func(io.Writer) io.WriteCloser) ([]byte, error) {
	var out bytes.Buffer
	z := to(&out)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
