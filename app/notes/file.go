package notes

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// version of the file. It changes when older programs would misread it; members that are new alone are passed over.
const version = 1

// Bounds of a file.
const (
	MostBytes = 64 << 20
	mostNotes = 100_000
)

// Decode reads a file of notes. It is a JSON object in UTF-8 (a byte order mark may stand before it):
//
//	{"muragat": "notes", "version": 1, "archive": "its title", "from": "https://example.org/", "notes": [
//	{"article": "2024/poety", "paragraph": 3, "start": 12, "words": "в Алматы", "before": "…", "after": "…", "note": "…",
//	 "changed": 1732665600000, "title": "…", "source": "…", "date": "2024-04-18", "address": "https://example.org/article/2024/poety#p3"}
//	]}
//
// paragraph counts from 1 on, start code points from 0 on; both are 0 and words is empty where the article as a whole is
// kept for later. changed is in milliseconds since 1970. article alone has to be there; archive, from and address are for people,
// and members of other names are passed over. A file that is not so gives no notes, and an error with the line.
func Decode(file string) ([]*Note, error) {
	file = strings.TrimPrefix(file, "\ufeff")
	if !utf8.ValidString(file) {
		return nil, errNoText
	}
	r := &reader{s: file}
	var notes []*Note
	kind, number := "", int64(0)
	err := r.object(func(name string) (err error) {
		switch name {
		case "muragat":
			if kind, err = r.string(`"notes"`); err == nil && kind != "notes" {
				err = r.wrong(`the kind "notes" before it`)
			}
		case "version":
			number, err = r.int(version, "version "+strconv.Itoa(version))
		case "notes":
			return r.list('[', ']', "a list of notes", func() error {
				if len(notes) == mostNotes {
					return r.wrong("at most " + strconv.Itoa(mostNotes) + " notes")
				}
				n, err := r.note()
				notes = append(notes, n)
				return err
			})
		default:
			return r.skip()
		}
		return err
	})
	if err == nil {
		err = r.end()
	}
	if err == nil && (kind != "notes" || number != version) {
		err = r.wrong(`the members "muragat": "notes" and "version": ` + strconv.Itoa(version) + " in the file")
	}
	if err != nil {
		return nil, err
	}
	return notes, nil
}

// DecodeOne reads one note as Encode writes it.
func DecodeOne(text string) (*Note, error) {
	r := &reader{s: text}
	n, err := r.note()
	if err == nil {
		err = r.end()
	}
	return n, err
}

