package main

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	hashedCSS = "app.0123456789abcdef.css"
	part      = "parts/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
)

// testSite has variants whose content tells which was served.
func testSite() fstest.MapFS {
	site := fstest.MapFS{}
	for name, content := range map[string]string{
		"index.html":                   "start",
		"index.html.br":                "start as br",
		"index.html.gz":                "start as gz",
		"404.html":                     "own 404",
		"404.html.br":                  "own 404 as br",
		"405.html":                     "own 405",
		"article/2024/aral/index.html": "aral",
		"article/қала.v2/index.html":   "қала",
		"empty/placeholder.txt":        "",
		hashedCSS:                      "css",
		hashedCSS + ".gz":              "css as gz",
		part:                           "part",
		part + ".br":                   "part as br",
		"sw.js":                        "worker",
		"offline.json":                 "{}",
		"lonely.br":                    "no plain form beside it",
		"digits.txt":                   "0123456789",
		"digits.txt.br":                "digits as br",
		".git/config":                  "secret",
		".well-known/security.txt":     "contact",
	} {
		site[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return site
}

func testServer(t *testing.T, files source, base string) *httptest.Server {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	server.Config = newServer(newHost(files, base), slog.New(slog.DiscardHandler), usual)
	server.Start()
	t.Cleanup(server.Close)
	return server
}

// ask sends a request as it stands: no coding is added, no redirect followed.
func ask(t *testing.T, method, address string, header http.Header) (*http.Response, string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	if header == nil {
		header = http.Header{}
	}
	transport := &http.Transport{DisableCompression: true, DisableKeepAlives: true}
	answer, err := transport.RoundTrip(&http.Request{Method: method, URL: u, Header: header})
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, address, err)
	}
	return answer, string(body)
}

func TestConditional(t *testing.T) {
	server := testServer(t, fixedSource(testSite()), "/")
	br := http.Header{"Accept-Encoding": {"br"}}
	plain, _ := ask(t, "GET", server.URL, nil)
	packed, _ := ask(t, "GET", server.URL, br)
	plainTag, brTag := plain.Header.Get("ETag"), packed.Header.Get("ETag")
	if plainTag == brTag || len(plainTag) != 34 || strings.HasPrefix(plainTag, "W/") {
		t.Fatalf("tags %s and %s; wanted two strong ones of 32 digits", plainTag, brTag)
	}
	for _, c := range []struct {
		tag, coding string
		status      int
	}{
		{plainTag, "", 304},
		{brTag, "br", 304},
		{brTag, "", 200},
		{plainTag, "br", 200},
		{"W/" + plainTag, "", 304},
		{`"a,b", ` + plainTag + `, "c"`, "", 304},
		{"*", "", 304},
		{`"other"`, "", 200},
		{"unquoted", "", 200},
	} {
		header := http.Header{"If-None-Match": {c.tag}, "Accept-Encoding": {c.coding}}
		for _, method := range []string{"GET", "HEAD"} {
			answer, body := ask(t, method, server.URL, header)
			if answer.StatusCode != c.status {
				t.Errorf("%s If-None-Match %s, coding %q: %d, wanted %d", method, c.tag, c.coding, answer.StatusCode, c.status)
			}
			if c.status != 304 {
				continue
			}
			h := answer.Header
			if body != "" || h.Get("ETag") == "" || h.Get("Cache-Control") != "no-cache" || h.Get("Vary") == "" || h.Get("Content-Security-Policy") == "" {
				t.Errorf("%s 304 with body %q and headers %v", method, body, h)
			}
		}
	}
	answer, _ := ask(t, "GET", server.URL, http.Header{"If-Match": {`"other"`}, "Accept-Encoding": {"br"}})
	if answer.StatusCode != 412 {
		t.Errorf("If-Match of another version: %d, wanted 412", answer.StatusCode)
	}
}

