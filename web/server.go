package main

import (
	"log/slog"
	"net/http"
	"time"
)

// limits bound what one client can hold of the host.
type limits struct {
	header      time.Duration // for a request's header lines
	request     time.Duration // for a whole request; nothing here has a body
	piece       time.Duration // for each piece of an answer, see response
	idle        time.Duration // between two requests of a connection
	headerBytes int           // above it the answer is 431
}

// usual leaves room for an address of 100 kB, which the pages answer in words,
// and for the 20 minutes that 8 MB take at 56 kbit/s.
var usual = limits{
	header:      10 * time.Second,
	request:     15 * time.Second,
	piece:       30 * time.Second,
	idle:        2 * time.Minute,
	headerBytes: 256 << 10,
}

// newServer returns a server with every time-out and limit set.
func newServer(handler http.Handler, logger *slog.Logger, l limits) *http.Server {
	return &http.Server{
		Handler:                      logRequests(handler, logger, l.piece),
		ReadHeaderTimeout:            l.header,
		ReadTimeout:                  l.request,
		WriteTimeout:                 l.piece,
		IdleTimeout:                  l.idle,
		MaxHeaderBytes:               l.headerBytes,
		DisableGeneralOptionsHandler: true,
		ErrorLog:                     slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
}

// pieceSize is how many bytes are written under one deadline.
const pieceSize = 32 << 10

// response counts what was answered and moves the write deadline on with
// every piece: one deadline for all would cut off slow lines, none would keep
// dead ones. It hides ReadFrom on purpose, because sendfile would write a whole
// file under one deadline.
type response struct {
	http.ResponseWriter
	control *http.ResponseController
	timeout time.Duration
	status  int   // 0 until the header was written
	bytes   int64 // of the body, as written to the connection
	err     error // the first failed write: the client went away or was too slow
}

func (w *response) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *response) Write(data []byte) (int, error) {
	if w.status == 0 {
		w.WriteHeader(http.StatusOK)
	}
	written := 0
	for len(data) > 0 {
		piece := data[:min(len(data), pieceSize)]
		// Recorders of tests have no deadline; a connection that refuses one
		// is closed, and the write says so.
		_ = w.control.SetWriteDeadline(time.Now().Add(w.timeout))
		n, err := w.ResponseWriter.Write(piece)
		written += n
		w.bytes += int64(n)
		if err != nil {
			w.err = err
			return written, err
		}
		data = data[n:]
	}
	return written, nil
}

// loggedPath is how many bytes of an address the log keeps.
const loggedPath = 300

// logRequests writes one line a request: nothing of who asked, and nothing
// behind the "?", because that is what a visitor searched for.
func logRequests(next http.Handler, logger *slog.Logger, piece time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		answer := &response{ResponseWriter: w, control: http.NewResponseController(w), timeout: piece}
		next.ServeHTTP(answer, r)
		path := r.URL.EscapedPath()
		logger.LogAttrs(r.Context(), slog.LevelInfo, "request",
			slog.String("method", r.Method),
			slog.String("path", path[:min(len(path), loggedPath)]),
			slog.Int("status", answer.status),
			slog.String("encoding", answer.Header().Get("Content-Encoding")),
			slog.Int64("bytes", answer.bytes),
			slog.Bool("cut", answer.err != nil),
			slog.Duration("took", time.Since(start)),
		)
	})
}
