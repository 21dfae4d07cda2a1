package e2e

import (
	"bytes"
	"compress/gzip"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"

	built "muragat/app/site"
	"muragat/app/words"
)

// signed is the archive's own articles, signed by the key that lies beside it.
var signed = site{"/", func() string { return filepath.Join(*builtFlag, "signed") }}

// fingerprint is that of the key of signed.
func (v *visitor) fingerprint() string {
	v.Helper()
	key, err := built.ReadKey(filepath.Join(*builtFlag, "key.pem"))
	v.must(err)
	return built.Fingerprint(key)
}

// verify verifies all that is stored, on /about, and waits for the outcome.
func (v *visitor) verify(path string) {
	v.Helper()
	v.open(path)
	v.wait("document.querySelector('#verify')?.checkVisibility({visibilityProperty: true})")
	v.click("#verify")
	v.verified()
}

func (v *visitor) verified() {
	v.Helper()
	v.wait("window.muragatIntegrity.state === 'done' && document.querySelector('#verified').textContent.length > 20")
}

// begins and names wait for what the page says of the verification.
func (v *visitor) begins(k words.Key) {
	v.Helper()
	want, _, _ := strings.Cut(words.Russian.T(k), "{")
	v.wait("document.querySelector('#verified').textContent.startsWith(arguments[0])", want)
}

func (v *visitor) names(want string) {
	v.Helper()
	var got []string
	v.must(v.Eval(&got, "return Array.from(document.querySelectorAll('#wrong li'), e => e.textContent)"))
	if len(got) != 1 || got[0] != want {
		v.Errorf("the page names %q, want %q", got, want)
	}
}

// verifiesAll finds everything right, without a host, and says how much that is.
func verifiesAll(v *visitor) {
	v.open("")
	v.stored()
	v.host.kill()
	v.verify("about")
	v.begins(words.VerifiedRight)
	v.countsAll()
}

// countsAll checks how much the page says that it has verified.
func (v *visitor) countsAll() {
	v.Helper()
	said := v.str("document.querySelector('#verified').textContent")
	var stored struct{ Files, Parts, Articles, Bytes int }
	v.must(v.Eval(&stored, `return caches.open("muragat /").then(c => c.match("/offline/active")).then(r => r.json()).then(m => ({
		files: m.files.length, parts: new Set(m.wasm.parts.map(p => p[0])).size, articles: m.articles,
		bytes: m.wasm.size + m.files.reduce((sum, f) => sum + f.size, 0)}))`))
	for _, want := range []string{
		words.Russian.N(words.FilesN, stored.Files), words.Russian.N(words.PartsN, stored.Parts),
		words.Russian.N(words.ArticlesN, stored.Articles), words.Russian.Megabytes(float64(stored.Bytes)),
	} {
		if !strings.Contains(said, want) {
			v.Errorf("the page says %q, want it to have %q", said, want)
		}
	}
	if stored.Articles == 0 || stored.Parts == 0 {
		v.Errorf("what is stored is %+v", stored)
	}
}

// damagedPart damages a part of the program, which is named, and mended when the reader wants it.
func damagedPart(v *visitor) {
	v.open("about")
	v.stored()
	v.must(v.Eval(nil, "return window.muragatOffline.refresh()")) // the page looks at the copy by itself, too
	hash := v.str(`caches.open("muragat /").then(c => c.match("/offline/active")).then(r => r.json()).then(m => m.wasm.parts[6][0])`)
	v.damage("offline/"+hash+"$", "other")
	v.click("#verify")
	v.verified()
	v.begins(words.VerifiedWrong)
	v.names(words.Russian.T(words.WrongPart, "name", "7: "+hash))
	v.mends()
}

