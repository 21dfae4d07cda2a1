package view

import (
	"net/url"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/app/words"
	"muragat/articles"
)

func TestQuotesOfAPerson(t *testing.T) {
	v := View{Site: Site{Archive: sample.Archive(t), Base: "/"}, Lang: words.English}
	q := v.Subject(Route{Kind: Person, ID: "abai-kunanbaev"}, nil).Quotes
	if len(q.First) != firstQuotes || len(q.More) != 2 || q.MoreText != "2 more" {
		t.Fatalf("%d at first and %d more, %q, want %d and 2 more", len(q.First), len(q.More), q.MoreText, firstQuotes)
	}
	if f := q.First[0]; f.Text != "Вечер двух поэтов" || f.Article.Href != "/article/2024/poety" || f.Unsure != "" || f.Date != "18\u00a0April\u00a02024" || f.Lang != "ru" {
		t.Errorf("the title's: %+v", f)
	}
	if f := q.First[2]; f.Text != "читали" || f.Article.Href != "/article/2024/poety#p1" || f.Unsure != "probably Abai Kunanbaev" {
		t.Errorf("an unsure one: %+v", f)
	}
	if f := q.More[0]; f.Text != "звучали в переводе" || f.Article.Href != "/article/2024/poety#p2" {
		t.Errorf("one of the second paragraph: %+v", f)
	}
	if q.In.Text != "1 article with quotations" || q.In.Href != "/?speaker=abai-kunanbaev" {
		t.Errorf("the way to the articles: %+v", q.In)
	}
	list := v.List(url.Values{"speaker": {"abai-kunanbaev"}, "person": {"abai-kunanbaev"}})
	if len(list.About) != 1 || list.About[0].Href != "/person/abai-kunanbaev" {
		t.Errorf("the list of what one says leads to %+v, wanted the speaker's page", list.About)
	}
	list = v.List(url.Values{"speaker": {"abai-kunanbaev"}})
	if list.Total != 1 || len(list.Chips) != 1 || list.Chips[0].Text != "said by Abai Kunanbaev" || list.Chips[0].Href != "/" || list.ClearAll != "/" {
		t.Errorf("the list of these: %d articles, %+v, %q", list.Total, list.Chips, list.ClearAll)
	}
	if q := v.Subject(Route{Kind: Topic, ID: "20000013"}, nil).Quotes; q.First != nil {
		t.Errorf("a topic is quoted: %+v", q)
	}
}

func TestLongQuotesAreCut(t *testing.T) {
	c := sample.Collection()
	text := strings.Repeat("слово ", 1000)
	c.Articles[0].Text = text
	c.Articles[0].Persons, c.Articles[0].Dates = c.Articles[0].Persons[:1], nil
	c.Articles[0].Persons[0].Mentions = nil
	c.Articles[0].Quotes = nil
	for range 60 {
		c.Articles[0].Quotes = append(c.Articles[0].Quotes, articles.QuoteFact{Person: "abai-kunanbaev", Mention: articles.Mention{Span: articles.Span{End: len(text)}}})
	}
	v := View{Site: Site{Archive: sample.Open(t, c), Base: "/"}, Lang: words.Russian}
	q := v.Subject(Route{Kind: Person, ID: "abai-kunanbaev"}, nil).Quotes
	if n := len([]rune(q.First[0].Text)); n > quoteRunes+1 || !strings.HasSuffix(q.First[0].Text, "слово…") {
		t.Errorf("%d code points, ending in %q", n, q.First[0].Text[max(0, len(q.First[0].Text)-20):])
	}
	if n := len(q.First) + len(q.More); n != mostQuotes {
		t.Errorf("%d quotations on a page, want %d", n, mostQuotes)
	}
}
