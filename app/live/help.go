package live

import (
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
)

// helpKeys are the keys of the page: see onKey.
var helpKeys = []struct {
	keys []string
	what words.Key
}{
	{[]string{"/", "Ctrl+K"}, words.HelpToBox},
	{[]string{"↓", "↑"}, words.HelpArrows},
	{[]string{"Enter"}, words.HelpEnter},
	{[]string{"Esc"}, words.HelpEscape},
	{[]string{"Home", "End"}, words.HelpEnds},
	{nil, words.HelpLetters},
	{[]string{"←", "→"}, words.TimelineKeys},
	{[]string{"m"}, words.HelpMark},
	{[]string{"?"}, words.HelpSelf},
}

// helpMarkup is what stands in the window: all keys, and what the search box understands.
func (p *Page) helpMarkup() string {
	t := p.view.T
	var m markup
	m.open("div").open("div", "class", "help-head").open("h2", "id", "help-title").text(t(words.Help)).close("h2")
	m.open("button", "id", "help-close", "type", "button").text(t(words.Close)).close("button", "div").open("dl")
	for _, row := range helpKeys {
		m.open("dt")
		for _, key := range row.keys {
			m.open("kbd").text(key).close("kbd").text(" ")
		}
		if row.keys == nil {
			m.text(t(words.HelpLetter))
		}
		m.close("dt").open("dd").text(t(row.what)).close("dd")
	}
	m.close("dl").open("p").open("label", "class", "value").raw(`<input type="checkbox" id="single-keys"`)
	if !p.silent {
		m.raw(" checked")
	}
	m.raw(">").open("span", "class", "label").text(t(words.SingleKeys)).close("span", "label", "p")
	m.open("h2").text(t(words.HelpSearch)).close("h2").open("ul")
	for line := range strings.SplitSeq(t(words.SearchHelp), ", ") {
		m.open("li").text(line).close("li")
	}
	return m.close("ul", "div").String()
}

func helpSheet() app.Value { return byID("help") }

func helping() bool { return helpSheet().Get("open").Truthy() }

// openHelp opens the window; the browser gives the focus back to where it was when it closes.
func (p *Page) openHelp() {
	helpSheet().Set("innerHTML", trusted(p.helpMarkup()))
	helpSheet().Call("showModal")
}

// singleKey is where it is kept that keys of a single character do nothing: who speaks to the computer, or whose hand
// trembles, presses them unawares (WCAG 2.1.4).
const singleKey = "keys"

func (p *Page) readSilent() { p.silent = stored("localStorage", p.key(singleKey)) == "off" }

// onSingleKeys switches them off or on again.
func (p *Page) onSingleKeys(on bool) {
	p.silent = !on
	if on {
		dropKey(p.key(singleKey))
		return
	}
	store("localStorage", p.key(singleKey), "off")
}

func (p *Page) onHelp(app.Context, app.Event) { p.openHelp() }
