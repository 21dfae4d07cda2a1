package live

import (
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// mostNews is how many new articles app/site/news.go names.
const mostNews = 20

// news is what articles are new in the next version, as web/static/loader.js tells it.
type news struct {
	known                   bool // whether this version is among those whose news are told
	added, changed, removed int
	newest                  [mostNews]headline // of the added ones
}

// headline is an article that this version does not have. It has no ID where there is none.
type headline struct{ id, title, date, lang string }

func readNews(v app.Value) (n news) {
	if !v.Truthy() {
		return n
	}
	n = news{known: true, added: int(number(v.Get("new"))), changed: int(number(v.Get("changed"))), removed: int(number(v.Get("removed")))}
	list := v.Get("articles")
	for i := range min(list.Length(), mostNews) {
		a := list.Index(i)
		n.newest[i] = headline{text(a.Index(0)), text(a.Index(1)), text(a.Index(2)), text(a.Index(3))}
	}
	return n
}

// updateOffer leads to a version of the archive that is stored already. On the page about the archive aboutUpdate does.
func (p *Page) updateOffer() app.UI {
	if !p.copy.offered || p.about != nil {
		return app.Div().ID("offer").Body(app.Div().Body(p.offerStatus("")))
	}
	body := []app.UI{app.Div().Class("choice").Body(
		p.offerStatus(p.whatIsNew()),
		p.button("update", words.Reload, p.onUpdate),
		p.button("not-now", words.Later, p.onLater),
	)}
	if list := p.newArticles(); list != nil {
		body = append(body, app.Details().ID("news").Body(app.Summary().Text(p.view.T(words.NewArticles)), list))
	}
	return app.Div().ID("offer").Class("update").Role("region").Aria("labelledby", "offer-said").Body(body...)
}

// offerStatus is always there: what comes into it is read out.
func (p *Page) offerStatus(said string) app.UI {
	return app.Span().ID("offer-said").Role("status").Text(said)
}

// aboutUpdate is what the page about the archive says of the next version, also to those who have put it off.
func (p *Page) aboutUpdate() []app.UI {
	if p.copy.next == "" {
		return nil
	}
	body := []app.UI{app.P().ID("whats-new").Text(p.whatIsNew())}
	if list := p.newArticles(); list != nil {
		body = append(body, list)
	}
	return append(body, app.P().Body(p.button("update", words.Reload, p.onUpdate)))
}

// whatIsNew is a sentence.
func (p *Page) whatIsNew() string {
	n, v := &p.copy.news, &p.view
	if !n.known {
		return v.T(words.OfflineUpdate)
	}
	var what []string
	for _, part := range []struct {
		k words.Key
		n int
	}{{words.NewArticlesN, n.added}, {words.ChangedN, n.changed}, {words.RemovedN, n.removed}} {
		if part.n > 0 {
			what = append(what, v.N(part.k, part.n))
		}
	}
	if len(what) == 0 {
		return v.T(words.OnlyPage)
	}
	return v.T(words.NewVersion, "what", strings.Join(what, ", "))
}

// newArticles are links that open the next version: see onClick.
func (p *Page) newArticles() app.UI {
	n, v := &p.copy.news, &p.view
	var items []app.UI
	for _, h := range n.newest {
		if h.id == "" {
			break
		}
		day := v.T(words.DateUnknown)
		if date, err := articles.ParseDate(h.date); err == nil && !date.IsZero() {
			day = v.Date(date)
		}
		link := app.A().Href(v.Href(view.Route{Kind: view.Article, ID: h.id}, nil)).Text(h.title)
		if h.lang != "" {
			link = link.Lang(h.lang)
		}
		items = append(items, app.Li().Body(link, app.Span().Class("meta").Text(" "+day)))
	}
	if len(items) == 0 {
		return nil
	}
	if more := n.added - len(items); more > 0 {
		items = append(items, app.Li().Class("meta").Text(v.N(words.AndMoreN, more)))
	}
	return app.Ul().Class("news").Body(items...)
}

func (p *Page) onUpdate(app.Context, app.Event) { applyUpdate("") }

// applyUpdate takes the next version into use, and shows its page at href.
func applyUpdate(href string) {
	if l := loader(); l.Truthy() {
		l.Call("applyUpdate", href)
	}
}

// onLater puts this version off, on all pages of the archive: the others hear of it by the event storage.
func (p *Page) onLater(app.Context, app.Event) {
	store("localStorage", p.key(laterKey), p.copy.next)
	p.copy.later = p.copy.next
	p.copy.offered = false
	focusQuietly(byID("content"))
}

// onStorage hears what another page of the origin has stored.
func (p *Page) onStorage(key string) {
	if key == "" || strings.HasPrefix(key, p.noteKey("")) {
		p.ctx.Dispatch(func(app.Context) { p.rereadNotes() })
	}
	if key == "" || key == p.key(singleKey) {
		p.readSilent()
	}
	if key == p.key(laterKey) && p.copy.offered {
		p.ctx.Dispatch(func(app.Context) { p.offer() })
	}
}

// offer shows the next version. It is called when the reader changes the page or is at its top, so that
// nothing moves or is covered that is being read.
func (p *Page) offer() {
	c := &p.copy
	c.offered = c.next != "" && c.next != c.later && c.next != stored("localStorage", p.key(laterKey))
}
