package e2e

import (
	"path/filepath"
	"strings"
)

// grown is variety with one article more, built as the version after it.
var grown = site{"/", func() string { return filepath.Join(*builtFlag, "grown") }}

// update stores variety, publishes grown, and returns what the host sent until the visitor had it.
func (v *visitor) update() (sent []sending) {
	v.Helper()
	v.open("")
	v.stored()
	before := len(v.host.passed())
	v.host.serveInstead(grown.folder())
	v.open("")
	v.wait("window.muragatOffline.next")
	return v.host.passed()[before:]
}

// takeUpdate changes over to grown, and needs no host for it.
func (v *visitor) takeUpdate() {
	v.Helper()
	old := v.shownTotal()
	v.host.kill()
	v.click("#update")
	v.wait("window.muragatOffline && !window.muragatOffline.next && document.documentElement.dataset.live === '1'")
	v.total(old + 1)
	v.stored()
	v.open("?q=%D0%BD%D0%B5%D1%81%D0%BB%D1%8B%D1%85%D0%B0%D0%BD%D0%BD%D0%BE%D0%B5")
	v.total(1)
}

// smallUpdate downloads of a version with one article more what is new.
func smallUpdate(v *visitor) {
	whole := int64(0)
	sent := v.update()
	for _, s := range v.host.passed()[:len(v.host.passed())-len(sent)] {
		whole += s.bytes
	}
	bytes, files := int64(0), 0
	for _, s := range sent {
		bytes += s.bytes
		if strings.Contains(s.path, "/updates/") {
			files++
		}
		if isProgram(s.path) {
			v.Errorf("%s was sent", s.path)
		}
	}
	if files != 2 || bytes > whole*3/100 {
		v.Errorf("%d files of the update and %d bytes were sent, want the delta, what is new, and at most 3 %% of %d bytes", files, bytes, whole)
	}
	v.takeUpdate()
}
