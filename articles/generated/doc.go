//go:build !js

// Package generated carries the archive that the build command wrote into the
// program for the browser. Elsewhere it is empty, so that a clean checkout compiles.
package generated
