package webdriver

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
)

var chromedriverPort = regexp.MustCompile(`on port (\d+)`)

func (b *Browser) startChromium(ctx context.Context, paths []string) error {
	driver, binary := paths[0], paths[1]
	line, err := b.start(ctx, exec.Command(driver, "--port=0"), "started successfully on port ")
	if err != nil {
		return err
	}
	port := chromedriverPort.FindStringSubmatch(line)
	if port == nil {
		return fmt.Errorf("chromedriver printed %q, want a port", line)
	}
	o := b.options
	const allow, block = 1, 2 // CONTENT_SETTING_ALLOW, CONTENT_SETTING_BLOCK
	scripts, cookies := allow, allow
	if o.NoScript {
		scripts = block
	}
	if o.NoStorage {
		cookies = block // and with them all other storage
	}
	args := []string{
		"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--hide-scrollbars", "--user-data-dir=" + o.Profile, fmt.Sprintf("--window-size=%d,%d", o.Width, o.Height),
		"--remote-debugging-pipe", // the browser ends when its driver does
	}
	if o.NoWasm {
		args = append(args, "--js-flags=--jitless")
	}
	if o.Private {
		args = append(args, "--incognito")
	}
	w, err := newSession("http://127.0.0.1:"+port[1], params{
		"goog:loggingPrefs": params{"browser": "ALL"},
		"goog:chromeOptions": params{
			"binary": binary,
			"args":   args,
			"prefs": params{
				"intl.accept_languages":                               o.Lang,
				"profile.managed_default_content_settings.cookies":    cookies,
				"profile.managed_default_content_settings.javascript": scripts,
			},
		},
	})
	if err != nil {
		return err
	}
	b.wire = w
	if err := b.Resize(o.Width, o.Height); err != nil {
		return err
	}
	return b.media()
}

func (b *Browser) resizeChromium(width, height int) error {
	return b.DevTools(nil, "Emulation.setDeviceMetricsOverride", map[string]any{
		"width": width, "height": height, "deviceScaleFactor": b.options.Scale, "mobile": false,
	})
}

func (b *Browser) media() error {
	scheme, motion, colours := "light", "no-preference", "none"
	if b.options.Dark {
		scheme = "dark"
	}
	if b.options.Reduced {
		motion = "reduce"
	}
	if b.options.Forced {
		colours = "active"
	}
	return b.DevTools(nil, "Emulation.setEmulatedMedia", map[string]any{"features": []params{
		{"name": "prefers-color-scheme", "value": scheme},
		{"name": "prefers-reduced-motion", "value": motion},
		{"name": "forced-colors", "value": colours},
	}})
}

// SlowLine shapes Chromium's downloads to bits per second with a latency in
// milliseconds for each request. It does not reach a service worker.
func (b *Browser) SlowLine(bitsPerSecond, latency int) error {
	if err := b.DevTools(nil, "Network.enable", nil); err != nil {
		return err
	}
	return b.DevTools(nil, "Network.emulateNetworkConditions", map[string]any{
		"offline": false, "latency": latency,
		"downloadThroughput": bitsPerSecond / 8, "uploadThroughput": bitsPerSecond / 8,
	})
}

// DevTools sends a command of the Chrome DevTools protocol and decodes the
// result into out unless out is nil. Chromium alone has it.
func (b *Browser) DevTools(out any, method string, p map[string]any) error {
	if p == nil {
		p = params{}
	}
	raw, err := b.wire.call(devTools, params{"cmd": method, "params": p})
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(raw, out)
}

func (b *Browser) consoleChromium() ([]string, error) {
	raw, err := b.wire.call(driverLog, params{"type": "browser"})
	if err != nil {
		return nil, err
	}
	var entries []struct{ Level, Message string }
	if err := json.Unmarshal(raw, &entries); err != nil {
		return nil, err
	}
	var lines []string
	for _, e := range entries {
		lines = append(lines, e.Level+" "+e.Message)
	}
	return lines, nil
}
