package live

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
)

// side is what stands around the results: while a reader types it may be older than they are.
type side struct {
	facets   []view.Facet
	time     view.Timeline
	timeline string // its markup in a list
	subject  string // the markup of a subject, with its timeline
}

// sideAfter is how long after the results the rest of the page follows while a reader types.
const sideAfter = 180 * time.Millisecond

// readSide makes what stands around the results.
func (p *Page) readSide() {
	p.stopSide()
	if peek := byID("peek"); peek.Truthy() { // behind bars of before
		peek.Set("textContent", "")
	}
	switch {
	case p.list != nil:
		time := p.view.Timeline(p.list)
		p.side = side{facets: p.view.Facets(p.list), time: time, timeline: p.timelineMarkup(time)}
		for _, f := range p.side.facets {
			p.values(f.Key).update(f)
		}
	case p.subject != nil:
		p.side = side{time: p.subject.Timeline, subject: p.subjectMarkup()}
	default:
		p.side = side{}
	}
}

// sideLater makes it when the reader pauses.
func (p *Page) sideLater() {
	p.stopSide()
	p.typing.side = time.AfterFunc(sideAfter, func() {
		p.ctx.Dispatch(func(ctx app.Context) {
			if p.typing.side != nil {
				p.readSide()
				ctx.Defer(p.attach)
			}
		})
	})
}

func (p *Page) stopSide() {
	if p.typing.side != nil {
		p.typing.side.Stop()
		p.typing.side = nil
	}
}

// attach takes into use what go-app has put into the document.
func (p *Page) attach(app.Context) {
	if p.results != nil {
		p.results.attach()
		if p.typing.timer == nil { // else when the reader pauses
			p.syncResults()
		}
	}
	if p.article != nil {
		p.showNotes()
	}
	if p.list != nil {
		for _, f := range p.side.facets {
			p.values(f.Key).attach()
		}
	}
}
