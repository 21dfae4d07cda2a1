package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// asset is one hand-written file as the site holds it.
type asset struct {
	name    string // in Static or Extra
	path    string // below the site
	data    []byte
	offline bool // part of a complete copy
}

// assets are the hand-written files by name.
type assets struct {
	base   string
	byName map[string]*asset

	lock    sync.Mutex
	unknown map[string]bool // names that pages asked for in vain
}

// keptNames are files that others find by their name.
var keptNames = map[string]bool{"sw.js": true, "favicon.ico": true, "robots.txt": true}

// Kinds of hand-written files by ending. Other files, such as scripts that make
// fonts, stay where they are.
var (
	hashedKinds  = map[string]bool{".css": true, ".js": true, ".woff2": true, ".svg": true, ".png": true, ".ico": true, ".webp": true, ".jpg": true}
	noticeKinds  = map[string]bool{".txt": true} // licences beside fonts and icons
	leftOutKinds = map[string]bool{".go": true, ".sh": true, ".md": true}
)

// loadAssets reads the hand-written files, gives them their names and puts
// these names into the style sheets.
func loadAssets(static fs.FS, extra map[string][]byte, base string) (*assets, error) {
	files := maps.Clone(extra)
	if files == nil {
		files = map[string][]byte{}
	}
	err := fs.WalkDir(static, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name != "." && path.Base(name)[0] == '.' {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() || leftOutKinds[path.Ext(name)] {
			return nil
		}
		if _, ok := files[name]; ok {
			return fmt.Errorf("%s is both hand-written and made at build time", name)
		}
		files[name], err = fs.ReadFile(static, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("hand-written files: %w", err)
	}
	a := &assets{base: base, byName: map[string]*asset{}, unknown: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if _, err := a.take(name, files); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// take adds one of the files, after those that it refers to.
func (a *assets) take(name string, files map[string][]byte) (*asset, error) {
	if known, ok := a.byName[name]; ok {
		if known == nil {
			return nil, fmt.Errorf("%s refers to itself, directly or by others", name)
		}
		return known, nil
	}
	ending := path.Ext(name)
	if !hashedKinds[ending] && !noticeKinds[ending] {
		return nil, fmt.Errorf("%s: found the ending %q; wanted one of %s", name, ending,
			strings.Join(slices.Sorted(maps.Keys(hashedKinds)), " ")+" .txt")
	}
	taken := &asset{name: name, path: name, data: files[name]}
	if ending == ".css" {
		a.byName[name] = nil // under way
		data, err := a.rewrite(name, files)
		if err != nil {
			return nil, err
		}
		taken.data = data
	}
	if hashedKinds[ending] && !keptNames[name] {
		taken.path = hashedName(name, taken.data)
		taken.offline = true
	}
	a.byName[name] = taken
	return taken, nil
}

// reference is url(…) in a style sheet, or a comment, whose content is none.
var reference = regexp.MustCompile(`(?s)/\*.*?\*/|url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))\s*\)`)

// rewrite puts the hashed names of files into a style sheet. They stay relative
// to it, so no base path is written into it.
func (a *assets) rewrite(name string, files map[string][]byte) ([]byte, error) {
	sheet := files[name]
	var out bytes.Buffer
	end := 0
	for _, m := range reference.FindAllSubmatchIndex(sheet, -1) {
		for group := 2; group < len(m); group += 2 {
			if m[group] < 0 {
				continue
			}
			target := string(sheet[m[group]:m[group+1]])
			if strings.HasPrefix(target, "#") { // within an SVG document
				continue
			}
			line := 1 + bytes.Count(sheet[:m[group]], []byte("\n"))
			file := path.Join(path.Dir(name), target)
			if _, ok := files[file]; !ok || strings.HasPrefix(target, "/") {
				return nil, fmt.Errorf("%s:%d: found url(%s); wanted the relative path of a hand-written file", name, line, target)
			}
			taken, err := a.take(file, files)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, line, err)
			}
			out.Write(sheet[end:m[group]])
			out.WriteString(path.Join(path.Dir(target), path.Base(taken.path)))
			end = m[group+1]
		}
	}
	out.Write(sheet[end:])
	return out.Bytes(), nil
}

// address returns where the browser finds the file of that name. A name that
// is unknown is remembered for missing.
func (a *assets) address(name string) string {
	if known, ok := a.byName[name]; ok {
		return a.base + known.path
	}
	a.lock.Lock()
	defer a.lock.Unlock()
	a.unknown[name] = true
	return a.base + name
}

// missing is the error for the unknown names that address was asked for.
func (a *assets) missing() error {
	if len(a.unknown) == 0 {
		return nil
	}
	return fmt.Errorf("pages refer to %s; the hand-written files are %s",
		strings.Join(slices.Sorted(maps.Keys(a.unknown)), ", "), strings.Join(slices.Sorted(maps.Keys(a.byName)), ", "))
}

// sorted are the files by name.
func (a *assets) sorted() []*asset {
	var list []*asset
	for _, name := range slices.Sorted(maps.Keys(a.byName)) {
		list = append(list, a.byName[name])
	}
	return list
}
