package extract

import (
	_ "embed"
	"strings"
	"sync"

	"muragat/articles"
)

//go:embed iptc.tsv
var iptcTSV string

// IPTC is the part of the IPTC Media Topics that the archive knows, with labels
// in en, ru, kk and uz (Latin): the 17 top terms and the narrower ones that an archive of
// public affairs needs, each after its broader one. Source:
// http://cv.iptc.org/newscodes/mediatopic/, CC BY 4.0; see iptc.NOTICE.
func IPTC() []articles.Topic {
	topics := make([]articles.Topic, len(iptcTable()))
	for i, t := range iptcTable() {
		t.Labels = append([]articles.Label(nil), t.Labels...)
		topics[i] = t
	}
	return topics
}

var iptcTable = sync.OnceValue(func() []articles.Topic {
	var topics []articles.Topic
	head, rows, _ := strings.Cut(strings.TrimSpace(iptcTSV), "\n")
	langs := strings.Split(head, "\t")[2:]
	for row := range strings.Lines(rows) {
		f := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		t := articles.Topic{ID: f[0], Broader: f[1]}
		for i, label := range f[2:] {
			t.Labels = append(t.Labels, articles.Label{Lang: langs[i], Text: label})
		}
		topics = append(topics, t)
	}
	return topics
})
