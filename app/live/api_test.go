package live

import (
	"encoding/json"
	"net/url"
	"slices"
	"testing"

	"muragat/app/sample"
	"muragat/app/view"
	"muragat/app/words"
)

func sampleView(t *testing.T) view.View {
	return view.View{Site: view.Site{Archive: sample.Archive(t), Base: "/"}, Lang: words.Russian}
}

func TestSearchJSON(t *testing.T) {
	v := sampleView(t)
	type count struct {
		ID, Name string
		Count    int
	}
	var got struct {
		Total  int
		IDs    []string
		MS     *float64
		Facets struct {
			Person, Topic, Source, Lang, Year []count
			Undated                           *int
		}
	}
	ask := func(query string) {
		t.Helper()
		got.IDs, got.MS, got.Facets.Undated = nil, nil, nil
		if err := json.Unmarshal([]byte(searchJSON(v, query)), &got); err != nil {
			t.Fatalf("%q: %v: %s", query, err, searchJSON(v, query))
		}
	}
	ask("")
	if got.Total != 4 || len(got.IDs) != 4 || got.MS == nil || got.Facets.Undated == nil || *got.Facets.Undated != 1 {
		t.Errorf("everything: %+v", got)
	}
	if !slices.Contains(got.Facets.Person, count{"nobody", sample.Hostile, 1}) {
		t.Errorf("a hostile name is not kept: %+v", got.Facets.Person)
	}
	if !slices.Contains(got.Facets.Year, count{"2024", "", 2}) {
		t.Errorf("years: %+v", got.Facets.Year)
	}
	ask("?limit=1&" + url.Values{"person": {"Абай Кунанбаев"}, "sort": {"oldest"}}.Encode())
	if got.Total != 2 || !slices.Equal(got.IDs, []string{"abai-kk"}) {
		t.Errorf("a person by name, limited: %+v", got)
	}
	ask("limit=-1&q=%zz&%")
	if got.Total != 0 || len(got.IDs) != 0 {
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