func TestHeadIsGetWithoutBody(t *testing.T) {
	server := testServer(t, fixedSource(testSite()), "/")
	for _, path := range []string{"/", "/article/2024/aral", "/" + hashedCSS, "/nothing", "/healthz", "/digits.txt"} {
		for _, coding := range []string{"", "gzip", "br"} {
			// The range is for GET alone.
			header := http.Header{"Accept-Encoding": {coding}}
			get, _ := ask(t, "GET", server.URL+path, header)
			header = header.Clone()
			header.Set("Range", "bytes=0-1")
			head, body := ask(t, "HEAD", server.URL+path, header)
			get.Header.Del("Date")
			head.Header.Del("Date")
			if head.StatusCode != get.StatusCode || fmt.Sprint(head.Header) != fmt.Sprint(get.Header) || body != "" {
				t.Errorf("%s %q: HEAD %d %v %q, GET %d %v", path, coding, head.StatusCode, head.Header, body, get.StatusCode, get.Header)
			}
		}
	}
}

func TestRange(t *testing.T) {
	server := testServer(t, fixedSource(testSite()), "/")
	first, _ := ask(t, "GET", server.URL+"/digits.txt", nil)
	tag := first.Header.Get("ETag")
	for _, c := range []struct {
		header       map[string]string
		status       int
		body, extent string
	}{
		{map[string]string{"Range": "bytes=2-4"}, 206, "234", "bytes 2-4/10"},
		{map[string]string{"Range": "bytes=7-"}, 206, "789", "bytes 7-9/10"},
		{map[string]string{"Range": "bytes=-2"}, 206, "89", "bytes 8-9/10"},
		{map[string]string{"Range": "bytes=8-99"}, 206, "89", "bytes 8-9/10"},
		{map[string]string{"Range": "bytes=10-"}, 416, "invalid range", "bytes */10"},
		{map[string]string{"Range": "bytes=4-2"}, 200, "0123456789", ""},
		{map[string]string{"Range": "bytes=0-1,4-5"}, 200, "0123456789", ""},
		{map[string]string{"Range": "lines=1-2"}, 200, "0123456789", ""},
		{map[string]string{"Range": "bytes=a-b"}, 200, "0123456789", ""},
		{map[string]string{"Range": "bytes=1-2", "If-Range": tag}, 206, "12", "bytes 1-2/10"},
		{map[string]string{"Range": "bytes=1-2", "If-Range": `"old"`}, 200, "0123456789", ""},
		{map[string]string{"Range": "bytes=1-2", "If-Range": "W/" + tag}, 200, "0123456789", ""},
		{map[string]string{"Range": "bytes=1-2", "Accept-Encoding": "br"}, 206, "12", "bytes 1-2/10"},
		{map[string]string{"Range": "bytes=1-2", "Accept-Encoding": "br, identity;q=0"}, 200, "digits as br", ""},
	} {
		header := http.Header{}
		for name, value := range c.header {
			header.Set(name, value)
		}
		answer, body := ask(t, "GET", server.URL+"/digits.txt", header)
		if answer.StatusCode != c.status || !strings.Contains(body, c.body) || answer.Header.Get("Content-Range") != c.extent {
			t.Errorf("%v: %d %q %q; wanted %d %q %q", c.header, answer.StatusCode, body, answer.Header.Get("Content-Range"), c.status, c.body, c.extent)
		}
	}
}

func TestAddresses(t *testing.T) {
	server := testServer(t, fixedSource(testSite()), "/")
	for _, c := range []struct {
		path   string
		status int
		body   string
	}{
		{"/", 200, "start"},
		{"/?q=%D0%9", 200, "start"},
		{"/?q=" + strings.Repeat("a", 100_000), 200, "start"},
		{"/index.html", 200, "start"},
		{"/article/2024/aral", 200, "aral"},
		{"/article/2024/aral/", 200, "aral"},
		{"/article/2024%2Faral", 200, "aral"},
		{"/article/%D2%9B%D0%B0%D0%BB%D0%B0.v2", 200, "қала"},
		{"/article/2024", 404, "own 404"},
		{"/article", 404, "own 404"},
		{"/empty/", 404, "own 404"},
		{"/sw.js/", 404, "own 404"},
		{"/sw.js/x", 404, "own 404"},
		{"/index.html.br", 404, "own 404"},
		{"/lonely.br", 200, "no plain form"},
		{"/.git/config", 404, "own 404"},
		{"/.well-known/security.txt", 200, "contact"},
		{"/" + strings.Repeat("long", 10_000), 404, "own 404"},
		{"//index.html", 404, "own 404"},
		{"/article//2024/aral", 404, "own 404"},
		{"/./sw.js", 404, "own 404"},
		{"/%ff%fe", 404, "own 404"},
		{"/healthz", 200, "ok\n"},
	} {
		answer, body := ask(t, "GET", server.URL+c.path, nil)
		if answer.StatusCode != c.status || !strings.Contains(body, c.body) {
			t.Errorf("%.60s: %d %q; wanted %d %q", c.path, answer.StatusCode, body, c.status, c.body)
		}
	}
}

