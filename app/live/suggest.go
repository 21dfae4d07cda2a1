package live

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// suggestAfter is how long a reader has to pause in typing before suggestions are made: the results and what stands
// around them come before.
const suggestAfter = sideAfter + 40*time.Millisecond

// suggestions is the list below the search box. The focus stays in the box; go-app knows the list's element and nothing
// of its options.
type suggestions struct {
	timer *time.Timer       // until they are made; nil if none are wanted
	end   func()            // ends the work on them; nil if there is none
	made  []view.Suggestion // for what is typed
	list  []view.Suggestion // the options: those, and the one that refuses a second try
	at    int               // the option that Enter takes; -1 for none
}

// suggestLater makes suggestions when the reader pauses. Those for what was typed before stay until then.
func (p *Page) suggestLater() {
	p.suggested.stop()
	p.markSuggestion(-1)
	if strings.TrimSpace(boxText()) == "" {
		p.closeSuggestions()
		return
	}
	p.suggested.timer = time.AfterFunc(suggestAfter, func() { p.ctx.Dispatch(p.suggest) })
}

func (s *suggestions) stop() {
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	if s.end != nil {
		s.end()
		s.end = nil
	}
}

// suggest makes suggestions for what is typed, beside everything else: a key ends it.
func (p *Page) suggest(app.Context) {
	typed := boxText()
	if p.suggested.timer == nil || !searchBox().Equal(document().Get("activeElement")) {
		return
	}
	p.suggested.timer = nil
	q := articles.Query{}
	if p.list != nil {
		q = p.list.Asked
	}
	q.Text = typed
	q, _ = p.view.Archive.ParseQuery(q.Values())
	if !strings.HasSuffix(typed, q.Text[strings.LastIndexByte(q.Text, ' ')+1:]) || q.Text == "" { // it ends in an operator, or a word has ended
		p.closeSuggestions()
		return
	}
	work, end := context.WithCancel(context.Background())
	p.suggested.end = end
	v := p.view
	go func() {
		list := v.Suggestions(work, q, yielding(0))
		p.ctx.Dispatch(func(app.Context) {
			if work.Err() == nil && boxText() == typed {
				p.showSuggestions(list)
			}
		})
	}()
}

// refusal is the option that searches only what was typed: the list lies over the notice that says so.
func (p *Page) refusal() (s view.Suggestion, ok bool) {
	if p.list == nil || p.list.OnlyTyped.Href == "" {
		return s, false
	}
	l := p.list.OnlyTyped
	return view.Suggestion{Kind: strings.Join(p.list.Notes, " "), Text: []view.Part{{Text: l.Text}}, Href: l.Href}, true
}

// showRefusal adds it to the list, or takes it away: the results may come after the list.
func (p *Page) showRefusal() {
	s := &p.suggested
	refusal, ok := p.refusal()
	ok = ok && len(s.made) > 0
	if n := len(s.list); n > len(s.made) {
		if ok && s.list[n-1].Href == refusal.Href {
			return
		}
		if s.at == n-1 {
			p.markSuggestion(-1)
		}
		query("#suggestions .refusal").Call("remove")
	}
	s.list = slices.Clip(s.made)
	if ok {
		s.list = append(s.list, refusal)
		byID("suggestions").Call("insertAdjacentHTML", "beforeend", trusted(optionsMarkup(s.list, len(s.made), "refusal")))
	}
}

// optionsMarkup is the markup of the options from from on, in groups of a class.
func optionsMarkup(list []view.Suggestion, from int, class string) string {
	var m markup
	for i := from; i < len(list); i++ {
		s, id := list[i], decimal(i)
		if i == from || list[i-1].Kind != s.Kind {
			m.open("div", "role", "group", "class", class, "aria-labelledby", "kind-"+id)
			m.open("div", "id", "kind-"+id, "class", "kind", "role", "presentation").text(s.Kind).close("div")
		}
		m.open("div", "role", "option", "id", "suggested-"+id, "data-at", id, "aria-selected", "false")
		m.open("span", "class", "label", "lang", s.Lang)
		for _, part := range s.Text {
			if part.Found {
				m.open("b").text(part.Text).close("b")
			} else {
				m.text(part.Text)
			}
		}
		m.close("span").text(" ").open("span", "class", "count").text(s.Count).close("span", "div")
		if i == len(list)-1 || list[i+1].Kind != s.Kind {
			m.close("div")
		}
	}
	return m.String()
}

func (p *Page) showSuggestions(made []view.Suggestion) {
	p.suggested.made, p.suggested.list, p.suggested.at = made, made, -1
	box := byID("suggestions")
	box.Set("innerHTML", trusted(optionsMarkup(made, 0, "")))
	p.showRefusal()
	box.Set("hidden", len(made) == 0)
	box.Call("setAttribute", "aria-label", p.view.T(words.Suggestions))
	box.Set("scrollTop", 0)
	searchBox().Call("setAttribute", "aria-expanded", len(made) > 0)
	searchBox().Call("removeAttribute", "aria-activedescendant")
}

func (p *Page) closeSuggestions() {
	p.suggested.stop()
	if len(p.suggested.list) > 0 {
		p.showSuggestions(nil)
	}
}

// markSuggestion makes an option the one that Enter takes.
func (p *Page) markSuggestion(at int) {
	s := &p.suggested
	if len(s.list) == 0 || at == s.at {
		return
	}
	if s.at >= 0 {
		byID("suggested-"+decimal(s.at)).Call("setAttribute", "aria-selected", false)
	}
	if s.at = at; at < 0 {
		searchBox().Call("removeAttribute", "aria-activedescendant")
		return
	}
	option := byID("suggested-" + decimal(at))
	option.Call("setAttribute", "aria-selected", true)
	searchBox().Call("setAttribute", "aria-activedescendant", option.Get("id"))
	options := app.Window().Get("Object").New()
	options.Set("block", "nearest")
	option.Call("scrollIntoView", options)
}

// onSuggestionKey is the keyboard in the search box while the list is open; it tells whether the key was for the list.
func (p *Page) onSuggestionKey(key string) bool {
	s := &p.suggested
	n := len(s.list)
	switch {
	case n == 0:
		return false
	case key == "ArrowDown":
		p.markSuggestion((s.at+2)%(n+1) - 1)
	case key == "ArrowUp":
		p.markSuggestion((s.at+n+1)%(n+1) - 1)
	case key == "Enter" && s.at >= 0:
		chosen := s.list[s.at]
		p.ctx.Dispatch(func(ctx app.Context) { p.choose(ctx, chosen) })
	case key == "Escape":
		p.closeSuggestions()
	default:
		return false
	}
	return true
}

// choose follows a suggestion.
func (p *Page) choose(ctx app.Context, s view.Suggestion) {
	p.closeSuggestions()
	if s.Opens || p.list != nil && s.Href == p.list.OnlyTyped.Href { // as the link in the notice
		p.follow(ctx, s.Href)
		return
	}
	p.commit(ctx, s.Href)
}
