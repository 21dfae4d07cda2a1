package live

import (
	"cmp"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// readingKey is the key in localStorage under which is kept how the reader wants texts to look.
const readingKey = "reading"

// reading is how the text of an article looks and where the reader is in it.
type reading struct {
	open         bool   // the row of choices
	plainNames   bool   // names are not underlined
	plainHits    bool   // what was found is not highlighted
	size         int    // of the text, in steps from smallestText to largestText; 0 is the usual one
	hit          int    // that the reader has gone to, from 1 on; 0 for none
	address      string // of the article, for paper
	fragment     string // the paragraph that the address names, "" if none
	neighbours   view.Neighbours
	hasNeighbour bool
}

const (
	smallestText = -1
	largestText  = 3
)

// read takes up the choices of an earlier visit.
func (r *reading) read(base string) {
	for _, choice := range strings.Fields(stored("localStorage", storageKey(base, readingKey))) {
		switch choice {
		case "names=off":
			r.plainNames = true
		case "hits=off":
			r.plainHits = true
		default:
			if n, found := strings.CutPrefix(choice, "size="); found {
				for size := smallestText; size <= largestText; size++ {
					if decimal(size) == n {
						r.size = size
					}
				}
			}
		}
	}
}

func (r *reading) keep(base string) {
	choices := []string{"size=" + decimal(r.size)}
	if r.plainNames {
		choices = append(choices, "names=off")
	}
	if r.plainHits {
		choices = append(choices, "hits=off")
	}
	store("localStorage", storageKey(base, readingKey), strings.Join(choices, " "))
}

// toolRows stand below the article's tools: how the text looks, and the way through what was found.
func (p *Page) toolRows() app.UI {
	t, r := p.view.T, &p.reading
	var rows []app.UI
	if r.open {
		rows = append(rows, app.Div().Class("article-tools").ID("text-view").Body(
			app.Button().Type("button").ID("smaller").Disabled(r.size <= smallestText).Text(t(words.SmallerText)).OnClick(p.onSize(-1)),
			app.Button().Type("button").ID("larger").Disabled(r.size >= largestText).Text(t(words.LargerText)).OnClick(p.onSize(1)),
			app.Button().Type("button").ID("mark-names").Aria("pressed", !r.plainNames).Text(t(words.MarkNames)).OnClick(p.onChoice(&r.plainNames)),
			app.Button().Type("button").ID("mark-hits").Aria("pressed", !r.plainHits).Text(t(words.MarkHits)).OnClick(p.onChoice(&r.plainHits)),
		))
	}
	if n := p.article.Hits; n > 0 {
		said := p.view.N(words.HitsN, n)
		if r.hit > 0 {
			said = t(words.KofN, "k", p.view.Number(r.hit), "n", p.view.Number(n))
		}
		rows = append(rows, app.Div().Class("article-tools").ID("hits").Body(
			app.Span().Role("status").Text(said),
			app.Button().Type("button").Text(t(words.PreviousHit)).OnClick(p.onHit(-1)),
			app.Button().Type("button").Text(t(words.NextHit)).OnClick(p.onHit(1)),
		))
	}
	return app.Div().Class("tool-rows").Body(rows...)
}

func (p *Page) onTextView(app.Context, app.Event) { p.reading.open = !p.reading.open }

func (p *Page) onSize(step int) app.EventHandler {
	return func(app.Context, app.Event) {
		p.reading.size = min(max(p.reading.size+step, smallestText), largestText)
		p.reading.keep(p.view.Base)
		p.reading.dress()
	}
}

func (p *Page) onChoice(plain *bool) app.EventHandler {
	return func(app.Context, app.Event) {
		*plain = !*plain
		p.reading.keep(p.view.Base)
		p.reading.dress()
	}
}

// onHit goes to the next place that was found in the text, or back; from the last one to the first.
func (p *Page) onHit(step int) app.EventHandler {
	return func(app.Context, app.Event) {
		marks := document().Call("querySelectorAll", ".text mark")
		n := marks.Length()
		if n == 0 {
			return
		}
		r := &p.reading
		if r.hit > 0 && r.hit <= n {
			marks.Index(r.hit-1).Call("removeAttribute", "data-here")
		}
		if r.hit += step; r.hit < 1 {
			r.hit = n
		} else if r.hit > n {
			r.hit = 1
		}
		mark := marks.Index(r.hit - 1)
		mark.Call("setAttribute", "data-here", "")
		options := app.Window().Get("Object").New()
		options.Set("block", "center")
		mark.Call("scrollIntoView", options)
	}
}

// dress gives the texts the look that the reader wants. It is the document's, so that the next text has it, too.
func (r *reading) dress() {
	data := root().Get("dataset")
	set := func(name, value string) {
		if value == "" {
			data.Delete(name)
		} else {
			data.Set(name, value)
		}
	}
	off := func(plain bool) string { return when(plain, "off") }
	set("names", off(r.plainNames))
	set("hits", off(r.plainHits))
	set("size", when(r.size != 0, decimal(r.size)))
}

// onward are the ways on from an article: to those beside it in the results, and to related ones.
func (p *Page) onward() app.UI {
	t, r := p.view.T, &p.reading
	var body []app.UI
	if r.hasNeighbour {
		beside := []app.UI{app.Span().Class("meta").Text(r.neighbours.Place)}
		for _, way := range []struct {
			to   *view.Link
			key  words.Key
			kind string
		}{{r.neighbours.Previous, words.PreviousFound, "prev"}, {r.neighbours.Next, words.NextFound, "next"}} {
			if way.to != nil {
				beside = append(beside, app.P().Body(app.Span().Class("meta").Text(t(way.key)+": "),
					withLang(app.A().Href(way.to.Href).Rel(way.kind).Text(way.to.Text), way.to.Lang)))
			}
		}
		body = append(body, app.Nav().Class("neighbours").Aria("label", t(words.Found)).Body(beside...))
	}
	if list := p.article.Related; len(list) > 0 {
		var items []app.UI
		for _, a := range list {
			items = append(items, app.Li().Body(withLang(app.A().Href(a.Href).Text(a.Text), a.Lang),
				app.P().Class("meta").Body(app.Span().Text(a.Date), app.Span().Text(a.Reason))))
		}
		body = append(body, app.H2().Text(t(words.RelatedArticles)), app.Ul().Body(items...))
	}
	return app.Div().Class("onward").Body(body...)
}

// readPlace takes from the browser which paragraph its address names, and from which list the reader came.
func (p *Page) readPlace() {
	r := &p.reading
	r.hit, r.fragment, r.hasNeighbour = 0, "", false
	if p.article == nil {
		return
	}
	r.address = absolute(p.article.Href)
	hash := text(app.Window().Get("location").Get("hash"))
	r.fragment = strings.TrimPrefix(hash, "#")
	if inFile() {
		_, named := cutFragment(hash)
		r.fragment, p.goal = cmp.Or(p.goal, named), ""
	}
	path, query := splitHref(p.place.from)
	if p.place.from == "" {
		return
	}
	n, _ := p.view.Archive.Lookup(p.route.ID)
	r.neighbours, r.hasNeighbour = p.view.Neighbours(n, p.view.ParsePath(path), view.Values(query))
}

// goToParagraph marks a paragraph of the article, and puts it into the address for whoever passes that on.
func (p *Page) goToParagraph(id string) {
	if last := byID(p.reading.fragment); p.reading.fragment != "" && last.Truthy() {
		last.Call("removeAttribute", "aria-current")
	}
	p.reading.fragment = id
	byID(id).Call("setAttribute", "aria-current", "location")
	if inFile() { // where all addresses stand behind the #
		return
	}
	history := app.Window().Get("history")
	try(func() { history.Call("replaceState", history.Get("state"), "", "#"+id) })
}

// markParagraph marks the paragraph of the address, and brings it to the screen if the browser has not; false if it names none.
func (p *Page) markParagraph() bool {
	goal := byID(p.reading.fragment)
	if p.reading.fragment == "" || !goal.Truthy() {
		return false
	}
	goal.Call("setAttribute", "aria-current", "location")
	if p.top == 0 {
		goal.Call("scrollIntoView")
	}
	return true
}
