package view_test

import (
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"muragat/app/sample"
	"muragat/app/view"
	"muragat/app/words"
	"muragat/articles"
)

func english(t *testing.T) view.View {
	return view.View{Site: view.Site{Archive: sample.Archive(t), Base: "/kz/"}, Lang: words.English}
}

func query(t *testing.T, s string) url.Values {
	t.Helper()
	v, err := url.ParseQuery(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestParsePath(t *testing.T) {
	v := english(t)
	for _, c := range []struct {
		path string
		want view.Route
	}{
		{"/kz/", view.Route{Kind: view.Home}},
		{"/kz", view.Route{Kind: view.Home}},
		{"/kz/about", view.Route{Kind: view.About}},
		{"/kz/about/", view.Route{Kind: view.About}},
		{"/kz/article/2024/poety", view.Route{Kind: view.Article, ID: "2024/poety"}},
		{"/kz/article/2024/poety/index.html", view.Route{Kind: view.Article, ID: "2024/poety"}},
		{"/kz/person/abai-kunanbaev/", view.Route{Kind: view.Person, ID: "abai-kunanbaev"}},
		{"/kz/person", view.Route{Kind: view.AllPersons}},
		{"/kz/person/index.html", view.Route{Kind: view.AllPersons}},
		{"/kz/topic/", view.Route{Kind: view.AllTopics}},
		{"/kz/person/page/2", view.Route{}},
		{"/kz/person/page/1", view.Route{}},
		{"/kz/topic/page/", view.Route{}},
		{"/kz/article", view.Route{}},
		{"/kz/date/", view.Route{}},
		{"/kz/topic/01000000", view.Route{Kind: view.Topic, ID: "01000000"}},
		{"/kz/date/2024", view.Route{Kind: view.Date, ID: "2024"}},
		{"/kz/date/2024-04", view.Route{Kind: view.Date, ID: "2024-04"}},
		{"/kz/date/undated", view.Route{Kind: view.Date, ID: "undated"}},
		{"/kz/date/2024-04/2", view.Route{Kind: view.Date, ID: "2024-04"}},
		{"/kz/date/undated/12/index.html", view.Route{Kind: view.Date, ID: "undated"}},
		{"/kz/date/2024/1", view.Route{}},
		{"/kz/date/2024/x", view.Route{}},
		{"/kz/date/2024-13", view.Route{}},
		{"/kz/date/20245", view.Route{}},
		{"/kz/date/2024-04-18", view.Route{}},
		{"/kz/article/nothing", view.Route{}},
		{"/kz/person/Абай Кунанбаев", view.Route{}},
		{"/kz/nothing", view.Route{}},
		{"/elsewhere", view.Route{}},
		{"/kz/article/<script>", view.Route{}},
	} {
		if got := v.ParsePath(c.path); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.path, got, c.want)
		}
	}
}

func TestHrefLeadsBack(t *testing.T) {
	v := english(t)
	for _, r := range []view.Route{
		{Kind: view.Home},
		{Kind: view.About},
		{Kind: view.Article, ID: "2024/poety"},
		{Kind: view.Person, ID: "abai-kunanbaev"},
		{Kind: view.Date, ID: "2024-04"},
		{Kind: view.AllPersons},
		{Kind: view.AllTopics},
	} {
		u, err := url.Parse(v.Href(r, nil))
		if err != nil {
			t.Fatal(err)
		}
		if got := v.ParsePath(u.Path); got != r {
			t.Errorf("%+v leads to %s and back to %+v", r, u, got)
		}
	}
}

func TestFacetValuesSwitch(t *testing.T) {
	v := english(t)
	on := v.List(query(t, "q=Абай&person=abai-kunanbaev&sort=oldest"))
	facets := v.Facets(&on)
	people := facets[slices.IndexFunc(facets, func(f view.Facet) bool { return f.Key == "person" })]
	for i := range people.Len {
		value := people.Value(i)
		if value.Chosen != (i == 0) {
			t.Errorf("value %d is %+v, want the chosen one first", i, value)
		}
		href := v.ToggledHref(on.Query, "person", value.ID)
		u, err := url.Parse(href)
		if err != nil {
			t.Fatal(err)
		}
		next := u.Query()
		if next.Get("q") != "Абай" || next.Get("sort") != "oldest" {
			t.Errorf("switching %s forgets the rest: %s", value.ID, href)
		}
		if has := slices.Contains(next["person"], value.ID); has == value.Chosen {
			t.Errorf("%s, chosen %t: its link is %s", value.ID, value.Chosen, href)
		}
	}
	if u, _ := url.Parse(people.Clear); u.Query().Has("person") || u.Query().Get("q") == "" {
		t.Errorf("clearing people: %s", people.Clear)
	}
	if len(on.Chips) != 1 || on.Chips[0].Text != "Абай Кунанбаев" && on.Chips[0].Text != "Abai Kunanbaev" {
		t.Errorf("chips: %+v", on.Chips)
	}
}

