package e2e

import (
	"bytes"
	"crypto/ed25519"
	"os"
	"path/filepath"
	"slices"
	"strings"

	built "muragat/app/site"
	"muragat/app/words"
)

func init() {
	scenarios = append(scenarios, []scenario{
		{"copies that are refused", own, desktop, refusedCopies},
		{"copies that nobody vouches for", own, desktop, unknownCopies},
		{"copies of a signed site", signed, desktop, signedCopies},
		{"a copy that the browser cannot take", own, desktop, copyNotTaken},
		{"a copy of what is not whole", own, desktop, copyOfDamaged},
	}...)
}

// badCopy is a file with one thing wrong: what the reader is told, and what the page says about it besides.
type badCopy struct {
	name    string
	data    []byte
	said    words.Key
	because string
}

// savedCopy is the copy of a site that the reader saves on /about, and stays there.
func (v *visitor) savedCopy() (file string, data []byte, c *fileCopy) {
	v.Helper()
	file = v.saveCopy("")
	data, err := os.ReadFile(file)
	v.must(err)
	return file, data, v.readCopy(data)
}

// refuses gives files to a device whose copy is whole: nothing of it changes.
func (v *visitor) refuses(list []badCopy) {
	v.Helper()
	before := v.keptNames()
	for _, bad := range list {
		v.gives(bad)
		if after := v.keptNames(); !slices.Equal(before, after) {
			v.Errorf("%s: changed what is stored", bad.name)
			before = after
		}
	}
	v.sound()
}

// gives gives one of them.
func (v *visitor) gives(bad badCopy) {
	v.Helper()
	const state = "document.querySelector('#file-state').textContent"
	v.must(v.Eval(nil, "muragatCopy.state = ''; dispatchEvent(new CustomEvent('muragat-copy'))"))
	v.wait(state + " === ''")
	v.give("#restore", v.writeFile("file.html", bad.data))
	v.wait("['failed', 'restored'].includes(muragatCopy.state) && !['', arguments[0]].includes("+state+")", words.Russian.T(words.ReadingCopy))
	want, said, detail := words.Russian.T(bad.said), v.str(state), v.str("muragatCopy.detail")
	if said != want || !strings.Contains(detail, bad.because) {
		v.Errorf("%s: the page says %q (%s), want %q (%s)", bad.name, said, detail, want, bad.because)
	}
}

// refusedCopies gives files that are none of this site's, or not whole.
func refusedCopies(v *visitor) {
	file, data, c := v.savedCopy()
	line := func(kind string) int { return lineOf(data, kind) }
	with := func(at int, more string) []byte { return slices.Insert(slices.Clone(data), at, []byte(more)...) }
	moved := func(change func(c *fileCopy)) []byte { return c.changed(change).bytes() }
	bit := func(at int) []byte {
		return c.changed(func(c *fileCopy) { c.data[at] ^= 1 }).sameText(c).bytes()
	}
	plain, short, long := c.clone().sameText(c), c.clone().sameText(c), c.clone().sameText(c)
	plain.unpacked = true
	plainData := plain.bytes()
	short.data, long.data = short.data[:len(short.data)-1], append(long.data, 'x')
	v.refuses([]badCopy{
		{"empty", nil, words.FileForeign, "found its end, wanted the line manifest"},
		{"another page", []byte("<!doctype html><title>x</title>" + strings.Repeat("<p>no copy</p>\n", 1000)), words.FileForeign, "found its end, wanted the line manifest"},
		{"cut in its head", data[:500], words.FileForeign, "found its end, wanted the line manifest"},
		{"cut behind the manifest", data[:line("signature")], words.FileForeign, "found its end, wanted the line signature"},
		{"no line of the signature", slices.Delete(slices.Clone(data), line("signature"), line("gzip")), words.FileForeign, "found gzip, wanted the line signature"},
		{"five megabytes before the manifest", with(line("manifest"), strings.Repeat("a line\n", 750_000)), words.FileForeign, "found its end, wanted the line manifest"},
		{"a line of six megabytes", with(line("signature"), strings.Repeat("x", 6_000_000)+"\n"), words.FileForeign, "found its end, wanted the line signature"},
		{"no manifest", with(line("manifest")+len(`<script type="text/plain" data-muragat="manifest">`), "AAAA"), words.FileForeign, "the manifest: "},
		{"another format", moved(func(c *fileCopy) { c.manifest["format"] = 2 }), words.FileForeign, "found format 2, wanted 1"},
		{"a hash that is none", moved(func(c *fileCopy) { c.files()[0].(map[string]any)["sha256"] = "abc" }), words.FileForeign, "found no sizes and hashes"},
		{"a size that is none", moved(func(c *fileCopy) { c.files()[0].(map[string]any)["size"] = 0.5 }), words.FileForeign, "found no sizes and hashes"},
		{"no shell", moved(func(c *fileCopy) { c.manifest["shell"] = "/none.html" }), words.FileForeign, "the shell /none.html is not among the files"},
		{"the program elsewhere", moved(func(c *fileCopy) { c.program()["url"] = "https://elsewhere.example/app.wasm" }), words.FileForeign, "found the address https://elsewhere.example/app.wasm"},
		{"the parts elsewhere", moved(func(c *fileCopy) { c.manifest["partsBase"] = "https://elsewhere.example/parts/" }), words.FileForeign, "found the address https://elsewhere.example/parts/"},
		{"a file elsewhere", moved(func(c *fileCopy) { c.files()[0].(map[string]any)["url"] = "https://elsewhere.example/x.js" }), words.FileForeign, "found the address https://elsewhere.example/x.js"},
		{"a file on another host", moved(func(c *fileCopy) { c.files()[0].(map[string]any)["url"] = "//elsewhere.example/x.js" }), words.FileForeign, "found the address //elsewhere.example/x.js"},

		{"cut before the data", data[:line("gzip")], words.FileCut, "found its end, wanted data"},
		{"cut in the middle", data[:len(data)/2], words.FileCut, "found its end, wanted the line end"},
		{"cut before its end", data[:line("end")], words.FileCut, "found its end, wanted the line end"},
		{"not packed, cut before its end", plainData[:lineOf(plainData, "end")], words.FileCut, "found its end, wanted the line end"},

		{"no base64", with(line("gzip")+1000, "="), words.FileDamaged, "the file: "},
		{"a bit of the packed data", flipped(data), words.FileDamaged, ""},
		{"a bit of a file, packed anew", bit(0), words.FileDamaged, "found the SHA-256"},
		{"a bit of the program, packed anew", bit(len(c.data) - 1), words.FileDamaged, "found the SHA-256"},
		{"a byte too few", short.bytes(), words.FileDamaged, "the data: found their end, wanted 1 bytes more"},
		{"a byte too many", long.bytes(), words.FileDamaged, "found data behind the program"},
	})
	v.judge("the page about the archive, a copy refused")
	v.give("#restore", file)
	v.shown("#file-state", words.Russian.T(words.Restored))
	v.host.kill()
	v.must(v.Reload())
	v.live()
	v.stored()
}

