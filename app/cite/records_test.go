package cite

import (
	stdcsv "encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"muragat/articles"
)

// hostile is what no format may be broken by.
const hostile = "a {b \\ c} }{ % & # $ _ ^ ~ @ \" ' , ; = \r\nER  - \r\n\x00\u202e\u2028=cmd|' /C calc'!A0"

// readBibTeX reads entries as BibTeX does: braces count wherever they stand, an at sign begins an entry.
func readBibTeX(s string) (entries []map[string]string, err error) {
	for {
		s = strings.TrimSpace(s)
		if s == "" {
			return entries, nil
		}
		rest, ok := strings.CutPrefix(s, "@misc{")
		if !ok {
			return nil, fmt.Errorf("found %.30q, wanted @misc{", s)
		}
		key := regexp.MustCompile(`^[^\s,{}"#%'()=~\\@]+`).FindString(rest)
		if key == "" {
			return nil, fmt.Errorf("no key at %.30q", rest)
		}
		entry := map[string]string{"key": key}
		rest = rest[len(key):]
		for {
			rest = strings.TrimSpace(rest)
			if after, ok := strings.CutPrefix(rest, "}"); ok {
				s = after
				break
			}
			m := regexp.MustCompile(`^,\s*([a-z]+)\s*=\s*`).FindStringSubmatch(rest)
			if m == nil {
				return nil, fmt.Errorf("no field at %.30q", rest)
			}
			rest = rest[len(m[0]):]
			value := regexp.MustCompile(`^[a-z]{3}`).FindString(rest)
			if strings.HasPrefix(rest, "{") {
				depth, end := 0, -1
				for i, r := range rest {
					switch r {
					case '{':
						depth++
					case '}':
						depth--
					}
					if depth == 0 {
						end = i
						break
					}
				}
				if end < 0 {
					return nil, fmt.Errorf("field %s does not end", m[1])
				}
				value, rest = rest[1:end], rest[end+1:]
			} else if value == "" {
				return nil, fmt.Errorf("field %s has no value", m[1])
			} else {
				rest = rest[3:]
			}
			if _, twice := entry[m[1]]; twice {
				return nil, fmt.Errorf("field %s stands twice", m[1])
			}
			entry[m[1]] = value
		}
		entries = append(entries, entry)
	}
}

