package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// edition is a copy of a built site that becomes another version without a build.
type edition struct {
	t        *testing.T
	folder   string
	manifest map[string]any
	last     []byte // part of the program
	style    []byte
}

func newEdition(t *testing.T, of string) *edition {
	t.Helper()
	e := &edition{t: t, folder: filepath.Join(t.TempDir(), "edition")}
	e.check(os.CopyFS(e.folder, os.DirFS(of)))
	data, err := os.ReadFile(filepath.Join(of, "offline.json"))
	e.check(err)
	e.check(json.Unmarshal(data, &e.manifest))
	delete(e.manifest, "updates")
	parts := e.parts()
	e.last, err = os.ReadFile(filepath.Join(of, "parts", parts[len(parts)-1].([]any)[0].(string)))
	e.check(err)
	e.style, err = os.ReadFile(e.path(e.styleFile()["url"].(string)))
	e.check(err)
	return e
}

func (e *edition) check(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

func (e *edition) program() map[string]any { return e.manifest["wasm"].(map[string]any) }
func (e *edition) parts() []any            { return e.program()["parts"].([]any) }
func (e *edition) path(url string) string  { return filepath.Join(e.folder, filepath.FromSlash(url)) }

func (e *edition) styleFile() map[string]any {
	for _, f := range e.manifest["files"].([]any) {
		if f := f.(map[string]any); strings.HasSuffix(f["url"].(string), ".css") {
			return f
		}
	}
	e.t.Fatal("the site has no style sheet")
	return nil
}

// publish makes version n: one more custom section at the program's end, which WebAssembly ignores, and one more comment
// in the style sheet.
func (e *edition) publish(n int) (version string) {
	e.t.Helper()
	text := fmt.Sprintf("edition %8d", n)
	const name = "x"
	section := slices.Concat([]byte{0, byte(1 + len(name) + len(text)), byte(len(name))}, []byte(name+text))
	part := slices.Concat(e.last, section)
	parts := e.parts()
	size := float64(len(part))
	for _, p := range parts[:len(parts)-1] {
		size += p.([]any)[1].(float64)
	}
	parts[len(parts)-1] = []any{hashOf(part), float64(len(part))}
	e.program()["size"] = size
	e.program()["sha256"] = hashOf([]byte(text)) // an update is by parts, nobody looks at the whole
	e.write("parts/"+hashOf(part), part)
	style := slices.Concat(e.style, []byte("/* "+text+" */\n"))
	file := e.styleFile()
	file["size"], file["sha256"] = len(style), hashOf(style)
	e.write(file["url"].(string), style)
	version = hashOf([]byte(text))[:16]
	e.manifest["version"] = version
	var data bytes.Buffer
	e.check(json.NewEncoder(&data).Encode(e.manifest))
	e.write("offline.json", data.Bytes())
	return version
}

// write puts a file into the place of all its forms.
func (e *edition) write(name string, data []byte) {
	e.t.Helper()
	for _, suffix := range []string{".br", ".gz"} {
		_ = os.Remove(e.path(name) + suffix)
	}
	e.check(os.MkdirAll(filepath.Dir(e.path(name)), 0o755))
	e.check(os.WriteFile(e.path(name), data, 0o644))
}

// keys are what the storage holds of the version.
func (e *edition) keys() (names []string) {
	for _, p := range e.parts() {
		names = append(names, p.([]any)[0].(string))
	}
	for _, f := range e.manifest["files"].([]any) {
		f := f.(map[string]any)
		names = append(names, f["sha256"].(string)+"?"+strings.ReplaceAll(f["url"].(string), "/", "%2F"))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