func TestTimelineDrills(t *testing.T) {
	v := english(t)
	at := func(href string) (view.ListPage, view.Timeline) {
		u, err := url.Parse(href)
		if err != nil {
			t.Fatal(err)
		}
		p := v.List(u.Query())
		return p, v.Timeline(&p)
	}
	_, all := at("/")
	var years []string
	for _, b := range all.Bars {
		years = append(years, b.ID)
	}
	if want := []string{"2022", "2023", "2024"}; !slices.Equal(years, want) {
		t.Fatalf("years %v, want %v (an empty year between keeps its place)", years, want)
	}
	if all.Bars[1].N != 0 || all.Bars[1].Height != 0 || all.Bars[2].N != 2 || all.Bars[2].Height != view.BarHeight {
		t.Errorf("bars: %+v", all.Bars)
	}
	if all.Undated == nil || all.Undated.N != 1 {
		t.Errorf("undated: %+v", all.Undated)
	}
	if all.Shape.Width != 36 || len(all.Within) != 1 || all.Within[0].Href != "/kz/" {
		t.Errorf("the months of three years: %+v within %+v", all.Shape, all.Within)
	}
	year, months := at(all.Bars[2].Href)
	if year.Total != 2 || len(months.Within) != 2 || months.Within[1].ID != "2024" || len(months.Bars) != 12 || months.Within[0].Href != "/kz/" {
		t.Fatalf("in 2024: %d articles, %+v", year.Total, months)
	}
	april := months.Bars[3]
	if april.ID != "2024-04" || april.N != 2 || april.Chosen {
		t.Errorf("April: %+v", april)
	}
	month, days := at(april.Href)
	if from := month.Query.From.String(); from != "2024-04" || month.Total != 2 || len(days.Bars) != 30 || len(days.Within) != 3 {
		t.Fatalf("in April: from=%s, %d articles, %+v", from, month.Total, days)
	}
	if up, _ := at(days.Within[1].Href); up.Query.From.String() != "2024" {
		t.Errorf("up from April leads to %+v", up.Query)
	}
	n := 0
	for _, b := range days.Bars {
		if n += b.N; b.N > 0 {
			if day, same := at(b.Href); day.Total != b.N || day.Query.From.String() != b.ID || len(same.Bars) != 30 {
				t.Errorf("%s promises %d articles, there are %d", b.ID, b.N, day.Total)
			} else if i := slices.IndexFunc(same.Bars, func(b view.Bar) bool { return b.Chosen }); i < 0 || same.Bars[i].ID != b.ID {
				t.Errorf("%s is chosen, but bar %d is marked", b.ID, i)
			} else if back, _ := at(same.Bars[17].Href); b.ID == "2024-04-18" && back.Query.From.String() != "2024-04" {
				t.Errorf("the 18th chosen again leads to %+v, want April", back.Query)
			}
		}
	}
	if n != 2 {
		t.Errorf("the days have %d articles together, want 2", n)
	}
}

func TestWaysOutOfAnEmptyResult(t *testing.T) {
	v := english(t)
	p := v.List(query(t, "person=alisher-navoi&lang=kk"))
	if p.Total != 0 || len(p.Ways) != 2 {
		t.Fatalf("%d articles, ways %+v", p.Total, p.Ways)
	}
	for _, w := range p.Ways {
		u, _ := url.Parse(w.Href)
		if got := v.List(u.Query()).Total; got != w.N || !strings.Contains(w.Text, "1 article.") {
			t.Errorf("%q promises %d, there are %d", w.Text, w.N, got)
		}
	}
}

func TestWhatWasIgnoredIsSaid(t *testing.T) {
	p := english(t).List(query(t, "person=nobody-such&from=2024-02-30&page=0&colour=red"))
	if len(p.Ignored) != 4 || p.Total != 4 {
		t.Errorf("%d articles, ignored %q", p.Total, p.Ignored)
	}
}

func TestArticleMarksNamesAndWords(t *testing.T) {
	v := english(t)
	n, _ := v.Archive.Lookup("2024/poety")
	p := v.Article(n, "Навои")
	var linked, found []string
	var text strings.Builder
	for _, paragraph := range p.Paragraphs {
		for _, run := range paragraph.Runs {
			var whole string
			for _, part := range run.Parts {
				whole += part.Text
				if part.Found {
					found = append(found, part.Text)
				}
			}
			if run.Href != "" {
				linked = append(linked, whole)
			}
			text.WriteString(whole)
		}
		text.WriteString("\n")
	}
	if text.String() != p.Text {
		t.Errorf("the runs say\n%q, the article\n%q", text.String(), p.Text)
	}
	if want := []string{"Абай Кунанбаев", "Алишер Навои"}; !slices.Equal(linked, want) {
		t.Errorf("linked %q, want %q", linked, want)
	}
	if want := []string{"Навои"}; !slices.Equal(found, want) {
		t.Errorf("marked %q, want %q", found, want)
	}
}