// sameText gives it the manifest of another copy, to the byte.
func (c *fileCopy) sameText(other *fileCopy) *fileCopy {
	c.text = other.text
	return c
}

// unknownCopies gives files that are whole, but neither the device's version nor the host's, nor signed by a key that the
// device knows. Code that is not of the site must not come onto the device.
func unknownCopies(v *visitor) {
	_, _, c := v.savedCopy()
	day := c.manifest["built"].(string)
	stranger := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize))
	signed := c.edition(day).signedBy(stranger)
	script, at := c.file(aScript)
	parts := c.program()["parts"].([]any)
	last := parts[len(parts)-1].([]any)
	end, begin := at+int(script["size"].(float64)), len(c.data)-int(last[1].(float64))
	bit := func(at int) []byte {
		data := slices.Clone(c.data)
		data[at] ^= 1
		return data
	}
	otherScript, otherPart := bit(at), bit(begin)
	list := []badCopy{
		{"an older version", c.edition("1999-01-01").bytes(), words.FileOlder, "found the state of 1999-01-01, wanted one of " + day},
		{"a version of the same day", c.edition(day).bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"a newer version", c.edition("2999-01-01").bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"signed by somebody", signed.bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"a script of somebody else", c.retold(script["sha256"].(string), hashOf(otherScript[at:end]), otherScript).bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"another file for a page", c.retold(`"shell":"/shell.html"`, `"shell":"`+script["url"].(string)+`"`, c.data).bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"parts of another program", c.retold(last[0].(string), hashOf(otherPart[begin:]), otherPart).bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"a program of another name", c.retold(c.program()["sha256"].(string), strings.Repeat("f", 64), c.data).bytes(), words.FileUnknown, "which neither this device nor the host knows"},
	}
	v.refuses(list)
	v.host.kill()
	v.refuses(list[2:3])
	v.host.start()

	// the file is another one when it is read for the second time
	v.must(v.Eval(nil, `const field = document.createElement("input");
		Object.assign(field, {type: "file", id: "other"});
		document.querySelector("main").append(field);
		const {restore} = muragatCopy;
		let reads = 0;
		muragatCopy.restore = (file) => restore({size: file.size, slice(from, to) {
			if (from === 0) reads++;
			return (reads === 1 ? file : field.files[0]).slice(from, to);
		}})`))
	style := c.with(theStyle, "/* of somebody else */\n").bytes()
	v.give("#other", v.writeFile("other.html", style))
	right := c.clone().sameText(c).bytes()
	right = append(right, bytes.Repeat([]byte("\n"), max(0, len(style)-len(right)))...)
	v.refuses([]badCopy{{"changed while it was read", right, words.FileDamaged, ".css: the file has changed"}})
}

