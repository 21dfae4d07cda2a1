package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAcceptEncoding(t *testing.T) {
	server := testServer(t, fixedSource(testSite()), "/")
	for _, c := range []struct {
		path, accept string // accept "-" sends no header
		status       int
		coding, body string
	}{
		{"/", "-", 200, "", "start"},
		{"/", "", 200, "", "start"},
		{"/", "gzip, deflate, br, zstd", 200, "br", "start as br"},
		{"/", "gzip, deflate", 200, "gzip", "start as gz"},
		{"/", "x-gzip", 200, "gzip", "start as gz"},
		{"/", "BR", 200, "br", "start as br"},
		{"/", "br;q=0.5, gzip;q=0.9", 200, "gzip", "start as gz"},
		{"/", "br ; q=0.5 , gzip ;Q=0.4", 200, "br", "start as br"},
		{"/", "br;q=0.5, identity", 200, "", "start"},
		{"/", "br;q=0.001", 200, "br", "start as br"},
		{"/", "br;q=0, gzip", 200, "gzip", "start as gz"},
		{"/", "*", 200, "br", "start as br"},
		{"/", "*;q=0.1", 200, "br", "start as br"},
		{"/", "br;q=0, *", 200, "gzip", "start as gz"},
		{"/", "gzip;q=0.5, *;q=0", 200, "gzip", "start as gz"},
		{"/", "zstd, deflate", 200, "", "start"},
		{"/", "identity;q=0, gzip;q=0.2", 200, "gzip", "start as gz"},
		{"/", "*;q=0", 406, "", "406 Not Acceptable"},
		{"/", "br;q=2, gzip;q=half", 200, "", "start"},
		{"/", "br;level=9", 200, "", "start"},
		{"/", ",,;q=1,", 200, "", "start"},
		{"/sw.js", "br, gzip", 200, "", "worker"},
		{"/sw.js", "identity;q=0", 406, "", "406 Not Acceptable"},
		{"/sw.js", "br, *;q=0, identity;q=0.1", 200, "", "worker"},
		{"/" + hashedCSS, "br, gzip", 200, "gzip", "css as gz"},
		{"/" + part, "gzip, br", 200, "br", "part as br"},
		{"/nothing", "br", 404, "br", "own 404 as br"},
		{"/nothing", "gzip", 404, "", "own 404"},
	} {
		header := http.Header{}
		if c.accept != "-" {
			header.Set("Accept-Encoding", c.accept)
		}
		answer, body := ask(t, "GET", server.URL+c.path, header)
		if answer.StatusCode != c.status || answer.Header.Get("Content-Encoding") != c.coding || !strings.Contains(body, c.body) {
			t.Errorf("%s with %q: %d %q %q; wanted %d %q %q", c.path, c.accept,
				answer.StatusCode, answer.Header.Get("Content-Encoding"), body, c.status, c.coding, c.body)
		}
		if answer.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s with %q: Vary is %q", c.path, c.accept, answer.Header.Get("Vary"))
		}
		if answer.ContentLength != int64(len(body)) {
			t.Errorf("%s with %q: Content-Length %d for %d bytes", c.path, c.accept, answer.ContentLength, len(body))
		}
	}
}

func TestAcceptEncodingLines(t *testing.T) {
	server := testServer(t, fixedSource(testSite()), "/")
	_, body := ask(t, "GET", server.URL, http.Header{"Accept-Encoding": {"br;q=0", "gzip"}})
	if body != "start as gz" {
		t.Errorf("two lines: found %q, wanted the gzip form", body)
	}
}

func TestRealGzip(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	text := strings.Repeat("мұрағат ", 10_000)
	io.WriteString(w, text)
	w.Close()
	server := testServer(t, fixedSource(fstest.MapFS{
		"index.html": {Data: []byte(text)}, "index.html.gz": {Data: packed.Bytes()},
	}), "/")
	answer, err := http.Get(server.URL) // asks for gzip and decodes it
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || string(body) != text || !answer.Uncompressed {
		t.Errorf("decoded %d bytes of %d, %v", len(body), len(text), err)
	}
}
