package e2e

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muragat/app/words"
)

// lacks is a first visit without a script that the program needs: it reads, is told which, and tries again when the host is well.
func lacks(name string) outcome {
	return func(v *visitor, f fault) string {
		f(v)
		v.openPlain("")
		v.failedPlain(words.StillPlain)
		v.shown("#load-text", "/"+name+".")
		v.click(".result a.title")
		v.wait("location.pathname.includes('/article/')")
		v.hasText()
		v.failedPlain(words.StillPlain)
		v.well()
		v.click("#load-retry")
		v.live()
		v.stored()
		v.worksOffline()
		return "plain pages; told: which script; then whole"
	}
}

// withoutMarks is a first visit without the script of the reader's marks: what would need it does nothing, and all else works.
func withoutMarks(v *visitor, f fault) string {
	f(v)
	v.open("")
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	v.hasText()
	v.must(v.Eval(nil, `getSelection().selectAllChildren(document.querySelector("#p1"));
		dispatchEvent(new Event("muragat-picked"));
		document.querySelector("#p1").dispatchEvent(new KeyboardEvent("keydown", {key: "m", bubbles: true}));
		document.querySelector("#p2 .number").click()`))
	v.wait("document.querySelector('#p2').getAttribute('aria-current') === 'location'")
	v.press(".name") // the header is away
	v.wait("document.querySelectorAll('.result').length > 0")
	return v.refused("host")
}

// TestScripts checks that the table of faults has two rows for every script: without it, and with another answer in its place.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(*siteFlag, "*.js"))
	if err != nil || len(files) < 10 {
		t.Fatalf("%s has the scripts %q, %v", *siteFlag, files, err)
	}
	for _, file := range files {
		name, _, _ := strings.Cut(filepath.Base(file), ".")
		for _, ending := range []string{" is missing", " is a portal's page"} {
			row := "first visit: " + name + ".js" + ending
			if !slices.ContainsFunc(faultRows, func(r faultRow) bool { return r.name == row }) {
				t.Errorf("the table of faults has no row %q", row)
			}
		}
	}
}