func TestSubjects(t *testing.T) {
	v := english(t)
	person := v.Subject(view.Route{Kind: view.Person, ID: "abai-kunanbaev"}, nil)
	if person.Title != "Abai Kunanbaev" || person.TotalText != "2 articles" || len(person.With) != 1 || person.With[0].ID != "alisher-navoi" {
		t.Errorf("person: %+v", person)
	}
	if want := []view.Link{{Text: "Абай Кунанбаев", N: 1}}; !slices.Equal(person.Forms, want) {
		t.Errorf("forms: %v, want %v", person.Forms, want)
	}
	if p := v.Subject(view.Route{Kind: view.Person, ID: "alisher-navoi"}, nil); p.Title != "Алишер Навои" || len(p.Forms) > 0 {
		t.Errorf("the page of %s says that it is written %v", p.Title, p.Forms)
	}
	topic := v.Subject(view.Route{Kind: view.Topic, ID: "01000000"}, nil)
	if topic.TotalText != "1 article" || len(topic.Narrower) != 1 || topic.Narrower[0].Text != "Literature" {
		t.Errorf("topic: %+v", topic)
	}
	month := v.Subject(view.Route{Kind: view.Date, ID: "2024-04"}, nil)
	if month.Title != "April\u00a02024" || month.Broader.ID != "2024" || month.Hits.Total != 2 {
		t.Errorf("month: %+v", month)
	}
}

func TestDamageIsSaid(t *testing.T) {
	data, err := articles.Encode(sample.Collection(), nil)
	if err != nil {
		t.Fatal(err)
	}
	damaged := strings.Replace(string(data), "<script>", "<scripX>", 1)
	a, err := articles.Open(damaged)
	if err != nil || damaged == string(data) {
		t.Fatalf("the damage was refused or not made: %v", err)
	}
	v := view.View{Site: view.Site{Archive: a, Base: "/"}, Lang: words.English}
	if notes := v.List(nil).Notes; len(notes) > 0 {
		t.Errorf("notes %q, want none before the damage is known", notes)
	}
	if err := a.Verify(nil); err == nil {
		t.Fatal("the damage was not found")
	}
	if want := []string{v.T(words.Damaged)}; !slices.Equal(v.List(nil).Notes, want) {
		t.Errorf("notes %q, want %q", v.List(nil).Notes, want)
	}
}

func TestYearsHaveRoomForTheirLabels(t *testing.T) {
	c := sample.Collection()
	for _, y := range []string{"1990", "2025"} {
		d, err := articles.ParseDate(y)
		if err != nil {
			t.Fatal(err)
		}
		c.Articles = append(c.Articles, articles.Article{ID: y, Title: y, Text: y, Date: d})
	}
	v := view.View{Site: view.Site{Archive: sample.Open(t, c), Base: "/"}, Lang: words.English}
	list := v.List(nil)
	bars := v.Timeline(&list).Bars
	if len(bars) != 36 {
		t.Fatalf("%d bars, want one for each year from 1990 to 2025", len(bars))
	}
	var labels []string
	for _, b := range bars {
		if text := strings.TrimSpace(b.Text); text != "" {
			labels = append(labels, text)
		}
	}
	if want := []string{"1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"}; !slices.Equal(labels, want) {
		t.Errorf("labels %v, want %v", labels, want)
	}
}

// What is typed is counted later, and as exactly.
func TestTyped(t *testing.T) {
	v := english(t)
	values := url.Values{"q": {"Абай"}}
	list, typed := v.List(values), v.Typed(values)
	if typed.Total != list.Total || typed.TotalText != list.TotalText {
		t.Errorf("while it is typed %d are found, %q, then %d, %q", typed.Total, typed.TotalText, list.Total, list.TotalText)
	}
	if got, want := v.Timeline(&typed), v.Timeline(&list); !reflect.DeepEqual(got, want) {
		t.Errorf("the timeline of what is typed is %v, want %v", got, want)
	}
	got, want := v.Facets(&typed), v.Facets(&list)
	if len(got) != len(want) || len(want) == 0 {
		t.Fatalf("%d facets, want %d", len(got), len(want))
	}
	for i, f := range want {
		for j := range f.Len {
			if got[i].Len != f.Len || got[i].Value(j) != f.Value(j) {
				t.Fatalf("facet %s of what is typed: %v, want %v", f.Key, got[i], f)
			}
		}
	}
}
