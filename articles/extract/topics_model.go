package extract

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"muragat/articles"
)

// The model tells which of eight families of topics a text belongs to, also where no listed
// word says so by itself. It is a multinomial logistic regression: each feature of a text adds its
// value times a weight to the score of each family, and the scores become shares that add up to 1.
//
// A feature is a topic of IPTC that words are listed for, a concept, or the first four letters of a word in one language. The
// value of the first two is s / (s + half), where s is
// the sum of its words, so that many words of one kind add ever less; all values
// of a text are then divided by their length as a vector, so that a long text has no
// stronger ones than a short one. They are the same in all languages, and so are the weights. The beginnings of words have all the same
// value, and together the length beginningsLength.
//
// The share of a family becomes weight for its topics, in the units of the lists of words. A share below
// leastShare counts for nothing, one of 1 for modelWeight, about as much as three telling words: in a
// long text the listed words decide, in a short one the model does. It is made less where few words
// of the text are known, as h / (h + 1 + t/knownOf) of h known words of t.
const (
	topicFeatureHalf   = 4.0
	conceptFeatureHalf = 0.5
	beginningsLength   = 0.6
	biasFeature        = "bias"
	biasValue          = 0.3
	leastShare         = 0.15
	modelWeight        = 18.0
	doubtLength        = 50.0
	fewKnown           = 4.0
	knownOf            = 20.0
)

// topicFamilies are the classes of the model, in the order of its weights, each with its topics. Where spread is
// set, weight goes to those that listed words speak of, if there are any; else it goes to the first.
var topicFamilies = []struct {
	name   string
	spread bool
	topics []string
}{
	{"science/technology", true, []string{"13000000", "05000000", "06000000"}},
	{"travel", false, []string{"20000563", "20000331", "20000337"}},
	{"politics", true, []string{"11000000", "02000000", "04000000", "09000000", "12000000", "14000000", "16000000"}},
	{"sports", false, []string{"15000000"}},
	{"health", false, []string{"07000000"}},
	{"entertainment", true, []string{"01000000", "08000000", "20000538", "20000565"}},
	{"geography", false, []string{"20000746"}},
	{otherFamily, true, []string{"03000000", "17000000"}},
}

// otherFamily is that of what has none of the other topics: accidents, weather, and what has no topic at all, so that nothing is
// given for it that listed words do not speak of.
const otherFamily = "other"

// TopicFamilies are the names of the model's classes, in the order of its weights.
func TopicFamilies() []string {
	var names []string
	for _, f := range topicFamilies {
		names = append(names, f.name)
	}
	return names
}

// TopicFeatures are what the model knows of a text. Weights by these names are what it learns.
func TopicFeatures(text, lang string, lemmas articles.Lemmatizer) map[string]float64 {
	w := readTopicWords("", text, lang, lemmas)
	features := map[string]float64{biasFeature: biasValue}
	for _, f := range w.features(w.listed.sums(len(iptcTable()))) {
		features[f.name] = f.value
	}
	return features
}

type topicFeature struct {
	name  string
	value float64
	sum   float64
	from  *topicCounter // the counter of its words, and what they reach there; nil of a beginning
	reach int
	word  string // that has the beginning
}

// features are those of an article but the bias, given the sums of the listed words.
func (w *topicWords) features(listed []float64) []topicFeature {
	var features []topicFeature
	squares := 0.0
	add := func(from *topicCounter, name func(int) string, sums []float64, half float64) {
		for i, s := range sums {
			if s > 0 {
				v := s / (s + half)
				squares += v * v
				features = append(features, topicFeature{name: name(i), value: v, sum: s, from: from, reach: i})
			}
		}
	}
	names := conceptTable().names
	add(&w.listed, func(i int) string { return iptcTable()[i].ID }, listed, topicFeatureHalf)
	add(&w.concepts, func(i int) string { return names[i] }, w.concepts.sums(len(names)), conceptFeatureHalf)
	for i := range features {
		features[i].value /= math.Sqrt(squares)
	}
	for _, b := range w.beginnings {
		features = append(features, topicFeature{
			name: w.listed.lang + ":" + b.letters, value: beginningsLength / math.Sqrt(float64(len(w.beginnings))), word: b.word,
		})
	}
	return features
}

// learnedTopic is what the model says of a topic.
type learnedTopic struct {
	weight float64
	words  []string // that tell most
}

//go:embed topics_model.txt
var modelTxt string

// model has the weights of each feature, by family.
type model map[string][]float64

var topicModel = sync.OnceValue(func() model {
	m, err := parseModel(modelTxt)
	if err != nil {
		panic("topics_model.txt:" + err.Error())
	}
	return m
})

