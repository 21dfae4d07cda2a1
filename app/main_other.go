//go:build !js

// Command app is the archive's pages. Compiled for js/wasm it is the program that
// runs in the visitor's browser (main_js.go); elsewhere it writes the whole site
// around that program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"muragat/app/plain"
	"muragat/app/site"
	"muragat/articles"
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
	base := flags.String("base", "/", "`path` of the site on its host")
	origin := flags.String("origin", "", "`address` of the host, such as https://example.org, for links that must be absolute")
	support := flags.String("support", "", "`file` wasm_exec.js of the Go release that compiled the program")
	fast := flags.Bool("fast", false, "compress quickly: for a look, not for publishing")
	if err := flags.Parse(args); err != nil {
		return err
	}
	data, err := os.ReadFile(*archive)
	if err != nil {
		return err
	}
	a, err := articles.Open(string(data))
	if err == nil {
		err = a.Verify(nil)
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
	report, err := site.Build(site.Options{
		Dir: *out, Base: *base, Fast: *fast,
		Static:   os.DirFS(*static),
		Extra:    map[string][]byte{"wasm_exec.js": wasmExec},
		WASM:     program,
		Articles: a.Len(),
		Built:    a.Info().Built.String(),
		Pages: func(asset func(string) string, add func(string, []byte) error) error {
			for p, err := range plain.Pages(plain.Options{Archive: a, Base: *base, Origin: strings.TrimSuffix(*origin, "/"), Asset: asset}) {
				if err != nil {
					return err
				}
				if err := add(p.Path, p.Body); err != nil {
					return err
				}
			}
			return nil
		},
	})
	if err != nil {
		return err
	}
	fmt.Print(report)
	return nil
}