// note reads one, and checks that it can be one.
func (r *reader) note() (n *Note, err error) {
	n = &Note{}
	r.space()
	from := r.at
	err = r.object(func(name string) (err error) {
		read := func(to *string, most int) {
			if *to, err = r.string("a text"); err == nil && utf8.RuneCountInString(*to) > most {
				err = r.wrong("at most " + strconv.Itoa(most) + " characters in " + name)
			}
		}
		count := func(to *int) {
			var i int64
			i, err = r.int(1e9, "a number from 0 up to 1000000000")
			*to = int(i)
		}
		switch name {
		case "article":
			read(&n.Article, 10_000)
		case "paragraph":
			count(&n.Paragraph)
		case "start":
			count(&n.Start)
		case "words":
			read(&n.Words, MostWords)
		case "before":
			read(&n.Before, Around)
		case "after":
			read(&n.After, Around)
		case "note":
			read(&n.Text, MostText)
		case "changed":
			n.Changed, err = r.int(1<<53, "a time in milliseconds since 1970")
		case "title":
			read(&n.Title, 10_000)
		case "source":
			read(&n.Source, 10_000)
		case "date":
			read(&n.Date, 100)
		default:
			err = r.skip()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	wanted := ""
	switch {
	case n.Article == "":
		wanted = "an article in the note"
	case n.Paragraph == 0 && (n.Words != "" || n.Start != 0):
		wanted = "a paragraph in the note, since it has words"
	case n.Paragraph > 0 && strings.TrimSpace(n.Words) == "":
		wanted = "words in the note, since it has a paragraph"
	}
	if wanted != "" {
		r.at = from
		return nil, r.wrong(wanted)
	}
	return n, nil
}

// Encode is a note as an object in one line; address is where it can be read, or "".
func (n *Note) Encode(address string) string {
	var b strings.Builder
	b.WriteString(`{"article":`)
	quote(&b, n.Article)
	text := func(name, value string) {
		if value != "" {
			b.WriteString(`,"` + name + `":`)
			quote(&b, value)
		}
	}
	number := func(name string, value int64) {
		if value != 0 {
			b.WriteString(`,"` + name + `":` + strconv.FormatInt(value, 10))
		}
	}
	number("paragraph", int64(n.Paragraph))
	number("start", int64(n.Start))
	text("words", n.Words)
	text("before", n.Before)
	text("after", n.After)
	text("note", n.Text)
	number("changed", n.Changed)
	text("title", n.Title)
	text("source", n.Source)
	text("date", n.Date)
	text("address", address)
	b.WriteByte('}')
	return b.String()
}

// Archive is what a file says of the archive that its notes are about.
type Archive struct {
	Title   string
	From    string             // its address
	Address func(*Note) string // where a note can be read
	Date    func(*Note) string // of the article, as people write it
}

// Encode is a file with the notes, one a line.
func (a Archive) Encode(notes []*Note) string {
	var b strings.Builder
	b.WriteString(`{"muragat":"notes","version":` + strconv.Itoa(version) + `,"archive":`)
	quote(&b, a.Title)
	b.WriteString(`,"from":`)
	quote(&b, a.From)
	b.WriteString(`,"notes":[`)
	for i, n := range notes {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.WriteString(n.Encode(a.Address(n)))
	}
	b.WriteString("\n]}\n")
	return b.String()
}

// Markdown is the notes to be read: each article with its source, date and address, what is marked as a quotation, and what was
// written to it. Notes of one article stand together.
func (a Archive) Markdown(heading string, notes []*Note) string {
	var b strings.Builder
	b.WriteString("# " + escape(heading+" — "+a.Title) + "\n")
	article := ""
	for _, n := range notes {
		if n.Article != article {
			article = n.Article
			star := *n
			star.Paragraph = 0
			b.WriteString("\n## " + escape(strings.Join(strings.Fields(cmp.Or(n.Title, n.Article)), " ")) + "\n\n")
			if said := strings.Trim(n.Source+", "+a.Date(n), ", "); said != "" {
				b.WriteString(escape(said) + "  \n")
			}
			b.WriteString("<" + link(a.Address(&star)) + ">\n")
		}
		if n.Words != "" {
			b.WriteString("\n> " + strings.ReplaceAll(escape(n.Words), "\n", "\n>\n> ") + "\n>\n> <" + link(a.Address(n)) + ">\n")
		}
		if n.Text != "" {
			b.WriteString("\n" + strings.ReplaceAll(escape(n.Text), "\n", "  \n") + "\n")
		}
	}
	return b.String()
}

// escape is text that Markdown takes for nothing but text.
func escape(s string) string {
	var b strings.Builder
	fresh, begins := true, true // nothing, or only digits, since the line's beginning
	for _, c := range s {
		switch {
		case c == '\n':
			fresh, begins = true, true
			b.WriteByte('\n')
			continue
		case c < ' ' || c == 0x7f:
			c = ' '
		}
		if fresh && c == ' ' { // four of them would begin a program
			continue
		}
		fresh = false
		if strings.ContainsRune("\\`*_{}[]<>#|~&", c) || begins && strings.ContainsRune("-+=.)", c) {
			b.WriteByte('\\')
		}
		begins = begins && '0' <= c && c <= '9'
		b.WriteRune(c)
	}
	return b.String()
}

// link is an address that ends where it should.
func link(s string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\n", "%0A", "\\", "%5C").Replace(s)
}
