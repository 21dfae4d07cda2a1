package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"

	"muragat/articles"
)

// addCases seeds a fuzz test with the files of testdata that end so.
func addCases(f *testing.F, add func(data []byte), endings ...string) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no cases in testdata", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			for _, ending := range endings {
				if strings.HasSuffix(file.Name, ending) {
					add(file.Data)
				}
			}
		}
	}
}

// checkFolder wants what Read promises of any bytes.
func checkFolder(t *testing.T, fsys fstest.MapFS) {
	t.Helper()
	folder, err := Read(fsys, known)
	if err != nil {
		t.Fatal(err)
	}
	if len(folder.Articles) == 0 && len(folder.Problems) == 0 {
		t.Error("neither articles nor problems")
	}
	for _, p := range folder.Problems {
		if p.Found == "" || p.Wanted == "" || p.Line < 0 || strings.ContainsAny(p.String(), "\n\x00\x1b") {
			t.Errorf("problem %q", p.String())
		}
	}
	ids := map[string]bool{}
	for _, a := range folder.Articles {
		in := a.Article
		if in.ID == "" || in.Title == "" || in.Text == "" || ids[in.ID] {
			t.Errorf("article %q %q %q", in.ID, in.Title, in.Text)
		}
		ids[in.ID] = true
		for _, s := range []string{in.ID, in.Title, in.Text, in.Source, in.URL, in.Author, in.Credit} {
			if i, _ := control(s); i >= 0 || !utf8.ValidString(s) {
				t.Errorf("a control character or bad UTF-8 in %q", s)
			}
		}
		for _, s := range append([]string{in.Title, in.Source, in.Author, in.Credit}, append(a.People, a.Topics...)...) {
			if left, _ := strays(s, true); len(left) > 0 {
				t.Errorf("strays %v are left in %q", left, s)
			}
		}
		if left, _ := strays(in.Text, false); len(left) > 0 || !norm.NFC.IsNormalString(in.Text) {
			t.Errorf("strays %v, or letters that are not composed, are left in %q", left, in.Text)
		}
		if strings.ContainsAny(in.Title, "\n\r\t") {
			t.Errorf("title %q", in.Title)
		}
		checkOffsets(t, a.GivenTitle, in.Title, a.TitleMap)
		if n := a.TextMap.End(len(in.Text)); n < 0 {
			t.Errorf("end %d", n)
		}
	}
}

func FuzzText(f *testing.F) {
	addCases(f, func(data []byte) { f.Add(data) }, ".txt", ".md")
	f.Fuzz(func(t *testing.T, data []byte) {
		checkFolder(t, fstest.MapFS{"a.txt": {Data: data}, "b.md": {Data: data}})
	})
}

func FuzzLines(f *testing.F) {
	addCases(f, func(data []byte) { f.Add(data) }, ".jsonl")
	f.Fuzz(func(t *testing.T, data []byte) {
		checkFolder(t, fstest.MapFS{"a.jsonl": {Data: data}})
	})
}

func FuzzAuthority(f *testing.F) {
	addCases(f, func(data []byte) { f.Add(data) }, ".yaml")
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{"a.txt": {Data: []byte("А\nТ\n")}}
		for _, name := range []string{peopleFile, topicsFile, archiveFile} {
			fsys[name] = &fstest.MapFile{Data: data}
		}
		checkFolder(t, fsys)
		folder, _ := Read(fsys, known)
		broader := map[string]articles.Topic{}
		for _, topic := range append(folder.Topics, known...) {
			if _, own := broader[topic.ID]; !own {
				broader[topic.ID] = topic
			}
		}
		for _, topic := range folder.Topics {
			for n, id := 0, topic.Broader; id != ""; n++ {
				if _, ok := broader[id]; !ok || n > len(broader) {
					t.Fatalf("topic %q: broader %q is unknown or in a circle", topic.ID, id)
				}
				id = broader[id].Broader
			}
		}
	})
}