// print is what TeX shows of a value.
func print(s string) string {
	s = strings.NewReplacer(`\textbackslash{}`, "\\", `\textbraceleft{}`, "\x01", `\textbraceright{}`, "\x02", `\textasciicircum{}`, "^",
		`\textasciitilde{}`, "~", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\_`, "_", "{", "", "}", "").Replace(s)
	return strings.NewReplacer("\x01", "{", "\x02", "}").Replace(s)
}

// readRIS reads records after the format's description.
func readRIS(s string) (records []map[string][]string, err error) {
	var record map[string][]string
	for s != "" {
		row, rest, ok := strings.Cut(s, "\r\n")
		if !ok || strings.ContainsAny(row, "\r\n") {
			return nil, fmt.Errorf("%.40q does not end with CR LF", s)
		}
		s = rest
		if row == "" {
			continue
		}
		if !regexp.MustCompile(`^[A-Z][A-Z0-9]  - `).MatchString(row) {
			return nil, fmt.Errorf("found %.40q, wanted a tag", row)
		}
		switch tag := row[:2]; {
		case tag == "TY" && record == nil:
			record = map[string][]string{tag: {row[6:]}}
		case tag == "TY" || record == nil:
			return nil, fmt.Errorf("%s is out of place", tag)
		case tag == "ER":
			records, record = append(records, record), nil
		default:
			record[tag] = append(record[tag], row[6:])
		}
	}
	if record != nil {
		return nil, fmt.Errorf("the last record does not end")
	}
	return records, nil
}

type cslItem struct {
	ID, Type, Title, URL, Language string
	Container                      string `json:"container-title"`
	Author                         []struct{ Family, Given, Literal string }
	Issued                         struct {
		Parts   [][]int `json:"date-parts"`
		Literal string
		Circa   bool
	}
	Accessed struct {
		Parts [][]int `json:"date-parts"`
	}
}

func file(f Format, items ...Item) string {
	out := []byte(f.Head)
	for i, it := range items {
		if i > 0 {
			out = append(out, f.Between...)
		}
		out = f.Write(out, it)
	}
	return string(append(out, f.Tail...))
}

func TestRecords(t *testing.T) {
	items := []Item{
		{
			ID: "2024/вечер_1", Title: "100 % за {один} вечер", Author: "И. И. Иванов; Пресс-служба, МВД", Source: "vesti & co", Lang: "ru",
			URL: "https://v.example/a%20b?c={d}&e=_", Address: "https://a.example/article/1", Date: date(t, "2024-04-18"), Accessed: date(t, "2026-11-26"),
			People: []string{"Абай Кунанбаев", "Иван \"Ли\""}, Topics: []string{"литература"},
		},
		{ID: "undated", Title: "=1+1"},
		{ID: "year", Title: "Год", Date: date(t, "1999")},
		{ID: "open", Title: "Открыто", Date: date(t, "../2010-03")},
		{ID: "both", Title: "Оба", Date: date(t, "2018/2020")},
		{ID: "unsure", Title: "Вероятно", Date: date(t, "2024-05?")},
	}

	bib, err := readBibTeX(file(BibTeX, items...))
	if err != nil || len(bib) != len(items) {
		t.Fatalf("BibTeX: %d entries, %v", len(bib), err)
	}
	first := map[string]string{
		"key": "2024/вечер_5f_1", "author": "Иванов, И. И. and Пресс-служба, МВД", "title": "100 % за {один} вечер", "howpublished": "vesti & co",
		"year": "2024", "month": "apr", "date": "2024-04-18", "urldate": "2026-11-26", "langid": "russian",
	}
	for k, want := range first {
		if got := bib[0][k]; got != want && print(got) != want {
			t.Errorf("BibTeX: %s is %q, wanted %q", k, got, want)
		}
	}
	if got := bib[0]["url"]; got != "https://v.example/a%20b?c=%7Bd%7D&e=_" {
		t.Errorf("BibTeX: the address is %q", got)
	}
	if !strings.Contains(bib[0]["author"], "{Пресс-служба, МВД}") {
		t.Errorf("BibTeX takes an office apart: %s", bib[0]["author"])
	}
	for i, want := range []string{"2024-04-18", "", "1999", "../2010-03", "2018/2020", "2024-05?"} {
		if bib[i]["date"] != want {
			t.Errorf("BibTeX: the date of %s is %q, wanted %q", items[i].ID, bib[i]["date"], want)
		}
	}

	records, err := readRIS(file(RIS, items...))
	if err != nil || len(records) != len(items) {
		t.Fatalf("RIS: %d records, %v", len(records), err)
	}
	for tag, want := range map[string]string{
		"TY": "NEWS", "AU": "Иванов, И. И.|Пресс-служба МВД", "TI": "100 % за {один} вечер", "T2": "vesti & co", "PY": "2024", "DA": "2024/04/18/", "LA": "ru",
		"UR": "https://v.example/a%20b?c=%7Bd%7D&e=_", "Y2": "2026/11/26/", "KW": "литература",
	} {
		if got := strings.Join(records[0][tag], "|"); got != want {
			t.Errorf("RIS: %s is %q, wanted %q", tag, got, want)
		}
	}
	if r := records[1]; r["PY"] != nil || r["DA"] != nil {
		t.Errorf("RIS: the undated has %v", r)
	}
	if r := records[2]; r["DA"][0] != "1999///" {
		t.Errorf("RIS: the year has %v", r)
	}
	if r := records[4]; r["PY"][0] != "2018" || r["N1"][0] != "EDTF: 2018/2020" || r["DA"] != nil {
		t.Errorf("RIS: the interval has %v", r)
	}

	var list []cslItem
	if err := json.Unmarshal([]byte(file(CSL, items...)), &list); err != nil || len(list) != len(items) {
		t.Fatalf("CSL: %d items, %v", len(list), err)
	}
	if got := fmt.Sprint(list[0]); got != "{2024/вечер_1 article-newspaper 100 % за {один} вечер https://v.example/a%20b?c=%7Bd%7D&e=_ ru vesti & co [{Иванов И. И. } {  Пресс-служба, МВД}] {[[2024 4 18]]  false} {[[2026 11 26]]}}" {
		t.Errorf("CSL: found %s", got)
	}
	for i, want := range []string{"{[[2024 4 18]]  false}", "{[]  false}", "{[[1999]]  false}", "{[] –2010 false}", "{[[2018] [2020]]  false}", "{[[2024 5]]  true}"} {
		if got := fmt.Sprint(list[i].Issued); got != want {
			t.Errorf("CSL: the date of %s is %s, wanted %s", items[i].ID, got, want)
		}
	}

	rows, err := stdcsv.NewReader(strings.NewReader(strings.TrimPrefix(file(CSV, items...), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 1+len(items) {
		t.Fatalf("CSV: %d rows, %v", len(rows), err)
	}
	if rows[1][1] != items[0].Title || rows[1][7] != items[0].Address || rows[1][8] != `Абай Кунанбаев; Иван "Ли"` || rows[2][1] != "'=1+1" || rows[5][3] != "2018/2020" {
		t.Errorf("CSV: found %q", rows)
	}

	var objects []map[string]any
	if err := json.Unmarshal([]byte(file(JSON, items...)), &objects); err != nil || len(objects) != len(items) {
		t.Fatalf("JSON: %d objects, %v", len(objects), err)
	}
	if o := objects[0]; o["title"] != items[0].Title || o["address"] != items[0].Address || fmt.Sprint(o["people"]) != `[Абай Кунанбаев Иван "Ли"]` || objects[1]["date"] != nil {
		t.Errorf("JSON: found %v", objects)
	}
}

func TestAddress(t *testing.T) {
	a := articles.Article{ID: "a", URL: "https://v.example/a"}
	if it := New(a, "https://a.example/article/a", articles.Date{}); it.URL != a.URL || it.Address != "https://a.example/article/a" {
		t.Errorf("found %+v, wanted the article's own address", it)
	}
	a.URL = ""
	if it := New(a, "https://a.example/article/a", articles.Date{}); it.URL != it.Address || it.URL == "" {
		t.Errorf("found %+v, wanted the archive's address", it)
	}
}

// Whatever an article says, each format stays readable, has one record for it and says the same.
func FuzzRecords(f *testing.F) {
	f.Add("id", "Название", "И. И. Иванов", "Вести", "https://v.example/1", "2024-04-18")
	f.Add(hostile, hostile, hostile, hostile, hostile, "2018/..")
	f.Add("formula", "=1+1", "@x", "-2", "+3", "2024")
	f.Add("", "}", "{; and and , ,", "\\", "}\n", "")
	f.Add("\xff", "\"\",\r\n\"", "А. и Б.; В, Г", "\xf0\x9f", "\u2066", "2024-05?")
	f.Fuzz(func(t *testing.T, id, title, author, source, url, edtf string) {
		d, err := articles.ParseDate(edtf)
		if err != nil {
			d = articles.Date{}
		}
		it := Item{ID: "x" + id, Title: title, Author: author, Source: source, Lang: "ru", URL: url, Address: url, Date: d, People: []string{author}}
		bib, err := readBibTeX(file(BibTeX, it, it))
		if err != nil || len(bib) != 2 {
			t.Fatalf("BibTeX: %d, %v:\n%s", len(bib), err, file(BibTeX, it))
		}
		if got := print(bib[0]["title"]); got != line(title) {
			t.Errorf("BibTeX: %q, wanted %q", got, line(title))
		}
		records, err := readRIS(file(RIS, it, it))
		if err != nil || len(records) != 2 {
			t.Fatalf("RIS: %d, %v:\n%s", len(records), err, file(RIS, it))
		}
		if got := strings.Join(records[0]["TI"], "|"); got != line(title) {
			t.Errorf("RIS: %q, wanted %q", got, line(title))
		}
		rows, err := stdcsv.NewReader(strings.NewReader(strings.TrimPrefix(file(CSV, it, it), "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("CSV: %d, %v:\n%s", len(rows), err, file(CSV, it))
		}
		for _, cell := range rows[1] {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("CSV: a spreadsheet calculates %q", cell)
			}
		}
		for _, format := range []Format{CSL, JSON} {
			var list []struct{ Title string }
			if err := json.Unmarshal([]byte(file(format, it, it)), &list); err != nil || len(list) != 2 || list[0].Title != line(title) {
				t.Fatalf("%s: %v, %v:\n%s", format.Name, list, err, file(format, it))
			}
		}
		for name, write := range map[string]func(Item) string{"GOST": GOST, "APA": APA, "Chicago": Chicago} {
			s := write(it)
			if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || '\u202a' <= r && r <= '\u202e' }) {
				t.Errorf("%s: %q", name, s)
			}
		}
	})
}
