// Package webdriver drives Chromium, Firefox and WebKitGTK through one small
// set of calls: open a page, run a script, press a key, look at the screen.
//
// Start with Open. Chromium and WebKitGTK speak the W3C WebDriver protocol
// (https://www.w3.org/TR/webdriver2/) through their drivers; Firefox speaks
// Marionette, the protocol below its driver, so that no driver is needed. A
// program that opens WebKitGTK calls webkit.RunIfChild first thing in main.
package webdriver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"time"
)

// The engines that Open knows.
const (
	Chromium = "chromium"
	Firefox  = "firefox"
	WebKit   = "webkit"
)

// Engines lists the names that Open knows.
var Engines = []string{Chromium, Firefox, WebKit}

// Options says what kind of visitor opens the browser. The zero value is a
// desktop visitor with a light theme, a new profile and 1280 × 800 CSS pixels.
type Options struct {
	Profile       string    // folder that keeps storage between two runs; "" is a new one, removed by Close
	Width, Height int       // viewport in CSS pixels, width from 320; 0 is 1280 × 800
	Scale         int       // device pixels per CSS pixel; 0 is 1
	Lang          string    // what the browser asks pages for, such as "kk"; "" is "ru"
	Dark          bool      // prefers-color-scheme: dark
	Reduced       bool      // prefers-reduced-motion: reduce
	Forced        bool      // forced-colors: active; WebKitGTK has no such thing
	NoScript      bool      // JavaScript is switched off
	NoWasm        bool      // WebAssembly is switched off
	Private       bool      // a private window, whose storage ends with it
	NoStorage     bool      // pages may store nothing: no localStorage, caches or service workers
	Log           io.Writer // gets what the browser and its driver print; may be nil
}

// Browser is one running browser with one window. It is not safe for
// concurrent use.
type Browser struct {
	Engine   string
	Patience time.Duration // how long WaitFor waits; Open sets 30 s

	wire    wire
	options Options
	keeps   bool       // the profile is the caller's
	procs   []*process // in the order of their start
	temp    []string   // folders that Close removes
}

// startTries is how often Open starts a browser that does not come up.
const startTries = 3

// Open starts a browser. The caller must Close it. One that does not come up is
// ended, told of in the log, and started again. The error wraps a *MissingError
// when a program is not installed.
func Open(engine string, o Options) (*Browser, error) {
	if o.Width == 0 {
		o.Width, o.Height = 1280, 800
	}
	if o.Height == 0 {
		o.Height = 800
	}
	o.Scale = max(o.Scale, 1)
	if o.Lang == "" {
		o.Lang = "ru"
	}
	paths, err := locate(engine)
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		b, err := open(engine, paths, o)
		if err == nil || try == startTries {
			return b, err
		}
		log.Printf("try %d of %d: %v", try, startTries, err)
	}
}

// open starts the engine's programs, which stand in paths.
func open(engine string, paths []string, o Options) (*Browser, error) {
	b := &Browser{Engine: engine, Patience: time.Minute, options: o, keeps: o.Profile != ""}
	start := map[string]func(ctx context.Context, paths []string) error{
		Chromium: b.startChromium, Firefox: b.startFirefox, WebKit: b.startWebKit,
	}[engine]
	if o.Profile == "" {
		dir, err := b.tempDir("profile")
		if err != nil {
			return nil, err
		}
		b.options.Profile = dir
	}
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	err := start(ctx, paths)
	if err == nil {
		_, err = b.wire.call(setTimeouts, params{"script": 60_000, "pageLoad": 60_000, "implicit": 0})
	}
	if err != nil {
		for _, p := range b.procs {
			if tail := p.tail(); tail != "" {
				err = fmt.Errorf("%w\n%s printed:\n%s", err, p.name, tail)
			}
		}
		return nil, fmt.Errorf("open %s: %w", engine, errors.Join(err, b.Close()))
	}
	return b, nil
}

// Close ends the browser the way a visitor does, so that its storage is
// written, and then every process that Open started.
func (b *Browser) Close() error {
	var err error
	if b.wire != nil {
		err = b.wire.quit()
		b.wire = nil
	}
	for _, p := range slices.Backward(b.procs) {
		err = errors.Join(err, p.end())
	}
	b.procs = nil
	for _, dir := range b.temp {
		err = errors.Join(err, os.RemoveAll(dir))
	}
	b.temp = nil
	return err
}

func (b *Browser) tempDir(what string) (string, error) {
	dir, err := os.MkdirTemp("", "muragat-"+b.Engine+"-"+what+"-")
	if err == nil {
		b.temp = append(b.temp, dir)
	}
	return dir, err
}