// damagedFile damages a file.
func damagedFile(v *visitor) {
	v.open("about")
	v.stored()
	v.must(v.Eval(nil, "return window.muragatOffline.refresh()")) // the page looks at the copy by itself, too
	url := v.str("document.querySelector('link[rel=stylesheet]').getAttribute('href')")
	v.damage(theStyle, "other")
	v.click("#verify")
	v.verified()
	v.begins(words.VerifiedWrong)
	v.names(words.Russian.T(words.WrongFile, "name", url))
	v.mends()
}

func (v *visitor) mends() {
	v.Helper()
	v.click("#mend")
	v.wait("window.muragatIntegrity.state === 'done' && !window.muragatIntegrity.wrong.length")
	v.begins(words.VerifiedRight)
}

// wrongArticle gets an article with another text than was published.
func wrongArticle(v *visitor) {
	v.open("about")
	v.stored()
	id := v.ask(nil).IDs[0]
	v.must(v.Eval(nil, `const [id] = arguments, {archive} = window, right = archive.article;
		archive.article = wanted => wanted === id ? {...right(id), text: right(id).text + "."} : right(wanted)`, id))
	v.host.kill()
	v.click("#verify")
	v.verified()
	if said := v.str("document.querySelector('#wrong').textContent"); !strings.HasPrefix(said, strings.TrimSuffix(words.Russian.T(words.WrongArticles), "{name}")) {
		v.Errorf("without the host the page names %q", said)
	}
	v.host.start()
	v.must(v.Eval(nil, "window.muragatIntegrity.state = ''"))
	v.click("#verify")
	v.verified()
	v.names(words.Russian.T(words.WrongArticle, "name", id))
}

// stopsVerifying stops while the archive is verified, begins anew before the stopped verification has ended, and leaves the page.
func stopsVerifying(v *visitor) {
	v.open("about")
	v.stored()
	v.must(v.Eval(nil, "return window.muragatOffline.refresh()")) // the page looks at the copy by itself, too
	v.must(v.Eval(nil, `const integrity = window.muragatIntegrity, {verify} = integrity, {match} = Cache.prototype, all = [];
		integrity.verify = (...how) => { all.push(verify(...how)); };
		window.ended = () => Promise.all(all);
		window.states = [];
		addEventListener("muragat-integrity", () => window.states.push(integrity.state));
		window.hold = () => { window.letGo = new Promise(go => { window.goOn = go; }); };
		Cache.prototype.match = function(...what) { return window.letGo.then(() => match.apply(this, what)); }`))
	begin := func() {
		v.Helper()
		v.click("#verify")
		v.wait("document.querySelector('#verify-progress')")
		v.shown("#verify", words.Russian.T(words.VerifyStop))
	}
	end := func() {
		v.Helper()
		v.click("#verify")
		v.wait("!document.querySelector('#verify-progress')")
		v.begins(words.VerifyStopped)
		v.shown("#verify", words.Russian.T(words.VerifyAll))
	}
	// goOn lets it go on to its end, and wants one state alone until then, and one at the end
	goOn := func(until, at string) {
		v.Helper()
		var states []string
		v.must(v.Eval(&states, "window.states = []; window.goOn(); return window.ended().then(() => [...window.states, window.muragatIntegrity.state])"))
		last := len(states) - 1
		if states[last] != at || slices.ContainsFunc(states[:last], func(s string) bool { return s != until && s != at }) {
			v.Errorf("the states are %q, want %q and then %q", states, until, at)
		}
	}
	hold := func() { v.must(v.Eval(nil, "window.hold()")) }

	hold()
	begin()
	end()
	goOn("stopped", "stopped")
	v.begins(words.VerifyStopped)

	hold()
	begin()
	end()
	begin()
	goOn("running", "done")
	v.verified()
	v.begins(words.VerifiedRight)
	v.countsAll()

	hold()
	begin()
	v.click(".name")
	v.wait("document.querySelectorAll('.result').length > 0")
	v.toAbout()
	v.wait("document.querySelector('#verify-progress')")
	v.click(".name")
	v.wait("document.querySelectorAll('.result').length > 0")
	goOn("running", "done")
	v.toAbout()
	v.begins(words.VerifiedRight)
	v.countsAll()
}

