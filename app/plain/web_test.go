package plain

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"io"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"muragat/app/sample"
	"muragat/articles"
)

const origin = "https://example.org"

func TestParseOrigin(t *testing.T) {
	for s, want := range map[string]string{
		"": "", origin: origin, origin + "/": origin, "http://[::1]:80": "http://[::1]:80", "http://localhost:8000": "http://localhost:8000",
	} {
		if got, err := ParseOrigin(s); got != want || err != nil {
			t.Errorf("%q: %q, %v; wanted %q", s, got, err, want)
		}
	}
	for _, s := range []string{"example.org", "//example.org", "ftp://example.org", "https://", "https://example.org/path", "https://a:b@example.org", "https://example.org?x", "https://example.org#x", "https://exa mple.org", "/", "https://қала.example", `https://e"><x`} {
		if got, err := ParseOrigin(s); err == nil {
			t.Errorf("%q is taken for %q", s, got)
		}
	}
}

// parsed fails unless data is XML that another reader takes, and fills v with it.
func parsed(t *testing.T, data string, v any) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(data))
	if err := d.Decode(v); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	if token, err := d.Token(); err != io.EOF {
		if text, ok := token.(xml.CharData); !ok || strings.TrimSpace(string(text)) != "" {
			t.Fatalf("behind the end: %v, %v", token, err)
		}
	}
}

type readFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	IDs     []string    `xml:"id"`
	Titles  []string    `xml:"title"`
	Updated []string    `xml:"updated"`
	Author  []string    `xml:"author>name"`
	Links   []readLink  `xml:"link"`
	Entries []readEntry `xml:"entry"`
}

type readLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type readEntry struct {
	Lang      *string    `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	IDs       []string   `xml:"id"`
	Titles    []string   `xml:"title"`
	Updated   []string   `xml:"updated"`
	Published []string   `xml:"published"`
	Summary   []string   `xml:"summary"`
	Links     []readLink `xml:"link"`
	Category  []struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr"`
	} `xml:"category"`
}

// The musts of RFC 4287, and what this feed promises beyond them.
func TestFeed(t *testing.T) {
	c := sample.Many(70)
	c.Articles = append(c.Articles, articles.Article{ID: "қала 1?", Title: "Қала", Text: "Күн \x01 суық.", Lang: "kk", Date: mustDate(t, "2025?")})
	got := made(t, c, "/x/", origin, All)
	var f readFeed
	parsed(t, got["feed.atom"], &f)
	absolute := func(s string) {
		t.Helper()
		if u, err := url.Parse(s); err != nil || !u.IsAbs() {
			t.Errorf("found %q; wanted an absolute address", s)
		}
	}
	if len(f.IDs) != 1 || len(f.Titles) != 1 || len(f.Updated) != 1 || len(f.Author) != 1 || f.Author[0] == "" || f.Lang != "ru" {
		t.Fatalf("the feed lacks what an Atom feed must have: %.600s", got["feed.atom"])
	}
	absolute(f.IDs[0])
	rels := map[string]string{}
	for _, l := range f.Links {
		absolute(l.Href)
		rels[l.Rel] = l.Href
	}
	if rels["self"] != origin+"/x/feed.atom" || rels["alternate"] != origin+"/x/" {
		t.Errorf("the feed's links are %v", rels)
	}
	if len(f.Entries) != feedEntries {
		t.Fatalf("%d entries, wanted the newest %d", len(f.Entries), feedEntries)
	}
	ids := map[string]bool{}
	latest := ""
	byTitle := map[string]readEntry{}
	for _, e := range f.Entries {
		if len(e.IDs) != 1 || len(e.Titles) != 1 || len(e.Updated) != 1 || len(e.Published) > 1 || len(e.Summary) != 1 || e.Lang == nil {
			t.Fatalf("an entry lacks what it must have: %+v", e)
		}
		absolute(e.IDs[0])
		if ids[e.IDs[0]] {
			t.Errorf("two entries are %s", e.IDs[0])
		}
		ids[e.IDs[0]] = true
		if _, err := time.Parse(time.RFC3339, e.Updated[0]); err != nil {
			t.Error(err)
		}
		latest = max(latest, e.Updated[0])
		if e.Links[0].Rel != "alternate" || e.Links[0].Href != e.IDs[0] {
			t.Errorf("%s leads to %+v", e.IDs[0], e.Links)
		}
		file, _ := url.PathUnescape(strings.TrimPrefix(e.Links[0].Href, origin+"/x/"))
		if got[file+"index.html"] == "" {
			t.Errorf("%s has no page", e.Links[0].Href)
		}
		if strings.ContainsRune(e.Summary[0], 1) {
			t.Errorf("%q has a letter that XML forbids", e.Summary[0])
		}
		byTitle[e.Titles[0]] = e
	}
	if f.Updated[0] != latest || latest != "2025-01-01T00:00:00Z" {
		t.Errorf("the feed is of %s, wanted the time of its latest entry, %s", f.Updated[0], latest)
	}
	for title, want := range map[string][3]string{
		"Қала":                            {"kk", "2025-01-01T00:00:00Z", ""},
		"Вечер двух поэтов":               {"ru", "2024-04-18T00:00:00Z", "2024-04-18T00:00:00Z"},
		"Абай оқулары":                    {"kk", "2022-01-01T00:00:00Z", ""},
		strings.TrimSpace(sample.Hostile): {"ru", "2024-04-01T00:00:00Z", "2024-04-01T00:00:00Z"},
	} {
		e, ok := byTitle[title]
		if !ok || *e.Lang != want[0] || e.Updated[0] != want[1] || strings.Join(e.Published, "") != want[2] {
			t.Errorf("%s: found %+v, wanted %q", title, e, want)
		}
	}
	if e := byTitle["Вечер двух поэтов"]; len(e.Category) != 1 || e.Category[0].Term != "20000013" || e.Category[0].Label != "Литература" {
		t.Errorf("the topics are %+v", e.Category)
	}
	if _, ok := byTitle["A reading of poems"]; ok {
		t.Error("an undated article is news")
	}
	if !strings.Contains(got["index.html"], `<link rel="alternate" type="application/atom+xml" title="Архив статей" href="/x/feed.atom">`) {
		t.Error("the list does not lead to the feed")
	}
}

