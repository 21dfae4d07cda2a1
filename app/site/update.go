package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// update leads from an earlier program to that of the site.
type update struct {
	From string `json:"from"` // SHA-256 of the earlier program
	file        // the delta: see delta.go

	delta []byte
}

// maxUpdates is the number of earlier programs that a site has deltas from.
const maxUpdates = 8

// earlierSite is the site that visitors have.
type earlierSite struct {
	dir     string
	WASM    file
	Updates []update
	Hashes  *file
	Changes *file
}

// readEarlier is nil if dir is "" or holds no site.
func readEarlier(dir string) (*earlierSite, error) {
	if dir == "" {
		return nil, nil
	}
	data, err := os.ReadFile(filepath.Join(dir, offlineName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	e := &earlierSite{dir: dir}
	if err == nil {
		err = json.Unmarshal(data, e)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", offlineName, err)
	}
	return e, nil
}

// updates makes the deltas to program from that of the earlier site, and from those that it has deltas from: the latest
// first, without those that are more than a quarter of the program.
func (e *earlierSite) updates(base string, program []byte) ([]update, error) {
	if e == nil {
		return nil, nil
	}
	present := sum(program)
	var made []update
	var last []byte // from the earlier site's program
	if e.WASM.SHA256 != present {
		before, err := verified(e.dir, path.Base(e.WASM.URL), e.WASM)
		if err != nil {
			return nil, err
		}
		last = makeDelta(before, program)
		made = append(made, update{From: e.WASM.SHA256, delta: last})
	}
	for _, u := range e.Updates {
		if u.From == present {
			continue
		}
		delta, err := verified(e.dir, path.Join(updatesFolder, u.SHA256), u.file)
		if err == nil && last != nil {
			delta, err = joinDeltas(delta, last)
		}
		if err != nil {
			return nil, err
		}
		made = append(made, update{From: u.From, delta: delta})
	}
	kept := made[:0]
	for _, u := range made {
		if len(kept) < maxUpdates && len(u.delta) <= len(program)/4 {
			u.file = fileOf(base, path.Join(updatesFolder, sum(u.delta)), u.delta)
			kept = append(kept, u)
		}
	}
	return kept, nil
}

// verified reads a file of the site in dir that its manifest names.
func verified(dir, name string, f file) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err == nil && sum(data) != f.SHA256 {
		err = fmt.Errorf("%s: found the SHA-256 %s, wanted %s", name, sum(data), f.SHA256)
	}
	return data, err
}
