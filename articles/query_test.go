package articles

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestParseQuery(t *testing.T) {
	a := mustOpen(t, sample(t), nil)
	long := strings.Repeat("я", 600)
	for in, test := range map[string]struct {
		want    Query
		ignored []Ignored
	}{
		"":                             {want: Query{}},
		"q=&person=&from=&page=&sort=": {want: Query{}},
		"q=+a+%22b+c%22+-d+":           {want: Query{Text: `a "b c" -d`}},
		"person=tokaev&person=Шавкат+Мирзиёев&person=Қасым-Жомарт+Тоқаев": {want: Query{Persons: []string{"mirziyoyev", "tokaev"}}},
		"topic=politics&topic=Своя+тема&topic=own":                        {want: Query{Topics: []string{"11000000", "own"}}},
		"source=uza.uz&source=informburo.kz&lang=uz&lang=ru":              {want: Query{Sources: []string{"informburo.kz", "uza.uz"}, Langs: []string{"ru", "uz"}}},
		"from=2018&to=2024-05-17&undated=1&sort=oldest&page=7": {want: Query{
			From: mustDate(t, "2018"), To: mustDate(t, "2024-05-17"), Undated: true, Sort: ByOldest, Page: 7,
		}},
		"undated=0&sort=relevance&page=1": {want: Query{}},
		"from=2024-05&to=2024":            {want: Query{From: mustDate(t, "2024-05"), To: mustDate(t, "2024")}},
		"person=<script>&x=1&lang=de&x=2": {ignored: []Ignored{{"lang", "de", UnknownValue}, {"person", "<script>", UnknownValue}, {"x", "1 2", UnknownKey}}},
		"from=2024-02-30&to=2018/..":      {ignored: []Ignored{{"from", "2024-02-30", BadDate}, {"to", "2018/..", BadDate}}},
		"from=2024?":                      {ignored: []Ignored{{"from", "2024?", BadDate}}},
		"from=2024&to=2018":               {ignored: []Ignored{{"from", "2024", Reversed}, {"to", "2018", Reversed}}},
		"page=0&sort=best&undated=yes":    {ignored: []Ignored{{"page", "0", BadNumber}, {"sort", "best", UnknownValue}, {"undated", "yes", UnknownValue}}},
		"q=person:Токаев+мир":             {want: Query{Text: "мир", Persons: []string{"tokaev"}}},
		"q=мир+человек:\"Шавкат+Мирзиёев\"+-война":   {want: Query{Text: "мир -война", Persons: []string{"mirziyoyev"}}},
		"q=person:мирз&person=tokaev":                {want: Query{Persons: []string{"mirziyoyev", "tokaev"}}},
		"q=person:%22Мирзиёев":                       {want: Query{Persons: []string{"mirziyoyev"}}},
		"q=date:2024":                                {want: Query{From: mustDate(t, "2024"), To: mustDate(t, "2024")}},
		"q=Дата:2024-03+a":                           {want: Query{Text: "a", From: mustDate(t, "2024-03"), To: mustDate(t, "2024-03")}},
		"q=date:2019..2021-05&from=2018":             {want: Query{From: mustDate(t, "2019"), To: mustDate(t, "2021-05")}},
		"q=date:2019..":                              {want: Query{From: mustDate(t, "2019")}},
		"q=date:..2021":                              {want: Query{To: mustDate(t, "2021")}},
		"q=date:2021..2019":                          {ignored: []Ignored{{"from", "2021", Reversed}, {"to", "2019", Reversed}}},
		"q=date:май+date:..+b":                       {want: Query{Text: "b"}, ignored: []Ignored{{"date", "май", BadDate}, {"date", "..", BadDate}}},
		"q=person:некто+c":                           {want: Query{Text: "c"}, ignored: []Ignored{{"person", "некто", UnknownValue}}},
		"q=\"person:токаев\"+person:+-date:2024+x:1": {want: Query{Text: `"person:токаев" person: -date:2024 x:1`}},
		"q=tokaev&exact=1":                           {want: Query{Text: "tokaev", Exact: true}},
		"q=tokaev&exact=yes":                         {want: Query{Text: "tokaev"}, ignored: []Ignored{{"exact", "yes", UnknownValue}}},
		"page=-1":                                    {ignored: []Ignored{{"page", "-1", BadNumber}}},
		"page=%2B5":                                  {ignored: []Ignored{{"page", "+5", BadNumber}}},
		"page=99999999999999999999":                  {ignored: []Ignored{{"page", "99999999999999999999", BadNumber}}},
		"page=2&page=3&page=2":                       {want: Query{Page: 2}, ignored: []Ignored{{"page", "3", UnknownValue}}},
		"q=" + long:                                  {want: Query{Text: long[:2*500]}, ignored: []Ignored{{"q", long[:2*100], TooLong}}},
		"q=" + long[:2*500]:                          {want: Query{Text: long[:2*500]}},
		"q=a%ff":                                     {want: Query{Text: "a\uFFFD"}},
		"person=" + long:                             {ignored: []Ignored{{"person", long[:2*100], UnknownValue}}},
		strings.Repeat("y", 200) + "=%ffa":           {ignored: []Ignored{{strings.Repeat("y", 100), "\uFFFDa", UnknownKey}}},
	} {
		v, err := url.ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		if test.want.Page == 0 {
			test.want.Page = 1
		}
		got, ignored := a.ParseQuery(v)
		if d := cmp.Diff(test.want, got, sameDates); d != "" {
			t.Errorf("%s (-want +got):\n%s", clip(in, 60), d)
		}
		if d := cmp.Diff(test.ignored, ignored); d != "" {
			t.Errorf("%s: ignored (-want +got):\n%s", clip(in, 60), d)
		}
		again, ignored := a.ParseQuery(got.Values())
		if d := cmp.Diff(got, again, sameDates); d != "" || ignored != nil {
			t.Errorf("%s as %s (-want +got):\n%s%v", clip(in, 60), got.Values().Encode(), d, ignored)
		}
	}
	many := url.Values{}
	for i := range 5000 {
		many[fmt.Sprint("k", i)] = []string{"v"}
	}
	if _, ignored := a.ParseQuery(many); len(ignored) != 100 {
		t.Errorf("%d ignored parts reported, want 100", len(ignored))
	}
}