// Nothing is promised that is not there.
func TestWhatIsLeftOut(t *testing.T) {
	machine := []string{"feed.atom", "sitemap.xml", "robots.txt", "opensearch.xml", "card.png"}
	undated := sample.Collection()
	undated.Articles = undated.Articles[2:3]
	undated.Persons, undated.Topics = nil, nil
	for name, test := range map[string]struct {
		got  map[string]string
		want []string
	}{
		"no origin":      {made(t, sample.Collection(), "/", "", All), nil},
		"all":            {made(t, sample.Collection(), "/", origin, All), machine},
		"below a path":   {made(t, sample.Collection(), "/x/", origin, All), slices.DeleteFunc(slices.Clone(machine), func(s string) bool { return s == "robots.txt" })},
		"no plain pages": {made(t, sample.Collection(), "/", origin, None), machine[1:]},
		"nothing dated":  {made(t, undated, "/", origin, All), machine[1:]},
	} {
		for _, file := range machine {
			_, there := test.got[file]
			if there != slices.Contains(test.want, file) {
				t.Errorf("%s: %s is there: %t", name, file, there)
			}
			if file == "sitemap.xml" || file == "robots.txt" {
				continue
			}
			if linked := strings.Contains(test.got["about/index.html"], file); linked != there {
				t.Errorf("%s: %s is there: %t, and linked: %t", name, file, there, linked)
			}
		}
	}
	robots := made(t, sample.Collection(), "/", origin, All)["robots.txt"]
	if robots != "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n" {
		t.Errorf("robots.txt is %q", robots)
	}
}

var canonical = regexp.MustCompile(`<link rel="canonical" href="([^"]*)">`)

type readMap struct {
	XMLName xml.Name
	URLs    []string `xml:"url>loc"`
	Maps    []string `xml:"sitemap>loc"`
}

