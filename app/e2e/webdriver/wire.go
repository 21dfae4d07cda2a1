package webdriver

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// answerTime bounds one command: longer than any time-out that Open sets.
const answerTime = 90 * time.Second

// params are the arguments of a command.
type params map[string]any

// command is one WebDriver command in the spelling of both protocols.
type command struct {
	marionette string
	method     string // HTTP
	path       string // below /session/ID; "{id}" is the element of params["id"]
}

var (
	setTimeouts     = command{"WebDriver:SetTimeouts", "POST", "/timeouts"}
	navigateTo      = command{"WebDriver:Navigate", "POST", "/url"}
	currentURL      = command{"WebDriver:GetCurrentURL", "GET", "/url"}
	back            = command{"WebDriver:Back", "POST", "/back"}
	forward         = command{"WebDriver:Forward", "POST", "/forward"}
	refresh         = command{"WebDriver:Refresh", "POST", "/refresh"}
	executeScript   = command{"WebDriver:ExecuteScript", "POST", "/execute/sync"}
	findElement     = command{"WebDriver:FindElement", "POST", "/element"}
	findElements    = command{"WebDriver:FindElements", "POST", "/elements"}
	elementClick    = command{"WebDriver:ElementClick", "POST", "/element/{id}/click"}
	elementClear    = command{"WebDriver:ElementClear", "POST", "/element/{id}/clear"}
	elementSendKeys = command{"WebDriver:ElementSendKeys", "POST", "/element/{id}/value"}
	elementText     = command{"WebDriver:GetElementText", "GET", "/element/{id}/text"}
	performActions  = command{"WebDriver:PerformActions", "POST", "/actions"}
	takeScreenshot  = command{"WebDriver:TakeScreenshot", "GET", "/screenshot"}
	setWindowRect   = command{"WebDriver:SetWindowRect", "POST", "/window/rect"}
	windowHandle    = command{"WebDriver:GetWindowHandle", "GET", "/window"}
	newWindow       = command{"WebDriver:NewWindow", "POST", "/window/new"}
	switchToWindow  = command{"WebDriver:SwitchToWindow", "POST", "/window"}
	closeWindow     = command{"WebDriver:CloseWindow", "DELETE", "/window"}
	setContext      = command{"Marionette:SetContext", "", ""}     // Firefox alone
	devTools        = command{"", "POST", "/goog/cdp/execute"}     // Chromium alone
	driverLog       = command{"", "POST", "/se/log"}               // Chromium alone
	elementKey      = "element-6066-11e4-a52e-4f735466cecf"        // W3C WebDriver, 12.2 "web element identifier"
	errNoSession    = &CommandError{Code: "invalid session id"}    // the window was the last one
	errNoProtocol   = errors.New("not a command of this protocol") // a mistake in this package
)

// CommandError is a driver's refusal.
type CommandError struct {
	Code    string // such as "no such element", see the table of W3C WebDriver, 6.6
	Message string
}

// Error returns the code and the first line of the message.
func (e *CommandError) Error() string {
	line, _, _ := strings.Cut(e.Message, "\n")
	return e.Code + ": " + line
}

// Is reports whether target is a CommandError of the same code.
func (e *CommandError) Is(target error) bool {
	t, ok := target.(*CommandError)
	return ok && t.Code == e.Code
}

func parseCommandError(raw json.RawMessage) error {
	var e struct{ Error, Message string }
	if json.Unmarshal(raw, &e) != nil || e.Error == "" {
		return fmt.Errorf("driver failed: %.200s", raw)
	}
	return &CommandError{e.Error, e.Message}
}

// wire carries commands to a browser.
type wire interface {
	call(c command, p params) (json.RawMessage, error)
	quit() error // closes the window, then the session
}

// httpWire is a session of chromedriver or WebKitWebDriver.
type httpWire struct {
	session  string        // the session's address
	farewell time.Duration // how long the browser needs to write its storage
}

var httpClient = &http.Client{Timeout: answerTime}

