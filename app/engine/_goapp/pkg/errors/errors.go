// Package errors makes go-app's errors: a message with details, in a line of text where go-app has JSON.
package errors

import "fmt"

// Error is a message with details and, maybe, what caused it.
type Error struct {
	text  string
	cause error
}

// New is an error without details.
func New(text string) Error { return Error{text: text} }

// WithTag adds a detail.
func (e Error) WithTag(key string, value any) Error {
	e.text += fmt.Sprintf(", %s %v", key, value)
	return e
}

// Wrap names the cause.
func (e Error) Wrap(cause error) Error {
	e.cause = cause
	return e
}

// Unwrap is the cause.
func (e Error) Unwrap() error { return e.cause }

func (e Error) Error() string {
	if e.cause == nil {
		return e.text
	}
	return e.text + ": " + e.cause.Error()
}
