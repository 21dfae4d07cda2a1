package site

import (
	"fmt"
	"path"
	"strings"
	"text/tabwriter"
)

// Report says what was built.
type Report struct {
	Version  string   // of the complete copy, as in the manifest
	Articles int      // how many the program holds
	Files    int      // without the compressed forms
	Bytes    int      // of these files
	Disk     int      // with the compressed forms
	Key      string   // the fingerprint of the key that signed the site; "" if none did
	First    []Weight // what a first visit downloads to be complete offline

	Updates   []Sizes // what brings visitors from an earlier program to the present one; the latest first
	NoUpdates error   // why there are none, if there should be
	NoNews    error   // why it is not told what is new, if it should be
}

// Weight is what one kind of files weighs.
type Weight struct {
	Kind string
	Sizes
}

// kinds are the rows of the table, in this order.
var kinds = []string{"program", "scripts", "style", "fonts", "images", "pages", "manifest"}

func kindOf(name string) string {
	switch path.Ext(name) {
	case ".wasm":
		return "program"
	case ".js":
		return "scripts"
	case ".css":
		return "style"
	case ".woff2":
		return "fonts"
	case ".html":
		return "pages"
	case ".json", ".webmanifest":
		return "manifest"
	}
	return "images"
}

// total adds up what the manifest lists.
func (w *writer) total(m manifest) Sizes {
	var total Sizes
	for _, f := range append([]file{m.WASM.file}, m.Files...) {
		s := w.sizes[m.path(f)]
		total.Raw += s.Raw
		total.Br += s.Br
	}
	return total
}

// path is the file's path below the site.
func (m manifest) path(f file) string {
	return strings.TrimPrefix(f.URL, strings.TrimSuffix(m.Shell, shellName))
}

// report adds to the manifest's files those that come before it is read.
func (w *writer) report(m manifest) Report {
	r := Report{Version: m.Version, Articles: m.Articles, Files: len(w.sizes), Disk: w.disk}
	for _, s := range w.sizes {
		r.Bytes += s.Raw
	}
	names := []string{"index.html", "sw.js", offlineName, m.path(m.WASM.file)}
	for _, f := range m.Files {
		names = append(names, m.path(f))
	}
	byKind := map[string]Sizes{}
	for _, name := range names {
		s := byKind[kindOf(name)]
		s.Raw += w.sizes[name].Raw
		s.Br += w.sizes[name].Br
		byKind[kindOf(name)] = s
	}
	for _, u := range m.Updates {
		r.Updates = append(r.Updates, w.sizes[m.path(u.file)])
	}
	for _, kind := range kinds {
		r.First = append(r.First, Weight{kind, byKind[kind]})
	}
	return r
}

// String is a short table for a terminal.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "site %s: %d articles, %d files, %s (%s with compressed forms)\n", r.Version, r.Articles, r.Files, kilobytes(r.Bytes), kilobytes(r.Disk))
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "a first visit, until complete offline\tbytes\tbrotli\t")
	var total Sizes
	for _, w := range r.First {
		fmt.Fprintf(table, "%s\t%s\t%s\t\n", w.Kind, kilobytes(w.Raw), kilobytes(w.Br))
		total.Raw += w.Raw
		total.Br += w.Br
	}
	fmt.Fprintf(table, "together\t%s\t%s\t\n", kilobytes(total.Raw), kilobytes(total.Br))
	if len(r.Updates) > 0 {
		fmt.Fprintf(table, "an update from the version before\t%s\t%s\t\n", kilobytes(r.Updates[0].Raw), kilobytes(r.Updates[0].Br))
	}
	table.Flush()
	if r.Key != "" {
		fmt.Fprintf(&b, "signed by the key %s\n", r.Key)
	}
	if r.NoNews != nil {
		fmt.Fprintf(&b, "some visitors are not told which articles are new: the site before cannot be read: %v\n", r.NoNews)
	}
	if r.NoUpdates != nil {
		fmt.Fprintf(&b, "visitors of the version before download all that has changed: the site before cannot be read: %v\n", r.NoUpdates)
	}
	return b.String()
}

func kilobytes(n int) string { return fmt.Sprintf("%.1f kB", float64(n)/1000) }
