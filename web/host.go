package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// host answers requests with the files of a site.
type host struct {
	files source
	base  string // path of the site, with a slash at both ends
	tags  etags
}

// newHost returns the handler for a site that was built for the path base.
func newHost(files source, base string) *host {
	return &host{files: files, base: base}
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setSecurity(w.Header())
	site, done, err := h.files()
	if err != nil { // the folder is being replaced, or gone
		w.Header().Set("Retry-After", "1")
		plainError(w, r, http.StatusServiceUnavailable)
		return
	}
	defer done()

	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		h.fail(w, r, site, http.StatusMethodNotAllowed)
		return
	}
	if r.URL.Path == "/healthz" {
		healthz(w, r)
		return
	}
	address, ok := strings.CutPrefix(r.URL.Path, h.base)
	if !ok {
		if r.URL.Path+"/" == h.base {
			h.toBase(w, r)
			return
		}
		h.fail(w, r, site, http.StatusNotFound)
		return
	}
	name, err := find(site, address)
	switch {
	case errors.Is(err, errNone):
		h.fail(w, r, site, http.StatusNotFound)
	case err != nil:
		h.fail(w, r, site, http.StatusInternalServerError)
	default:
		h.send(w, r, site, name)
	}
}

// healthz says that the host runs and its site can be opened.
func healthz(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	write(w, r, http.StatusOK, []byte("ok\n"))
}

// toBase adds the slash that the base was asked without: the worker's scope
// ends with it.
func (h *host) toBase(w http.ResponseWriter, r *http.Request) {
	target := h.base
	if r.URL.RawQuery != "" {
		target += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", target)
	w.Header().Set("Cache-Control", revalidate)
	w.WriteHeader(http.StatusPermanentRedirect)
}

// send answers with the best representation of the file for this request.
func (h *host) send(w http.ResponseWriter, r *http.Request, site fs.FS, name string) {
	header := w.Header()
	header.Set("Vary", "Accept-Encoding")
	accepted := parseAcceptEncoding(r.Header.Values("Accept-Encoding"))
	best, ok := accepted.choose(func(c coding) bool {
		return c.suffix == "" || isRegular(site, name+c.suffix)
	})
	if !ok {
		h.fail(w, r, site, http.StatusNotAcceptable)
		return
	}
	// Bytes of a range are bytes of the file itself wherever the client takes
	// it so; of an encoded form the whole is sent.
	if !singleRange(r) {
		r.Header.Del("Range")
	} else if accepted[""] > 0 {
		best = coding{}
	} else {
		r.Header.Del("Range")
	}

	file, info, err := open(site, name+best.suffix)
	if err != nil {
		h.fail(w, r, site, http.StatusInternalServerError)
		return
	}
	defer file.Close()
	tag, err := h.tags.of(name+best.suffix, file, info)
	if err != nil {
		h.fail(w, r, site, http.StatusInternalServerError)
		return
	}
	header.Set("ETag", tag)
	header.Set("Cache-Control", cacheControl(name))
	header.Set("Content-Type", contentType(name))
	if best.name != "" {
		header.Set("Content-Encoding", best.name)
		w = withLength{w, info.Size()}
	}
	http.ServeContent(w, r, name, time.Time{}, file)
}

// withLength adds the Content-Length that http.ServeContent leaves out of
// encoded answers.
type withLength struct {
	http.ResponseWriter
	size int64
}

func (w withLength) WriteHeader(status int) {
	if status == http.StatusOK {
		w.Header().Set("Content-Length", strconv.FormatInt(w.size, 10))
	}
	w.ResponseWriter.WriteHeader(status)
}

// oneRange is a Range header that is answered; several ranges or another unit
// get the whole file (RFC 9110, 14.2).
var oneRange = regexp.MustCompile(`^bytes=(\d+)-(\d*)$|^bytes=-\d+$`)

// singleRange reports whether the request asks for one valid range of bytes.
func singleRange(r *http.Request) bool {
	if r.Method != http.MethodGet {
		return false
	}
	m := oneRange.FindStringSubmatch(r.Header.Get("Range"))
	if m == nil {
		return false
	}
	first, err1 := strconv.ParseInt(m[1], 10, 64)
	last, err2 := strconv.ParseInt(m[2], 10, 64)
	return err1 != nil || err2 != nil || first <= last
}

// file is what a site's files can do, embedded and on disk.
type file interface {
	fs.File
	io.Seeker
}

func open(site fs.FS, name string) (file, fs.FileInfo, error) {
	opened, err := site.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := opened.Stat()
	seekable, ok := opened.(file)
	if err != nil || !ok {
		opened.Close()
		return nil, nil, fmt.Errorf("%s: cannot be read from any place in it: %w", name, err)
	}
	return seekable, info, nil
}

// fail answers with the site's own page for the status, such as 404.html, or a
// plain one.
func (h *host) fail(w http.ResponseWriter, r *http.Request, site fs.FS, status int) {
	name := strconv.Itoa(status) + ".html"
	accepted := parseAcceptEncoding(r.Header.Values("Accept-Encoding"))
	best, _ := accepted.choose(func(c coding) bool { return isRegular(site, name+c.suffix) })
	page, err := fs.ReadFile(site, name+best.suffix)
	if err != nil {
		plainError(w, r, status)
		return
	}
	header := w.Header()
	header.Set("Content-Type", contentType(name))
	header.Set("Vary", "Accept-Encoding")
	if best.name != "" {
		header.Set("Content-Encoding", best.name)
	}
	write(w, r, status, page)
}

// plainError answers without any file of the site.
func plainError(w http.ResponseWriter, r *http.Request, status int) {
	text := fmt.Sprintf("%d %s", status, http.StatusText(status))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	write(w, r, status, []byte("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width\">\n<title>"+text+"</title>\n<h1>"+text+"</h1>\n"))
}

// write sends a small answer that has no file's headers.
func write(w http.ResponseWriter, r *http.Request, status int, page []byte) {
	w.Header().Set("Cache-Control", revalidate)
	w.Header().Set("Content-Length", strconv.Itoa(len(page)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(page)
	}
}
