package view

import (
	"strings"
	"testing"
)

// 25 years by day become a path that a screen can show: no more columns than it has pixels, and no day's height lost.
func TestShapeOfManyDays(t *testing.T) {
	days := make([]int32, 9131)
	for i := range days {
		days[i] = int32(i % 7)
	}
	days[5000] = 12
	s := shapeOf(days)
	if s.Width > shapeColumns || s.Width < shapeColumns/2 {
		t.Errorf("%d columns", s.Width)
	}
	if n := strings.Count(s.Path, "h1"); n != s.Width || len(s.Path) > 8*shapeColumns {
		t.Errorf("%d bars in %d columns, %d bytes", n, s.Width, len(s.Path))
	}
	if !strings.Contains(s.Path, "v-18h1v18") { // from 6 of 12 to the full height and back
		t.Errorf("the highest day is lost: %s", s.Path)
	}
	if s := shapeOf([]int32{0, 2, 1}); s.Path != "M0 36h1v-36h1v18h1V36z" || s.Width != 3 {
		t.Errorf("three days: %+v", s)
	}
	if s := shapeOf(make([]int32, 300)); s.Path != "" {
		t.Errorf("nothing at all is drawn as %+v", s)
	}
}

func BenchmarkShapeOfManyDays(b *testing.B) {
	days := make([]int32, 9131)
	for i := range days {
		days[i] = int32(i * i % 17)
	}
	for b.Loop() {
		shapeOf(days)
	}
}
