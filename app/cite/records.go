package cite

import (
	"strconv"
	"strings"
	"unicode"
)

// Format is a form of a file of records. The file is Head, the records with Between between them, and Tail.
type Format struct {
	Name    string // as it is called
	End     string // of the file's name, with its dot
	Type    string // its media type
	Head    string
	Tail    string
	Between string
	Write   func(dst []byte, it Item) []byte
}

// The formats of records.
var (
	// BibTeX is one @misc entry an article, with the fields of classic BibTeX and, in EDTF, biblatex's date.
	BibTeX = Format{Name: "BibTeX", End: ".bib", Type: "application/x-bibtex;charset=utf-8", Between: "\n", Write: bibtex}
	// RIS is after the format's description by Research Information Systems: tag, two spaces, hyphen, space, value, CR LF.
	RIS = Format{Name: "RIS", End: ".ris", Type: "application/x-research-info-systems;charset=utf-8", Between: "\r\n", Write: ris}
	// CSL is an array of items for the Citation Style Language, schema 1.0.
	CSL = Format{Name: "CSL-JSON", End: ".csl.json", Type: "application/vnd.citationstyles.csl+json", Head: "[", Between: ",\n", Tail: "]\n", Write: csl}
	// JSON is an array of objects with all that an Item has.
	JSON = Format{Name: "JSON", End: ".json", Type: "application/json", Head: "[", Between: ",\n", Tail: "]\n", Write: object}
	// CSV is after RFC 4180. The byte order mark is there because Excel reads Russian without it as Windows-1252; other
	// spreadsheets skip it. A cell that a spreadsheet would calculate has an apostrophe in front.
	CSV = Format{
		Name: "CSV", End: ".csv", Type: "text/csv;charset=utf-8",
		Head: "\ufeff" + `"id","title","author","date","source","language","url","address","people","topics"` + "\r\n", Write: csv,
	}
)

// Formats are those of a set of articles.
var Formats = []Format{CSV, JSON, BibTeX, RIS, CSL}

// FormatNamed finds a format by its name.
func FormatNamed(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// One is a file with one record.
func (f Format) One(it Item) string {
	return f.Head + string(f.Write(nil, it)) + f.Tail
}

// texEscapes stand for what TeX would not print. Braces have names: BibTeX counts them even behind a backslash.
var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `%`, `\%`, `&`, `\&`, `#`, `\#`, `$`, `\$`,
	`_`, `\_`, `^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`,
)

var texMonths = [12]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

var babelNames = map[string]string{"ru": "russian", "kk": "kazakh", "uz": "uzbek", "en": "english"}

func bibtex(dst []byte, it Item) []byte {
	tex := func(s string) string { return texEscapes.Replace(line(s)) }
	dst = append(dst, "@misc{"...)
	dst = append(dst, texKey(it.ID)...)
	field := func(key, value string) {
		if value != "" {
			dst = append(dst, ",\n  "+key+" = "+value...)
		}
	}
	braced := func(s string) string {
		if s == "" {
			return ""
		}
		return "{" + s + "}"
	}
	var names []string
	for _, n := range authors(it.Author) {
		if n.given == "" {
			names = append(names, "{"+tex(n.family)+"}") // not to be taken apart
			continue
		}
		names = append(names, tex(n.family)+", "+tex(n.given))
	}
	field("author", braced(strings.Join(names, " and ")))
	field("title", braced(braced(tex(it.Title)))) // the inner braces keep capitals
	field("howpublished", braced(tex(it.Source)))
	if w := take(it.Date); !w.unknown() {
		d := w.first()
		field("year", braced(pad(d.year, 4)))
		if d.month > 0 && !w.interval {
			field("month", texMonths[d.month-1])
		}
		field("date", braced(it.Date.String()))
	}
	field("url", braced(link(it.URL)))
	field("urldate", braced(it.Accessed.String()))
	field("langid", braced(babelNames[it.Lang]))
	return append(dst, "\n}\n"...)
}

// texKey is an ID as a key: what BibTeX does not take is written by its number.
func texKey(id string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(id, "\ufffd") {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".-/", r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString("_" + strconv.FormatInt(int64(r), 16) + "_")
	}
	return b.String()
}

func ris(dst []byte, it Item) []byte {
	tag := func(name, value string) {
		if value != "" {
			dst = append(dst, name+"  - "+value+"\r\n"...)
		}
	}
	tag("TY", "NEWS")
	tag("ID", line(it.ID))
	for _, n := range authors(it.Author) {
		if n.given == "" {
			tag("AU", strings.ReplaceAll(n.family, ",", "")) // a comma would make it a person
		} else {
			tag("AU", n.inverted(", ", n.given))
		}
	}
	tag("TI", line(it.Title))
	tag("T2", line(it.Source))
	if w := take(it.Date); !w.unknown() {
		d := w.first()
		tag("PY", pad(d.year, 4))
		if w.interval || w.unsure {
			tag("N1", "EDTF: "+it.Date.String())
		} else {
			tag("DA", slashed(d))
		}
	}
	tag("LA", line(it.Lang))
	for _, topic := range it.Topics {
		tag("KW", line(topic))
	}
	tag("UR", link(it.URL))
	if d := point(it.Accessed.String()); d.day > 0 {
		tag("Y2", slashed(d))
	}
	return append(dst, "ER  - \r\n"...)
}

// slashed is a day as RIS wants it: YYYY/MM/DD/, the slashes also where a part is unknown.
func slashed(d day) string {
	s := pad(d.year, 4) + "/"
	if d.month > 0 {
		s += pad(d.month, 2)
	}
	s += "/"
	if d.day > 0 {
		s += pad(d.day, 2)
	}
	return s + "/"
}

func csv(dst []byte, it Item) []byte {
	for i, cell := range []string{
		it.ID, it.Title, it.Author, it.Date.String(), it.Source, it.Lang, link(it.URL), link(it.Address),
		strings.Join(it.People, "; "), strings.Join(it.Topics, "; "),
	} {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, '"')
		dst = append(dst, strings.ReplaceAll(guarded(line(cell)), `"`, `""`)...)
		dst = append(dst, '"')
	}
	return append(dst, "\r\n"...)
}

// guarded is a cell that no spreadsheet calculates: an apostrophe stands before what begins a formula, at the beginning
// and, where semicolons part the cells, as in Russian, behind one.
func guarded(cell string) string {
	var b strings.Builder
	begins := true
	for _, r := range cell {
		if begins && strings.ContainsRune("=+-@＝＋－＠|%", r) {
			b.WriteByte('\'')
		}
		begins = r == ';' || begins && (r == ' ' || r == '"')
		b.WriteRune(r)
	}
	return b.String()
}