// parseModel reads lines of weights and the name of a feature. The error begins with the line.
func parseModel(data string) (model, error) {
	m := model{}
	n := 0
	for line := range strings.Lines(data) {
		n++
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) <= len(topicFamilies) {
			return nil, fmt.Errorf("%d: found %d words, wanted %d weights and a name", n, len(f), len(topicFamilies))
		}
		weights := make([]float64, len(topicFamilies))
		for i := range weights {
			w, err := strconv.ParseFloat(f[i], 64)
			if err != nil || !(math.Abs(w) <= 1000) {
				return nil, fmt.Errorf("%d: found %q, wanted a weight", n, f[i])
			}
			weights[i] = w
		}
		m[strings.Join(f[len(topicFamilies):], " ")] = weights
	}
	return m, nil
}

// shares says how likely each family is; they add up to 1.
func (m model) shares(features []topicFeature) []float64 {
	scores := make([]float64, len(topicFamilies))
	add := func(name string, value float64) {
		for i, w := range m[name] {
			scores[i] += w * value
		}
	}
	add(biasFeature, biasValue)
	for _, f := range features {
		add(f.name, f.value)
	}
	greatest, sum := slices.Max(scores), 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - greatest)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	return scores
}

// weigh makes less of the sums of topics in families that the model thinks unlikely, and says what it adds to which topic of
// iptcTable.
func (m model) weigh(w *topicWords, sums []float64) map[int]learnedTopic {
	features := w.features(sums)
	shares := m.shares(features)
	known := float64(len(w.listed.hits) + len(w.concepts.hits))
	trust := max(0, min(1, (known-float64(w.tokens)/knownOf)/(fewKnown+float64(w.tokens)/knownOf)))
	trust *= 1 - unlearned(sums)
	learned := map[int]learnedTopic{}
	for family, share := range shares {
		if share <= leastShare {
			continue
		}
		weight := trust * modelWeight * (share - leastShare) / (1 - leastShare)
		words := m.words(features, family)
		tree := topicTree()
		listed := 0.0
		for _, id := range topicFamilies[family].topics {
			listed += sums[tree.index[id]]
		}
		for n, id := range topicFamilies[family].topics {
			part := 0.0
			if listed > 0 && topicFamilies[family].spread {
				part = sums[tree.index[id]] / listed
			} else if n == 0 && topicFamilies[family].name != otherFamily {
				part = 1
			}
			for t := tree.index[id]; t >= 0 && part > 0; t = tree.broader[t] {
				l := learned[t]
				l.weight += weight * part
				l.words = append(l.words, words...)
				learned[t] = l
			}
		}
	}
	doubt := trust / (1 + float64(w.tokens)/doubtLength)
	greatest := slices.Max(shares)
	for t, family := range familyOfTopic() {
		if family >= 0 && topicFamilies[family].name != otherFamily {
			sums[t] *= 1 - doubt*(1-shares[family]/greatest)
		}
		sums[t] += learned[t].weight
	}
	return learned
}

// unlearned says how far most of the listed words speak of accidents and weather, of which the model has learned
// little: 0 where a half of them do, 1 where all do.
func unlearned(sums []float64) float64 {
	other, all := 0.0, 0.0
	for t, broader := range topicTree().broader {
		if broader >= 0 {
			continue
		}
		all += sums[t]
		if f := familyOfTopic()[t]; f >= 0 && topicFamilies[f].name == otherFamily {
			other += sums[t]
		}
	}
	if other*2 <= all {
		return 0
	}
	return 2*other/all - 1
}

// familyOfTopic is the family of each topic of iptcTable, that of its nearest broader one; -1 if it has none.
var familyOfTopic = sync.OnceValue(func() []int {
	tree := topicTree()
	families := make([]int, len(tree.broader))
	for t := range families { // the broader ones come first
		families[t] = -1
		if b := tree.broader[t]; b >= 0 {
			families[t] = families[b]
		}
		for f := range topicFamilies {
			if slices.Contains(topicFamilies[f].topics, iptcTable()[t].ID) {
				families[t] = f
			}
		}
	}
	return families
})

// words are those that speak most for a family.
func (m model) words(features []topicFeature, family int) []string {
	weight := map[string]float64{}
	var order []string
	for _, f := range features {
		weights := m[f.name]
		if weights == nil {
			continue
		}
		mean := 0.0
		for _, w := range weights {
			mean += w / float64(len(weights))
		}
		if f.from == nil {
			if weight[f.word] == 0 {
				order = append(order, f.word)
			}
			weight[f.word] += (weights[family] - mean) * f.value
			continue
		}
		for _, h := range f.from.hits {
			for _, r := range h.pattern.reach {
				if r.topic == f.reach {
					if weight[h.words] == 0 {
						order = append(order, h.words)
					}
					weight[h.words] += (weights[family] - mean) * f.value * r.weight * saturate(f.from.counts[h.pattern]) / f.sum
				}
			}
		}
	}
	var words []weighedWord
	for _, word := range order {
		if weight[word] > 0 {
			words = append(words, weighedWord{word, weight[word]})
		}
	}
	return heaviest(words, maxModelWords)
}
