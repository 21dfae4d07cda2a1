// Package webkit is the browser that WebKitWebDriver starts: one window of the
// system's WebKitGTK without a tool bar, so that it can be 320 px wide, with
// storage that outlives it, and a switch for JavaScript.
//
// A program is its own WebKit browser: it calls RunIfChild first thing in main,
// and gives its own path to the driver, with Window.Environ in the environment.
package webkit

import (
	"encoding/json"
	"fmt"
	"os"
)

// environ names the variable that makes a program the browser.
const environ = "MURAGAT_WEBKIT_WINDOW"

// hardReload is the message to the window that HardReload sends.
const hardReload = "hardReload"

// HardReload is a script for the page that reloads it past service worker and
// cache, for which WebDriver has no command.
const HardReload = "window.webkit.messageHandlers." + hardReload + ".postMessage('')"

// Window says what to open.
type Window struct {
	Width, Height int    // CSS pixels
	Lang          string // preferred language, such as "kk"
	NoScript      bool   // JavaScript is switched off
	Private       bool   // nothing is written to the disk
	NoStorage     bool   // pages have no localStorage, caches and service workers
}

// Environ returns the setting, in the form KEY=value, that makes RunIfChild
// open the window.
func (w Window) Environ() (string, error) {
	b, err := json.Marshal(w)
	return environ + "=" + string(b), err
}

// RunIfChild becomes the browser and never returns if the environment says so.
// Otherwise it does nothing.
func RunIfChild() {
	value, ok := os.LookupEnv(environ)
	if !ok {
		return
	}
	var w Window
	err := json.Unmarshal([]byte(value), &w)
	if err == nil {
		err = w.run()
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "WebKitGTK window: %v\n", err)
		os.Exit(1)
	}
	os.Exit(0)
}
