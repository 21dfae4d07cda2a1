package articles

import (
	"flag"
	"os"
	"testing"
)

// benchArchive is a built archive of real words; without it the benchmark's own words are taken.
var benchArchive = flag.String("archive", "", "the archive `file` for BenchmarkTries")

// BenchmarkTries makes the second tries, the last of which look at every word.
func BenchmarkTries(b *testing.B) {
	if *benchArchive == "" {
		b.Skip("no archive named by -archive")
	}
	data, err := os.ReadFile(*benchArchive)
	if err != nil {
		b.Fatal(err)
	}
	a, err := Open(string(data))
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d forms, %d lemmas", a.words.forms, a.words.lemmas)
	for _, text := range []string{"tokaev", "njrftd", "правительсво", "qwxzvbnm", "президент", "казахстанн", "Tashkent"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				a.latest.Store(nil)
				a.terms(text, false)
			}
			for _, t := range a.terms(text, false) {
				b.Logf("%s: try %d, %v, also %v, unknown %v", text, t.Tried, t.Others, t.Also, t.Unknown)
			}
		})
	}
}