// newSession asks the driver at base for a browser.
func newSession(base string, capabilities params) (*httpWire, error) {
	raw, err := exchange("POST", base+"/session", params{"capabilities": params{"alwaysMatch": capabilities}})
	if err != nil {
		return nil, err
	}
	var s struct{ SessionID string }
	if err := json.Unmarshal(raw, &s); err != nil || s.SessionID == "" {
		return nil, fmt.Errorf("driver gave no session: %.200s", raw)
	}
	return &httpWire{session: base + "/session/" + s.SessionID}, nil
}

func (w *httpWire) call(c command, p params) (json.RawMessage, error) {
	if c.path == "" {
		return nil, fmt.Errorf("%s: %w", c.marionette, errNoProtocol)
	}
	path := c.path
	if id, ok := p["id"].(string); ok {
		path = strings.Replace(path, "{id}", id, 1)
	}
	if p == nil {
		p = params{}
	}
	return exchange(c.method, w.session+path, p)
}

func (w *httpWire) quit() error {
	_, _ = exchange("DELETE", w.session+"/window", nil)
	time.Sleep(w.farewell)
	_, err := exchange("DELETE", w.session, nil)
	if errors.Is(err, errNoSession) {
		return nil
	}
	return err
}

func exchange(method, url string, in any) (json.RawMessage, error) {
	var body io.Reader
	if method == "POST" {
		b, err := json.Marshal(in)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(b)
	}
	req, err := http.NewRequest(method, url, body)
	if err != nil {
		return nil, err
	}
	resp, err := httpClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var out struct{ Value json.RawMessage }
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		return nil, fmt.Errorf("%s %s: %s, no JSON: %w", method, url, resp.Status, err)
	}
	if resp.StatusCode != http.StatusOK {
		return nil, parseCommandError(out.Value)
	}
	return out.Value, nil
}

// marionette is a connection to Firefox. A message is its length in bytes, a
// colon and JSON: [0, id, command, params] asks, [1, id, error, result] answers.
// See https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html.
type marionette struct {
	conn net.Conn
	in   *bufio.Reader
	last int // id of the last question
}

func dialMarionette(addr string) (*marionette, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	m := &marionette{conn: conn, in: bufio.NewReader(conn)}
	if _, err := m.read(); err != nil { // the greeting
		conn.Close()
		return nil, fmt.Errorf("marionette at %s: %w", addr, err)
	}
	return m, nil
}

func (m *marionette) read() ([]byte, error) {
	if err := m.conn.SetReadDeadline(time.Now().Add(answerTime)); err != nil {
		return nil, err
	}
	head, err := m.in.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(head, ":"))
	if err != nil || n < 0 {
		return nil, fmt.Errorf("length %q, want a number of bytes", head)
	}
	body := make([]byte, n)
	_, err = io.ReadFull(m.in, body)
	return body, err
}

func (m *marionette) call(c command, p params) (json.RawMessage, error) {
	if c.marionette == "" {
		return nil, fmt.Errorf("%s: %w", c.path, errNoProtocol)
	}
	if p == nil {
		p = params{}
	}
	m.last++
	question, err := json.Marshal([]any{0, m.last, c.marionette, p})
	if err != nil {
		return nil, err
	}
	if _, err := fmt.Fprintf(m.conn, "%d:%s", len(question), question); err != nil {
		return nil, err
	}
	body, err := m.read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.marionette, err)
	}
	var answer [4]json.RawMessage
	if err := json.Unmarshal(body, &answer); err != nil {
		return nil, fmt.Errorf("%s: %w", c.marionette, err)
	}
	if string(answer[2]) != "null" {
		return nil, parseCommandError(answer[2])
	}
	var wrapped struct{ Value json.RawMessage } // some commands answer {"value": …}, others the value
	if json.Unmarshal(answer[3], &wrapped) == nil && wrapped.Value != nil {
		return wrapped.Value, nil
	}
	return answer[3], nil
}

func (m *marionette) quit() error {
	_, err := m.call(command{marionette: "Marionette:Quit"}, params{"flags": []string{"eAttemptQuit"}})
	return errors.Join(err, m.conn.Close())
}
