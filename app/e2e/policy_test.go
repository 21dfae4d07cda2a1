package e2e

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// watch notes in the page what breaks its policy; what happens before, the browser reports to the host.
func (v *visitor) watch() {
	v.Helper()
	v.must(v.Eval(nil, `window.broken ||= (() => {
		const list = [];
		document.addEventListener("securitypolicyviolation", e => list.push(e.violatedDirective + " " + e.blockedURI + " " + e.sourceFile + ":" + e.lineNumber + " " + e.sample));
		return list;
	})()`))
}

// unbroken wants that nothing has broken the policy of the page.
func (v *visitor) unbroken(what string) {
	v.Helper()
	var broken []string
	v.must(v.Eval(&broken, "return window.broken || []"))
	for _, s := range v.host.passed() {
		if s.path == violations {
			broken = append(broken, "reported to the host")
		}
	}
	if len(broken) > 0 {
		v.Errorf("%s: the policy was broken: %s", what, strings.Join(broken, "; "))
	}
}

const violations = "/violations"

// reported lets browsers report to the host what breaks its policy.
func reported(r *http.Response) {
	if policy := r.Header.Get("Content-Security-Policy"); policy != "" {
		r.Header.Set("Content-Security-Policy", policy+"; report-uri "+violations)
	}
}

// keepsPolicy goes over the whole site, through an update, a verification and the removal, and
// breaks the policy only at the end, on purpose.
func keepsPolicy(v *visitor) {
	v.host.setTurn(reported)
	v.open("")
	v.watch()
	v.stored()
	v.unbroken("the first visit")
	for _, p := range v.pages() {
		v.open(p.path)
		v.watch()
		v.must(v.Eval(nil, "scrollTo(0, document.body.scrollHeight)"))
		v.unbroken(p.name)
	}
	v.open("")
	v.watch()
	v.must(v.Type("#q", "президентом"))
	v.wait("new URLSearchParams(location.search).get('q') === 'президентом'")
	v.must(v.Clear("#q"))
	v.must(v.Type("#q", " "+webdriver.Enter))
	v.wait("!new URLSearchParams(location.search).get('q')?.trim()")
	v.click("[data-facet=person] .more")
	v.click("[data-facet=person] .value")
	v.wait("document.querySelector('.chips a')")
	v.click(".result a.title")
	v.wait("location.pathname.includes('/article/')")
	v.click("#lang option[value=kk]")
	v.wait("document.documentElement.lang === 'kk'")
	v.click("#lang option[value=ru]")
	v.click("#theme option[value=dark]")
	v.unbroken("search, facets, an article, language and theme")

	v.host.serveInstead(grown.folder())
	v.open("")
	v.watch()
	v.wait("window.muragatOffline.next")
	v.unbroken("a new version on its way")
	v.wait("document.querySelector('#update')")
	v.click("#update")
	v.wait("window.muragatOffline && !window.muragatOffline.next && document.documentElement.dataset.live === '1'")
	v.watch()
	v.stored()
	v.verify("about")
	v.watch()
	v.begins(words.VerifiedRight)
	v.unbroken("the update and the verification")
	v.host.kill()
	v.open("about")
	v.watch()
	v.stored()
	v.unbroken("without the host")
	v.refusesMarkup()
	v.click("#remove")
	v.shown("#remove-ask", words.Russian.T(words.RemoveAsk))
	v.click("#remove-now")
	v.shown("#removed", words.Russian.T(words.Removed))
	v.breaksPolicy()
}

// refusesMarkup wants text to become markup by no way but the program's.
func (v *visitor) refusesMarkup() {
	v.Helper()
	var has bool
	v.must(v.Eval(&has, "return Boolean(window.trustedTypes)"))
	if !has {
		if v.Engine == webdriver.Chromium {
			v.Error("Chromium has no Trusted Types, so that this scenario shows nothing")
		}
		return
	}
	v.must(v.Eval(nil, "window.beforeMarkup = window.broken.length"))
	for _, try := range []string{
		`document.createElement("p").innerHTML = "<b>text</b>"`,
		`document.body.insertAdjacentHTML("beforeend", "<b>text</b>")`,
		`document.createElement("script").src = "/other.js"`,
		`navigator.serviceWorker.register("/other.js")`,
		`trustedTypes.createPolicy("other", {createHTML: s => s})`,
		`trustedTypes.createPolicy("muragat", {createHTML: s => s})`,
		`muragatMarkup("<p>text<script>1</script></p>")`,
		`muragatMarkup("<img src=x onerror=1>")`,
		`muragatMarkup('<a href="javascript:1">text</a>')`,
		`muragatMarkup('<p class="x" onclick="1">text</p>')`,
		`muragatMarkup('<p style="color:red">text</p>')`,
		`muragatMarkup("<p>text</p><!-- -->")`,
	} {
		var said string
		v.must(v.Eval(&said, "return (async () => { try { await ("+try+"); return 'done'; } catch (e) { return e.name; } })()"))
		if said != "TypeError" {
			v.Errorf("%s: %s, wanted a TypeError", try, said)
		}
	}
	if said := v.str(`String(muragatMarkup('<p class="x"><a href="/a">text</a></p>'))`); said != `<p class="x"><a href="/a">text</a></p>` {
		v.Errorf("what the program writes becomes %q", said)
	}
	v.must(v.Eval(nil, "window.broken.length = window.beforeMarkup"))
}

