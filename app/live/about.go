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
		app.P().Text(t(words.AboutKept)),
		p.deleteNotesPart(),
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
		app.P().ID("copy-state").Role("status").TabIndex(-1).Text(state),
	}
	if c.state == "removed" {
		body = append(body,
			app.P().ID("removed").Role("status").Text(t(words.Removed)),
			app.P().Body(app.Button().Type("button").Text(t(words.StoreAgain)).OnClick(p.onRetry)))
		return append(body, p.aboutKeys()...)
	}
	if c.state == "copy" {
		body = append(body, p.aboutThisFile())
		return append(append(body, p.integrityPart()...), p.aboutKeys()...)
	}
	body = append(body, app.P().Text(t(words.AboutSize)+": "+p.megabytes(bytes)))
	if c.version != "" {
		body = append(body, app.P().ID("version").Text(t(words.AboutVersion)+": "+c.version))
	}
	body = append(body, p.aboutUpdate()...)
	if problem, ok := c.problem(); ok {
		body = append(body, app.P().ID("copy-problem").Role("status").Text(t(problem)))
	}
	number := func(n float64) string { return p.view.Lang.Number(int(n)) }
	switch {
	case c.lost > 0:
		body = append(body, app.P().ID("copy-lacks").Text(t(words.CopyLacks, "n", number(c.lost), "m", number(c.pieces))))
	case c.mended > 0:
		body = append(body, app.P().ID("copy-mended").Role("status").Text(t(words.CopyMended, "n", number(c.mended))))
	}
	switch {
	case c.failure != "":
		body = append(body,
			app.P().Class("meta").Lang("en").Text(c.failure+": "+c.detail),
			app.P().Body(p.button("copy-retry", words.Retry, p.onRetry)))
	case c.state == "complete" && c.persisted:
		body = append(body, app.P().ID("copy-kept").Text(t(words.Persisted)))
	case c.state == "complete":
		body = append(body, app.P().ID("copy-kept").Text(t(words.NotPersisted)))
		if c.asked {
			body = append(body, app.P().ID("not-promised").Role("status").Text(t(words.NotPromised)))
		}
		if app.Window().Get("navigator").Get("storage").Truthy() {
			body = append(body, app.P().Body(app.Button().ID("keep").Type("button").Text(t(words.AskToKeep)).OnClick(p.onKeep)))
		}
	}
	if c.quota > 0 {
		body = append(body, app.P().Text(t(words.StorageUse, "used", p.view.Megabytes(c.usage), "quota", p.view.Megabytes(c.quota))))
	}
	body = append(body, p.fileCopyPart()...)
	body = append(body, p.integrityPart()...)
	return append(append(body, p.aboutRemoving()), p.aboutKeys()...)
}

// aboutRemoving offers to remove everything, and asks once.
func (p *Page) aboutRemoving() app.UI {
	t := p.view.T
	if !p.copy.removing {
		return app.P().Body(app.Button().ID("remove").Type("button").Text(t(words.RemoveAll)).OnClick(p.askToRemove))
	}
	return app.Div().ID("removing").Role("group").Attr("aria-labelledby", "remove-ask").Body(
		app.P().ID("remove-ask").TabIndex(-1).Text(t(words.RemoveAsk)),
		app.P().Class("choice").Body(
			app.Button().ID("remove-now").Type("button").Text(t(words.RemoveNow)).OnClick(p.onRemove),
			app.Button().Type("button").Text(t(words.Cancel)).OnClick(p.onCancelRemove),
		),
	)
}

func (p *Page) aboutKeys() []app.UI {
	t := p.view.T
	return []app.UI{app.H2().Text(t(words.AboutKeys)), app.P().Text(t(words.AboutKeysText)), app.P().Text(t(words.TimelineKeys)), app.P().Text(t(words.SearchHelp))}
}

func (p *Page) megabytes(bytes float64) string {
	return p.view.T(words.Megabytes, "n", p.view.Megabytes(bytes))
}
