package articles

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQuotesBy(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	seen := 0
	for range 300 {
		w := newWorld(random)
		a := mustOpen(t, w.c, Lemmatizer(w.lemmatize).Each)
		for p := range a.Info().Persons {
			var want []Quote
			in := map[int]bool{}
			for _, n := range a.Search(Query{Sort: ByNewest}, a.Len()).Hits {
				for _, q := range a.Quotes(n) {
					if q.Person == a.Person(p).ID {
						want = append(want, Quote{n, q})
						in[n] = true
					}
				}
			}
			limit := random.IntN(6)
			got, n := a.QuotesBy(p, limit)
			if d := cmp.Diff(want[:min(limit, len(want))], got); d != "" && len(want)+len(got) > 0 && limit > 0 {
				t.Fatalf("quotations of person %d (-want +got):\n%s", p, d)
			}
			if n != len(in) {
				t.Fatalf("person %d is quoted in %d articles, want %d", p, n, len(in))
			}
			seen += len(got)
		}
	}
	if seen < 100 {
		t.Fatalf("saw %d quotations, wanted a hundred", seen)
	}
}

func TestSpeakerFilter(t *testing.T) {
	a := mustOpen(t, sample(t), nil)
	for text, want := range map[string][]string{
		"said:tokaev": {"tokaev"}, `сказал:"Шавкат Мирзиёев"`: {"mirziyoyev"}, "деді:Тоқаев": {"tokaev"}, "dedi:tokaev": {"tokaev"},
	} {
		q, ignored := a.ParseQuery(map[string][]string{"q": {text}})
		if !slices.Equal(q.Speakers, want) || q.Text != "" || q.Persons != nil || ignored != nil {
			t.Errorf("%s: %+v, ignored %v, want the speaker %v", text, q, ignored, want)
		}
		if answer := a.Search(q, 5); answer.Total != 1 || a.ID(answer.Hits[0]) != "2023/meeting" {
			t.Errorf("%s finds %d articles, want one", text, answer.Total)
		}
		if back := q.Values()["speaker"]; !slices.Equal(back, want) {
			t.Errorf("%s has the address speaker=%v, want %v", text, back, want)
		}
	}
	q, _ := a.ParseQuery(map[string][]string{"speaker": {"nobody"}})
	if answer := a.Search(q, 5); answer.Total != 0 {
		t.Errorf("%d articles quote nobody, want none", answer.Total)
	}
	if _, ignored := a.ParseQuery(map[string][]string{"speaker": {"somebody"}}); len(ignored) != 1 || ignored[0].Key != "speaker" {
		t.Errorf("a speaker whom the archive does not know: %v, want it reported", ignored)
	}
}

func TestQuotationsMustFit(t *testing.T) {
	c := sample(t)
	c.Articles[0].Quotes[0].Person = "nobody"
	if _, err := Encode(c, nil); err == nil || err.Error() != `article "2023/meeting": quotation of "nobody": found no fact of the person in the article, wanted one` {
		t.Errorf("a quotation of a person of no fact: %v", err)
	}
	c = sample(t)
	c.Articles[0].Quotes[1].End = 10_000
	if _, err := Encode(c, nil); err == nil {
		t.Error("a quotation beyond the end of the text is encoded")
	}
}
