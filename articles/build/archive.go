package main

import (
	"flag"
	"fmt"
	"io"
	"math/bits"
	"os"
	"path/filepath"

	"muragat/articles"
	"muragat/articles/morph"
)

// archive writes the archive. On any problem the file that is there stays as it is.
func archive(args []string, _, stderr io.Writer) error {
	flags := flag.NewFlagSet("archive", flag.ContinueOnError)
	out := flags.String("out", "", "the `FILE` to write")
	builtFlag := flags.String("built", "", "the `DATE`, as 2024-04-18, whose state of the articles this is")
	dir, err := parse(flags, args, stderr)
	if err != nil {
		return err
	}
	if *out == "" {
		fmt.Fprintln(stderr, "archive: wanted -out FILE")
		return errUsage
	}
	built, err := articles.ParseDate(*builtFlag)
	if err != nil {
		fmt.Fprintf(stderr, "archive: -built: %v\n", err)
		return errUsage
	}
	c, err := read(dir, stderr)
	if err != nil {
		return err
	}
	if err := c.report(stderr); err != nil {
		fmt.Fprintf(stderr, "Nothing was built; %s is as it was.\n", *out)
		return err
	}
	summary := c.summary()
	contents := c.contents(built)
	n, size, err := lay(*out, contents, stderr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "%s: %s; %d bytes, %d with room to grow\n", *out, summary, n, size)
	return nil
}

// lay encodes the contents into a file and gives the archive's length and the file's, in bytes.
func lay(out string, contents articles.Collection, stderr io.Writer) (n, size int, err error) {
	p := startProgress(stderr)
	defer p.stop()
	p.begin("indexing the words of "+plural(len(contents.Articles), "article"), 0)
	data, err := articles.Encode(contents, morph.Batch)
	if err != nil {
		return 0, 0, fmt.Errorf("the archive: %w", err)
	}
	p.begin("checking and writing "+out, 0)
	a, err := articles.Open(string(data))
	if err == nil {
		err = a.Verify(nil)
	}
	if err != nil {
		return 0, 0, fmt.Errorf("the archive cannot be read again: %w", err)
	}
	size = padded(len(data))
	if err := writeFile(out, data, size); err != nil {
		return 0, 0, fmt.Errorf("the archive: %w", err)
	}
	return len(data), size, nil
}

// padded is the size of the file for an archive of n bytes: at least an eighth
// of it is free, and it is one of the few sizes m·2^k, 8 ≤ m ≤ 15, from 64 KiB, so that it
// stays the same while articles are added. What a linker lays out behind the
// embedded file then stays where it is, and the program's other parts stay the same bytes.
func padded(n int) int {
	need := max(64<<10, (n*8+6)/7)
	unit := 1 << (bits.Len(uint(need)) - 4)
	return (need + unit - 1) / unit * unit
}

// writeFile puts data, and zeros up to size, in place of the file in one step, so that
// nobody sees half of it.
func writeFile(name string, data []byte, size int) (err error) {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".archive-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Truncate(int64(size)); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
