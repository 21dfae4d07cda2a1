package webdriver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// firefoxPrefs keep Firefox from speaking to anybody but the page's host.
var firefoxPrefs = map[string]any{
	"app.normandy.enabled":                       false,
	"app.update.disabledForTesting":              true,
	"browser.aboutwelcome.enabled":               false,
	"browser.newtabpage.enabled":                 false,
	"browser.safebrowsing.update.enabled":        false,
	"browser.sessionstore.resume_from_crash":     false,
	"browser.shell.checkDefaultBrowser":          false,
	"browser.startup.homepage_override.mstone":   "ignore",
	"browser.startup.page":                       0,
	"datareporting.policy.dataSubmissionEnabled": false,
	"devtools.console.stdout.content":            true, // Console reads it
	"extensions.update.enabled":                  false,
	"marionette.port":                            0,
	"network.captive-portal-service.enabled":     false,
	"network.connectivity-service.enabled":       false,
	"services.settings.server":                   "data:,#remote-settings-dummy/v1",
	"toolkit.telemetry.server":                   "",
}

func (b *Browser) startFirefox(ctx context.Context, paths []string) error {
	if err := b.writeFirefoxPrefs(); err != nil {
		return err
	}
	o := b.options
	cmd := exec.Command(paths[0], "--headless", "--no-remote", "--profile", o.Profile, "--marionette",
		"--remote-allow-system-access", // lets resizeFirefox reach the window
		fmt.Sprintf("--width=%d", o.Width), fmt.Sprintf("--height=%d", o.Height), "about:blank")
	line, err := b.start(ctx, cmd, "Listening on port ")
	if err != nil {
		return err
	}
	m, err := dialMarionette("127.0.0.1:" + strings.TrimSpace(line[strings.LastIndex(line, " ")+1:]))
	if err != nil {
		return err
	}
	b.wire = m
	if _, err := m.call(command{marionette: "WebDriver:NewSession"}, nil); err != nil {
		return err
	}
	return b.Resize(o.Width, o.Height)
}

func (b *Browser) writeFirefoxPrefs() error {
	o := b.options
	prefs := map[string]any{
		"browser.privatebrowsing.autostart":     o.Private,
		"intl.accept_languages":                 o.Lang,
		"javascript.enabled":                    !o.NoScript,
		"javascript.options.wasm":               !o.NoWasm,
		"layout.css.devPixelsPerPx":             fmt.Sprint(o.Scale),
		"ui.prefersReducedMotion":               number(o.Reduced),
		"ui.systemUsesDarkTheme":                number(o.Dark),
		"ui.useOverlayScrollbars":               1, // as headless Chromium
		"widget.gtk.overlay-scrollbars.enabled": true,
	}
	if o.Forced {
		prefs["browser.display.document_color_use"] = 2 // always the system's
	}
	if o.NoStorage {
		prefs["network.cookie.cookieBehavior"] = 2 // BEHAVIOR_REJECT, for all other storage too
	}
	var lines []string
	for _, set := range []map[string]any{firefoxPrefs, prefs} {
		for name, value := range set {
			js, err := json.Marshal(value)
			if err != nil {
				return err
			}
			lines = append(lines, fmt.Sprintf("user_pref(%q, %s);\n", name, js))
		}
	}
	slices.Sort(lines)
	if err := os.MkdirAll(o.Profile, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.Profile, "user.js"), []byte(strings.Join(lines, "")), 0o644)
}

// resizeFirefox sizes the element that shows the page: a window cannot be
// narrower than 500 px.
func (b *Browser) resizeFirefox(width, height int) error {
	return b.inChrome(`const page = gBrowser.selectedBrowser;
		page.style.setProperty("width", arguments[0] + "px");
		page.style.setProperty("height", arguments[1] + "px");
		page.ownerDocument.synchronouslyUpdateRemoteBrowserDimensions(true);`, width, height)
}

// inChrome runs a script with the rights of Firefox itself.
func (b *Browser) inChrome(script string, args ...any) error {
	if _, err := b.wire.call(setContext, params{"value": "chrome"}); err != nil {
		return err
	}
	err := b.Eval(nil, script, args...)
	_, back := b.wire.call(setContext, params{"value": "content"})
	return errors.Join(err, back)
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}
