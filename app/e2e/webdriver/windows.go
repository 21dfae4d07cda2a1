package webdriver

import "encoding/json"

// NewWindow opens one more window with the same storage and goes on in it. It
// returns the names of the window before and of the new one, for Switch.
func (b *Browser) NewWindow() (before, opened string, err error) {
	raw, err := b.wire.call(windowHandle, nil)
	if before, err = text(raw, err); err != nil {
		return "", "", wrap(err, "the window's name")
	}
	raw, err = b.wire.call(newWindow, params{"type": "window"})
	if err != nil {
		return "", "", wrap(err, "new window")
	}
	var w struct{ Handle string }
	if err := json.Unmarshal(raw, &w); err != nil {
		return "", "", err
	}
	return before, w.Handle, b.Switch(w.Handle)
}

// Switch goes on in another window.
func (b *Browser) Switch(window string) error {
	_, err := b.wire.call(switchToWindow, params{"handle": window})
	return wrap(err, "switch to window %s", window)
}

// CloseWindow closes a window and goes on in another one.
func (b *Browser) CloseWindow(closed, other string) error {
	if err := b.Switch(closed); err != nil {
		return err
	}
	if _, err := b.wire.call(closeWindow, nil); err != nil {
		return wrap(err, "close window %s", closed)
	}
	return b.Switch(other)
}
