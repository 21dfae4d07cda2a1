package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// patience ends a test that hangs; nothing is measured with it.
const patience = 30 * time.Second

// startServer serves on a free port and returns its address, and what stops
// it and returns the error of serve.
func startServer(t *testing.T, handler http.Handler, l limits, logger *slog.Logger) (addr string, stop func() error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, listener, newServer(handler, logger, l)) }()
	t.Cleanup(cancel)
	return listener.Addr().String(), func() error { cancel(); return <-ended }
}

func dial(t *testing.T, addr string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	conn.SetDeadline(time.Now().Add(patience))
	t.Cleanup(func() { conn.Close() })
	return conn
}

// raw sends bytes as they stand and returns the whole answer.
func raw(t *testing.T, addr, request string) string {
	t.Helper()
	conn := dial(t, addr)
	go io.WriteString(conn, request) // the answer may come before the end of it
	return readAnswer(conn)
}

// readAnswer returns the status line and the body, or the error in their place.
func readAnswer(conn net.Conn) string {
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return err.Error()
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err.Error()
	}
	return answer.Status + "\n" + string(body)
}

func TestRawRequests(t *testing.T) {
	addr, _ := startServer(t, newHost(fixedSource(testSite()), "/"), usual, slog.New(slog.DiscardHandler))
	const end = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
	for _, c := range []struct{ request, want string }{
		{"GET /../../etc/passwd" + end, "404"},
		{"GET /%2e%2e/%2e%2e/etc/passwd" + end, "404"},
		{"GET /article/..%2f..%2fsw.js" + end, "404"},
		{"GET /..\\..\\etc\\passwd" + end, "404"},
		{"GET /..%5c..%5cetc" + end, "404"},
		{"GET /sw.js%00.html" + end, "404"},
		{"GET /sw.js\x00" + end, "400"},
		{"GET /%zz" + end, "400"},
		{"GET http://elsewhere/sw.js" + end, "200"},
		{"GET http://elsewhere//sw.js" + end, "404"},
		{"GET //elsewhere/" + end, "404"},
		{"GET file:///etc/passwd" + end, "404"},
		{"GET *" + end, "404"},
		{"OPTIONS *" + end, "405"},
		{"CONNECT elsewhere:443" + end, "405"},
		{"GET sw.js" + end, "400"},
		{"GET /" + end, "200"},
		{"GET / HTTP/1.0\r\n\r\n", "200"},
		{"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "400"}, // no Host
		{"GET / HTTP/9.9\r\nHost: x\r\n\r\n", "505"},
		{"nonsense\r\n\r\n", "400"},
		{"GET / HTTP/1.1\r\nHost: x\r\nbroken header\r\n\r\n", "400"},
		{"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400"},
		{"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("a", 1<<20) + "\r\n\r\n", "431"},
		{"GET /" + strings.Repeat("a", 1<<20) + end, "431"},
	} {
		answer := raw(t, addr, c.request)
		if !strings.HasPrefix(answer, c.want) || strings.Contains(answer, "root:") {
			t.Errorf("%.60q: %.200q, wanted %s", c.request, answer, c.want)
		}
	}
}

// lines is a log that a test reads line by line.
type lines chan string

func (l lines) Write(p []byte) (int, error) { l <- string(p); return len(p), nil }

func TestUnfinishedHeadersAreDropped(t *testing.T) {
	short := usual
	short.header, short.request = 50*time.Millisecond, 50*time.Millisecond
	addr, _ := startServer(t, newHost(fixedSource(testSite()), "/"), short, slog.New(slog.DiscardHandler))
	conn := dial(t, addr)
	io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\n")
	if _, err := io.Copy(io.Discard, conn); err != nil {
		t.Errorf("unfinished headers: %v; wanted the connection closed", err)
	}
}

func TestUnreadAnswerIsDropped(t *testing.T) {
	short := usual
	short.piece = 50 * time.Millisecond
	log := make(lines, 10)
	logger, err := newLogger("json", log)
	if err != nil {
		t.Fatal(err)
	}
	const size = 64 << 20 // more than the kernel keeps for a connection
	site := fstest.MapFS{"index.html": {Data: make([]byte, size)}}
	addr, _ := startServer(t, newHost(fixedSource(site), "/"), short, logger)
	conn := dial(t, addr)
	io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	select {
	case line := <-log:
		if !strings.Contains(line, `"cut":true`) {
			t.Errorf("found %s; wanted it cut", line)
		}
	case <-time.After(patience):
		t.Fatal("a client that does not read still holds the server")
	}
	if n, _ := io.Copy(io.Discard, conn); n >= size {
		t.Errorf("the client got all %d bytes", n)
	}
}

// Answers without a body have a deadline too: requests in a row whose answers
// nobody reads must not hold the server.
func TestUnreadHeadersAreDropped(t *testing.T) {
	short := usual
	short.piece = 50 * time.Millisecond
	addr, _ := startServer(t, newHost(fixedSource(testSite()), "/"), short, slog.New(slog.DiscardHandler))
	conn := dial(t, addr)
	requests := strings.Repeat("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", 1000)
	for {
		_, err := io.WriteString(conn, requests)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatal("a client that reads no answers still holds the server")
		}
		if err != nil {
			return
		}
	}
}

// deadlineWriter notes the deadlines.
type deadlineWriter struct {
	http.ResponseWriter
	deadlines []time.Time
}

func (w *deadlineWriter) SetWriteDeadline(d time.Time) error {
	w.deadlines = append(w.deadlines, d)
	return nil
}

func TestDeadlineMovesWithEveryPiece(t *testing.T) {
	noted := &deadlineWriter{ResponseWriter: &countingWriter{}}
	w := &response{ResponseWriter: noted, control: http.NewResponseController(noted), timeout: time.Minute}
	data := bytes.Repeat([]byte("x"), 10*pieceSize+1)
	if n, err := w.Write(data); n != len(data) || err != nil {
		t.Fatalf("wrote %d of %d, %v", n, len(data), err)
	}
	if len(noted.deadlines) != 11 {
		t.Fatalf("%d deadlines for 11 pieces", len(noted.deadlines))
	}
	for i := 1; i < len(noted.deadlines); i++ {
		if !noted.deadlines[i].After(noted.deadlines[i-1]) {
			t.Errorf("deadline %d does not move on", i)
		}
	}
	if w.bytes != int64(len(data)) || w.status != http.StatusOK {
		t.Errorf("counted %d bytes, status %d", w.bytes, w.status)
	}
}

type countingWriter struct{ header http.Header }

func (w *countingWriter) Header() http.Header         { return w.header }
func (w *countingWriter) WriteHeader(int)             {}
func (w *countingWriter) Write(p []byte) (int, error) { return len(p), nil }

func TestStopFinishesTheAnswer(t *testing.T) {
	started, goOn := make(chan bool), make(chan bool)
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "first ")
		w.(*response).control.Flush()
		started <- true
		<-goOn
		io.WriteString(w, "second")
	})
	addr, stop := startServer(t, handler, usual, slog.New(slog.DiscardHandler))
	conn := dial(t, addr)
	io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	<-started
	stopped := make(chan error, 1)
	go func() { stopped <- stop() }()
	for { // until nobody new is let in
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			break
		}
		conn.Close()
	}
	goOn <- true
	if got := readAnswer(conn); got != "200 OK\nfirst second" {
		t.Errorf("the answer under way: %q", got)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}
