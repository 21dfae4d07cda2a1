package articles

import (
	"context"
	"testing"
)

// BenchmarkSuggest makes the suggestions for beginnings of words that many others begin as, too.
func BenchmarkSuggest(b *testing.B) {
	benchSizes(b, func(b *testing.B, n int) {
		a := benchOpen(b, n, true)
		for _, text := range []string{"ба", "бат", "bat", "батат ба"} {
			b.Run(text, func(b *testing.B) {
				for b.Loop() {
					a.Suggest(context.Background(), Query{Text: text}, nil)
				}
			})
		}
	})
}