// The sitemap lists the pages that say an address of their own, with that address, and no others.
func TestSitemap(t *testing.T) {
	c := sample.Many(70)
	c.Articles = append(c.Articles, articles.Article{ID: "қала/1", Title: "Қала", Text: "Күн.", Lang: "kk"})
	for _, limit := range []Limit{All, 3, None} {
		got := made(t, c, "/x/", origin, limit)
		var want []string
		for name, body := range got {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			m := canonical.FindStringSubmatch(body)
			if hidden := strings.Contains(body, `<meta name="robots" content="noindex">`); hidden != (m == nil) {
				t.Errorf("%s: an address of its own: %t, kept out of search engines: %t", name, m != nil, hidden)
			}
			if m != nil {
				want = append(want, m[1])
				file, err := url.PathUnescape(strings.TrimPrefix(m[1], origin+"/x/"))
				if err != nil || file+"index.html" != name {
					t.Errorf("%s says that its address is %s", name, m[1])
				}
			}
		}
		for _, name := range []string{"404.html", "405.html", "shell.html"} {
			if canonical.MatchString(got[name]) {
				t.Errorf("%s says an address", name)
			}
		}
		var read readMap
		parsed(t, got["sitemap.xml"], &read)
		slices.Sort(want)
		slices.Sort(read.URLs)
		if !slices.Equal(read.URLs, want) || read.XMLName != (xml.Name{Space: "http://www.sitemaps.org/schemas/sitemap/0.9", Local: "urlset"}) {
			t.Errorf("%d: found %q\nwanted %q", limit, read.URLs, want)
		}
	}
}

func TestSitemapIndex(t *testing.T) {
	w, err := newWriter(Options{Archive: sample.Archive(t), Base: "/x/", Origin: origin, Asset: func(s string) string { return s }})
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for i := range 120_001 {
		files = append(files, fmt.Sprintf("article/%d&/index.html", i))
	}
	files = append(files, "article/"+strings.Repeat("долго/", 100)+"index.html") // longer than an address may be
	jobs := w.sitemaps(files)
	var index readMap
	var all []string
	for i, j := range jobs {
		body, err := j.make()
		if err != nil || len(body) > sitemapBytes {
			t.Fatalf("%s has %d bytes, %v", j.path, len(body), err)
		}
		var read readMap
		parsed(t, string(body), &read)
		if i == len(jobs)-1 {
			index = read
			continue
		}
		if len(read.URLs) > 50_000 || len(read.URLs) == 0 {
			t.Errorf("%s lists %d", j.path, len(read.URLs))
		}
		all = append(all, read.URLs...)
	}
	if len(all) != 120_001 || all[0] != origin+"/x/article/0&/" || all[120_000] != origin+"/x/article/120000&/" {
		t.Errorf("%d addresses, of which the first is %q", len(all), all[0])
	}
	if want := []string{origin + "/x/sitemap-1.xml", origin + "/x/sitemap-2.xml", origin + "/x/sitemap-3.xml"}; !slices.Equal(index.Maps, want) || index.XMLName.Local != "sitemapindex" || jobs[3].path != "sitemap.xml" {
		t.Errorf("the index is %+v, wanted %q", index, want)
	}
	for size := 200; size < 400; size += 7 {
		n := 0
		for _, list := range sitemapLists(all[:20], 50_000, size) {
			var read readMap
			parsed(t, string(list), &read)
			n += len(read.URLs)
			if len(list) > size && len(read.URLs) > 1 {
				t.Fatalf("a file of %d bytes, wanted at most %d", len(list), size)
			}
		}
		if n != 20 {
			t.Fatalf("%d of 20 addresses in files of %d bytes", n, size)
		}
	}
}

func TestOpenSearch(t *testing.T) {
	c := sample.Collection()
	for title, want := range map[string]string{"": "Архив статей", "Вести & <были>": "Вести & <были>", "Ведомости Семипалатинской области": "Ведомости…", strings.Repeat("ұ", 40): strings.Repeat("ұ", 15) + "…"} {
		c.Titles = nil
		if title != "" {
			c.Titles = []articles.Label{{Lang: "ru", Text: title}}
		}
		got := made(t, c, "/x/", origin, All)
		var d struct {
			XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
			ShortName   string
			Description string
			URLs        []struct {
				Type     string `xml:"type,attr"`
				Template string `xml:"template,attr"`
			} `xml:"Url"`
		}
		parsed(t, got["opensearch.xml"], &d)
		if d.ShortName != want || utf8.RuneCountInString(d.ShortName) > 16 || d.Description == "" || utf8.RuneCountInString(d.Description) > 1024 {
			t.Errorf("%s: found %+v, wanted the name %q", title, d, want)
		}
		if len(d.URLs) == 0 || d.URLs[0].Type != "text/html" || d.URLs[0].Template != "https://example.org/x/?q={searchTerms}" {
			t.Errorf("it searches by %+v", d.URLs)
		}
		for name, body := range got {
			if strings.HasSuffix(name, ".html") && !strings.Contains(body, `<link rel="search" type="application/opensearchdescription+xml" title="`) {
				t.Errorf("%s does not lead to it", name)
			}
		}
	}
}

