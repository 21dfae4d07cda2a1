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

// updates makes the deltas to program from that of the site in dir, and from those that it has deltas from: the latest
// first, without those that are more than a quarter of the program. There are none if dir is "" or holds no site.
func updates(dir, base string, program []byte) ([]update, error) {
	if dir == "" {
		return nil, nil
	}
	data, err := os.ReadFile(filepath.Join(dir, offlineName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var earlier struct {
		WASM    file
		Updates []update
	}
	if err == nil {
		err = json.Unmarshal(data, &earlier)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", offlineName, err)
	}
	present := sum(program)
	var made []update
	var last []byte // from the earlier site's program
	if earlier.WASM.SHA256 != present {
		before, err := verified(dir, path.Base(earlier.WASM.URL), earlier.WASM)
		if err != nil {
			return nil, err
		}
		last = makeDelta(before, program)
		made = append(made, update{From: earlier.WASM.SHA256, delta: last})
	}
	for _, u := range earlier.Updates {
		if u.From == present {
			continue
		}
		delta, err := verified(dir, path.Join(updatesFolder, u.SHA256), u.file)
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
