package view

import (
	"slices"
	"strconv"

	"muragat/app/words"
	"muragat/articles"
)

const (
	firstQuotes = 5   // shown at once
	mostQuotes  = 50  // on a page
	quoteRunes  = 600 // of one
)

// Quotes is what a person is quoted as saying, the newest first.
type Quotes struct {
	First, More []Quote
	MoreText    string // "12 more"
	In          Link   // the list of the articles that quote the person
}

// Quote is one stretch of words.
type Quote struct {
	Text, Lang     string
	Date, DateTime string
	Article        Link   // to the paragraph
	Unsure         string // "probably Асан Оралов", where no name tells the speaker
}

// quotes are those of person id, called name.
func (v View) quotes(id, name string) (q Quotes) {
	n, _ := v.Archive.LookupPerson(id)
	found, in := v.Archive.QuotesBy(n, mostQuotes)
	if len(found) == 0 {
		return q
	}
	var all []Quote
	var a articles.Article
	for i, f := range found {
		if i == 0 || found[i-1].No != f.No {
			a = v.Archive.Article(f.No)
		}
		said := Quote{Lang: a.Lang, Date: v.dateText(a.Date), DateTime: dateTime(a.Date), Article: v.headLink(f.No, "")}
		if f.Field == articles.InTitle {
			said.Text = a.Title[f.Start:f.End]
		} else {
			said.Text = a.Text[f.Start:f.End]
			said.Article.Href += "#" + paragraphID(a.Text, f.Start)
		}
		said.Text = short(said.Text, quoteRunes)
		if f.Unsure {
			said.Unsure = v.T(words.Probably, "name", name)
		}
		all = append(all, said)
	}
	q.First = all[:min(firstQuotes, len(all))]
	if q.More = all[len(q.First):]; len(q.More) > 0 {
		q.MoreText = v.T(words.More, "n", v.Number(len(q.More)))
	}
	q.In = Link{Text: v.N(words.QuotedIn, in), Href: v.ListHref(articles.Query{Speakers: []string{id}, Page: 1})}
	return q
}

// paragraphID is that of the paragraph which a place in a text lies in.
func paragraphID(text string, at int) string {
	all := blocks(text)
	i := slices.IndexFunc(all, func(b block) bool { return at < b.end })
	return "p" + strconv.Itoa(max(i, 0)+1)
}
