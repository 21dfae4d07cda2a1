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
		app.H2().Text(t(words.AboutContents)),
		app.Ul().Body(contents...),
		app.Ul().Body(languages...),
		app.P().Text(t(words.AboutBuilt) + ": " + a.Built),
		app.H2().Text(t(words.AboutKeys)),
		app.P().Text(t(words.AboutKeysText)),
		app.P().Text(t(words.TimelineKeys)),
		app.P().Text(t(words.SearchHelp)),
	}
	return app.Div().Class("prose").Body(append(body, p.aboutCopy()...)...)
}

// aboutCopy says what is kept on this device. Nothing in it moves while the copy is found whole: what has to wait for that
// has its place from the beginning, and what comes by itself comes last.
func (p *Page) aboutCopy() []app.UI {
	c, t := p.copy, p.view.T
	bytes := c.total
	if bytes == 0 {
		bytes = float64(p.about.Bytes)
	}
	state := t(c.words())
	if c.onItsWay() {
		state += ": " + p.view.Size(c.bytes) + " / " + p.view.Size(c.total)
	}
	body := []app.UI{
		app.H2().Text(t(words.AboutOffline)),
		app.P().ID("copy-state").Role("status").TabIndex(-1).Text(state),
	}
	if c.state == "removed" {
		return append(body,
			app.P().ID("removed").Role("status").Text(t(words.Removed)),
			app.P().Body(app.Button().Type("button").Text(t(words.StoreAgain)).OnClick(p.onRetry)))
	}
	if c.state == "copy" {
		return append(append(body, p.aboutThisFile(), p.deleteNotesPart()), p.integrityPart()...)
	}
	body = append(body, p.aboutProblem()...)
	body = append(body, app.P().Text(t(words.AboutSize)+": "+p.view.Size(bytes)))
	if c.version != "" {
		body = append(body, app.P().ID("version").Text(t(words.AboutVersion)+": "+c.version))
	}
	body = append(append(body, p.aboutKeeping()...), p.deleteNotesPart(), p.aboutRemoving())
	body = append(body, p.fileCopyPart()...)
	body = append(body, p.integrityPart()...)
	return append(body, p.aboutUpdate()...)
}

// onItsWay tells whether the copy is going to be whole.
func (c *offlineCopy) onItsWay() bool { return c.state == "loading" || c.state == "storing" }

// awaits keeps the place of what is shown when the copy is whole.
func (c *offlineCopy) awaits(body ...app.UI) app.UI {
	box := app.Div()
	if c.onItsWay() {
		box.Class("awaited")
	}
	return box.Body(body...)
}

// aboutProblem says what is wrong with the copy.
func (p *Page) aboutProblem() (body []app.UI) {
	c, t := p.copy, p.view.T
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
	if c.failure != "" {
		body = append(body,
			app.P().Class("meta").Lang("en").Text(c.failure+": "+c.detail),
			app.P().Body(p.button("copy-retry", words.Retry, p.onRetry)))
	}
	return body
}

// aboutKeeping says whether the browser keeps the copy, and how much room there is.
func (p *Page) aboutKeeping() (body []app.UI) {
	c, t := &p.copy, p.view.T
	storage := app.Window().Get("navigator").Get("storage").Truthy()
	if storage {
		used, quota := unknown, unknown
		if c.quota > 0 {
			used, quota = p.view.Size(c.usage), p.view.Size(c.quota)
		}
		body = append(body, app.P().Text(t(words.StorageUse, "used", used, "quota", quota)))
	}
	if c.failure != "" || c.state != "complete" && !c.onItsWay() {
		return body
	}
	kept := words.NotPersisted
	if c.persisted {
		kept = words.Persisted
	}
	keeping := []app.UI{app.P().ID("copy-kept").Text(t(kept))}
	if storage && (!c.persisted || c.asked) {
		keeping = append(keeping, app.P().Body(app.Button().ID("keep").Type("button").Disabled(c.persisted).Text(t(words.AskToKeep)).OnClick(p.onKeep)))
	}
	if c.refused {
		keeping = append(keeping, app.P().ID("not-promised").Role("status").Text(t(words.NotPromised)))
	}
	return append(body, c.awaits(keeping...))
}

// unknown stands for a number that the browser has not told yet.
const unknown = "…"

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
