package live

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/cite"
	"muragat/app/view"
	"muragat/app/words"
)

// taking is the export of a list: all that is found, in one file.
type taking struct {
	running     bool
	done, total int
	said        string
}

const (
	takePiece = 1 << 18 // bytes
	takeShown = 200 * time.Millisecond
)

// found are the articles of the list or the subject.
func (p *Page) found() *view.Hits {
	if p.subject != nil {
		return p.subject.Hits
	}
	return p.list.Hits
}

// takeButton opens the export.
func (p *Page) takeButton() app.UI {
	return app.Button().Class("take").ID("take-open").Type("button").Aria("expanded", p.taking != nil).Aria("controls", "take").
		Text(p.view.T(words.TakeAlong)).OnClick(p.onTake)
}

func (p *Page) takePanel() app.UI {
	box := app.Div().ID("take")
	if p.taking == nil {
		return box
	}
	t, k := p.view.T, p.taking
	var files, progress []app.UI
	for _, f := range cite.Formats {
		files = append(files, app.Button().Type("button").DataSet("format", f.Name).Aria("disabled", k.running).
			Aria("label", t(words.DownloadForm, "name", f.Name)).Text(f.Name).OnClick(p.onTakeFile))
	}
	if k.running {
		progress = append(progress,
			app.Elem("progress").Attr("max", k.total).Attr("value", k.done).
				Aria("label", t(words.TakeAlong)),
			app.P().Text(t(words.TakeProgress, "n", p.view.Number(k.done), "m", p.view.Number(k.total))),
			app.Button().ID("take-stop").Type("button").Text(t(words.Cancel)).OnClick(p.onTakeStop))
	}
	return box.Class("take-panel").Role("group").Aria("label", t(words.TakeAlong)).Body(
		app.P().Text(t(words.TakeAll, "n", p.view.Number(p.found().Total))),
		app.Div().Class("files").Body(files...),
		app.Div().Class("take-progress").Body(progress...),
		app.P().ID("taken").Role("status").Text(k.said),
	)
}

func (p *Page) onTake(app.Context, app.Event) {
	if p.taking != nil {
		p.taking = nil
		return
	}
	p.taking = &taking{}
}

// onTakeStop leaves the panel open and the focus on what opened it.
func (p *Page) onTakeStop(ctx app.Context, _ app.Event) {
	p.taking = &taking{}
	ctx.Defer(func(app.Context) { focusQuietly(byID("take-open")) })
}

func (p *Page) onTakeFile(ctx app.Context, _ app.Event) {
	f, ok := cite.FormatNamed(text(ctx.JSSrc().Get("dataset").Get("format")))
	if !ok || p.taking == nil || p.taking.running {
		return
	}
	hits := p.found()
	k := &taking{running: true, total: hits.Total}
	p.taking = k
	name := fileName(p.view.Title(), p.view.Number(hits.Total), hits.Text(), today().String()) + f.End
	if p.subject != nil {
		name = fileName(p.view.Title(), p.subject.Title, p.view.Number(hits.Total), today().String()) + f.End
	}
	go func() {
		said := p.view.T(words.TakeDone, "name", name)
		if !try(func() { p.take(k, f, p.view, hits, name) }) {
			said = p.view.T(words.TakeFailed)
		}
		p.ctx.Dispatch(func(ctx app.Context) {
			if p.taking != k {
				return
			}
			stop := document().Get("activeElement").Equal(byID("take-stop"))
			*k = taking{said: said}
			if stop {
				ctx.Defer(func(app.Context) { focusQuietly(byID("take-open")) })
			}
		})
	}()
}

// take writes the file in pieces, as long as it is wanted.
func (p *Page) take(k *taking, f cite.Format, v view.View, hits *view.Hits, name string) {
	root, day := p.published(), today()
	file, piece := newDownload(f.Type), []byte(f.Head)
	yield, shown := yielding(0), time.Now()
	for i, n := range hits.All() {
		if i > 0 {
			piece = append(piece, f.Between...)
		}
		piece = f.Write(piece, v.Item(n, root, day))
		if len(piece) >= takePiece {
			file.add(piece)
			piece = piece[:0]
		}
		if time.Since(shown) >= takeShown {
			shown = time.Now()
			done := i + 1
			p.ctx.Dispatch(func(app.Context) { k.done = done })
		}
		yield()
		if p.taking != k {
			return
		}
	}
	file.add(append(piece, f.Tail...))
	file.save(name)
}
