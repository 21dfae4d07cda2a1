package articles

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// A bar of the timeline promises what choosing its period finds.
func TestBarsPromiseWhatIsFound(t *testing.T) {
	checked := 0
	for seed := range uint64(200) {
		w := newWorld(rand.New(rand.NewPCG(seed, 1)))
		a := mustOpen(t, w.c, Lemmatizer(w.lemmatize).Each)
		for _, y := range a.Search(Query{}, 0).Years {
			periods := map[string]int{fmt.Sprintf("%04d", y.Year): y.N}
			for m, n := range y.Months {
				periods[fmt.Sprintf("%04d-%02d", y.Year, m+1)] = n
			}
			for period, want := range periods {
				d, err := ParseDate(period)
				if err != nil {
					t.Fatal(err)
				}
				if got := a.Search(Query{From: d, To: d}, 0).Total; got != want {
					t.Fatalf("world %d: the bar of %s says %d, choosing it finds %d", seed, period, want, got)
				}
				checked++
			}
		}
	}
	if checked < 1000 {
		t.Fatalf("only %d bars were checked", checked)
	}
}
