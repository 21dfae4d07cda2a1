package source

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"muragat/articles"
)

// keys are the names that front matter and JSON lines know; "text" is for JSON lines only.
var keys = []string{"title", "date", "source", "url", "author", "lang", "people", "topics", "id"}

// draft is an article while it is read, with what its file gave.
type draft struct {
	Article
	title, text         string // as given
	titleLine, textLine int    // where they begin
	markdown            bool
	noTitle, noText     bool // what was given is refused already
	json                bool // line ends in the text are no line ends in the file
}

// fill takes over the values of front matter or of a JSON line.
func (d *draft) fill(s *sheet, pairs []pair, topics *vocabulary, withText bool) {
	known := keys
	if withText {
		known = append(slices.Clone(keys), "text")
	}
	a := &d.Article.Article
	for _, p := range pairs {
		if !slices.Contains(known, p.key) {
			unknownKey(s, p, known)
			continue
		}
		if p.key == "people" || p.key == "topics" {
			words, ok := names(s, p)
			if ok && p.key == "people" {
				d.People = people(words)
			} else if ok {
				d.Topics = topics.resolve(s, words)
			}
			continue
		}
		text, ok := oneText(s, p)
		if !ok {
			refused := p.value.kind > scalar
			d.noTitle = d.noTitle || refused && p.key == "title"
			d.noText = d.noText || refused && p.key == "text"
			continue
		}
		switch p.key {
		case "title":
			d.title, d.titleLine = text, p.value.line
		case "text":
			d.text, d.textLine = text, p.value.line
		case "id":
			a.ID = text
			checkID(s, p.value.line, a.ID, "the id")
		case "date":
			a.Date = parseDate(s, p.value.line, text)
		case "url":
			a.URL = parseURL(s, p.value.line, text)
		case "lang":
			a.Lang = parseLang(s, p.value.line, text)
		case "source":
			a.Source = plain(s, p, text)
		case "author":
			a.Author = plain(s, p, text)
		}
	}
}

// oneText is the value of p if it is given and is no list.
func oneText(s *sheet, p pair) (string, bool) {
	switch p.value.kind {
	case nothing:
		return "", false
	case scalar:
		return p.value.text, strings.TrimSpace(p.value.text) != ""
	}
	s.problem(p.value.line, fmt.Sprintf("%s after %q", p.value.kind, p.key), "one text")
	return "", false
}

// maxValue is the number of code points that a name or another value on one line may have.
const maxValue = 300

// plain is a value of one line of plain text.
func plain(s *sheet, p pair, text string) string {
	behind := fmt.Sprintf(" after %q", p.key)
	if i, r := control(text); i >= 0 {
		s.problem(p.value.line, fmt.Sprintf("the control character U+%04X", r)+behind, "plain text")
		return ""
	}
	_, first := strays(text, true)
	first.warn(s, text, behind, func(int) int { return p.value.line })
	text, _ = normalise(text, true, nil)
	if n := utf8.RuneCountInString(text); n > maxValue {
		s.problem(p.value.line, fmt.Sprintf("%d characters", n)+behind, fmt.Sprintf("at most %d", maxValue))
	}
	return text
}

// names are the values of a key that takes a list or one text; false if neither is given.
func names(s *sheet, p pair) ([]pair, bool) {
	items := p.value.items
	switch p.value.kind {
	case nothing:
		return nil, false
	case scalar:
		if strings.TrimSpace(p.value.text) == "" {
			return nil, false
		}
		items = []value{p.value}
	case mapping:
		s.problem(p.value.line, fmt.Sprintf("%s after %q", mapping, p.key), "a list")
		return nil, false
	}
	var out []pair
	for _, item := range items {
		q := pair{p.key, item.line, item}
		if text, ok := oneText(s, q); ok {
			if text = plain(s, q, text); text != "" {
				q.value = value{line: item.line, kind: scalar, text: text}
				out = append(out, q)
			}
		}
	}
	return out, true
}

