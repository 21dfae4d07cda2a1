//go:build !linux

package webkit

import "errors"

func (Window) run() error { return errors.New("WebKitGTK is driven on Linux alone") }
