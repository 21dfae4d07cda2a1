// Package source reads a folder of article files and what its curator knows of
// persons and topics. Start with Read.
//
// # Article files
//
// A .txt file is one article: the first line that is not blank is its title, the
// rest is its text. A .md file is the same in Markdown, of which headings, emphasis,
// links and pictures become plain words. Both may begin with front matter, YAML
// between two lines of "---", with title, date, source, url, author, lang, people,
// topics and id; with a title there, the whole rest is text. A .jsonl
// file holds an article a line: an object with the same names and text.
//
// The text is UTF-8, UTF-16 with a byte order mark, or windows-1251, and becomes NFC with "\n" for
// every line end. What is left out of it, with a warning, is in strays.go. An article's ID is the path of its file without the ending, for
// .jsonl with "/" and the number of the line, unless it says its own.
//
// # Other files
//
// People.yaml, topics.yaml and archive.yaml (see Person, Settings and
// [articles.Topic]) stand in the folder itself. Links to files inside of the
// folder are read as files of their own; links that lead out are problems;
// links to folders are not followed. Names that begin with a dot are passed over, files with
// other endings are too, with a warning.
package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"muragat/articles"
)

// Folder is what an article folder holds. What has a problem is not in it.
type Folder struct {
	Articles    []Article // in order of path and line
	People      []Person  // of people.yaml, in its order
	Topics      []articles.Topic
	Settings    Settings
	Corrections []Correction // of corrections.yaml, in its order
	Problems    []Problem    // of all files, in order of path and line

	TopicWords map[string][]string // of topics.yaml: what tells of a topic, by its ID; "урожай*", "водное хозяйство"
}

// Failed tells whether there is a problem that is more than a warning.
func (f Folder) Failed() bool {
	return slices.ContainsFunc(f.Problems, func(p Problem) bool { return !p.Warning })
}

// Article is an article with what its curator said of it.
type Article struct {
	Article    articles.Article // without facts; Source and Credit are read from the text where nobody gave them
	People     []string         // IDs or names of persons, as written; nil where no list is given, empty where an empty one is
	Topics     []string         // IDs; nil and empty as of People
	File       string           // slash-separated path below the folder
	Line       int              // where the article begins in it, from 1
	GivenTitle string           // as in the file, decoded
	TitleMap   OffsetMap
	TextMap    OffsetMap
}

// MaxSize is the size, in bytes, up to which a .txt or .md file or a line of a .jsonl file is read.
const MaxSize = 32 << 20

// Read reads the folder fsys. Known are the topics that there are without
// topics.yaml. The error is that of a folder that cannot be read at all; everything
// else that is wrong is in Folder.Problems. Give it an [os.Root]'s FS, so
// that links cannot lead out of the folder.
func Read(fsys fs.FS, known []articles.Topic) (Folder, error) {
	if _, err := fs.ReadDir(fsys, "."); err != nil {
		return Folder{}, err
	}
	r := reader{fsys: fsys, ids: map[string]place{}, ignored: map[string][]string{}}
	r.folder.People = readPeople(r.authority(peopleFile))
	s, v := r.authority(topicsFile)
	r.folder.Topics, r.folder.TopicWords = readTopics(s, v, known)
	r.folder.Settings = readSettings(r.authority(archiveFile))
	r.folder.Corrections = readCorrections(r.authority(CorrectionsFile))
	r.topics = newVocabulary(known, r.folder.Topics)

	_ = fs.WalkDir(fsys, ".", r.visit)
	r.warnIgnored()
	for _, s := range r.sheets {
		r.folder.Problems = append(r.folder.Problems, s.problems...)
	}
	if len(r.folder.Articles) == 0 && !r.folder.Failed() {
		r.folder.Problems = append(r.folder.Problems, Problem{
			File: ".", Found: "no article", Wanted: "files that end in .txt, .md or .jsonl",
		})
	}
	sortProblems(r.folder.Problems)
	slices.SortStableFunc(r.folder.Articles, func(a, b Article) int { return strings.Compare(a.File, b.File) })
	return r.folder, nil
}

type reader struct {
	fsys    fs.FS
	folder  Folder
	topics  *vocabulary
	ids     map[string]place
	ignored map[string][]string // by ending
	sheets  []*sheet
}

// place is where an article begins.
type place struct {
	file string
	line int
}

