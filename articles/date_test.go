package articles

import (
	"strings"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	day := func(s string) int {
		d, err := time.Parse("2006-01-02", s)
		if err != nil {
			t.Fatal(err)
		}
		return int(d.Unix() / 86400)
	}
	for edtf, want := range map[string][2]int{
		"":                    {0, 0},
		"2024-04-18":          {day("2024-04-18"), day("2024-04-18")},
		"2024-02-29":          {day("2024-02-29"), day("2024-02-29")},
		"2000-02-29?":         {day("2000-02-29"), day("2000-02-29")},
		"2023-02":             {day("2023-02-01"), day("2023-02-28")},
		"2024":                {day("2024-01-01"), day("2024-12-31")},
		"1969?":               {-365, -1},
		"0001":                {MinDay + 1, MinDay + 365},
		"9999-12-31":          {MaxDay - 1, MaxDay - 1},
		"2018/..":             {day("2018-01-01"), MaxDay},
		"../2018-05":          {MinDay, day("2018-05-31")},
		"2018?/2020-06-01?":   {day("2018-01-01"), day("2020-06-01")},
		"2018/2018":           {day("2018-01-01"), day("2018-12-31")},
		"2018-05-02/2018-05":  {day("2018-05-02"), day("2018-05-31")},
		"0001-01-01/..":       {MinDay + 1, MaxDay},
		"1970-01-01/9999-12?": {0, MaxDay - 1},
	} {
		d, err := ParseDate(edtf)
		if err != nil {
			t.Errorf("ParseDate(%q): %v", edtf, err)
			continue
		}
		first, last := d.Bounds()
		if first != want[0] || last != want[1] {
			t.Errorf("ParseDate(%q).Bounds() = %d, %d, want %d, %d", edtf, first, last, want[0], want[1])
		}
		if d.String() != edtf || d.IsZero() != (edtf == "") {
			t.Errorf("ParseDate(%q) gives %q", edtf, d)
		}
		if s, _ := d.span(); s.date() != d {
			t.Errorf("%q taken apart and put together is %q", edtf, s.date())
		}
	}
}

func TestParseDateErrors(t *testing.T) {
	for edtf, want := range map[string]string{
		"2024-02-30":         "found day 30, wanted 01 to 29: 2024-02 has no more",
		"2023-02-29":         "wanted 01 to 28",
		"1900-02-29":         "wanted 01 to 28",
		"2024-04-31":         "wanted 01 to 30",
		"2024-04-00":         "found day 00",
		"2024-13":            "found month 13",
		"2024-00":            "found month 00",
		"0000":               "year 0000",
		"24":                 `found "24", wanted a year, month or day`,
		"2024-4-18":          "wanted a year, month or day",
		"18.04.2024":         "wanted a year, month or day",
		"2024-04-18T10:00":   "wanted a year, month or day",
		"+024":               "wanted a year, month or day",
		"2024-+4":            "wanted a year, month or day",
		"2024??":             "wanted a year, month or day",
		"../..":              "open at both ends",
		"2020/2018":          "ends before it begins",
		"2018/2019/2020":     "wanted a year, month or day",
		"2018/":              "wanted a year, month or day",
		"/":                  "wanted a year, month or day",
		"2018/2019-02-29":    "found day 29",
		"\xff024":            "wanted a year, month or day",
		"٢٠٢٤":               "wanted a year, month or day",
		" 2024":              "wanted a year, month or day",
		"2024-02-30/2025-01": "found day 30",
	} {
		d, err := ParseDate(edtf)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseDate(%q) = %q, %v, want an error with %q", edtf, d, err, want)
		}
		if !d.IsZero() {
			t.Errorf("ParseDate(%q) gives %q beside its error", edtf, d)
		}
	}
}

func TestCalendar(t *testing.T) {
	start := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for day := MinDay + 1; day < MaxDay; day += 13 {
		want := start.AddDate(0, 0, day-MinDay-1)
		year, month, dom := civil(day)
		if year != want.Year() || month != int(want.Month()) || dom != want.Day() {
			t.Fatalf("civil(%d) = %d-%d-%d, want %v", day, year, month, dom, want)
		}
		if got := dayNumber(year, month, dom); got != day {
			t.Fatalf("dayNumber(%v) = %d, want %d", want, got, day)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2024", "2024-02-30", "2018?/..", "../2018-05", "2024-05-17/2025?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			if !d.IsZero() {
				t.Fatalf("%q: %q beside %v", s, d, err)
			}
			return
		}
		first, last := d.Bounds()
		if first > last || first < MinDay || last > MaxDay {
			t.Fatalf("%q: bounds %d, %d", s, first, last)
		}
		span, err := d.span()
		if again := span.date(); err != nil || again != d || again.String() != s {
			t.Fatalf("%q became %q, %v", s, again, err)
		}
	})
}
