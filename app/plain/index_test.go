package plain

import (
	"fmt"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/articles"
)

// Everyone is on one page of the index, however many there are.
func TestIndexes(t *testing.T) {
	c := sample.Collection()
	for i := range 1100 {
		id := fmt.Sprintf("p%04d", i)
		c.Persons = append(c.Persons, articles.Person{ID: id, Name: fmt.Sprintf("%c %04d", 'Б'+i/100, i)})
		c.Articles[1].Persons = append(c.Articles[1].Persons, articles.PersonFact{Person: id, Rule: "curator"})
	}
	got := pages(t, c, "/")
	seen := map[string]int{}
	for _, name := range []string{"person/index.html", "person/page/2/index.html", "person/page/3/index.html"} {
		for _, m := range attribute.FindAllStringSubmatch(got[name], -1) {
			if id, ok := strings.CutPrefix(m[1], "/person/"); ok && !strings.Contains(id, "/") {
				seen[id]++
			}
		}
		if !strings.Contains(got[name], `<nav class="pager"`) || len(got[name]) > 200_000 {
			t.Errorf("%s has %d bytes, wanted at most 200,000 and links to the other pages", name, len(got[name]))
		}
	}
	for _, p := range c.Persons {
		if seen[p.ID] != 1 {
			t.Errorf("%s is listed %d times", p.ID, seen[p.ID])
		}
	}
	if got["person/page/4/index.html"] != "" || !strings.Contains(got["person/page/2/index.html"], `<link rel="canonical" href="/person/page/2/">`) {
		t.Error("the pages of the index are not the three of 500 names, each with its address")
	}
	if !strings.Contains(got["person/index.html"], "<a href=\"/person/page/2\">2\u00a0Е</a>") {
		t.Error("the links to the other pages do not say with which letter they begin")
	}
	if !strings.Contains(got["index.html"], `<a class="more" href="/person">Ещё `) {
		t.Error("the list does not lead from its ten people to all of them")
	}
	if none := limited(t, c, "/", None); none["person/index.html"] != "" {
		t.Error("there is an index of persons who have no pages")
	}
}
