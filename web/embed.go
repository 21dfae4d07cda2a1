package main

import (
	"embed"
	"io/fs"
)

//go:embed all:site
var embedded embed.FS

// embeddedSite is the site that was built before this program was.
func embeddedSite() fs.FS {
	site, err := fs.Sub(embedded, "site")
	if err != nil {
		panic(err) // only for an invalid name, and "site" is a valid one
	}
	return site
}
