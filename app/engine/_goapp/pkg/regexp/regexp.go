// Package regexp knows the one expression that the program routes with: "^", which every address matches.
package regexp

// Regexp is the expression "^".
type Regexp struct{}

// MustCompile panics if the expression is another one.
func MustCompile(expression string) *Regexp {
	if expression != "^" {
		panic("regexp: found " + expression + ", wanted ^, the only one that this program knows")
	}
	return &Regexp{}
}

// MatchString is true.
func (*Regexp) MatchString(string) bool { return true }
