package view

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"muragat/app/words"
	"muragat/articles"
)

// PageSize is the number of results on a page of the list: the plain pages show the first one, the
// live page scrolls through all and keeps the number in its address.
const PageSize = 20

const (
	snippetRunes  = 220
	resultPeople  = 4
	resultTopics  = 3
	ignoredAtMost = 10
	aboutAtMost   = 2
)

// ListPage is a list of articles with everything to narrow it by. What View.Facets and View.Timeline
// say of it is made apart: while a reader types, the results come first.
type ListPage struct {
	Query     articles.Query
	Asked     articles.Query // Query as it was before the operators in its text became filters
	Total     int
	TotalText string // "12 of 348 articles"
	ShowText  string // "Show 12 articles"
	Chips     []Link // Href removes the choice
	ClearAll  string // "" if nothing is chosen
	About     []Link // the pages of the persons chosen
	Sorts     []Choice
	Hits      *Hits
	Notes     []string // how the words were understood
	OnlyTyped Link     // refuses what was searched beside and instead of the words; no Href if there is nothing
	Ignored   []string // what the address held and was left out
	Ways      []Link   // out of an empty result
	answer    articles.Answer
	counted   bool // the answer has its counts
}

// Choice is one of several, of which one is chosen.
type Choice struct {
	Link
	Chosen bool
}

// Result is an article in a list.
type Result struct {
	ID       string
	Href     string
	Lang     string // of the title and the snippet
	Title    []Part
	Date     string
	DateTime string // for <time>, "" unless it is a year, a month or a day
	Source   string
	Language string
	Snippet  []Part
	Before   bool // the snippet begins within the text
	After    bool
	People   []Link
	Topics   []Link
}

// List is the page that a list's URL asks for.
func (v View) List(values url.Values) ListPage { return v.list(values, v.Archive.Search, true) }

// Typed is List while the URL is being typed: nothing is counted until Facets or Timeline is asked for.
func (v View) Typed(values url.Values) ListPage { return v.list(values, v.Archive.Find, false) }

func (v View) list(values url.Values, search func(articles.Query, int) articles.Answer, counted bool) ListPage {
	q, ignored := v.Archive.ParseQuery(values)
	answer := search(q, PageSize)
	q.Page = answer.Page
	asked := q
	if text := strings.TrimSpace(values.Get("q")); text != q.Text {
		rest := maps.Clone(values)
		delete(rest, "q")
		asked, _ = v.Archive.ParseQuery(rest)
		asked.Text = text
	}
	p := ListPage{
		Query:    q,
		Asked:    asked,
		Total:    answer.Total,
		Sorts:    v.sorts(q),
		Hits:     newHits(v.Archive, q, answer),
		Notes:    v.notes(q.Text, answer.Words),
		Ignored:  v.ignored(ignored),
		ShowText: v.N(words.Show, answer.Total),
		answer:   answer,
		counted:  counted,
	}
	p.TotalText = v.N(words.ArticlesN, answer.Total)
	if all := v.Archive.Len(); answer.Total < all {
		p.TotalText = v.N(words.ArticlesNofM, all, "k", v.Number(answer.Total))
	}
	if slices.ContainsFunc(answer.Words, func(w articles.Word) bool { return w.Tried != articles.NoTry }) {
		exact := q
		exact.Exact, exact.Page = true, 1
		p.OnlyTyped = Link{Text: v.T(words.OnlyTyped), Href: v.ListHref(exact)}
	}
	p.Chips = v.chips(q)
	if len(p.Chips) > 0 {
		p.ClearAll = v.ListHref(articles.Query{Text: q.Text, Exact: q.Exact, Sort: q.Sort})
		p.About = v.aboutChosen(q)
	}
	if answer.Total == 0 {
		p.Ways = v.ways(q)
	}
	if v.Archive.Err() != nil {
		p.Notes = append(p.Notes, v.T(words.Damaged))
	}
	return p
}

// count adds the counts to the answer.
func (v View) count(p *ListPage) {
	if !p.counted {
		p.answer, p.counted = v.Archive.Search(p.Query, 0), true
	}
}

// Results describes the articles of a list from place from up to place to.
func (v View) Results(h *Hits, from, to int) []Result {
	m := h.marker()
	hits := h.Slice(from, to)
	out := make([]Result, 0, len(hits))
	for _, n := range hits {
		a := v.Archive.Head(n)
		title, snippet := ShortTitle(a.Title), m.Snippet(n, snippetRunes)
		r := Result{
			ID:       a.ID,
			Href:     v.articleHref(a.ID, h.Text()),
			Lang:     a.Lang,
			Title:    marked(title, m.Spans(title)),
			Date:     v.dateText(a.Date),
			DateTime: dateTime(a.Date),
			Source:   a.Source,
			Language: v.LanguageName(a.Lang),
			Snippet:  marked(snippet.Text, snippet.Marks),
			Before:   snippet.Before,
			After:    snippet.After,
		}
		for i, f := range a.Persons {
			if i == resultPeople {
				break
			}
			r.People = append(r.People, v.personLink(f.Person))
		}
		for i, f := range a.Topics {
			if i == resultTopics {
				break
			}
			r.Topics = append(r.Topics, v.topicLink(f.Topic))
		}
		out = append(out, r)
	}
	return out
}

