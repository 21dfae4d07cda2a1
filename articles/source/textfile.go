package source

import (
	"fmt"
	"strings"
)

// maxFrontMatter is the size, in bytes, up to which front matter is read.
const maxFrontMatter = 256 << 10

// readText reads a .txt or .md file.
func (r *reader) readText(s *sheet, md bool) {
	b, ok := r.load(s, MaxSize)
	if !ok {
		return
	}
	text, ok := decodeFile(s, b, 1)
	if !ok {
		return
	}
	if strings.TrimSpace(text) == "" {
		s.problem(1, "an empty file", "a title and a text")
		return
	}
	d, ok := parseText(s, text, md, r.topics)
	if ok {
		r.add(s, d, 0)
	}
}

// parseText makes an article of a decoded file. It is not ok where the file cannot be read on.
func parseText(s *sheet, text string, md bool, topics *vocabulary) (*draft, bool) {
	matter, body, err := frontMatter(text)
	if err {
		s.problem(matter.line, `front matter that begins with "---" and does not end`, `a line "---" behind it`)
		return nil, false
	}
	d := &draft{markdown: md}
	d.File, d.Line = s.file, 1
	if len(matter.text) > maxFrontMatter {
		s.problem(matter.line-1, fmt.Sprintf("front matter of %d kB", len(matter.text)/1000), fmt.Sprintf("at most %d", maxFrontMatter/1000))
		return nil, false
	}
	if matter.present {
		v, ok := parseYAML(s, matter.text, matter.line)
		if !ok {
			return nil, false
		}
		if v.kind != mapping && v.kind != nothing {
			s.problem(v.line, v.kind.String()+" as front matter", "lines of the form name: value")
			return nil, false
		}
		d.fill(s, v.pairs, topics, false)
	}
	rest, blank := trimBlank(body.text)
	line := body.line + blank
	if strings.TrimSpace(d.title) == "" {
		d.titleLine = line
		var title string
		title, rest = splitLine(rest)
		line++
		if md {
			title, _ = normalise(title, true, titleMarks(title))
			if underline, after := splitLine(rest); underlined.MatchString(underline) {
				rest = after
				line++
			}
		}
		d.title = strings.TrimSpace(title)
		rest, blank = trimBlank(rest)
		line += blank
	}
	d.text, d.textLine = strings.TrimRight(rest, "\r\n"), line
	if d.text == "" {
		d.textLine = d.titleLine
	}
	if d.Article.Article.ID == "" {
		d.Article.Article.ID = pathID(s.file)
		checkID(s, 1, d.Article.Article.ID, "the file name")
	}
	d.finish(s)
	return d, true
}

// part is a part of a file and the number of its first line.
type part struct {
	text    string
	line    int
	present bool
}

// frontMatter parts a file into what stands between two lines of "---" at its beginning,
// its line ends made one, and the rest. It fails where the second line is missing.
func frontMatter(text string) (matter, body part, unclosed bool) {
	rest, blank := trimBlank(text)
	first, rest := splitLine(rest)
	if strings.TrimRight(first, " \t") != "---" {
		return part{}, part{text, 1, true}, false
	}
	matter = part{line: blank + 2, present: true}
	start := rest
	for n := 0; rest != ""; n++ {
		line, after := splitLine(rest)
		if l := strings.TrimRight(line, " \t"); l == "---" || l == "..." {
			matter.text = unixLines(start[:len(start)-len(rest)])
			return matter, part{after, matter.line + n + 1, true}, false
		}
		rest = after
	}
	matter.line--
	return matter, part{}, true
}
