package plain

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/articles"
)

// read is a page's data for machines as a stranger reads it.
func read(t *testing.T, page string) map[string]any {
	t.Helper()
	m := ld.FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("no data for machines in %.300s", page)
	}
	var out map[string]any
	if err := json.Unmarshal([]byte(m[1]), &out); err != nil {
		t.Fatalf("%v in %s", err, m[1])
	}
	return out
}

func TestDataForMachines(t *testing.T) {
	for _, at := range []string{"", origin} {
		got := made(t, sample.Collection(), "/x/", at, All)
		for name, want := range map[string]map[string]any{
			"index.html": {
				"@context": "https://schema.org", "@type": "Collection", "url": at + "/x/", "name": "Архив статей",
				"description": "Новостные статьи целиком, с людьми, датами и темами. Работает без сети.", "inLanguage": []any{"ru", "en", "kk"},
				"collectionSize": 4.0, "temporalCoverage": "2022/2024", "dateModified": "2026-11-21",
			},
			"person/abai-kunanbaev/index.html": {
				"@context": "https://schema.org", "@type": "Person", "url": at + "/x/person/abai-kunanbaev/", "name": "Абай Кунанбаев",
				"alternateName": []any{"Абай Құнанбайұлы", "Abai Kunanbaev"}, "sameAs": "https://www.wikidata.org/entity/Q313462",
			},
			"person/nobody/index.html": {
				"@context": "https://schema.org", "@type": "Person", "url": at + "/x/person/nobody/", "name": sample.Hostile, "description": sample.Hostile,
			},
		} {
			found := read(t, got[name])
			if fmt.Sprint(found) != fmt.Sprint(want) {
				t.Errorf("%s: found %v\nwanted %v", name, found, want)
			}
		}
		article := read(t, got["article/2024/poety/index.html"])
		mentions := fmt.Sprint(article["mentions"])
		wanted := fmt.Sprint([]any{
			map[string]any{"@type": "Person", "name": "Абай Кунанбаев", "url": at + "/x/person/abai-kunanbaev/", "sameAs": "https://www.wikidata.org/entity/Q313462"},
			map[string]any{"@type": "Person", "name": "Алишер Навои", "url": at + "/x/person/alisher-navoi/"},
		})
		if mentions != wanted || article["url"] != at+"/x/article/2024/poety/" {
			t.Errorf("found %v", article)
		}
		part := map[string]any{"@type": "Collection", "name": "Архив статей", "url": at + "/x/"}
		if found, ok := article["isPartOf"].(map[string]any); !ok || !maps.Equal(found, part) {
			t.Errorf("it is part of %v", article["isPartOf"])
		}
	}
}

// An article says when it was published as far as that is known for certain.
func TestPublished(t *testing.T) {
	for edtf, want := range map[string]any{"": nil, "2024": "2024", "2024-04": "2024-04", "2024-04-18": "2024-04-18", "2024?": nil, "2018/2020": nil, "2018/..": nil} {
		c := sample.Collection()
		c.Articles = append(c.Articles, articles.Article{ID: "one", Title: "Т", Text: "Т.", Date: mustDate(t, edtf)})
		page := made(t, c, "/", "", All)["article/one/index.html"]
		if got := read(t, page)["datePublished"]; got != want {
			t.Errorf("%s is published %v, wanted %v", edtf, got, want)
		}
		if strings.Contains(page, `property="article:published_time"`) != (want != nil) {
			t.Errorf("%s: Open Graph says something else", edtf)
		}
	}
}
