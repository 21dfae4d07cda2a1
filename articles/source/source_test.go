package source

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"muragat/articles"
)

var update = flag.Bool("update", false, "write what Read gives into the cases in testdata")

// known stands for the topics of IPTC.
var known = []articles.Topic{
	{ID: "11000000", Labels: []articles.Label{{Lang: "en", Text: "politics"}, {Lang: "ru", Text: "политика"}}},
	{ID: "01000000", Labels: []articles.Label{{Lang: "en", Text: "arts, culture and media"}}},
	{ID: "20000587", Labels: []articles.Label{{Lang: "ru", Text: "выборы"}}, Broader: "11000000"},
}

// TestCases reads the folders in testdata: each .txtar holds the files, and what comes of
// them in a last file "want". A file NAME.quoted holds the bytes of NAME as a Go string.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases in testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			if last < 0 || archive.Files[last].Name != "want" {
				t.Fatal(`no file "want" at the end`)
			}
			fsys := fstest.MapFS{}
			for _, f := range archive.Files[:last] {
				name, data := f.Name, f.Data
				if n, quoted := strings.CutSuffix(name, ".quoted"); quoted {
					s, err := strconv.Unquote(strings.TrimSpace(string(data)))
					if err != nil {
						t.Fatalf("%s: %v", name, err)
					}
					name, data = n, []byte(s)
				}
				fsys[name] = &fstest.MapFile{Data: data}
			}
			folder, err := Read(fsys, known)
			if err != nil {
				t.Fatal(err)
			}
			got := show(folder)
			if *update {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[last].Data), got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// show writes down a folder for comparison, without what is empty.
func show(f Folder) string {
	var b strings.Builder
	for _, p := range f.Problems {
		fmt.Fprintln(&b, p)
	}
	line := func(key, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %s %s\n", key, text)
		}
	}
	for _, a := range f.Articles {
		fmt.Fprintf(&b, "article %s (%s:%d)\n", a.Article.ID, a.File, a.Line)
		line("title", strconv.Quote(a.Article.Title))
		line("text", strconv.Quote(a.Article.Text))
		line("date", a.Article.Date.String())
		line("lang", a.Article.Lang)
		line("source", a.Article.Source)
		line("url", a.Article.URL)
		line("author", a.Article.Author)
		line("credit", a.Article.Credit)
		list := func(key string, words []string) {
			if words != nil && len(words) == 0 {
				words = []string{"none"}
			}
			line(key, strings.Join(words, " | "))
		}
		list("people", a.People)
		list("topics", a.Topics)
	}
	for _, p := range f.People {
		fmt.Fprintf(&b, "person %s %s %v %q %s %s\n", p.ID, p.Name, p.Names, p.Aliases, p.Wikidata, p.Note)
	}
	for _, t := range f.Topics {
		fmt.Fprintf(&b, "topic %s %v %s", t.ID, t.Labels, t.Broader)
		if words := f.TopicWords[t.ID]; words != nil {
			fmt.Fprintf(&b, " %q", words)
		}
		b.WriteString("\n")
	}
	if s := f.Settings; s.Lang != "ru" || len(s.Titles)+len(s.About) > 0 {
		fmt.Fprintf(&b, "settings %q %q %s\n", s.Titles, s.About, s.Lang)
	}
	return b.String()
}
