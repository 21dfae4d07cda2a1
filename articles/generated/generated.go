//go:build js

// Package generated carries the archive that the build command wrote into the
// program for the browser.
package generated

import _ "embed"

// Archive is the bytes that articles.Open reads.
//
//go:embed archive.bin
var Archive string