func TestWebManifest(t *testing.T) {
	got := made(t, sample.Collection(), "/x/", "", All)
	var m struct {
		ID, Lang, Scope, Display string
		Start                    string `json:"start_url"`
		Icons                    []struct{ Sizes, Purpose string }
		Shortcuts                []struct{ Name, URL string }
		Share                    struct {
			Action, Method string
			Params         map[string]string
		} `json:"share_target"`
	}
	if err := json.Unmarshal([]byte(got["manifest.webmanifest"]), &m); err != nil {
		t.Fatal(err)
	}
	if m.ID != "/x/" || m.Scope != "/x/" || m.Start != "/x/" || m.Lang != "ru" || m.Display != "minimal-ui" || len(m.Icons) != 4 || m.Icons[3].Purpose != "maskable" {
		t.Errorf("found %+v", m)
	}
	if m.Share.Action != "/x/" || m.Share.Method != "GET" || !maps.Equal(m.Share.Params, map[string]string{"text": "q"}) {
		t.Errorf("what is shared goes to %+v", m.Share)
	}
	for _, s := range m.Shortcuts {
		if s.Name == "" || got[strings.TrimPrefix(s.URL, "/x/")+"/index.html"] == "" {
			t.Errorf("a shortcut leads to %+v", s)
		}
	}
	if len(m.Shortcuts) != 2 {
		t.Errorf("%d shortcuts, wanted 2", len(m.Shortcuts))
	}
}

func mustDate(t *testing.T, edtf string) articles.Date {
	t.Helper()
	d, err := articles.ParseDate(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// inked is how many points of a part of a picture are not paper.
func inked(t *testing.T, data string, part image.Rectangle) (n int) {
	t.Helper()
	picture, err := png.Decode(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if b := picture.Bounds(); b.Dx() != cardWidth || b.Dy() != cardHeight {
		t.Fatalf("the picture is %v", b)
	}
	pr, pg, pb, _ := cardPaper.RGBA()
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if r, g, b, _ := picture.At(x, y).RGBA(); r != pr || g != pg || b != pb {
				n++
			}
		}
	}
	return n
}

func TestCard(t *testing.T) {
	c := sample.Collection()
	card := func(title string) string {
		c.Titles = []articles.Label{{Lang: "ru", Text: title}}
		got := made(t, c, "/x/", origin, None)
		if !strings.Contains(got["index.html"], `<meta property="og:image" content="https://example.org/x/card.png">`) {
			t.Error("the list has no picture")
		}
		return got["card.png"]
	}
	signOnly := card("写真") // letters that the font lacks: the sign alone
	if inked(t, signOnly, image.Rect(0, 0, cardWidth, (cardHeight-cardSign)/2)) > 0 {
		t.Error("the sign alone is not in the middle: there is room for letters that the font lacks")
	}
	whole := image.Rect(0, 0, cardWidth, cardHeight)
	base := inked(t, signOnly, whole)
	seen := map[string]bool{signOnly: true}
	for _, title := range []string{"Архив", "Әңгіме: ғылым, қала, өнер, ұлт, үй, һ", "Oʻzbekiston maʼlumoti, Ўзбекистон: қ ғ ҳ", strings.Repeat("Ведомости ", 20), strings.Repeat("ж", 150)} {
		data := card(title)
		if n := inked(t, data, whole); n < base+1000 || seen[data] || card(title) != data {
			t.Errorf("%s: %d points are inked, %d by the sign; or it is the picture of another name, or not always the same", title, n, base)
		}
		if n := inked(t, data, image.Rect(0, 0, cardWidth, 40)) + inked(t, data, image.Rect(0, cardHeight-40, cardWidth, cardHeight-12)) +
			inked(t, data, image.Rect(cardWidth-cardMargin+8, 0, cardWidth, cardHeight-12)); n > 0 {
			t.Errorf("%s: %d points in the margins", title, n)
		}
		if len(data) > 40_000 {
			t.Errorf("%s: %d bytes", title, len(data))
		}
		seen[data] = true
	}
}

func BenchmarkCard(b *testing.B) {
	w, err := newWriter(Options{Archive: sample.Archive(b), Base: "/", Asset: func(s string) string { return s }})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		data, err := w.card()
		if err != nil || !bytes.HasPrefix(data, []byte("\x89PNG")) {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(data)), "bytes")
	}
}
