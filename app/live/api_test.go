package live

import (
	"encoding/binary"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/app/view"
	"muragat/app/words"
)

func sampleView(t *testing.T) view.View {
	return view.View{Site: view.Site{Archive: sample.Archive(t), Base: "/"}, Lang: words.Russian}
}

// searched is the answer of a search, as the loader makes it.
type searched struct {
	total, undated int
	ids            []string
	counted        bool
	facets         map[string]map[string]int // by facet, "id name"
	years          map[int]int
}

func answerTo(t *testing.T, v view.View, query string) searched {
	t.Helper()
	var names map[string][][2]string
	if err := json.Unmarshal([]byte(facetNames(v)), &names); err != nil {
		t.Fatal(err)
	}
	b, ids := searchNumbers(v, query, nil)
	next := func() int {
		n := int(int32(binary.LittleEndian.Uint32(b)))
		b = b[4:]
		return n
	}
	got := searched{total: next(), facets: map[string]map[string]int{}, years: map[int]int{}}
	if ids != "" {
		got.ids = strings.Split(ids, "\n")
	}
	if ms := next(); ms < 0 || ms > 1e9 {
		t.Errorf("%q took %d µs", query, ms)
	}
	if got.counted = next() == 1; got.counted {
		for _, key := range []string{"person", "topic", "source", "lang"} {
			got.facets[key] = map[string]int{}
			for range next() {
				name := names[key][next()]
				got.facets[key][name[0]+" "+name[1]] = next()
			}
		}
		for range next() {
			year := next()
			got.years[year] = next()
		}
		got.undated = next()
	}
	if len(b) > 0 {
		t.Errorf("%q: %d bytes behind the answer", query, len(b))
	}
	return got
}

func TestSearchNumbers(t *testing.T) {
	v := sampleView(t)
	got := answerTo(t, v, "")
	if got.total != 4 || len(got.ids) != 4 || got.undated != 1 || !got.counted {
		t.Errorf("everything: %+v", got)
	}
	if got.facets["person"]["nobody "+sample.Hostile] != 1 {
		t.Errorf("a hostile name is not kept: %+v", got.facets)
	}
	if got.years[2024] != 2 || got.facets["lang"]["ru русский"] == 0 {
		t.Errorf("years and languages: %+v", got)
	}
	got = answerTo(t, v, "?limit=1&"+url.Values{"person": {"Абай Кунанбаев"}, "sort": {"oldest"}}.Encode())
	if got.total != 2 || !slices.Equal(got.ids, []string{"abai-kk"}) {
		t.Errorf("a person by name, limited: %+v", got)
	}
	if got = answerTo(t, v, "facets=0&limit=2"); got.total != 4 || len(got.ids) != 2 || got.counted {
		t.Errorf("without facets: %+v", got)
	}
	if got = answerTo(t, v, "limit=-1&q=%zz&%"); got.total != 0 || len(got.ids) != 0 {
		t.Errorf("half an escape finds %+v", got)
	}
}

func TestArticleJSON(t *testing.T) {
	v := sampleView(t)
	var got struct {
		ID, Title, Text, Date string
		Persons               []struct {
			ID, Name string
			Mentions []struct {
				Field, Rule string
				Start, End  int
			}
		}
		Topics []struct {
			ID, Name, Rule string
			Score          float64
		}
		Dates []struct {
			EDTF       string
			Start, End int
		}
	}
	if err := json.Unmarshal([]byte(articleJSON(v, "2024/poety")), &got); err != nil {
		t.Fatal(err)
	}
	m := got.Persons[1].Mentions[0]
	if name := string([]rune(got.Text)[m.Start:m.End]); name != "Алишер Навои" || m.Field != "text" || m.Rule != "given+surname" {
		t.Errorf("the mention %+v covers %q", m, name)
	}
	if got.Date != "2024-04-18" || got.Topics[0].Name != "Литература" || got.Dates[0].EDTF != "2023" {
		t.Errorf("%+v", got)
	}
	if err := json.Unmarshal([]byte(articleJSON(v, "hostile")), &got); err != nil || got.Title != sample.Hostile {
		t.Errorf("a hostile article: %v, %q", err, got.Title)
	}
	if s := articleJSON(v, "none"); s != "null" {
		t.Errorf("an unknown article is %s", s)
	}
}

func TestArticleTellsQuotations(t *testing.T) {
	var a struct {
		Quotes []struct {
			Person, Name, Text, Field, Rule string
			Start, End                      int
			Unsure                          bool
		}
	}
	if err := json.Unmarshal([]byte(articleJSON(sampleView(t), "2024/poety")), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Quotes) != 8 {
		t.Fatalf("%d quotations, want 8", len(a.Quotes))
	}
	if q := a.Quotes[2]; q.Person != "alisher-navoi" || q.Name != "Алишер Навои" || q.Text != "Алматы" || q.Field != "text" || q.Start != 2 || q.End != 8 || !q.Unsure || q.Rule != "said" {
		t.Errorf("found %+v", q)
	}
	if q := a.Quotes[0]; q.Field != "title" || q.Unsure {
		t.Errorf("found %+v", q)
	}
}
