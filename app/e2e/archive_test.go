package e2e

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// archiveForScripts uses window.archive the way a script does.
func archiveForScripts(v *visitor) {
	v.openPlain("")
	v.wait("window.archive.ready.then(() => true)")
	v.live()
	var at struct{ Offline, Version, Wanted string }
	v.must(v.Eval(&at, `return window.archive.offline.then(offline => fetch(arguments[0]).then(r => r.json()).then(m =>
		({offline, version: window.archive.version, wanted: m.version})))`, v.base+"offline.json"))
	if at.Version == "" || at.Version != at.Wanted || at.Offline != at.Wanted {
		v.Errorf("the version is %q, its copy %q, want %q", at.Version, at.Offline, at.Wanted)
	}

	q := url.Values{"q": {"президент"}}
	people := v.ask(q).Facets.Person
	q.Set("person", v.first("person", people))
	all := v.ask(q)
	if all.Total == 0 || all.Total != len(all.IDs) || all.Total != people[0].Count {
		v.Errorf("%v: total %d, %d ids, want %d of both", q, all.Total, len(all.IDs), people[0].Count)
	}
	one := v.search(q.Encode() + "&limit=1")
	if one.Total != all.Total || len(one.IDs) != 1 || one.IDs[0] != all.IDs[0] {
		v.Errorf("limit=1 gives %d and %q, want %d and %q", one.Total, one.IDs, all.Total, all.IDs[:1])
	}
	if fmt.Sprint(one.Facets) != fmt.Sprint(all.Facets) {
		v.Errorf("limit=1 changes the facets from %v to %v", all.Facets, one.Facets)
	}
	if none := v.search(q.Encode() + "&limit=0"); none.Total != all.Total || len(none.IDs) != 0 {
		v.Errorf("limit=0 gives %d and %q, want %d and none", none.Total, none.IDs, all.Total)
	}
	named := url.Values{"q": q["q"], "person": {people[0].Name}}
	if byName := v.ask(named); !slices.Equal(byName.IDs, all.IDs) {
		v.Errorf("%v finds %q, by the id it is %q", named, byName.IDs, all.IDs)
	}
	for name, list := range map[string][]count{"person": all.Facets.Person, "topic": all.Facets.Topic, "source": all.Facets.Source, "lang": all.Facets.Lang} {
		for _, c := range list {
			if c.ID == "" || c.Name == "" {
				v.Errorf("a value of %s is %+v, want an id and a name", name, c)
			}
		}
	}
	v.articleForScripts(all.IDs[0], people[0].ID)
	for _, asked := range []string{"'?q='", "'limit=-1&from=never'", "42", "null", "undefined", "'%'"} {
		if total := v.number("window.archive.search(" + asked + ").total"); total != v.ask(nil).Total {
			v.Errorf("search(%s) finds %d, want all", asked, total)
		}
	}
}

// articleForScripts checks an article and where its person stands in it.
func (v *visitor) articleForScripts(id, person string) {
	v.Helper()
	type mention struct {
		Field, Rule string
		Start, End  int
	}
	var a *struct {
		ID, Title, Text, Lang string
		Persons               []struct {
			ID, Name string
			Mentions []mention
		}
		Topics []struct{ ID, Name, Rule string }
	}
	v.must(v.Eval(&a, "return window.archive.article(arguments[0])", id))
	if a == nil {
		v.Fatalf("no article %q", id)
	}
	v.open(pathOf("article", id))
	if h1, err := v.Text("h1"); err != nil || h1 != a.Title || a.ID != id || a.Lang == "" || len(a.Topics) == 0 {
		v.Errorf("article(%q) is %q with the title %q in %q on %v, the page calls it %q, %v", id, a.ID, a.Title, a.Lang, a.Topics, h1, err)
	}
	found := false
	for _, p := range a.Persons {
		for _, m := range p.Mentions {
			of := []rune(a.Text)
			if m.Field == "title" {
				of = []rune(a.Title)
			}
			if m.Start < 0 || m.Start >= m.End || m.End > len(of) || m.Rule == "" {
				v.Errorf("%s is mentioned at %+v of %d letters", p.Name, m, len(of))
				continue
			}
			form := string(of[m.Start:m.End])
			family := []rune(p.Name[strings.LastIndex(p.Name, " ")+1:])
			if !strings.Contains(form, string(family[:min(4, len(family))])) {
				v.Errorf("%s is mentioned as %q", p.Name, form)
			}
			found = found || p.ID == person
		}
	}
	if !found {
		v.Errorf("article(%q) does not mention %s, for whom it was found", id, person)
	}
	for _, none := range []string{"'no-such-article'", "''", "undefined", "{}"} {
		if got := v.str("String(window.archive.article(" + none + "))"); got != "null" {
			v.Errorf("article(%s) is %s, want null", none, got)
		}
	}
}

