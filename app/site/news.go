package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"muragat/articles"
)

// news tells those who have an earlier program what is new in the articles.
type news struct {
	From string `json:"from"` // SHA-256 of the earlier program
	file        // a bulletin in JSON
}

// bulletin is what a page says of a newer version.
type bulletin struct {
	New     int `json:"new"` // articles
	Changed int `json:"changed"`
	Removed int `json:"removed"`

	// The newest of the new ones: each ID, title, date in EDTF and language.
	Articles [][4]string `json:"articles"`
}

// mostNews is how many new articles a bulletin names.
const mostNews = 20

// changes are articles that differ between two sites: by their ID their hashes before and after, "" where there is no such
// article.
type changes map[string][2]string

// past is what has changed since an earlier program. No visitor downloads it: the next build joins it with its own changes,
// and an article that has become again what it was is not said to be changed.
type past struct {
	From    string  `json:"from"` // SHA-256 of the program
	Changes changes `json:"changes"`
}

// history lists what has changed since the latest programs before, the latest first. The error tells what of it is missing.
func (e *earlierSite) history(present string, hashes []byte) ([]past, error) {
	if e == nil || e.Hashes == nil || len(hashes) == 0 {
		return nil, nil
	}
	before, err := verified(e.dir, path.Base(e.Hashes.URL), *e.Hashes)
	if err != nil {
		return nil, err
	}
	latest := compare(before, hashes)
	var known []past
	if e.WASM.SHA256 != present {
		known = append(known, past{e.WASM.SHA256, latest})
	}
	if e.Changes == nil {
		return known, nil
	}
	data, err := verified(e.dir, path.Join(updatesFolder, e.Changes.SHA256), *e.Changes)
	var older []past
	if err == nil {
		err = json.Unmarshal(data, &older)
	}
	if err != nil {
		return known, fmt.Errorf("what was new before: %w", err)
	}
	for _, p := range older {
		if p.From != present && len(known) < maxUpdates {
			known = append(known, past{p.From, p.Changes.join(latest)})
		}
	}
	return known, nil
}

// compare reads two contents of articles.sha256.
func compare(before, after []byte) changes {
	c := changes{}
	for side, list := range [2][]byte{before, after} {
		for line := range bytes.Lines(list) {
			hash, id, _ := strings.Cut(strings.TrimSuffix(string(line), "\n"), "  ")
			pair := c[id]
			pair[side] = hash
			c[id] = pair
		}
	}
	return c.real()
}

// join is what has changed when later follows c.
func (c changes) join(later changes) changes {
	all := changes{}
	for id, pair := range c {
		if next, ok := later[id]; ok {
			pair[1] = next[1]
		}
		all[id] = pair
	}
	for id, pair := range later {
		if _, ok := c[id]; !ok {
			all[id] = pair
		}
	}
	return all.real()
}

// real drops what is as it was.
func (c changes) real() changes {
	for id, pair := range c {
		if pair[0] == pair[1] {
			delete(c, id)
		}
	}
	return c
}

// bulletin counts the changes, and looks the new articles up in the archive that has them.
func (c changes) bulletin(a *articles.Archive) bulletin {
	b := bulletin{Articles: [][4]string{}}
	var numbers []int // of the new ones
	for id, pair := range c {
		switch {
		case pair[0] == "":
			b.New++
			if n, ok := a.Lookup(id); ok {
				numbers = append(numbers, n)
			}
		case pair[1] == "":
			b.Removed++
		default:
			b.Changed++
		}
	}
	heads := map[int]articles.Article{}
	for _, n := range numbers {
		heads[n] = a.Head(n)
	}
	// the archive has the oldest first, and what has no date last
	slices.SortFunc(numbers, func(i, j int) int {
		if none := heads[i].Date.IsZero(); none != heads[j].Date.IsZero() {
			return map[bool]int{true: 1, false: -1}[none]
		} else if none {
			return cmp.Compare(i, j)
		}
		return cmp.Compare(j, i)
	})
	for _, n := range numbers[:min(len(numbers), mostNews)] {
		h := heads[n]
		b.Articles = append(b.Articles, [4]string{h.ID, h.Title, h.Date.String(), h.Lang})
	}
	return b
}

// tellNews adds the bulletins for those who have earlier programs, and what the next build needs to write its own. The error
// tells which of them cannot be told.
func (m *manifest) tellNews(e *earlierSite, o Options, add func(path string, data []byte) error) (noNews, err error) {
	if o.Archive == nil {
		return nil, nil
	}
	known, noNews := e.history(m.WASM.SHA256, o.Hashes)
	if len(known) == 0 {
		return noNews, nil
	}
	publish := func(v any) (file, error) {
		data, err := json.Marshal(v)
		if err != nil {
			return file{}, err
		}
		name := path.Join(updatesFolder, sum(data))
		return fileOf(o.Base, name, data), add(name, data)
	}
	for _, p := range known {
		f, err := publish(p.Changes.bulletin(o.Archive))
		if err != nil {
			return nil, err
		}
		m.News = append(m.News, news{p.From, f})
	}
	f, err := publish(known)
	m.Changes = &f
	return noNews, err
}