// showsKey tells by which key the site is signed, and since when the device knows it, without a host too.
func showsKey(v *visitor) {
	v.open("about")
	v.stored()
	v.host.kill()
	v.must(v.Reload())
	v.live()
	v.wait("window.muragatIntegrity.since")
	key := words.Russian.T(words.SignedBy, "key", v.fingerprint())
	v.wait("document.querySelector('#signed').textContent.startsWith(arguments[0])", key)
	if day := v.str("String(new Date().getFullYear())"); !strings.Contains(v.str("document.querySelector('#signed').textContent"), day) {
		v.Errorf("the page does not say since when: %q", v.str("document.querySelector('#signed').textContent"))
	}
	v.unwarned()
	v.verify("about")
	v.begins(words.VerifiedRight)
	v.must(v.Eval(nil, `return caches.open("muragat /").then(cache => cache.match("/offline/active").then(old => old.text().then(text =>
		cache.put("/offline/active", new Response(text.replace('"built":"2', '"built":"3'), {headers: old.headers})))))`))
	v.verify("about")
	v.names(words.Russian.T(words.WrongSignature))
}

// signer lets the door sign the host's manifest, by the key of a seed.
func signer(seed byte, wrong bool) func(r *http.Response) {
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))
	encode := base64.StdEncoding.EncodeToString
	public := encode(key.Public().(ed25519.PublicKey))
	var manifest []byte
	return func(r *http.Response) {
		switch path := r.Request.URL.Path; {
		case strings.HasSuffix(path, "/offline.json") && r.StatusCode == http.StatusOK:
			manifest = bytes.Replace(unpacked(r), []byte("{"), []byte(`{"key":"`+public+`",`), 1)
			r.Header.Del("Etag")
			replaceBody(r, http.StatusOK, "application/json", manifest)
		case strings.HasSuffix(path, "/offline.json.sig"):
			value := ed25519.Sign(key, manifest)
			if wrong {
				value[3] ^= 1
			}
			replaceBody(r, http.StatusOK, "text/plain; charset=utf-8", []byte(public+"\n"+encode(value)+"\n"))
		}
	}
}

// unpacked is the body of an answer without its encoding.
func unpacked(r *http.Response) []byte {
	var body io.Reader = r.Body
	switch r.Header.Get("Content-Encoding") {
	case "br":
		body = brotli.NewReader(body)
	case "gzip":
		body, _ = gzip.NewReader(body)
	}
	data, _ := io.ReadAll(body)
	return data
}

// fingerprintOf is that of the key of a seed.
func fingerprintOf(seed byte) string {
	return built.Fingerprint(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize)))
}

// warned waits for the warning on the list of all articles, with what it has to say, and checks that the version
// in use is the old one.
func (v *visitor) warned(total int, said ...string) {
	v.Helper()
	v.open("")
	v.wait("document.querySelector('#alert[role=alert]').checkVisibility() && document.querySelector('#alert').textContent")
	for _, want := range said {
		v.wait("document.querySelector('#alert').textContent.includes(arguments[0])", want)
	}
	v.total(total)
	v.stored()
	if next := v.str("window.muragatOffline.next"); next != "" {
		v.Errorf("the version %s was stored in spite of its key", next)
	}
}

func (v *visitor) unwarned() {
	v.Helper()
	if said := v.str("document.querySelector('#alert').textContent"); said != "" {
		v.Errorf("the page warns: %q", said)
	}
}

