package site

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/articles"
)

// opensslKey is what openssl genpkey -algorithm ed25519 wrote, and opensslPublic the last 32 bytes of what
// openssl pkey -pubout -outform DER made of it. It signs nothing but the sites of tests.
const opensslKey = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIM0wb7c713zuajFckDtrhFkgXAEwSZFTncMv4IEhNpzK
-----END PRIVATE KEY-----
`

const opensslPublic = "17746ce9dca23d198cfd60717fbab789afe83ab867b3c5979fb13604355ad019"

func testKey(t *testing.T) ed25519.PrivateKey {
	t.Helper()
	key, err := parseKey([]byte(opensslKey))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestReadsKeysOfOpenSSL(t *testing.T) {
	key := testKey(t)
	if got := fmt.Sprintf("%x", publicKey(key)); got != opensslPublic {
		t.Errorf("the public key is %s, want %s", got, opensslPublic)
	}
	if got, want := Fingerprint(key), "7e38 02a9 5cb4 c1ac 694b 8ae2 f56a 6982"; got != want {
		t.Errorf("the fingerprint is %s, want %s", got, want)
	}
}

func TestWriteKey(t *testing.T) {
	name := filepath.Join(t.TempDir(), "key.pem")
	made, err := WriteKey(name)
	if err != nil {
		t.Fatal(err)
	}
	read, err := ReadKey(name)
	if err != nil || !made.Equal(read) {
		t.Errorf("another key was read than was written: %v", err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the key: %v, %v", info.Mode(), err)
	}
	if _, err := WriteKey(name); !os.IsExist(err) {
		t.Errorf("a key was overwritten: %v", err)
	}
	if again, err := ReadKey(name); err != nil || !made.Equal(again) {
		t.Errorf("the key has changed: %v", err)
	}
}

func TestBadKeys(t *testing.T) {
	encode := func(kind string, data []byte) string {
		return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: data}))
	}
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(other)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"":                                 "found no PEM block",
		"my key":                           "found no PEM block",
		opensslKey[:40]:                    "found no PEM block",
		encode("PUBLIC KEY", der):          `found a PEM block "PUBLIC KEY"`,
		encode(keyBlock, der):              "found a key of another kind (*ecdsa.PrivateKey)",
		encode(keyBlock, der[:20]):         "found a damaged key",
		encode(keyBlock, nil):              "found a damaged key",
		opensslKey + opensslKey:            "found more behind the first PEM block",
		encode("ENCRYPTED "+keyBlock, der): "without a password",
	} {
		name := filepath.Join(t.TempDir(), "key.pem")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadKey(name)
		if err == nil || !strings.HasPrefix(err.Error(), name+": found") || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "wanted") {
			t.Errorf("%.60q: found the error %v, want one with %q", text, err, want)
		}
	}
	if _, err := ReadKey(filepath.Join(t.TempDir(), "none")); !os.IsNotExist(err) {
		t.Errorf("no file: %v", err)
	}
}

func TestSignedSite(t *testing.T) {
	o := testOptions(filepath.Join(t.TempDir(), "a"))
	o.Key, o.Hashes = testKey(t), []byte("hash  id\n")
	first, report := build(t, o)
	if report.Key != Fingerprint(o.Key) || !strings.Contains(report.String(), "signed by the key "+report.Key) {
		t.Errorf("the report does not name the key: %s", report)
	}
	text := []byte(first[offlineName])
	lines := strings.Split(first[signatureName], "\n")
	if len(lines) != 3 || lines[2] != "" {
		t.Fatalf("found the signature %q, want two lines", first[signatureName])
	}
	public, err := base64.StdEncoding.DecodeString(lines[0])
	if err != nil {
		t.Fatal(err)
	}
	value, err := base64.StdEncoding.DecodeString(lines[1])
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(public, publicKey(o.Key)) || !ed25519.Verify(public, text, value) {
		t.Error("the signature is not of offline.json by the key")
	}
	text[20] ^= 1
	if ed25519.Verify(public, text, value) {
		t.Error("another offline.json has the same signature")
	}
	var read struct {
		Key    []byte
		Hashes file
	}
	if err := json.Unmarshal([]byte(first[offlineName]), &read); err != nil {
		t.Fatal(err)
	}
	if want := fileOf("/x/", hashesName, o.Hashes); !bytes.Equal(read.Key, public) || read.Hashes != want {
		t.Errorf("the manifest has %+v, want the key and %+v", read, want)
	}

	o.Dir = filepath.Join(t.TempDir(), "b")
	second, _ := build(t, o)
	for name, data := range first {
		if second[name] != data {
			t.Errorf("%s differs between two builds with the same key", name)
		}
	}

	o.Key, o.Dir = nil, filepath.Join(t.TempDir(), "c")
	unsigned, report := build(t, o)
	if _, ok := unsigned[signatureName]; ok || strings.Contains(unsigned[offlineName], `"key"`) || report.Key != "" {
		t.Error("a site without a key is signed")
	}
}

func TestHashArticles(t *testing.T) {
	a := sample.Archive(t)
	lines := strings.Split(strings.TrimSuffix(string(HashArticles(a)), "\n"), "\n")
	if len(lines) != a.Len() {
		t.Fatalf("%d lines of %d articles", len(lines), a.Len())
	}
	// by hand: the netstrings of a short article
	form := "7:abai-kk,23:Абай оқулары,48:Семейде Абай оқулары өтті.,2:kk,4:2022,0:,0:,0:,0:,"
	want := fmt.Sprintf("%x  abai-kk", sha256.Sum256([]byte(form)))
	found := false
	for i, line := range lines {
		found = found || line == want
		if i > 0 && lines[i-1] >= line {
			t.Errorf("line %d is not behind the one before", i+1)
		}
	}
	if !found {
		t.Errorf("found the lines %q, want among them %q", lines, want)
	}
}

// No two articles have the same canonical form, whatever stands where in them.
func TestCanonicalFormIsUnambiguous(t *testing.T) {
	seen := map[string]articles.Article{}
	for _, a := range []articles.Article{
		{ID: "a", Title: "b", Text: "c"},
		{ID: "a", Title: "bc"},
		{ID: "a", Text: "bc"},
		{ID: "a", Title: "b,1:c"},
		{ID: "a", Title: "b,", Text: "c"},
		{ID: "a", Title: "b", Text: ",c"},
		{ID: "a", Source: "b", URL: "c"},
		{ID: "a", Source: "b", Author: "c"},
		{ID: "a", Source: "b", Credit: "c"},
		{ID: "a", Lang: "ru"},
		{ID: "a", Source: "ru"},
		{ID: "a"},
	} {
		form := string(canonical(a))
		if other, twice := seen[form]; twice {
			t.Errorf("%+v and %+v have the form %q", a, other, form)
		}
		seen[form] = a
	}
}
