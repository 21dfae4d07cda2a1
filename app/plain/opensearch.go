package plain

import (
	"encoding/xml"

	"muragat/app/view"
)

const (
	searchName     = "opensearch.xml"
	shortNameRunes = 16 // OpenSearch allows no more
)

// openSearch tells browsers how to search the archive from their address bar (OpenSearch 1.1).
func (w *writer) openSearch() ([]byte, error) {
	type image struct {
		Size int    `xml:"width,attr"`
		High int    `xml:"height,attr"`
		Type string `xml:"type,attr"`
		URL  string `xml:",chardata"`
	}
	type target struct {
		Type     string `xml:"type,attr"`
		Rel      string `xml:"rel,attr,omitempty"`
		Template string `xml:"template,attr"`
	}
	home := w.address(view.Route{Kind: view.Home})
	data, err := xml.MarshalIndent(struct {
		XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName   string
		Description string
		Language    string
		Encoding    string `xml:"InputEncoding"`
		Image       image
		URLs        []target `xml:"Url"`
	}{
		ShortName: w.shortName(), Description: oneLine(w.view.Description()), Language: string(w.view.Lang), Encoding: "UTF-8",
		Image: image{192, 192, "image/png", w.Origin + w.Asset("icon-192.png")},
		URLs: []target{
			{"text/html", "", home + "?q={searchTerms}"},
			{"application/opensearchdescription+xml", "self", w.Origin + w.Base + searchName},
		},
	}, "", " ")
	return append([]byte(xml.Header), append(data, '\n')...), err
}

// shortName is the archive's name in at most 16 letters.
func (w *writer) shortName() string {
	return view.Teaser(w.view.Title(), shortNameRunes-1)
}
