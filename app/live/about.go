package live

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
)

func (p *Page) aboutPage() app.UI {
	a, t := p.about, p.view.T
	var contents, languages []app.UI
	for _, line := range a.Contents {
		contents = append(contents, app.Li().Text(line))
	}
	for _, l := range a.Languages {
		languages = append(languages, app.Li().Text(l.Text+": "+strconv.Itoa(l.N)))
	}
	body := []app.UI{
		app.H1().Text(t(words.AboutTitle)),
		app.P().Text(a.Description),
		app.P().Text(t(words.AboutWhat)),
		app.P().Text(t(words.AboutPrivacy)),
		app.H2().Text(t(words.AboutContents)),
		app.Ul().Body(contents...),
		app.Ul().Body(languages...),
		app.P().Text(t(words.AboutBuilt) + ": " + a.Built),
	}
	return app.Div().Class("prose").Body(append(body, p.aboutCopy()...)...)
}

// aboutCopy says what is kept on this device, and how to use the keyboard.
func (p *Page) aboutCopy() []app.UI {
	c, t := p.copy, p.view.T
	bytes := c.total
	if bytes == 0 {
		bytes = float64(p.about.Bytes)
	}
	state := t(c.words())
	if c.state == "loading" || c.state == "storing" {
		state += ": " + p.megabytes(c.bytes) + " / " + p.megabytes(c.total)
	}
	body := []app.UI{
		app.H2().Text(t(words.AboutOffline)),
		app.P().ID("copy-state").Role("status").Text(state),
		app.P().Text(t(words.AboutSize) + ": " + p.megabytes(bytes)),
	}
	if c.version != "" {
		body = append(body, app.P().ID("version").Text(t(words.AboutVersion)+": "+c.version))
	}
	switch {
	case c.failure != "":
		body = append(body,
			app.P().Class("meta").Lang("en").Text(c.failure+": "+c.detail),
			app.P().Body(app.Button().Type("button").Text(t(words.Retry)).OnClick(p.onRetry)))
	case c.state == "complete" && c.persisted:
		body = append(body, app.P().Text(t(words.Persisted)))
	case c.state == "complete":
		body = append(body, app.P().Text(t(words.NotPersisted)))
	}
	if c.quota > 0 {
		body = append(body, app.P().Text(t(words.StorageUse, "used", p.view.Megabytes(c.usage), "quota", p.view.Megabytes(c.quota))))
	}
	body = append(body, p.integrityPart()...)
	return append(body, app.H2().Text(t(words.AboutKeys)), app.P().Text(t(words.AboutKeysText)), app.P().Text(t(words.SearchHelp)))
}

func (p *Page) megabytes(bytes float64) string {
	return p.view.T(words.Megabytes, "n", p.view.Megabytes(bytes))
}