func TestServable(t *testing.T) {
	for name, want := range map[string]bool{
		".": true, "a/b.txt": true, "қала": true, ".well-known/x": true, "a/..b": false, "a/.b": false, "..": false, "a/../b": false,
		"": false, "/a": false, "a/": false, "a\\b": false, "a\x00b": false, "\xff": false,
	} {
		if servable(name) != want {
			t.Errorf("servable(%q) is %v", name, !want)
		}
	}
}

func TestMethods(t *testing.T) {
	server := testServer(t, fixedSource(testSite()), "/")
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"} {
		for _, path := range []string{"/", "/nothing", "/healthz"} {
			answer, body := ask(t, method, server.URL+path, nil)
			if answer.StatusCode != 405 || answer.Header.Get("Allow") != "GET, HEAD" || body != "own 405" {
				t.Errorf("%s %s: %d, Allow %q, %q", method, path, answer.StatusCode, answer.Header.Get("Allow"), body)
			}
		}
	}
}

func TestErrorsWithoutPages(t *testing.T) {
	server := testServer(t, fixedSource(fstest.MapFS{"index.html": {Data: []byte("start")}}), "/")
	for method, want := range map[string]int{"GET": 404, "POST": 405} {
		answer, body := ask(t, method, server.URL+"/nothing", nil)
		if answer.StatusCode != want || !strings.Contains(body, "<h1>"+fmt.Sprint(want)) || answer.Header.Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %d %q", method, answer.StatusCode, body)
		}
	}
}

func TestHeaders(t *testing.T) {
	site := testSite()
	site["a.atom"] = &fstest.MapFile{}
	site["a.wasm"], site["a.woff2"], site["a.svg"], site["a.webmanifest"], site["a.xml"], site["a.png"] = &fstest.MapFile{}, &fstest.MapFile{}, &fstest.MapFile{}, &fstest.MapFile{}, &fstest.MapFile{}, &fstest.MapFile{}
	site["dead.0123456789abcdef.x/index.html"] = &fstest.MapFile{}
	site["parts/other"] = &fstest.MapFile{}
	server := testServer(t, fixedSource(site), "/")
	for _, c := range []struct{ path, kind, cache string }{
		{"/", "text/html; charset=utf-8", revalidate},
		{"/" + hashedCSS, "text/css; charset=utf-8", forever},
		{"/" + part, "application/octet-stream", forever},
		{"/parts/other", "application/octet-stream", revalidate},
		{"/app.0123456789abcdef.js", "text/html; charset=utf-8", revalidate}, // 404
		{"/dead.0123456789abcdef.x", "text/html; charset=utf-8", revalidate},
		{"/sw.js", "text/javascript; charset=utf-8", revalidate},
		{"/offline.json", "application/json", revalidate},
		{"/digits.txt", "text/plain; charset=utf-8", revalidate},
		{"/a.wasm", "application/wasm", revalidate},
		{"/a.woff2", "font/woff2", revalidate},
		{"/a.svg", "image/svg+xml", revalidate},
		{"/a.png", "image/png", revalidate},
		{"/a.xml", "application/xml", revalidate},
		{"/a.atom", "application/atom+xml", revalidate},
		{"/a.webmanifest", "application/manifest+json", revalidate},
	} {
		answer, _ := ask(t, "GET", server.URL+c.path, nil)
		h := answer.Header
		if h.Get("Content-Type") != c.kind || h.Get("Cache-Control") != c.cache {
			t.Errorf("%s: %q, %q; wanted %q, %q", c.path, h.Get("Content-Type"), h.Get("Cache-Control"), c.kind, c.cache)
		}
	}
	for _, request := range [][2]string{{"GET", "/"}, {"GET", "/nothing"}, {"POST", "/"}, {"GET", "/healthz"}} {
		answer, _ := ask(t, request[0], server.URL+request[1], nil)
		policy := answer.Header.Get("Content-Security-Policy")
		if strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "'unsafe-eval'") || !strings.Contains(policy, "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';") {
			t.Errorf("%v: Content-Security-Policy %q", request, policy)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
			"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if answer.Header.Get(name) != want {
				t.Errorf("%v: %s is %q, wanted %q", request, name, answer.Header.Get(name), want)
			}
		}
		if !strings.Contains(answer.Header.Get("Permissions-Policy"), "geolocation=()") {
			t.Errorf("%v: Permissions-Policy %q", request, answer.Header.Get("Permissions-Policy"))
		}
	}
}

