package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// buildHost compiles the project's host once.
var buildHost = sync.OnceValues(func() (string, error) {
	program := filepath.Join(workDir, "web")
	out, err := exec.Command("go", "build", "-o", program, "muragat/web").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build muragat/web: %w\n%s", err, out)
	}
	return program, nil
})

var addresses sync.Map

// newAddress tells whether no host had an address before: a browser keeps what it stored there.
func newAddress(address string) bool {
	_, had := addresses.LoadOrStore(address, true)
	return !had
}

// host is the project's host as a process of its own, or one that knows nothing
// but files, behind a door of the test's: the door notes what passes, can hold or
// cut an answer, and keeps its address when the host is killed and started again.
type host struct {
	t      *testing.T
	addr   string // of the door
	folder string // of the site
	args   []string
	files  bool // a plain file server stands in the place of the project's host

	end  func() // ends what stands behind the door; nil when nothing does
	door *http.Server

	mu   sync.Mutex
	sent []sending
	ask  func(r *http.Request)
	gate func(path string, sent int64) bool
	turn func(r *http.Response)
}

// sending is one answer that passed the door.
type sending struct {
	method, path string // path with the query
	status       int
	bytes        int64 // of the body as sent
	coding       string
}

// startHost serves a built site. The test's end ends it.
func startHost(t *testing.T, site, base string) *host {
	t.Helper()
	h := newHost(t, site)
	program, err := buildHost()
	if err != nil {
		t.Fatal(err)
	}
	h.args = []string{program, "-addr", "127.0.0.1:0", "-log", "off", "-base", base, "-site"}
	h.start()
	return h
}

// startFiles serves a built site, for the path /, as Go's file server does: without
// compressed forms, entity tags, caching headers and, for it is asked for none, ranges.
func startFiles(t *testing.T, site string) *host {
	t.Helper()
	h := newHost(t, site)
	h.files = true
	h.setAsk(func(r *http.Request) { r.Header.Del("Range") })
	h.start()
	return h
}

func newHost(t *testing.T, site string) *host {
	t.Helper()
	if _, err := os.Stat(filepath.Join(site, "index.html")); err != nil {
		t.Fatalf("%s has no built site; make test builds the sites first, -site and -built name other folders", site)
	}
	h := &host{t: t, addr: "127.0.0.1:0", folder: site}
	t.Cleanup(h.kill)
	return h
}

// serveInstead starts the host anew with another site at the same address.
func (h *host) serveInstead(site string) {
	h.t.Helper()
	h.kill()
	h.folder = site
	h.start()
}

// behind starts what stands behind the door, and returns its address.
func (h *host) behind() string {
	h.t.Helper()
	if h.files {
		s := httptest.NewServer(http.FileServer(http.Dir(h.folder)))
		h.end = func() {
			s.CloseClientConnections()
			s.Close()
		}
		return strings.TrimPrefix(s.URL, "http://")
	}
	cmd := exec.Command(h.args[0], append(h.args[1:], h.folder)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		h.t.Fatal(err)
	}
	h.end = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		h.t.Fatalf("the host ended before it printed its address: %v", err)
	}
	address, err := url.Parse(strings.TrimSpace(line))
	if err != nil {
		h.t.Fatal(err)
	}
	return address.Host
}

