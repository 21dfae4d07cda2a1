package webdriver

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"muragat/app/e2e/webkit"
)

// Keys that Type and Keys send, from the table of W3C WebDriver, 17.4.2.
const (
	Tab        = "\ue004"
	Backspace  = "\ue003"
	Enter      = "\ue007"
	Escape     = "\ue00c"
	Space      = " "
	Shift      = "\ue008"
	End        = "\ue010"
	Home       = "\ue011"
	ArrowLeft  = "\ue012"
	ArrowUp    = "\ue013"
	ArrowRight = "\ue014"
	ArrowDown  = "\ue015"
)

// Navigate goes to an address and waits until the page has loaded.
func (b *Browser) Navigate(url string) error {
	_, err := b.wire.call(navigateTo, params{"url": url})
	return wrap(err, "go to %.200s", url)
}

// URL returns the address of the page.
func (b *Browser) URL() (string, error) {
	raw, err := b.wire.call(currentURL, nil)
	return text(raw, err)
}

// Back goes one step back in the history.
func (b *Browser) Back() error {
	_, err := b.wire.call(back, nil)
	return wrap(err, "back")
}

// Forward goes one step forward in the history.
func (b *Browser) Forward() error {
	_, err := b.wire.call(forward, nil)
	return wrap(err, "forward")
}

// Reload is the visitor's reload, which a service worker answers.
func (b *Browser) Reload() error {
	if b.Engine != Firefox || b.options.NoScript {
		_, err := b.wire.call(refresh, nil)
		return wrap(err, "reload")
	}
	// Firefox's own command bypasses worker and cache.
	err := b.Eval(nil, "window.beforeReload = true; setTimeout(() => location.reload())")
	if err == nil {
		err = b.WaitFor("!window.beforeReload && document.readyState === 'complete'")
	}
	return wrap(err, "reload")
}

// HardReload is the visitor's reload with Shift, which passes by service worker
// and cache. It needs JavaScript.
func (b *Browser) HardReload() error {
	err := b.Eval(nil, "window.beforeReload = true")
	if err == nil {
		switch b.Engine {
		case Chromium:
			err = b.DevTools(nil, "Page.reload", map[string]any{"ignoreCache": true})
		case Firefox:
			_, err = b.wire.call(refresh, nil)
		default:
			err = b.Eval(nil, webkit.HardReload)
		}
	}
	if err == nil {
		err = b.WaitFor("!window.beforeReload && document.readyState === 'complete'")
	}
	return wrap(err, "hard reload")
}

// Eval runs the body of a JavaScript function with args in its arguments,
// waits for a promise it returns, and decodes the result into out unless out
// is nil. It also works where the page's JavaScript is off, but without promises.
func (b *Browser) Eval(out any, body string, args ...any) error {
	if args == nil {
		args = []any{}
	}
	raw, err := b.wire.call(executeScript, params{"script": body, "args": args})
	if err != nil {
		return wrap(err, "script %.120q", body)
	}
	if out == nil {
		return nil
	}
	return wrap(json.Unmarshal(raw, out), "script %.120q gave %.200s", body, raw)
}

// WaitFor waits until a JavaScript expression is true, at most b.Patience.
// The expression may use arguments, a promise counts by its value.
func (b *Browser) WaitFor(expr string, args ...any) error {
	body := "return Promise.resolve(" + expr + ").then(Boolean)"
	if b.options.NoScript { // a promise never settles then
		body = "return Boolean(" + expr + ")"
	}
	var last error
	for end := time.Now().Add(b.Patience); ; time.Sleep(25 * time.Millisecond) {
		var ok bool
		last = b.Eval(&ok, body, args...)
		if last == nil && ok {
			return nil
		}
		if time.Now().After(end) {
			break
		}
	}
	url, _ := b.URL()
	if last != nil {
		return fmt.Errorf("waited for %s at %.200s: %w", expr, url, last)
	}
	return fmt.Errorf("waited for %s at %.200s: still false", expr, url)
}

// find returns the driver's name of the first element that a selector matches.
func (b *Browser) find(css string) (string, error) {
	raw, err := b.wire.call(findElement, params{"using": "css selector", "value": css})
	if err != nil {
		return "", wrap(err, "find %s", css)
	}
	var element map[string]string
	if err := json.Unmarshal(raw, &element); err != nil {
		return "", err
	}
	return element[elementKey], nil
}

