// Package json refuses. In the browser go-app reads JSON only for the list of foreign addresses that
// belong to the site, and takes an error for none.
package json

import "errors"

var errNoJSON = errors.New("this program has no encoding/json")

// Marshal refuses.
func Marshal(any) ([]byte, error) { return nil, errNoJSON }

// Unmarshal refuses.
func Unmarshal([]byte, any) error { return errNoJSON }
