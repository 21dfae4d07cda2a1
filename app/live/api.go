package live

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"muragat/app/view"
	"muragat/articles"
)

// searchJSON answers a search of window.archive: a URL's query, with limit, the most ids that are wanted; all
// of them if it is left out. The JSON is written by
// hand, since scripts and measurements call it thousands of times.
func searchJSON(v view.View, rawQuery string) string {
	values := view.Values(rawQuery)
	limit := apiLimit(v, values)
	start := time.Now()
	q, _ := v.Archive.ParseQuery(values)
	answer := v.Archive.Search(q, limit)
	elapsed := time.Since(start)

	var w jsonWriter
	w.raw(`{"total":`).int(answer.Total)
	w.raw(`,"ids":[`)
	for i, n := range answer.Hits {
		w.comma(i).string(v.Archive.Head(n).ID)
	}
	w.raw(`],"facets":{`)
	w.counts("person", answer.Persons, func(id string) string { return personName(v, id) })
	w.raw(`,`).counts("topic", answer.Topics, func(id string) string { return topicName(v, id) })
	w.raw(`,`).counts("source", answer.Sources, func(id string) string { return id })
	w.raw(`,`).counts("lang", answer.Langs, v.LanguageName)
	w.raw(`,"year":[`)
	for i, y := range answer.Years {
		w.comma(i).raw(`{"id":`).string(year(y.Year)).raw(`,"count":`).int(y.N).raw(`}`)
	}
	w.raw(`],"undated":`).int(answer.Undated)
	w.raw(`},"ms":`).float(float64(elapsed) / float64(time.Millisecond)).raw(`}`)
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

func year(n int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, 4-len(s))) + s
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
	labels := v.Archive.Topic(n).Labels
	for _, l := range labels {
		if l.Lang == string(v.Lang) {
			return l.Text
		}
	}
	return labels[0].Text
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

func (w *jsonWriter) counts(key string, counts []articles.Count, name func(id string) string) *jsonWriter {
	w.raw(`"` + key + `":[`)
	for i, c := range counts {
		w.comma(i).raw(`{"id":`).string(c.ID).raw(`,"name":`).string(name(c.ID)).raw(`,"count":`).int(c.N).raw(`}`)
	}
	return w.raw(`]`)
}

func (w *jsonWriter) span(s articles.Span, offset func(articles.Field, int) int) *jsonWriter {
	field := "text"
	if s.Field == articles.InTitle {
		field = "title"
	}
	return w.raw(`"field":"` + field + `","start":`).int(offset(s.Field, s.Start)).raw(`,"end":`).int(offset(s.Field, s.End))
}