// signedCopies gives copies to a device that knows a key, without a host.
func signedCopies(v *visitor) {
	_, data, c := v.savedCopy()
	key, err := built.ReadKey(filepath.Join(*builtFlag, "key.pem"))
	v.must(err)
	stranger := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize))
	v.host.kill()
	newer := c.edition("2999-01-01").signedBy(key)
	wrong := newer.clone().sameText(newer)
	wrong.signature = slices.Clone(newer.signature)
	wrong.signature[60] ^= 1
	replayed := newer.clone().sameText(newer)
	replayed.signature = c.signature
	strange := c.edition("2999-01-01").signedBy(stranger)
	v.refuses([]badCopy{
		{"another key", strange.bytes(), words.FileKey, "wanted " + newer.manifest["key"].(string)},
		{"no key", c.edition("2999-01-01").changed(func(c *fileCopy) { delete(c.manifest, "key") }).bytes(), words.FileKey, "found the key undefined"},
		{"another key's signature", c.edition("2999-01-01").posing(key, stranger).bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"no signature", c.edition("2999-01-01").unsigned().bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"a wrong signature", wrong.bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"the signature of another version", replayed.bytes(), words.FileUnknown, "which neither this device nor the host knows"},
		{"an older version", c.edition("1999-01-01").signedBy(key).bytes(), words.FileOlder, "found the state of 1999-01-01"},
		{"cut", data[:len(data)/2], words.FileCut, "wanted the line end"},
	})
	v.give("#restore", v.writeFile("newer.html", newer.bytes()))
	v.shown("#file-state", words.Russian.T(words.Restored))
	v.wait("window.muragatOffline.next === 'ffffffffffffffff'")
	v.open("")
	v.wait("document.querySelector('#update')")
	v.click("#update")
	v.wait("window.muragatOffline && !window.muragatOffline.next && window.muragatOffline.version === 'ffffffffffffffff' && document.documentElement.dataset.live === '1'")
	v.stored()
	v.verify("about")
	v.begins(words.VerifiedRight)
	v.shown("#signed", words.Russian.T(words.SignedBy, "key", v.fingerprint()))
}

// copyNotTaken gives a right copy to a browser that cannot unpack it, has no room, or does not write.
func copyNotTaken(v *visitor) {
	_, data, c := v.savedCopy()
	without := func(change string, bad badCopy) {
		v.Helper()
		v.must(v.Eval(nil, `window.kept = {put: Cache.prototype.put, stream: window.DecompressionStream};`+change))
		v.gives(bad)
		v.must(v.Eval(nil, `Cache.prototype.put = window.kept.put; window.DecompressionStream = window.kept.stream;`))
	}
	without("window.DecompressionStream = undefined", badCopy{"no DecompressionStream", data, words.FileOld, "this browser has no DecompressionStream"})
	without("Cache.prototype.put = async () => { throw new DOMException('full', 'QuotaExceededError'); }", badCopy{"no room", data, words.CopyQuota, "full"})
	without("Cache.prototype.put = async () => { throw new TypeError('no disk'); }", badCopy{"no writing", data, words.CopyNotWritten, "no disk"})
	v.sound()
	c.unpacked = true
	v.must(v.Eval(nil, "window.DecompressionStream = undefined"))
	v.give("#restore", v.writeFile("plain.html", c.bytes()))
	v.shown("#file-state", words.Russian.T(words.Restored))
}

// copyOfDamaged saves a copy of what is damaged or incomplete: none is made.
func copyOfDamaged(v *visitor) {
	v.open("about")
	v.stored()
	v.wait("document.querySelector('#save-copy')")
	v.host.kill()
	for _, flaw := range []struct{ name, how, because string }{
		{aPart, "other", "missing, or with another SHA-256"},
		{aPart, "gone", "missing, or with another SHA-256"},
		{theStyle, "other", ".css: missing, or with another SHA-256"},
		{theStyle, "gone", ".css: missing, or with another SHA-256"},
		{active, "gone", "nothing is stored"},
	} {
		v.damage(flaw.name, flaw.how)
		v.must(v.Eval(nil, "window.muragatCopy.state = ''"))
		v.click("#save-copy")
		v.wait("['failed', 'saved'].includes(window.muragatCopy.state)")
		v.shown("#file-state", words.Russian.T(words.FileLost))
		if detail := v.str("window.muragatCopy.detail"); !strings.Contains(detail, flaw.because) {
			v.Errorf("%s is %s: the page says %q, want %q", flaw.name, flaw.how, detail, flaw.because)
		}
	}
}
