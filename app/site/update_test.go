package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muragat/articles"
)

// programs are versions of a program; each is the one before with some bytes changed.
func programs(n int) [][]byte {
	r := rand.New(rand.NewPCG(9, 10))
	versions := [][]byte{noise(400_000, 11)}
	for len(versions) < n {
		versions = append(versions, changed(r, versions[len(versions)-1], 5))
	}
	return versions
}

func readManifest(t *testing.T, dir string) (m struct {
	WASM    file
	Updates []update
},
) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, offlineName))
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Each of the latest versions has a delta that makes the present program out of it, from site to site.
func TestUpdates(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	o := testOptions(dir)
	o.Earlier = dir
	versions := programs(maxUpdates + 3)
	for i, program := range versions {
		o.WASM = program
		report, err := Build(o)
		if err != nil {
			t.Fatal(err)
		}
		m := readManifest(t, dir)
		want := versions[max(0, i-maxUpdates):i]
		if len(m.Updates) != len(want) || len(report.Updates) != len(want) || report.NoUpdates != nil {
			t.Fatalf("version %d: %d updates, want %d (%v)", i, len(m.Updates), len(want), report.NoUpdates)
		}
		for k, u := range m.Updates {
			earlier := want[len(want)-1-k]
			if u.From != sum(earlier) || u.URL != "/x/updates/"+u.SHA256 {
				t.Errorf("version %d: update %d is from %.8s at %s, want from %.8s", i, k, u.From, u.URL, sum(earlier))
			}
			delta, err := os.ReadFile(filepath.Join(dir, updatesFolder, u.SHA256))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(apply(t, earlier, delta), program) {
				t.Errorf("version %d: update %d makes something else", i, k)
			}
		}
	}
	o.Earlier = ""
	if _, err := Build(o); err != nil {
		t.Fatal(err)
	}
	if m := readManifest(t, dir); m.Updates != nil {
		t.Errorf("%d updates without an earlier site", len(m.Updates))
	}
}

// The same program again has the updates that it had, and one that is all new has none.
func TestUpdatesOfOther(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	o := testOptions(dir)
	o.Earlier = dir
	versions := programs(2)
	for _, v := range []struct {
		program []byte
		updates int
	}{{versions[0], 0}, {versions[1], 1}, {versions[1], 1}, {versions[0], 1}, {noise(400_000, 12), 0}} {
		o.WASM = v.program
		files, _ := build(t, o)
		if m := readManifest(t, dir); len(m.Updates) != v.updates {
			t.Errorf("%d updates, want %d", len(m.Updates), v.updates)
		}
		n := 0
		for name := range files {
			if strings.HasPrefix(name, updatesFolder+"/") && filepath.Ext(name) == "" {
				n++
			}
		}
		if n != v.updates {
			t.Errorf("%d files of updates, want %d", n, v.updates)
		}
	}
}

// A site before that is damaged costs its visitors more, and is told.
func TestUpdatesOfDamaged(t *testing.T) {
	for name, damage := range map[string]func(dir string) error{
		"manifest": func(dir string) error { return os.WriteFile(filepath.Join(dir, offlineName), []byte("{"), 0o644) },
		"program": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, filepath.Base(readManifest(t, dir).WASM.URL)), []byte("short"), 0o644)
		},
		"no program": func(dir string) error {
			return os.Remove(filepath.Join(dir, filepath.Base(readManifest(t, dir).WASM.URL)))
		},
	} {
		dir := filepath.Join(t.TempDir(), "site")
		o := testOptions(dir)
		o.Earlier = dir
		versions := programs(2)
		o.WASM = versions[0]
		build(t, o)
		if err := damage(dir); err != nil {
			t.Fatal(err)
		}
		o.WASM = versions[1]
		_, report := build(t, o)
		if report.NoUpdates == nil || !strings.Contains(report.String(), "cannot be read") {
			t.Errorf("%s: the damage is not told: %v", name, report.NoUpdates)
		}
	}
}

