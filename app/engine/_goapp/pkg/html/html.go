// Package html escapes, and has no table of all the characters that HTML has names for.
package html

import "strings"

// EscapeString makes text that is safe between tags and in quoted attributes.
func EscapeString(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;").Replace(s)
}