func (v View) articleHref(id, text string) string {
	var query url.Values
	if text != "" {
		query = url.Values{"q": {text}}
	}
	return v.Href(Route{Kind: Article, ID: id}, query)
}

func (v View) dateText(d articles.Date) string {
	if d.IsZero() {
		return v.T(words.DateUnknown)
	}
	return v.Date(d)
}

// dateTime is d if HTML's <time datetime> knows its form.
func dateTime(d articles.Date) string {
	s := d.String()
	if strings.ContainsAny(s, "/?~%X") {
		return ""
	}
	return s
}

func (v View) sorts(q articles.Query) []Choice {
	named := []struct {
		sort articles.Sort
		key  words.Key
	}{{articles.ByRelevance, words.Relevance}, {articles.ByNewest, words.Newest}, {articles.ByOldest, words.Oldest}}
	if q.Text == "" {
		named = named[1:]
		if q.Sort == articles.ByRelevance {
			q.Sort = articles.ByNewest
		}
	}
	var out []Choice
	for _, s := range named {
		next := q
		next.Sort, next.Page = s.sort, 1
		if q.Text == "" && s.sort == articles.ByNewest {
			next.Sort = articles.ByRelevance
		}
		out = append(out, Choice{Link{Text: v.T(s.key), Href: v.ListHref(next)}, s.sort == q.Sort})
	}
	return out
}

func (v View) notes(text string, found []articles.Word) []string {
	var out []string
	for _, w := range found {
		starred := strings.Contains(text, w.Text+"*")
		switch {
		case w.Excluded: // what is not there need not be left out
		case w.Also:
			out = append(out, v.T(words.SearchedAlso, "word", w.Text, "others", others(w)))
		case w.Tried != articles.NoTry:
			out = append(out, v.T(words.SearchedInstead, "word", w.Text, "others", others(w)))
		case w.Unknown && starred:
			out = append(out, v.T(words.NoSuchBeginning, "word", w.Text))
		case w.Unknown:
			out = append(out, v.T(words.NoSuchWord, "word", w.Text))
		case w.Kind == articles.Prefix && !starred:
			out = append(out, v.T(words.SearchedAsPrefix, "word", w.Text))
		}
	}
	return out
}

// others is what a second try searched, as a list.
func others(w articles.Word) string {
	more := ""
	if w.Kind == articles.Prefix {
		more = "…"
	}
	return strings.Join(w.Others, more+", ") + more
}

func (v View) ignored(parts []articles.Ignored) []string {
	keys := map[articles.Reason]words.Key{
		articles.UnknownKey: words.IgnoredKey, articles.UnknownValue: words.IgnoredValue,
		articles.BadDate: words.IgnoredDate, articles.BadNumber: words.IgnoredNumber,
		articles.TooLong: words.IgnoredLong, articles.Reversed: words.IgnoredReversed,
	}
	var out []string
	for i, p := range parts {
		if i == ignoredAtMost {
			break
		}
		out = append(out, v.T(keys[p.Reason], "key", p.Key, "value", p.Value))
	}
	return out
}

// ways are the choices without which something would be found, and what.
func (v View) ways(q articles.Query) []Link {
	q.Page = 1
	var out []Link
	count := func(without articles.Query) int { return v.Archive.Find(without, 0).Total }
	for _, c := range v.choices(q) {
		if n := count(c.without); n > 0 {
			out = append(out, Link{Text: v.N(words.WithoutFilter, n, "name", c.text), Href: v.ListHref(c.without), N: n})
		}
	}
	if q.Exact {
		similar := q
		similar.Exact = false
		answer := v.Archive.Find(similar, 0)
		var found []string
		for _, w := range answer.Words {
			if w.Tried != articles.NoTry {
				found = append(found, others(w))
			}
		}
		if n := answer.Total; n > 0 && len(found) > 0 {
			out = append(out, Link{Text: v.N(words.WithSimilar, n, "others", strings.Join(found, ", ")), Href: v.ListHref(similar), N: n})
		}
	}
	if q.Text != "" {
		without := q
		without.Text, without.Exact = "", false
		if n := count(without); n > 0 {
			out = append(out, Link{Text: v.N(words.WithoutWords, n), Href: v.ListHref(without), N: n})
		}
	}
	return out
}
