package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestTables makes tables of results made by hand: one engine cannot count, one fails, and a class took too long.
func TestTables(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/tables.txtar")
	if err != nil {
		t.Fatal(err)
	}
	o := options{
		work: t.TempDir(), engines: []string{"sqlite", "minisearch", "pagefind"}, corpora: []string{"synth-1000", "synth-100000"},
	}
	want := ""
	for _, f := range archive.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		path := o.path("results", f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := o.tables()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s\n%s", diff, got)
	}
}

func TestBetween(t *testing.T) {
	got, err := between("before\n"+begin+"\nold\n"+end+"\nafter\n", "new\n")
	if want := "before\n" + begin + "\nnew\n" + end + "\nafter\n"; err != nil || got != want {
		t.Errorf("got %q, %v", got, err)
	}
	for _, text := range []string{"", begin, end, end + begin} {
		if got, err := between(text, "new"); err == nil {
			t.Errorf("%q: no error, got %q", text, got)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		x      float64
		digits int
		want   string
	}{
		{0.0851, 2, "0.085"},
		{0.00996, 2, "0.010"},
		{0.304, 2, "0.30"},
		{1.83, 3, "1.83"},
		{9.96, 2, "10"},
		{36.9, 2, "37"},
		{249, 2, "250"},
		{1234567, 2, "1,200,000"},
		{0, 2, "0.0"},
	} {
		if got := number(test.x, test.digits); got != test.want {
			t.Errorf("number(%v, %d) = %q, want %q", test.x, test.digits, got, test.want)
		}
	}
}

// TestBest: less is better of a cost, more of a share; of equal ones the first is named, and one that has none is never best.
func TestBest(t *testing.T) {
	engines := []string{"a", "b", "c", "d"}
	of := func(r result) float64 { return r.BuildMs }
	peers := []result{{}, {BuildMs: 4}, {BuildMs: 2}, {BuildMs: 4}}
	for _, test := range []struct {
		more  bool
		ours  float64
		peers []result
		want  string
	}{
		{false, 3, peers, "1.5 × c"},
		{true, 3, peers, "0.75 × b"},
		{false, 0, peers, none},
		{false, 3, peers[:1], none},
	} {
		got := measure{of: of, more: test.more}.ratio(result{BuildMs: test.ours}, engines, test.peers)
		if got != test.want {
			t.Errorf("%+v: got %q", test, got)
		}
	}
}

func TestEnginesOf(t *testing.T) {
	o := options{engines: []string{"a", "b", "c"}, large: []string{"x", "c", "a"}}
	for corpus, want := range map[string]string{"synth-10000": "a b c", "real-10000": "a b c", "synth-100000": "a c"} {
		if got := strings.Join(o.enginesOf(corpus), " "); got != want {
			t.Errorf("%s: got %s, want %s", corpus, got, want)
		}
	}
}

// TestTable writes the tables into a text and measures nothing.
func TestTable(t *testing.T) {
	dir := t.TempDir()
	readme := filepath.Join(dir, "README.md")
	for name, text := range map[string]string{
		"README.md": "# Title\n" + begin + end + "\n## Next\n", "results/machine.json": `{"CPU": "A processor"}`,
		"results/real-500/sqlite.json": `{"error": "build failed"}`,
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"-work", dir, "-table", "-readme", readme, "-engines", "sqlite,pagefind", "-corpora", "real-500,synth-10000"}
	for range 2 { // the second time over those of the first
		if err := run(t.Context(), args); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	got := string(text)
	if !strings.HasPrefix(got, "# Title\n"+begin+"\nMeasured on ") || !strings.HasSuffix(got, end+"\n## Next\n") ||
		strings.Count(got, "A processor") != 1 || strings.Contains(got, "10,000") || !strings.Contains(got, "**500 pieces of real news**\n\n|  | Muragat | sqlite | pagefind | to the best peer |\n|---|---|---|---|---|\n") {
		t.Error(got)
	}
	if err := run(t.Context(), append(args, "-work", filepath.Join(dir, "elsewhere"))); err == nil {
		t.Error("without results: no error")
	}
}
