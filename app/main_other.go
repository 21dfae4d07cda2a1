//go:build !js

// Command app is the archive's pages. Compiled for js/wasm it is the program that
// runs in the visitor's browser (main_js.go); elsewhere it writes the whole site
// around that program.
package main

import (
	"crypto/ed25519"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"unsafe"

	"muragat/app/plain"
	"muragat/app/site"
	"muragat/articles"
	"muragat/articles/progress"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "app:", err)
		}
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("app", flag.ContinueOnError)
	archive := flags.String("archive", "articles/generated/archive.bin", "`file` with the archive")
	wasm := flags.String("wasm", ".build/app.wasm", "`file` with the program, built with the same archive")
	static := flags.String("static", "web/static", "`folder` with the hand-written files")
	out := flags.String("out", "web/site", "`folder` to write the site to; an older site in it is replaced")
	earlier := flags.String("earlier", "", "`folder` of the site that visitors have, for small updates; it may be that of -out")
	base := flags.String("base", "/", "`path` of the site on its host")
	origin := flags.String("origin", "", "`address` of the host, such as https://example.org, for links that must be absolute")
	support := flags.String("support", "", "`file` wasm_exec.js of the Go release that compiled the program")
	fast := flags.Bool("fast", false, "compress quickly: for a look, not for publishing")
	keyFile := flags.String("key", "", "`file` with the private key that signs the site; empty for none")
	newKey := flags.String("new-key", "", "make a key in this `file` and do nothing else")
	limit := flags.String("pages", "all", "which `articles` have a page that needs no JavaScript: all, none, or so many of the newest")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *newKey != "" {
		key, err := site.WriteKey(*newKey)
		if err == nil {
			fmt.Printf("%s: the key %s; keep the file secret, and a copy of it safe\n", *newKey, site.Fingerprint(key))
		}
		return err
	}
	var key ed25519.PrivateKey
	if *keyFile != "" {
		var err error
		if key, err = signingKey(*keyFile, *out); err != nil {
			return err
		}
	}
	pages := plain.Options{Base: *base}
	var err error
	if pages.Origin, err = plain.ParseOrigin(*origin); err != nil {
		return err
	}
	if pages.Limit, err = plain.ParseLimit(*limit); err != nil {
		return err
	}
	data, err := os.ReadFile(*archive)
	if err != nil {
		return err
	}
	pages.Archive, err = articles.Open(unsafe.String(unsafe.SliceData(data), len(data))) // no copy: data does not change
	if err == nil {
		err = pages.Archive.Verify(nil)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", *archive, err)
	}
	program, err := os.ReadFile(*wasm)
	if err != nil {
		return err
	}
	wasmExec, err := os.ReadFile(*support)
	if err != nil {
		return err
	}
	line := progress.Start(os.Stderr)
	report, err := site.Build(site.Options{
		Dir: *out, Earlier: *earlier, Base: *base, Fast: *fast,
		Static:   os.DirFS(*static),
		Extra:    map[string][]byte{"wasm_exec.js": wasmExec},
		WASM:     program,
		Archive:  pages.Archive,
		Hashes:   site.HashArticles(pages.Archive),
		Key:      key,
		Articles: pages.Archive.Len(),
		Built:    pages.Archive.Info().Built.String(),
		Progress: line,
		Pages: func(asset func(string) string, add func(string, []byte) error) error {
			pages.Asset = asset
			n, err := plain.Count(pages)
			if err != nil {
				return err
			}
			task := line.Begin("writing pages", n)
			defer task.Done()
			return plain.Pages(pages, func(p plain.Page) error {
				task.Step(1)
				return add(p.Path, p.Body)
			})
		},
	})
	line.Stop()
	if err != nil {
		return err
	}
	fmt.Print(report)
	return nil
}

// signingKey reads the key, which may not lie where all is published and what is old is deleted.
func signingKey(name, out string) (ed25519.PrivateKey, error) {
	file, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	if rel, err := filepath.Rel(dir, file); err == nil && filepath.IsLocal(rel) {
		return nil, fmt.Errorf("%s: found the key in the site's folder %s, wanted it where it is not published", name, out)
	}
	return site.ReadKey(name)
}
