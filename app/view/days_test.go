package view_test

import (
	"testing"

	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

// A period that the timeline does not reach has no articles, also where nothing is dated.
func TestPeriodOutsideTheTimeline(t *testing.T) {
	data, err := articles.Encode(articles.Collection{Articles: []articles.Article{{ID: "a", Title: "Без даты", Text: "Текст.", Lang: "ru"}}},
		func(_ string, tokens []string) [][]articles.Lemma { return make([][]articles.Lemma, len(tokens)) })
	if err != nil {
		t.Fatal(err)
	}
	undated, err := articles.Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []view.View{english(t), {Site: view.Site{Archive: undated, Base: "/"}, Lang: words.English}} {
		for _, period := range []string{"0001", "1800", "1800-05", "2099", "2099-05", "9999"} {
			if p := v.Subject(view.Route{Kind: view.Date, ID: period}, nil); p.Hits.Total != 0 {
				t.Errorf("%s has %d articles", period, p.Hits.Total)
			}
			values := query(t, "from="+period+"&to="+period)
			list := v.List(values)
			v.Timeline(&list)
		}
	}
}
