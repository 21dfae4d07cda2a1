// Command bench measures an archive's site beside other search engines, in Chromium, and writes the tables of README.md.
//
//	bench -peers DIR -work DIR    measure what is not measured yet, then write the tables
//	bench -work DIR -table        write the tables again
//
// The peers' benchmark is a folder with a harness, an adapter for each engine and the makers of the corpora.
// It is copied into the folder of -work, where all else is made: corpora, indexes, sites, and the results as
// results/CORPUS/ENGINE.json. What has a result there is not measured again, so that a run that was broken off goes
// on; delete a result, or all of the folder results, to measure anew. Ours are measured again by themselves when the
// program has changed.
//
// work.go makes the folder, site.go measures our site, result.go reads results, table.go writes the tables.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// options are what the command line says.
type options struct {
	peers, work    string
	engines, large []string // to measure, and which of them at 100,000 articles
	corpora        []string // each a kind and a number of articles: synth-1000
	loads, budget  int
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	var o options
	list := func(to *[]string, name, usual, usage string) {
		*to = strings.Split(usual, ",")
		flags.Func(name, usage+" (default "+usual+")", func(s string) error {
			*to = strings.Split(s, ",")
			return nil
		})
	}
	flags.StringVar(&o.peers, "peers", "", "`folder` of the peers' benchmark; it is only read")
	flags.StringVar(&o.work, "work", ".build/peers", "`folder` for its copy and for all that is made")
	list(&o.engines, "engines", "sqlite-ru,minisearch-ru,pagefind,itemsjs-ms,orama-ru,ref-go", "`engines` to measure beside ours")
	list(&o.large, "large", "ref-go,sqlite-ru,minisearch-ru", "those `engines` of them that can hold 100,000 articles")
	list(&o.corpora, "corpora", "synth-1000,synth-10000,synth-100000,real-10000", "`corpora` to measure with")
	flags.IntVar(&o.loads, "loads", 5, "`how many` times a start is measured, each in a fresh browser")
	flags.IntVar(&o.budget, "budget", 3000, "`milliseconds` for each class of queries")
	readme := flags.String("readme", "README.md", "`file` with the tables between two comments")
	onlyTable := flags.Bool("table", false, "measure nothing, write the tables of the results that there are")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var err error
	if o.work, err = filepath.Abs(o.work); err != nil {
		return err
	}
	if !*onlyTable {
		if err := o.measure(ctx); err != nil {
			return err
		}
	}
	tables, err := o.tables()
	if err != nil {
		return err
	}
	text, err := os.ReadFile(*readme)
	if err != nil {
		return err
	}
	changed, err := between(string(text), tables)
	if err != nil {
		return fmt.Errorf("%s: %w", *readme, err)
	}
	return os.WriteFile(*readme, []byte(changed), 0o644)
}

// measure goes through the corpora, and with each through the engines and our site, one after another.
func (o options) measure(ctx context.Context) error {
	if err := o.prepare(ctx); err != nil {
		return err
	}
	for _, corpus := range o.corpora {
		if !o.haveCorpus(corpus) {
			say("%s: left out, see raw/*.jsonlines in the peers' README", corpus)
			continue
		}
		kind, size, _ := strings.Cut(corpus, "-")
		for _, engine := range o.enginesOf(corpus) {
			if o.has(corpus, engine) {
				continue
			}
			say("%s: %s", corpus, engine)
			// It tries each engine and writes a result for one that fails, too.
			err := o.command(ctx, o.work, []string{"LOADS=" + strconv.Itoa(o.loads), "BUDGET=" + strconv.Itoa(o.budget)},
				"./run.sh", size, kind, engine).Run()
			if err != nil {
				return fmt.Errorf("run.sh %s %s %s: %w", size, kind, engine, err)
			}
		}
		if err := o.measureSite(ctx, corpus); err != nil {
			return fmt.Errorf("%s: muragat: %w", corpus, err)
		}
	}
	return o.noteMachine()
}

// enginesOf are the engines to measure with a corpus.
func (o options) enginesOf(corpus string) []string {
	if _, size, _ := strings.Cut(corpus, "-"); len(size) < len("100000") {
		return o.engines
	}
	return slices.DeleteFunc(slices.Clone(o.engines), func(e string) bool { return !slices.Contains(o.large, e) })
}

// command is a program in a folder, with more environment. It prints to stderr and is interrupted with us.
func (o options) command(ctx context.Context, dir string, env []string, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir, c.Stdout, c.Stderr = dir, os.Stderr, os.Stderr
	c.Env = append(append(os.Environ(), "PEERS_ROOT="+o.work), env...)
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) } // so that it ends its browser
	c.WaitDelay = 10 * time.Second
	return c
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench: "+format+"\n", args...) }
