package view

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"muragat/app/words"
	"muragat/articles"
)

// IndexSize is how many names stand on a page of an index, 60 kB with them: a large archive has tens of thousands.
const IndexSize = 500

// IndexPage is a page of the index of all persons or of all topics, in the order of the alphabet.
type IndexPage struct {
	Kind      Kind
	Title     string
	TotalText string // "348 people"
	Letters   []IndexLetter
	Pages     []Link // of the index, if it has several; that of this page has no Href
}

// IndexLetter are the names that begin with a letter.
type IndexLetter struct {
	Letter string
	Names  []Link // N articles each
}

// Entry is a name in an index.
type Entry struct {
	Link
	key string // that it is sorted by
}

// Entries are all names of the index of r, an AllPersons or AllTopics route.
func (v View) Entries(r Route) []Entry {
	answer := v.Archive.Search(articles.Query{}, 0)
	n, counts := v.Archive.Info().Persons, answer.Persons
	link := func(i int) Link { return v.personLink(v.Archive.Person(i).ID) }
	if r.Kind == AllTopics {
		n, counts = v.Archive.Info().Topics, answer.Topics
		link = func(i int) Link { return v.topicLink(v.Archive.Topic(i).ID) }
	}
	out := make([]Entry, n)
	for i := range out {
		l := link(i)
		out[i] = Entry{l, alphabetical(l.Text)}
	}
	for _, c := range counts {
		out[c.No].N = c.N
	}
	slices.SortFunc(out, func(a, b Entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.ID, b.ID)) })
	return out
}

// alphabet brings the letters that Unicode has behind «я» to their places in the Kazakh and Uzbek alphabets:
// each behind another letter with all that follows that.
var alphabet = [...][2]string{
	{"ә", "а\U0010FFFD"},
	{"ғ", "г\U0010FFFD"},
	{"қ", "к\U0010FFFD"},
	{"ң", "н\U0010FFFD"},
	{"ө", "о\U0010FFFD"},
	{"ұ", "у\U0010FFFD"},
	{"ү", "у\U0010FFFE"},
	{"ў", "у\U0010FFFF"},
	{"һ", "х\U0010FFFD"},
	{"ҳ", "х\U0010FFFE"},
	{"і", "ы\U0010FFFD"},
}

func alphabetical(name string) string {
	name = articles.Fold(name)
	for _, letter := range alphabet {
		name = strings.ReplaceAll(name, letter[0], letter[1])
	}
	return name
}

// initial is the letter that a name stands under.
func initial(name string) string {
	for _, r := range articles.Fold(name) {
		if unicode.IsLetter(r) {
			return string(unicode.ToUpper(r))
		}
		if unicode.IsDigit(r) {
			break
		}
	}
	return "…"
}

// Index is the page of r, of which Entries are the names.
func (v View) Index(r Route, entries []Entry) IndexPage {
	p := IndexPage{Kind: r.Kind, Title: v.T(words.AllPeople), TotalText: v.N(words.PeopleN, len(entries))}
	if r.Kind == AllTopics {
		p.Title, p.TotalText = v.T(words.AllTopics), v.N(words.TopicsN, len(entries))
	}
	at := (pageOf(r) - 1) * IndexSize
	for _, e := range entries[min(at, len(entries)):min(at+IndexSize, len(entries))] {
		letter := initial(e.Text)
		if n := len(p.Letters); n == 0 || p.Letters[n-1].Letter != letter {
			p.Letters = append(p.Letters, IndexLetter{Letter: letter})
		}
		last := &p.Letters[len(p.Letters)-1]
		last.Names = append(last.Names, e.Link)
	}
	if n := IndexPages(len(entries)); n > 1 {
		for k := 1; k <= n; k++ {
			l := Link{Text: v.Number(k) + "\u00a0" + initial(entries[(k-1)*IndexSize].Text)}
			if k != pageOf(r) {
				l.Href = v.Href(IndexRoute(r.Kind, k), nil)
			}
			p.Pages = append(p.Pages, l)
		}
	}
	return p
}

// IndexPages is the number of pages that an index of n names takes.
func IndexPages(n int) int { return max(1, (n+IndexSize-1)/IndexSize) }

// IndexRoute is page k of an index.
func IndexRoute(kind Kind, k int) Route {
	if k < 2 {
		return Route{Kind: kind}
	}
	return Route{Kind: kind, ID: furtherIndex + strconv.Itoa(k)}
}

// furtherIndex begins what stands behind "person/" in the address of a further page. No person's or topic's ID
// has a slash.
const furtherIndex = "page/"

// pageOf is the number of the page of an index's route, 0 if it is none.
func pageOf(r Route) int {
	if r.ID == "" {
		return 1
	}
	page, ok := strings.CutPrefix(r.ID, furtherIndex)
	if k, numeric := digits(page); ok && numeric && k > 1 && utf8.RuneCountInString(page) < 6 && page[0] != '0' {
		return k
	}
	return 0
}

// asIndex is r as the route of an index, if that is what its address means.
func asIndex(r Route) Route {
	if r.ID != "" && !strings.HasPrefix(r.ID, furtherIndex) {
		return r
	}
	switch r.Kind {
	case Person:
		r.Kind = AllPersons
	case Topic:
		r.Kind = AllTopics
	}
	return r
}
