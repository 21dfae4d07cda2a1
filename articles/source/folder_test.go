package source

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// write makes a folder of files on disk.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func rootFS(t *testing.T, dir string) fs.FS {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root.FS()
}

// report is the beginnings of the problems, up to the reason that the system gives.
func report(f Folder) []string {
	var out []string
	for _, p := range f.Problems {
		s, _, _ := strings.Cut(p.String(), ": ")
		found, _, _ := strings.Cut(p.Found, ":")
		out = append(out, s+": "+found)
	}
	return out
}

func TestLinks(t *testing.T) {
	outside := write(t, map[string]string{"secret.txt": "Тайна\nТекст\n"})
	dir := write(t, map[string]string{"a/one.txt": "А\nТекст\n"})
	for name, to := range map[string]string{
		"inside.txt":  "a/one.txt",
		"secret.txt":  filepath.Join(outside, "secret.txt"),
		"up.txt":      "../" + filepath.Base(outside) + "/secret.txt",
		"nothing.txt": "missing.txt",
		"loop.txt":    "loop.txt",
		"people.yaml": filepath.Join(outside, "secret.txt"),
		"folder.txt":  "a",
		"out":         outside,
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := Read(rootFS(t, dir), known)
	if err != nil {
		t.Fatal(err)
	}
	const bad = "a link that leads out of the folder or to nothing"
	want := []string{
		"folder.txt:1: a link to a folder",
		"loop.txt:1: " + bad, "nothing.txt:1: " + bad,
		"out:1: a file without an ending",
		"people.yaml:1: " + bad, "secret.txt:1: " + bad, "up.txt:1: " + bad,
	}
	if got := report(folder); !slices.Equal(got, want) {
		t.Errorf("problems %q\nwant %q", got, want)
	}
	var ids []string
	for _, a := range folder.Articles {
		ids = append(ids, a.Article.ID)
	}
	if want := []string{"a/one", "inside"}; !slices.Equal(ids, want) {
		t.Errorf("articles %q, want %q", ids, want)
	}
}

func TestNoFolder(t *testing.T) {
	if _, err := Read(os.DirFS(filepath.Join(t.TempDir(), "missing")), known); err == nil {
		t.Error("no error for a folder that is not there")
	}
}

// broken is a file system in which one file or folder cannot be read.
type broken struct {
	fstest.MapFS
	name string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}

func (b broken) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.ReadDir(name)
}

func TestUnreadableFolder(t *testing.T) {
	text := &fstest.MapFile{Data: []byte("А\nТ\n")}
	folder, err := Read(broken{fstest.MapFS{"a.txt": text, "c/d.txt": text}, "c"}, known)
	want := []string{"c: an unreadable folder"}
	if got := report(folder); err != nil || !slices.Equal(got, want) || len(folder.Articles) != 1 {
		t.Errorf("%v, problems %q, want %q; %d articles", err, got, want, len(folder.Articles))
	}
}

func TestUnreadableFiles(t *testing.T) {
	for _, name := range []string{"a.txt", "a.jsonl", "people.yaml"} {
		fsys := broken{fstest.MapFS{name: {Data: []byte("x")}, "good.txt": {Data: []byte("А\nТ\n")}}, name}
		folder, err := Read(fsys, known)
		want := []string{name + ":1: an unreadable file"}
		if got := report(folder); err != nil || !slices.Equal(got, want) || len(folder.Articles) != 1 {
			t.Errorf("%v, problems %q, want %q; %d articles", err, got, want, len(folder.Articles))
		}
	}
}

// huge is a file that has a size and no bytes that one may read.
type huge struct{ size int64 }

func (h huge) Name() string               { return "huge.txt" }
func (h huge) Size() int64                { return h.size }
func (h huge) Mode() fs.FileMode          { return 0o444 }
func (h huge) ModTime() time.Time         { return time.Time{} }
func (h huge) IsDir() bool                { return false }
func (h huge) Sys() any                   { return nil }
func (h huge) Stat() (fs.FileInfo, error) { return h, nil }
func (h huge) Read([]byte) (int, error)   { return 0, fmt.Errorf("read") }
func (h huge) Close() error               { return nil }

