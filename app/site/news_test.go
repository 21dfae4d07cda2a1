package site

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/articles"
)

// state is the articles of a version: the text of each by its ID.
type state map[string]string

func (s state) archive(t *testing.T) *articles.Archive {
	t.Helper()
	c := articles.Collection{}
	for _, id := range slices.Sorted(maps.Keys(s)) {
		date := articles.Date{}
		if id != "undated" {
			var err error
			if date, err = articles.ParseDate(day(id)); err != nil {
				t.Fatal(err)
			}
		}
		c.Articles = append(c.Articles, articles.Article{ID: id, Title: "О " + id, Text: s[id], Lang: "ru", Date: date})
	}
	return sample.Open(t, c)
}

// publish builds a site of the articles in the place of the one before.
func (s state) publish(t *testing.T, dir string, program []byte) (map[string]string, Report) {
	t.Helper()
	o := testOptions(dir)
	o.Earlier, o.WASM, o.Archive = dir, program, s.archive(t)
	o.Hashes = HashArticles(o.Archive)
	return build(t, o)
}

// bulletins reads what the site in dir tells, by the earlier program.
func bulletins(t *testing.T, files map[string]string) (byProgram map[string]bulletin, programs []string) {
	t.Helper()
	var m struct{ News []news }
	if err := json.Unmarshal([]byte(files[offlineName]), &m); err != nil {
		t.Fatal(err)
	}
	byProgram = map[string]bulletin{}
	for _, n := range m.News {
		data := files[updatesFolder+"/"+n.SHA256]
		if sum([]byte(data)) != n.SHA256 || len(data) != n.Size || n.URL != "/x/updates/"+n.SHA256 {
			t.Fatalf("the manifest has %+v, the file %d bytes with the SHA-256 %s", n, len(data), sum([]byte(data)))
		}
		var b bulletin
		if err := json.Unmarshal([]byte(data), &b); err != nil {
			t.Fatal(err)
		}
		byProgram[n.From] = b
		programs = append(programs, n.From)
	}
	return byProgram, programs
}

// difference is what a bulletin has to say, counted by hand.
func difference(before, after state) bulletin {
	b := bulletin{Articles: [][4]string{}}
	var added []string
	for id, text := range after {
		switch was, ok := before[id]; {
		case !ok:
			b.New++
			added = append(added, id)
		case was != text:
			b.Changed++
		}
	}
	for id := range before {
		if _, ok := after[id]; !ok {
			b.Removed++
		}
	}
	slices.SortFunc(added, func(a, b string) int { return strings.Compare(day(b), day(a)) })
	for _, id := range added[:min(len(added), mostNews)] {
		b.Articles = append(b.Articles, [4]string{id, "О " + id, day(id), "ru"})
	}
	return b
}

// day is another one for each article: of 2001 for a/01, of 2002 for b/01, …
func day(id string) string {
	if id == "undated" {
		return ""
	}
	return fmt.Sprintf("20%02d-01-%s", id[0]-'a'+1, id[2:])
}

// Whatever is added, changed, changed back and removed, each of the latest versions is told the truth.
func TestNews(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	dir := filepath.Join(t.TempDir(), "site")
	now := state{"undated": "x", "a/01": "x"}
	var states []state
	versions := programs(maxUpdates + 6)
	for i, program := range versions {
		for range r.IntN(6) {
			id := fmt.Sprintf("a/%02d", 1+r.IntN(28))
			switch r.IntN(3) {
			case 0:
				delete(now, id)
			default:
				now[id] = []string{"x", "y"}[r.IntN(2)]
			}
		}
		if i%5 == 4 { // more than are named
			for d := range 28 {
				now[fmt.Sprintf("%c/%02d", 'b'+i, d+1)] = "x"
			}
		}
		if i%4 == 3 {
			delete(now, "undated")
		} else {
			now["undated"] = "x"
		}
		states = append(states, maps.Clone(now))
		files, report := now.publish(t, dir, program)
		if report.NoNews != nil {
			t.Fatal(report.NoNews)
		}
		got, from := bulletins(t, files)
		first := max(0, i-maxUpdates)
		if len(from) != i-first {
			t.Fatalf("version %d: news for %d programs, want %d", i, len(from), i-first)
		}
		for k := first; k < i; k++ {
			if from[i-1-k] != sum(versions[k]) {
				t.Errorf("version %d: the news are not in order", i)
			}
			if want := difference(states[k], now); !reflect.DeepEqual(got[sum(versions[k])], want) {
				t.Fatalf("version %d to %d: the news are %+v, want %+v", k, i, got[sum(versions[k])], want)
			}
		}
	}
}

// A version whose program alone is another has news that nothing is new, and the same program again has those that it had.
func TestNewsOfProgram(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	versions := programs(2)
	s := state{"a/01": "x"}
	s.publish(t, dir, versions[0])
	for range 2 {
		files, _ := s.publish(t, dir, versions[1])
		got, _ := bulletins(t, files)
		if want := difference(s, s); len(got) != 1 || !reflect.DeepEqual(got[sum(versions[0])], want) {
			t.Errorf("the news are %+v, want %+v for the one program before", got, want)
		}
	}
}

// What cannot be read of the site before is told, and costs no more than it must.
func TestNewsOfDamaged(t *testing.T) {
	versions := programs(3)
	for name, test := range map[string]struct {
		pick func(m manifestFiles) *file
		left int // programs that have news all the same
	}{
		"hashes":  {func(m manifestFiles) *file { return m.Hashes }, 0},
		"changes": {func(m manifestFiles) *file { return m.Changes }, 1},
	} {
		dir := filepath.Join(t.TempDir(), "site")
		state{"a/01": "x"}.publish(t, dir, versions[0])
		files, _ := state{"a/02": "x"}.publish(t, dir, versions[1])
		var m manifestFiles
		if err := json.Unmarshal([]byte(files[offlineName]), &m); err != nil {
			t.Fatal(err)
		}
		damaged := filepath.Join(dir, strings.TrimPrefix(test.pick(m).URL, "/x/"))
		if err := os.WriteFile(damaged, []byte("other"), 0o644); err != nil {
			t.Fatal(err)
		}
		files, report := state{"a/03": "x"}.publish(t, dir, versions[2])
		if got, _ := bulletins(t, files); len(got) != test.left {
			t.Errorf("%s: news for %d programs, want %d", name, len(got), test.left)
		}
		if report.NoNews == nil || !strings.Contains(report.String(), "cannot be read") {
			t.Errorf("%s: the damage is not told: %v", name, report.NoNews)
		}
	}
}

type manifestFiles struct{ Hashes, Changes *file }