// people are names, of which one text may hold several: "А. Иванов, Б. Петров".
func people(words []pair) []string {
	out := []string{}
	for _, w := range words {
		for name := range strings.FieldsFuncSeq(w.value.text, func(r rune) bool { return r == ',' || r == ';' }) {
			if name = strings.TrimSpace(name); name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func unknownKey(s *sheet, p pair, known []string) {
	wanted := "one of " + strings.Join(known, ", ")
	if n := nearest(p.key, known); n != "" {
		wanted = fmt.Sprintf("%q", n)
	}
	s.problem(p.line, "the unknown key "+quoted(p.key), wanted)
}

var (
	timestamp  = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d`)
	dotted     = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`)
	calendaric = regexp.MustCompile(`^\d{4}-\d\d(-\d\d)?$`)
)

// parseDate reads an EDTF date, and also what exports and people write: a time stamp, whose
// time is dropped, and day.month.year.
func parseDate(s *sheet, line int, text string) articles.Date {
	text = strings.TrimSpace(text)
	edtf := text
	if m := timestamp.FindStringSubmatch(text); m != nil {
		edtf = m[1]
	} else if m := dotted.FindStringSubmatch(text); m != nil {
		edtf = fmt.Sprintf("%s-%02s-%02s", m[3], m[2], m[1])
	}
	d, err := articles.ParseDate(edtf)
	if err == nil {
		return d
	}
	found := "the date " + quoted(text)
	if calendaric.MatchString(edtf) {
		found += ", which no calendar has"
	}
	s.problem(line, found, "a day 2024-04-18, a month 2024-04, a year 2024, an uncertain 2024?, or 2018/2020, 2018/..")
	return articles.Date{}
}

func parseURL(s *sheet, line int, text string) string {
	text = strings.TrimSpace(text)
	u, err := url.Parse(text)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return u.String()
	}
	s.problem(line, "the address "+quoted(text), "one that begins with https:// or http://")
	return ""
}

var (
	language     = regexp.MustCompile(`^[a-z]{2,3}$`)
	languageTags = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$`)
)

// parseLang is the primary language of a BCP 47 tag.
func parseLang(s *sheet, line int, text string) string {
	primary, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), "-")
	if language.MatchString(primary) && primary != "kz" {
		return primary
	}
	badLanguage(s, line, text)
	return ""
}

func badLanguage(s *sheet, line int, tag string) {
	wanted := "a language code such as ru, kk, uz, en"
	if strings.HasPrefix(strings.ToLower(tag), "kz") {
		wanted = "kk, the code of Kazakh"
	}
	s.problem(line, "the language "+quoted(tag), wanted)
}

// maxID is the length that an ID may have, in bytes: file systems end at 255 for a name.
const maxID = 200

// device is a name that Windows keeps for itself, whatever its ending.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)`)

// checkID complains of an ID that cannot be an address. what names it.
func checkID(s *sheet, line int, id, what string) {
	wanted := "letters, digits, '.', '_', '-' and '/' only"
	if what == "the file name" {
		wanted += `, or an "id" in its front matter`
	}
	found := ""
	for _, r := range id {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("._-/", r) {
			found = fmt.Sprintf(" with %q", r)
			break
		}
	}
	if len(id) > maxID {
		found = fmt.Sprintf(" of %d bytes", len(id))
		wanted = fmt.Sprintf("at most %d", maxID)
	}
	if found == "" {
		for part := range strings.SplitSeq(id, "/") {
			if part == "" || part == "index.html" || part == "go.mod" || part[0] == '.' || strings.HasSuffix(part, ".") || device.MatchString(part) {
				found = fmt.Sprintf(" with the part %q between slashes", part)
				wanted = "parts that can be names of folders on every system"
			}
		}
	}
	if found != "" {
		s.problem(line, what+" "+quoted(id)+found, wanted)
	}
}

// finish checks title and text and makes the archive's form of them.
func (d *draft) finish(s *sheet) {
	a := &d.Article.Article
	var edits []edit
	if d.markdown {
		edits = markdown(d.text)
	}
	d.GivenTitle = d.title
	a.Title, d.TitleMap = normalise(d.title, true, nil)
	a.Text, d.TextMap = normalise(d.text, false, edits)
	switch {
	case a.Title == "" && !d.noTitle:
		s.problem(d.titleLine, "no title", "one")
	case a.Text == "" && !d.noText:
		s.problem(d.textLine, "no text behind the title", "the article's text")
	}
	d.checkControls(s, d.title, a.Title, true, func(int) int { return d.titleLine })
	d.checkControls(s, d.text, a.Text, false, func(i int) int {
		if d.json {
			return d.textLine
		}
		return d.textLine + countLines(d.text[:i])
	})
	if strings.ContainsRune(a.Title, utf8.RuneError) || strings.ContainsRune(a.Text, utf8.RuneError) {
		s.warn(d.titleLine, "the sign U+FFFD, which stands for letters that were lost", "the letters; it stays as it is")
	}
	if n := len([]rune(a.Title)); n > longTitle {
		s.warn(d.titleLine, fmt.Sprintf("a title of %d characters", n), "a title on the first line and the text behind it")
	}
	if a.Source == "" {
		a.Source, _ = normalise(attribution(a.Text), true, nil)
	}
	a.Credit, _ = normalise(credit(a.Text), true, nil)
}

// longTitle is the number of code points from which a title is probably a paragraph.
const longTitle = 300

// checkControls warns of the strays that were left out of a given text, and refuses control characters that
// are still in the archive's form of it.
func (d *draft) checkControls(s *sheet, given, text string, oneLine bool, line func(at int) int) {
	if i, _ := control(text); i < 0 {
		_, first := strays(given, oneLine)
		first.warn(s, given, "", line)
		return
	}
	at, r := control(given)
	for isStray(r) {
		i, next := control(given[at+utf8.RuneLen(r):])
		if i < 0 {
			break
		}
		at, r = at+utf8.RuneLen(r)+i, next
	}
	controlProblem(s, line(at), r)
}

func controlProblem(s *sheet, line int, r rune) {
	found := fmt.Sprintf("the control character U+%04X", r)
	if r == 0 {
		found = "a NUL byte, as in files that are no text"
	}
	s.problem(line, found, "plain text")
}

// pathID is the ID of a file's article: its path without the ending.
func pathID(path string) string {
	if i := strings.LastIndexByte(path, '.'); i > strings.LastIndexByte(path, '/') {
		path = path[:i]
	}
	return norm.NFC.String(path)
}
