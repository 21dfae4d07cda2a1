package live

import (
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"muragat/app/view"
	"muragat/app/words"
)

// BrowserOptions asks the browser, and the plain page that it shows, for what a Page starts from.
func BrowserOptions(site view.Site) Options {
	site.Base = text(root().Get("dataset").Get("base"))
	if !strings.HasSuffix(site.Base, "/") {
		site.Base += "/"
	}
	o := Options{Site: site, Theme: stored("localStorage", storageKey(site.Base, themeKey))}
	if o.Theme != "light" && o.Theme != "dark" {
		o.Theme = "auto"
	}
	wanted := []string{stored("localStorage", storageKey(site.Base, langKey))}
	languages := app.Window().Get("navigator").Get("languages")
	for i := range languages.Length() {
		wanted = append(wanted, text(languages.Index(i)))
	}
	o.Lang = words.Pick(wanted, words.Pick([]string{site.Archive.Info().Lang}, words.Russian))
	if icon := byID("app-wasm-loader-icon"); icon.Truthy() {
		o.Mark = text(icon.Call("getAttribute", "src"))
	}
	return o
}

// Refuse says that the archive cannot be opened. The plain page stays, with its articles.
func Refuse(err error) {
	lang := words.Pick([]string{text(root().Get("lang"))}, words.Russian)
	if panel := byID("app-wasm-loader"); panel.Truthy() {
		byID("app-wasm-loader-label").Set("hidden", false)
		byID("app-wasm-loader-label").Set("textContent", lang.T(words.StillPlain, "error", err.Error()))
		panel.Set("hidden", false)
	}
	app.Window().Get("console").Call("error", "opening the archive: "+err.Error())
}
