package view_test

import (
	"net/url"
	"testing"

	"muragat/app/sample"
	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// A curator's topic may have an ID in any script: its address is escaped and leads back.
func TestTopicInItsOwnScript(t *testing.T) {
	c := sample.Collection()
	c.Topics = append(c.Topics, articles.Topic{ID: "сельское-хозяйство", Labels: []articles.Label{{Lang: "ru", Text: "Село"}}})
	c.Articles[1].Topics = []articles.TopicFact{{Topic: "сельское-хозяйство", Score: 1, Rule: "curator"}}
	v := view.View{Site: view.Site{Archive: sample.Open(t, c), Base: "/kz/"}, Lang: words.English}
	r := view.Route{Kind: view.Topic, ID: "сельское-хозяйство"}
	const want = "/kz/topic/%D1%81%D0%B5%D0%BB%D1%8C%D1%81%D0%BA%D0%BE%D0%B5-%D1%85%D0%BE%D0%B7%D1%8F%D0%B9%D1%81%D1%82%D0%B2%D0%BE"
	href := v.Href(r, nil)
	if href != want {
		t.Errorf("the address is %s, want %s", href, want)
	}
	u, err := url.Parse(href)
	if err != nil {
		t.Fatal(err)
	}
	if got := v.ParsePath(u.Path); got != r {
		t.Errorf("%s leads to %+v", href, got)
	}
	if p := v.Subject(r, nil); p.Title != "Село" || p.Hits.Total != 1 {
		t.Errorf("the page is %+v", p)
	}
	if l := v.List(url.Values{"topic": {r.ID}}); l.Total != 1 || len(l.Ignored) > 0 {
		t.Errorf("as a filter: %d articles, ignored %q", l.Total, l.Ignored)
	}
}

// A label in Uzbek serves both of its alphabets; one that a curator wrote in Cyrillic goes before.
func TestLabelInCyrillic(t *testing.T) {
	v := view.View{Site: view.Site{Archive: sample.Archive(t), Base: "/"}, Lang: words.UzbekCyrillic}
	for want, labels := range map[string][]articles.Label{
		"Қишлоқ хўжалиги": {{Lang: "ru", Text: "Село"}, {Lang: "uz", Text: "Qishloq xoʻjaligi"}},
		"Деҳқончилик":     {{Lang: "uz", Text: "Qishloq xoʻjaligi"}, {Lang: "uz-Cyrl", Text: "Деҳқончилик"}},
	} {
		if got, lang := v.Label(labels); got != want || lang != "" {
			t.Errorf("%+v: %q in %q, want %q", labels, got, lang, want)
		}
	}
	if got, lang := v.Label([]articles.Label{{Lang: "ru", Text: "Село"}}); got != "Село" || lang != "ru" {
		t.Errorf("a label in Russian alone is %q in %q", got, lang)
	}
}
