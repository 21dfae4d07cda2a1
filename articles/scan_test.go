package articles

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

func largeTexts(tb testing.TB) *Archive {
	tb.Helper()
	var c Collection
	for i := range 40 {
		c.Articles = append(c.Articles, Article{ID: fmt.Sprint(i), Text: strings.Repeat("дом ", paceBytes/50) + []string{"кот", "кит"}[i%2]})
	}
	return mustOpen(tb, c, nil)
}

func TestPrepare(t *testing.T) {
	a := largeTexts(t)
	pauses := 0
	a.Prepare(context.Background(), "дом -кот", func() { pauses++ })
	if pauses < 2 {
		t.Errorf("%d pauses, want some", pauses)
	}
	if len(a.scans.kept) != 2 {
		t.Errorf("%d words are kept, want 2", len(a.scans.kept))
	}
	a.scans.kept[0].list.docs[1] = 2 // as no search would find it
	if got := a.Find(Query{Text: "дом -кот"}, 50).Total; got != 19 {
		t.Errorf("found %d articles, want the 19 that were kept", got)
	}
	a.Index(nil)
	if got := a.Find(Query{Text: "дом -кот"}, 50).Total; got != 20 {
		t.Errorf("found %d articles with an index, want 20", got)
	}
	if a.scans.kept != nil {
		t.Error("what was kept is not forgotten")
	}
}

func TestPrepareEnds(t *testing.T) {
	a := largeTexts(t)
	ctx, cancel := context.WithCancel(context.Background())
	pauses := 0
	a.Prepare(ctx, "дом кот", func() { pauses++; cancel() })
	if pauses != 1 || len(a.scans.kept) > 0 {
		t.Errorf("%d pauses and %d words kept, want 1 and none", pauses, len(a.scans.kept))
	}
}

func TestScansAreBounded(t *testing.T) {
	var c Collection
	for i := range 3 * keptScans {
		c.Articles = append(c.Articles, Article{ID: fmt.Sprint(i), Text: fmt.Sprint("дом", i)})
	}
	a := mustOpen(t, c, nil)
	for i := range c.Articles {
		for range 2 {
			if got := a.Find(Query{Text: fmt.Sprint("дом", i)}, 1); got.Total != 1 {
				t.Errorf("дом%d: found %d articles, want 1", i, got.Total)
			}
		}
	}
	if got := len(a.scans.kept); got != keptScans {
		t.Errorf("%d words are kept, want %d", got, keptScans)
	}
}
