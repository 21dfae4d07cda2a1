// Package uuid refuses: go-app would number the visitor's device.
package uuid

// NewString panics.
func NewString() string { panic("this program gives no numbers to devices") }
