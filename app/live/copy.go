package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/words"
	"muragat/articles"
)

// fileCopy is how saving a copy as a file, or taking one back, stands, as web/static/copy.js tells it.
type fileCopy struct {
	state, name, failure, detail string
	percent, size                float64
	about                        float64 // how many bytes a file would have, roughly; 0 if none can be made
	asked                        bool    // for about
}

// copier is web/static/copy.js, which may not have come.
func copier() app.Value { return app.Window().Get("muragatCopy") }

// fileWords are the sentences for what went wrong.
var fileWords = map[string]words.Key{
	"foreign": words.FileForeign, "cut": words.FileCut, "damaged": words.FileDamaged, "older": words.FileOlder, "key": words.FileKey,
	"unknown": words.FileUnknown, "old": words.FileOld, "lost": words.FileLost, "quota": words.CopyQuota, "storage": words.CopyNotWritten,
}

// onFileCopy follows it.
func (p *Page) onFileCopy() {
	v := copier()
	p.file.state, p.file.name, p.file.failure, p.file.detail = text(v.Get("state")), text(v.Get("name")), text(v.Get("error")), text(v.Get("detail"))
	p.file.percent, p.file.size = number(v.Get("percent")), number(v.Get("size"))
	if p.about != nil {
		p.ctx.Dispatch(func(app.Context) {})
	}
}

// askSize asks once how large the file would be.
func (p *Page) askSize() {
	if p.file.asked || p.copy.state != "complete" {
		return
	}
	p.file.asked = true
	copier().Call("estimate").Call("then", app.FuncOf(func(_ app.Value, args []app.Value) any {
		p.ctx.Dispatch(func(app.Context) { p.file.about = number(args[0]) })
		return nil
	}))
}

// fileCopyPart is what /about says of it.
func (p *Page) fileCopyPart() []app.UI {
	f, t := &p.file, p.view.T
	if p.copy.state == "unsupported" || p.copy.state == "none" || !copier().Truthy() {
		return nil
	}
	p.askSize()
	working := f.state == "saving" || f.state == "reading"
	var progress, save []app.UI
	if working {
		progress = append(progress, app.Elem("progress").ID("file-progress").Attr("max", 100).Attr("value", f.percent).Aria("labelledby", "file-state"))
	}
	if p.copy.state == "complete" || p.copy.onItsWay() {
		size := unknown
		if f.about > 0 {
			size = p.view.Megabytes(f.about)
		}
		save = append(save, paragraph(t(words.FileCopyText, "n", size)).ID("file-size"), p.button("save-copy", words.SaveCopy, p.onSaveCopy))
	}
	field := app.Input().ID("restore").Type("file").Accept(".html").Aria("describedby", "restore-text").OnChange(p.onRestore)
	return []app.UI{
		app.H2().Text(t(words.FileCopy)),
		app.Div().Class("verify").Body(
			p.copy.awaits(save...),
			app.Div().Aria("live", "polite").Body(paragraph(p.fileState()).ID("file-state")),
			app.Div().Body(progress...),
		),
		app.P().Body(app.Label().Class("file").Body(app.Text(t(words.Restore)), field)),
		paragraph(t(words.RestoreText)).ID("restore-text"),
		paragraph(f.detail).Class("meta").Lang("en"),
	}
}

// fileState is the sentence for how it stands, "" before anything was asked for.
func (p *Page) fileState() string {
	f, t := &p.file, p.view.T
	switch f.state {
	case "saving":
		return t(words.SavingCopy)
	case "saved":
		return t(words.SavedCopy, "name", f.name, "n", p.view.Megabytes(f.size))
	case "reading":
		return t(words.ReadingCopy)
	case "restored":
		return t(words.Restored)
	case "failed":
		return t(fileWords[f.failure])
	}
	return ""
}

func (p *Page) onSaveCopy(app.Context, app.Event) {
	t, said := p.view.T, app.Window().Get("Object").New()
	for name, sentence := range map[string]string{
		"title": p.view.Title(), "lang": string(p.view.Lang), "opening": t(words.FileOpening), "failed": t(words.FileNotOpened),
		"old": t(words.FileOld), "script": t(words.ArchiveNeedsScript),
	} {
		said.Set(name, sentence)
	}
	copier().Call("save", said)
}

func (p *Page) onRestore(ctx app.Context, _ app.Event) {
	field := ctx.JSSrc()
	if file := field.Get("files").Index(0); file.Truthy() {
		copier().Call("restore", file)
		field.Set("value", "") // the same file may be chosen again
	}
}

// aboutThisFile says in the file what it is.
func (p *Page) aboutThisFile() app.UI {
	data := root().Get("dataset")
	day := text(data.Get("saved"))
	if date, err := articles.ParseDate(day); err == nil {
		day = p.view.Date(date)
	}
	return paragraph(p.view.T(words.FileOpened, "date", day, "address", text(data.Get("from")))).ID("file-copy")
}