// countsAgree compares every number on the list page with window.archive's.
func countsAgree(v *visitor) {
	v.open("")
	all := v.ask(nil)
	year := ""
	for _, y := range all.Facets.Year {
		if y.Count > 0 {
			year = y.ID
		}
	}
	person, topic := v.first("person", all.Facets.Person), v.first("topic", all.Facets.Topic)
	for _, q := range []url.Values{
		{},
		{"q": {"президент"}},
		{"person": {person}},
		{"person": {person, all.Facets.Person[len(all.Facets.Person)-1].ID}, "topic": {topic}},
		{"topic": {topic}, "q": {"президентом"}},
		{"lang": {v.first("lang", all.Facets.Lang)}, "source": {v.first("source", all.Facets.Source)}},
		{"undated": {"1"}},
		{"from": {year}},
		{"q": {"такого-слова-нет"}},
	} {
		if year == "" && q.Has("from") {
			continue // nothing is dated
		}
		v.open("?" + q.Encode())
		want := v.ask(q)
		v.total(want.Total)
		for v.number("document.querySelectorAll('.facet .more').length - document.querySelectorAll('.facet .more[data-all]').length") > 0 {
			v.must(v.Eval(nil, `for (const more of document.querySelectorAll(".facet .more:not([data-all])")) { more.dataset.all = ""; more.click(); }`))
			v.must(v.Eval(nil, settled))
		}
		for facet, list := range map[string][]count{"person": want.Facets.Person, "topic": want.Facets.Topic, "source": want.Facets.Source, "lang": want.Facets.Lang} {
			v.sameCounts(fmt.Sprintf("%v: %s", q, facet), list, `[data-facet=`+facet+`] [data-value]`, "value", "[data-count]")
		}
		v.sameCounts(fmt.Sprintf("%v: years", q), want.Facets.Year, "#timeline [data-year]", "year", ".hidden")
		undated := v.number(`Number((document.querySelector("#timeline [data-value=undated] [data-count]") || {textContent: 0}).textContent)`)
		if undated != want.Facets.Undated {
			v.Errorf("%v: the page counts %d undated, window.archive %d", q, undated, want.Facets.Undated)
		}
	}
}

// sameCounts compares what elements of the page count with the archive's answer.
// A page may leave out what has no article.
func (v *visitor) sameCounts(what string, want []count, css, key, number string) {
	v.Helper()
	var shown []value
	v.must(v.Eval(&shown, `const [css, key, number] = arguments, all = new Map();
		const look = () => document.querySelectorAll(css).forEach(e => all.set(e.dataset[key], Number(/(\d+)\D*$/.exec(e.querySelector(number).textContent)[1])));
		const box = (e => e && e.closest(".values[data-long]"))(document.querySelector(css));
		return (async () => {
			look();
			for (; box && box.scrollTop + box.clientHeight < box.scrollHeight - 1; look()) { // only what is in sight is in the document
				box.scrollTop += box.clientHeight;
				await new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)));
			}
			return Array.from(all, ([id, count]) => ({id, count}));
		})()`, css, key, number))
	got, asked := map[string]int{}, map[string]int{}
	for _, s := range shown {
		got[s.ID] = s.Count
	}
	for _, c := range want {
		asked[c.ID] = c.Count
	}
	for id, n := range asked {
		if m, ok := got[id]; m != n || !ok && n > 0 {
			v.Errorf("%s: the page counts %d for %s, window.archive %d", what, m, id, n)
		}
	}
	for id, n := range got {
		if _, ok := asked[id]; !ok {
			v.Errorf("%s: the page counts %d for %s, window.archive does not list it", what, n, id)
		}
	}
}

// search asks window.archive with a query as it is written.
func (v *visitor) search(query string) (a answer) {
	v.Helper()
	v.must(v.Eval(&a, "return window.archive.search(arguments[0])", query))
	return a
}
