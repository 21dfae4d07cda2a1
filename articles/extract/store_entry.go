package extract

import (
	"encoding/binary"
	"math"
	"slices"

	"muragat/articles"
	"muragat/articles/morph"
)

// single is what was found in one article by itself, before it is linked with the others.
type single struct {
	lang   string
	date   articles.Date
	dates  []articles.DateFact
	topics []articles.TopicFact
	doubts []Doubt // unknown topics: Text alone
	doc    *document
}

// appendSingle writes s as bytes: numbers as varints, texts behind their lengths, lists behind theirs.
func appendSingle(b []byte, s single) []byte {
	b = appendText(appendText(b, s.lang), s.date.String())
	b = appendList(b, s.dates, func(b []byte, f articles.DateFact) []byte {
		return appendText(appendSpan(appendText(b, f.Date.String()), f.Span), f.Rule)
	})
	b = appendList(b, s.topics, func(b []byte, f articles.TopicFact) []byte {
		return appendText(binary.AppendUvarint(appendText(b, f.Topic), math.Float64bits(f.Score)), f.Rule)
	})
	b = appendList(b, s.doubts, func(b []byte, d Doubt) []byte { return appendText(b, d.Text) })
	number := map[*entity]int{}
	b = appendList(b, s.doc.entities, func(b []byte, e *entity) []byte {
		number[e] = len(number)
		family := uint64(0)
		if e.familyFirst {
			family = 1
		}
		b = binary.AppendUvarint(b, family)
		for _, text := range []string{e.given, e.patronymic, e.surname, e.initials, e.curated} {
			b = appendText(b, text)
		}
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(e.gender)), uint64(e.alias))
		return appendList(b, e.mentions, func(b []byte, m placed) []byte { return appendText(appendSpan(b, m.span), m.rule) })
	})
	b = appendList(b, s.doc.unclear, func(b []byte, u unclear) []byte {
		return appendList(appendText(appendSpan(b, u.at), u.text), u.fit, func(b []byte, e *entity) []byte {
			return binary.AppendUvarint(b, uint64(number[e]))
		})
	})
	return appendList(b, s.doc.quotes, func(b []byte, q quoted) []byte {
		unsure := uint64(0)
		if q.unsure {
			unsure = 1
		}
		b = appendText(appendSpan(b, q.span), q.rule)
		return binary.AppendUvarint(binary.AppendUvarint(b, uint64(number[q.speaker])), unsure)
	})
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendSpan(b []byte, s articles.Span) []byte {
	b = binary.AppendUvarint(b, uint64(s.Field))
	return binary.AppendUvarint(binary.AppendUvarint(b, uint64(s.Start)), uint64(s.End))
}

func appendList[T any](b []byte, list []T, one func([]byte, T) []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, x := range list {
		b = one(b, x)
	}
	return b
}

// singleReader reads what appendSingle wrote. Once something cannot be right it is bad and gives nothing more.
type singleReader struct {
	b     []byte
	bad   bool
	texts *cache[string] // each is in memory once
	of    articles.Article
}

// readSingle reads the bytes of an entry for a; ok is false where they cannot be one.
func readSingle(b []byte, a articles.Article, texts *cache[string]) (s single, ok bool) {
	r := singleReader{b: b, texts: texts, of: a}
	s.lang, s.date = r.text(), r.date()
	s.dates = readList(&r, func() (f articles.DateFact) {
		f.Date, f.Span, f.Rule = r.date(), r.span(), r.text()
		return f
	})
	s.topics = readList(&r, func() articles.TopicFact {
		return articles.TopicFact{Topic: r.text(), Score: math.Float64frombits(r.uvarint()), Rule: r.text()}
	})
	s.doubts = readList(&r, func() Doubt { return Doubt{Kind: UnknownTopic, Text: r.text()} })
	s.doc = &document{fields: fieldsOf(a)}
	s.doc.entities = readList(&r, func() *entity {
		e := &entity{familyFirst: r.uvarint() == 1}
		for _, text := range []*string{&e.given, &e.patronymic, &e.surname, &e.initials, &e.curated} {
			*text = r.text()
		}
		e.gender, e.alias = morph.Gram(r.uvarint()), r.number()
		e.mentions = readList(&r, func() placed { return placed{r.span(), r.text()} })
		return e
	})
	entityOf := func() *entity {
		n := r.number()
		if n >= len(s.doc.entities) {
			r.bad = true
			return nil
		}
		return s.doc.entities[n]
	}
	s.doc.unclear = readList(&r, func() unclear {
		u := unclear{at: r.span(), text: r.text()}
		u.fit = readList(&r, entityOf)
		return u
	})
	s.doc.quotes = readList(&r, func() quoted {
		return quoted{placed{r.span(), r.text()}, entityOf(), r.uvarint() == 1}
	})
	return s, !r.bad && len(r.b) == 0
}

func (r *singleReader) uvarint() uint64 {
	n, size := binary.Uvarint(r.b)
	if r.bad || size <= 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[size:]
	return n
}

func (r *singleReader) number() int {
	n := r.uvarint()
	if n > math.MaxInt32 {
		r.bad = true
		return 0
	}
	return int(n)
}

func (r *singleReader) text() string {
	n := r.number()
	if n > len(r.b) {
		r.bad = true
	}
	if r.bad || n == 0 {
		return ""
	}
	text := string(r.b[:n])
	r.b = r.b[n:]
	return r.texts.get(text, func() string { return text })
}

func (r *singleReader) date() articles.Date {
	d, err := articles.ParseDate(r.text())
	r.bad = r.bad || err != nil
	return d
}

// span is a part of the article's title or text.
func (r *singleReader) span() articles.Span {
	s := articles.Span{Field: articles.Field(r.number()), Start: r.number(), End: r.number()}
	in := r.of.Text
	if s.Field == articles.InTitle {
		in = r.of.Title
	}
	r.bad = r.bad || s.Field > articles.InTitle || s.Start > s.End || s.End > len(in)
	return s
}

func readList[T any](r *singleReader, one func() T) []T {
	n := r.number()
	if n > len(r.b) { // each has a byte at least
		r.bad = true
	}
	if r.bad || n == 0 {
		return nil
	}
	list := make([]T, 0, n)
	for range n {
		list = append(list, one())
	}
	return slices.Clip(list)
}
