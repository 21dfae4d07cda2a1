package plain

import (
	"encoding/json"

	"muragat/app/view"
	"muragat/app/words"
)

// webManifest is what a browser needs to install the site (W3C Web Application Manifest).
func (w *writer) webManifest() ([]byte, error) {
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose,omitempty"`
	}
	type shortcut struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	to := func(k words.Key, kind view.Kind) shortcut {
		return shortcut{w.view.T(k), w.view.Href(view.Route{Kind: kind}, nil)}
	}
	// share is where a text goes that another program shares: into the search.
	type share struct {
		Action   string            `json:"action"`
		Method   string            `json:"method"`
		Encoding string            `json:"enctype"`
		Params   map[string]string `json:"params"`
	}
	return json.MarshalIndent(struct {
		Name        string `json:"name"`
		ShortName   string `json:"short_name"`
		Description string `json:"description"`
		Lang        string `json:"lang"`
		ID          string `json:"id"`
		StartURL    string `json:"start_url"`
		Scope       string `json:"scope"`
		Display     string `json:"display"`
		Background  string `json:"background_color"`
		Theme       string `json:"theme_color"`
		Icons       []icon `json:"icons"`

		Shortcuts []shortcut `json:"shortcuts"`
		Share     share      `json:"share_target"`
	}{
		Name: w.view.Title(), ShortName: w.view.Title(), Description: w.view.Description(), Lang: string(w.view.Lang),
		ID: w.Base, StartURL: w.Base, Scope: w.Base, Display: "minimal-ui",
		Background: "#fbfaf7", Theme: "#fbfaf7",
		Icons: []icon{
			{w.Asset("mark.svg"), "any", "image/svg+xml", ""},
			{w.Asset("icon-192.png"), "192x192", "image/png", ""},
			{w.Asset("icon-512.png"), "512x512", "image/png", ""},
			{w.Asset("icon-maskable.png"), "512x512", "image/png", "maskable"},
		},
		Shortcuts: []shortcut{to(words.AllPeople, view.AllPersons), to(words.AllTopics, view.AllTopics)},
		Share:     share{w.Base, "GET", "application/x-www-form-urlencoded", map[string]string{"text": "q"}},
	}, "", "  ")
}