// start starts the host and opens the door, at the address it had before.
func (h *host) start() {
	h.t.Helper()
	behind := h.behind()
	var err error
	var l net.Listener
	for range 100 { // sockets of the door before may linger
		if l, err = net.Listen("tcp", h.addr); err == nil {
			if h.addr == l.Addr().String() || newAddress(l.Addr().String()) {
				break
			}
			_ = l.Close()
			continue
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	h.addr = l.Addr().String()
	pass := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.Out.URL.Scheme, r.Out.URL.Host = "http", behind
			h.mu.Lock()
			ask := h.ask
			h.mu.Unlock()
			if ask != nil {
				ask(r.Out)
			}
		},
		Transport: &http.Transport{DisableCompression: true},
		ModifyResponse: func(r *http.Response) error {
			h.mu.Lock()
			turn := h.turn
			h.mu.Unlock()
			if turn != nil {
				turn(r)
			}
			return nil
		},
		FlushInterval: -1,
		ErrorHandler:  func(w http.ResponseWriter, _ *http.Request, _ error) { panic(http.ErrAbortHandler) },
	}
	h.door = &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d := &doorWriter{ResponseWriter: w, host: h, path: r.URL.RequestURI()}
		defer func() { h.note(r.Method, d) }()
		if !h.passes(d.path, 0) {
			panic(http.ErrAbortHandler)
		}
		pass.ServeHTTP(d, r)
	})}
	go func(s *http.Server) { _ = s.Serve(l) }(h.door)
}

// kill ends the host at once and closes the door with every connection.
func (h *host) kill() {
	if h.end == nil {
		return
	}
	_ = h.door.Close()
	h.end()
	h.end = nil
}

// site is the folder that the host serves.
func (h *host) site() string { return h.folder }

func (h *host) url(path string) string { return "http://" + h.addr + path }

// setGate asks gate before an answer begins and at every piece of it, with the
// bytes sent so far. It may wait; false cuts the connection. nil lets all pass.
func (h *host) setGate(gate func(path string, sent int64) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.gate = gate
}

func (h *host) passes(path string, sent int64) bool {
	h.mu.Lock()
	gate := h.gate
	h.mu.Unlock()
	return gate == nil || gate(path, sent)
}

// setAsk changes every question before the host gets it; nil lets the visitor's own pass.
func (h *host) setAsk(ask func(r *http.Request)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ask = ask
}

// setTurn turns every answer into another before it passes; nil lets the host's
// own pass.
func (h *host) setTurn(turn func(r *http.Response)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.turn = turn
}

// replaceBody gives an answer another status and body, without an encoding.
func replaceBody(r *http.Response, status int, contentType string, body []byte) {
	_ = r.Body.Close()
	r.StatusCode, r.Status = status, ""
	r.Header.Del("Content-Encoding")
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("Content-Length", strconv.Itoa(len(body)))
	r.ContentLength = int64(len(body))
	r.Body = io.NopCloser(bytes.NewReader(body))
}

// holdProgram lets nothing of the program pass before release.
func (h *host) holdProgram() (release func()) {
	open := make(chan struct{})
	h.setGate(func(path string, _ int64) bool {
		if isProgram(path) {
			<-open
		}
		return true
	})
	release = sync.OnceFunc(func() { close(open) })
	h.t.Cleanup(release)
	return release
}

func isProgram(path string) bool {
	return strings.HasSuffix(path, ".wasm") || strings.Contains(path, "/parts/")
}

func (h *host) note(method string, d *doorWriter) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sent = append(h.sent, sending{method, d.path, d.status, d.bytes, d.Header().Get("Content-Encoding")})
}

// passed returns the answers that have passed so far.
func (h *host) passed() []sending {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.sent)
}

// doorWriter counts an answer on its way.
type doorWriter struct {
	http.ResponseWriter
	host   *host
	path   string
	status int
	bytes  int64
}

func (d *doorWriter) WriteHeader(status int) {
	d.status = status
	d.ResponseWriter.WriteHeader(status)
}

func (d *doorWriter) Write(b []byte) (n int, err error) {
	const piece = 1 << 10
	for n < len(b) && err == nil {
		if !d.host.passes(d.path, d.bytes) {
			return n, fmt.Errorf("%s was cut after %d bytes", d.path, d.bytes)
		}
		var wrote int
		wrote, err = d.ResponseWriter.Write(b[n:min(len(b), n+piece)])
		n += wrote
		d.bytes += int64(wrote)
	}
	return n, err
}

// Unwrap lets the proxy flush.
func (d *doorWriter) Unwrap() http.ResponseWriter { return d.ResponseWriter }
