package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Our result is in three files beside those of the peers, made in this order.
const (
	siteResult    = "muragat-site"   // the site's build and size, and the program that was measured
	visitsResult  = "muragat-visits" // first and later visits, by visits.mjs
	muragatResult = "muragat"        // classes of queries and recall, by the peers' harness
)

// measureSite measures our site of a corpus, as far as that is not done for the present program.
func (o options) measureSite(ctx context.Context, corpus string) error {
	program, err := programState(ctx)
	if err != nil {
		return err
	}
	site := o.path("sites", corpus)
	var known result
	_ = readJSON(o.result(corpus, siteResult), &known) // a missing one has no program
	if known.Program != program || !exists(site) {
		for _, name := range []string{siteResult, visitsResult, muragatResult} {
			_ = os.Remove(o.result(corpus, name))
		}
		if err := o.buildSite(ctx, corpus, site, program); err != nil {
			return fmt.Errorf("building the site: %w", err)
		}
	}
	if o.has(corpus, visitsResult) && o.has(corpus, muragatResult) {
		return nil
	}
	address, stop, err := o.serve(ctx, site)
	if err != nil {
		return fmt.Errorf("serving the site: %w", err)
	}
	defer stop()
	address += "?corpus=" + corpus // by which the harness finds the queries
	if !o.has(corpus, visitsResult) {
		say("%s: visits", corpus)
		if err := o.command(ctx, ".", nil, "node", "app/bench/visits.mjs", corpus, address, strconv.Itoa(o.loads)).Run(); err != nil {
			return fmt.Errorf("visits.mjs: %w", err)
		}
	}
	if !o.has(corpus, muragatResult) {
		say("%s: muragat", corpus)
		shim, err := filepath.Abs("app/bench/shim.js")
		if err != nil {
			return err
		}
		if err := o.command(ctx, o.work, nil, "node", "harness/run-peer.mjs", corpus, "muragat", "--url", address,
			"--shim", shim, "--quality", "--budget", strconv.Itoa(o.budget)).Run(); err != nil {
			return fmt.Errorf("run-peer.mjs: %w", err)
		}
		var r result
		if err := readJSON(o.result(corpus, muragatResult), &r); err != nil {
			return err
		}
		if r.Error != "" {
			return errors.Join(fmt.Errorf("run-peer.mjs: %s", r.Error), os.Remove(o.result(corpus, muragatResult)))
		}
	}
	return nil
}

// programState names what is built from the present files: those of tests and of this command count for nothing.
func programState(ctx context.Context) (string, error) {
	list, err := exec.CommandContext(ctx, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--",
		"articles", "app", "web", ":(exclude)articles/text", ":(exclude)app/bench", ":(exclude,glob)**/*_test.go").Output()
	if err != nil {
		return "", fmt.Errorf("git ls-files: %w", err)
	}
	hash := sha256.New()
	for name := range strings.SplitSeq(string(list), "\x00") {
		data, _ := os.ReadFile(name) // one that is deleted is empty
		fmt.Fprintf(hash, "%s %x\n", name, sha256.Sum256(data))
	}
	return hex.EncodeToString(hash.Sum(nil)[:8]), nil
}

// quality is that of brotli with which our build compresses a program of a size in bytes (app/site/pack.go).
func quality(size int) int {
	if size <= 8<<20 {
		return 11
	}
	return 9
}

// buildSite makes the site as a publisher would, but with nothing found in an earlier build.
func (o options) buildSite(ctx context.Context, corpus, site, program string) error {
	say("%s: building the site", corpus)
	articles := o.path("articles", corpus)
	if err := o.command(ctx, o.work, nil, "node", "corpus/to-articles.mjs", o.path("data", corpus, "docs.jsonl"), articles).Run(); err != nil {
		return fmt.Errorf("to-articles.mjs: %w", err)
	}
	build := o.command(ctx, ".", nil, "make", "site", "ARTICLES="+articles, "SITE="+site, "PAGES=none", "FOUND=", "EARLIER=", "DATE="+time.Now().Format(time.DateOnly))
	start := time.Now()
	if err := build.Run(); err != nil {
		return err
	}
	r := result{Program: program, BuildMs: float64(time.Since(start).Milliseconds()), BuildRssMB: peakMB(build.ProcessState)}
	var offline struct {
		WASM  struct{ Size int }
		Bytes struct{ Br float64 }
	}
	if err := readJSON(filepath.Join(site, "offline.json"), &offline); err != nil {
		return err
	}
	r.Sizes.Offline = &size{Br: offline.Bytes.Br, Q: quality(offline.WASM.Size)}
	if err := os.MkdirAll(o.path("results", corpus), 0o755); err != nil {
		return err
	}
	return writeJSON(o.result(corpus, siteResult), r)
}

// serve starts our own host, which sends the headers that precise timers need.
func (o options) serve(ctx context.Context, site string) (address string, stop func(), err error) {
	host := o.path("host")
	if err := o.command(ctx, ".", nil, "go", "build", "-o", host, "./web").Run(); err != nil {
		return "", nil, err
	}
	c := o.command(ctx, ".", nil, host, "-addr", "127.0.0.1:0", "-log", "off", "-site", site)
	c.Stdout = nil
	out, err := c.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := c.Start(); err != nil {
		return "", nil, err
	}
	stop = func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("the host names no address: %w", err)
	}
	return strings.TrimSpace(line), stop, nil
}
