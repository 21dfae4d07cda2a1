package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"syscall"
	"time"
)

// source gives the site's files as they are now, and what to call when done.
type source func() (site fs.FS, done func(), err error)

// fixedSource is a site that does not change.
func fixedSource(site fs.FS) source {
	return func() (fs.FS, func(), error) { return site, func() {}, nil }
}

// folderSource is a folder of the disk; no link leads out of it. It is opened
// anew each time, because a build puts another folder in its place.
func folderSource(dir string) source {
	return func() (fs.FS, func(), error) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, nil, err
		}
		return root.FS(), func() { root.Close() }, nil
	}
}

// errNone is the answer for an address that has no file.
var errNone = errors.New("no such file")

// find returns the file's name for the path of an address, without the base:
// a folder stands for its index.html, with and without a slash at the end.
func find(site fs.FS, address string) (string, error) {
	name := strings.TrimSuffix(address, "/")
	if name == "" {
		name = "."
	}
	if !servable(name) {
		return "", errNone
	}
	info, err := stat(site, name)
	if err != nil {
		return "", err
	}
	if info.IsDir() {
		name = path.Join(name, "index.html")
		info, err = stat(site, name)
		if err != nil {
			return "", err
		}
	} else if strings.HasSuffix(address, "/") {
		return "", errNone
	}
	if !info.Mode().IsRegular() || isVariant(site, name) {
		return "", errNone
	}
	return name, nil
}

// servable refuses names that mean something else on some system, and hidden
// files; .well-known is what RFC 8615 keeps for the public.
func servable(name string) bool {
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00") {
		return false
	}
	for segment := range strings.SplitSeq(name, "/") {
		if name != "." && segment[0] == '.' && segment != ".well-known" {
			return false
		}
	}
	return true
}

// isVariant reports whether name is a compressed form of a file beside it.
func isVariant(site fs.FS, name string) bool {
	for _, c := range codings {
		plain, ok := strings.CutSuffix(name, c.suffix)
		if ok && c.suffix != "" && isRegular(site, plain) {
			return true
		}
	}
	return false
}

func isRegular(site fs.FS, name string) bool {
	info, err := stat(site, name)
	return err == nil && info.Mode().IsRegular()
}

// stat returns errNone for whatever the address is to blame for, such as a
// name too long or a link that leads out, and the error itself where the
// machine is.
func stat(site fs.FS, name string) (fs.FileInfo, error) {
	info, err := fs.Stat(site, name)
	for _, machine := range []error{syscall.EMFILE, syscall.ENFILE, syscall.EIO, syscall.ENOMEM} {
		if errors.Is(err, machine) {
			return nil, err
		}
	}
	if err != nil {
		return nil, errNone
	}
	return info, nil
}

// etags remembers the entity tag of every file version that was served. The
// zero value is ready.
type etags struct {
	known sync.Map // name → etag
}

type etag struct {
	modified time.Time
	size     int64
	tag      string
}

// of returns the strong entity tag of the file: the first 128 bits of its
// content's SHA-256 in quotes. It reads the file if this version of it is
// new, and leaves it at its beginning.
func (e *etags) of(name string, file io.ReadSeeker, info fs.FileInfo) (string, error) {
	if v, ok := e.known.Load(name); ok {
		if t := v.(etag); t.size == info.Size() && t.modified.Equal(info.ModTime()) {
			return t.tag, nil
		}
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	tag := `"` + hex.EncodeToString(hash.Sum(nil)[:16]) + `"`
	e.known.Store(name, etag{info.ModTime(), info.Size(), tag})
	return tag, nil
}
