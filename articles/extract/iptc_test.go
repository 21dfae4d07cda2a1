package extract

import (
	"strings"
	"testing"
	"unicode"
)

func TestIPTC(t *testing.T) {
	topics := IPTC()
	known := map[string]bool{}
	labels := map[string]string{}
	top := 0
	for _, topic := range topics {
		if len(topic.ID) != 8 || strings.Trim(topic.ID, "0123456789") != "" || known[topic.ID] {
			t.Errorf("code %q: want eight figures, once", topic.ID)
		}
		if isTop := strings.HasSuffix(topic.ID, "000000") && topic.ID < "18"; isTop != (topic.Broader == "") {
			t.Errorf("%s: broader is %q", topic.ID, topic.Broader)
		} else if isTop {
			top++
		} else if !known[topic.Broader] {
			t.Errorf("%s: broader topic %q does not come before it", topic.ID, topic.Broader)
		}
		known[topic.ID] = true
		var langs []string
		for _, l := range topic.Labels {
			langs = append(langs, l.Lang)
			if l.Text == "" || l.Text != strings.TrimSpace(l.Text) || strings.ContainsAny(l.Text, "'`’‘") {
				t.Errorf("%s: label %q", topic.ID, l.Text)
			}
			if latin := l.Lang == "en" || l.Lang == "uz"; strings.ContainsFunc(l.Text, func(r rune) bool {
				return unicode.Is(unicode.Cyrillic, r) == latin && unicode.IsLetter(r) && r != 'ʻ' && r != 'ʼ'
			}) {
				t.Errorf("%s: label %q in the wrong letters for %s", topic.ID, l.Text, l.Lang)
			}
			if before := labels[l.Lang+l.Text]; before != "" {
				t.Errorf("%s and %s have the same label %q", before, topic.ID, l.Text)
			}
			labels[l.Lang+l.Text] = topic.ID
		}
		if got := strings.Join(langs, " "); got != "en ru kk uz" {
			t.Errorf("%s: labels in %q", topic.ID, got)
		}
	}
	if top != 17 {
		t.Errorf("%d top terms, want 17", top)
	}
	topics[0].Labels[0].Text = "changed"
	if IPTC()[0].Labels[0].Text == "changed" {
		t.Error("the table can be changed from outside")
	}
}
