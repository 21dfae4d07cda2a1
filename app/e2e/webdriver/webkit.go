package webdriver

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"muragat/app/e2e/webkit"
)

// The screen is higher than any: a whole page fits on it for a screenshot.
const screenWidth, screenHeight = 3000, 8000

func (b *Browser) startWebKit(ctx context.Context, paths []string) error {
	driver, xvfb := paths[0], paths[1]
	self, err := os.Executable()
	if err != nil {
		return err
	}
	display, err := b.startDisplay(xvfb)
	if err != nil {
		return err
	}
	config, err := b.writeGTKSettings()
	if err != nil {
		return err
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	o := b.options
	child, err := webkit.Window{Width: o.Width, Height: o.Height, Lang: o.Lang, NoScript: o.NoScript, NoStorage: o.NoStorage, Private: o.Private}.Environ()
	if err != nil {
		return err
	}
	theme := "Adwaita"
	if o.Dark {
		theme += ":dark"
	}
	cmd := exec.Command(driver, fmt.Sprintf("--port=%d", port))
	cmd.Env = append(os.Environ(), child, "DISPLAY="+display,
		"XDG_CONFIG_HOME="+config, "XDG_DATA_HOME="+filepath.Join(o.Profile, "data"), "XDG_CACHE_HOME="+filepath.Join(o.Profile, "cache"),
		"GDK_BACKEND=x11", fmt.Sprintf("GDK_SCALE=%d", o.Scale), "GTK_THEME="+theme, "GSETTINGS_BACKEND=memory", "NO_AT_BRIDGE=1",
		"LIBGL_ALWAYS_SOFTWARE=1") // and no WEBKIT_DISABLE_…: screenshots hang with them
	if o.NoWasm {
		cmd.Env = append(cmd.Env, "JSC_useWasm=0")
	}
	if _, err := b.start(ctx, cmd, ""); err != nil {
		return err
	}
	base := fmt.Sprintf("http://127.0.0.1:%d", port)
	for {
		if _, err := exchange("GET", base+"/status", nil); err == nil {
			break
		} else if ctx.Err() != nil {
			return fmt.Errorf("no answer from WebKitWebDriver: %w", err)
		}
		select {
		case <-b.procs[len(b.procs)-1].done:
			return fmt.Errorf("WebKitWebDriver ended before it answered")
		case <-time.After(20 * time.Millisecond):
		}
	}
	w, err := newSession(base, params{"webkitgtk:browserOptions": params{"binary": self, "args": []string{}}})
	if err != nil {
		return err
	}
	if b.keeps {
		w.farewell = time.Second // deleting the session kills WebKit, and localStorage is written late
	}
	b.wire = w
	return nil
}

// startDisplay starts an X server on a free display and returns its name.
func (b *Browser) startDisplay(xvfb string) (string, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer r.Close()
	cmd := exec.Command(xvfb, "-displayfd", "3", "-nolisten", "tcp", "-noreset",
		"-screen", "0", fmt.Sprintf("%dx%dx24", screenWidth, screenHeight))
	cmd.ExtraFiles = []*os.File{w}
	_, err = b.start(context.Background(), cmd, "")
	w.Close()
	if err != nil {
		return "", err
	}
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("no display named by Xvfb: %w", err)
	}
	return ":" + strings.TrimSpace(number), nil
}

func (b *Browser) writeGTKSettings() (dir string, err error) {
	if dir, err = b.tempDir("config"); err != nil {
		return "", err
	}
	if err := os.Mkdir(filepath.Join(dir, "gtk-3.0"), 0o755); err != nil {
		return "", err
	}
	settings := fmt.Sprintf("[Settings]\ngtk-theme-name=Adwaita\ngtk-application-prefer-dark-theme=%t\ngtk-enable-animations=%t\n",
		b.options.Dark, !b.options.Reduced)
	return dir, os.WriteFile(filepath.Join(dir, "gtk-3.0", "settings.ini"), []byte(settings), 0o644)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
