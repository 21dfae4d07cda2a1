package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
	"muragat/articles"
)

// serveBars answers web/static/timeline.js.
func (p *Page) serveBars() {
	app.Window().Set("muragatBars", app.FuncOf(func(_ app.Value, args []app.Value) any {
		var asked [3]string
		for i := range min(len(args), len(asked)) {
			asked[i] = text(args[i])
		}
		return p.answerBars(asked[0], asked[1], asked[2])
	}))
}

func (p *Page) answerBars(what, from, to string) string {
	var q articles.Query
	switch {
	case p.list != nil:
		q = p.list.Query
	case p.subject != nil:
		q = p.subject.Query
	default:
		return ""
	}
	switch what {
	case "table":
		p.ctx.Dispatch(p.onTable)
	case "peek":
		return p.peekMarkup(q, from)
	case "span", "open":
		span := p.view.Span(q, from, to)
		if what == "span" {
			return span.Text
		}
		p.ctx.Dispatch(func(ctx app.Context) { p.follow(ctx, span.Href) })
	}
	return ""
}

// peekTitles is how many of the articles behind a bar are named.
const peekTitles = 3

// peekMarkup says what is behind the bar of a period: how many articles, and the first of them.
func (p *Page) peekMarkup(q articles.Query, period string) string {
	var m markup
	for _, b := range p.side.time.Bars {
		if b.ID != period {
			continue
		}
		m.raw("<p>").text(b.Full).raw(`</p><ul id="peek-list">`)
		titles := p.view.Peek(q, period, peekTitles)
		for _, l := range titles {
			m.raw("<li>").open("a", "href", l.Href, "lang", l.Lang).text(l.Text).raw("</a></li>")
		}
		m.raw("</ul>")
		if rest := b.N - len(titles); rest > 0 && len(titles) > 0 {
			m.raw("<p>").text(p.view.T(words.More, "n", p.view.Number(rest))).raw("</p>")
		}
	}
	return m.String()
}

// onTable shows the bars as a table, or puts it away.
func (p *Page) onTable(ctx app.Context) {
	p.table = !p.table
	if p.subject != nil {
		p.side.subject = p.subjectMarkup()
	} else {
		p.side.timeline = p.timelineMarkup(p.side.time)
	}
	ctx.Defer(func(app.Context) { focusQuietly(query(".as-table")) })
}
