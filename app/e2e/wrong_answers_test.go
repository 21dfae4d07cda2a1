package e2e

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// portal is what a network that wants a log-in answers to everything. It comes
// with the host's own headers: the worst that the browser's cache may be given.
const portal = `<!doctype html><title>Wi-Fi</title><h1>Войдите в сеть</h1>`

// kind says which of the site's addresses a fault is about.
type kind func(path string) bool

func ending(suffix string) kind {
	return func(path string) bool { return strings.HasSuffix(path, suffix) }
}

func inFolder(folder string) kind {
	return func(path string) bool { return strings.Contains(path, "/"+folder+"/") }
}

// script is one of the scripts by its name.
func script(name string) kind {
	return regexp.MustCompile(`/` + name + `\.[0-9a-f]+\.js$`).MatchString
}

var (
	manifestFile = ending("/offline.json")
	programFile  = ending(".wasm")
	workerFile   = ending("/sw.js")
	styleFile    = ending(".css")
	fontFile     = ending(".woff2")
	iconFile     = kind(regexp.MustCompile(`/(mark\.[0-9a-f]+\.svg|icon-.*\.png)$`).MatchString)
	partFile     = inFolder("parts")
	deltaFile    = inFolder("updates")
	pageFile     = ending("/")
	everything   = kind(func(string) bool { return true })
)

// turning makes a right answer a wrong one.
type turning func(r *http.Response)

func otherPage(status int) turning {
	return func(r *http.Response) { replaceBody(r, status, "text/html; charset=utf-8", []byte(portal)) }
}

// strangersPage is a page that does not come with the host's own headers.
func strangersPage(r *http.Response) {
	otherPage(http.StatusOK)(r)
	r.Header.Del("ETag")
}

func contentType(name string) turning {
	return func(r *http.Response) { r.Header.Set("Content-Type", name) }
}

// wrongByte damages a file at a share of its length.
func wrongByte(share float64) turning {
	return rewritten(func(body []byte) []byte {
		body[int(share*float64(len(body)-1))] ^= 0xff
		return body
	})
}

// rewritten sends another body, without an encoding.
func rewritten(change func(body []byte) []byte) turning {
	return func(r *http.Response) {
		body, err := plainBody(r)
		if err != nil {
			otherPage(http.StatusInternalServerError)(r)
			return
		}
		replaceBody(r, http.StatusOK, r.Header.Get("Content-Type"), change(body))
	}
}

// plainBody is the file behind an answer, which may carry it packed, or not at all.
func plainBody(r *http.Response) ([]byte, error) {
	if r.Header.Get("Content-Encoding") == "" && r.StatusCode == http.StatusOK {
		return io.ReadAll(r.Body)
	}
	return os.ReadFile(filepath.Join(r.Request.Header.Get(siteHeader), filepath.FromSlash(r.Request.URL.Path)))
}

// siteHeader carries the site's folder to what turns answers.
const siteHeader = "X-Test-Site"

// length announces another number of bytes than are sent.
func length(difference int64) turning {
	return func(r *http.Response) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		r.ContentLength = int64(len(body)) + difference
		r.Header.Set("Content-Length", strconv.FormatInt(r.ContentLength, 10))
	}
}

// clock is a host that lives in another year. Nothing but dates says how long an answer may be kept.
func clock(year int) turning {
	return func(r *http.Response) {
		at := time.Date(year, 5, 1, 12, 0, 0, 0, time.UTC)
		r.Header.Set("Date", at.Format(http.TimeFormat))
		r.Header.Set("Last-Modified", at.Add(-time.Hour).Format(http.TimeFormat))
		r.Header.Set("Expires", at.Add(time.Hour).Format(http.TimeFormat))
		r.Header.Del("Cache-Control")
	}
}

// fault is what a host does.
type fault func(v *visitor)

// wrong gives wrong answers for addresses of a kind.
func wrong(of kind, a turning) fault {
	return func(v *visitor) {
		folder := v.host.site()
		v.host.setTurn(func(r *http.Response) {
			r.Request.Header.Set(siteHeader, folder)
			if of(r.Request.URL.Path) {
				a(r)
			}
		})
	}
}

// manifestOf has the list of files of another deployment.
func manifestOf(folder func() string) fault {
	return func(v *visitor) {
		data, err := os.ReadFile(filepath.Join(folder(), "offline.json"))
		v.must(err)
		wrong(manifestFile, rewritten(func([]byte) []byte { return data }))(v)
	}
}

// late lets every answer wait.
func late(v *visitor) {
	v.host.setGate(func(_ string, sent int64) bool {
		if sent == 0 {
			time.Sleep(time.Second)
		}
		return true
	})
}

// cut ends the line in files of a kind after so many bytes, some time after the last of them: what a page has not read
// yet of a broken answer, the browser throws away.
func cut(of kind, at int64) fault {
	return func(v *visitor) {
		v.host.setGate(func(path string, sent int64) bool {
			if !of(path) || sent < at {
				return true
			}
			time.Sleep(2 * time.Second)
			return false
		})
	}
}

// forgetful takes no notice of what the browser has.
func forgetful(v *visitor) {
	v.host.setAsk(func(r *http.Request) {
		r.Header.Del("If-None-Match")
		r.Header.Del("If-Modified-Since")
		r.Header.Del("Range")
	})
}

// well makes a host do all that is right.
func (v *visitor) well() {
	v.host.setTurn(nil)
	v.host.setGate(nil)
	v.host.setAsk(nil)
}

// programBytes are the bytes of the program that have passed, and how many of these are one whole download.
func (v *visitor) programBytes() (sent, whole int64) {
	v.Helper()
	names, err := filepath.Glob(filepath.Join(v.host.site(), "*.wasm"))
	if err != nil || len(names) != 1 {
		v.Fatalf("%s has the programs %q, %v", v.host.site(), names, err)
	}
	coding := ""
	for _, s := range v.host.passed() {
		if isProgram(s.path) {
			sent += s.bytes
			coding = s.coding
		}
	}
	name := names[0] + map[string]string{"br": ".br", "gzip": ".gz"}[coding]
	info, err := os.Stat(name)
	v.must(err)
	return sent, info.Size()
}

// askedFor reports whether the host was asked for an address of a kind since an answer.
func (v *visitor) askedFor(of kind, since int) bool {
	return slices.ContainsFunc(v.host.passed()[since:], func(s sending) bool { return of(s.path) })
}
