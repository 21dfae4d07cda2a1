// Package morph knows the inflection of Russian words.
package morph

import "muragat/articles"

// Lemmatizer gives the lemmas of Russian words.
func Lemmatizer() articles.Lemmatizer { panic("todo") }
