package main

import (
	"strings"
	"testing"
	"time"
)

func TestFamilyGiven(t *testing.T) {
	broader := map[string]string{"20000563": "20000538", "20000538": "10000000", "20000337": "20000209", "20000209": "04000000", "20000746": "20000742", "20000742": "13000000"}
	for want, given := range map[string][]topicFacts{
		"":                   {{ID: "03000000", Score: .9}},
		"politics":           {{ID: "04000000", Score: .8}, {ID: "20000337", Score: .5}},
		"travel":             {{ID: "04000000", Score: .8}, {ID: "20000337", Score: .78}},
		"geography":          {{ID: "13000000", Score: .6}, {ID: "20000746", Score: .6}},
		"science/technology": {{ID: "13000000", Score: .8}, {ID: "20000746", Score: .4}, {ID: "03000000", Score: .9}},
		"entertainment":      {{ID: "10000000", Score: .7}, {ID: "20000538", Score: .7}},
	} {
		if got := familyGiven(given, broader); got != want {
			t.Errorf("%v: got %q, want %q", given, got, want)
		}
	}
}

func TestFitness(t *testing.T) {
	day := partial{2019, 11, 5}
	for edtf, want := range map[string]fit{
		"2019-11-05": fits, "2019-11-05?": fits, "2019-11-05/2019-11-09": fits,
		"2019-11": coarser, "2019-11-04/2019-11-10": coarser,
		"2019-11-06": misses, "2018": misses,
	} {
		if got := fitness(dateFacts{EDTF: edtf}, days{day, day}); got != want {
			t.Errorf("%s: got %d, want %d", edtf, got, want)
		}
	}
}

func TestTranslated(t *testing.T) {
	base := time.Date(2019, 3, 12, 0, 0, 0, 0, time.UTC)
	for text, want := range map[string]partial{
		"sunday 12 september 1890": {1890, 9, 12}, "2 day ago": {2019, 3, 10}, "in 3 week": {2019, 4, 2},
		"3 month ago": {2018, 12, 0}, "in 8 year": {2027, 0, 0},
		"tuesday": {}, "5 hour ago": {}, "9 month": {},
	} {
		got, ok := translated(strings.Fields(text), base)
		if ok != (want != partial{}) || got.first != want {
			t.Errorf("%s: got %v, want %v", text, got.first, want)
		}
	}
}
