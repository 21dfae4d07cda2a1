package e2e

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"muragat/app/e2e/webdriver"
	"muragat/app/words"
)

// copyScenarios are copies as files.
var copyScenarios = []scenario{
	{"a copy in a file", own, desktop, copyInFile},
	{"a copy in a file, below a path", below, phone, copyInFile},
	{"a copy in a file of hostile articles", variety, desktop, hostileCopy},
	{"a broken copy does not open", own, desktop, brokenCopyOpened},
	{"restored on a first visit that was cut", own, desktop, restoredWhenCut},
	{"restored when a part is missing and there is no line", own, desktop, restoredOffline},
	{"restored when a script is missing and there is no line", own, desktop, restoredWithoutScript},
}

func init() { scenarios = append(scenarios, copyScenarios...) }

// saveCopy saves a copy on /about, of an archive with another title if there is one, and writes what the reader would get
// into a folder.
func (v *visitor) saveCopy(title string) (file string) {
	v.Helper()
	v.open("about")
	v.stored()
	v.wait("document.querySelector('#file-size')")
	v.must(v.Eval(nil, `const make = URL.createObjectURL;
		URL.createObjectURL = blob => { window.savedBlob = blob; return make.call(URL, blob); };
		HTMLAnchorElement.prototype.click = function() { window.savedAs = [this.href, this.download]; }`))
	if title != "" {
		v.must(v.Eval(nil, "const [title] = arguments, {save} = muragatCopy; muragatCopy.save = words => save({...words, title})", title))
	}
	v.click("#save-copy")
	v.wait("window.muragatCopy.state === 'saved' || window.muragatCopy.error")
	var saved struct {
		Data, Name, Href, Said string
		Size                   float64
	}
	v.must(v.Eval(&saved, `return new Promise(done => {
		const reader = new FileReader();
		reader.onload = () => done(reader.result.split(",")[1]);
		reader.readAsDataURL(window.savedBlob);
	}).then(data => ({data, href: savedAs[0], name: savedAs[1], size: savedBlob.size}))`))
	data, err := base64.StdEncoding.DecodeString(saved.Data)
	v.must(err)
	if !strings.HasPrefix(saved.Href, "blob:") || !strings.HasSuffix(saved.Name, ".html") || len(data) != int(saved.Size) || len(data) < 1_000_000 {
		v.Fatalf("saved as %q (%q) with %d bytes of %v", saved.Name, saved.Href, len(data), saved.Size)
	}
	v.shown("#file-state", words.Russian.T(words.SavedCopy, "name", saved.Name, "n", words.Russian.Megabytes(saved.Size)))
	v.Logf("%s: %d bytes", saved.Name, len(data))
	return v.writeFile(saved.Name, data)
}

func (v *visitor) writeFile(name string, data []byte) string {
	v.Helper()
	file := filepath.Join(v.TempDir(), name)
	v.must(os.WriteFile(file, data, 0o644))
	return file
}

// openFile opens a file of the disk at an address within it.
func (v *visitor) openFile(file, hash string) {
	v.Helper()
	v.must(v.Navigate("about:blank")) // another hash alone would load nothing
	v.must(v.Navigate((&url.URL{Scheme: "file", Path: file}).String() + hash))
	v.live()
}

// unasked checks that the page has asked nobody for anything.
func (v *visitor) unasked(sent int) {
	v.Helper()
	var asked []string
	v.must(v.Eval(&asked, `return performance.getEntriesByType("resource").map(e => e.name).filter(name => !name.startsWith("data:"))`))
	if n := len(v.host.passed()); len(asked) > 0 || n != sent {
		v.Errorf("the file asked for %q, and the host answered %d times", asked, n-sent)
	}
}

