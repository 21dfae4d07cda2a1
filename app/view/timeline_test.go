package view_test

import (
	"net/url"
	"testing"
)

// What a run of bars and a look behind one promise is what the list finds there.
func TestSpanAndPeek(t *testing.T) {
	v := english(t)
	for _, c := range []struct{ query, from, to, text string }{
		{"", "2022", "2024", "2022\u00a0– 2024: 3 articles"},
		{"undated=1", "2024-04", "2024-04", "April\u00a02024: 2 articles"},
		{"from=2022&to=2022", "2023", "2023", "2023: 0 articles"},
		{"lang=ru", "2022", "2024", ""},
	} {
		values, err := url.ParseQuery(c.query)
		if err != nil {
			t.Fatal(err)
		}
		q := v.List(values).Query
		span := v.Span(q, c.from, c.to)
		u, err := url.Parse(span.Href)
		if err != nil {
			t.Fatal(err)
		}
		found := v.List(u.Query())
		if found.Total != span.N || found.Query.From.String() != c.from || found.Query.To.String() != c.to || found.Query.Undated || c.text != "" && span.Text != c.text {
			t.Errorf("%s from %s to %s: %+v, want %q; it finds %d", c.query, c.from, c.to, span, c.text, found.Total)
		}
		if c.from != c.to {
			continue
		}
		peek := v.Peek(q, c.from, 1)
		if len(peek) != min(1, found.Total) || len(peek) > 0 && peek[0].ID != v.Results(found.Hits, 0, 1)[0].ID {
			t.Errorf("behind %s there is %+v", c.from, peek)
		}
	}
	for query, want := range map[string][]string{
		"":                               {"/kz/"},
		"?from=2024&to=2024":             {"/kz/", "/kz/?from=2024&to=2024"},
		"?from=2022&to=2024":             {"/kz/", ""},
		"?from=2024-04-18&to=2024-04-18": {"/kz/", "/kz/?from=2024&to=2024", "/kz/?from=2024-04&to=2024-04", ""},
	} {
		u, err := url.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		p := v.List(u.Query())
		within := v.Timeline(&p).Within
		if len(within) != len(want) {
			t.Errorf("%s lies within %+v, want %q", query, within, want)
			continue
		}
		for i, l := range within {
			if l.Href != want[i] || l.Text == "" {
				t.Errorf("%s lies within %+v, want %q", query, within, want)
			}
		}
	}
}
