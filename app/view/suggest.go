package view

import (
	"context"

	"muragat/app/words"
	"muragat/articles"
)

// Suggestion is a way to go on with what is being typed.
type Suggestion struct {
	Kind  string // "People", …
	Text  []Part // Found is what was typed
	Lang  string // of Text; "" if it is the interface's
	Href  string
	Count string // "12 articles"; of an article, which is but one, its date
	Opens bool   // it leads to an article, not to another list
}

var suggestionKinds = [...]words.Key{
	articles.SuggestedPerson: words.People, articles.SuggestedTopic: words.Topics,
	articles.SuggestedWord: words.Words, articles.SuggestedArticle: words.ArticlesAbout,
}

// Suggestions are the ways to go on with q: see articles.Archive.Suggest.
//
// A person or a topic becomes a filter, also where nothing else is asked: the list with its counts is what the reader is
// narrowing, the chip takes the choice back, and the number beside the name is the one that comes.
func (v View) Suggestions(ctx context.Context, q articles.Query, pause func()) []Suggestion {
	var out []Suggestion
	for _, s := range v.Archive.Suggest(ctx, q, pause) {
		l := Link{Text: s.Text}
		out = append(out, Suggestion{Kind: v.T(suggestionKinds[s.Kind]), Href: v.ListHref(s.Query), Count: v.N(words.ArticlesN, s.N)})
		to := &out[len(out)-1]
		switch s.Kind {
		case articles.SuggestedPerson:
			l = v.personLink(s.ID)
		case articles.SuggestedTopic:
			l = v.topicLink(s.ID)
		case articles.SuggestedArticle:
			n, _ := v.Archive.Lookup(s.ID)
			a := v.Archive.Head(n)
			l.Text, l.Lang = ShortTitle(s.Text), a.Lang
			to.Href, to.Count, to.Opens = v.articleHref(s.ID, q.Text), v.dateText(a.Date), true
		}
		to.Text, to.Lang = marked(l.Text, articles.Begun(l.Text, s.Begins)), l.Lang
	}
	return out
}