func TestValuesAreCanonical(t *testing.T) {
	a := Query{Persons: []string{"b", "a", "b"}, Langs: []string{"ru", "kk"}, Page: 1}
	b := Query{Persons: []string{"a", "b"}, Langs: []string{"kk", "ru"}}
	if got, want := a.Values().Encode(), "lang=kk&lang=ru&person=a&person=b"; got != want || b.Values().Encode() != want {
		t.Errorf("%q and %q, want %q", got, b.Values().Encode(), want)
	}
	if a.Persons[0] != "b" {
		t.Error("Values changed the query")
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{
		`q=person:a+date:2019..+"person:x"-"y`, "q=-person:%22b+date:x+дата:2020",
		`q=a+"b+-c*&person=tokaev&topic=own&lang=ru&page=3`, "from=2018&to=2017&undated=1", "q=%ff%", "sort=oldest&source=uza.uz&person=Токаев",
		"q=%E2%80%AE%E2%81%A7%00%7F%0A", "q=%E2%80%AE&person=%E2%80%AE", "q=%EF%BB%BF%E2%80%8B%CC%80%CC%80", "q=%22%E2%80%8D%22+-%E2%80%8B*",
	} {
		f.Add(s)
	}
	a := mustOpen(f, sample(f), nil)
	f.Fuzz(func(t *testing.T, s string) {
		v, _ := url.ParseQuery(s)
		q, ignored := a.ParseQuery(v)
		if utf8.RuneCountInString(q.Text) > MaxQueryRunes || !utf8.ValidString(q.Text) || strings.ContainsAny(q.Text, "\u202e\u202c\u2067\u2069\x00\n") {
			t.Fatalf("text %q", q.Text)
		}
		for _, x := range ignored {
			if !utf8.ValidString(x.Key) || !utf8.ValidString(x.Value) || utf8.RuneCountInString(x.Value) > 100 {
				t.Fatalf("ignored %q", x)
			}
		}
		again, ignored := a.ParseQuery(q.Values())
		if d := cmp.Diff(q, again, sameDates); d != "" || ignored != nil {
			t.Fatalf("%q (-want +got):\n%s%v", q.Values(), d, ignored)
		}
		a.Search(q, 10)
		a.Matcher(q.Text).Snippet(0, 50)
	})
}

func TestParseText(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"  - * -* \"\" «» -\"\" !? ": "",
		"Президент":                  "any(Президент: президент)",
		"президент президент Президент": "any(президент: президент)",
		"През*":                 "prefix(През: през)",
		"-мир -ми* -\"мир в\"":  "-any(мир: мир) -prefix(ми: ми) -phrase(мир в: мир в)",
		`"Касым-Жомарт Токаев"`: "phrase(Касым-Жомарт Токаев: касым жомарт токаев)",
		"«мир» “a b” „в г“":     "phrase(мир: мир) phrase(a b: a b) phrase(в г: в г)",
		`"open end`:             "phrase(open end: open end)",
		`a"b c"d`:               "any(a: a) phrase(b c: b c) any(d: d)",
		"Касым-Жомарт":          "any(Касым-Жомарт: касым-жомарт)",
		"М.Азильханов":          "any(М: м) any(Азильханов: азильханов)",
		"М.Азил*":               "any(М: м) prefix(Азил: азил)",
		"-М.Азильханов":         "-phrase(М.Азильханов: м азильханов)",
		"--a":                   "-any(a: a)",
		"мир - война":           "any(мир: мир) any(война: война)",
		"a*b":                   "any(a: a) any(b: b)",
		"a**":                   "prefix(a: a)",
		"5,4 %":                 "any(5: 5) any(4: 4)",
		"<script>":              "any(script: script)",
		"-":                     "",
		"\u00a0a\u2003b":        "any(a: a) any(b: b)",
	} {
		var got []string
		for _, term := range parseText(text) {
			s := map[bool]string{true: "-"}[term.Excluded] + [...]string{"any", "prefix", "phrase"}[term.Kind]
			got = append(got, fmt.Sprintf("%s(%s: %s)", s, term.Text, strings.Join(term.tokens, " ")))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("parseText(%q) = %s, want %s", text, strings.Join(got, " "), want)
		}
	}
}
