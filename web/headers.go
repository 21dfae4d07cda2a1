package main

import (
	"net/http"
	"path"
	"regexp"
)

// security are the headers of every answer. Cross-origin isolation (COOP with
// COEP) also gives the page precise timers. The pages say the same policy themselves, for
// hosts that send none; frame-ancestors counts in a header only.
var security = [][2]string{
	{"Content-Security-Policy", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
		"img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
		"base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types muragat; frame-ancestors 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "same-origin"},
	{"Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
		"magnetometer=(), microphone=(), midi=(), payment=(), usb=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Embedder-Policy", "require-corp"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

func setSecurity(h http.Header) {
	for _, pair := range security {
		h.Set(pair[0], pair[1])
	}
}

const (
	forever    = "public, max-age=31536000, immutable"
	revalidate = "no-cache"
)

var (
	hashedName = regexp.MustCompile(`\.[0-9a-f]{16,64}\.[a-z0-9]+$`)
	partName   = regexp.MustCompile(`^(?:parts|updates)/[0-9a-f]{64}$`)
)

// cacheControl is forever for a file whose name holds a hash of its content:
// another content would be another name.
func cacheControl(name string) string {
	if hashedName.MatchString(name) || partName.MatchString(name) {
		return forever
	}
	return revalidate
}

// contentTypes are fixed here because the mime package asks the machine.
var contentTypes = map[string]string{
	".atom":        "application/atom+xml",
	".css":         "text/css; charset=utf-8",
	".gif":         "image/gif",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".md":          "text/markdown; charset=utf-8",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".sha256":      "text/plain; charset=utf-8",
	".sig":         "text/plain; charset=utf-8",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
}

// contentType is by the ending of the file's name; nothing is sniffed.
func contentType(name string) string {
	if t, ok := contentTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}