// longArticles is n articles of about 300 words, of which a few are new in each.
func longArticles(n int) (list []articles.Article) {
	r := rand.New(rand.NewPCG(13, 14))
	word := func(i int) string {
		return fmt.Sprintf("слово%s", strings.Map(func(c rune) rune { return 'а' + c - '0' }, fmt.Sprint(i)))
	}
	for i := range n {
		var text strings.Builder
		for range 300 {
			fmt.Fprintf(&text, "%s ", word(int(float64(10+8*i)*r.Float64()*r.Float64()*r.Float64())))
		}
		date, _ := articles.ParseDate(fmt.Sprintf("20%02d-%02d-%02d", r.IntN(25), 1+r.IntN(12), 1+r.IntN(28)))
		list = append(list, articles.Article{ID: fmt.Sprint("news/", i), Title: "Новость " + word(i), Text: text.String(), Lang: "ru", Date: date})
	}
	return list
}

// What an archive's update takes hangs on what is new, wherever in time the new articles are.
func TestUpdateOfArchive(t *testing.T) {
	const n = 1000
	all := longArticles(n + n/100)
	before, err := articles.Encode(articles.Collection{Articles: all[:n]}, nil)
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := articles.Open(string(before))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ added, permille int }{{1, 30}, {n / 100, 80}} {
		after, err := articles.EncodeAfter(earlier, articles.Collection{Articles: slices.Clone(all[:n+test.added])}, nil)
		if err != nil {
			t.Fatal(err)
		}
		delta := makeDelta(before, after)
		if !bytes.Equal(apply(t, before, delta), after) {
			t.Error("the delta makes something else")
		}
		if most := len(before) * test.permille / 1000; len(delta) > most {
			t.Errorf("%d of %d articles are new: a delta of %d bytes, want at most %d of %d", test.added, n, len(delta), most, len(before))
		}
	}
}

// Whatever lies where an earlier site is looked for, the build goes on or says what is wrong.
func FuzzEarlierManifest(f *testing.F) {
	for _, s := range []string{
		"", "null", "[]", `{"format":1}`, `{"WASM":{"url":"/../../etc/passwd","sha256":"x"}}`, `{"WASM":null,"Updates":[{"From":"a","SHA256":"../../x"}]}`,
		`{"wasm":{"url":"/app.wasm","size":-1,"sha256":""},"updates":[{},{}]}`, `{"updates":[{"sha256":"\ud800\u0000"}]}`, "\ufeff{}", `{"WASM":{"URL":"\u202e"}}`,
	} {
		f.Add(s)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, manifest string) {
		if err := os.WriteFile(filepath.Join(dir, offlineName), []byte(manifest), 0o644); err != nil {
			t.Fatal(err)
		}
		earlier, err := readEarlier(dir)
		if err != nil || earlier == nil {
			return
		}
		if made, err := earlier.updates("/", []byte("program")); err == nil && len(made) > 0 {
			t.Errorf("%q gives %d updates from nothing", manifest, len(made))
		}
	})
}

// Two deltas that can be read are joined to one that makes the same, or are refused.
func FuzzJoinDeltas(f *testing.F) {
	a, b, c := []byte("the first of three programs"), []byte("the second of the three programs"), []byte("of three programs the last")
	f.Add(makeDelta(a, b), makeDelta(b, c))
	f.Add([]byte{0x03, 0x00}, []byte{0x03, 0x01})
	f.Add([]byte{}, []byte{0xff, 0xff, 0xff, 0xff, 0x7f, 0x00})
	f.Fuzz(func(t *testing.T, first, second []byte) {
		joined, err := joinDeltas(first, second)
		if err != nil {
			return
		}
		if _, err := instructions(joined); err != nil {
			t.Errorf("% x and % x are joined to what cannot be read: %v", first, second, err)
		}
	})
}
