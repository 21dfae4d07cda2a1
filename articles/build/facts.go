package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"io"
	"slices"
	"strings"

	"muragat/articles"
	"muragat/articles/source"
)

// articleFacts is a line of what facts prints. Offsets are code points in the title or
// the text as the file gives them, End exclusive.
type articleFacts struct {
	ID      string        `json:"id"`
	Title   string        `json:"title"`
	Lang    *string       `json:"lang"` // null if unknown, as is Date
	Date    *string       `json:"date"`
	Persons []personFacts `json:"persons"`
	Topics  []topicFacts  `json:"topics"`
	Dates   []dateFacts   `json:"dates"`
	Quotes  []quoteFacts  `json:"quotes"`
}

type personFacts struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Mentions []mentionFacts `json:"mentions"` // none where a curator named the person
	Rule     string         `json:"rule,omitempty"`
	Also     []string       `json:"also,omitempty"` // the other full names that were found to be the same person's
}

type mentionFacts struct {
	Field string `json:"field"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Rule  string `json:"rule"`
}

type topicFacts struct {
	ID    string  `json:"id"`
	Score float64 `json:"score"`
	Rule  string  `json:"rule"`
}

type dateFacts struct {
	EDTF  string `json:"edtf"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Field string `json:"field,omitempty"` // "title"; left out for the text
	Rule  string `json:"rule"`
}

type quoteFacts struct {
	Person string `json:"person"`
	Text   string `json:"text"`
	mentionFacts
	Unsure bool `json:"unsure,omitempty"`
}

// facts prints the facts of every article that can be read, also where others have problems.
func facts(args []string, stdout, stderr io.Writer) error {
	folders, err := parse(flag.NewFlagSet("facts", flag.ContinueOnError), args, stderr)
	if err != nil {
		return err
	}
	c, err := read(folders, stderr)
	if err != nil {
		return err
	}
	if err := c.writeFacts(stdout); err != nil {
		return err
	}
	return c.report(stderr)
}

func (c *collection) writeFacts(w io.Writer) error {
	persons := map[string]articles.Person{}
	for _, p := range c.found.Persons {
		persons[p.ID] = p
	}
	order := make([]int, len(c.found.Articles))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return strings.Compare(c.found.Articles[a].ID, c.found.Articles[b].ID)
	})
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, i := range order {
		if err := enc.Encode(factsOf(c.found.Articles[i], c.folder.Articles[i], persons)); err != nil {
			return err
		}
	}
	return out.Flush()
}

func factsOf(a articles.Article, given source.Article, persons map[string]articles.Person) articleFacts {
	f := articleFacts{
		ID: a.ID, Title: given.GivenTitle, Lang: orNull(a.Lang), Date: orNull(a.Date.String()),
		Persons: []personFacts{}, Topics: []topicFacts{}, Dates: []dateFacts{}, Quotes: []quoteFacts{},
	}
	for _, p := range a.Persons {
		person := personFacts{ID: p.Person, Name: persons[p.Person].Name, Mentions: []mentionFacts{}, Rule: p.Rule, Also: persons[p.Person].Also}
		for _, m := range p.Mentions {
			field, start, end := place(m.Span, given)
			person.Mentions = append(person.Mentions, mentionFacts{field, start, end, m.Rule})
		}
		f.Persons = append(f.Persons, person)
	}
	for _, t := range a.Topics {
		f.Topics = append(f.Topics, topicFacts{t.Topic, t.Score, t.Rule})
	}
	for _, d := range a.Dates {
		field, start, end := place(d.Span, given)
		if field == "text" {
			field = ""
		}
		f.Dates = append(f.Dates, dateFacts{d.Date.String(), start, end, field, d.Rule})
	}
	for _, q := range a.Quotes {
		field, start, end := place(q.Span, given)
		f.Quotes = append(f.Quotes, quoteFacts{q.Person, spanned(a, q.Span), mentionFacts{field, start, end, q.Rule}, q.Unsure})
	}
	return f
}

// place is a span in code points of what the file gives.
func place(s articles.Span, given source.Article) (field string, start, end int) {
	field, offsets := "text", given.TextMap
	if s.Field == articles.InTitle {
		field, offsets = "title", given.TitleMap
	}
	start = offsets.Start(s.Start)
	return field, start, max(start, offsets.End(s.End))
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