// breaksPolicy proves that a violation would have been noticed.
func (v *visitor) breaksPolicy() {
	v.Helper()
	v.must(v.Eval(nil, `document.body.setAttribute("style", "color: red"); const s = document.createElement("img"); s.src = "https://example.invalid/x.png"; document.body.append(s)`))
	v.wait("window.broken.length > 0")
}

// bareHost sends none of the headers that keep a page safe: the pages say the policy themselves.
func bareHost(v *visitor) {
	v.host.setTurn(func(r *http.Response) {
		for name := range r.Header {
			if name != "Content-Type" && name != "Content-Length" && name != "Content-Encoding" {
				r.Header.Del(name)
			}
		}
	})
	v.open("")
	v.watch()
	v.stored()
	v.unbroken("the first visit")
	v.must(v.Reload())
	v.live()
	v.watch()
	v.refusesMarkup()
	v.breaksPolicy()
}

// Every page of every built site holds nothing that runs but the scripts that it names by their address.
func TestPagesRunNothingOfTheirOwn(t *testing.T) {
	for _, s := range []site{own, variety, below, bare, signed, hostile, crowd} {
		pages := 0
		root := os.DirFS(s.folder())
		err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(name) != ".html" {
				return err
			}
			pages++
			f, err := root.Open(name)
			if err != nil {
				return err
			}
			defer f.Close()
			policies, problem, err := runs(f, s.base)
			if err != nil || problem != "" || policies != 1 {
				t.Errorf("%s: %s; %d policies, wanted one; %v", filepath.Join(s.folder(), name), problem, policies, err)
			}
			return nil
		})
		if err != nil || pages < 5 {
			t.Errorf("%s: %d pages were read, %v", s.folder(), pages, err)
		}
	}
}

// runs reads a page tag by tag and tells what it would run, or what would look by a style of its own. To this reader
// every "<" in the page begins a tag, in scripts too, so that nothing hides.
func runs(page io.Reader, base string) (policies int, problem string, err error) {
	d := xml.NewDecoder(page)
	d.Strict, d.Entity = false, xml.HTMLEntity
	script := false // within one
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return policies, "", nil
		}
		if err != nil {
			return policies, "", err
		}
		switch token := token.(type) {
		case xml.CharData:
			if script && strings.TrimSpace(string(token)) != "" {
				return policies, fmt.Sprintf("a script %.50q", token), nil
			}
		case xml.EndElement:
			script = false
		case xml.Comment, xml.ProcInst:
			return policies, fmt.Sprintf("a comment %.50q", token), nil
		case xml.StartElement:
			of := map[string]string{}
			for _, a := range token.Attr {
				of[strings.ToLower(a.Name.Local)] = a.Value
			}
			name := strings.ToLower(token.Name.Local)
			if problem := runsElement(name, of, base); problem != "" {
				return policies, problem, nil
			}
			if name == "meta" && of["http-equiv"] != "" {
				policies++
			}
			script = name == "script" && of["type"] != "application/ld+json"
		}
	}
}

func runsElement(name string, of map[string]string, base string) string {
	switch name {
	case "style", "iframe", "frame", "object", "embed", "base", "template", "foreignobject", "animate", "set", "math":
		return "an element " + name
	case "script":
		if src := of["src"]; of["type"] != "application/ld+json" && (!strings.HasPrefix(src, base) || strings.HasPrefix(src, "//")) {
			return fmt.Sprintf("a script from %q", src)
		}
	case "meta":
		if e := of["http-equiv"]; e != "" && e != "Content-Security-Policy" {
			return "a meta " + e
		}
	}
	for key, value := range of {
		switch {
		case strings.HasPrefix(key, "on"), key == "style", key == "srcdoc", key == "ping":
			return fmt.Sprintf("the attribute %s=%q", key, value)
		case key == "href" || key == "src" || key == "action" || key == "formaction":
			if !address.MatchString(value) {
				return fmt.Sprintf("the address %s=%q", key, value)
			}
		}
	}
	return ""
}

// address is one that leads to a page or a file.
var address = regexp.MustCompile(`^(?:[/?#]|https?://)`)

// What runs would find if it were there.
func TestRunsFinds(t *testing.T) {
	for _, bad := range []string{
		"<script>1</script>", "<script src=https://other.example/x.js></script>", "<script src=//other.example/x.js></script>", "<p onclick=1>",
		"<p style=color:red>", "<style>p{}</style>", "<a href=javascript:1>", "<a href=' JavaScript:1'>", "<a href=data:text/html,x>", "<iframe srcdoc=x>",
		"<base href=/x>", "<meta http-equiv=refresh content=0>", "<form action=javascript:1>", "<svg onload=1>", "<script src=/x.js>1</script>", "<!-- -->",
		`<script type="application/ld+json">{"a": "</script><script>1</script>"}</script>`, "<SCRIPT>1</SCRIPT>", "<p ONCLICK=1>",
	} {
		if _, problem, err := runs(strings.NewReader("<!doctype html><html><head></head><body>"+bad), "/"); problem == "" && err == nil {
			t.Errorf("%s passes", bad)
		}
	}
	good := `<!doctype html><html><body><a href="/x">&lt;script&gt;</a><script src="/x.js" defer></script><script type="application/ld+json">{"a": "\u003cscript>"}</script>`
	if _, problem, err := runs(strings.NewReader(good), "/"); problem != "" || err != nil {
		t.Errorf("%s is refused: %s, %v", good, problem, err)
	}
}