// copyInFile saves a copy and uses it without a host.
func copyInFile(v *visitor) {
	file := v.saveCopy("")
	v.judge("the page about the archive, a copy saved")
	all := v.ask(nil)
	person, id := v.first("person", all.Facets.Person), all.IDs[0]
	found := v.ask(url.Values{"q": {"президентом"}})
	title := v.str("window.archive.article(arguments[0]).title", id)
	v.host.kill()
	sent := len(v.host.passed())

	v.openFile(file, "")
	v.total(all.Total)
	v.wait("document.querySelector('#offline').dataset.state === 'copy'")
	v.wait("document.fonts.ready.then(() => Array.from(document.fonts).some(f => f.status === 'loaded'))")
	v.judge("the copy")
	v.must(v.Type("#q", "президентом"+webdriver.Enter))
	v.total(found.Total)
	v.wait("location.hash.startsWith('#/?q=')")
	v.click(".result a.title")
	v.wait("document.querySelector('article[data-id]')")
	v.hasText()
	v.must(v.Back())
	v.total(found.Total)
	v.must(v.Back())
	v.total(all.Total)
	v.must(v.Forward())
	v.total(found.Total)
	v.must(v.Eval(nil, "const e = document.querySelector('#lang'); e.value = 'en'; e.dispatchEvent(new Event('change', {bubbles: true}))"))
	v.wait("document.querySelector('.foot').textContent.includes(arguments[0])", words.English.T(words.AllArticles))
	v.unasked(sent)

	v.openFile(file, "#/"+pathOf("article", id))
	v.wait("document.querySelector('h1').textContent === arguments[0]", title)
	v.hasText()
	v.click("#cite-open")
	v.wait("document.querySelector('#cite p').textContent.includes(arguments[0])", v.host.url(v.base+pathOf("article", id)))
	at := v.str("location.href")
	v.must(v.Eval(nil, "document.querySelector('#p2 .number').click()"))
	v.wait("document.querySelector('#p2').getAttribute('aria-current') === 'location' && location.href === arguments[0]", at)
	v.openFile(file, "#/?"+url.Values{"person": {person}}.Encode())
	v.total(v.ask(url.Values{"person": {person}}).Total)
	v.openFile(file, "#/"+pathOf("person", person))
	v.wait("document.querySelectorAll('.result').length > 0")
	sentence := strings.Split(v.str("document.querySelector('#named a').getAttribute('href')"), "#")
	v.click("#named a")
	v.wait("location.hash === '#' + arguments[0] && document.activeElement.id === arguments[1] && document.activeElement.getAttribute('aria-current') === 'location'", sentence[1], sentence[2])
	v.openFile(file, "#"+sentence[1]+"#"+sentence[2])
	v.wait("document.getElementById(arguments[0]).getAttribute('aria-current') === 'location'", sentence[2])
	v.quotedInFile(file)
	v.openFile(file, "#/date/undated")
	v.wait("document.querySelector('.subject h1')")
	v.openFile(file, "#/%zz%")
	v.wait("document.querySelector('main').textContent.length > 20")
	v.openFile(file, "#/about")
	v.wait("document.querySelector('#file-copy').textContent.includes(arguments[0])", v.host.url(v.base))
	v.judge("the copy about itself")
	v.unasked(sent)
	var denied struct{ Fetch, Script, Eval bool }
	v.must(v.Eval(&denied, `return (async host => {
		const script = document.createElement("script");
		script.textContent = "window.strange = 1";
		document.head.append(script);
		return {fetch: await fetch(host).then(() => false, () => true), script: !window.strange};
	})(arguments[0])`, v.host.url("/")))
	if !denied.Fetch || !denied.Script {
		v.Errorf("the file's policy denies a request: %t, a script: %t", denied.Fetch, denied.Script)
	}
}

// quotedInFile goes from what a person is quoted as saying to the paragraph.
func (v *visitor) quotedInFile(file string) {
	v.Helper()
	var q struct{ Person, Text string }
	v.must(v.Eval(&q, `return window.archive.search("").ids.flatMap((id) => window.archive.article(id).quotes).find((q) => q.field === "text" && q.text.length < 500)`))
	v.openFile(file, "#/"+pathOf("person", q.Person))
	link := "[...document.querySelectorAll('.quotes li')].find((li) => li.querySelector('blockquote').textContent === arguments[0]).querySelector('.meta a')"
	v.wait(link, q.Text)
	href := strings.Split(v.str("("+link+").getAttribute('href')", q.Text), "#")
	if len(href) != 3 {
		v.Fatalf("a quotation leads to %q, want an article and its paragraph", href)
	}
	there := func() {
		v.Helper()
		v.wait("document.querySelector('[aria-current=location]')?.id === arguments[0] && document.querySelector('[aria-current=location]').textContent.includes(arguments[1])", href[2], q.Text)
	}
	v.must(v.Eval(nil, "("+link+").click()", q.Text))
	there()
	v.openFile(file, "#"+href[1]+"#"+href[2])
	there()
}

