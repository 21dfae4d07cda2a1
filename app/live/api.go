package live

import (
	"encoding/binary"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"muragat/app/view"
	"muragat/articles"
)

// searchNumbers answers a search of window.archive: a URL's query, with limit, the most ids that are wanted (all
// of them if it is left out), and facets=0 where no counts are. Numbers cross the border of the program much faster
// than objects, so the loader makes the answer of these: the total; the time in microseconds; 1 where counts
// follow; for person, topic, source and lang the number of values and of each its position in facetNames
// and its count; the number of years and of each the year and its count; and the count of the undated. ids are
// separated by line breaks.
func searchNumbers(v view.View, rawQuery string, to numbers) (_ numbers, ids string) {
	values := view.Values(rawQuery)
	limit, counted := apiLimit(v, values), values.Get("facets") != "0"
	delete(values, "facets")
	start := time.Now()
	q, _ := v.Archive.ParseQuery(values)
	search := v.Archive.Search
	if !counted {
		search = v.Archive.Find
	}
	answer := search(q, limit)
	elapsed := time.Since(start)

	to = to.add(answer.Total, int(elapsed.Microseconds()))
	if counted {
		to = to.add(1)
		for _, counts := range [][]articles.Count{answer.Persons, answer.Topics, answer.Sources, answer.Langs} {
			at := len(to)
			to = to.add(0)
			n := 0
			for _, c := range counts {
				if c.No >= 0 {
					to = to.add(c.No, c.N)
					n++
				}
			}
			numbers(to[at:at]).add(n)
		}
		to = to.add(len(answer.Years))
		for _, y := range answer.Years {
			to = to.add(y.Year, y.N)
		}
		to = to.add(answer.Undated)
	} else {
		to = to.add(0)
	}
	found := make([]string, len(answer.Hits))
	for i, n := range answer.Hits {
		found[i] = v.Archive.ID(n)
	}
	return to, strings.Join(found, "\n")
}

// numbers are little-endian 32-bit integers.
type numbers []byte

func (b numbers) add(values ...int) numbers {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// facetNames is the id and the name of every value of each facet, as JSON.
func facetNames(v view.View) string {
	a := v.Archive
	info := a.Info()
	var w jsonWriter
	list := func(key string, n int, idAndName func(int) (id, name string)) {
		w.raw(`"` + key + `":[`)
		for i := range n {
			id, name := idAndName(i)
			w.comma(i).raw(`[`).string(id).raw(`,`).string(name).raw(`]`)
		}
		w.raw(`]`)
	}
	w.raw(`{`)
	list("person", info.Persons, func(i int) (string, string) { p := a.Person(i); return p.ID, p.Name })
	w.raw(`,`)
	list("topic", info.Topics, func(i int) (string, string) { t := a.Topic(i); label, _ := v.Label(t.Labels); return t.ID, label })
	w.raw(`,`)
	sources, langs := a.Sources(), a.Langs()
	list("source", len(sources), func(i int) (string, string) { return sources[i], sources[i] })
	w.raw(`,`)
	list("lang", len(langs), func(i int) (string, string) { return langs[i], v.LanguageName(langs[i]) })
	w.raw(`}`)
	return w.String()
}

// apiLimit takes limit out of the query.
func apiLimit(v view.View, values url.Values) int {
	limit, err := strconv.Atoi(values.Get("limit"))
	delete(values, "limit")
	if err != nil || limit < 0 {
		limit = v.Archive.Len()
	}
	return min(limit, v.Archive.Len())
}

func personName(v view.View, id string) string {
	if n, ok := v.Archive.LookupPerson(id); ok {
		return v.Archive.Person(n).Name
	}
	return id
}

func topicName(v view.View, id string) string {
	n, ok := v.Archive.LookupTopic(id)
	if !ok {
		return id
	}
	label, _ := v.Label(v.Archive.Topic(n).Labels)
	return label
}

// articleJSON is an article with its facts, in the names of the build command's facts; "null" if there is none
// with the id. Offsets are Unicode code points into the title or the text.
func articleJSON(v view.View, id string) string {
	n, ok := v.Archive.Lookup(id)
	if !ok {
		return "null"
	}
	a := v.Archive.Article(n)
	var w jsonWriter
	w.raw(`{"id":`).string(a.ID)
	for _, f := range [][2]string{
		{"title", a.Title},
		{"text", a.Text},
		{"lang", a.Lang},
		{"date", a.Date.String()},
		{"source", a.Source},
		{"url", a.URL},
		{"author", a.Author},
		{"credit", a.Credit},
	} {
		w.raw(`,"` + f[0] + `":`).string(f[1])
	}
	offsets := offsetsOf(a)
	w.raw(`,"persons":[`)
	for i, f := range a.Persons {
		w.comma(i).raw(`{"id":`).string(f.Person).raw(`,"name":`).string(personName(v, f.Person)).raw(`,"mentions":[`)
		for j, m := range f.Mentions {
			w.comma(j).raw(`{`).span(m.Span, offsets).raw(`,"rule":`).string(m.Rule).raw(`}`)
		}
		w.raw(`]}`)
	}
	w.raw(`],"topics":[`)
	for i, f := range a.Topics {
		w.comma(i).raw(`{"id":`).string(f.Topic).raw(`,"name":`).string(topicName(v, f.Topic)).
			raw(`,"score":`).float(f.Score).raw(`,"rule":`).string(f.Rule).raw(`}`)
	}
	w.raw(`],"dates":[`)
	for i, f := range a.Dates {
		w.comma(i).raw(`{"edtf":`).string(f.Date.String()).raw(`,`).span(f.Span, offsets).raw(`}`)
	}
	w.raw(`]}`)
	return w.String()
}

// offsetsOf turns byte offsets into code points.
func offsetsOf(a articles.Article) func(f articles.Field, at int) int {
	return func(f articles.Field, at int) int {
		s := a.Text
		if f == articles.InTitle {
			s = a.Title
		}
		return utf8.RuneCountInString(s[:min(max(at, 0), len(s))])
	}
}

// jsonWriter writes JSON (RFC 8259).
type jsonWriter struct{ strings.Builder }

func (w *jsonWriter) raw(s string) *jsonWriter {
	w.WriteString(s)
	return w
}

func (w *jsonWriter) comma(i int) *jsonWriter {
	if i > 0 {
		w.WriteByte(',')
	}
	return w
}

func (w *jsonWriter) int(n int) *jsonWriter { return w.raw(strconv.Itoa(n)) }

func (w *jsonWriter) float(f float64) *jsonWriter {
	return w.raw(strconv.FormatFloat(f, 'f', -1, 64))
}

func (w *jsonWriter) string(s string) *jsonWriter {
	const hex = "0123456789abcdef"
	w.WriteByte('"')
	done := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		w.WriteString(s[done:i])
		if c < ' ' {
			w.raw(`\u00`).WriteByte(hex[c>>4])
			w.WriteByte(hex[c&15])
		} else {
			w.WriteByte('\\')
			w.WriteByte(c)
		}
		done = i + 1
	}
	w.WriteString(s[done:])
	w.WriteByte('"')
	return w
}

func (w *jsonWriter) span(s articles.Span, offset func(articles.Field, int) int) *jsonWriter {
	field := "text"
	if s.Field == articles.InTitle {
		field = "title"
	}
	return w.raw(`"field":"` + field + `","start":`).int(offset(s.Field, s.Start)).raw(`,"end":`).int(offset(s.Field, s.End))
}
