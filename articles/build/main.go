// Build makes the archive of a folder of articles and tells what was found in it.
//
//	build archive -articles DIR -out FILE [-built DATE] [-keep DIR]
//	build facts -articles DIR [-keep DIR]
//	build check -articles DIR [-keep DIR]
//
// In the folder of -keep it keeps what it found in each article, and then looks only at those that have changed.
// Its exit status is 0, 1 where the articles have problems, or 2 where it was called wrongly.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"muragat/articles"
	"muragat/articles/extract"
	"muragat/articles/progress"
	"muragat/articles/source"
)

const usage = `usage:
  build archive -articles DIR -out FILE [-built DATE]   the archive of the articles, as one file
  build facts -articles DIR                             what was found in them, one JSON object a line
  build check -articles DIR                             a report on them; nothing is built
each with -keep DIR, to look the next time only at articles that have changed
`

// memoryGoal is the memory in bytes from which garbage is collected more often.
const memoryGoal = 1500 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryGoal)
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

var (
	errUsage    = errors.New("wrong usage")
	errProblems = errors.New("problems in the articles") // already reported
)

func run(args []string, stdout, stderr io.Writer) int {
	commands := map[string]func(args []string, stdout, stderr io.Writer) error{
		"archive": archive,
		"facts":   facts,
		"check":   check,
	}
	if len(args) == 0 || commands[args[0]] == nil {
		_, _ = io.WriteString(stderr, usage)
		return 2
	}
	err := commands[args[0]](args[1:], stdout, stderr)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errUsage):
		return 2
	case !errors.Is(err, errProblems):
		fmt.Fprintln(stderr, err)
	}
	return 1
}

// folders are what every subcommand is told.
type folders struct {
	articles string
	keep     string // for what was found in single articles; "" to keep nothing
}

// parse reads the flags of a subcommand, to which it adds those of the folders. The error
// has been reported.
func parse(flags *flag.FlagSet, args []string, stderr io.Writer) (f folders, err error) {
	flags.SetOutput(stderr)
	flags.StringVar(&f.articles, "articles", "", "the folder `DIR` with the articles")
	flags.StringVar(&f.keep, "keep", "", "the folder `DIR` for what was found in each article, to be used by the next build")
	if err := flags.Parse(args); err != nil {
		return f, errUsage
	}
	if f.articles == "" || flags.NArg() > 0 {
		fmt.Fprintf(stderr, "%s: wanted -articles DIR and nothing behind the flags\n", flags.Name())
		flags.Usage()
		return f, errUsage
	}
	return f, nil
}

// collection is a folder with the facts of its articles.
type collection struct {
	dir    string
	folder source.Folder
	found  extract.Result
}

// read reads the folder and finds the facts of its articles. How far it is goes to stderr.
func read(f folders, stderr io.Writer) (*collection, error) {
	dir := f.articles
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("the folder of the articles: %w", err)
	}
	defer func() { _ = root.Close() }()
	line := progress.Start(stderr)
	defer line.Stop()
	reading := line.Begin("reading "+dir, 0)
	folder, err := source.Read(root.FS(), extract.IPTC())
	if err != nil {
		return nil, fmt.Errorf("the folder of the articles, %s: %w", dir, err)
	}
	in := make([]extract.Input, len(folder.Articles))
	for i, a := range folder.Articles {
		in[i] = extract.Input{Article: a.Article, People: a.People, Topics: a.Topics}
	}
	known := extract.Authority{Topics: folder.Topics, TopicWords: folder.TopicWords}
	for _, p := range folder.People {
		known.Persons = append(known.Persons, extract.AuthorityPerson{Person: p.Person, Aliases: p.Aliases})
	}
	for _, x := range folder.Corrections {
		known.Corrections = append(known.Corrections, extract.Correction{
			Kind: extract.CorrectionKind(x.Kind), Person: x.Person, To: x.To, Article: x.Article,
		})
	}
	reading.Done()
	finding := line.Begin("finding persons, dates and topics: articles", len(in))
	store := f.store(stderr)
	found := store.Facts(in, known, func() { finding.Step(1) })
	if err := store.Close(); err != nil {
		fmt.Fprintln(stderr, "warning:", err)
	}
	for i, x := range found.Corrected {
		if x.Found != "" { // in vain: something has changed since it was written
			folder.Problems = append(folder.Problems, source.Problem{
				File: source.CorrectionsFile, Line: folder.Corrections[i].Line, Found: x.Found, Wanted: "a correction that changes something", Warning: true,
			})
		}
	}
	return &collection{dir, folder, found}, nil
}

// report writes all problems, a line each, the files' paths below dir as the reader typed it.
func (c *collection) report(w io.Writer) error {
	warnings := 0
	for _, p := range c.folder.Problems {
		if p.Warning {
			warnings++
		}
		p.File = filepath.Join(c.dir, filepath.FromSlash(p.File))
		fmt.Fprintln(w, p)
	}
	if !c.folder.Failed() {
		return nil
	}
	fmt.Fprintln(w, plural(len(c.folder.Problems)-warnings, "problem"))
	return errProblems
}

// contents is everything that the archive is made of.
func (c *collection) contents(built articles.Date) articles.Collection {
	s := c.folder.Settings
	return articles.Collection{
		Titles: s.Titles, About: s.About, Lang: s.Lang, Built: built,
		Articles: c.found.Articles, Persons: c.found.Persons, Topics: c.found.Topics,
	}
}

func (c *collection) summary() string {
	undated := 0
	for _, a := range c.found.Articles {
		if a.Date.IsZero() {
			undated++
		}
	}
	return fmt.Sprintf("%s, %d undated; %s, %s", plural(len(c.found.Articles), "article"), undated,
		plural(len(c.found.Persons), "person"), plural(len(c.found.Topics), "topic"))
}

func plural(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}
