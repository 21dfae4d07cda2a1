package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// manifestFormat changes when older workers could misread the manifest.
const manifestFormat = 1

// manifest is offline.json: all that a complete copy of the site consists of.
// Addresses are paths from the host's root.
type manifest struct {
	Format    int     `json:"format"`           // 1
	Version   string  `json:"version"`          // 16 hexadecimal digits; the same if and only if Shell, WASM and Files are
	Built     string  `json:"built"`            // day, "2026-11-21"
	Articles  int     `json:"articles"`         // how many the program holds
	Shell     string  `json:"shell"`            // address of the page for every navigation, also among Files
	WASM      program `json:"wasm"`             //
	PartsBase string  `json:"partsBase"`        // a part's address is this and its SHA-256
	Files     []file  `json:"files"`            // by address
	Bytes     Sizes   `json:"bytes"`            // of WASM and Files together
	Hashes    *file   `json:"hashes,omitempty"` // of the articles, no part of the copy: see HashArticles
	Key       []byte  `json:"key,omitempty"`    // the public Ed25519 key, in base64, whose signature is beside the manifest

	// How to make WASM out of an earlier one; the latest first.
	Updates []update `json:"updates,omitempty"`
	// What articles are new since an earlier WASM; the latest first.
	News    []news `json:"news,omitempty"`
	Changes *file  `json:"changes,omitempty"` // of these articles, for the next build: see past
}

// program is the program as a whole and as parts, which are it when joined.
type program struct {
	file
	Parts []part `json:"parts"`
}

// file is one file of the site.
type file struct {
	URL    string `json:"url"`
	Size   int    `json:"size"` // bytes, not encoded
	SHA256 string `json:"sha256"`
}

// part is a run of the program's bytes; in JSON the pair [SHA256, size].
type part struct {
	SHA256 string
	Size   int // bytes
}

// MarshalJSON writes the pair.
func (p part) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%q,%d]", p.SHA256, p.Size), nil
}

// Sizes are a number of bytes as they are and as brotli carries them.
type Sizes struct {
	Raw int `json:"raw"`
	Br  int `json:"br"` // a file counts raw where it has no brotli form
}

func fileOf(base, name string, data []byte) file {
	return file{URL: base + name, Size: len(data), SHA256: sum(data)}
}

// newManifest lists everything but the sizes in Bytes.
func newManifest(o Options, static *assets, pages map[string]file, programName string, parts [][]byte) manifest {
	m := manifest{
		Format: manifestFormat, Built: o.Built, Articles: o.Articles, Shell: o.Base + shellName,
		WASM:      program{file: fileOf(o.Base, programName, o.WASM)},
		PartsBase: o.Base + partsFolder + "/",
		Files:     slices.Collect(maps.Values(pages)),
	}
	for _, p := range parts {
		m.WASM.Parts = append(m.WASM.Parts, part{sum(p), len(p)})
	}
	for _, a := range static.sorted() {
		if a.offline {
			m.Files = append(m.Files, fileOf(o.Base, a.path, a.data))
		}
	}
	slices.SortFunc(m.Files, func(a, b file) int { return strings.Compare(a.URL, b.URL) })
	hash := sha256.New()
	for _, f := range append([]file{m.WASM.file}, m.Files...) {
		fmt.Fprintf(hash, "%s %s\n", f.SHA256, f.URL)
	}
	m.Version = hex.EncodeToString(hash.Sum(nil)[:8])
	return m
}

func (m manifest) encode() ([]byte, error) {
	data, err := json.Marshal(m)
	return append(data, '\n'), err
}