// hostileCopy opens a copy of articles whose every field holds markup.
func hostileCopy(v *visitor) {
	const title = `../a\b:"></title><script>hacked=1</script><img src=x onerror=hacked=1>`
	file := v.saveCopy(title)
	data, err := os.ReadFile(file)
	v.must(err)
	if bytes.Contains(data, []byte("<script>hacked")) || bytes.Contains(data, []byte("<img src=x")) {
		v.Error("the title breaks out of the head of the file")
	}
	ids := v.ask(url.Values{"q": {"onerror"}}).IDs
	if len(ids) == 0 {
		v.Fatal("the archive has no hostile article")
	}
	v.host.kill()
	v.openFile(file, "#/?q=onerror")
	v.wait("document.querySelectorAll('.result').length > 0")
	v.sane("the list")
	for _, id := range ids {
		v.openFile(file, "#/"+pathOf("article", id))
		v.sane("the article " + id)
		v.wait("document.querySelector('article .text').textContent.includes('<script>')")
	}
	for _, hash := range []string{"#/?q=%3Cimg%20src%3Dx%20onerror%3Dhacked%3D1%3E", "#<img src=x onerror=hacked=1>", "#/article/%3Cscript%3Ehacked=1%3C/script%3E", "#//host.example/"} {
		v.openFile(file, hash)
		v.sane(hash)
	}
}

// brokenCopyOpened opens files that are damaged and cut: each says so.
func brokenCopyOpened(v *visitor) {
	file := v.saveCopy("")
	data, err := os.ReadFile(file)
	v.must(err)
	v.host.kill()
	early := slices.Clone(data)
	early[lineOf(data, "gzip")+5000] ^= 1
	for name, broken := range map[string][]byte{
		"flipped": flipped(data), "flipped in a file": early, "cut": data[:len(data)/2],
		"cut early": data[:lineOf(data, "signature")],
	} {
		v.must(v.Navigate((&url.URL{Scheme: "file", Path: v.writeFile(name+".html", broken)}).String()))
		v.wait("document.querySelector('#muragat-opening, #load-text').textContent.startsWith(arguments[0])", words.Russian.T(words.FileNotOpened))
		v.stillPlain()
	}
}

// give chooses a file in a field of the page.
func (v *visitor) give(field, file string) {
	v.Helper()
	v.must(v.Type(field, file))
}

// restoredWhenCut gives a copy to a first visit whose program does not come.
func restoredWhenCut(v *visitor) {
	v.host.setTurn(uncachedProgram)
	file := v.saveCopy("")
	v.forget()
	v.host.setGate(func(path string, sent int64) bool { return !isProgram(path) || sent < 10_000 })
	v.openPlain("")
	v.wait("window.muragatOffline && window.muragatOffline.state === 'failed'")
	v.wait("document.querySelector('#load-restore').checkVisibility()")
	v.judge("the plain page that offers to restore")
	data, err := os.ReadFile(file)
	v.must(err)
	v.give("#load-restore", v.writeFile("flipped.html", flipped(data)))
	v.wait("document.querySelector('#load-text').textContent === arguments[0]", words.Russian.T(words.FileDamaged))
	sent := len(v.host.passed())
	v.give("#load-restore", file)
	v.live()
	v.stored()
	for _, s := range v.host.passed()[sent:] {
		if isProgram(s.path) {
			v.Errorf("%s was asked for after the copy was taken", s.path)
		}
	}
	v.worksOffline()
}

// restoredOffline gives a copy to a device that has lost a part.
func restoredOffline(v *visitor) {
	file := v.saveCopy("")
	v.host.kill()
	v.damage(aPart, "gone")
	v.openPlain("")
	v.wait("window.muragatOffline && window.muragatOffline.state === 'failed' && window.muragatOffline.error === 'damaged'")
	v.give("#load-restore", file)
	v.live()
	v.stored()
	v.must(v.Reload())
	v.live()
	v.stored()
	v.verify("about")
	v.begins(words.VerifiedRight)
}

// restoredWithoutScript gives a copy to a device that has lost what the page needs to say anything itself.
func restoredWithoutScript(v *visitor) {
	file := v.saveCopy("")
	v.host.kill()
	v.damage(aScript, "other")
	v.openPlain("")
	v.wait("document.querySelector('#sw-restore')")
	data, err := os.ReadFile(file)
	v.must(err)
	v.give("#sw-restore", v.writeFile("flipped.html", flipped(data)))
	v.wait("document.querySelector('#sw-said').textContent.length > 10")
	v.give("#sw-restore", file)
	v.live()
	v.stored()
}

// keptNames are the keys of what is stored.
func (v *visitor) keptNames() (names []string) {
	v.Helper()
	v.must(v.Eval(&names, `return caches.open("muragat " + arguments[0]).then(c => c.keys()).then(all => all.map(r => r.url).sort())`, v.base))
	return names
}
