// Command web is the host of an archive's site: it answers with files and
// knows nothing of articles.
//
// It serves the site that was built into it, or with -site a folder. Whatever
// stands in front of it, a proxy or a content network, may cache what the
// Cache-Control headers allow.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// stopWait is how long answers under way may take after the signal to stop.
const stopWait = 20 * time.Second

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "web:", err)
		os.Exit(1)
	}
}

// run serves until ctx ends and the answers under way are finished. It prints
// the address that it answers on to stdout, and its log to stderr.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("web", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "localhost:8000", "`host:port` to answer on; port 0 takes a free one")
	dir := flags.String("site", "", "`folder` to serve in place of the built-in site")
	base := flags.String("base", "/", "`path` that the site was built for (BASE)")
	format := flags.String("log", "text", "request log: text, json or off")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("found the argument %q; wanted flags only, see -help", flags.Arg(0))
	}
	if !strings.HasPrefix(*base, "/") || !strings.HasSuffix(*base, "/") || strings.Contains(*base, "//") {
		return fmt.Errorf("-base: found %q; wanted a path that begins and ends with /, such as /archive/", *base)
	}
	logger, err := newLogger(*format, stderr)
	if err != nil {
		return err
	}
	files := fixedSource(embeddedSite())
	if *dir != "" {
		files = folderSource(*dir)
	}
	if err := checkSite(files, *dir); err != nil {
		return err
	}

	listener, err := net.Listen("tcp", *addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("-addr %s: another program answers there; stop it or give another port, such as -addr localhost:8001", *addr)
	}
	if err != nil {
		return fmt.Errorf("-addr %s: %w", *addr, err)
	}
	announce(stdout, *addr, listener.Addr(), *base)
	return serve(ctx, listener, newServer(newHost(files, *base), logger, usual))
}

// newLogger returns the request log in the format that was asked for.
func newLogger(format string, w io.Writer) (*slog.Logger, error) {
	switch format {
	case "text":
		return slog.New(slog.NewTextHandler(w, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil)), nil
	case "off":
		return slog.New(slog.DiscardHandler), nil
	}
	return nil, fmt.Errorf("-log: found %q; wanted text, json or off", format)
}

// checkSite says in words why there is nothing to serve.
func checkSite(files source, dir string) error {
	site, done, err := files()
	if err != nil {
		return fmt.Errorf("-site %s: %w", dir, err)
	}
	defer done()
	if _, err := fs.Stat(site, "index.html"); err == nil {
		return nil
	}
	if dir == "" {
		return errors.New("no site was built into this program; build one with make, or give a folder with -site")
	}
	return fmt.Errorf("-site %s: found no index.html; wanted the folder of a built site", dir)
}

// announce prints where a browser finds the site.
func announce(w io.Writer, asked string, got net.Addr, base string) {
	host, _, err := net.SplitHostPort(asked)
	if err != nil || host == "" {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(got.String())
	fmt.Fprintf(w, "http://%s%s\n", net.JoinHostPort(host, port), base)
}

// serve answers on listener until ctx ends, then lets the answers under way
// finish for as long as stopWait.
func serve(ctx context.Context, listener net.Listener, server *http.Server) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	wait, cancel := context.WithTimeout(context.Background(), stopWait)
	defer cancel()
	if err := server.Shutdown(wait); err != nil {
		server.Close()
		return fmt.Errorf("stopped with answers unfinished after %v: %w", stopWait, err)
	}
	return nil
}
