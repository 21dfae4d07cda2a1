package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"muragat/articles/extract"
)

// keptName begins the names of the files in a folder of -keep.
const keptName = "found-"

// keptFor is how long the file of a folder of articles is kept that no build reads.
const keptFor = 30 * 24 * time.Hour

// store opens the file that belongs to the folder of articles. Where that fails, the build goes on without.
func (f folders) store(stderr io.Writer) *extract.Store {
	if f.keep == "" {
		return nil
	}
	f.forget(time.Now().Add(-keptFor))
	program, err := programHash()
	if err == nil {
		var s *extract.Store
		if s, err = extract.OpenStore(f.kept(), program); err == nil {
			return s
		}
	}
	fmt.Fprintln(stderr, "warning:", err)
	return nil
}

// kept is the file for the folder of articles: another folder has its own, so that looking at a small one
// does not drop what was found in a large one.
func (f folders) kept() string {
	dir, err := filepath.Abs(f.articles)
	if err != nil {
		dir = f.articles
	}
	hash := sha256.Sum256([]byte(dir))
	return filepath.Join(f.keep, keptName+hex.EncodeToString(hash[:8]))
}

// forget removes the files that were not written since.
func (f folders) forget(since time.Time) {
	entries, _ := os.ReadDir(f.keep)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(strings.TrimPrefix(e.Name(), "."), keptName) && info.ModTime().Before(since) {
			_ = os.Remove(filepath.Join(f.keep, e.Name()))
		}
	}
}

// programHash identifies this program, its rules and its dictionaries: a change of any of them is one of the executable.
func programHash() ([]byte, error) {
	name, err := os.Executable()
	if err != nil {
		return nil, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	hash := sha256.New()
	_, err = io.Copy(hash, file)
	return hash.Sum(nil), err
}
