package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"muragat/articles"
)

// written are the languages that the sentences are written in.
var written = [...]Lang{Russian, Kazakh, Uzbek, English}

// Every sentence exists in every language with the same placeholders and, where
// the language has plurals, with all of their forms.
func TestSentencesAreComplete(t *testing.T) {
	placeholder := regexp.MustCompile(`\{\w+\}`)
	forms := []int{3, 1, 1, 2}
	for k, languages := range sentences {
		want := placeholders(placeholder, languages[0])
		plural := strings.Contains(languages[0], "|")
		for i, s := range languages {
			if s == "" {
				t.Errorf("sentence %d has no %s", k, written[i])
			}
			for form := range strings.SplitSeq(s, "|") {
				if got := placeholders(placeholder, form); !slices.Equal(got, want) {
					t.Errorf("sentence %d, %s: %q has the placeholders %v, want %v", k, written[i], form, got, want)
				}
			}
			if n := strings.Count(s, "|") + 1; plural && n != forms[i] {
				t.Errorf("sentence %d, %s: %q has %d plural forms, want %d", k, written[i], s, n, forms[i])
			}
		}
	}
}

func placeholders(re *regexp.Regexp, s string) []string {
	first, _, _ := strings.Cut(s, "|")
	found := re.FindAllString(first, -1)
	slices.Sort(found)
	return found
}

func TestPlurals(t *testing.T) {
	for _, c := range []struct {
		lang Lang
		n    int
		want string
	}{
		{Russian, 0, "0 статей"},
		{Russian, 1, "1 статья"},
		{Russian, 2, "2 статьи"},
		{Russian, 5, "5 статей"},
		{Russian, 11, "11 статей"},
		{Russian, 14, "14 статей"},
		{Russian, 21, "21 статья"},
		{Russian, 112, "112 статей"},
		{Russian, 1004, "1\u00a0004 статьи"},
		{Kazakh, 5, "5 мақала"},
		{Uzbek, 5, "5 ta maqola"},
		{UzbekCyrillic, 5, "5 та мақола"},
		{English, 1, "1 article"},
		{English, 12345, "12,345 articles"},
	} {
		if got := c.lang.N(ArticlesN, c.n); got != c.want {
			t.Errorf("%s, %d: %q, want %q", c.lang, c.n, got, c.want)
		}
	}
}

func TestPick(t *testing.T) {
	for _, c := range []struct {
		wanted []string
		want   Lang
	}{
		{[]string{"de-AT", "kk-KZ", "en"}, Kazakh},
		{[]string{"UZ-Cyrl-UZ"}, UzbekCyrillic},
		{[]string{"uz-Latn"}, Uzbek},
		{[]string{"uz"}, Uzbek},
		{[]string{"fr"}, Russian},
		{nil, Russian},
	} {
		if got := Pick(c.wanted, Russian); got != c.want {
			t.Errorf("Pick(%v) = %s, want %s", c.wanted, got, c.want)
		}
	}
}

func TestDate(t *testing.T) {
	for _, c := range []struct {
		edtf string
		want [5]string
	}{
		{"2024-04-08", [5]string{"8 апреля 2024", "2024 ж. 8 сәуір", "2024-yil 8-aprel", "2024 йил 8 апрель", "8 April 2024"}},
		{"2024-04", [5]string{"апрель 2024", "2024 ж. сәуір", "2024-yil aprel", "2024 йил апрель", "April 2024"}},
		{"2024", [5]string{"2024", "2024", "2024", "2024", "2024"}},
		{"2024?", [5]string{"вероятно, 2024", "бәлкім, 2024", "ehtimol, 2024", "эҳтимол, 2024", "probably 2024"}},
		{"2018/..", [5]string{"с 2018", "2018 жылдан бастап", "2018-yildan beri", "2018 йилдан бери", "since 2018"}},
		{"2018-09/..", [5]string{"с сентября 2018", "2018 ж. қыркүйектен бастап", "2018-yil sentabrdan beri", "2018 йил сентябрдан бери", "since September 2018"}},
		{"../2010", [5]string{"по 2010", "2010 жылға дейін", "2010-yilgacha", "2010 йилгача", "until 2010"}},
		{"../2010-04", [5]string{"по апрель 2010", "2010 ж. сәуірге дейін", "2010-yil aprelgacha", "2010 йил апрелгача", "until April 2010"}},
		{"../2010-04-08", [5]string{"по 8 апреля 2010", "2010 ж. 8 сәуірге дейін", "2010-yil 8-aprelgacha", "2010 йил 8 апрелгача", "until 8 April 2010"}},
		{"2018/2020", [5]string{"2018 – 2020", "2018 – 2020", "2018 – 2020", "2018 – 2020", "2018 – 2020"}},
		{"", [5]string{}},
	} {
		d, err := articles.ParseDate(c.edtf)
		if err != nil {
			t.Fatal(err)
		}
		for i, l := range Langs {
			got := strings.ReplaceAll(l.Date(d), "\u00a0", " ")
			if got != c.want[i] {
				t.Errorf("%q in %s: %q, want %q", c.edtf, l, got, c.want[i])
			}
		}
	}
}

// A value leaves the direction of the sentence around it alone.
func TestValuesKeepTheirDirection(t *testing.T) {
	before, after, _ := strings.Cut(sentences[PhotoCredit][English.index()], "{name}")
	for value, want := range map[string]string{
		"Абай":               "Абай",
		"Абай \u202eКунанба": "Абай Кунанба",
		"أباي":               "\u2068أباي\u2069",
		"\u2069أباي\u2067":   "\u2068أباي\u2069",
	} {
		if got := English.T(PhotoCredit, "name", value); got != before+want+after {
			t.Errorf("%+q: %+q, wanted %+q", value, got, before+want+after)
		}
	}
}

func TestSize(t *testing.T) {
	for _, c := range []struct {
		lang  Lang
		bytes float64
		want  string
	}{
		{Russian, 0, "0,0 МБ"},
		{Kazakh, 1_492_689, "1,5 МБ"},
		{Uzbek, 999_900_000, "999,9 MB"},
		{English, 1e9, "1.0 GB"},
		{English, 999_950_000, "1.0 GB"},
		{Russian, 10_737_418_240, "10,7 ГБ"},
		{UzbekCyrillic, 2.5e9, "2,5 ГБ"},
	} {
		if got := c.lang.Size(c.bytes); got != c.want {
			t.Errorf("%v bytes in %v: %q, want %q", c.bytes, c.lang, got, c.want)
		}
	}
}

// A label below a bar belongs to one month.
func TestShortMonths(t *testing.T) {
	for _, l := range Langs {
		seen := map[string]int{}
		for m := 1; m <= 12; m++ {
			short := l.ShortMonth(m)
			if n := len([]rune(short)); n < 3 || n > 4 || !strings.HasPrefix(l.Month(m), short) {
				t.Errorf("%s: %s is short for %s", l, short, l.Month(m))
			}
			if other := seen[short]; other > 0 {
				t.Errorf("%s: %s is short for the months %d and %d", l, short, other, m)
			}
			seen[short] = m
		}
	}
	for m, want := range map[int]string{6: "iyun", 7: "iyul", 8: "avg"} {
		if got := Uzbek.ShortMonth(m); got != want {
			t.Errorf("month %d is %s, want %s", m, got, want)
		}
	}
}
