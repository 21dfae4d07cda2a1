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
	{[]string{"?"}, words.HelpSelf},
}

// helpSheet is the window with all keys and what the search box understands.
func (p *Page) helpSheet() app.UI {
	t := p.view.T
	sheet := app.Elem("dialog").ID("help").Class("help-sheet").Aria("labelledby", "help-title").On("close", p.onHelpClosed)
	if !p.helping {
		return sheet
	}
	var keys, search []app.UI
	for _, row := range helpKeys {
		var names []app.UI
		for _, name := range row.keys {
			names = append(names, app.Elem("kbd").Text(name), app.Text(" "))
		}
		if row.keys == nil {
			names = append(names, app.Text(t(words.HelpLetter)))
		}
		keys = append(keys, app.Dt().Body(names...), app.Dd().Text(t(row.what)))
	}
	for line := range strings.SplitSeq(t(words.SearchHelp), ", ") {
		search = append(search, app.Li().Text(line))
	}
	return sheet.Body(app.Div().Body(
		app.H2().ID("help-title").Text(t(words.Help)),
		app.Dl().Body(keys...),
		app.H3().Text(t(words.HelpSearch)),
		app.Ul().Body(search...),
		p.button("help-close", words.Close, func(app.Context, app.Event) { closeHelp() }),
	))
}

func (p *Page) onHelp(ctx app.Context, _ app.Event) { p.openHelp(ctx) }

// openHelp opens the window; the browser gives the focus back to where it was when it closes.
func (p *Page) openHelp(ctx app.Context) {
	p.helping = true
	ctx.Defer(func(app.Context) {
		if sheet := byID("help"); !sheet.Get("open").Truthy() {
			sheet.Call("showModal")
		}
	})
}

func closeHelp() { byID("help").Call("close") }

func (p *Page) onHelpClosed(app.Context, app.Event) { p.helping = false }
