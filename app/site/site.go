// Package site puts a built site together: pages, program, and hand-written
// files become one folder that any file host can serve, each file with its
// precompressed forms beside it.
//
// Build is the function to start from. The folder holds
//
//	index.html, article/…   the pages, and files for machines such as the feed, as they were given
//	app.HASH.css, …         hand-written files, named by their content
//	app.HASH.wasm           the program
//	parts/SHA256            the program again, cut by content of 64 kB on average
//	updates/SHA256          how it is made out of an earlier one, and what articles are new in it
//	offline.json            what a complete copy consists of
//	offline.json.sig        the signature of that, if there is a key
//	articles.sha256         the hash of every article
//	sw.js                   the worker, under its own name
//	*.br, *.gz              compressed forms of the file of that name
//
// The same input gives the same bytes.
package site

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"sync"

	"muragat/articles"
	"muragat/articles/progress"
)

// Options say what a site is made of.
type Options struct {
	Dir     string            // the folder to write; an older site in it is replaced
	Earlier string            // the folder of the site that visitors have; "" if there is none. The same one as Dir will do
	Base    string            // path of the site on its host, with a slash at both ends: "/" or "/archive/"
	Static  fs.FS             // hand-written files: style, scripts, fonts, icons
	Extra   map[string][]byte // more of them by name, made at build time, such as wasm_exec.js
	WASM    []byte            // the program

	// Pages gives every page to add, with its path below the site, such as
	// "article/x/index.html"; add may be called from several goroutines and
	// keeps the slice. The address of a file of Static or Extra, by its name
	// there, is what asset returns. Pages must add shell.html,
	// which answers every navigation offline, and index.html.
	Pages func(asset func(name string) string, add func(path string, page []byte) error) error

	Archive *articles.Archive  // that the program holds; nil for a site that tells nobody what is new
	Hashes  []byte             // of the articles: see HashArticles; may be empty
	Key     ed25519.PrivateKey // that signs the site; nil for a site without a signature

	Articles int    // how many articles the program holds
	Built    string // the day of the articles' state, "2026-11-21"
	Fast     bool   // compress all files quickly, as the many pages of subfolders are anyhow (brotli 5, gzip 6 and not 11, 9)

	Progress *progress.Line // on which a long compression says how far it is; may be nil
}

// Names that the pages, the loader and the worker agree on.
const (
	shellName     = "shell.html"
	webManifest   = "manifest.webmanifest"
	offlineName   = "offline.json"
	signatureName = "offline.json.sig"
	hashesName    = "articles.sha256"
	partsFolder   = "parts"
	updatesFolder = "updates"
	programAsset  = "app.wasm"
)

var basePattern = regexp.MustCompile(`^/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*$`)

// Build writes the site. Whatever fails, the site that was in o.Dir stays as
// it was.
func Build(o Options) (Report, error) {
	if !basePattern.MatchString(o.Base) {
		return Report{}, fmt.Errorf("base path: found %q; wanted one that begins and ends with /, of Latin letters, digits, and . _ ~ -, such as /archive/", o.Base)
	}
	if len(o.WASM) == 0 {
		return Report{}, errors.New("the program is empty")
	}
	static, err := loadAssets(o.Static, o.Extra, o.Base)
	if err != nil {
		return Report{}, err
	}
	folder, err := replace(o.Dir)
	if err != nil {
		return Report{}, err
	}
	defer folder.discard()
	report, err := write(o, static, newWriter(folder.dir, newPacker(o.Fast, len(o.WASM), o.Progress)))
	if err != nil {
		return Report{}, err
	}
	return report, folder.commit()
}

// write fills the folder of w.
func write(o Options, static *assets, w *writer) (Report, error) {
	defer w.wait() // also where it fails: the folder must stand still before it is removed
	for _, a := range static.sorted() {
		if err := w.add(a.path, a.data); err != nil {
			return Report{}, err
		}
	}
	program := hashedName(programAsset, o.WASM)
	if err := w.add(program, o.WASM); err != nil {
		return Report{}, err
	}
	parts := cut(o.WASM)
	written := map[string]bool{}
	for _, p := range parts {
		name := path.Join(partsFolder, sum(p))
		if written[name] { // the same bytes twice are one part
			continue
		}
		written[name] = true
		if err := w.add(name, p); err != nil {
			return Report{}, err
		}
	}
	offline := map[string]file{} // of the pages
	var lock sync.Mutex
	add := func(name string, page []byte) error {
		if static.byName[name] != nil && name == "robots.txt" { // the one written by hand
			return nil
		}
		if name == shellName || name == webManifest {
			lock.Lock()
			offline[name] = fileOf(o.Base, name, page)
			lock.Unlock()
		}
		return w.add(name, page)
	}
	if err := o.Pages(static.address, add); err != nil {
		return Report{}, err
	}
	if err := static.missing(); err != nil {
		return Report{}, err
	}
	for _, name := range []string{"index.html", shellName} {
		if !w.has(name) {
			return Report{}, fmt.Errorf("found no page %s; wanted it among the pages", name)
		}
	}
	if err := w.wait(); err != nil {
		return Report{}, err
	}

	m := newManifest(o, static, offline, program, parts)
	m.Bytes = w.total(m)
	earlier, noUpdates := readEarlier(o.Earlier)
	if noUpdates == nil {
		m.Updates, noUpdates = earlier.updates(o.Base, o.WASM)
	}
	addUpdate := func(name string, data []byte) error {
		if written[name] { // from different programs by the same bytes
			return nil
		}
		written[name] = true
		return w.add(name, data)
	}
	for _, u := range m.Updates {
		if err := addUpdate(path.Join(updatesFolder, u.SHA256), u.delta); err != nil {
			return Report{}, err
		}
	}
	noNews, err := m.tellNews(earlier, o, addUpdate)
	if err != nil {
		return Report{}, err
	}
	if len(o.Hashes) > 0 {
		hashes := fileOf(o.Base, hashesName, o.Hashes)
		m.Hashes = &hashes
		if err := w.add(hashesName, o.Hashes); err != nil {
			return Report{}, err
		}
	}
	if o.Key != nil {
		m.Key = publicKey(o.Key)
	}
	data, err := m.encode()
	if err != nil {
		return Report{}, err
	}
	if err := w.add(offlineName, data); err != nil {
		return Report{}, err
	}
	if o.Key != nil {
		if err := w.add(signatureName, signature(o.Key, data)); err != nil {
			return Report{}, err
		}
	}
	if err := w.wait(); err != nil {
		return Report{}, err
	}
	report := w.report(m)
	report.NoUpdates, report.NoNews = noUpdates, noNews
	if o.Key != nil {
		report.Key = Fingerprint(o.Key)
	}
	return report, nil
}

// sum is the SHA-256 of data in 64 lower-case hexadecimal digits.
func sum(data []byte) string {
	hash := sha256.Sum256(data)
	return hex.EncodeToString(hash[:])
}

// hashedName puts the first 64 bits of the content's SHA-256 before the name's
// ending: "app.css" becomes "app.0123456789abcdef.css".
func hashedName(name string, data []byte) string {
	ending := path.Ext(name)
	return name[:len(name)-len(ending)] + "." + sum(data)[:16] + ending
}