func (r *reader) sheet(file string) *sheet {
	s := &sheet{file: file}
	r.sheets = append(r.sheets, s)
	return s
}

func (r *reader) visit(name string, entry fs.DirEntry, err error) error {
	switch {
	case err != nil:
		r.sheet(name).problem(0, "an unreadable folder: "+reason(err), "one that may be read")
		return fs.SkipDir
	case name == ".":
		return nil
	case strings.HasPrefix(path.Base(name), "."):
		if entry.IsDir() {
			return fs.SkipDir
		}
		return nil
	case entry.IsDir() || name == peopleFile || name == topicsFile || name == archiveFile || name == CorrectionsFile:
		return nil
	}
	ending := strings.ToLower(path.Ext(name))
	if ending != ".txt" && ending != ".md" && ending != ".jsonl" {
		r.ignored[ending] = append(r.ignored[ending], name)
		return nil
	}
	s := r.sheet(name)
	size, ok := r.regular(s, name, entry.Type())
	if !ok {
		return nil
	}
	if ending == ".jsonl" {
		r.readLines(s)
		return nil
	}
	if size > MaxSize {
		tooLarge(s, size)
		return nil
	}
	r.readText(s, ending == ".md")
	return nil
}

func tooLarge(s *sheet, size int64) {
	s.problem(1, fmt.Sprintf("a file of %.1f MB", float64(size)/1e6),
		fmt.Sprintf("at most %.1f MB; many articles go into a .jsonl file", float64(MaxSize)/1e6))
}

// regular checks that name is a file that may be opened and tells its size.
func (r *reader) regular(s *sheet, name string, mode fs.FileMode) (int64, bool) {
	info, err := fs.Stat(r.fsys, name)
	isLink := mode&fs.ModeSymlink != 0
	switch {
	case err != nil && isLink:
		s.problem(1, "a link that leads out of the folder or to nothing: "+reason(err), "a file, or a link to one in the folder")
	case err != nil:
		s.problem(1, "an unreadable file: "+reason(err), "one that may be read")
	case info.IsDir():
		s.warn(1, "a link to a folder", "the folder itself; it is not followed")
	case !info.Mode().IsRegular():
		s.problem(1, "something that is no file", "a file of text")
	default:
		return info.Size(), true
	}
	return 0, false
}

// reason is what an error of the file system says, without the path.
func reason(err error) string {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		err = e.Err
	}
	return printable(err.Error())
}

// load reads a whole file of at most limit bytes.
func (r *reader) load(s *sheet, limit int64) ([]byte, bool) {
	f, err := r.fsys.Open(s.file)
	if err == nil {
		defer func() { _ = f.Close() }()
		var b []byte
		b, err = io.ReadAll(io.LimitReader(f, limit+1))
		if err == nil && int64(len(b)) > limit {
			tooLarge(s, int64(len(b)))
			return nil, false
		}
		if err == nil {
			return b, true
		}
	}
	s.problem(1, "an unreadable file: "+reason(err), "one that may be read")
	return nil, false
}

// add takes over an article, if nothing is wrong with it, and guards its ID.
func (r *reader) add(s *sheet, d *draft, errorsBefore int) {
	a := d.Article
	if first, taken := r.ids[a.Article.ID]; taken {
		s.problem(a.Line, fmt.Sprintf("the id %s, which %s:%d has too", quoted(a.Article.ID), printable(first.file), first.line), "an id of its own")
		return
	}
	r.ids[a.Article.ID] = place{s.file, a.Line}
	if s.errors == errorsBefore {
		r.folder.Articles = append(r.folder.Articles, a)
	}
}

func (r *reader) warnIgnored() {
	for _, ending := range slices.Sorted(maps.Keys(r.ignored)) {
		files := r.ignored[ending]
		found := fmt.Sprintf("%d files that end in %s", len(files), printable(ending))
		switch {
		case len(files) == 1 && ending == "":
			found = "a file without an ending"
		case len(files) == 1:
			found = "a file that ends in " + printable(ending)
		case ending == "":
			found = fmt.Sprintf("%d files without an ending", len(files))
		}
		wanted := "files that end in .txt, .md or .jsonl; it is left out"
		if ending == ".yaml" || ending == ".yml" {
			wanted = fmt.Sprintf("%s, %s or %s in the folder itself; it is left out", peopleFile, topicsFile, archiveFile)
		}
		r.sheet(files[0]).warn(1, found, wanted)
	}
}