// onElement sends a command for the first element that a selector matches, and
// looks for it again when the page has just replaced it, or moves it.
func (b *Browser) onElement(c command, css string, p params) (json.RawMessage, error) {
	if p == nil {
		p = params{}
	}
	for try := 1; ; try++ {
		id, err := b.find(css)
		if err != nil {
			return nil, err
		}
		p["id"] = id
		raw, err := b.wire.call(c, p)
		passing := errors.Is(err, &CommandError{Code: "stale element reference"}) || errors.Is(err, &CommandError{Code: "element not interactable"})
		if try == 20 || !passing {
			return raw, wrap(err, "%s on %s", c.marionette, css)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// Count returns how many elements a selector matches, without JavaScript.
func (b *Browser) Count(css string) (int, error) {
	raw, err := b.wire.call(findElements, params{"using": "css selector", "value": css})
	if err != nil {
		return 0, wrap(err, "find all %s", css)
	}
	var elements []json.RawMessage
	err = json.Unmarshal(raw, &elements)
	return len(elements), err
}

// Text returns the text of an element as it is rendered, without JavaScript.
func (b *Browser) Text(css string) (string, error) {
	raw, err := b.onElement(elementText, css, nil)
	return text(raw, err)
}

// Click scrolls an element into view and clicks its middle. It fails when
// something else lies there.
func (b *Browser) Click(css string) error {
	_, err := b.onElement(elementClick, css, nil)
	return err
}

// Clear empties a text field.
func (b *Browser) Clear(css string) error {
	_, err := b.onElement(elementClear, css, nil)
	return err
}

// Type focuses an element and types.
func (b *Browser) Type(css, keys string) error {
	_, err := b.onElement(elementSendKeys, css, params{"text": keys})
	return err
}

// Keys presses keys one after the other, wherever the focus is.
func (b *Browser) Keys(keys string) error {
	var actions []params
	for _, r := range keys {
		actions = append(actions, params{"type": "keyDown", "value": string(r)}, params{"type": "keyUp", "value": string(r)})
	}
	_, err := b.wire.call(performActions, params{"actions": []params{{"type": "key", "id": "keyboard", "actions": actions}}})
	return wrap(err, "press keys")
}

// TypeSlowly presses keys like Keys, with a pause after each.
func (b *Browser) TypeSlowly(keys string, pause time.Duration) error {
	var actions []params
	for _, r := range keys {
		actions = append(actions, params{"type": "keyDown", "value": string(r)}, params{"type": "keyUp", "value": string(r)},
			params{"type": "pause", "duration": pause.Milliseconds()})
	}
	_, err := b.wire.call(performActions, params{"actions": []params{{"type": "key", "id": "keyboard", "actions": actions}}})
	return wrap(err, "type slowly")
}

// Hold presses a key and keeps it down; Let lets it go.
func (b *Browser) Hold(key string) error { return b.key("keyDown", key) }

// Let lets go of a key.
func (b *Browser) Let(key string) error { return b.key("keyUp", key) }

func (b *Browser) key(what, key string) error {
	_, err := b.wire.call(performActions, params{"actions": []params{{"type": "key", "id": "keyboard", "actions": []params{{"type": what, "value": key}}}}})
	return wrap(err, "%s", what)
}

// Act is a part of what a pointer does: see MoveTo, Press, Release and Rest.
type Act params

// MoveTo goes to a place in the viewport.
func MoveTo(x, y int) Act {
	return Act{"type": "pointerMove", "x": x, "y": y, "duration": 20, "origin": "viewport"}
}

// Press puts the pointer down.
func Press() Act { return Act{"type": "pointerDown", "button": 0} }

// Release lifts it.
func Release() Act { return Act{"type": "pointerUp", "button": 0} }

// Rest leaves it where it is for a time.
func Rest(d time.Duration) Act { return Act{"type": "pause", "duration": d.Milliseconds()} }

// Point moves and presses the mouse, which stays as it is until the next call.
func (b *Browser) Point(acts ...Act) error {
	_, err := b.wire.call(performActions, params{"actions": []params{{
		"type": "pointer", "id": "mouse", "parameters": params{"pointerType": "mouse"}, "actions": acts,
	}}})
	return wrap(err, "point")
}

// Resize sets the viewport in CSS pixels.
func (b *Browser) Resize(width, height int) error {
	var err error
	switch b.Engine {
	case Chromium:
		err = b.resizeChromium(width, height)
	case Firefox:
		err = b.resizeFirefox(width, height)
	default:
		_, err = b.wire.call(setWindowRect, params{"width": width, "height": height})
	}
	return wrap(err, "resize to %d × %d", width, height)
}

// Restore gives the viewport the size that the browser was opened with.
func (b *Browser) Restore() error { return b.Resize(b.options.Width, b.options.Height) }

// Console returns what the page has written to the console and the errors that
// nobody caught, since the last call. The wording is the engine's own.
func (b *Browser) Console() ([]string, error) {
	if b.Engine == Chromium {
		return b.consoleChromium()
	}
	var lines []string
	for _, p := range b.procs {
		lines = append(lines, p.printed(func(l string) bool {
			return strings.HasPrefix(l, "console.") || strings.HasPrefix(l, "JavaScript ") || strings.Contains(l, "CONSOLE ")
		})...)
	}
	return lines, nil
}

func text(raw json.RawMessage, err error) (string, error) {
	var s string
	if err == nil {
		err = json.Unmarshal(raw, &s)
	}
	return s, err
}

func blob(raw json.RawMessage, err error) ([]byte, error) {
	s, err := text(raw, err)
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(s)
}

func wrap(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf(format+": %w", append(args, err)...)
}
