package e2e

import (
	"bytes"
	"compress/gzip"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// flipped has another bit in the middle of the data.
func flipped(data []byte) []byte {
	data = slices.Clone(data)
	data[len(data)/2] ^= 1
	return data
}

// lineOf is where the first line of a kind begins; the script of the file names them, too.
func lineOf(data []byte, kind string) int {
	return bytes.Index(data, []byte("\n<script type=\"text/plain\" data-muragat=\""+kind+"\">")) + 1
}

// fileCopy is a saved copy taken apart.
type fileCopy struct {
	v          *visitor
	head, foot []byte
	manifest   map[string]any
	text       []byte // of the manifest; nil if that has changed
	signature  []byte
	data       []byte
	unpacked   bool // as a browser without CompressionStream saves it
}

var copyLine = regexp.MustCompile(`(?m)^<script type="text/plain" data-muragat="(\w+)">(.*)</script>\n`)

func (v *visitor) readCopy(file []byte) *fileCopy {
	v.Helper()
	c := &fileCopy{v: v}
	var packed []byte
	lines := copyLine.FindAllSubmatchIndex(file, -1)
	for _, m := range lines {
		value, err := base64.StdEncoding.DecodeString(string(file[m[4]:m[5]]))
		v.must(err)
		switch kind := string(file[m[2]:m[3]]); kind {
		case "manifest":
			c.text = value
			v.must(json.Unmarshal(value, &c.manifest))
		case "signature":
			c.signature = value
		case "gzip":
			packed = append(packed, value...)
		}
	}
	c.head, c.foot = file[:lines[0][0]], file[lines[len(lines)-1][1]:]
	r, err := gzip.NewReader(bytes.NewReader(packed))
	v.must(err)
	c.data, err = io.ReadAll(r)
	v.must(err)
	return c
}

// clone is a copy that can be changed.
func (c *fileCopy) clone() *fileCopy {
	other := *c
	other.manifest, other.text, other.data = nil, nil, slices.Clone(c.data)
	c.v.must(json.Unmarshal(c.manifestText(), &other.manifest))
	return &other
}

// edition makes it a copy of another version, of a day: the program has one more custom section, which WebAssembly ignores.
func (c *fileCopy) edition(day string) *fileCopy {
	other := c.clone()
	section := []byte{0, 3, 1, 'x', 'y'}
	other.data = append(other.data, section...)
	program := other.program()
	size := int(program["size"].(float64)) + len(section)
	parts := program["parts"].([]any)
	last := parts[len(parts)-1].([]any)
	length := int(last[1].(float64)) + len(section)
	parts[len(parts)-1] = []any{hashOf(other.data[len(other.data)-length:]), length}
	program["size"], program["sha256"] = size, hashOf(other.data[len(other.data)-size:])
	other.manifest["built"], other.manifest["version"] = day, strings.Repeat("f", 16)
	delete(other.manifest, "hashes")
	return other
}

func (c *fileCopy) program() map[string]any { return c.manifest["wasm"].(map[string]any) }
func (c *fileCopy) files() []any            { return c.manifest["files"].([]any) }

// file is that of the manifest whose address matches, and where its bytes begin.
func (c *fileCopy) file(address string) (file map[string]any, at int) {
	for _, f := range c.files() {
		file = f.(map[string]any)
		if regexp.MustCompile(address).MatchString(file["url"].(string)) {
			return file, at
		}
		at += int(file["size"].(float64))
	}
	c.v.Fatalf("the copy has no file %s", address)
	return nil, 0
}

// with is a copy in which a file has one more line, and the manifest says so.
func (c *fileCopy) with(address, line string) *fileCopy {
	other := c.clone()
	file, at := other.file(address)
	end := at + int(file["size"].(float64))
	other.data = slices.Insert(other.data, end, []byte(line)...)
	file["size"], file["sha256"] = end-at+len(line), hashOf(other.data[at:end+len(line)])
	return other
}

// retold is a copy with other data, whose manifest differs from this one in a piece of its text alone.
func (c *fileCopy) retold(piece, other string, data []byte) *fileCopy {
	told := c.clone()
	if n := bytes.Count(c.text, []byte(piece)); n != 1 {
		c.v.Fatalf("the manifest has %q %d times, want it once", piece, n)
	}
	told.text, told.data = bytes.Replace(c.text, []byte(piece), []byte(other), 1), data
	return told
}

// changed is a copy with another manifest.
func (c *fileCopy) changed(change func(c *fileCopy)) *fileCopy {
	other := c.clone()
	change(other)
	return other
}

func (c *fileCopy) signedBy(key ed25519.PrivateKey) *fileCopy { return c.posing(key, key) }

// posing signs it by a key, and names another one.
func (c *fileCopy) posing(as, key ed25519.PrivateKey) *fileCopy {
	encode := base64.StdEncoding.EncodeToString
	public := func(key ed25519.PrivateKey) string { return encode(key.Public().(ed25519.PublicKey)) }
	c.manifest["key"] = public(as)
	c.text = c.manifestText()
	c.signature = []byte(public(key) + " " + encode(ed25519.Sign(key, c.text)))
	return c
}

func (c *fileCopy) manifestText() []byte {
	text, err := json.Marshal(c.manifest)
	c.v.must(err)
	return text
}

func (c *fileCopy) bytes() []byte {
	kind, data := "plain", c.data
	if !c.unpacked {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		_, err := w.Write(c.data)
		c.v.must(err)
		c.v.must(w.Close())
		kind, data = "gzip", packed.Bytes()
	}
	text := c.text
	if text == nil {
		text = c.manifestText()
	}
	file := bytes.NewBuffer(slices.Clone(c.head))
	line := func(kind string, value []byte) {
		fmt.Fprintf(file, "<script type=\"text/plain\" data-muragat=\"%s\">%s</script>\n", kind, base64.StdEncoding.EncodeToString(value))
	}
	line("manifest", text)
	line("signature", c.signature)
	for chunk := range slices.Chunk(data, 3<<16) {
		line(kind, chunk)
	}
	line("end", nil)
	file.Write(c.foot)
	return file.Bytes()
}

// unsigned is a copy with a key and without a signature.
func (c *fileCopy) unsigned() *fileCopy {
	other := c.clone()
	other.signature = nil
	return other
}
