package main

import (
	"fmt"
	"io"
	"math"

	"muragat/articles/extract"
)

// What was chosen by the crossed measure: how much large weights cost, and the steps of the descent.
const (
	penalty  = 0.0002
	steps    = 300
	stride   = 4.0
	momentum = 0.9
)

type feature struct {
	number int
	value  float64
}

// model has a weight for each feature and family.
type model struct{ weights [][]float64 }

func newModel(features int) *model { return &model{table(features)} }

func table(features int) [][]float64 {
	t := make([][]float64, features)
	for i := range t {
		t[i] = make([]float64, len(extract.TopicFamilies()))
	}
	return t
}

// learn finds the weights that make the families of sentences likeliest, by gradient descent with momentum.
func (m *model) learn(sentences []*sentence) {
	speed, slope := table(len(m.weights)), table(len(m.weights))
	for range steps {
		for i, row := range slope {
			for k := range row {
				row[k] = penalty * m.weights[i][k]
			}
		}
		for _, s := range sentences {
			for k, share := range m.shares(s) {
				if k == s.family {
					share--
				}
				for _, f := range s.features {
					slope[f.number][k] += share * f.value / float64(len(sentences))
				}
			}
		}
		for i, row := range m.weights {
			for k := range row {
				speed[i][k] = momentum*speed[i][k] - stride*slope[i][k]
				row[k] += speed[i][k]
			}
		}
	}
}

// shares says how likely each family is.
func (m *model) shares(s *sentence) []float64 {
	out := make([]float64, len(extract.TopicFamilies()))
	for _, f := range s.features {
		for k, w := range m.weights[f.number] {
			out[k] += w * f.value
		}
	}
	sum := 0.0
	for k := range out {
		out[k] = math.Exp(out[k])
		sum += out[k]
	}
	for k := range out {
		out[k] /= sum
	}
	return out
}

// tally counts what the model says, by measure and language: [right][said].
type tally map[string]map[string][][]int

func (t tally) count(measure string, m *model, sentences []*sentence) {
	if t[measure] == nil {
		t[measure] = map[string][][]int{}
	}
	families := len(extract.TopicFamilies())
	for _, s := range sentences {
		if t[measure][s.lang] == nil {
			t[measure][s.lang] = make([][]int, families)
			for i := range families {
				t[measure][s.lang][i] = make([]int, families)
			}
		}
		best := 0
		shares := m.shares(s)
		for k := range shares {
			if shares[k] > shares[best] {
				best = k
			}
		}
		t[measure][s.lang][s.family][best]++
	}
}

// write writes the accuracies, and of the crossed measure what was taken for what.
func (t tally) write(w io.Writer) {
	for _, measure := range []string{"crossed", "train", "dev", "test", "news"} {
		fmt.Fprintf(w, "%-8s", measure)
		for _, lang := range []string{"ru", "kk", "uz", "en"} {
			right, all := 0, 0
			for i, row := range t[measure][lang] {
				for j, n := range row {
					all += n
					if i == j {
						right += n
					}
				}
			}
			fmt.Fprintf(w, "  %s %.3f", lang, float64(right)/float64(max(all, 1)))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, "\ncrossed, all languages; a line is what is right, a column what was said")
	for i, name := range extract.TopicFamilies() {
		fmt.Fprintf(w, "%-20s", name)
		for j := range extract.TopicFamilies() {
			n := 0
			for _, confused := range t["crossed"] {
				n += confused[i][j]
			}
			fmt.Fprintf(w, "%5d", n)
		}
		fmt.Fprintln(w)
	}
}
