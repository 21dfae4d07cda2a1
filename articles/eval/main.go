// Command eval measures what is found in articles against sets whose right answers are known, and writes the tables of README.md.
//
//	eval -gold DIR [-readme FILE] [-compare] [-facts DIR]
//
// DIR holds the sets, in folders for persons, dates and topics. They are only measured on: nothing of them is in the project.
//
// facts.go finds the facts of a set as `make facts` does, persons.go measures the persons in them, errors.go sorts what is
// wrong into kinds, table.go writes. A subject more is a function more in subjects.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// evaluation is one run.
type evaluation struct {
	gold    string // the folder of the sets
	work    string // a folder for articles and for the program that finds their facts
	facts   string // a folder that keeps the facts, for a look or for another script
	compare bool   // with the script that comes with the sets
	total   cost
	stderr  io.Writer
}

// section is what was measured of one subject.
type section struct {
	title  string
	rows   []measure
	errors map[string]map[string]int // kinds of errors: their numbers by set
}

// measure is a number of one set.
type measure struct {
	set, name   string
	value, goal float64 // from 0 to 1; a goal of 0 is none
	n           int     // of what it was measured
}

// subjects are what is measured, in the order of the tables.
var subjects = []func(e *evaluation) (section, error){persons, topics, dates, languages}

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(args []string, stderr io.Writer) (err error) {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.SetOutput(stderr)
	e := evaluation{stderr: stderr}
	flags.StringVar(&e.gold, "gold", "", "`folder` of the sets")
	flags.StringVar(&e.facts, "facts", "", "`folder` in which the facts of each set are left")
	flags.BoolVar(&e.compare, "compare", false, "fail where the set's own score_persons.py, run by python3, measures something else")
	readme := flags.String("readme", "", "`file` with the tables between two comments; without it they are printed")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if e.gold == "" || flags.NArg() > 0 {
		return errors.New("wanted -gold DIR and nothing behind the flags")
	}
	if e.work, err = os.MkdirTemp("", "eval-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(e.work)) }()
	if e.facts == "" {
		e.facts = filepath.Join(e.work, "facts")
	}
	if err := os.MkdirAll(e.facts, 0o777); err != nil {
		return err
	}
	if err := e.build(); err != nil {
		return err
	}
	var sections []section
	for _, subject := range subjects {
		s, err := subject(&e)
		if err != nil {
			return err
		}
		sections = append(sections, s)
	}
	text := tables(sections, e.total)
	if *readme == "" {
		_, err = io.WriteString(os.Stdout, text)
		return err
	}
	return writeBetween(*readme, text)
}

// sets are the files of a folder of the sets, in the order of their names.
func (e *evaluation) sets(folder string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(e.gold, folder, "*.jsonl"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: found no *.jsonl, wanted the sets", filepath.Join(e.gold, folder))
	}
	slices.Sort(files)
	return files, err
}
