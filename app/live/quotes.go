package live

import (
	"muragat/app/view"
	"muragat/app/words"
)

// quotesMarkup is what a person is quoted as saying.
func quotesMarkup(q view.Quotes, t func(words.Key, ...string) string) string {
	var m markup
	m.open("section", "class", "quotes").open("h2").text(t(words.QuotedAsSaying)).close("h2").quotes(q.First)
	if len(q.More) > 0 {
		m.open("details").open("summary").text(q.MoreText).close("summary").quotes(q.More).close("details")
	}
	m.open("p").open("a", "class", "live", "href", q.In.Href).text(q.In.Text).close("a", "p", "section")
	return m.String()
}

func (m *markup) quotes(list []view.Quote) *markup {
	m.open("ol")
	for _, q := range list {
		m.open("li").open("blockquote", "lang", q.Lang).text(q.Text).close("blockquote")
		m.open("p", "class", "meta")
		if q.DateTime != "" {
			m.open("time", "datetime", q.DateTime).text(q.Date).close("time")
		} else {
			m.open("span").text(q.Date).close("span")
		}
		m.links([]view.Link{q.Article})
		if q.Unsure != "" {
			m.open("span").text(q.Unsure).close("span")
		}
		m.close("p", "li")
	}
	return m.close("ol")
}
