package main

import (
	"os"
	"strings"
	"testing"
)

// The pages carry the policy too, for hosts that send none.
func TestPagesSayThePolicy(t *testing.T) {
	layout, err := os.ReadFile("../app/plain/templates/layout.html")
	if err != nil {
		t.Fatal(err)
	}
	policy, framed := strings.CutSuffix(security[0][1], "; frame-ancestors 'none'")
	if meta := `<meta charset="utf-8">` + "\n" + `<meta http-equiv="Content-Security-Policy" content="` + policy + `">` + "\n"; !framed || !strings.Contains(string(layout), meta) {
		t.Errorf("wanted in the pages, before anything that the policy is for:\n%s\nfound:\n%.1000s", meta, layout)
	}
}
