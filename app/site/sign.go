package site

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// keyBlock is the type of the PEM block in a key file: PKCS #8 (RFC 5958), as openssl genpkey writes it.
const keyBlock = "PRIVATE KEY"

// mostKeyBytes is far above what a key file has, 119 bytes, and far below what nobody meant to name as one.
const mostKeyBytes = 1 << 16

// ReadKey reads the key that a site is signed with.
func ReadKey(name string) (ed25519.PrivateKey, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	text, err := io.ReadAll(io.LimitReader(file, mostKeyBytes))
	if err != nil {
		return nil, err
	}
	key, err := parseKey(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; make key KEY=file makes one", name, err)
	}
	return key, nil
}

func parseKey(text []byte) (ed25519.PrivateKey, error) {
	block, rest := pem.Decode(text)
	switch {
	case block == nil:
		return nil, errors.New("found no PEM block, wanted a private Ed25519 key in PKCS #8")
	case block.Type != keyBlock:
		return nil, fmt.Errorf("found a PEM block %q, wanted %q: a private Ed25519 key in PKCS #8 without a password", block.Type, keyBlock)
	case len(strings.TrimSpace(string(rest))) > 0:
		return nil, errors.New("found more behind the first PEM block, wanted one key")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("found a damaged key (%w), wanted a private Ed25519 key in PKCS #8", err)
	}
	key, ok := parsed.(ed25519.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("found a key of another kind (%T), wanted an Ed25519 key", parsed)
	}
	return key, nil
}

// WriteKey makes a new key. It overwrites nothing: whoever loses a key cannot sign with it again.
func WriteKey(name string) (ed25519.PrivateKey, error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	data, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(pem.EncodeToMemory(&pem.Block{Type: keyBlock, Bytes: data}))
	return key, errors.Join(err, file.Close())
}

// Fingerprint names the public half of a key for people who compare two of them: the first 16 bytes of its SHA-256
// in hexadecimal, in groups of four digits.
func Fingerprint(key ed25519.PrivateKey) string {
	hash := sha256.Sum256(publicKey(key))
	var groups []string
	for i := 0; i < 16; i += 2 {
		groups = append(groups, fmt.Sprintf("%x", hash[i:i+2]))
	}
	return strings.Join(groups, " ")
}

// signature is the content of offline.json.sig: the public key (32 bytes) and the signature of the manifest's exact
// bytes (64 bytes, RFC 8032), each in base64 on a line of its own.
func signature(key ed25519.PrivateKey, manifest []byte) []byte {
	encode := base64.StdEncoding.EncodeToString
	return []byte(encode(publicKey(key)) + "\n" + encode(ed25519.Sign(key, manifest)) + "\n")
}

func publicKey(key ed25519.PrivateKey) []byte { return key.Public().(ed25519.PublicKey) }