func TestBase(t *testing.T) {
	server := testServer(t, fixedSource(testSite()), "/x/y/")
	for path, want := range map[string]int{
		"/x/y/": 200, "/x/y/article/2024/aral": 200, "/x/y": 308, "/": 404, "/sw.js": 404, "/x/ysw.js": 404, "/healthz": 200,
	} {
		answer, _ := ask(t, "GET", server.URL+path, nil)
		if answer.StatusCode != want {
			t.Errorf("%s: %d, wanted %d", path, answer.StatusCode, want)
		}
	}
	answer, _ := ask(t, "GET", server.URL+"/x/y?q=%D0%90", nil)
	if got := answer.Header.Get("Location"); got != "/x/y/?q=%D0%90" {
		t.Errorf("without the slash: sent to %q", got)
	}
}

func TestFolder(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "site")
	write := func(name, content string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(top, "secret.txt"), "secret")
	write(filepath.Join(top, "outside", "index.html"), "secret")
	write(filepath.Join(dir, "index.html"), "first")
	link("../secret.txt", "out.txt")
	link(filepath.Join(top, "secret.txt"), "absolute.txt")
	link("../outside", "outside")
	link("../secret.txt", "index.html.br")
	link("loop", "loop")
	link("index.html", "inside.txt")
	server := testServer(t, folderSource(dir), "/")
	for path, want := range map[string]int{
		"/": 200, "/inside.txt": 200, "/out.txt": 404, "/absolute.txt": 404, "/outside": 404, "/outside/index.html": 404,
		"/loop": 404, "/..%2fsecret.txt": 404, "/%2e%2e/secret.txt": 404, "/index.html/": 404,
	} {
		answer, body := ask(t, "GET", server.URL+path, http.Header{"Accept-Encoding": {"br"}})
		if answer.StatusCode != want || strings.Contains(body, "secret") {
			t.Errorf("%s: %d %q, wanted %d", path, answer.StatusCode, body, want)
		}
	}

	before, _ := ask(t, "GET", server.URL, nil)
	write(filepath.Join(top, "next", "index.html"), "other")
	for _, step := range [][2]string{{dir, dir + ".old"}, {filepath.Join(top, "next"), dir}} {
		if err := os.Rename(step[0], step[1]); err != nil {
			t.Fatal(err)
		}
		if step[0] == dir {
			if answer, _ := ask(t, "GET", server.URL, nil); answer.StatusCode != 503 {
				t.Errorf("without the folder: %d, wanted 503", answer.StatusCode)
			}
		}
	}
	after, body := ask(t, "GET", server.URL, http.Header{"If-None-Match": {before.Header.Get("ETag")}})
	if after.StatusCode != 200 || body != "other" {
		t.Errorf("after another folder took its place: %d %q", after.StatusCode, body)
	}
}

func TestLogKeepsNoSearch(t *testing.T) {
	var lines bytes.Buffer
	logger, err := newLogger("json", &lines)
	if err != nil {
		t.Fatal(err)
	}
	handler := logRequests(newHost(fixedSource(testSite()), "/"), logger, usual.piece)
	request := httptest.NewRequest("GET", "/article/2024/aral?q=private", nil)
	handler.ServeHTTP(httptest.NewRecorder(), request)
	line := lines.String()
	if strings.Contains(line, "private") || strings.Contains(line, request.RemoteAddr) {
		t.Errorf("the log tells who searched for what: %s", line)
	}
	for _, want := range []string{`"method":"GET"`, `"path":"/article/2024/aral"`, `"status":200`, `"bytes":4`, `"cut":false`} {
		if !strings.Contains(line, want) {
			t.Errorf("the log lacks %s: %s", want, line)
		}
	}
}
