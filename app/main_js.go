// The program for the browser: it opens the archive that it carries and shows its pages.
package main

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/live"
	"muragat/app/view"
	"muragat/articles"
	"muragat/articles/generated"
)

func main() {
	live.Pause()
	live.MendAddress()
	archive, err := articles.Open(generated.Archive)
	if err != nil {
		live.Refuse(err)
		select {} // the plain page stays
	}
	live.UseIndex(archive)
	options := live.BrowserOptions(view.Site{Archive: archive})
	live.Export(view.View{Site: options.Site, Lang: options.Lang})
	page := live.New(options)
	live.Pause()
	app.RouteWithRegexpFunc("^", func() app.Composer { return page })
	app.RunWhenOnBrowser()
}