type hugeFS struct {
	fstest.MapFS
	size int64
}

func (f hugeFS) Open(name string) (fs.File, error) {
	if name == "huge.txt" {
		return huge{f.size}, nil
	}
	return f.MapFS.Open(name)
}

func (f hugeFS) Stat(name string) (fs.FileInfo, error) {
	if name == "huge.txt" {
		return huge{f.size}, nil
	}
	return f.MapFS.Stat(name)
}

func TestTooLarge(t *testing.T) {
	fsys := hugeFS{fstest.MapFS{"huge.txt": {}, "good.txt": {Data: []byte("А\nТ\n")}}, 100_000_000}
	folder, err := Read(fsys, known)
	if err != nil || len(folder.Articles) != 1 || len(folder.Problems) != 1 {
		t.Fatal(err, folder)
	}
	want := "huge.txt:1: found a file of 100.0 MB, wanted at most 33.6 MB; many articles go into a .jsonl file"
	if got := folder.Problems[0].String(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestStrangeFiles(t *testing.T) {
	folder, err := Read(fstest.MapFS{
		"a\x1b[31m\n.txt": {},
		"pipe.txt":        {Mode: fs.ModeNamedPipe},
		"matter.txt":      {Data: []byte("---\ntitle: А # " + strings.Repeat("x", maxFrontMatter) + "\n---\nТекст\n")},
		"deep.txt":        {Data: []byte("---\ntopics: " + strings.Repeat("[", 1000) + "\n---\nА\nТекст\n")},
		"good.txt":        {Data: []byte("А\nТ\n")},
	}, known)
	want := []string{
		`"a\x1b[31m\n.txt":1: an empty file`,
		"deep.txt:2: broken YAML",
		"matter.txt:1: front matter of 262 kB",
		"pipe.txt:1: something that is no file",
	}
	if got := report(folder); err != nil || !slices.Equal(got, want) || len(folder.Articles) != 1 {
		t.Errorf("%v, problems %q, want %q; %d articles", err, got, want, len(folder.Articles))
	}
	if len(folder.Problems) > 1 && folder.Problems[1].Found != "broken YAML: brackets in brackets" {
		t.Error("deep.txt was parsed:", folder.Problems[1])
	}
}

// TestLongLines reads a file with a line over the limit between two good ones.
func TestLongLines(t *testing.T) {
	good := `{"title":"А","text":"Т"}` + "\n"
	long := `{"title":"А","text":"` + strings.Repeat("x", MaxSize) + `"}` + "\n"
	folder, err := Read(fstest.MapFS{"a.jsonl": {Data: []byte(good + long + good)}}, known)
	want := []string{"a.jsonl:2: a line of 33.6 MB"}
	if got := report(folder); err != nil || !slices.Equal(got, want) || len(folder.Articles) != 2 {
		t.Errorf("%v, problems %q, want %q; %d articles", err, got, want, len(folder.Articles))
	}
}

// TestLongText wants texts that are long and strange to be read in a time that does
// not grow with the square of their size: the test would not end.
func TestLongText(t *testing.T) {
	const n = 1 << 20
	for name, text := range map[string]string{
		"marks":    "а" + strings.Repeat("\u0301", n),
		"brackets": strings.Repeat("[", n),
		"links":    strings.Repeat("[a](b)", n/6),
		"stars":    strings.Repeat("*a ", n/3),
		"pairs":    strings.Repeat("*a* ", n/4),
		"ticks":    strings.Repeat("`", n/2) + " " + strings.Repeat("`a", n/4),
		"lines":    strings.Repeat("a\r", n/2),
		"words":    strings.Repeat("сообщает ", n/16),
		"quotes":   strings.Repeat("«", n/2),
		"dots":     strings.Repeat("a.", n/2),
	} {
		folder, err := Read(fstest.MapFS{"a.md": {Data: []byte("А\n\nt" + text)}}, known)
		if err != nil || len(folder.Articles) != 1 {
			t.Errorf("%s: %v %v", name, err, folder.Problems)
		}
	}
}