// changedKey publishes a version by another key: nothing of it is taken until the reader says so.
func changedKey(v *visitor) {
	v.open("")
	v.stored()
	old, sent := v.shownTotal(), len(v.host.passed())
	v.host.serveInstead(variety.folder())
	v.host.setTurn(signer(1, false))
	before, now := words.Russian.T(words.KeyBefore, "key", v.fingerprint()), words.Russian.T(words.KeyFound, "key", fingerprintOf(1))
	v.warned(old, words.Russian.T(words.KeyChanged), before, now, words.Russian.T(words.KeyAsk))
	for _, path := range []string{"about", "person", pathOf("article", v.ask(nil).IDs[0])} {
		v.open(path)
		v.wait("document.querySelector('#alert').textContent.includes(arguments[0])", now)
	}
	v.must(v.HardReload())
	v.live()
	v.warned(old, now)
	for _, s := range v.host.passed()[sent:] {
		if isProgram(s.path) || strings.Contains(s.path, "/updates/") {
			v.Errorf("%s was sent", s.path)
		}
	}
	v.click("#accept-key")
	v.wait("window.muragatOffline.next && !document.querySelector('#alert').textContent")
	v.wait("document.querySelector('#update')")
	v.click("#update")
	v.wait("window.muragatOffline && !window.muragatOffline.next && document.documentElement.dataset.live === '1' && Number(document.querySelector('#total').dataset.total) !== arguments[0]", old)
	v.stored()
	v.verify("about")
	v.begins(words.VerifiedRight)
	v.shown("#signed", words.Russian.T(words.SignedBy, "key", fingerprintOf(1)))
	v.unwarned()
}

// missingSignature publishes a version that nobody signed.
func missingSignature(v *visitor) {
	v.open("")
	v.stored()
	old := v.shownTotal()
	v.host.serveInstead(variety.folder())
	v.warned(old, words.Russian.T(words.KeyMissing), v.fingerprint())
	v.click("#accept-key")
	v.wait("window.muragatOffline.next && !document.querySelector('#alert').textContent")
	v.open("about")
	v.shown("#signed", words.Russian.T(words.NotSigned))
	v.unwarned()
}

// wrongSignature publishes a version by another key whose signature is wrong, which nobody can accept, and then
// the one before again.
func wrongSignature(v *visitor) {
	v.open("")
	v.stored()
	old := v.shownTotal()
	v.host.serveInstead(variety.folder())
	v.host.setTurn(signer(1, true))
	v.warned(old, words.Russian.T(words.KeyWrong), v.fingerprint(), words.Russian.T(words.KeyTell))
	if n, err := v.Count("#accept-key"); err != nil || n != 0 {
		v.Errorf("%d buttons accept a wrong signature (%v)", n, err)
	}
	v.host.setTurn(nil)
	v.host.serveInstead(signed.folder())
	v.open("about")
	v.wait("window.muragatOffline.checked && !window.muragatOffline.error")
	v.unwarned()
}

// wrongFirst finds a wrong signature on the first visit: nothing is stored, and the plain page says why.
func wrongFirst(v *visitor) {
	v.host.setTurn(signer(1, true))
	v.openPlain("")
	v.refused("key")
}

// hashesAgree makes the hash of an article as README.md says.
func hashesAgree(v *visitor) {
	v.open("")
	v.stored()
	list, err := os.ReadFile(filepath.Join(v.host.site(), "articles.sha256"))
	v.must(err)
	ids := v.ask(nil).IDs
	if lines := bytes.Count(list, []byte("\n")); lines != len(ids) || lines == 0 {
		v.Fatalf("%d hashes of %d articles", lines, len(ids))
	}
	for _, id := range ids {
		var a struct{ ID, Title, Text, Lang, Date, Source, URL, Author, Credit string }
		v.must(v.Eval(&a, "return window.archive.article(arguments[0])", id))
		hash := sha256.New()
		for _, value := range []string{a.ID, a.Title, a.Text, a.Lang, a.Date, a.Source, a.URL, a.Author, a.Credit} {
			fmt.Fprintf(hash, "%d:%s,", len(value), value)
		}
		if line := fmt.Sprintf("%x  %s\n", hash.Sum(nil), id); !bytes.Contains(list, []byte(line)) {
			v.Errorf("articles.sha256 has no line %q", line)
		}
	}
}
