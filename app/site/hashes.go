package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"muragat/articles"
)

// HashArticles is the content of articles.sha256: a line for each article, its hash, two spaces and its ID, in
// ascending order of the hashes. The page makes the same lines out of the stored archive (web/static/verify.js),
// so that it needs the hash of the whole file alone, which is in the manifest. The file is no part of the copy: with
// 10,000 articles it has 790 kB, 356 in brotli, since hashes do not compress; its hash and address have 0.1.
func HashArticles(a *articles.Archive) []byte {
	lines := make([]string, a.Len())
	for n := range lines {
		article := a.Article(n)
		hash := sha256.Sum256(canonical(article))
		lines[n] = hex.EncodeToString(hash[:]) + "  " + article.ID + "\n"
	}
	slices.Sort(lines)
	var file bytes.Buffer
	for _, line := range lines {
		file.WriteString(line)
	}
	return file.Bytes()
}

// canonical is what an article's hash is of: nine values, in the names of window.archive.article(id) these are id, title,
// text, lang, date, source, url, author and credit, each as a netstring (https://cr.yp.to/proto/netstrings.txt), which is
// its length in bytes, a colon, the value in UTF-8, and a comma. A value that is unknown is empty: "0:,".
// What was found in an article (persons, topics, dates) is not among them: better rules find more.
func canonical(a articles.Article) []byte {
	var form []byte
	for _, value := range []string{a.ID, a.Title, a.Text, a.Lang, a.Date.String(), a.Source, a.URL, a.Author, a.Credit} {
		form = fmt.Appendf(form, "%d:%s,", len(value), value)
	}
	return form
}
