package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Of a folder of articles that is gone, nothing is kept for ever, and nothing else is touched.
func TestForget(t *testing.T) {
	f := folders{articles: "a", keep: t.TempDir()}
	now := time.Now()
	for name, age := range map[string]time.Duration{"found-new": 0, "found-old": 31 * 24 * time.Hour, ".found-left": 31 * 24 * time.Hour, "other": 99 * 24 * time.Hour} {
		path := filepath.Join(f.keep, name)
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	f.forget(now.Add(-keptFor))
	entries, err := os.ReadDir(f.keep)
	if err != nil || len(entries) != 2 || entries[0].Name() != "found-new" || entries[1].Name() != "other" {
		t.Errorf("%v is left, %v; wanted found-new and other", entries, err)
	}
}
