package main

import (
	"flag"
	"fmt"
	"io"
	"math/bits"
	"os"
	"path/filepath"
	"unsafe"

	"muragat/articles"
	"muragat/articles/morph"
	"muragat/articles/progress"
)

// archive writes the archive. On any problem the file that is there stays as it is.
func archive(args []string, _, stderr io.Writer) error {
	flags := flag.NewFlagSet("archive", flag.ContinueOnError)
	out := flags.String("out", "", "the `FILE` to write")
	earlier := flags.String("earlier", "", "the folder `DIR` of the site that visitors have, whose order of words is kept, for small updates")
	builtFlag := flags.String("built", "", "the `DATE`, as 2024-04-18, whose state of the articles this is")
	folders, err := parse(flags, args, stderr)
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
	c, err := read(folders, stderr)
	if err != nil {
		return err
	}
	if err := c.report(stderr); err != nil {
		fmt.Fprintf(stderr, "Nothing was built; %s is as it was.\n", *out)
		return err
	}
	summary := c.summary()
	before, err := earlierArchive(*earlier)
	if err != nil {
		fmt.Fprintf(stderr, "warning: %s: visitors will download all that has changed: %v\n", *earlier, err)
	}
	data, err := encode(before, c.contents(built), stderr) // c is dead by then: its offset maps and doubts cost no memory
	if err != nil {
		return fmt.Errorf("the archive: %w", err)
	}
	size, err := lay(*out, data, stderr)
	if err != nil {
		return fmt.Errorf("the archive: %w", err)
	}
	fmt.Fprintf(stderr, "%s: %s; %d bytes, %d with room to grow\n", *out, summary, len(data), size)
	return nil
}

func encode(before *articles.Archive, contents articles.Collection, stderr io.Writer) ([]byte, error) {
	line := progress.Start(stderr)
	defer line.Stop()
	line.Begin("indexing the words of "+plural(len(contents.Articles), "article"), 0)
	return articles.EncodeAfter(before, contents, morph.Batch)
}

// lay checks the bytes of an archive and writes them; it gives the size of the file.
func lay(out string, data []byte, stderr io.Writer) (size int, err error) {
	line := progress.Start(stderr)
	defer line.Stop()
	line.Begin("checking and writing "+out, 0)
	a, err := articles.Open(unsafe.String(unsafe.SliceData(data), len(data))) // no copy: data does not change
	if err == nil {
		err = a.Verify(nil)
	}
	if err != nil {
		return 0, fmt.Errorf("it cannot be read again: %w", err)
	}
	if size, err = fitting(len(data)); err != nil {
		return 0, err
	}
	return size, writeFile(out, data, size)
}

// maxSize is the most bytes that a file of an archive may have. Browsers refuse a WebAssembly module of more than
// 1 GiB (tried: Chromium, Firefox and WebKit compile 2^30 bytes and not one more), and the program around the archive
// takes 9 MB. A module of 1,051 MB ran in all three; the page then had 2.2 GB of memory.
const maxSize = 960 << 20

// fitting is the size of the file for an archive of n bytes, if a page can carry it.
func fitting(n int) (size int, err error) {
	if size = padded(n); size > maxSize {
		return 0, fmt.Errorf("found %d bytes, with room to grow %d, wanted at most %d, which is what a browser's page can carry: put the articles into several folders, such as one for some years each, and make a site of each", n, size, maxSize)
	}
	return size, nil
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
