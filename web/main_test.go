package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// startProgram runs the program on a free port and returns its address.
func startProgram(t *testing.T, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := run(ctx, append([]string{"-addr", "127.0.0.1:0", "-log", "off"}, args...), in, io.Discard)
		in.CloseWithError(err)
		ended <- err
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}

func TestProgramAnswersWhereItSays(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("from a folder"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"-site", dir}, {"-site", dir, "-base", "/x/"}} {
		address := startProgram(t, args...)
		answer, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || string(body) != "from a folder" {
			t.Errorf("%s: %q, %v", address, body, err)
		}
	}
}

func TestProgramErrors(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := t.TempDir()
	built := t.TempDir()
	if err := os.WriteFile(filepath.Join(built, "index.html"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ args, want string }{
		{"-site " + dir, "found no index.html; wanted the folder of a built site"},
		{"-site " + filepath.Join(dir, "none"), "-site " + filepath.Join(dir, "none") + ": "},
		{"-site " + built + " -base x", `-base: found "x"; wanted a path that begins and ends with /`},
		{"-site " + built + " -base //x/", `-base: found "//x/"`},
		{"-site " + built + " -log loud", `-log: found "loud"; wanted text, json or off`},
		{"-site " + built + " -addr " + taken.Addr().String(), "another program answers there"},
		{"-site " + built + " -addr nowhere", "-addr nowhere: "},
		{"-site " + built + " more", `found the argument "more"`},
	} {
		var out bytes.Buffer
		err := run(t.Context(), strings.Fields(c.args), &out, io.Discard)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; wanted %q", c.args, err, c.want)
		}
		if out.Len() > 0 {
			t.Errorf("%s: an address was printed: %q", c.args, out.String())
		}
	}
}

func TestProgramWithoutSite(t *testing.T) {
	if err := checkSite(fixedSource(os.DirFS(t.TempDir())), ""); err == nil || !strings.Contains(err.Error(), "no site was built into this program") {
		t.Error(err)
	}
}

func TestAnnouncedAddress(t *testing.T) {
	for asked, want := range map[string]string{
		"localhost:8000": "http://localhost:41/x/\n",
		":8000":          "http://localhost:41/x/\n",
		"[::1]:0":        "http://[::1]:41/x/\n",
	} {
		var out bytes.Buffer
		announce(&out, asked, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 41}, "/x/")
		if out.String() != want {
			t.Errorf("%s: printed %q, wanted %q", asked, out.String(), want)
		}
	}
}
